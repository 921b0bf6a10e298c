/** What the statuses of machines are called, what they mean, their order and their colours. */
import type { Status } from '../analysis';
import { sentence } from '../l10n';
import type { Severity } from '../rules/severity';

/** Shown when translated. */
export interface StatusText {
  readonly title: string;
  readonly meaning: string;
}

/** The machines that ask for attention first; every list and count of statuses has this order. */
export const STATUS_TEXTS: Readonly<Record<Status, StatusText>> = {
  contradictory: {
    title: sentence('Contradictory'),
    meaning: sentence("Says Generation 2 and breaks its rules: it can't run as written."),
  },
  blocked: { title: sentence('Blocked'), meaning: sentence("Generation 1, and can't move to Generation 2.") },
  'needs-work': {
    title: sentence('Needs work'),
    meaning: sentence('Generation 1. Something gets lost, or a person has to act.'),
  },
  unknown: {
    title: sentence('Unknown'),
    meaning: sentence('Nothing here tells the generation, or only an expression that the tool resolves.'),
  },
  ready: { title: sentence('Ready'), meaning: sentence('Generation 1. Every change to Generation 2 is safe.') },
  'generation-2': {
    title: sentence('Generation 2'),
    meaning: sentence('Says Generation 2, and no error contradicts that.'),
  },
};

export type Colour = 'red' | 'amber' | 'blue' | 'green' | 'slate' | 'grey';

/** In the view of the editor, in the report and on the site alike: red is what can't run as it is written, and nothing else. */
export const STATUS_COLOURS: Readonly<Record<Status, Colour>> = {
  contradictory: 'red',
  blocked: 'slate',
  'needs-work': 'amber',
  unknown: 'grey',
  ready: 'blue',
  'generation-2': 'green',
};

export const SEVERITY_COLOURS: Readonly<Record<Severity, Colour>> = {
  error: 'red',
  warning: 'amber',
  information: 'blue',
};

/** Of a machine that needs work on its installed disk and nothing else. */
export const ONLY_DISK_MEANING = sentence(
  'Generation 1. Its definition is ready; the installed disk has to be converted, and the machine made anew.',
);

export const STATUSES = Object.keys(STATUS_TEXTS) as readonly Status[];
