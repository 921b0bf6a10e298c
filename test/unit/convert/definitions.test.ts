/** What the properties of the conversion are tried with, against what there is to convert. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import '../../../src/core/azure';
import '../../../src/core/hcl';
import { analyze } from '../../../src/core/analyze';
import { FORMATS } from '../../../src/core/formats';
import { DEFINITION_PROPERTIES } from '../../../src/core/formats/powershell/aliases';
import { armDefinition, azureBuilder, azureResources } from './azure';
import { definition, machineProperties } from './definitions';

describe('generated definitions', () => {
  it('have every property of a machine that is read', () => {
    const generated = machineProperties(false);
    assert.deepEqual(
      Object.keys(DEFINITION_PROPERTIES.machine).filter(property => !(property in generated)),
      [],
      'add it to the machines of test/unit/convert/definitions.ts',
    );
  });

  it('are of every format that can be converted', () => {
    const samples = fc.sample(fc.oneof(definition, armDefinition, azureBuilder, azureResources), {
      numRuns: 100,
      seed: 1,
    });
    const found = new Set(samples.map(({ text, fileName }) => analyze(text, { fileName }).format?.id));
    const missing = FORMATS.filter(({ id, neverConverted }) => neverConverted === undefined && !found.has(id));
    assert.deepEqual(
      missing.map(({ id }) => id),
      [],
      'add definitions of it to test/unit/convert/definitions.ts or azure.ts',
    );
  });
});
