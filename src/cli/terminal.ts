/** Standard input and output, so that tests can stand in for them. */
import { createColors } from 'picocolors';
import type { ReportContext } from '../core/reports/report';
import { decode } from './encoding';

export interface Terminal {
  /** To standard output: what was asked for. */
  print(text: string): void;
  /** To standard error: what a person should know about it. */
  tell(line: string): void;
  /** All of standard input, decoded as a file is. */
  readInput(): Promise<string>;
  /** Colours text; absent where standard output shows no colours, or nobody wants them. */
  readonly paint?: ReportContext['paint'];
  /** Replaces a line on standard error; absent where that is no terminal, or a log would keep every one of them. */
  readonly progress?: (line: string) => void;
}

const COLOURS = createColors(true);

export const processTerminal: Terminal = {
  print: text => {
    process.stdout.write(text);
  },
  tell: line => {
    process.stderr.write(`${line}\n`);
  },
  readInput: async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) {
      chunks.push(chunk as Buffer);
    }
    return decode(Buffer.concat(chunks)).text;
  },
  ...(wantsColours(process.env, process.stdout) && { paint: (style, text) => COLOURS[style](text) }),
  ...(process.stderr.isTTY && {
    progress: (line: string) => {
      process.stderr.write(`\r\u001b[2K${line}`);
    },
  }),
};

/**
 * Whether to colour what goes to a stream: on a terminal that has colours, unless NO_COLOR is set (https://no-color.org);
 * FORCE_COLOR decides where it is set, as in Node's own streams: 0 or false is no, all else yes.
 */
export function wantsColours(
  environment: Readonly<Record<string, string | undefined>>,
  stream: { readonly isTTY?: boolean; hasColors?(environment: object): boolean },
): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: refused } = environment;
  if (forced !== undefined) {
    return forced !== '0' && forced !== 'false';
  }
  if (refused !== undefined && refused !== '') {
    return false;
  }
  return stream.isTTY === true && stream.hasColors?.(environment) === true;
}
