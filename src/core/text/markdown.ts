/** Markdown of data. Tables are not padded: a changed cell changes one line. */

import { withoutControls } from './one-line';

/** Any text as a part of a line of Markdown: nothing in it is markup, a link, an entity or HTML. */
export function escapeMarkdown(text: string): string {
  // GitHub and VS Code also make links of bare addresses: of what has '://', 'www.' or '@'.
  return withoutControls(text)
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>#|~&@]|:(?=\/\/)|(?<=\bwww)\./gi, '\\$&');
}

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

/** An address that has brackets of its own stands in angle brackets. */
export function link(text: string, address: string): string {
  return `[${escapeMarkdown(text)}](${/[()]/.test(address) ? `<${address}>` : address})`;
}
