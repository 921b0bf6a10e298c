import assert from 'node:assert/strict';
import { type AnalysisOptions, analyze } from '../../../src/core/analyze';
import { choicesFor, parseConfiguration } from '../../../src/core/control/configuration';

const LIST = '{ "vms": [{ "name": "web", "generation": 1, "cpus": 2, "legacyAdapter": true }] }';
const EXPORT = '[{ "Name": "web", "Generation": 1, "VMId": "x", "ComputerName": "h", "ProcessorCount": 2 }]';
const TEMPLATE = '{ "builders": [{ "type": "hyperv-iso", "vm_name": "web", "generation": 1 }] }';

const read = (text: string, options: AnalysisOptions) => {
  const { format, recognition, machines } = analyze(text, options);
  return [format?.id, machines.map(({ machine }) => machine.name), recognition?.because];
};

describe('a format that was chosen for a file', () => {
  const because = 'this format was chosen for it';

  it('counts, whatever the file is recognised as', () => {
    assert.deepEqual(read(LIST, {}).slice(0, 2), ['vm-definition', ['web']]);
    assert.deepEqual(read(LIST, { format: 'get-vm' }), ['get-vm', ['web'], because]);
    assert.deepEqual(read(EXPORT, {}).slice(0, 2), ['get-vm', ['web']]);
    assert.deepEqual(read(EXPORT, { format: 'vm-definition' }), ['vm-definition', ['web'], because]);
    assert.deepEqual(read(EXPORT, { format: 'packer-json' }), ['packer-json', [], because]);
  });

  it('reads what is taken for the file of another tool', () => {
    const text =
      '{ "resource": { "vsphere_virtual_machine": { "web": { "name": "web", "generation": 1, "processor_count": 2 } } } }';
    assert.deepEqual(read(text, {}), [undefined, [], undefined]);
    assert.deepEqual(read(text, { format: 'vm-definition' }), ['vm-definition', ['web'], because]);
  });

  it('is converted as a file of that format', () => {
    const [machine] = analyze(TEMPLATE, { format: 'packer-json' }).machines;
    assert.equal(machine?.plan.obstacle, undefined);
    const [listed] = analyze(LIST, { format: 'get-vm' }).machines;
    assert.notEqual(listed?.plan.steps.length, 0);
  });

  it('is chosen for some files in a configuration file', () => {
    const { configuration, problems } = parseConfiguration(
      '{ "overrides": [{ "files": ["inventory/**"], "format": "get-vm" }, { "files": ["x"], "format": "arm" }] }',
    );
    assert.equal(choicesFor(configuration, 'inventory/a.json').format, 'get-vm');
    assert.equal(choicesFor(configuration, 'a.json').format, undefined);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['wrong-value'],
    );
  });
});
