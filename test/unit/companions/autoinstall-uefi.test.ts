/** Autoinstall files of Ubuntu for UEFI. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { readAutoinstall } from '../../../src/core/companions/autoinstall';
import { autoinstallForUefi } from '../../../src/core/companions/uefi/autoinstall';
import { lines } from '../../../src/core/languages/lines';
import { completed } from '../../../src/core/steps';
import { applyEdits } from '../../../src/core/text/place';

function forUefi(text: string): string {
  const document = completed(lines.parse(text, 'user-data'));
  const written = autoinstallForUefi(document);
  return 'cannot' in written ? written.cannot : applyEdits(text, lines.plan(document, written.edits).edits);
}

interface Configured {
  readonly id?: string;
  readonly device?: string;
  readonly number?: number;
  readonly ptable?: string;
  readonly flag?: string;
  readonly size?: string | number;
  readonly grub_device?: boolean;
}

const itemsOf = (text: string): Configured[] => parse(text).autoinstall.storage.config;
const withItems = (...items: string[]): string =>
  `#cloud-config\nautoinstall:\n  version: 1\n  storage:\n    swap:\n      size: 0\n    config:\n${items.map(item => `${item}\n`).join('')}  identity:\n    hostname: a # the name\n`;

const BLOCKS = [
  '      - type: disk\n        id: disk0\n        match:\n          size: largest\n        ptable: gpt\n        grub_device: true # by BIOS',
  '      - type: partition\n        id: grub\n        device: disk0\n        size: 1MB\n        flag: bios_grub',
  '\n      # the system\n      - type: partition\n        id: root\n        device: disk0\n        size: -1',
  '      - type: format\n        id: root-fs\n        volume: root\n        fstype: ext4',
  '      - type: mount\n        id: root-mount\n        device: root-fs\n        path: /',
];

describe('an autoinstall file for UEFI', () => {
  it('has an EFI system partition in place of that of GRUB, mounted behind the others', () => {
    const before = withItems(...BLOCKS);
    const after = forUefi(before);
    assert.equal(
      after,
      before
        .replace('grub_device: true #', 'grub_device: false #')
        .replace('size: 1MB\n        flag: bios_grub', 'size: 512M\n        flag: boot\n        grub_device: true')
        .replace(
          'path: /\n',
          'path: /\n      - id: efi-format\n        type: format\n        fstype: fat32\n        volume: grub\n      - id: efi-mount\n        type: mount\n        device: efi-format\n        path: /boot/efi\n',
        ),
    );
    assert.equal(itemsOf(after).length, 7);
    assert.equal(readAutoinstall(after).efi, true);
    assert.equal(forUefi(after.replaceAll('\n', '\r\n')).includes('\r\r'), false);
  });

  it('is the same between braces, in the column of its name, and in bytes', () => {
    const after = forUefi(
      `autoinstall:\n  storage:\n    config:\n    - { ptable: gpt, path: /dev/sda, grub_device: true, type: disk, id: 'disk-sda' }\n    - {device: disk-sda, size: 1048576, flag: bios_grub, number: 1, type: partition, id: p0}\n    - {device: disk-sda, size: -1, number: 2, type: partition, id: p1}\n    - {fstype: ext4, volume: p1, type: format, id: format-0}\n    - {device: format-0, path: /, type: mount, id: mount-0}\n  version: 1\n`,
    );
    const [disk, efi, root, ...rest] = itemsOf(after);
    assert.deepEqual(disk, { ptable: 'gpt', path: '/dev/sda', grub_device: false, type: 'disk', id: 'disk-sda' });
    assert.deepEqual(efi, {
      ...{ device: 'disk-sda', size: 536870912, flag: 'boot', number: 1, type: 'partition', id: 'p0' },
      grub_device: true,
    });
    assert.equal(root?.number, 2);
    assert.deepEqual(rest.slice(2), [
      { id: 'efi-format', type: 'format', fstype: 'fat32', volume: 'p0' },
      { id: 'efi-mount', type: 'mount', device: 'efi-format', path: '/boot/efi' },
    ]);
  });

  it('is read where braces go over several lines, and lists stand in items', () => {
    const after = forUefi(
      `autoinstall:\n  storage:\n    config:\n    - {ptable: gpt, match: {size: largest}, name: '', grub_device: true,\n      type: disk, id: d}\n    - {device: d, size: 1048576, flag: bios_grub, number: 1, type: partition,\n      id: p0}\n    - {device: d, size: -1, type: partition, id: p1}\n    - type: lvm_volgroup\n      devices:\n      - p1\n      id: vg\n`,
    );
    assert.ok(after.includes("name: '', grub_device: false,\n      type: disk, id: d}"), after);
    assert.ok(
      after.includes('size: 536870912, flag: boot, number: 1, type: partition,\n      id: p0, grub_device: true}'),
      after,
    );
    assert.ok(
      after.endsWith('    - id: efi-mount\n      type: mount\n      device: efi-format\n      path: /boot/efi\n'),
    );
    assert.equal(itemsOf(after).length, 6);
  });

  it('has names of its own that nothing else has', () => {
    const [format, ...others] = BLOCKS.slice(3);
    const taken = (format ?? '').replace('id: root-fs', 'id: efi-format');
    const after = itemsOf(forUefi(withItems(...BLOCKS.slice(0, 3), taken, ...others)));
    assert.deepEqual(
      after.slice(-2).map(({ id, device }) => [id, device]),
      [
        ['efi-format-1', undefined],
        ['efi-mount', 'efi-format-1'],
      ],
    );
  });

  it('has one in front of the others where the disk was MBR, by number', () => {
    const text = withItems(
      '      - {type: disk, id: d, ptable: msdos, grub_device: yes}',
      '      - {type: partition, id: b, device: d, number: 1, size: 1G, flag: boot}',
      '      - {type: partition, id: r, device: d, number: 2, size: -1}',
    );
    const [disk, efi, boot, root] = itemsOf(forUefi(text));
    assert.equal(disk?.ptable, 'gpt');
    assert.deepEqual([efi?.number, boot?.number, root?.number], [1, 2, 3]);
    assert.deepEqual([efi?.flag, boot?.flag, efi?.grub_device], ['boot', 'linux', true]);
    assert.equal(efi?.size, '512M');
  });

  it('stays where it cannot be read with certainty, or keeps what is there', () => {
    const changed = (from: string | RegExp, to: string): string => forUefi(withItems(...BLOCKS).replace(from, to));
    assert.equal(changed('id: root\n', 'id: root\n        preserve: true\n'), 'existing-partitions');
    assert.equal(changed('size: -1', 'size: -1\n        flag: logical'), 'logical');
    assert.equal(changed('- type: partition', '- &p\n        type: partition'), 'not-plain');
    assert.equal(changed('id: root\n', 'id: *name\n'), 'not-plain');
    assert.equal(
      changed('- type: disk', '- type: disk\n        id: other\n        grub_device: true\n      - type: disk'),
      'several-disks',
    );
    assert.equal(changed('    config:', '    config: []\n    other:'), 'not-plain');
    assert.equal(changed('      - type: mount', '%{ if x }\n      - type: mount'), 'not-plain');
    assert.equal(changed('id: root\n', 'id: root\n        offset: 2097152\n'), 'offsets');
    assert.equal(changed('    swap:', '    grub:\n      install_devices:\n        - root\n    swap:'), 'grub-devices');
    assert.equal(
      changed('    swap:', '    grub: { reorder_uefi: false, install_devices: [a] }\n    swap:'),
      'grub-devices',
    );
    assert.equal(changed('- type: disk', '- type: disk\n        preserve: true'), 'existing-partitions');
    assert.equal(forUefi('autoinstall:\n  storage:\n    layout:\n      name: lvm\n'), 'not-plain');
    assert.equal(forUefi(''), 'not-plain');
  });

  /** The items of a layout that somebody could have written, in either form. */
  const layout = fc.record({
    isBraced: fc.boolean(),
    isMbr: fc.boolean(),
    isNumbered: fc.boolean(),
    lineEnd: fc.constantFrom('\n', '\r\n'),
    others: fc.array(fc.constantFrom('512M', '2G', '10%', '8589934592'), { maxLength: 3 }),
    comment: fc.constantFrom('', ' # a comment', '  # grub_device: true'),
  });
  const written = ({
    isBraced,
    isMbr,
    isNumbered,
    lineEnd,
    others,
    comment,
  }: typeof layout extends fc.Arbitrary<infer T> ? T : never): string => {
    const sizes = [...(isMbr ? [] : ['1M']), ...others, '-1'];
    const items = [
      { type: 'disk', id: 'd', ptable: isMbr ? 'msdos' : 'gpt', grub_device: 'true' },
      ...sizes.map((size, index) => ({
        type: 'partition',
        id: `p${index}`,
        device: 'd',
        size,
        ...(isNumbered && { number: String(index + 1) }),
        ...(!isMbr && index === 0 && { flag: 'bios_grub' }),
      })),
      { type: 'format', id: 'f', volume: `p${sizes.length - 1}`, fstype: 'ext4' },
      { type: 'mount', id: 'm', device: 'f', path: '/' },
    ];
    const texts = items.map(item => Object.entries(item).map(([name, value]) => `${name}: ${value}`));
    return withItems(
      ...texts.map(pairs =>
        isBraced ? `      - {${pairs.join(', ')}}${comment}` : `      - ${pairs.join(`${comment}\n        `)}`,
      ),
    ).replaceAll('\n', lineEnd);
  };

  it('says of each layout as much as before, with an EFI system partition that has a number of its own', () => {
    fc.assert(
      fc.property(layout, made => {
        const before = written(made);
        const after = forUefi(before);
        const items = itemsOf(after);
        const efi = items.filter(({ flag }) => flag === 'boot');
        assert.equal(efi.length, 1);
        assert.equal(readAutoinstall(after).efi, true);
        assert.equal(items.length, itemsOf(before).length + (made.isMbr ? 3 : 2));
        const numbers = items.flatMap(({ number }) => number ?? []);
        assert.deepEqual(
          numbers,
          [...numbers.keys()].map(index => index + 1),
        );
        assert.ok(!items.some(({ ptable, flag }) => ptable === 'msdos' || flag === 'bios_grub'));
        assert.equal(after.split('#').length, before.split('#').length);
        assert.equal(after.includes('\r'), before.includes('\r'));
      }),
    );
  });

  it('is read or left, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'storage:',
            '  config:',
            '    - ',
            '{',
            '}',
            '[',
            ']',
            '"',
            "'",
            '#',
            ': ',
            ', ',
            'id: d',
            'type: disk',
            '\n',
            '\r\n',
            '\t',
            '&a',
            '<<',
            '%{',
          ),
        ),
        parts => {
          const text = `autoinstall:\n  storage:\n    config:\n${parts.join('')}`;
          assert.equal(typeof forUefi(text), 'string');
        },
      ),
    );
    for (const text of [
      '- {'.repeat(50_000),
      '['.repeat(100_000),
      `storage:\n  config:\n    - {${'a: b, '.repeat(50_000)}}`,
    ]) {
      assert.equal(typeof forUefi(text), 'string');
    }
  });
});
