/** What a conversion left undone, and what else to know of it. */
import * as vscode from 'vscode';
import type { Conversion } from '../../core/convert/convert';
import { listed, nameOf, withoutLinks } from '../editor/text';

/** One line for a message; undefined where there is nothing to say. */
export function conversionSummary({ analysis, machines }: Conversion): string | undefined {
  const left = machines.filter(({ outcome }) => outcome === 'left');
  const reasons = left.map(({ machine, reason }) => `${nameOf(analysis.machines[machine])} (${short(reason)})`);
  const notes = [...new Set(machines.flatMap(machine => machine.notes))].map(note =>
    vscode.l10n.t('The generation is {0}.', note),
  );
  const parts = [
    ...(left.length === 0 ? [] : [staying(left.length, listed(reasons))]),
    ...(notes.length === 0 ? [] : [listed(notes, ' ')]),
  ];
  return parts.length === 0 ? undefined : withoutLinks(parts.join(' '));
}

function staying(count: number, reasons: string): string {
  return count === 1
    ? vscode.l10n.t('1 machine stays as before: {0}.', reasons)
    : vscode.l10n.t('{0} machines stay as before: {1}.', count, reasons);
}

function short(reason: string | undefined): string {
  return (reason ?? '').split(':', 1)[0] as string;
}
