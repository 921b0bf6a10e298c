/** How a file spells its words and keys, so that what is written into it looks like the rest. */
import type { Value } from '../../languages/edit';
import type { Body, Node } from '../../languages/tree';
import { FLAG_WORDS, readNumber } from './values';

/** A word in the letters' case of another: like "IDE" all upper, like "ide" all lower, like "Ide" only the first. */
export function likeCase(word: string, like: string): string {
  const letters = like.replace(/[^A-Za-z]/g, '');
  if (letters === letters.toLowerCase()) {
    return word.toLowerCase();
  }
  if (letters === letters.toUpperCase()) {
    return word.toUpperCase();
  }
  return letters.slice(1) === letters.slice(1).toLowerCase() ? word.slice(0, 1) + word.slice(1).toLowerCase() : word;
}

/** A flag as the value before it is written: a flag, a word, or the number of those 0 and 1 that means on: 0 in an OnOffState. */
export function respellFlag(before: Node, flag: boolean, isOn: 0 | 1 = 0): Value {
  if (readNumber(before) !== undefined) {
    return respellNumber(before, flag ? isOn : 1 - isOn);
  }
  if (before.kind !== 'text') {
    return flag;
  }
  const { value } = before;
  const [yes, no] = FLAG_WORDS.find(words => words.includes(value.toLowerCase())) ?? ['on', 'off'];
  const word = flag ? yes : no;
  return likeCase(word.slice(0, 1).toUpperCase() + word.slice(1), value);
}

/** A number as the value before it is written: as number or as text. */
export function respellNumber(before: Node, number: number): Value {
  return before.kind === 'text' ? String(number) : number;
}

export type KeyStyle = 'pascal' | 'camel' | 'snake';

/** How an object's keys are written: as most of them that stand in it. */
export function keyStyleOf(object: Body): KeyStyle {
  const keys = object.members.map(property => property.key).filter(key => /^[A-Za-z]/.test(key));
  const lower = keys.filter(key => /^[a-z]/.test(key));
  if (lower.length * 2 <= keys.length) {
    return 'pascal';
  }
  return lower.some(key => key.includes('_')) ? 'snake' : 'camel';
}

/** Hyper-V's name of a property in a style. */
export function keyIn(style: KeyStyle, name: string): string {
  const camel = name.slice(0, 1).toLowerCase() + name.slice(1);
  switch (style) {
    case 'pascal':
      return name;
    case 'camel':
      return camel;
    case 'snake':
      return camel.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
  }
}
