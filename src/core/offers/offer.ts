/** What an editor can do about the findings at a place: data, of which each editor makes its own menu. */
import type { Analysis } from '../analysis';
import type { Finding } from '../findings';
import type { Problem } from '../languages/language';
import type { FileEdits, Place, Span } from '../text/place';

export interface Offer {
  readonly title: string;
  /** What it is an answer to. */
  readonly findings: readonly Finding[];
  /** A problem of the file that it solves. */
  readonly problem?: Problem;
  /** Whether it is what most people want. */
  readonly isPreferred: boolean;
  /** Why it can't be made; then it has no edits. */
  readonly obstacle?: string;
  /** How many machines the edits may touch: those of many are better planned once somebody has chosen them. */
  readonly machines: number;
  /**
   * Set where it converts machines. `inParts`: some of which lose something, so that who can show parts lets people
   * choose of them.
   */
  readonly converts?: 'whole' | 'in-parts';
  edits(): FileEdits;
}

/** How many of one kind are offered one by one: a menu of more is one that nobody reads to its end. */
export const MOST_ALIKE = 10;

/** Whether two spans share a character or at least an edge: a cursor at the end of a word is at the word. */
export function touches(first: Span, second: Span): boolean {
  return first.offset <= second.end && second.offset <= first.end;
}

/** Whether a place of an analysis touches a stretch of the text that is looked at. */
export function touchesIn({ documents }: Analysis, place: Place, span: Span): boolean {
  return place.file === documents.main.file && touches(place, span);
}
