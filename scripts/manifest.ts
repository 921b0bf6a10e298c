/** The manifest and its texts as they are shipped. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../package.json';
import english from '../package.nls.json';
import { repositoryRoot } from '../test/vscode/install';

type Texts = Readonly<Record<string, string>>;

/** A name of a few letters for each text: the long ones stand in the manifest and again in each language. */
const SHORT = new Map(Object.keys(english).map((name, index) => [name, index.toString(36)]));

function shortOf(name: string): string {
  const short = SHORT.get(name);
  if (short === undefined) {
    throw new Error(`package.nls.json has no ${name}`);
  }
  return short;
}

/** By the names of the files, as JSON. Without what is for developers. */
export function shippedManifest(): Record<string, string> {
  const { scripts: _scripts, devDependencies: _devDependencies, ...shipped } = manifest;
  const texts = readdirSync(repositoryRoot).filter(name => /^package\.nls(?:\.\w+)?\.json$/.test(name));
  return {
    'package.json': JSON.stringify(shipped).replace(/"%([^%"]+)%"/g, (_, name: string) => `"%${shortOf(name)}%"`),
    ...Object.fromEntries(
      texts.map(name => {
        const said = Object.entries(JSON.parse(readFileSync(join(repositoryRoot, name), 'utf8')) as Texts);
        return [name, JSON.stringify(Object.fromEntries(said.map(([key, text]) => [shortOf(key), text])))];
      }),
    ),
  };
}
