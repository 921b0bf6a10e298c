/** Real configurations of HCL, which are no part of the project: where they are, and what stands beside each. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import '../../../../src/core/azure';
import '../../../../src/core/hcl';
import type { AnalysisOptions } from '../../../../src/core/analyze';
import type { Files } from '../../../../src/core/text/files';

const { GEN2_CORPUS = join(__dirname, '../../../../../shared/corpus') } = process.env;

export const CORPUS = resolve(GEN2_CORPUS);

/** Skips what a `before` or an `it` stands in, and says so, where a list of the corpus is not there. */
export function skipWithout(this: Mocha.Context, list: string): void {
  if (!existsSync(join(CORPUS, list))) {
    console.log(`      skipped: no ${join(CORPUS, list)} (set GEN2_CORPUS)`);
    this.skip();
  }
}

/** The lines of a list of the corpus, without the first, which names the columns. */
export function linesOf(list: string): string[][] {
  const lines = readFileSync(join(CORPUS, list), 'utf8').trimEnd().split(/\r?\n/);
  return lines.slice(1).map(line => line.split('\t'));
}

export interface Row {
  readonly file: string;
  readonly machines: string;
  readonly generation: string;
}

export const INDEX = 'hcl-index.tsv';

/** Those of the index in a folder that are there. */
export function rows(folder: string): Row[] {
  return linesOf(INDEX)
    .filter(([file = '']) => file.startsWith(`${folder}/`) && existsSync(join(CORPUS, file)))
    .map(([file = '', , , , machines = '', generation = '']) => ({ file, machines, generation }));
}

/** Files that lie alone beside others of other repositories are looked at by themselves. */
function filesBeside(path: string): Files {
  const folder = dirname(path);
  const isOwn = dirname(folder) !== CORPUS;
  return {
    read: file => (existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : undefined),
    list: (ending, other = '') => {
      const listed = join(folder, other);
      const isOfOne = isOwn && dirname(listed) !== CORPUS && listed.startsWith(CORPUS) && existsSync(listed);
      const names = isOfOne ? readdirSync(listed).filter(name => name.endsWith(ending)) : [];
      return names.map(name => (other === '' ? name : `${other}/${name}`));
    },
  };
}

export function optionsOf(path: string): AnalysisOptions & { readonly files: Files } {
  return { fileName: path, files: filesBeside(path) };
}
