import { readFile, writeFile } from 'node:fs/promises';

/** Names the file that the suite writes its counts into. Not "VSCODE_...", which VS Code takes out of environments. */
export const RESULTS_VARIABLE = 'SUITE_RESULTS';

export interface Results {
  passed: number;
  failed: number;
  skipped: number;
}

export async function writeResults(results: Results) {
  const file = process.env[RESULTS_VARIABLE];
  if (file !== undefined) {
    await writeFile(file, `${JSON.stringify(results)}\n`);
  }
}

/** Undefined when the suite never came to its end. */
export async function readResults(file: string): Promise<Results | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Results;
  } catch {
    return undefined;
  }
}
