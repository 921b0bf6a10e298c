import assert from 'node:assert/strict';
import { analyze } from '../../src/core/analyze';
import { remedyOf } from '../../src/core/fixes';
import { known } from '../../src/core/machine/field';

/** A machine as Get-VM gives it, of which only its IDE disk may show the generation. */
const exported = (generation: string): string => `[{
  "VMName": "a", "VMId": "6f5b2a58-5b30-4f8e-8f0e-0b6a1a0c0a01", "Path": "C:\\\\VMs", "State": 2,
  "ProcessorCount": 2, "MemoryStartup": 1073741824,${generation}
  "FloppyDrive": { "Path": null }, "NetworkAdapters": [],
  "HardDrives": [{ "ControllerType": 0, "ControllerNumber": 0, "ControllerLocation": 0, "Path": "C:\\\\a.vhd" }]
}]`;

function remedies(text: string): readonly (readonly [string, string])[] {
  const analysis = analyze(text);
  return analysis.findings.map(finding => [finding.rule, remedyOf(analysis, finding)]);
}

describe('the remedy of a finding', () => {
  it('is the whole conversion where only hardware of Generation 1 shows the generation', () => {
    const text = exported('');
    assert.equal(known(analyze(text).machines[0]?.machine.generation ?? assert.fail()), 1);
    assert.deepEqual(
      remedies(text).filter(([, remedy]) => remedy === 'fix'),
      [],
    );
    assert.ok(remedies(text).some(([, remedy]) => remedy === 'convert'));
  });

  it('is its own fix where the generation is stated', () => {
    assert.ok(remedies(exported('\n  "Generation": 1,')).some(([, remedy]) => remedy === 'fix'));
  });
});
