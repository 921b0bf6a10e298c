/**
 * Keeps aligned what was aligned. The `=` of arguments on lines that follow on each other stand in one column where the
 * formatter has been, and so do their trailing comments: edits that move one move the others of its run.
 */
import type { TextEdit } from '../../text/place';
import { piecesOf } from './pieces';
import { Token } from './token';
import { columnsOf, linesOf, type TokenLine, type Tokens, tokensOf } from './tokens';

type Cell = 'assign' | 'comment';

/** The edits, and what has to move with them. */
export function aligned(text: string, edits: readonly TextEdit[]): TextEdit[] {
  if (edits.length === 0) {
    return [];
  }
  const before = tokensOf(text);
  const wasAligned = new Map<number, boolean>();
  const lines = linesOf(before);
  noteRuns(before, lines, 'assign', wasAligned);
  noteAlone(before, lines, wasAligned);
  const moved = withColumns(text, edits, 'assign', wasAligned);
  const commentsAligned = new Map<number, boolean>();
  noteRuns(before, lines, 'comment', commentsAligned);
  return withColumns(text, moved, 'comment', commentsAligned);
}

/** A run of lines that have a cell, as indexes: the first, and the one behind the last. */
function* runsOf(lines: readonly TokenLine[], cell: Cell): Generator<readonly [first: number, behind: number]> {
  for (let index = 0; index < lines.length; index += 1) {
    const first = index;
    while (index < lines.length && (lines[index] as TokenLine)[cell] >= 0) {
      index += 1;
    }
    if (index > first) {
      yield [first, index];
    }
  }
}

interface Place {
  /** Where the cell begins. */
  readonly offset: number;
  /** The columns of what stands before it, without the blanks between. */
  readonly width: number;
  readonly gap: number;
}

function placeOf({ text, offsets, ends }: Tokens, line: TokenLine, token: number): Place {
  const isFirst = line.first === 0;
  const start = isFirst ? Number(text.startsWith('\ufeff')) : (ends[line.first - 1] as number);
  const end = ends[token - 1] as number;
  const offset = offsets[token] as number;
  return { offset, width: columnsOf(text, start, end), gap: offset - end };
}

function placesOf(
  tokens: Tokens,
  lines: readonly TokenLine[],
  cell: Cell,
  [first, behind]: readonly [number, number],
): Place[] {
  return lines.slice(first, behind).map(line => placeOf(tokens, line, line[cell]));
}

function widest(places: readonly Place[]): number {
  return places.reduce((most, { width }) => Math.max(most, width), 0);
}

/** Whether each run of a text is aligned, under the offsets of its cells. */
function noteRuns(tokens: Tokens, lines: readonly TokenLine[], cell: Cell, noted: Map<number, boolean>): void {
  for (const run of runsOf(lines, cell)) {
    const places = placesOf(tokens, lines, cell, run);
    const column = widest(places) + 1;
    const isAligned = places.every(({ width, gap }) => width + gap === column);
    for (const { offset } of places) {
      noted.set(offset, isAligned);
    }
  }
}

/** The `=` of a value that goes over lines has one blank before it; it is in no run. */
function noteAlone(tokens: Tokens, lines: readonly TokenLine[], noted: Map<number, boolean>): void {
  for (const line of lines) {
    const token = aloneIn(tokens, line);
    if (token >= 0) {
      const { offset, gap } = placeOf(tokens, line, token);
      noted.set(offset, gap === 1);
    }
  }
}

function aloneIn({ kinds }: Tokens, { first, behind, assign }: TokenLine): number {
  const isArgument = assign < 0 && first + 1 < behind && kinds[first + 1] === Token.equal;
  return isArgument ? first + 1 : -1;
}

/** The edits with those that put a cell into its column, where all of its run that stood before was aligned. */
function withColumns(
  text: string,
  edits: readonly TextEdit[],
  cell: Cell,
  wasAligned: ReadonlyMap<number, boolean>,
): TextEdit[] {
  const pieces = piecesOf(text, edits);
  const tokens = tokensOf(pieces.text);
  const lines = linesOf(tokens);
  const moves: TextEdit[] = [];
  const move = ({ offset, gap }: Place, wanted: number): void => {
    if (gap !== wanted) {
      moves.push({ offset: offset - gap, end: offset, text: ' '.repeat(wanted) });
    }
  };
  const before = (place: Place): boolean | undefined => {
    const old = pieces.oldOffset(place.offset);
    return old === undefined ? undefined : (wasAligned.get(old) ?? (cell === 'assign' ? undefined : false));
  };
  for (const run of runsOf(lines, cell)) {
    const places = placesOf(tokens, lines, cell, run);
    if (places.every(place => before(place) !== false)) {
      const column = widest(places) + 1;
      for (const place of places) {
        move(place, column - place.width);
      }
    } else if (cell === 'assign') {
      const stood = places.map(place => (before(place) === undefined ? undefined : place.width + place.gap));
      for (const [index, place] of places.entries()) {
        if (stood[index] === undefined) {
          move(place, Math.max(1, neighbourColumn(stood, index) - place.width));
        }
      }
    }
  }
  if (cell === 'assign') {
    for (const line of lines) {
      const token = aloneIn(tokens, line);
      const place = token < 0 ? undefined : placeOf(tokens, line, token);
      if (place !== undefined && before(place) === true) {
        move(place, 1);
      }
    }
  }
  return moves.length === 0 ? [...edits] : pieces.compose(moves.sort((a, b) => a.offset - b.offset));
}

/** The column in which the next lines above and below one have their cell that stood before, where they agree. */
function neighbourColumn(stood: readonly (number | undefined)[], index: number): number {
  const above = stood.slice(0, index).findLast(column => column !== undefined);
  const below = stood.slice(index + 1).find(column => column !== undefined);
  return above === undefined || below === undefined || above === below ? (above ?? below ?? 0) : 0;
}
