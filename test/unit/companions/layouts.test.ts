/** Layouts that somebody could have written for AutoYaST and for Debian's installer, with an EFI system partition. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readAutoYast } from '../../../src/core/companions/autoyast';
import { readPreseed } from '../../../src/core/companions/preseed';
import { autoYastForUefi } from '../../../src/core/companions/uefi/autoyast';
import { preseedForUefi } from '../../../src/core/companions/uefi/preseed';
import { lines } from '../../../src/core/languages/lines';
import { xml } from '../../../src/core/languages/xml';
import { runs } from '../runs';
import { become } from './answer-files';

const profile = (text: string): string => become(xml, text, autoYastForUefi);
const preseed = (text: string): string => become(lines, text, document => preseedForUefi(document, false));

const lineEnd = fc.constantFrom('\n', '\r\n');

describe('a layout of AutoYaST', () => {
  const made = fc.record({
    type: fc.constantFrom('', ' config:type="integer"', ' t="integer"'),
    isNumbered: fc.boolean(),
    hasBiosBoot: fc.boolean(),
    label: fc.constantFrom('', '<disklabel>msdos</disklabel>', '<disklabel>gpt</disklabel>'),
    mounts: fc.uniqueArray(fc.constantFrom('/boot', '/home', '/srv', 'swap'), { maxLength: 4 }),
    isLvm: fc.boolean(),
    otherDisk: fc.boolean(),
    gap: fc.constantFrom('', '\n', '\r\n\t', '\n  <!-- a comment -->\n'),
  });
  type Made = typeof made extends fc.Arbitrary<infer T> ? T : never;
  const written = ({ type, isNumbered, hasBiosBoot, label, mounts, isLvm, otherDisk, gap }: Made): string => {
    const rest = isLvm ? '<lvm_group>system</lvm_group>' : '<mount>/</mount>';
    const all = [
      ...(hasBiosBoot ? [`<partition_id${type}>263</partition_id><size>2M</size>`] : []),
      ...mounts.map((mount, index) => `<mount>${mount}</mount><size>${index + 1}G</size>`),
      `${rest}<size>max</size>`,
    ];
    const numbered = all.map((inner, index) =>
      isNumbered ? `${inner}<partition_nr${type}>${index + 1}</partition_nr>` : inner,
    );
    const disk = ['<partitions>', ...numbered.map(inner => `<partition>${inner}</partition>`), '</partitions>'];
    const lvm = `<drive><device>/dev/system</device><type>CT_LVM</type><partitions><partition><mount>/</mount><lv_name>root</lv_name></partition></partitions></drive>`;
    return [
      '<profile xmlns:config="http://www.suse.com/1.0/configns"><loader_type>grub2</loader_type><partitioning>',
      `<drive><device>/dev/sda</device>${label}`,
      ...disk,
      '</drive>',
      ...(isLvm ? [lvm] : []),
      ...(otherDisk
        ? [
            '<drive><device>/dev/sdb</device><partitions><partition><mount>/data</mount></partition></partitions></drive>',
          ]
        : []),
      '</partitioning></profile>',
    ].join(gap);
  };
  /** Its partitions by what they say, without their numbers. */
  const partitionsIn = (text: string): string[] =>
    [...text.matchAll(/<partition>([\s\S]*?)<\/partition>/g)].map(([, inner = '']) =>
      inner
        .replace(/<partition_nr[^>]*>\d+<\/partition_nr>/, '')
        .replace(/<!--.*?-->/g, '')
        .replace(/\s/g, ''),
    );
  const numbersIn = (text: string): number[] =>
    [...text.matchAll(/<partition_nr[^>]*>(\d+)</g)].map(([, number]) => Number(number));

  it('says as much as before, with one EFI system partition and numbers that count on, and is converted once', () => {
    fc.assert(
      fc.property(made, each => {
        const before = written(each);
        const after = profile(before);
        const isEfi = (inner: string): boolean => inner.includes('<mount>/boot/efi</mount>');
        const partitions = partitionsIn(after);
        assert.equal(partitions.filter(isEfi).length, 1);
        assert.match(partitions.find(isEfi) ?? '', />259<\/partition_id>/);
        assert.deepEqual(
          partitions.filter(inner => !isEfi(inner)),
          partitionsIn(before).filter(inner => !inner.includes('>263<')),
        );
        const numbers = numbersIn(after);
        assert.deepEqual(
          numbers,
          [...numbers.keys()].map(index => index + 1),
        );
        assert.equal(numbers.length > 0, each.isNumbered);
        assert.equal(after.split('<!-- a comment -->').length, before.split('<!-- a comment -->').length);
        assert.equal(after.includes('\r'), before.includes('\r'));
        assert.ok(!after.includes('msdos') && after.includes('>grub2-efi<'));
        assert.deepEqual([readAutoYast(after)?.efi, readAutoYast(after)?.biosLoader], [true, undefined]);
        assert.equal(profile(after), 'no-layout');
      }),
      runs(200),
    );
  });
});

describe('a recipe of a preseed file', () => {
  const EFI = '538 538 1075 free $iflabel{ gpt } $reusemethod{ } method{ efi } format{ } .';
  const partition = fc
    .tuple(
      fc.constantFrom('300 350 400', '100% 512 200%', '900 9000 -1'),
      fc.constantFrom('ext4', 'linux-swap', 'xfs'),
      fc.constantFrom(
        '$primary{ } $bootable{ } method{ format } format{ }',
        'method{ swap } format{ }',
        '$lvmok{ } method{ lvm }',
      ),
    )
    .map(parts => `${parts.join(' ')} .`);
  const made = fc.record({
    lineEnd,
    /** What stands between the words, at each place where a line may end. */
    gaps: fc.array(fc.constantFrom(' ', ' \\\n', ' \\\n    ', '\t\\\n# a comment\n\t', ' \\\n\n  '), {
      minLength: 8,
      maxLength: 8,
    }),
    partitions: fc.array(partition, { minLength: 1, maxLength: 5 }),
    before: fc.constantFrom(
      '',
      'd-i partman-auto/method string lvm\n',
      '# d-i partman-auto/expert_recipe string a :: 1 1 1 ext4 .\n',
      'd-i preseed/late_command string a; \\\n  b\n',
    ),
  });
  /** What the installer makes of the file: each answer in one line (debconf-set-selections). */
  const answersIn = (text: string): string[] =>
    text
      .split(/\r?\n/)
      .filter(line => !/^#|^\s*$/.test(line))
      .join('\n')
      .replace(/[ \t]*\\\n[ \t]*/g, ' ')
      .split('\n')
      .map(line => line.trim().replace(/\s+/g, ' '));

  it('says as much as before, with an EFI system partition in front, however its lines are broken', () => {
    fc.assert(
      fc.property(made, ({ gaps, partitions, before, lineEnd: end }) => {
        const gap = (index: number): string => gaps[index % gaps.length] ?? ' ';
        const recipe = partitions.map((each, index) => gap(index + 1) + each).join('');
        const text =
          `${before}d-i partman-auto/expert_recipe string${gap(0)}disk ::${recipe}\nd-i partman/confirm boolean true\n`.replaceAll(
            '\n',
            end,
          );
        const after = preseed(text);
        assert.deepEqual(
          answersIn(after),
          answersIn(text).map(line =>
            line.startsWith('d-i partman-auto/expert_recipe ') ? line.replace('::', `:: ${EFI}`) : line,
          ),
        );
        assert.equal(readPreseed(after).efi, true);
        assert.equal(after.replaceAll('\r\n', '').includes('\r'), false);
        assert.equal(after.split('# a comment').length, text.split('# a comment').length);
      }),
      runs(200),
    );
  });
});
