/** What a merge leaves in a text that nobody has put in order. */
import type { HclProblem } from './reader';

/**
 * Where a merge left its marks, they are all that is wrong: both versions stand there, arguments twice and brackets that
 * don't match. Each conflict is told where it begins.
 */
export function toldOf(problems: readonly HclProblem[], text: string): readonly HclProblem[] {
  const marks = problems.filter(({ code }) => code === 'conflict-marker');
  if (marks.length === 0) {
    return problems;
  }
  let isInside = false;
  return marks.filter(({ offset }) => {
    const wasInside = isInside;
    const mark = text.charAt(offset);
    isInside = mark === '<' || (isInside && mark !== '>');
    return !wasInside;
  });
}
