/** Scripts of diskpart in files of their own, with the answer files that run them. */
import assert from 'node:assert/strict';
import { analyze } from '../../../src/core/analyze';
import { REASONS } from '../../../src/core/companions/uefi/written';
import { convertedTexts, convertMachines } from '../../../src/core/convert/convert';

const answers = (command: string, partition: number): string =>
  `<unattend><settings pass="windowsPE"><Path>${command}</Path><InstallTo><DiskID>0</DiskID><PartitionID>${partition}</PartitionID></InstallTo></settings></unattend>`;

const SCRIPT =
  'rem all of it\r\nSELECT DISK 0\r\nclean\r\n  create partition primary size=350\r\n  active\r\ncreate partition primary\r\nexit\r\n';
const CONVERTED =
  'rem all of it\r\nSELECT DISK 0\r\nclean\r\nconvert gpt\r\n  create partition efi size=350\r\n  create partition msr size=16\r\ncreate partition primary\r\nexit\r\n';

type Texts = Readonly<Record<string, string>>;

function converted(files: Texts, more: readonly object[] = []): { readonly texts: Texts; readonly why: string } {
  const builder = { type: 'hyperv-iso', iso_url: 'server2019.iso', cd_files: Object.keys(files) };
  const analysis = analyze(JSON.stringify({ builders: [builder, ...more] }), {
    fileName: 't.json',
    files: { read: file => files[file] },
  });
  const { 't.json': _, ...texts } = Object.fromEntries(convertedTexts(convertMachines(analysis, { lossy: true })));
  const layout = analysis.findings.find(({ rule }) => rule === 'answer-file/mbr-layout');
  return { texts, why: layout?.related.at(-1)?.message ?? '' };
}

describe('a script of diskpart in a file', () => {
  it('changes together with the answer file that runs it, whatever it is called', () => {
    const files = { 'x/Autounattend.xml': answers('diskpart /s A:\\Win.txt', 2), 'x/win.txt': SCRIPT };
    assert.deepEqual(converted(files).texts, {
      'x/win.txt': CONVERTED,
      'x/Autounattend.xml': answers('diskpart /s A:\\Win.txt', 3),
    });
  });

  it('stays where the answer file that runs it takes a partition by its number later', () => {
    const later = '</settings><settings pass="oobeSystem"><CommandLine>echo sel par 2</CommandLine></settings>';
    const { texts, why } = converted({
      'x/Autounattend.xml': answers('diskpart /s A:\\Win.txt', 2).replace('</settings>', later),
      'x/win.txt': SCRIPT,
    });
    assert.deepEqual([Object.keys(texts), why], [[], REASONS['selects-partition']]);
  });

  it('is known by its name where no answer file says that it runs it', () => {
    const { texts } = converted({ 'diskpart.txt': SCRIPT.replace('\r\n  active', '\r\n  active\r\n  assign') });
    assert.deepEqual(Object.keys(texts), ['diskpart.txt']);
    assert.match(texts['diskpart.txt'] ?? '', /efi size=350\r\n {2}assign\r\n {2}create partition msr size=16/);
  });

  it('has the partition of MSR behind all that is said of the system partition, whatever is said last', () => {
    for (const last of ['set id=07', 'SET ID=0x07', 'act']) {
      const { texts } = converted({
        'diskpart.txt': SCRIPT.replace('  active', `  format fs=ntfs\r\n  active\r\n  ${last}`),
      });
      const [, behind = ''] = (texts['diskpart.txt'] ?? '').split('efi size=350\r\n');
      assert.equal(
        behind,
        '  format fs=fat32\r\n  create partition msr size=16\r\ncreate partition primary\r\nexit\r\n',
      );
    }
  });

  it('has the types of GPT where a command makes a partition of one, and no options that its system partition lacks', () => {
    const become = (...lines: readonly string[]): unknown => {
      const { texts, why } = converted({ 'diskpart.txt': ['sel dis 0', 'clean', ...lines].join('\n') });
      return texts['diskpart.txt']?.split('\n').slice(3) ?? why;
    };
    const tools = ['cre par pri size=300 id=de94bba4-06d1-4d40-a16a-bfd50179d6ac', 'gpt attributes=0x8000000000000001'];
    assert.deepEqual(
      become(
        'cre par pri size=300 id=27',
        'cre par pri size=350 align=1024 id=0x27 noerr',
        'format fs=ntfs compress unit=64K label=compress',
        'active',
        'cre par pri id=07',
        'format fs=ntfs unit=64K',
      ),
      [
        ...tools,
        'cre par efi size=350 noerr',
        'format fs=fat32 label=compress',
        'create partition msr size=16',
        'cre par pri',
        'format fs=ntfs unit=64K',
      ],
    );
    assert.deepEqual(become('cre par pri size=300 id=27', 'cre par pri'), [
      ...tools,
      'create partition efi size=200',
      'format quick fs=fat32 label="System"',
      'create partition msr size=16',
      'cre par pri',
    ]);
    assert.equal(become('cre par pri size=9 id=12', 'cre par pri'), REASONS['partition-type']);
  });

  it('stays where others need one of the two, or Windows goes to several partitions', () => {
    const files = { 'Autounattend.xml': answers('diskpart.exe /s A:\\win.txt', 2), 'win.txt': SCRIPT };
    const other = converted(files, [{ type: 'qemu', cd_files: ['Autounattend.xml'] }]);
    assert.deepEqual([Object.keys(other.texts), /would have to be another one/.test(other.why)], [[], true]);
    const two = answers('diskpart /s A:\\win.txt', 2).replace(
      '</settings>',
      '<InstallTo><PartitionID>1</PartitionID></InstallTo></settings>',
    );
    assert.match(converted({ ...files, 'Autounattend.xml': two }).why, /is not said/);
    const selects = { ...files, 'win.txt': SCRIPT.replace('active', 'select partition 1') };
    assert.match(converted(selects).why, /selects partitions/);
  });
});
