/**
 * The engine's sentences in the language of whoever reads them. A sentence is written in English where it is said, and
 * that text is the key of its translations, as in VS Code's own l10n bundles.
 */

/** By the English sentence, or by the short key of it. */
export type Translations = Readonly<Record<string, string>>;

export type Values = Readonly<Record<string, string | number>>;

/** The names between braces: 'drive' | 'slot' of 'Move {drive} to {slot}'. */
type NameIn<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | NameIn<Rest> : never;

type ValuesFor<T extends string> = [NameIn<T>] extends [never]
  ? []
  : [values: Readonly<Record<NameIn<T>, string | number>>];

const NONE: Translations = {};

let translations = NONE;

/** Says everything in the language of these from here on; without any, in English. */
export function setTranslations(given: Translations): void {
  translations = given;
}

/** A sentence, with a value for each `{name}` in it. */
export function t<T extends string>(english: T, ...[values]: ValuesFor<T>): string {
  return translated(english, values);
}

/**
 * Marks a sentence that stands in a table and is said later, by `translated`, so that it is found for translation as the
 * ones of `t` are. Gives it back as it is.
 */
export function sentence<T extends string>(text: T): T {
  return text;
}

/** `t` of a sentence that comes out of data: a rule's message, a member of a table. What has no value is left out. */
export function translated(english: string, values: Values = {}): string {
  return filled(translationOf(english) ?? english, values);
}

function translationOf(english: string): string | undefined {
  if (translations === NONE) {
    return undefined;
  }
  const key = Object.hasOwn(translations, english) ? english : shortKey(english);
  return Object.hasOwn(translations, key) ? translations[key] : undefined;
}

/** Another one where two sentences have the same short key. */
const SEED = 0x811c9dc5;

/**
 * What a shipped translation of the engine has in the place of the English sentence, which stands in the code already: the
 * sentences as keys are half of what a translation takes. No sentence looks like it.
 */
export function shortKey(english: string): string {
  let hash = SEED;
  for (let index = 0; index < english.length; index += 1) {
    // FNV-1a.
    hash = Math.imul(hash ^ english.charCodeAt(index), 0x01000193);
  }
  return `#${((hash ^ (hash >>> 24)) & 0xffffff).toString(36).padStart(DIGITS, '0')}`;
}

/** Of a short key, behind its mark. */
const DIGITS = 5;

/** The members of a shipped bundle that have all short keys, one behind the other, and in their order a line for each text. */
const [KEYS, TEXTS] = ['#keys', '#texts'] as const;

/** Translations by short keys as they are shipped: with a quotation and a key for each a bundle takes a tenth more. */
export function packed(translations: Translations): Translations {
  const entries = Object.entries(translations).sort(([, one], [, other]) => (one < other ? -1 : 1));
  return {
    [KEYS]: entries.map(([key]) => key.slice(1)).join(''),
    [TEXTS]: entries.map(([, text]) => text).join('\n'),
  };
}

/** Those of a shipped bundle by their keys, and what else it has. */
export function unpacked({ [KEYS]: keys = '', [TEXTS]: texts = '', ...others }: Translations): Translations {
  const lines = texts.split('\n').map((text, index) => [`#${keys.slice(index * DIGITS, (index + 1) * DIGITS)}`, text]);
  return { ...others, ...Object.fromEntries(lines) };
}

/** The same in English for whoever reads: for a text that programs read as well, such as a script. */
export function inEnglish(english: string, values: Values = {}): string {
  return filled(english, values);
}

function filled(text: string, values: Values): string {
  return text.includes('{')
    ? text.replace(/\{(\w+)\}/g, (_, name: string) => String(Object.hasOwn(values, name) ? values[name] : ''))
    : text;
}
