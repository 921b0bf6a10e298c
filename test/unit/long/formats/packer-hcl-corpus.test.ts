/**
 * Real configurations are no part of the project. Where a folder of them is at hand, each must be read as its index says,
 * convert, and stay formatted.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { analyze } from '../../../../src/core/analyze';
import { convert, convertedTexts } from '../../../../src/core/convert/convert';
import { remedyOf } from '../../../../src/core/fixes';
import { isFormatted } from '../../../../src/core/languages/hcl/format';
import { statedGeneration } from '../../../../src/core/machine/devices';
import { withTexts } from '../../../../src/core/text/files';
import { CORPUS, INDEX, optionsOf, type Row, rows, skipWithout } from './hcl-corpus-kit';

/**
 * Where a row tells another number of machines than are found, and why. A source is a machine for each build that adds
 * something of its own to it, and `dynamic` makes one for each element.
 */
const MACHINES: Readonly<Record<string, readonly string[]>> = {
  'Source-Base.pkr.hcl': ['hyperv-iso.Windows-Server-2022-Datacenter-Core-EFI', 'hyperv-iso.Windows-11-Pro-Base-EFI'],
  'Source-Base-EFI-VMCX.pkr.hcl': [
    'hyperv-vmcx.Windows-11-Pro-Base-EFI',
    'hyperv-vmcx.Windows-Server-2022-Datacenter-Core-EFI',
  ],
  'valengus__packer__windows.pkr.hcl': [
    'hyperv-iso.windows-11-23h2',
    'hyperv-iso.windows-2022-standard',
    'hyperv-iso.windows-2022-standard-core',
  ],
};

/** The generations that a row names, of all machines in it. */
function generationsIn({ generation }: Row): string[] {
  return generation === 'unresolved' ? ['undefined'] : [...new Set(generation.split('; '))].sort();
}

describe('packer-hcl: real configurations', () => {
  before(function () {
    skipWithout.call(this, INDEX);
  });

  it('have the machines and the generation that the index says', () => {
    let read = 0;
    for (const row of rows('packer-hcl').filter(({ machines }) => /^hyperv-/.test(machines))) {
      const path = join(CORPUS, row.file);
      const { machines, format } = analyze(readFileSync(path, 'utf8'), optionsOf(path));
      assert.equal(format?.id, 'packer-hcl', row.file);
      const own = machines.filter(({ machine }) => machine.node.file === basename(path));
      const expected = MACHINES[basename(path)] ?? row.machines.split('; ');
      assert.deepEqual(
        own.map(({ machine }) => machine.name),
        expected.map(name => name.replace(/^hyperv-(?:iso|vmcx)\./, '')),
        row.file,
      );
      const generations = [...new Set(own.map(({ machine }) => String(statedGeneration(machine))))].sort();
      assert.deepEqual(generations, generationsIn(row), row.file);
      read += 1;
    }
    assert.ok(read >= 30, `only ${read}`);
  });

  it('that have no machine of their own are not taken for any', () => {
    for (const { file } of rows('packer-hcl').filter(({ machines }) => machines === '-')) {
      const path = join(CORPUS, file);
      const { machines, format } = analyze(readFileSync(path, 'utf8'), optionsOf(path));
      const own = machines.filter(({ machine }) => machine.node.file === basename(path));
      // A legacy template under a name of HCL's JSON is one still, though Packer refuses it.
      assert.ok(own.length === 0 || format?.id === 'packer-json', file);
    }
  });

  it('are the same in JSON', () => {
    // Made of some of these by a converter, which loses comments.
    const files = readdirSync(join(CORPUS, 'packer-hcl2json'));
    assert.ok(files.length > 3);
    for (const file of files) {
      const text = readFileSync(join(CORPUS, 'packer-hcl2json', file), 'utf8');
      const { machines, format, problems } = analyze(text, { fileName: file });
      assert.equal(format?.id, 'packer-hcl', file);
      assert.deepEqual(problems, [], file);
      assert.deepEqual(
        machines.map(({ machine }) => statedGeneration(machine)),
        [2],
        file,
      );
      const native = join(CORPUS, 'packer-hcl', file.replace(/json$/, 'hcl'));
      if (existsSync(native)) {
        const same = analyze(readFileSync(native, 'utf8'), optionsOf(native));
        assert.deepEqual(
          machines.map(({ machine }) => [machine.name, machine.guest?.recognised.name]),
          same.machines.map(({ machine }) => [machine.name, machine.guest?.recognised.name]),
          file,
        );
      }
    }
  });

  it('convert, unless they are blocked; nothing is left that a conversion could have fixed, and what was formatted stays so', () => {
    let converted = 0;
    for (const { file } of rows('packer-hcl')) {
      const path = join(CORPUS, file);
      const text = readFileSync(path, 'utf8');
      const options = optionsOf(path);
      const conversion = convert(text, { ...options, lossy: true });
      if (conversion.analysis.format?.id !== 'packer-hcl') {
        continue;
      }
      const texts = convertedTexts(conversion);
      const after = analyze(conversion.text, { ...options, files: withTexts(options.files, texts) });
      assert.equal(after.machines.length, conversion.analysis.machines.length, file);
      for (const { machine, outcome } of conversion.machines) {
        const before = conversion.analysis.machines[machine];
        if (outcome === 'left') {
          assert.ok(before?.plan.obstacle !== undefined, `${file}: ${before?.machine.name}`);
          continue;
        }
        assert.equal(statedGeneration(after.machines[machine]?.machine as never), 2, file);
        const left = after.findings.filter(
          finding => finding.machine === machine && remedyOf(after, finding) !== 'none',
        );
        assert.deepEqual(
          left.map(({ rule }) => rule),
          [],
          file,
        );
        converted += Number(outcome === 'converted');
      }
      for (const [own, changed] of texts) {
        const original = conversion.analysis.documents.read(own) ?? '';
        assert.equal(isFormatted(changed), isFormatted(original), `${file}: ${own}`);
      }
      const again = convert(conversion.text, { ...options, files: withTexts(options.files, texts), lossy: true });
      assert.equal(again.edits.size, 0, file);
    }
    assert.ok(converted >= 8, `only ${converted}`);
  }).timeout(60_000);
});
