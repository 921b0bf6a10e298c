// The translations as they are shipped: what the engine says by a short key of each sentence, what VS Code looks up by the sentence.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');

const textsBelow = folder =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
    .map(entry => readFileSync(join(entry.parentPath, entry.name), 'utf8'));

async function engine() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['src/core/l10n.ts'],
    bundle: true,
    format: 'esm',
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

/** Their texts by their names. */
export async function shippedTranslations() {
  const { shortKey, packed } = await engine();
  const editor = textsBelow('src/vscode').join('\n');
  const isEditors = sentence => [sentence, sentence.replaceAll("'", "\\'")].some(text => editor.includes(text));
  const names = readdirSync(join(root, 'l10n')).filter(name => /^bundle\.l10n\..+\.json$/.test(name));
  return new Map(
    names.map(name => {
      const texts = JSON.parse(readFileSync(join(root, 'l10n', name), 'utf8'));
      // One that nobody has translated is said in English.
      const said = Object.entries(texts).filter(([, text]) => text !== '');
      const ofEditor = said.filter(([sentence]) => isEditors(sentence));
      const ofEngine = said.filter(([sentence]) => !isEditors(sentence));
      const byKey = Object.fromEntries(ofEngine.map(([sentence, text]) => [shortKey(sentence), text]));
      if (Object.keys(byKey).length !== ofEngine.length) {
        throw new Error('Two sentences have the same short key: choose another seed in src/core/l10n.ts');
      }
      if (ofEngine.some(([, text]) => text.includes('\n'))) {
        throw new Error(`l10n/${name} has a text of two lines`);
      }
      return [name, JSON.stringify({ ...Object.fromEntries(ofEditor), ...packed(byKey) })];
    }),
  );
}
