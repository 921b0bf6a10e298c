/** One thing very often: time grows with it, and no faster. Times depend on what else a machine does, so not every day. */
import assert from 'node:assert/strict';
import { analyze } from '../../src/core/analyze';
import { KIND_ENTRIES } from '../../src/core/companions/kinds';
import { readPreseed } from '../../src/core/companions/preseed';
import { convert } from '../../src/core/convert/convert';
import { installerFiles } from '../../src/core/formats/packer/installer-files';
import { reportFile } from '../../src/core/reports/report';
import { machinesOnLines } from '../unit/convert/one-line';
import { milliseconds } from '../unit/growth';
import { MANY_OF, work } from './many';

/** What companion files of each kind are made of, alone or cut off. */
const COMPANION_PIECES = [
  ...['<Disk><CreatePartition><Type>Primary</Type></CreatePartition></Disk>', '<Disk>', '<Active>true</Active>'],
  ...['<Path>diskpart</Path><Path>echo cre par pri</Path>', '<InstallTo><DiskID>0</DiskID></InstallTo>'],
  ...['part /boot\n', '%include x\n', 'd-i preseed/include string a \\\n', 'storage:\n config:\n', ' storage:\n'],
  ...['PARTITIONS={\n', 'grub.device = "x";\n', 'parted mkpart ', 'sfdisk  ', 'a:\\x ', 'echo act ', '#', ' '],
];

/** What names files in a boot command, alone or cut off. */
const BOOT_PIECES = [
  ...['ks=http://{{ .HTTPIP }}:{{ .HTTPPort }}/a ', 'http://{{ .HTTPIP }}:{{ .HTTPPort }}/{a,b', 'http://{{  '],
  ...['ds=nocloud', ',ds=nocloud', 'ks={{', '{{ ', '<wait', 'url=', '/install -a ', 'autoinstall ', 'setup-alpine '],
];

describe('very many', () => {
  const [FEW, MANY] = [400, 3_200];

  it('partitions in the recipe of a preseed file', () => {
    const read = (count: number): number =>
      milliseconds(() => readPreseed(`d-i partman-auto/expert_recipe string ${'fat32 '.repeat(count)}`));
    read(FEW);
    const [few, many] = [read(10 * FEW), read(10 * MANY)];
    assert.ok(many < 24 * few + 100, `${few.toFixed()} ms, ${many.toFixed()} ms`);
  });

  for (const piece of COMPANION_PIECES) {
    it(`${JSON.stringify(piece)} in a companion file of any kind`, () => {
      const read = (count: number): number => {
        const text = piece.repeat(count);
        return milliseconds(() => KIND_ENTRIES.map(([, kind]) => [kind.read(text), kind.read(`<a>${text}</a>`)]));
      };
      read(FEW);
      const [few, many] = [read(5 * FEW), read(5 * MANY)];
      assert.ok(many < 24 * few + 100, `${few.toFixed()} ms, ${many.toFixed()} ms`);
    });
  }

  for (const piece of BOOT_PIECES) {
    it(`${JSON.stringify(piece)} in a boot command`, () => {
      const read = (count: number): number => milliseconds(() => installerFiles(piece.repeat(count)));
      read(FEW);
      const [few, many] = [read(5 * FEW), read(5 * MANY)];
      assert.ok(many < 24 * few + 100, `${few.toFixed()} ms, ${many.toFixed()} ms`);
    });
  }

  it('disks of an answer file, and active partitions', () => {
    const template = '{ "builders": [{ "type": "hyperv-iso", "floppy_files": ["Autounattend.xml"] }] }';
    const disk = '<Disk><CreatePartition><Type>Primary</Type></CreatePartition></Disk><Active>true</Active>';
    const report = (count: number): number => {
      const answers = `<unattend>${disk.repeat(count)}</unattend>`;
      return milliseconds(() => {
        const analysis = analyze(template, { files: { read: () => answers } });
        const { findings } = reportFile('a.json', analysis);
        assert.ok(findings.every(({ related }) => related.length <= 20));
      });
    };
    report(FEW);
    const [few, many] = [report(FEW), report(MANY)];
    assert.ok(many < 24 * few + 100, `${few.toFixed()} ms, ${many.toFixed()} ms`);
  });

  it('machines on one line take about as long as on many', () => {
    const converted = (indentation: number): number => {
      const text = machinesOnLines(250, indentation);
      return milliseconds(() => convert(text, { fileName: 'machines.vm.json', lossy: true }));
    };
    converted(2);
    const [lines, line] = [converted(2), converted(0)];
    assert.ok(line < 4 * lines + 100, `one line: ${line.toFixed()} ms, many lines: ${lines.toFixed()} ms`);
  });

  for (const [name, one] of Object.entries(MANY_OF)) {
    it(`${name}: 8 times as many take about 8 times as long`, () => {
      work(one, one.text(FEW));
      const few = milliseconds(() => work(one, one.text(FEW)));
      const many = milliseconds(() => work(one, one.text(MANY)));
      assert.ok(many < 24 * few + 100, `${few.toFixed()} ms for ${FEW}, ${many.toFixed()} ms for ${MANY}`);
    });
  }
});
