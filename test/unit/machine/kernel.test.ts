import assert from 'node:assert/strict';
import { kernelFor32Bit } from '../../../src/core/machine/guests/kernel';
import { assertGrowsEvenly } from '../growth';

describe('a kernel that a boot command starts', () => {
  const narrow = [
    ['linux /install.386/vmlinuz auto', '/install.386/vmlinuz'],
    ['/install.386/gtk/vmlinuz', '/install.386/gtk/vmlinuz'],
    ['linux (cd0)/boot/i386/loader/linux', '/boot/i386/loader/linux'],
    ['linux /arch/boot/i686/vmlinuz', '/arch/boot/i686/vmlinuz'],
    ['linux /live/vmlinuz-6.1.0-18-686-pae', '/live/vmlinuz-6.1.0-18-686-pae'],
    ['kernel debian-installer/i386/linux', '/i386/linux'],
  ] as const;
  for (const [text, path] of narrow) {
    it(`is a 32-bit one: ${text}`, () => assert.equal(kernelFor32Bit(text), path));
  }

  const wide = ['/install.amd/vmlinuz', '/casper/vmlinuz', '/boot/x86_64/loader/linux', '/boot/grub/i386-pc/linux.mod'];
  for (const text of wide) {
    it(`is of another kind: ${text}`, () => assert.equal(kernelFor32Bit(text), undefined));
  }

  it('is looked for in time that grows with the text', () => {
    assertGrowsEvenly(count => kernelFor32Bit('/a.b/vmlinuz-8/i386/vml-686-x'.repeat(count)), 20_000);
  });
});
