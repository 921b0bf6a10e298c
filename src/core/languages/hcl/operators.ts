/** What operators and conditions come to. */
import { asBoolean, asNumber, isSame, isUnknown, REFUSED, type Result, type Unknown } from './known';
import type { Binary, Conditional, Operand, Unary } from './syntax';
import { unified } from './unify';

/** What an operand comes to. */
type Of = (operand: Operand) => Result;

export function changed({ operator, operand }: Unary, of: Of): Result {
  return operator === '-'
    ? known(asNumber(of(operand)), number => -number)
    : known(asBoolean(of(operand)), truth => !truth);
}

export function chosen({ condition, yes, no }: Conditional, of: Of): Result {
  const truth = asBoolean(of(condition));
  const both = [of(yes), of(no)];
  const alike = unified(both);
  if (isUnknown(alike)) {
    return alike;
  }
  const [first = REFUSED, second = REFUSED] = alike;
  if (typeof truth === 'boolean') {
    return truth ? first : second;
  }
  // Whichever it is, where both are the same.
  return isSame(first, second) === true ? first : truth;
}

export function combined({ operator, left, right }: Binary, of: Of): Result {
  const first = of(left);
  if (operator === '&&' || operator === '||') {
    return decided(operator, asBoolean(first), asBoolean(of(right)));
  }
  const second = of(right);
  if (operator === '==' || operator === '!=') {
    return known(isSame(first, second), same => (operator === '==' ? same : !same));
  }
  return known(asNumber(first), a => known(asNumber(second), b => calculated(operator, a, b)));
}

/** One side that decides is enough. */
function decided(operator: '&&' | '||', first: boolean | Unknown, second: boolean | Unknown): Result {
  const deciding = operator === '||';
  if (first === deciding || second === deciding) {
    return deciding;
  }
  return typeof first === 'boolean' ? second : first;
}

function calculated(operator: Exclude<Binary['operator'], '&&' | '||' | '==' | '!='>, a: number, b: number): Result {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0 ? REFUSED : a / b;
    case '%':
      return b === 0 ? REFUSED : a % b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
  }
}

function known<T>(value: T | Unknown, work: (value: T) => Result): Result {
  return typeof value === 'object' && value !== null && 'because' in value ? (value as Unknown) : work(value as T);
}
