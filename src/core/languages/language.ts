/** What a language of files is: text to tree, and edits of the tree to edits of the text. One folder beside this file. */
import type { Steps } from '../steps';
import type { FileId, Place, Span } from '../text/place';
import type { Edit, EditPlan } from './edit';
import type { Node } from './tree';

export const LANGUAGE_IDS = ['json', 'hcl'] as const;

export type LanguageId = (typeof LANGUAGE_IDS)[number];

/** What is wrong with a text, and where. */
export interface Problem extends Place {
  /** One of the language's own. */
  readonly code: string;
  /** One line. */
  readonly message: string;
}

/** A text and what was read of it. */
export interface Document {
  readonly file: FileId;
  readonly language: LanguageId;
  readonly text: string;
  /** What could be read. */
  readonly root: Node | undefined;
  /** Where reading stopped; undefined when all of the text was read. */
  readonly fatal: Problem | undefined;
  /** What can't be read, where the language goes on behind it: the tree is as if it weren't there. */
  readonly skipped: readonly Problem[];
  /** The first of each kind that was read over, although there are tools that refuse it. */
  readonly tolerated: readonly Problem[];
}

/** A document and those beside it that say something of it. */
export interface Documents {
  readonly main: Document;
  /** Another file, read once; undefined where there is none or where nobody may look. Never throws. */
  open(file: FileId): Document | undefined;
  /** The files in the folder of `main` whose names end so, `main` among them, in the order of their names. */
  list(ending: string): readonly FileId[];
}

export interface Language {
  readonly id: LanguageId;
  /** Never throws, and takes a time that grows with the text and no faster. */
  parse(text: string, file: FileId): Steps<Document>;
  /**
   * Edits made from one parse as edits of its text. The same edit twice counts once; one inside something that is
   * removed is dropped; of two that contradict each other the first is made.
   */
  plan(document: Document, edits: readonly Edit[]): EditPlan;
  /** Whether it can write an edit at all: asked before a fix that consists of it is offered. */
  canWrite(edit: Edit): boolean;
  /** Where comments stand, with their marks, in the order of the text. */
  comments(document: Document): readonly Span[];
  /** A comment that is the rest of its line. */
  comment(text: string): string;
}
