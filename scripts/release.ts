// `npm run release`: builds and checks all that is published, and names what a person has to do. Publishes nothing.
// `-- --without-tests` leaves out the long ones, for trying the script itself.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../package.json';
import { repositoryRoot } from '../test/vscode/install';
import { isPreRelease } from './version';

const { name, publisher, version } = manifest;

const VSIX = join('out', `${name}-${version}.vsix`);
const TARBALL = join('out', `${name}-${version}.tgz`);

function script(title: string, ...options: readonly string[]): void {
  console.log(`\n$ npm run ${[title, ...options].join(' ')}`);
  const { status } = spawnSync('npm', ['run', '--silent', title, '--', ...options], {
    cwd: repositoryRoot,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    throw new Error(`npm run ${title} failed (${status}).`);
  }
}

/** What has to be put right before anything is built. */
function obstacles(): string[] {
  const { stdout } = spawnSync('git', ['status', '--porcelain'], { cwd: repositoryRoot, encoding: 'utf8' });
  const changelog = readFileSync(join(repositoryRoot, 'CHANGELOG.md'), 'utf8');
  return [
    ...(stdout === '' ? [] : [`There are changes that no commit has:\n${stdout}`]),
    ...(changelog.includes(`\n## ${version}\n`) ? [] : [`CHANGELOG.md has no part for ${version}.`]),
  ];
}

function digest(path: string): string {
  const content = readFileSync(join(repositoryRoot, path));
  const kilobytes = Math.round(content.length / 1000);
  return `  ${path} (${kilobytes} KB)\n      sha256 ${createHash('sha256').update(content).digest('hex')}`;
}

const kind = isPreRelease ? 'pre-release' : 'release';

const TO_DO = `What a person has to do, each once the one before is done:

  1. Say in package.json where it lives (repository, bugs, homepage), unless that was done for an earlier version.
  2. Visual Studio Marketplace: the publisher "${publisher}" has to be there (https://marketplace.visualstudio.com/manage).
       npx vsce login ${publisher}
       npx vsce publish --packagePath ${VSIX}
  3. Open VSX: an account that has signed the publisher agreement, and its token in OVSX_PAT (https://open-vsx.org/user-settings/tokens).
       npx ovsx create-namespace ${publisher}       (once)
       npx ovsx publish ${VSIX}
  4. npm, with an account that may publish ${name}:
       npm publish ${TARBALL} --access public${isPreRelease ? ' --tag next' : ''}
  5. The tags that the action and the hook are taken by:
       git tag v${version} && git push origin v${version}
  6. The container, to a registry of yours:
       docker build --tag REGISTRY/gen2-advisor:${version} . && docker push REGISTRY/gen2-advisor:${version}
  7. Look at all of it as a stranger: install the extension from both galleries, and run npx ${name}@${version} check .`;

function main(): void {
  const found = obstacles();
  if (found.length > 0) {
    throw new Error(found.join('\n'));
  }
  if (!process.argv.includes('--without-tests')) {
    script('test', '--all');
  }
  script('package');
  script('package:npm');
  console.log(`\n${name} ${version}, a ${kind}:\n\n${[VSIX, TARBALL].map(digest).join('\n')}\n\n${TO_DO}`);
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
