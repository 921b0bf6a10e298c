/** What guests need of a processor, and what the compatibility for migration leaves them, in the spellings that people use. */
import assert from 'node:assert/strict';
import { analyze } from '../../../src/core/analyze';

function found(machine: object): string[] {
  return analyze(JSON.stringify(machine), { fileName: 'm.vm.json' })
    .findings.filter(({ rule }) => rule.startsWith('cpu/'))
    .map(({ rule, message }) => `${rule} ${message}`);
}

const machine = (guest: string, properties: object): object => ({ Name: 'a', Generation: 2, os: guest, ...properties });
const HIDDEN = 'cpu/migration-compatibility default';

describe('the processor compatibility for migration', () => {
  it('is told from the one for older systems, also by the names of WMI', () => {
    assert.deepEqual(found(machine('Rocky Linux 9.4', { limitProcessorFeatures: true })), [HIDDEN]);
    assert.deepEqual(found(machine('Rocky Linux 9.4', { processor: { limitProcessorFeatures: 'yes' } })), [HIDDEN]);
    assert.deepEqual(found(machine('Rocky Linux 9.4', { limitCPUID: true })), ['cpu/older-os-compat default']);
  });

  it('is no matter of a guest that runs on every 64-bit processor', () => {
    for (const guest of ['Rocky Linux 8.9', 'Ubuntu 24.04', 'Windows Server 2025', 'AlmaLinux 8']) {
      assert.deepEqual(found(machine(guest, { CompatibilityForMigrationEnabled: true })), [], guest);
    }
  });

  it('is one of each release that needs more', () => {
    for (const guest of [
      'RHEL 9.2',
      'RHEL 10.1',
      'CentOS Stream 9',
      'AlmaLinux 10.0',
      'Oracle Linux 9',
      'Rocky Linux 10',
    ]) {
      assert.deepEqual(found(machine(guest, { CompatibilityForMigrationEnabled: true })), [HIDDEN], guest);
    }
  });

  it('is well where it leaves what the nodes of a cluster have in common, and unknown where its mode is', () => {
    const mode = (value: unknown): object => ({
      processor: { CompatibilityForMigrationEnabled: true, CompatibilityForMigrationMode: value },
    });
    assert.deepEqual(found(machine('RHEL 10', mode('CommonClusterFeatureSet'))), []);
    assert.deepEqual(found(machine('RHEL 10', mode('MinimumFeatureSet'))), [HIDDEN]);
    assert.deepEqual(found(machine('RHEL 10', mode(7))), []);
  });
});
