import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from '../../../src/core/analyze';
import { readAnswerFile } from '../../../src/core/companions/answer-file';
import { readKickstart } from '../../../src/core/companions/kickstart';
import { readPreseed } from '../../../src/core/companions/preseed';

/** The files that a builder has read, in the order in which it names them. */
function readBy(builder: object, files: Readonly<Record<string, string>> = {}): string[] {
  const asked: string[] = [];
  analyze(JSON.stringify({ variables: { os: '2019' }, builders: [{ type: 'hyperv-iso', ...builder }] }), {
    files: {
      read(path) {
        asked.push(path);
        return files[path];
      },
    },
  });
  return asked;
}

describe('companion files', () => {
  it('are those that a builder lists or has served', () => {
    assert.deepEqual(
      readBy({
        floppy_files: ['./answers/{{user `os`}}/Autounattend.xml', 'winrm.ps1', 'answers\\ks.cfg'],
        cd_files: ['{{template_dir}}/preseed.cfg'],
        http_directory: './http/',
        boot_command: ['<tab> inst.ks=http://{{ .HTTPIP }}:{{ .HTTPPort }}/rocky9.ks<enter>'],
      }),
      ['answers/2019/Autounattend.xml', 'answers/ks.cfg', 'preseed.cfg', 'http/rocky9.ks'],
    );
  });

  it('are never absolute, of the network, patterns or expressions', () => {
    const paths = ['C:\\Autounattend.xml', '\\\\server\\share\\Autounattend.xml', '//server/Autounattend.xml'];
    const others = ['/etc/Autounattend.xml', '*/Autounattend.xml', '{{user `unknown`}}/Autounattend.xml'];
    assert.deepEqual(readBy({ floppy_files: [...paths, ...others] }), []);
  });

  it('are read once for all machines that name them', () => {
    let reads = 0;
    const builders = Array.from({ length: 93 }, () => ({ type: 'hyperv-iso', floppy_files: ['Autounattend.xml'] }));
    const { findings } = analyze(JSON.stringify({ builders }), {
      files: {
        read() {
          reads += 1;
          return undefined;
        },
      },
    });
    assert.equal(reads, 1);
    assert.equal(findings.filter(({ rule }) => rule === 'companion/not-read').length, 93);
  });
});

describe('an answer file', () => {
  it('says where its disks, partitions and targets stand', () => {
    const text = `<?xml version="1.0"?><unattend xmlns="urn:schemas-microsoft-com:unattend"><settings>
<DiskConfiguration><Disk wcm:action="add"><DiskID>0</DiskID><CreatePartitions>
<CreatePartition><Order>1</Order><Type>Primary</Type></CreatePartition></CreatePartitions></Disk></DiskConfiguration>
<!-- 😀 --><InstallTo><DiskID>0</DiskID><PartitionID>1</PartitionID></InstallTo></settings></unattend>`;
    const [disk, target] = [readAnswerFile(text)?.disks[0], readAnswerFile(text)?.installTo[0]];
    assert.deepEqual([disk?.id, disk?.partitions[0]?.type, target?.partition], [0, 'primary', 1]);
    assert.equal(text.slice(target?.offset, target?.end).slice(0, 11), '<InstallTo>');
  });

  it('that is no XML says nothing', () => {
    for (const text of ['', 'no xml', '<a><b></a>', '<a>&lt', '\0']) {
      assert.equal(readAnswerFile(text), undefined, text);
    }
  });
});

describe('readers of companion files', () => {
  it('never throw, and point into the text', () => {
    const pieces = fc.constantFrom(
      ...['<unattend>', '</unattend>', '<Disk>', '</Disk>', '<CreatePartition>', '<Type>EFI</Type>', 'a:\\x', '\r\n'],
      ...[
        'part /boot --fstype=efi',
        'autopart',
        '%include x',
        'd-i partman-auto/expert_recipe string',
        '\\',
        '{',
        '\0',
      ],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 20 }), parts => {
        const text = parts.join(' ');
        const answers = readAnswerFile(text);
        const { recipe } = readPreseed(text);
        const spans = [
          ...(answers?.disks ?? []),
          ...(answers?.floppyPaths ?? []),
          ...readKickstart(text).partitions,
          ...(recipe === undefined ? [] : [recipe]),
        ];
        for (const { offset, end } of spans) {
          assert.ok(offset >= 0 && offset < end && end <= text.length, text);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
