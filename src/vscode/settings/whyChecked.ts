/** Says of a file why it is checked, or why it isn't. */
import * as vscode from 'vscode';
import type { Analysis, Status } from '../../core/analysis';
import { CONFIGURATION_FILE } from '../../core/candidates';
import { translated } from '../../core/l10n';
import { lineStarts, positionAt } from '../../core/text/lines';
import { counted, withoutLinks } from '../editor/text';
import type { Check, NotChecked } from '../files/analyses';
import { CHARACTERS_PER_MEGABYTE, type Settings } from './settings';

const COUNTED: Record<Status, (count: number) => string> = {
  'generation-2': count => vscode.l10n.t('{0} Generation 2', count),
  contradictory: count => vscode.l10n.t('{0} Generation 2 with errors', count),
  ready: count => vscode.l10n.t('{0} ready to convert', count),
  'needs-work': count => vscode.l10n.t('{0} to convert with some work', count),
  blocked: count => vscode.l10n.t('{0} bound to Generation 1', count),
  unknown: count => vscode.l10n.t('{0} of a generation that only the tool knows', count),
};

/** One line for a message. */
export function whyChecked(check: Check, fileName: string): string {
  const name = withoutLinks(fileName);
  const { analysis } = check;
  if (analysis === undefined) {
    return `${vscode.l10n.t('{0} is not checked.', name)} ${whyNot(check)}`;
  }
  const broken = brokenAt(analysis) ?? '';
  const { format, recognition } = analysis;
  if (format === undefined || recognition === undefined) {
    const why = vscode.l10n.t('{0} is not checked: nothing in it defines a Hyper-V machine that we know.', name);
    return `${why} ${broken}`.trimEnd();
  }
  const why = vscode.l10n.t(
    '{0} is checked as {1}: {2}.',
    name,
    translated(format.title),
    withoutLinks(recognition.because),
  );
  return broken === ''
    ? `${why} ${machineCounts(analysis)}: ${statusCounts(analysis)}.`
    : `${why} ${vscode.l10n.t("It can't be read yet.")} ${broken}`;
}

/** A sentence. */
export function whyNot({ because, size, settings }: NotChecked): string {
  switch (because) {
    case 'language':
      return vscode.l10n.t('Only JSON files and those of Packer and Terraform are.');
    case 'read-only':
      return vscode.l10n.t('It is a view that nobody can edit.');
    case 'disabled':
      return vscode.l10n.t('The setting "{0}" is off.', 'hyperv-gen2.enable');
    case 'excluded':
      return vscode.l10n.t('The setting "{0}" names it.', 'hyperv-gen2.exclude');
    case 'excluded-by-configuration':
      return vscode.l10n.t('{0} excludes it.', CONFIGURATION_FILE);
    case 'too-large':
      return tooLarge(size, settings);
  }
}

/** Both sizes and the setting, as a sentence. */
export function tooLarge(size: number, { maximumFileSize }: Settings): string {
  return vscode.l10n.t(
    'It has {0}, and the setting "{1}" allows {2}.',
    megabytes(size),
    'hyperv-gen2.maximumFileSize',
    megabytes(maximumFileSize),
  );
}

/** The same in a few words, for where a line is cut off. */
export function tooLargeShort({ size, settings }: NotChecked): string {
  return vscode.l10n.t('{0}, limit {1}', megabytes(size), megabytes(settings.maximumFileSize));
}

function megabytes(characters: number): string {
  const size = characters / CHARACTERS_PER_MEGABYTE;
  return `${size.toLocaleString(vscode.env.language, { maximumFractionDigits: 1 })} MB`;
}

/** Where the reading of a definition ended, as a sentence; undefined for one that can be read. */
export function brokenAt({ documents, fatal }: Analysis): string | undefined {
  if (fatal === undefined || fatal.code === 'empty') {
    return undefined;
  }
  const { line } = positionAt(lineStarts(documents.main.text), fatal.offset);
  return vscode.l10n.t('Line {0}: {1}.', line + 1, fatal.message);
}

/** How many machines a definition has. */
export function machineCounts({ machines }: Analysis): string {
  return counted(machines.length, 'machine');
}

/** How many of the machines have each status. */
function statusCounts({ machines }: Analysis): string {
  const counts = (Object.keys(COUNTED) as Status[]).flatMap(status => {
    const count = machines.filter(machine => machine.status === status).length;
    return count === 0 ? [] : [COUNTED[status](count)];
  });
  return counts.join(', ');
}
