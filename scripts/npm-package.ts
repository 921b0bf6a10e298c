// For `npm run package:npm`, after a build: makes the folder of the package of the command line, with a manifest that has
// nothing of the extension. (`npm pack` in the repository gives the same command, for tools that install from a clone.)
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../package.json';
import { repositoryRoot } from '../test/vscode/install';

const { name, version, license, keywords, bin, engines } = manifest;

/** From where in the repository to where in the package; .npmignore names the same for a package of the whole repository. */
const FILES: Readonly<Record<string, string>> = {
  'dist/cli.js': 'dist/cli.js',
  'dist/cli': 'dist/cli',
  'dist/cli-third-party-notices.txt': 'dist/cli-third-party-notices.txt',
  resources: 'resources',
  schemas: 'schemas',
  'npm/README.md': 'README.md',
  'CHANGELOG.md': 'CHANGELOG.md',
  LICENSE: 'LICENSE',
};

const folder = join(repositoryRoot, 'out', 'npm');
rmSync(folder, { recursive: true, force: true });
mkdirSync(join(folder, 'dist'), { recursive: true });
for (const [from, to] of Object.entries(FILES)) {
  cpSync(join(repositoryRoot, from), join(folder, to), { recursive: true });
}

const [description = ''] = /^Checks[\s\S]*?\.$/m.exec(readFileSync(join(folder, 'README.md'), 'utf8')) ?? [];
writeFileSync(
  join(folder, 'package.json'),
  `${JSON.stringify(
    {
      name,
      version,
      description: description.replaceAll(/\s+/g, ' '),
      keywords,
      license,
      bin,
      files: Object.values(FILES),
      engines: { node: engines.node },
      type: 'commonjs',
    },
    undefined,
    2,
  )}\n`,
);
