/** What `for` expressions and directives share. */
import { advance, closeBracket, fail, isWord, kindAt, type Reader } from './reader';
import type { Operand } from './syntax';
import { Token } from './token';

/** Behind the opening bracket of a `for` expression, at its `for`. */
export function readFor(reader: Reader, offset: number, lineEnds: boolean, makes: 'list' | 'object'): Operand {
  const { file, lexer } = reader;
  const names = readForNames(reader);
  if (names === undefined) {
    return fail(reader, 'invalid-for');
  }
  const { key, item, collection } = names;
  if (reader.failed || kindAt(reader) !== Token.colon) {
    return fail(reader, 'invalid-for');
  }
  const { length } = reader.bound;
  reader.bound.push(...(key === undefined ? [item] : [key, item]));
  advance(reader);
  let result = reader.expression(reader);
  let keyResult: Operand | undefined;
  if (!reader.failed && kindAt(reader) === Token.arrow) {
    advance(reader);
    keyResult = result;
    result = reader.expression(reader);
  }
  const groups = !reader.failed && kindAt(reader) === Token.ellipsis;
  if (groups) {
    advance(reader);
  }
  let condition: Operand | undefined;
  if (!reader.failed && isWord(reader, 'if')) {
    advance(reader);
    condition = reader.expression(reader);
  }
  reader.bound.length = length;
  const closing = makes === 'list' ? Token.closeBracket : Token.closeBrace;
  if (reader.failed || kindAt(reader) !== closing || (keyResult !== undefined) !== (makes === 'object')) {
    return fail(reader, 'invalid-for');
  }
  if (groups && makes === 'list') {
    return fail(reader, 'invalid-for');
  }
  const { end } = lexer;
  closeBracket(reader, lineEnds);
  return {
    kind: 'operation',
    form: 'for',
    file,
    offset,
    end,
    makes,
    key,
    item,
    collection,
    keyResult,
    result,
    condition,
    groups,
  };
}

interface ForNames {
  readonly key: string | undefined;
  readonly item: string;
  readonly collection: Operand;
}

/** `for key, item in collection`; undefined where it is written in another way. */
export function readForNames(reader: Reader): ForNames | undefined {
  const { lexer, text } = reader;
  const names: string[] = [];
  do {
    if (advance(reader) !== Token.identifier) {
      return undefined;
    }
    names.push(text.slice(lexer.offset, lexer.end));
  } while (advance(reader) === Token.comma && names.length < 2);
  if (!isWord(reader, 'in')) {
    return undefined;
  }
  advance(reader);
  const collection = reader.expression(reader);
  const [first = '', second] = names;
  return { key: second === undefined ? undefined : first, item: second ?? first, collection };
}
