/**
 * Real configurations are no part of the project. Where a folder of them is at hand, each must be read as its index says,
 * convert, and stay formatted.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { analyze } from '../../../../src/core/analyze';
import { convert, convertedTexts } from '../../../../src/core/convert/convert';
import { remedyOf } from '../../../../src/core/fixes';
import { isFormatted } from '../../../../src/core/languages/hcl/format';
import { statedGeneration } from '../../../../src/core/machine/devices';
import { withTexts } from '../../../../src/core/text/files';
import { CORPUS, INDEX, optionsOf, type Row, rows, skipWithout } from './hcl-corpus-kit';

/** Where a row tells of other machines than are found in the file itself, and why. */
const MACHINES: Readonly<Record<string, readonly (readonly [name: string, generation: number | undefined])[]>> = {
  // A machine that a data source reads is there already, and not one of the configuration.
  'terraform-hcl/taliesins__terraform-provider-hyperv__examples-clone-existing-vm-main.tf': [['web_server_g3', 2]],
  // Without a generation, for the provider of 2018: that of today makes 2 of it, and refuses its quoted names.
  'terraform-hcl/taliesins__terraform-provider-hyperv__examples-full-main.tf': [['web_server', 2]],
  // The index leaves these to the pairs.
  'terraform-hcl/taliesins__terraform-provider-hyperv__examples-resources-hyperv_machine_instance-resource@9b629bc.tf':
    [['WebServer', 1]],
  'terraform-hcl/taliesins__terraform-provider-hyperv__examples-resources-hyperv_machine_instance-resource@8201ec1.tf':
    [['WebServer', 2]],
};

/** The generations that the index tells, one for each machine; undefined where none is known. */
function generationsOf({ machines, generation }: Row): (number | undefined)[] {
  const count = machines === '-' ? 0 : machines.split(';').length;
  const told = generation.split(';').map(part => {
    const [, number] = /^\s*([12])\b/.exec(part) ?? [];
    return number === undefined ? undefined : Number(number);
  });
  return Array.from({ length: count }, (_, index) => told[index] ?? told[0]);
}

/** What the file itself has: what it refers to stands in the files of modules. */
function ownMachines(path: string): (number | undefined)[] {
  const { machines } = analyze(readFileSync(path, 'utf8'), optionsOf(path));
  return machines
    .filter(({ machine }) => machine.node.file === basename(path))
    .map(({ machine }) => statedGeneration(machine));
}

describe('real Terraform configurations', () => {
  before(function () {
    skipWithout.call(this, INDEX);
  });

  it('have the machines and generations of the index', () => {
    const all = rows('terraform-hcl');
    assert.ok(all.length > 50);
    for (const row of all) {
      const told = MACHINES[row.file]?.map(([, generation]) => generation) ?? generationsOf(row);
      assert.deepEqual(ownMachines(join(CORPUS, row.file)), told, row.file);
    }
  });

  it('convert where they are Generation 1, have nothing left that could be, and stay formatted', () => {
    let converted = 0;
    for (const { file } of rows('terraform-hcl')) {
      const path = join(CORPUS, file);
      const text = readFileSync(path, 'utf8');
      const options = optionsOf(path);
      const before = analyze(text, options);
      const conversion = convert(text, { ...options, lossy: true });
      const texts = convertedTexts(conversion);
      for (const [changed, now] of texts) {
        const was = options.files.read(changed) ?? text;
        assert.ok(!isFormatted(was) || isFormatted(now), `${file}: ${changed}`);
      }
      const after = analyze(conversion.text, { ...options, files: withTexts(options.files, texts) });
      for (const [index, { machine, plan }] of before.machines.entries()) {
        if (statedGeneration(machine) === 1 && plan.obstacle === undefined) {
          converted += 1;
          const now = after.machines[index];
          assert.equal(now && statedGeneration(now.machine), 2, file);
        }
      }
      const left = after.findings.filter(finding => remedyOf(after, finding) !== 'none');
      assert.deepEqual(
        left.filter(({ machine }) => statedGeneration(after.machines[machine]?.machine ?? never()) === 2),
        [],
        file,
      );
    }
    assert.equal(converted, 6);
  });

  it('are the same in JSON', () => {
    const folder = join(CORPUS, 'terraform-json');
    const count = readdirSync(folder).flatMap(name => {
      const text = readFileSync(join(folder, name), 'utf8');
      const { machines } = analyze(text, { fileName: name });
      const conversion = convert(text, { fileName: name, lossy: true });
      const after = analyze(conversion.text, { fileName: name });
      assert.ok(
        after.machines.every(({ machine }) => statedGeneration(machine) === 2),
        name,
      );
      return machines.map(({ machine }) => statedGeneration(machine));
    });
    assert.deepEqual(count.filter(generation => generation === 1).length, 4);
  });
});

function never(): never {
  throw new Error('There is such a machine');
}
