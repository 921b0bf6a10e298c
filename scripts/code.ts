/** The code of the extension and the command line, as the compiler reads it. */
import { join } from 'node:path';
import type { SourceFile } from 'typescript/unstable/ast';
import { API, type Checker } from 'typescript/unstable/sync';

const ROOT = join(__dirname, '..');

export interface Code {
  readonly files: readonly CodeFile[];
  readonly checker: Checker;
}

export interface CodeFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly source: SourceFile;
}

let read: Code | undefined;

/** All of it, read once. The compiler is another process, which ends with this one. */
export function code(): Code {
  read ??= readCode();
  return read;
}

function readCode(): Code {
  const api = new API({ cwd: ROOT });
  const [project] = api.updateSnapshot({ openProjects: ['tsconfig.json'] }).getProjects();
  if (project === undefined) {
    throw new Error('There is no project in tsconfig.json.');
  }
  const { program, checker } = project;
  const files = program.getSourceFileNames().flatMap(name => {
    const path = name.slice(ROOT.length + 1);
    const source = path.startsWith('src/') ? program.getSourceFile(name) : undefined;
    return source === undefined ? [] : [{ path, source }];
  });
  return { files, checker };
}
