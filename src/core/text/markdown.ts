/** Any text as a part of a line of Markdown: nothing in it is markup, a link, an entity or HTML. */
export function escapeMarkdown(text: string): string {
  // GitHub and VS Code also make links of bare addresses: of what has '://', 'www.' or '@'.
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|~&@]|:(?=\/\/)|(?<=\bwww)\./gi, '\\$&');
}
