/** Answer files of Windows Setup that somebody could have written, and what comes of them. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readAnswerFile } from '../../../src/core/companions/answer-file';
import { bootDiskOf } from '../../../src/core/companions/diskpart';
import { REASONS, type Written } from '../../../src/core/companions/uefi/written';
import type { Document, Language } from '../../../src/core/languages/language';
import { completed } from '../../../src/core/steps';
import { applyEdits } from '../../../src/core/text/place';

/** What a writer makes of a text; the reason where it makes nothing. */
export function become(language: Language, text: string, write: (document: Document) => Written): string {
  const document = completed(language.parse(text, 'a'));
  const written = write(document);
  if ('cannot' in written) {
    assert.ok(written.cannot in REASONS);
    return written.cannot;
  }
  const { edits, refused } = language.plan(document, written.edits);
  assert.deepEqual(refused, []);
  return applyEdits(text, edits);
}

export interface Partition {
  readonly role: 'system' | 'recovery' | 'windows' | 'data';
  readonly size: number | undefined;
  readonly label: string | undefined;
  readonly letter: string | undefined;
}

const element = (name: string, value: string | number | undefined): string =>
  value === undefined ? '' : `<${name}>${value}</${name}>`;

/** An answer file with some partitions, of which the system partition is active, or else Windows' own. */
export function answerFile(partitions: readonly Partition[], gap: string, more = ''): string {
  const windows = partitions.findIndex(({ role }) => role === 'windows') + 1;
  const hasSystem = partitions.some(({ role }) => role === 'system');
  const created = partitions.map(
    ({ size }, index) =>
      `<!-- c${index} --><CreatePartition wcm:action="add">${element('Order', index + 1)}<Type>Primary</Type>${
        size === undefined ? '<Extend>true</Extend>' : element('Size', size)
      }</CreatePartition>`,
  );
  const modified = partitions.map(({ role, label, letter }, index) => {
    const isActive = role === 'system' || (role === 'windows' && !hasSystem);
    return `<!-- m${index} --><ModifyPartition wcm:action="add">${[
      isActive ? '<Active>true</Active>' : '',
      '<Format>NTFS</Format>',
      element('Label', label),
      element('Letter', letter),
      element('Order', index + 1),
      element('PartitionID', index + 1),
      role === 'recovery' ? '<TypeID>0x27</TypeID>' : '',
    ].join('')}</ModifyPartition>`;
  });
  const disk = ['<CreatePartitions>', ...created, '</CreatePartitions><ModifyPartitions>', ...modified];
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<unattend xmlns="urn:schemas-microsoft-com:unattend" xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State">',
    '<settings pass="windowsPE"><component name="Microsoft-Windows-Setup" processorArchitecture="amd64">',
    `<Disk wcm:action="add">${disk.join(gap)}</ModifyPartitions><DiskID>0</DiskID><WillWipeDisk>true</WillWipeDisk></Disk>`,
    `<InstallTo><DiskID>0</DiskID><PartitionID>${windows}</PartitionID></InstallTo>`,
    `</component></settings>${more}</unattend>`,
  ].join(gap);
}

/** The partitions of an answer file as they come out on the disk: type, size, label and letter, and where Windows goes. */
export function outcomeOf(text: string): {
  readonly partitions: readonly string[];
  readonly windows: number | undefined;
} {
  const read = readAnswerFile(text) ?? assert.fail('it is no XML any more');
  const disk = bootDiskOf(read) ?? assert.fail('it has no disk any more');
  const modified = [...text.matchAll(/<ModifyPartition [\s\S]*?<\/ModifyPartition>/g)].map(([all]) => all);
  const said = (part: string, name: string): string => new RegExp(`<${name}>(.*?)</`).exec(part)?.[1] ?? '';
  const orders = modified.map(part => Number(said(part, 'Order')));
  assert.deepEqual(
    orders.toSorted((a, b) => a - b),
    orders.map((_, index) => index + 1),
  );
  const partitions = disk.partitions
    .toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))
    .map(({ order, type, offset, end }, index) => {
      assert.equal(order, index + 1);
      const part = modified.find(each => said(each, 'PartitionID') === String(order)) ?? '';
      const details = ['Format', 'Label', 'Letter', 'TypeID'].map(name => said(part, name));
      return [type, said(text.slice(offset, end), 'Size'), ...details].join(' ');
    });
  return { partitions, windows: read.installTo[0]?.partition };
}

const label = fc.option(fc.constantFrom('System Reserved', 'Boot', 'OS', 'Daten', 'Ablage'), { nil: undefined });
const part = (role: Partition['role'], size: fc.Arbitrary<number | undefined>) =>
  fc.record({ role: fc.constant(role), size, label, letter: fc.constant(role === 'windows' ? 'C' : undefined) });
const some = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> => fc.array(arbitrary, { maxLength: 1 });
export const layout = fc
  .tuple(
    some(part('recovery', fc.integer({ min: 300, max: 900 }))),
    some(part('system', fc.integer({ min: 50, max: 600 }))),
    part('windows', fc.option(fc.integer({ min: 20000, max: 60000 }), { nil: undefined })),
    some(part('data', fc.integer({ min: 1000, max: 2000 }))),
  )
  .map(([recovery, system, windows, data]) => [
    ...recovery,
    ...system,
    windows,
    ...(windows.size === undefined ? [] : data),
  ]);
