/** Templates: quoted texts and heredocs, with what is put in. */
import type { Span } from '../../text/place';
import { readForNames } from './for';
import { advance, fail, isWord, kindAt, MAXIMUM_DEPTH, note, type Reader } from './reader';
import type { Operand, TemplatePart } from './syntax';
import { decodeHeredoc, decodeQuoted } from './text';
import { Token } from './token';

/** What stands in a template one behind the other: directives aren't put together yet. */
type Piece =
  | (Span & { kind: 'literal'; value: string; readonly startsLine: boolean })
  | (Span & { readonly kind: 'interpolation'; readonly operand: Operand })
  | (Span & { readonly kind: 'if'; readonly condition: Operand })
  | (Span & {
      readonly kind: 'for';
      readonly key: string | undefined;
      readonly item: string;
      readonly collection: Operand;
    })
  | (Span & { readonly kind: 'else' | 'endif' | 'endfor' });

export function readTemplate(reader: Reader): Operand {
  const { file, text, lexer } = reader;
  const { offset } = lexer;
  const isHeredoc = lexer.kind === Token.openHeredoc;
  const closing = isHeredoc ? Token.closeHeredoc : Token.closeQuote;
  const { lineEnds } = reader;
  const pieces: Piece[] = [];
  const bound = reader.bound.length;
  let trims = false;
  advance(reader);
  while (kindAt(reader) !== closing) {
    const isLiteral = kindAt(reader) === Token.literal;
    if (isLiteral) {
      addLiterals(reader, pieces, isHeredoc, trims);
      trims = false;
    } else {
      trims = readSequence(reader, pieces);
    }
    if (reader.failed) {
      return fail(reader, 'unclosed-sequence');
    }
  }
  const { end } = lexer;
  const isUnclosed = lexer.problem !== undefined;
  reader.lineEnds = lineEnds;
  // A name that a directive makes is one up to the end of the template.
  reader.bound.length = bound;
  advance(reader);
  if (isHeredoc && text.charCodeAt(offset + 2) === 0x2d) {
    takeIndentationOff(pieces);
  }
  if (pieces.every(piece => piece.kind === 'literal')) {
    const value = pieces.map(piece => piece.value).join('');
    return { kind: 'text', file, offset, end, parent: undefined, value };
  }
  const parts = nest(reader, pieces);
  return isUnclosed || parts === undefined
    ? fail(reader, 'invalid-directive', { offset, end })
    : { kind: 'operation', form: 'template', file, offset, end, parts };
}

/** A literal part; of a heredoc one for each line, as what is trimmed and taken off goes by lines. */
function addLiterals(reader: Reader, pieces: Piece[], isHeredoc: boolean, trims: boolean): void {
  const { text, lexer } = reader;
  let { offset } = lexer;
  const { end } = lexer;
  advance(reader);
  if (!isHeredoc) {
    const { value, invalidAt } = decodeQuoted(text.slice(offset, end));
    if (invalidAt !== undefined) {
      // A backslash may be the last of a text that is half typed.
      note(reader, 'invalid-escape', { offset: offset + invalidAt, end: Math.min(offset + invalidAt + 2, end) });
    }
    pieces.push({ kind: 'literal', offset, end, value: trims ? value.trimStart() : value, startsLine: false });
    return;
  }
  let isFirst = true;
  while (offset < end) {
    const lineBreak = text.indexOf('\n', offset);
    const lineEnd = lineBreak < 0 || lineBreak >= end ? end : lineBreak + 1;
    const value = decodeHeredoc(text.slice(offset, lineEnd));
    const startsLine = text.charCodeAt(offset - 1) === 0x0a;
    pieces.push({
      kind: 'literal',
      offset,
      end: lineEnd,
      value: trims && isFirst ? value.trimStart() : value,
      startsLine,
    });
    offset = lineEnd;
    isFirst = false;
  }
}

/** Reads `${ }` or `%{ }`, and tells whether the blanks behind it go. */
function readSequence(reader: Reader, pieces: Piece[]): boolean {
  const { lexer } = reader;
  const { offset, end: openEnd, kind } = lexer;
  const last = pieces[pieces.length - 1];
  if (openEnd - offset === 3 && last?.kind === 'literal') {
    last.value = last.value.trimEnd();
  }
  reader.lineEnds = false;
  reader.openings.push(offset);
  advance(reader);
  const piece = kind === Token.interpolation ? readInterpolation(reader, offset) : readDirective(reader, offset);
  if (reader.failed || piece === undefined) {
    fail(reader, 'invalid-directive');
    return false;
  }
  if (kindAt(reader) !== Token.sequenceEnd) {
    fail(reader, 'unclosed-sequence');
    return false;
  }
  const { end } = lexer;
  const trims = end - lexer.offset === 2;
  pieces.push({ ...piece, offset, end } as Piece);
  reader.openings.pop();
  advance(reader);
  return trims;
}

function readInterpolation(reader: Reader, offset: number): Piece {
  const operand = reader.expression(reader);
  return { kind: 'interpolation', offset, end: operand.end, operand };
}

function readDirective(reader: Reader, offset: number): Piece | undefined {
  const { end } = reader.lexer;
  if (isWord(reader, 'if')) {
    advance(reader);
    return { kind: 'if', offset, end, condition: reader.expression(reader) };
  }
  if (isWord(reader, 'for')) {
    const names = readForNames(reader);
    reader.bound.push(...(names === undefined ? [] : [names.key ?? names.item, names.item]));
    return names === undefined ? undefined : { kind: 'for', offset, end, ...names };
  }
  for (const kind of ['else', 'endif', 'endfor'] as const) {
    if (isWord(reader, kind)) {
      advance(reader);
      return { kind, offset, end };
    }
  }
  return undefined;
}

/**
 * What `<<-` does: the blanks that all lines begin with go (hclsyntax/parser_template.go, flushHeredocTemplateParts). A
 * line of blanks doesn't count; one that begins with a sequence has none.
 */
function takeIndentationOff(pieces: readonly Piece[]): void {
  let least = Number.POSITIVE_INFINITY;
  let startsLine = true;
  const lines: (Piece & { kind: 'literal' })[] = [];
  for (const piece of pieces) {
    if (startsLine) {
      if (piece.kind !== 'literal') {
        least = 0;
      } else if (piece.value.trim() !== '' || !piece.value.endsWith('\n')) {
        least = Math.min(least, piece.value.length - piece.value.trimStart().length);
        lines.push(piece);
      }
    }
    startsLine = piece.kind === 'literal' && piece.value.endsWith('\n');
  }
  for (const line of lines) {
    line.value = line.value.slice(least);
  }
}

interface OpenDirective {
  readonly piece: Piece & { kind: 'if' | 'for' };
  readonly before: TemplatePart[];
  yes: TemplatePart[] | undefined;
}

/** Puts what stands between directives into them; undefined where they don't match. */
function nest(reader: Reader, pieces: readonly Piece[]): readonly TemplatePart[] | undefined {
  const open: OpenDirective[] = [];
  let parts: TemplatePart[] = [];
  for (const piece of pieces) {
    const innermost = open[open.length - 1];
    switch (piece.kind) {
      case 'literal':
        parts.push({ kind: 'literal', offset: piece.offset, end: piece.end, value: piece.value });
        break;
      case 'interpolation':
        parts.push(piece);
        break;
      case 'if':
      case 'for':
        if (open.length + reader.depth >= MAXIMUM_DEPTH) {
          return undefined;
        }
        open.push({ piece, before: parts, yes: undefined });
        parts = [];
        break;
      case 'else':
        if (innermost?.piece.kind !== 'if' || innermost.yes !== undefined) {
          return undefined;
        }
        innermost.yes = parts;
        parts = [];
        break;
      default: {
        open.pop();
        if (innermost === undefined || piece.kind !== `end${innermost.piece.kind}`) {
          return undefined;
        }
        const { piece: start, before, yes } = innermost;
        const { offset } = start;
        const { end } = piece;
        before.push(
          start.kind === 'if'
            ? { ...start, offset, end, yes: yes ?? parts, no: yes === undefined ? [] : parts }
            : { ...start, offset, end, parts },
        );
        parts = before;
      }
    }
  }
  return open.length > 0 ? undefined : parts;
}
