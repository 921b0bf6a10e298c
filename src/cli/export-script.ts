/** `gen2-advisor export-script` */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExitCode } from './exit-code';
import type { Terminal } from './terminal';

/** Prints the script that exports the machines of a host as definitions. */
export function exportScript(terminal: Terminal): ExitCode {
  terminal.print(readFileSync(resource('Export-VMDefinition.ps1'), 'utf8'));
  return ExitCode.nothing;
}

/** A file that is shipped beside the bundle's folder. The sources lie one folder deeper. */
function resource(name: string): string {
  const [bundled, source] = [join(__dirname, '../resources', name), join(__dirname, '../../resources', name)];
  return existsSync(bundled) ? bundled : source;
}
