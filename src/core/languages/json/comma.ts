/** The comma behind a member: looked for where a member changes, as a tree that knew them all would be larger by a tenth. */
import { createScanner } from 'jsonc-parser';
import type { Item } from '../tree';
import { Token } from './tokens';

const COMMA = 0x2c;

/** The offset of the comma behind a member and its comments; -1 where there is none. */
export function commaBehind(text: string, { end }: Item): number {
  if (text.charCodeAt(end) === COMMA) {
    return end;
  }
  const scanner = createScanner(text, true);
  scanner.setPosition(end);
  return (scanner.scan() as number) === Token.comma ? scanner.getTokenOffset() : -1;
}
