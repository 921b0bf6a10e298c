/** Standard input and output, so that tests can stand in for them. */

import { decode } from './encoding';

export interface Terminal {
  /** To standard output: what was asked for. */
  print(text: string): void;
  /** To standard error: what a person should know about it. */
  tell(line: string): void;
  /** All of standard input, decoded as a file is. */
  readInput(): Promise<string>;
}

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
};
