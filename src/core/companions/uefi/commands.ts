/** Scripts of diskpart as commands of an answer file write them: `(echo select disk 0&echo clean) > X:\layout.txt`. */
import type { Edit } from '../../languages/edit';
import type { Text } from '../../languages/tree';
import { isCommand, scriptForUefi } from './diskpart';
import type { Renumbering, Target } from './numbers';
import type { Reason } from './written';

/** A command that is written into a script, up to what ends it in cmd. */
const ECHOED = /\becho[ \t.:,;]{1,9}([^&|<>()\r\n]{1,300})/gi;

interface Echoed {
  readonly node: Text;
  /** In the text of the node, with `echo`. */
  readonly start: number;
  readonly end: number;
  /** As it is written: `echo ` in any spelling. */
  readonly echo: string;
  readonly command: string;
}

export type CommandsForUefi =
  | { readonly edits: readonly Edit[]; readonly numbering: Renumbering }
  | { readonly cannot: Reason };

/** `texts`: the command lines that run before Windows is on the disk, in their order. */
export function commandsForUefi(texts: readonly Text[], target: Target): CommandsForUefi {
  const echoed = texts.flatMap(echoedIn).filter(({ command }) => isCommand(command));
  if (echoed.length === 0) {
    return { cannot: texts.some(({ value }) => /\bdiskpart\b/i.test(value)) ? 'script-elsewhere' : 'no-layout' };
  }
  const written = scriptForUefi(
    echoed.map(({ command }) => command),
    target,
  );
  if ('cannot' in written) {
    return written;
  }
  const edits = texts.flatMap((node): Edit[] => {
    const own = echoed.flatMap((each, index) =>
      each.node === node ? [{ ...each, becomes: written.commands[index] ?? [] }] : [],
    );
    const value = rewritten(node.value, own);
    return value === node.value ? [] : [{ kind: 'replace', node, value }];
  });
  return { edits, numbering: written.numbering };
}

function echoedIn(node: Text): Echoed[] {
  return [...node.value.matchAll(ECHOED)].map(({ 0: all, 1: command = '', index: start }) => ({
    node,
    start,
    end: start + all.trimEnd().length,
    echo: all.slice(0, all.length - command.length),
    command: command.trimEnd(),
  }));
}

function rewritten(text: string, echoed: readonly (Echoed & { readonly becomes: readonly string[] })[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, echo, becomes } of echoed) {
    const before = result + text.slice(at, start);
    at = end;
    const joined = before.trimEnd();
    if (becomes.length === 0 && joined.endsWith('&')) {
      result = joined.slice(0, joined.endsWith('&&') ? -2 : -1).trimEnd();
      continue;
    }
    // A comment takes the place of what goes where nothing stands before it: the command line stays as it is.
    const lines = (becomes.length === 0 ? ['rem'] : becomes).map(command => echo + command);
    const isGrouped = before.split('(').length > before.split(')').length;
    result = before + (lines.length > 1 && !isGrouped ? `(${lines.join('&')})` : lines.join('&'));
  }
  return result + text.slice(at);
}
