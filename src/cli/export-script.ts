/** `gen2-advisor export-script` */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExitCode } from '../core/reports/exit-code';
import { resourcesFolder } from './resource';
import type { Terminal } from './terminal';

/** Prints the script that exports the machines of a host as definitions. */
export function exportScript(terminal: Terminal): ExitCode {
  terminal.print(readFileSync(join(resourcesFolder(), 'Export-VMDefinition.ps1'), 'utf8'));
  return ExitCode.nothing;
}
