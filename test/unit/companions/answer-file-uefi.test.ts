/** Answer files of Windows Setup, from MBR to GPT. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { answerFileForUefi } from '../../../src/core/companions/uefi/answer-file';
import { answerFileOnDrive, scriptOnDrive } from '../../../src/core/companions/uefi/drive';
import { lines } from '../../../src/core/languages/lines';
import { xml } from '../../../src/core/languages/xml';
import { answerFile, become, layout, outcomeOf, type Partition } from './answer-files';

const forUefi = (text: string): string => become(xml, text, answerFileForUefi);
const onDrive = (text: string, letter = 'E'): string =>
  become(xml, text, document => answerFileOnDrive(document, letter));

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

  it('leaves what it cannot tell, and says why', () => {
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

  it('formats the system partition with FAT32, whatever was said of its format', () => {
    const system: Partition = { role: 'system', size: 350, label: 'System Reserved', letter: undefined };
    const windows: Partition = { role: 'windows', size: undefined, label: 'Windows', letter: 'C' };
    const formatted = answerFile([system, windows], '');
    const after = forUefi(formatted);
    assert.equal(outcomeOf(after).partitions[0], 'efi 350 FAT32 System  ');
    // Without one it is said behind the number, as Windows Setup takes settings of a partition in any order.
    const unformatted = forUefi(formatted.replace('<Format>NTFS</Format>', ''));
    assert.equal(outcomeOf(unformatted).partitions[0], 'efi 350 FAT32 System  ');
    assert.ok(unformatted.includes('<PartitionID>1</PartitionID><Format>FAT32</Format>'));
    assert.ok(unformatted.includes('<Format>NTFS</Format><Label>Windows</Label>'));
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

  it('is laid out on the disk that Windows is installed to, and on no disk of data', () => {
    const disk = (id: number): string =>
      `<Disk><DiskID>${id}</DiskID><CreatePartitions><CreatePartition><Order>1</Order><Type>Primary</Type></CreatePartition></CreatePartitions></Disk>`;
    const to = (id: number, partition = 1): string =>
      `<InstallTo><DiskID>${id}</DiskID><PartitionID>${partition}</PartitionID></InstallTo>`;
    const file = (...parts: readonly string[]): string => `<unattend>${parts.join('')}</unattend>`;
    assert.equal(forUefi(file(disk(0), to(1))), 'no-room');
    const both = forUefi(file(disk(0), disk(1), to(1), '<DataImage>', to(0), '</DataImage>'));
    assert.ok(both.startsWith(file(disk(0)).replace('</unattend>', '')), both);
    assert.ok(both.endsWith(file(to(1, 3), '<DataImage>', to(0), '</DataImage>').replace('<unattend>', '')), both);
    const own = forUefi(file(disk(0), to(0), '<DataImage>', to(0), '</DataImage>'));
    assert.ok(own.endsWith(file(to(0, 3), '<DataImage>', to(0, 3), '</DataImage>').replace('<unattend>', '')), own);
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

  it('stays where a command after the installation takes a partition by its number', () => {
    const windows: Partition = { role: 'windows', size: undefined, label: undefined, letter: undefined };
    const become = (command: string): string =>
      forUefi(
        answerFile([windows], '', `<settings pass="oobeSystem"><CommandLine>${command}</CommandLine></settings>`),
      ).slice(0, 17);
    assert.equal(become('cmd /c (echo sel par 2&amp;echo extend)'), 'selects-partition');
    assert.equal(become('powershell Resize-Partition -PartitionNumber 1'), 'selects-partition');
    assert.equal(become('cmd /c (echo select volume C&amp;echo extend)'), '<?xml version="1.');
  });

  it('changes of a script what is for the disk that Windows is installed to', () => {
    const file = (id: number, script: string): string =>
      `<unattend><Path>cmd /c (echo ${script.split('; ').join('&amp;echo ')})</Path><InstallTo><DiskID>${id}</DiskID></InstallTo></unattend>`;
    const data = 'sel dis 0; convert mbr; cre par ext; format label=Data';
    const become = (id: number, script: string): string => forUefi(file(id, script));
    assert.equal(become(2, `${data}; sel dis 1; clean; cre par pri`), 'no-room');
    assert.equal(
      become(
        1,
        `${data}; sel dis 1; cle; sel dis 1; cre par pri size=350; active; cre par pri; sel dis 2; cre par ext`,
      ),
      file(
        1,
        `${data}; sel dis 1; cle; sel dis 1; convert gpt; cre par efi size=350; create partition msr size=16; cre par pri; sel dis 2; cre par ext`,
      ),
    );
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

  it('stay where the disc has another letter, cannot be written to, or is asked for first', () => {
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
