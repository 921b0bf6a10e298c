/** The command line without a process: its output as text, and a folder for its files. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../../src/cli/main';

export const BUILDER = {
  type: 'hyperv-iso',
  vm_name: 'web',
  iso_url: 'en_windows_server_2019_x64_dvd.iso',
  boot_command: ['<up>'],
  boot_wait: '1s',
};

/** The text of a Packer template with these builders. */
export const template = (...builders: object[]): string => `${JSON.stringify({ builders }, undefined, 2)}\n`;

export interface TemporaryFolder {
  /** Known while a test runs. */
  readonly path: string;
  /** Writes a file into the folder and gives its path. */
  put(this: void, name: string, content: string | Buffer): Promise<string>;
}

/** A folder of its own for each test of the suite that calls it. */
export function temporaryFolder(): TemporaryFolder {
  let path = '';
  beforeEach(async () => {
    path = await mkdtemp(join(tmpdir(), 'gen2-advisor-'));
  });
  afterEach(() => rm(path, { recursive: true }));
  return {
    get path() {
      return path;
    },
    async put(name, content) {
      const file = join(path, name);
      await mkdir(join(file, '..'), { recursive: true });
      await writeFile(file, content);
      return file;
    },
  };
}

export interface Result {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line, with `input` as its standard input. */
export async function cli(args: readonly string[], input = ''): Promise<Result> {
  let out = '';
  let err = '';
  const code = await run(args, {
    print: text => {
      out += text;
    },
    tell: line => {
      err += `${line}\n`;
    },
    readInput: async () => input,
  });
  return { code, out, err };
}
