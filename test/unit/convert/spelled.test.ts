import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Analysis } from '../../../src/core/analysis';
import { analyze } from '../../../src/core/analyze';
import { convert } from '../../../src/core/convert/convert';
import { isSpellingOf } from '../../../src/core/formats/powershell/keys';
import { bodyOf } from '../../../src/core/languages/ref';
import { statedGeneration } from '../../../src/core/machine/devices';
import { runs } from '../runs';
import { virtualMachines } from '../virtual-machines';
import { spelled } from './spelled';

const RUNS = runs(200);

/** What is said of each machine, whatever its words. */
function said({ machines, findings }: Analysis): unknown[] {
  return virtualMachines({ machines }).map(({ machine, status }, index) => [
    statedGeneration(machine),
    status,
    machine.drives.items.length,
    machine.networkAdapters.items.length,
    findings.filter(finding => finding.machine === index).map(({ rule, severity }) => `${rule} ${severity}`),
  ]);
}

describe('machines in other spellings', () => {
  it('are read and judged as in Hyper-V’s own', () => {
    fc.assert(
      fc.property(spelled, ({ plain, spelled: other }) => {
        const fileName = 'list.vm.json';
        assert.deepEqual(said(analyze(other, { fileName })), said(analyze(plain, { fileName })), other);
      }),
      RUNS,
    );
  });

  it('are found in a list without a name or a schema', () => {
    fc.assert(
      fc.property(spelled, ({ plain, spelled: other }) => {
        const count = JSON.parse(plain).length;
        assert.equal(analyze(other, { fileName: 'list.json' }).machines.length, count, other);
      }),
      RUNS,
    );
  });

  it('get no second key beside their own by a conversion', () => {
    fc.assert(
      fc.property(spelled, ({ spelled: other }) => {
        const { text } = convert(other, { fileName: 'list.vm.json', lossy: true });
        for (const { machine } of analyze(text, { fileName: 'list.vm.json' }).machines) {
          for (const name of ['Generation', 'Firmware', 'Security', 'ProcessorCount', 'Version'] as const) {
            const keys = bodyOf(machine.node).members.filter(member => isSpellingOf('machine', name, member));
            assert.ok(keys.length <= 1, `${name}: ${other}\n=> ${text}`);
          }
        }
      }),
      RUNS,
    );
  });

  it('are none where one mark of another tool stands in them', () => {
    fc.assert(
      fc.property(spelled, ({ foreign }) => {
        assert.equal(analyze(foreign, { fileName: 'list.json' }).machines.length, 0, foreign);
        assert.equal(convert(foreign, { fileName: 'list.json', lossy: true }).text, foreign);
      }),
      RUNS,
    );
  });
});
