/** `gen2-advisor export` */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DefinitionFile, definitionFiles, isComputerName } from '../core/host-export/files';
import type { ReadMachine } from '../core/host-export/records';
import { refusalText } from '../core/host-export/words';
import { ExitCode } from '../core/reports/exit-code';
import { oneLine } from '../core/text/one-line';
import { otherComputer, readHost, thisComputer } from '../shell/read-host';
import { resourcesFolder } from './resource';
import type { Terminal } from './terminal';
import { UsageError } from './usage';
import { NotWritten, notWritten, wholly, writeWhole } from './write-file';

export interface ExportOptions {
  /** This one where it is empty. */
  readonly computer: string;
  readonly folder: string;
  /** Replaces files that are there. */
  readonly force: boolean;
}

const LONGEST_MESSAGE = 500;

/** Writes a definition for each machine of a host. Throws UsageError where that is no name of one. */
export async function exportHost(options: ExportOptions, terminal: Terminal): Promise<ExitCode> {
  const { folder, force } = options;
  const computer = otherComputer(options.computer);
  if (computer !== undefined && !isComputerName(computer)) {
    throw new UsageError(`--computer is the name or address of a computer, not ${JSON.stringify(computer)}`);
  }
  const machines: ReadMachine[] = [];
  let failed = 0;
  const refusal = await readHost({ resources: resourcesFolder(), computer }, record => {
    if (record.kind === 'machine') {
      machines.push(record);
      terminal.progress?.(`Read ${record.number} of ${record.of} machines`);
      return;
    }
    failed += Number(record.kind === 'failed');
    terminal.progress?.('');
    terminal.tell(`${record.kind}: ${oneLine(record.message, LONGEST_MESSAGE)}`);
  });
  terminal.progress?.('');
  if (refusal !== undefined) {
    terminal.tell(refusalText(refusal, computer));
    return ExitCode.unusable;
  }
  const left = await wholly(() => writeFiles(folder, definitionFiles(machines), force, terminal));
  const written = machines.length - left;
  const host = computer ?? thisComputer();
  terminal.tell(`${written} of the ${machines.length + failed} machines of ${host} are in ${folder}`);
  return left + failed === 0 ? ExitCode.nothing : ExitCode.found;
}

/** How many were left as they are. */
function writeFiles(
  folder: string,
  files: readonly DefinitionFile[],
  force: boolean,
  terminal: Pick<Terminal, 'tell'>,
): number {
  let left = 0;
  for (const { name, text } of files) {
    const path = join(folder, name);
    try {
      mkdirSync(folder, { recursive: true });
      const isThere = existsSync(path);
      if (isThere && readFileSync(path, 'utf8') === text) {
        continue;
      }
      if (isThere && !force) {
        throw new NotWritten('there is such a file already, which says something else: --force replaces it');
      }
      writeWhole(path, text);
    } catch (error) {
      left += 1;
      terminal.tell(`${path}: ${notWritten(error)}`);
    }
  }
  return left;
}
