/** The machines of a simulated host as the export script writes them. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyze } from '../../src/core/analyze';
import type { VirtualMachine } from '../../src/core/machine/machine';
import { virtualMachines } from '../unit/virtual-machines';
import type { Hosts, Prepared } from './kit';

const SCRIPT = readFileSync(join(__dirname, '..', '..', 'resources', 'Export-VMDefinition.ps1'), 'utf8');
const FILE = 'virtual-machines.vm.json';

/** The text of one file; with `again` of the host of the last run. */
export async function exportedText(
  hosts: Hosts,
  prepared: Prepared,
  options: { again?: boolean; windowsPowerShell?: boolean } = {},
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'export-test-'));
  try {
    const given = { Path: folder, SingleFile: true, Force: true };
    const { error, errors, warnings } = await hosts.run({ ...prepared, text: SCRIPT, arguments: given }, options);
    assert.deepEqual([error, errors, warnings], [null, [], []]);
    return readFileSync(join(folder, FILE), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same, read again. */
export async function exportedMachines(
  hosts: Hosts,
  prepared: Prepared,
  options: { again?: boolean } = {},
): Promise<readonly VirtualMachine[]> {
  return machinesOf(await exportedText(hosts, prepared, options));
}

export function machinesOf(text: string, fileName = FILE): readonly VirtualMachine[] {
  const { machines, findings } = analyze(text, { fileName });
  assert.deepEqual(
    findings.filter(({ rule }) => rule.startsWith('invalid')),
    [],
  );
  return virtualMachines({ machines }).map(({ machine }) => machine);
}
