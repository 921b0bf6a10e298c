/** What a call of a function comes to. */
import { FUNCTIONS } from './functions';
import { isList, isObject, isUnknown, REFUSED, type Result, unknown } from './known';
import type { Call, Operand } from './syntax';

/** More arguments than somebody gives. */
const MOST_ARGUMENTS = 20_000;

/** `of`: what an argument comes to. */
export function called({ name, arguments: operands, expands }: Call, of: (operand: Operand) => Result): Result {
  if (name === 'try' || name === 'can') {
    return tried(operands, of, name);
  }
  const work = FUNCTIONS.get(name.replace(/^core::/, ''));
  if (work === undefined) {
    return unknown({ kind: 'function', name });
  }
  const given = operands.map(of);
  const last = given.at(-1);
  if (expands && last !== undefined) {
    given.pop();
    if (!isList(last)) {
      return isUnknown(last) ? last : REFUSED;
    }
    given.push(...last.slice(0, MOST_ARGUMENTS));
  }
  // What is found before what is unknown is known: coalesce(2, data.x).
  const open = given.findIndex(isUnknown);
  if (name === 'coalesce' && open > 0) {
    const found = work(given.slice(0, open));
    return found === REFUSED ? (given[open] as Result) : found;
  }
  return open < 0 ? work(given) : (given[open] as Result);
}

/** Whether its tool refuses a result, or a part of it. */
function isRefused(result: Result): boolean {
  return isUnknown(result)
    ? result.because.kind === 'refused'
    : (isList(result) || isObject(result)) && [...result.values()].some(isRefused);
}

/** The first argument that its tool doesn't refuse. */
function tried(operands: readonly Operand[], of: (operand: Operand) => Result, name: 'try' | 'can'): Result {
  for (const operand of operands) {
    const result = of(operand);
    if (!isRefused(result)) {
      return name === 'try' || isUnknown(result) ? result : true;
    }
  }
  return name === 'try' ? REFUSED : false;
}
