/** What the statuses of machines are called in documents, what they mean, and the order that tells the story. */
import type { Status } from '../analyze';

export interface StatusText {
  readonly title: string;
  readonly meaning: string;
}

export const STATUS_TEXTS: Readonly<Record<Status, StatusText>> = {
  'generation-2': { title: 'Generation 2', meaning: 'Is Generation 2 already and keeps its rules.' },
  ready: { title: 'Ready', meaning: 'Generation 1. Every change to Generation 2 is safe.' },
  'needs-work': { title: 'Needs work', meaning: 'Generation 1. Something gets lost, or a person has to act.' },
  blocked: { title: 'Blocked', meaning: "Generation 1, and can't move to Generation 2." },
  contradictory: {
    title: 'Contradictory',
    meaning: "Says Generation 2 and breaks its rules: it can't run as written.",
  },
  unknown: { title: 'Unknown', meaning: 'The generation is an expression that only the tool resolves.' },
};

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
