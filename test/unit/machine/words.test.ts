/** What names of images, files and machines are taken apart into. */
import assert from 'node:assert/strict';
import { lastPart, pathParts, withoutExtension } from '../../../src/core/machine/guests/words';

describe('a path or an address', () => {
  const parts: readonly (readonly [path: string, file: string, folders: readonly string[], isUrl: boolean])[] = [
    ['a.iso', 'a.iso', [], false],
    ['iso/win/a.iso', 'a.iso', ['iso', 'win'], false],
    ['C:\\iso\\\\win\\a.iso', 'a.iso', ['C:', 'iso', 'win'], false],
    ['iso/a%20b+c.iso', 'a b c.iso', ['iso'], false],
    ['iso/win/', 'win', ['iso'], false],
    ['', '', [], false],
    ['https://mirror.example/debian/12/a.iso', 'a.iso', ['debian', '12'], true],
    ['HTTP://mirror.example/a%20b.iso?x=/y#z', 'a b.iso', [], true],
    ['a?b#c.iso', 'a?b#c.iso', [], false],
  ];
  for (const [path, file, folders, isUrl] of parts) {
    it(`is taken apart: ${JSON.stringify(path)}`, () => {
      assert.deepEqual(pathParts(path), { file, folders, isUrl });
      assert.equal(lastPart(path), file);
    });
  }

  it('is a name without the endings of images, disks and definitions, whatever their case', () => {
    for (const ending of ['iso', 'IMG', 'vhd', 'vhdx', 'avhdx', 'box', 'json', 'hcl', 'ova', 'ovf', 'vmcx', 'xml']) {
      assert.equal(withoutExtension(`win.10.${ending}`), 'win.10');
    }
    assert.equal(withoutExtension('windows-8.1'), 'windows-8.1');
  });
});
