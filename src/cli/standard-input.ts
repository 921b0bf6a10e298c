/** Standard input in the place of a file. */
import type { Terminal } from './terminal';

/** Under which name `-` is looked at where none is given. */
export const STDIN_NAME = 'stdin.json';

export interface Input {
  readonly path: string;
  readonly content: { readonly text: string; readonly encoding: undefined };
}

/** Undefined where the path is one of a file. */
export async function readInput(
  path: string,
  name: string | undefined,
  terminal: Terminal,
): Promise<Input | undefined> {
  return path === '-'
    ? { path: name ?? STDIN_NAME, content: { text: await terminal.readInput(), encoding: undefined } }
    : undefined;
}
