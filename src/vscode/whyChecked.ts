/** Says of a file why it is checked, or why it isn't. */
import type { Analysis, Status } from '../core/analyze';
import { CONFIGURATION_FILE } from '../core/control/configuration';
import { isFatal, problemMessage } from '../core/problems';
import { lineStarts, positionAt } from '../core/text/lines';
import type { Check, NotChecked } from './analyses';
import { CHARACTERS_PER_MEGABYTE } from './settings';
import { counted, withoutLinks } from './text';

const STATUSES: Record<Status, string> = {
  'generation-2': 'Generation 2',
  contradictory: 'Generation 2 with errors',
  ready: 'ready to convert',
  'needs-work': 'to convert with some work',
  blocked: 'bound to Generation 1',
  unknown: 'of a generation that only the tool knows',
};

/** One line for a message. */
export function whyChecked(check: Check, fileName: string): string {
  const name = withoutLinks(fileName);
  const { analysis } = check;
  if (analysis === undefined) {
    return `${name} is not checked: ${whyNot(check)}.`;
  }
  const broken = brokenAt(analysis);
  if (analysis.format === undefined || analysis.recognition === undefined) {
    return `${name} is not checked: nothing in it defines a Hyper-V machine that we know${broken}.`;
  }
  const why = `${name} is checked as ${analysis.format.title}: ${withoutLinks(analysis.recognition.because)}.`;
  return broken === '' ? `${why} ${machinesIn(analysis)}` : `${why} It can't be read yet${broken}.`;
}

function whyNot({ because, size, settings }: NotChecked): string {
  switch (because) {
    case 'language':
      return 'only JSON files are';
    case 'read-only':
      return 'it is a view that nobody can edit';
    case 'disabled':
      return 'the setting "hyperv-gen2.enable" is off';
    case 'excluded':
      return 'the setting "hyperv-gen2.exclude" names it';
    case 'excluded-by-configuration':
      return `${CONFIGURATION_FILE} excludes it`;
    case 'too-large':
      return `it has ${megabytes(size)}, and the setting "hyperv-gen2.maximumFileSize" allows ${megabytes(settings.maximumFileSize)}`;
  }
}

function megabytes(characters: number): string {
  return `${Number((characters / CHARACTERS_PER_MEGABYTE).toFixed(1))} MB`;
}

function brokenAt({ document, problems }: Analysis): string {
  const fatal = document.fatal ?? problems.find(isFatal);
  if (fatal === undefined || fatal.code === 'empty') {
    return '';
  }
  const { line } = positionAt(lineStarts(document.text), fatal.offset);
  const message = problemMessage(fatal);
  return `; line ${line + 1}: ${message.charAt(0).toLowerCase()}${message.slice(1)}`;
}

function machinesIn({ machines }: Analysis): string {
  const counts = (Object.keys(STATUSES) as Status[]).flatMap(status => {
    const count = machines.filter(machine => machine.status === status).length;
    return count === 0 ? [] : [`${count} ${STATUSES[status]}`];
  });
  return `${counted(machines.length, 'machine')}: ${counts.join(', ')}.`;
}
