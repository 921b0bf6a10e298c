/** Text as a part of XML and HTML. */

/** Text between tags or in a quoted attribute: nothing in it is markup, and no character that XML forbids is left. */
export function escapeMarkup(text: string): string {
  return text.replace(/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '').replace(/[&<>"']/g, escapeCharacter);
}

/** The same for an attribute of XML, whose readers make spaces of tabs and line ends. */
export function escapeAttribute(text: string): string {
  return escapeMarkup(text).replace(/[\t\n\r]/g, escapeCharacter);
}

function escapeCharacter(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}
