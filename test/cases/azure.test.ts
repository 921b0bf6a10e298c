/** Files of Azure: what they were taken for, and must not be. */
import assert from 'node:assert/strict';
import { checkCase, describeCases, runCase } from './kit';

const at = (name: string): string => `../corpus/azure/${name}`;

const CASSETTE =
  'cloud-custodian__cloud-custodian__tools-c7n_azure-tests_azure-cassettes-VMTest.virtual_machine_instance';

describeCases('states of Azure', () => {
  it('are what a machine is known by, and no machine of their own', async () => {
    const { machines, rules } = await checkCase(at(`${CASSETTE}--instance-view.json`));
    assert.deepEqual(
      machines.map(({ name, generation }) => [name, generation]),
      [['cctestvm', 1]],
    );
    assert.ok(rules.every(rule => rule.startsWith('azure/')));
    const converted = await runCase(at(`${CASSETTE}--instance-view.json`), 'convert', '--lossy');
    assert.doesNotMatch(converted.out, /^[+]/m);
  });

  it('have no runbook for a host of Hyper-V, and one of their upgrade in place', async () => {
    const { out } = await runCase(at(`${CASSETTE}--instance-view.json`), 'runbook');
    assert.match(out, /^# Upgrades the Azure machine "cctestvm"/m);
    assert.doesNotMatch(out, /Get-VM|Hyper-V/);
  });

  for (const name of [
    'Azure__autorest.az__test-scenarios-compute-input-Microsoft.Compute-stable-2020-06-01-examples-GetVirtualMachineInstanceView--instance-view-only.json',
    `${CASSETTE}.json`,
  ]) {
    it(`are none without a machine around them: ${name.slice(-40)}`, async () => {
      assert.deepEqual((await checkCase(at(name))).machines, []);
    });
  }
});
