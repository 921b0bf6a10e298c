// `npm run package`: the extension as a package for both galleries, in out/.
import { createVSIX } from '@vscode/vsce';
import { repositoryRoot } from '../test/vscode/install';
import { isPreRelease } from './version';

createVSIX({
  cwd: repositoryRoot,
  packagePath: 'out/',
  readmePath: 'out/README.md',
  preRelease: isPreRelease,
  // All is in the bundles.
  dependencies: false,
  // Where it lives is said once it lives somewhere; until then no link of a page leads there.
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
}).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
