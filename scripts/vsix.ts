// `npm run package`, after a build: the extension as a package for both galleries, in out/.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { deflateAsync } from '@gfx/zopfli';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { unzipSync, Zip, type ZipInputFile } from 'fflate';
import manifest from '../package.json';
import { repositoryRoot } from '../test/vscode/install';
import { shippedManifest } from './manifest';
import { shippedReadme } from './readme';
import { isPreRelease } from './version';

const OUT = join(repositoryRoot, 'out');

/** What is packaged, as it is packaged. */
const FOLDER = join(OUT, 'vsix');

/** In the place of what the repository has. */
const MADE: Readonly<Record<string, string>> = { ...shippedManifest(), 'README.md': shippedReadme() };

const DEFLATE = 8;

/** JSON that only programs read is shipped without layout. */
const FOR_PROGRAMS = /^(?:resources|schemas|syntaxes)\/.+\.json$/;

function shipped(path: string): string | Buffer {
  const content = readFileSync(join(repositoryRoot, path));
  return FOR_PROGRAMS.test(path) ? JSON.stringify(JSON.parse(content.toString())) : content;
}

async function gather(): Promise<void> {
  rmSync(FOLDER, { recursive: true, force: true });
  const files = await listFiles({ cwd: repositoryRoot, packageManager: PackageManager.None });
  for (const path of new Set([...files, ...Object.keys(MADE), '.vscodeignore'])) {
    mkdirSync(dirname(join(FOLDER, path)), { recursive: true });
    writeFileSync(join(FOLDER, path), MADE[path] ?? shipped(path));
  }
}

/** The same archive, with the files in it as small as Deflate makes them, which takes longer than packagers do. */
async function recompressed(archive: Uint8Array): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((_, chunk) => chunks.push(chunk));
  for (const [filename, content] of Object.entries(unzipSync(archive))) {
    const file: ZipInputFile = { filename, size: content.length, crc: crc32(content), compression: DEFLATE };
    zip.add(file);
    file.ondata?.(null, new Uint8Array(await deflateAsync(content, {})), true);
  }
  zip.end();
  return Buffer.concat(chunks);
}

async function main(): Promise<void> {
  await gather();
  const packagePath = join(OUT, `${manifest.name}-${manifest.version}.vsix`);
  await createVSIX({
    cwd: FOLDER,
    packagePath,
    preRelease: isPreRelease,
    readmePath: 'README.md',
    // All is in the bundles.
    dependencies: false,
    // Where it lives is said once it lives somewhere; until then no link of a page leads there.
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  writeFileSync(packagePath, await recompressed(readFileSync(packagePath)));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
