// Bundles the extension and the command line. `--production` minifies; `--watch` rebuilds on change.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { context } from 'esbuild';
import { commandLineBundles, extensionBundles } from './bundles.mjs';
import { documentsShown } from './pages.mjs';
import { shippedTranslations } from './translations.mjs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

const common = {
  minify: production,
  sourcemap: production ? false : 'linked',
  sourcesContent: false,
};

const cli = {
  ...common,
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  legalComments: 'none',
  // As in the bundles of the extension.
  mainFields: ['module', 'main'],
  logLevel: 'warning',
  // tinyglobby's ES module asks it for a require of its own; a CommonJS bundle has one.
  define: { 'import.meta.url': '__filename' },
};

const outfiles = bundles =>
  Object.entries(bundles).map(([name, options]) => ({ ...common, ...options, outfile: `dist/${name}.js` }));

/** What is shipped together, by the file with the notices that its licences ask for. */
const products = {
  'dist/third-party-notices.txt': outfiles(await extensionBundles()),
  'dist/cli-third-party-notices.txt': outfiles(await commandLineBundles(cli)),
};

/** The folders of the packages of which a bundle holds code, such as 'node_modules/jsonc-parser'. */
function packagesIn({ inputs }) {
  return Object.keys(inputs).flatMap(path => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []);
}

/** Their licences ask that copyright and permission go with every copy. A package without a licence's text fails. */
function noticesOf(folders) {
  const notices = [...new Set(folders)].sort().map(folder => {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
    const file = readdirSync(folder).find(entry => /^licen[cs]e/i.test(entry));
    if (file === undefined) {
      throw new Error(`${folder} has no file with its licence`);
    }
    return `${name} ${version} (${license})\n\n${readFileSync(`${folder}/${file}`, 'utf8').replaceAll('\r\n', '\n').trim()}\n`;
  });
  return `The bundles beside this file hold code of these packages.\n\n${notices.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

/**
 * What esbuild has minified, with names and statements of which more are the same: the package is smaller by 15 KB. Nothing is
 * inlined, which makes texts shorter and what they are compressed to longer.
 */
async function minifyAgain(file) {
  const { minify } = await import('@swc/core');
  const compress = { ecma: 2020, toplevel: true, passes: 2, inline: 0, reduce_funcs: false };
  // Any other character makes V8 keep two bytes for each, and read the text by a slower way.
  const format = { asciiOnly: true };
  const { code } = await minify(readFileSync(file, 'utf8'), {
    ecma: 2020,
    compress,
    mangle: { topLevel: true },
    format,
  });
  writeFileSync(file, code);
}

/** What is no bundle, by its file. */
const texts = [
  ['dist/pages.json', documentsShown()],
  ...[...(await shippedTranslations())].map(([name, text]) => [`dist/l10n/${name}`, text]),
];

// What an earlier build left, such as maps and bundles of other names, is neither shipped nor loaded with this one.
const scripts = Object.values(products).flatMap(bundles => bundles.map(({ outfile }) => outfile));
const made = new Set([
  ...scripts.flatMap(file => (production ? [file] : [file, `${file}.map`])),
  ...Object.keys(products),
  ...texts.map(([file]) => file),
]);
mkdirSync('dist/l10n', { recursive: true });
for (const entry of readdirSync('dist', { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name);
  if (entry.isFile() && !made.has(path.replaceAll('\\', '/'))) {
    rmSync(path);
  }
}

for (const [noticesFile, bundles] of Object.entries(products)) {
  const packages = [];
  for (const bundle of bundles) {
    const build = await context({ ...bundle, metafile: true });
    if (watch) {
      await build.watch();
    } else {
      const { metafile } = await build.rebuild();
      packages.push(...Object.values(metafile.outputs).flatMap(packagesIn));
      await build.dispose();
      if (production) {
        await minifyAgain(bundle.outfile);
      }
    }
  }
  if (!watch) {
    writeFileSync(noticesFile, noticesOf(packages));
  }
}

for (const [file, text] of texts) {
  writeFileSync(file, text);
}
