/** Text as a part of XML and HTML. */

/** Text that is markup: the rest is escaped. */
export interface Markup {
  readonly markup: string;
}

type Part = string | number | Markup | readonly Part[];

/** Makes markup of a template: what is put into it is text, unless it is markup itself. */
export function markup(parts: TemplateStringsArray, ...values: readonly Part[]): Markup {
  const text = values.map((value, index) => printed(value) + (parts[index + 1] ?? ''));
  return { markup: (parts[0] ?? '') + text.join('') };
}

function printed(part: Part): string {
  if (typeof part === 'string') {
    return escapeMarkup(part);
  }
  if (typeof part === 'number') {
    return String(part);
  }
  return 'markup' in part ? part.markup : part.map(printed).join('');
}

/** Text between tags or in a quoted attribute: nothing in it is markup, and no character that XML forbids is left. */
function escapeMarkup(text: string): string {
  return text.replace(/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '').replace(/[&<>"']/g, escapeCharacter);
}

/** The text of an attribute of XML, whose readers make spaces of tabs and line ends. */
export function attribute(text: string): Markup {
  return { markup: escapeMarkup(text).replace(/[\t\n\r]/g, escapeCharacter) };
}

function escapeCharacter(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}
