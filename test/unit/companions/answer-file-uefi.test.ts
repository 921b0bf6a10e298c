/** Answer files of Windows Setup, from MBR to GPT. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readAnswerFile } from '../../../src/core/companions/answer-file';
import { bootDiskOf } from '../../../src/core/companions/diskpart';
import { answerFileForUefi } from '../../../src/core/companions/uefi/answer-file';
import { answerFileOnDrive, scriptOnDrive } from '../../../src/core/companions/uefi/drive';
import { REASONS, type Written } from '../../../src/core/companions/uefi/written';
import type { Document, Language } from '../../../src/core/languages/language';
import { lines } from '../../../src/core/languages/lines';
import { xml } from '../../../src/core/languages/xml';
import { completed } from '../../../src/core/steps';
import { applyEdits } from '../../../src/core/text/place';

/** What a writer makes of a text; the reason where it makes nothing. */
function become(language: Language, text: string, write: (document: Document) => Written): string {
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

const forUefi = (text: string): string => become(xml, text, answerFileForUefi);
const onDrive = (text: string, letter = 'E'): string =>
  become(xml, text, document => answerFileOnDrive(document, letter));

interface Partition {
  readonly role: 'system' | 'recovery' | 'windows' | 'data';
  readonly size: number | undefined;
  readonly label: string | undefined;
  readonly letter: string | undefined;
}

const element = (name: string, value: string | number | undefined): string =>
  value === undefined ? '' : `<${name}>${value}</${name}>`;

/** An answer file with some partitions, of which the system partition is active, or else Windows' own. */
function answerFile(partitions: readonly Partition[], gap: string, more = ''): string {
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
function outcomeOf(text: string): { readonly partitions: readonly string[]; readonly windows: number | undefined } {
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
const layout = fc
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

describe('an answer file for UEFI', () => {
  it('has an EFI system partition and MSR, and all other partitions as they were', () => {
    fc.assert(
      fc.property(layout, fc.constantFrom('', '\n', '\r\n  ', '\n\t\t'), (partitions, gap) => {
        const before = answerFile(partitions, gap);
        const after = forUefi(before);
        const was = outcomeOf(before);
        const now = outcomeOf(after);
        const efi = now.partitions.findIndex(each => each.startsWith('efi '));
        assert.match(now.partitions[efi] ?? '', /^efi (?:[1-9]\d\d) FAT32 (?:\S{0,11}) {2}$/);
        assert.equal(now.partitions[efi + 1]?.split(' ').slice(0, 2).join(' '), 'msr 16');
        const system = partitions.findIndex(({ role }) => role === 'system');
        assert.deepEqual(
          now.partitions.filter((_, index) => index !== efi && index !== efi + 1),
          was.partitions
            .filter((_, index) => index !== system)
            .map(each => each.replace('0x27', 'de94bba4-06d1-4d40-a16a-bfd50179d6ac')),
        );
        const windows = was.partitions[(was.windows ?? 0) - 1];
        assert.equal(now.partitions[(now.windows ?? 0) - 1], windows);
        assert.ok(!after.includes('<Active>'));
      }),
    );
  });

  it('keeps every comment in its place, and is converted once', () => {
    fc.assert(
      fc.property(layout, fc.constantFrom('\n', '\r\n  '), (partitions, gap) => {
        const before = answerFile(partitions, gap);
        const after = forUefi(before);
        const comments = (text: string): string[] => [...text.matchAll(/<!-- \w+ -->/g)].map(([all]) => all);
        assert.deepEqual(comments(after), comments(before));
        assert.equal(after.includes('\r'), before.includes('\r'));
        assert.equal(after.replaceAll('\r\n', '').includes('\r'), false);
        assert.equal(forUefi(after), 'type-unclear');
      }),
    );
  });

  it('leaves what it can not tell, and says why', () => {
    const windows: Partition = { role: 'windows', size: undefined, label: undefined, letter: undefined };
    const text = answerFile([windows], '');
    assert.equal(forUefi(text.replace('Primary', 'Logical')), 'logical');
    assert.equal(forUefi(text.replace('<Order>1', '<Order>7')), 'order-unclear');
    assert.equal(forUefi(text.replace(/(<InstallTo>.*<PartitionID>)1/, '$19')), 'no-room');
    assert.equal(forUefi(text.replace('</Format>', '</Format><TypeID>0x12</TypeID>')), 'partition-type');
    assert.equal(forUefi(text.replace(/<Disk wcm.*<\/Disk>/, '')), 'no-layout');
    const system: Partition = { ...windows, role: 'system' };
    assert.equal(forUefi(answerFile([system, windows], '')), 'system-unclear');
  });

  it('keeps recovery tools on a partition that is active beside that of Windows', () => {
    const tools: Partition = { role: 'recovery', size: 350, label: 'WINRE', letter: undefined };
    const windows: Partition = { role: 'windows', size: undefined, label: 'Windows', letter: 'C' };
    const active = answerFile([tools, windows], '').replace('<TypeID>0x27', '<Active>true</Active><TypeID>0x27');
    const after = forUefi(active);
    assert.deepEqual(
      [...after.matchAll(/<Type>(\w+)</g)].map(([, type]) => type),
      ['Primary', 'EFI', 'MSR', 'Primary'],
    );
    assert.match(after, /<TypeID>de94bba4/);
    const script = forUefi(
      '<unattend><Path>cmd /c (echo cre par pri size=350&amp;echo format label=WINRE&amp;echo set id=27&amp;echo active&amp;echo cre par pri&amp;echo active)</Path></unattend>',
    );
    assert.match(
      script,
      /pri size=350&amp;echo format label=WINRE.*create partition efi.*create partition msr.*cre par pri/,
    );
  });

  it('leaves 32-bit components, and converts all of the others', () => {
    const windows: Partition = { role: 'windows', size: undefined, label: undefined, letter: undefined };
    const whole = answerFile([windows], '');
    const [component = ''] = /<component.*<\/component>/.exec(whole) ?? [];
    const x86 = component.replace('amd64', 'x86');
    const after = forUefi(whole.replace(component, component + x86 + component));
    assert.ok(after.includes(x86));
    assert.equal(after.split('<Type>EFI</Type>').length, 3);
  });

  it('is written by scripts of diskpart, too', () => {
    const file = (...commands: readonly string[]): string =>
      `<unattend><settings pass="windowsPE">${commands
        .map(each => `<Path>${each.replaceAll('&', '&amp;').replaceAll('>', '&gt;')}</Path>`)
        .join('\n')}<InstallTo><DiskID>0</DiskID><PartitionID>2</PartitionID></InstallTo></settings></unattend>`;
    const converted = forUefi(
      file(
        'cmd /c >>X:\\d.txt (echo SELECT DISK=0&echo CLEAN&echo CREATE PARTITION PRIMARY SIZE=350&echo FORMAT QUICK FS=NTFS LABEL="System Reserved"&echo ACTIVE&echo ASSIGN LETTER=S)',
        'cmd /c echo CREATE PARTITION PRIMARY >> X:\\d.txt',
        'cmd /c >>X:\\d.txt (echo SHRINK MINIMUM=500&echo FORMAT QUICK FS=NTFS LABEL="OS"&echo CREATE PARTITION PRIMARY&echo SET ID=27)',
        'diskpart /s X:\\d.txt',
      ),
    );
    const expected = file(
      'cmd /c >>X:\\d.txt (echo SELECT DISK=0&echo CLEAN&echo CONVERT GPT&echo CREATE PARTITION EFI SIZE=350&echo FORMAT QUICK FS=FAT32 LABEL="System"&echo ASSIGN LETTER=S&echo CREATE PARTITION MSR SIZE=16)',
      'cmd /c echo CREATE PARTITION PRIMARY >> X:\\d.txt',
      'cmd /c >>X:\\d.txt (echo SHRINK MINIMUM=500&echo FORMAT QUICK FS=NTFS LABEL="OS"&echo CREATE PARTITION PRIMARY&echo SET ID=de94bba4-06d1-4d40-a16a-bfd50179d6ac&echo GPT ATTRIBUTES=0X8000000000000001)',
      'diskpart /s X:\\d.txt',
    ).replace('<PartitionID>2', '<PartitionID>3');
    assert.equal(converted, expected);
  });

  it('has a line of its own for each command where it had', () => {
    const lined = (...commands: readonly string[]): string =>
      `<unattend>${commands.map(each => `<Path>cmd /c ${each} &gt;&gt; X:\\d.txt</Path>`).join('')}</unattend>`;
    assert.equal(
      forUefi(
        lined('echo sel disk 0', 'echo active', 'echo convert mbr', 'echo create partition primary', 'echo active'),
      ),
      lined(
        'echo sel disk 0',
        'echo active',
        'echo convert gpt',
        '(echo create partition efi size=200&amp;echo format quick fs=fat32 label="System"&amp;echo create partition msr size=16&amp;echo create partition primary)',
        'echo rem',
      ),
    );
  });

  it('leaves scripts that select by number, or that stand elsewhere', () => {
    const run = (command: string): string => `<unattend><Path>cmd /c (${command})</Path></unattend>`;
    assert.equal(forUefi(run('echo cre par pri&amp;echo sel par 1&amp;echo active')), 'selects-partition');
    assert.equal(forUefi(run('diskpart /s a:\\d.txt')), 'script-elsewhere');
    assert.equal(forUefi(run('echo cre par ext')), 'logical');
  });
});

describe('paths on drive A:', () => {
  const later = (text: string): string =>
    `<unattend><settings pass="oobeSystem"><CommandLine>${text}</CommandLine></settings></unattend>`;

  it('become paths on the disc', () => {
    assert.equal(
      onDrive(later('cmd /c a:\\run.cmd &amp;&amp; A:\\next.cmd')),
      later('cmd /c e:\\run.cmd &amp;&amp; E:\\next.cmd'),
    );
  });

  it('stay where the disc has another letter, can not be written to, or is asked for first', () => {
    for (const text of ['dir &gt; a:\\log.txt', 'if exist a:\\x (a:\\x)', 'c:\\a.cmd']) {
      assert.equal(onDrive(later(text)), 'no-path', text);
    }
    assert.equal(onDrive(later('a:\\run.cmd').replace('oobeSystem', 'windowsPE')), 'no-path');
    assert.equal(onDrive('<unattend><PathAndCredentials><Path>a:\\</Path></PathAndCredentials></unattend>'), 'no-path');
    const data = later('a:\\run.cmd').replace('</unattend>', '<Letter>D</Letter></unattend>');
    assert.equal(onDrive(data), 'letter-taken');
  });

  it('become so in scripts', () => {
    const script = (text: string): string => become(lines, text, document => scriptOnDrive(document, 'F'));
    assert.equal(script('@echo off\r\ncopy a:\\x.reg c:\\\r\n'), '@echo off\r\ncopy f:\\x.reg c:\\\r\n');
    assert.equal(script('if exist a:\\x.reg (\n  copy a:\\x.reg c:\\\n)\n'), 'no-path');
  });
});
