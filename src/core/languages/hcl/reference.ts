/** The variable or local that a place of a text of HCL refers to. */
import type { Span } from '../../text/place';
import { lexerOf, nextToken } from './lexer';
import { Token } from './token';

export interface NamedReference extends Span {
  readonly of: 'var' | 'local';
  readonly name: string;
}

/** `var.name` or `local.name` at an offset, also in a template; undefined where neither stands. */
export function referenceAt(text: string, offset: number): NamedReference | undefined {
  const lexer = lexerOf(text);
  let root: Pick<NamedReference, 'of' | 'offset'> | undefined;
  let before: number = Token.newline;
  for (let kind = nextToken(lexer); kind !== Token.end; kind = nextToken(lexer)) {
    const { offset: start, end } = lexer;
    const word = kind === Token.identifier ? text.slice(start, end) : '';
    if (root !== undefined && before === Token.dot && word !== '') {
      if (root.offset <= offset && offset <= end) {
        return { ...root, end, name: word };
      }
      root = undefined;
    } else if (kind !== Token.dot) {
      root = before !== Token.dot && (word === 'var' || word === 'local') ? { of: word, offset: start } : undefined;
    }
    if (start > offset && root === undefined) {
      return undefined;
    }
    before = kind;
  }
  return undefined;
}
