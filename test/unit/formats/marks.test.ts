import assert from 'node:assert/strict';
import { mayBeAzure, mayBeDefinition } from '../../../src/core/formats/marks';

const DEPLOYMENT = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';

describe('the marks of definitions', () => {
  it('are not looked for in what npm locks, whatever its packages are called', () => {
    const lock = { name: 'web', version: '1.0.0', lockfileVersion: 3, packages: { 'node_modules/legacy': {} } };
    assert.equal(mayBeDefinition(JSON.stringify(lock, undefined, 2), 'json'), false);
    assert.equal(mayBeDefinition(JSON.stringify({ lockfileVersion: 1, dependencies: { legacy: {} } }), 'json'), false);
  });

  it('are looked for where an object inside has that name', () => {
    const text = JSON.stringify({ VM: { Generation: 1 }, other: { lockfileVersion: 3 } });
    assert.equal(mayBeDefinition(text, 'json'), true);
  });

  it('are those of a template in what is deployed to Azure', () => {
    const template = (type: string) =>
      JSON.stringify({ $schema: DEPLOYMENT, resources: [{ type, tags: { Generation: 'legacy' } }] });
    assert.equal(mayBeDefinition(template('Microsoft.Network/networkInterfaces'), 'json'), false);
    for (const type of ['Microsoft.Compute/virtualMachines', 'microsoft.Compute/virtualmachines']) {
      assert.equal(mayBeDefinition(template(type), 'json'), true, type);
      assert.equal(mayBeDefinition(template(type.toUpperCase()), 'json'), true, type);
      assert.equal(mayBeAzure(template(type.toUpperCase())), true, type);
    }
  });
});
