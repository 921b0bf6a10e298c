/** Markdown of data. Tables are not padded: a changed cell changes one line. */
import { SOURCES, type SourceKey } from '../../src/core/machine/sources';
import { escapeMarkdown } from '../../src/core/text/markdown';

/** Paragraphs, lists and tables one after the other, with a blank line between two. Undefined ones are left out. */
export function blocks(...parts: readonly (string | undefined)[]): string {
  return `${parts.filter(part => part !== undefined && part !== '').join('\n\n')}\n`;
}

/** Cells are Markdown already. */
export function table(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  return [headers, headers.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');
}

export function list(items: readonly string[]): string {
  return items.map(item => `- ${item}`).join('\n');
}

export function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

export function link(text: string, address: string): string {
  return `[${escapeMarkdown(text)}](${address.replace(/[()]/g, encodeURIComponent)})`;
}

/** The keys of sources, as links to {@link sourceLinks} at the end of the same document. */
export function cited(keys: readonly SourceKey[]): string {
  return keys.map(key => `[${key}]`).join(' ');
}

/** Where the links of {@link cited} lead. */
export function sourceLinks(keys: Iterable<SourceKey>): string {
  return [...new Set(keys)]
    .sort()
    .map(key => `[${key}]: <${SOURCES[key].url}> "${SOURCES[key].title.replace(/["\\]/g, '\\$&')}"`)
    .join('\n');
}

export const GENERATED = '<!-- Made by `npm run generate`; changes made here get lost. -->';
