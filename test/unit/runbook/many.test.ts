/* biome-ignore-all lint/suspicious/noTemplateCurlyInString: templates of Terraform */
import assert from 'node:assert/strict';
import '../../../src/core/hcl';
import { analyze } from '../../../src/core/analyze';
import { runbookFor } from '../../../src/core/runbook';
import { runbookForMachines, unmovedMachines } from '../../../src/core/runbook/many';
import { PLAIN } from './runbooks';

const machines = (...definitions: object[]) => analyze(JSON.stringify(definitions), { fileName: 'machines.vm.json' });
const called = (Name: string, more: object = {}): object => ({ ...PLAIN, Name, ...more });
const CLONE = { Name: 'clone', Generation: 1, GuestOperatingSystem: 'Windows 10 32-bit', HardDrives: ['D:\\a.vhdx'] };

describe('one runbook for several machines', () => {
  const analysis = machines(called('web'), called('db'), called('new', { Generation: 2 }), called('WEB'), CLONE);

  function made(indexes: readonly number[]): { rows: string[]; leftOut: string[] } {
    const { runbook, leftOut } = runbookForMachines([{ analysis, machines: indexes }]);
    const text = 'text' in runbook ? runbook.text : '';
    return {
      rows: [...text.matchAll(/^ {8}Name {3}= '(.*)'$/gm)].map(([, name = '']) => name),
      leftOut: leftOut.map(({ assessed, because }) => `${assessed.machine.name}: ${because.replace(/:.*/, '')}`),
    };
  }

  it('has those that are chosen, in their order', () => {
    assert.deepEqual(made([0, 1]), { rows: ['web', 'db'], leftOut: [] });
    assert.deepEqual(made([1, 0]).rows, ['db', 'web']);
    assert.deepEqual(made([1]).rows, ['db']);
  });

  it('names those that have none, also two of one name', () => {
    assert.deepEqual(made([0, 1, 3]), {
      rows: ['db'],
      leftOut: ['web', 'WEB'].map(name => `${name}: several of the machines have its name`),
    });
    assert.deepEqual(made([2, 4]).rows, []);
    assert.equal(made([2, 4]).leftOut.length, 2);
  });

  it('is of all that are not Generation 2 where nobody chooses', () => {
    assert.deepEqual(unmovedMachines(analysis), [0, 1, 3, 4]);
  });

  it('has none whose name only a run tells: a person gives that, to its own', () => {
    const block = (label: string, name: string): string =>
      `resource "hyperv_machine_instance" "${label}" {\n  name = ${name}\n  generation = 1\n}\n`;
    const text = block('a', '"web"') + block('b', 'each.key') + block('c', '"vm-${count.index}"');
    const configuration = analyze(text, { fileName: 'main.tf' });
    const { leftOut } = runbookForMachines([{ analysis: configuration, machines: [0, 1, 2] }]);
    assert.deepEqual(
      leftOut.map(({ assessed }) => assessed.machine.name),
      ['b', 'vm-${count.index}'],
    );
    const names = [0, 1].map(index => {
      const runbook = runbookFor(configuration, index);
      return 'text' in runbook ? /\$Name(?: = .*)?,$/m.exec(runbook.text)?.[0] : undefined;
    });
    assert.deepEqual(names, ["$Name = 'web',", '$Name,']);
  });
});
