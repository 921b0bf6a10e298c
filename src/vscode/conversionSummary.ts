/** What a conversion left undone, and what else to know of it. */
import type { Conversion } from '../core/convert/convert';
import { counted, listed, nameOf, withoutLinks } from './text';

/** One line for a message; undefined where there is nothing to say. */
export function conversionSummary({ analysis, machines }: Conversion): string | undefined {
  const left = machines.filter(({ outcome }) => outcome === 'left');
  const reasons = left.map(({ machine, reason }) => `${nameOf(analysis.machines[machine])} (${short(reason)})`);
  const stayed = left.length === 1 ? 'stays' : 'stay';
  const notes = [...new Set(machines.flatMap(machine => machine.notes))].map(note => `The generation is ${note}.`);
  const parts = [
    ...(left.length === 0 ? [] : [`${counted(left.length, 'machine')} ${stayed} as before: ${listed(reasons)}.`]),
    ...(notes.length === 0 ? [] : [listed(notes, ' ')]),
  ];
  return parts.length === 0 ? undefined : withoutLinks(parts.join(' '));
}

function short(reason: string | undefined): string {
  return (reason ?? '').split(':', 1)[0] as string;
}
