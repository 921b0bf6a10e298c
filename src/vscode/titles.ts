/** What fixes are called on the menu. */
import { changeTitle } from '../core/convert/titles';
import type { VirtualMachine } from '../core/machine/machine';
import type { Fix } from '../core/rules/rule';
import { losses } from './text';

/** A fix in a few words: what it does, and what it loses. */
export function fixTitle(fix: Fix, machine: VirtualMachine): string {
  const [first = 'Fix this', ...others] = fix.changes.map(change => changeTitle(change, machine));
  const rest = others.map(title => ` and ${title.charAt(0).toLowerCase()}${title.slice(1)}`).join('');
  return `${first}${rest}${fix.lost === undefined ? '' : losses([fix.lost])}`;
}
