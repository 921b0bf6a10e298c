/** What the statuses of machines are called in documents, what they mean, and the order that tells the story. */
import type { Status } from '../analysis';
import { sentence } from '../l10n';

/** Shown when translated. */
export interface StatusText {
  readonly title: string;
  readonly meaning: string;
}

export const STATUS_TEXTS: Readonly<Record<Status, StatusText>> = {
  'generation-2': {
    title: sentence('Generation 2'),
    meaning: sentence('Is Generation 2 already and keeps its rules.'),
  },
  ready: { title: sentence('Ready'), meaning: sentence('Generation 1. Every change to Generation 2 is safe.') },
  'needs-work': {
    title: sentence('Needs work'),
    meaning: sentence('Generation 1. Something gets lost, or a person has to act.'),
  },
  blocked: { title: sentence('Blocked'), meaning: sentence("Generation 1, and can't move to Generation 2.") },
  contradictory: {
    title: sentence('Contradictory'),
    meaning: sentence("Says Generation 2 and breaks its rules: it can't run as written."),
  },
  unknown: {
    title: sentence('Unknown'),
    meaning: sentence('The generation is an expression that only the tool resolves.'),
  },
};

/** Of a machine that needs work on its installed disk and nothing else. */
export const ONLY_DISK_MEANING = sentence(
  'Generation 1. Its definition is ready; the installed disk has to be converted, and the machine made anew.',
);

/** From what is done to what can't be done. */
export const STATUSES = Object.keys(STATUS_TEXTS) as readonly Status[];

/** The machines that ask for attention first. */
export const URGENT_FIRST: readonly Status[] = [
  'contradictory',
  'blocked',
  'needs-work',
  'unknown',
  'ready',
  'generation-2',
];
