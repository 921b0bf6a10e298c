/**
 * Source files in which every change waits to be switched on, and every function says that it was reached. All of a sample
 * is written at once, so that one process runs many of them: to load the engine and its tests takes longer than most tests.
 */
import type { Node, SourceFile } from 'typescript/unstable/ast';
import * as is from 'typescript/unstable/ast/is';
import type { Change } from './mutants';

export interface Mutant extends Change {
  /** From 1: with 0 nothing is changed. */
  readonly id: number;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  /** The text that is changed. */
  readonly before: string;
  /** The innermost function around it; undefined where it is run as the file is loaded. */
  readonly inside: string | undefined;
}

/** A function by its file and where it begins, which is the same for as long as the file is. */
export interface FunctionBody {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly isBlock: boolean;
}

export function functionsOf(source: SourceFile, path: string): FunctionBody[] {
  const found: FunctionBody[] = [];
  const visit = (node: Node): void => {
    const body = is.isFunctionLikeDeclaration(node) ? node.body : undefined;
    if (body !== undefined) {
      const start = body.getStart(source);
      found.push({ key: `${path}:${start}`, start, end: body.end, isBlock: is.isBlock(body) });
    }
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

export function mutantOf(
  change: Change,
  id: number,
  path: string,
  source: SourceFile,
  bodies: readonly FunctionBody[],
): Mutant {
  const before = source.text.slice(0, change.start);
  const around = bodies.filter(({ start, end }) => start <= change.start && change.end <= end);
  return {
    ...change,
    id,
    path,
    line: before.split('\n').length,
    column: change.start - before.lastIndexOf('\n'),
    before: source.text.slice(change.start, change.end),
    inside: around.at(-1)?.key,
  };
}

interface Wrap {
  readonly start: number;
  readonly end: number;
  readonly open: string;
  readonly close: string;
}

/** `at`: the number of a function, as it is said where the function is entered. */
export function instrumented(
  text: string,
  mutants: readonly Mutant[],
  bodies: readonly FunctionBody[],
  at: (key: string) => number,
): string {
  const wraps = [...bodies.map(body => entered(body, at(body.key))), ...mutants.map(switched)];
  // Of two that begin or end together the longer one is outside.
  const inserted = wraps
    .flatMap((wrap, index) => [
      { offset: wrap.start, order: [1, wrap.start - wrap.end, index], text: wrap.open },
      { offset: wrap.end, order: [0, wrap.end - wrap.start, -index], text: wrap.close },
    ])
    .sort((a, b) => a.offset - b.offset || compare(a.order, b.order));
  let done = 0;
  const parts: string[] = [];
  for (const { offset, text: more } of inserted) {
    parts.push(text.slice(done, offset), more);
    done = offset;
  }
  return parts.join('') + text.slice(done);
}

function compare(a: readonly number[], b: readonly number[]): number {
  return a.map((value, index) => value - (b[index] ?? 0)).find(difference => difference !== 0) ?? 0;
}

function entered({ start, end, isBlock }: FunctionBody, number: number): Wrap {
  return isBlock
    ? { start: start + 1, end: start + 1, open: `globalThis.mutateAt(${number});`, close: '' }
    : { start, end, open: `(globalThis.mutateAt(${number}),(`, close: '))' };
}

function switched({ id, start, end, text, as }: Mutant): Wrap {
  const on = `globalThis.mutateOn===${id}`;
  switch (as) {
    case 'expression':
      return { start, end, open: `(${on}?(${text}):(`, close: '))' };
    case 'element':
      return { start, end, open: `...(${on}?[]:[`, close: '])' };
    case 'statement':
      return { start, end, open: `if(!(${on})){`, close: '}' };
  }
}
