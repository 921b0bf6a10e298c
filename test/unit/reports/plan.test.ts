/** The plans that a terminal shows. */
import assert from 'node:assert/strict';
import '../../../src/core/azure';
import { analyze } from '../../../src/core/analyze';
import { planReport } from '../../../src/core/reports/plan';

const machine = (more: object): object => ({
  Name: 'web',
  Generation: 1,
  GuestOperatingSystem: { Name: 'Windows Server 2022', Architecture: 'x64' },
  HardDrives: [{ Path: 'D:\\a.vhdx', ControllerType: 'IDE', ControllerNumber: 0, ControllerLocation: 0 }],
  ...more,
});
const azure = (generation: string, sku: string): object => ({
  id: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/lab/providers/Microsoft.Compute/virtualMachines/web',
  name: 'web',
  vmId: '1',
  hardwareProfile: { vmSize: 'Standard_D2s_v5' },
  instanceView: { hyperVGeneration: generation },
  storageProfile: {
    imageReference: { publisher: 'MicrosoftWindowsServer', offer: 'WindowsServer', sku },
    osDisk: { osType: 'Windows', createOption: 'FromImage' },
  },
});

describe('the plan of a machine for a terminal', () => {
  /** Whether there are steps, or an obstacle; and whether the machine itself moves by its runbook. */
  const plans: readonly (readonly [
    what: string,
    definition: object,
    fileName: string,
    plan: 'steps' | 'obstacle' | '',
    moves: boolean,
  ])[] = [
    ['one that is there', machine({}), 'a.vm.json', 'steps', true],
    ['one that is to be installed', machine({ HardDrives: [{ Size: '60GB' }] }), 'a.vm.json', 'steps', false],
    ['one that cannot move', machine({ GuestOperatingSystem: 'Windows 7 x86' }), 'a.vm.json', 'obstacle', false],
    ['one that Azure upgrades', azure('V1', '2022-datacenter'), 'a.json', 'obstacle', true],
    ['one that nothing is to be done for', { Name: 'web', Generation: 2 }, 'a.vm.json', '', false],
  ];
  for (const [what, definition, fileName, plan, moves] of plans) {
    it(`says what is done, and what is left: ${what}`, () => {
      const analysis = analyze(JSON.stringify(definition), { fileName });
      const lines = planReport(fileName, analysis)
        .split('\n')
        .filter(line => line !== '');
      const { obstacle } = analysis.machines[0]?.plan ?? {};
      assert.equal(plan === 'obstacle', obstacle !== undefined);
      assert.equal(lines.length > 0, plan !== '');
      assert.equal(
        lines.some(line => /^ {2}1\. /.test(line)),
        plan === 'steps',
      );
      assert.equal(lines[0]?.endsWith(`: ${obstacle}`) === true, plan === 'obstacle');
      assert.equal(lines.at(-1)?.startsWith('  the machine itself: by its runbook') === true, moves);
      assert.equal(lines.filter(line => line.includes('runbook')).length, moves ? 1 : 0);
    });
  }
});
