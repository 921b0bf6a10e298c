/** The settings of the extension in the README, as the manifest has them. */
import manifest from '../../package.json';
import texts from '../../package.nls.json';
import { table } from '../../src/core/text/markdown';
import { type Document, section } from './document';

export function settingsTable(): Document {
  const rows = Object.entries(manifest.contributes.configuration.properties).map(([name, setting]) => {
    const key = setting.markdownDescription.replaceAll('%', '') as keyof typeof texts;
    return [`\`${name}\``, `\`${JSON.stringify(setting.default)}\``, firstSentence(texts[key])];
  });
  return section('README.md', 'settings', table(['setting', 'default', ''], rows));
}

/** VS Code makes links of `#names#` of settings. */
function firstSentence(markdown: string): string {
  const [sentence = ''] = markdown.replace(/`#([^#`]+)#`/g, '`$1`').split(/(?<=\.) /);
  return sentence;
}
