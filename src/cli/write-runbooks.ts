/** The runbooks of machines that a conversion moves, as files of a folder. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Analysis } from '../core/analysis';
import { runbookFor } from '../core/runbook';
import { runbookFileName } from '../core/runbook/file-name';
import { writeWhole } from './write-file';

/** Writes one for each machine and gives their paths. Throws what the system says. */
export function writeRunbooks(analysis: Analysis, machines: readonly number[], folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  return machines.flatMap(index => {
    const runbook = runbookFor(analysis, index);
    if (!('text' in runbook)) {
      return [];
    }
    const path = freePath(folder, analysis.machines[index]?.machine.name ?? '', runbook.text);
    writeWhole(path, runbook.text);
    return [path];
  });
}

/** What a person may have changed since, or another machine of the same name has, stays. */
function freePath(folder: string, machine: string, text: string): string {
  for (let number = 1; ; number += 1) {
    const path = join(folder, runbookFileName(machine, number));
    if (!existsSync(path) || readFileSync(path, 'utf8') === text) {
      return path;
    }
  }
}
