/** The catalogue against rules and runbook, and against the facts that it comes from where those are at hand. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import '../../../src/core/azure';
import { COVERAGE } from '../../../scripts/coverage';
import { ROOT } from '../../../scripts/documents';
import { analyze } from '../../../src/core/analyze';
import { findRule } from '../../../src/core/rules';
import { runbookFor } from '../../../src/core/runbook';
import { FULL } from '../../unit/runbook/runbooks';

const { GEN2_FACTS = join(ROOT, '..', 'shared', 'reference', 'hyper-v-generations.md') } = process.env;

/** A machine of Azure, as `az vm get-instance-view` prints it. */
const AZURE = {
  id: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/lab/providers/Microsoft.Compute/virtualMachines/a',
  name: 'a',
  vmId: '1',
  hardwareProfile: { vmSize: 'Standard_D2s_v5' },
  instanceView: { hyperVGeneration: 'V1' },
  storageProfile: {
    imageReference: { publisher: 'MicrosoftWindowsServer', offer: 'WindowsServer', sku: '2022-datacenter' },
    osDisk: { osType: 'Windows', createOption: 'FromImage' },
  },
};

describe('the catalogue', () => {
  it('names rules that exist', () => {
    const named = Object.values(COVERAGE).flatMap(coverage => ('rules' in coverage ? coverage.rules : []));
    assert.deepEqual(
      named.filter(id => findRule(id) === undefined),
      [],
    );
  });

  it('names steps that the runbook has', () => {
    const text = [FULL, AZURE]
      .map(machine => runbookFor(analyze(JSON.stringify(machine), { fileName: 'a.vm.json' }), 0))
      .map(runbook => ('text' in runbook ? runbook.text : runbook.because))
      .join('\n');
    const titles = Object.values(COVERAGE).flatMap(coverage => ('steps' in coverage ? coverage.steps : []));
    assert.deepEqual(
      titles.filter(title => !new RegExp(`^# ---- Step \\d+: ${title} -+$`, 'm').test(text)),
      [],
    );
  });

  it('has every row of the facts once', function () {
    if (!existsSync(GEN2_FACTS)) {
      console.log(`      skipped: there is no file ${GEN2_FACTS} (set GEN2_FACTS)`);
      this.skip();
    }
    const [, part = ''] = readFileSync(GEN2_FACTS, 'utf8').split(/^## 6\..*$/m);
    const cells = part.split(/^## /m)[0]?.match(/^\| `[^|]*/gm) ?? [];
    const rows = cells.flatMap(cell => [...cell.matchAll(/`([^`]+)`/g)].map(match => match[1]));
    assert.ok(rows.length > 60);
    assert.deepEqual(Object.keys(COVERAGE).sort(), rows.sort());
  });
});
