/** Edits in terms of the tree. Every language plans them in its own way as edits of its text. */
import type { FileId, TextEdit } from '../text/place';
import type { Body, Item, List, Member, Node } from './tree';

const RAW: unique symbol = Symbol('raw');

/** Something in the language's own words: an expression that moves as it stands. */
export interface Raw {
  readonly [RAW]: string;
}

/** A value that can be written. */
export type Value = string | number | boolean | null | Raw | readonly Value[] | { readonly [key: string]: Value };

export function raw(text: string): Raw {
  return { [RAW]: text };
}

/** The text of a raw value; undefined for every other. */
export function rawText(value: Value): string | undefined {
  return typeof value === 'object' && value !== null && RAW in value ? (value as Raw)[RAW] : undefined;
}

export type Edit =
  /** Another value in the same place. Use edits of the items to change a part of a body or a list. */
  | { readonly kind: 'replace'; readonly node: Node; readonly value: Value }
  | { readonly kind: 'rename'; readonly member: Member; readonly key: string }
  /** A member or an element goes, with what separates it from the next. */
  | { readonly kind: 'remove'; readonly item: Item }
  /**
   * A member that isn't there yet. The path may go through bodies that aren't there either: several edits that share
   * such a body make it once. `after`: the member of `body` to stand behind; at the end without it. `as`: what the
   * bodies on the way are made as where the language tells blocks from objects; objects without it.
   */
  | {
      readonly kind: 'add';
      readonly body: Body;
      readonly path: readonly [string, ...string[]];
      readonly value: Value;
      readonly after?: Member;
      readonly as?: 'blocks';
    }
  /**
   * One more block, also where others of that key are: several of these make several blocks. `before`: the member to
   * stand in front of, in a language of which the order of members is a part (XML).
   */
  | {
      readonly kind: 'add-block';
      readonly body: Body;
      readonly key: string;
      readonly labels?: readonly string[];
      readonly members: Readonly<Record<string, Value>>;
      readonly after?: Member;
      readonly before?: Member;
    }
  /** Elements of a list: behind one of those that are there, at the end without it. */
  | {
      readonly kind: 'append';
      readonly list: List;
      readonly values: readonly Value[];
      readonly after?: Node;
    };

/** A new file beside another one: its text with some edits of it. One that is there already stays as it is. */
export interface Copy {
  readonly kind: 'copy';
  readonly from: FileId;
  readonly to: FileId;
  readonly edits: readonly Edit[];
}

/** What a change does to files. */
export type FileEdit = Edit | Copy;

/** An edit that is left out, and why. */
export interface Refusal {
  readonly edit: Edit;
  /** `conflict`: an earlier one wants something else of the same place. `language`: it can't be written here. */
  readonly because: 'conflict' | 'language';
}

export interface EditPlan {
  /** Of one text, in its order; no two touch. */
  readonly edits: readonly TextEdit[];
  readonly refused: readonly Refusal[];
}

/** What an edit is of; what is added to, where something is added. */
export function targetOf(edit: Edit): Item {
  switch (edit.kind) {
    case 'remove':
      return edit.item;
    case 'replace':
      return edit.node;
    case 'rename':
      return edit.member;
    case 'append':
      return edit.list;
    case 'add':
    case 'add-block':
      return edit.body;
  }
}
