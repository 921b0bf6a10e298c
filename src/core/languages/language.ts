/** What a language of files is: text to tree, and edits of the tree to edits of the text. One folder beside this file. */
import type { Steps } from '../steps';
import type { Files } from '../text/files';
import type { FileId, Place, Span } from '../text/place';
import type { Edit, EditPlan } from './edit';
import type { Body, Node } from './tree';

export const LANGUAGE_IDS = ['json', 'hcl', 'xml', 'lines'] as const;

export type LanguageId = (typeof LANGUAGE_IDS)[number];

/** What is wrong with a text, and where. */
export interface Problem extends Place {
  /** One of the language's own. */
  readonly code: string;
  /** One line. */
  readonly message: string;
  /** What makes it go, where that is plain. */
  readonly remedy?: Remedy;
}

export interface Remedy {
  /** One line. */
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** What was read over, although there are tools that refuse it. */
export interface Tolerated extends Place {
  /** One of the language's own. */
  readonly code: string;
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
  /**
   * What can't be read, where the language goes on behind it: the tree is as if it weren't there. Its machines are read,
   * and nothing of the text is changed.
   */
  readonly skipped: readonly Problem[];
  /** The first of each kind. */
  readonly tolerated: readonly Tolerated[];
}

/** A text that nobody read. */
export function unread(text: string, file: FileId, language: LanguageId): Document {
  return { file, language, text, root: undefined, fatal: undefined, skipped: [], tolerated: [] };
}

/** A document and those beside it that say something of it. A file is read once: offsets are those of that text. */
export interface Documents extends Required<Files> {
  readonly main: Document;
  /** The path of `main`, as far as it may say something of what is in it; undefined for a text without a name. */
  readonly path: string | undefined;
  /**
   * Another file in the language of its name, or in another that is known by what names it: once opened so, it stays so.
   * Undefined where there is none or where nobody may look. Never throws.
   */
  open(file: FileId, language?: LanguageId): Document | undefined;
  /** The files of a folder whose names end so, in the order of their names; of that of `main` without it, `main` among them. */
  list(ending: string, folder?: string): readonly FileId[];
}

/** A comment as it stands in a text, with its marks. */
export interface Comment extends Place {
  /** Where what it says begins and ends. */
  readonly inner: Span;
  /** Where the next thing stands that is no comment; the end of the text where nothing does. */
  readonly next: number;
}

/** What stands in a text, whatever its nesting: for a text that a mistake keeps from being read. */
export interface Words {
  /** Members of the whole text, of whichever body they are; one for each key and kind of value. */
  readonly all: Body;
  /** Those of the outermost body, as far as the brackets of a text with a mistake tell. */
  readonly outermost: Body;
  /** The texts under one key. */
  readonly texts: ReadonlySet<string>;
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
  /** The comments, in the order of the text. */
  comments(document: Document): readonly Comment[];
  /** A comment that is the rest of its line. */
  comment(text: string): string;
  /** Whether all that reads the language takes comments; of what reads JSON only some does. */
  readonly takesComments: boolean;
  /** `told`: the key whose texts are told. Of a language that goes on reading behind a mistake there are none. */
  words?(document: Document, told: string): Steps<Words>;
}
