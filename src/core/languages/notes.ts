/** Members that hold a text for people or for us, read and written by those who don't look into trees. */
import type { Place } from '../text/place';
import type { Edit } from './edit';
import type { Document } from './language';
import { type NodeRef, nodeOf } from './ref';
import type { Member } from './tree';

export interface Note extends Place {
  readonly kind: 'note';
  readonly key: string;
  readonly text: string;
  /** Where the text stands letter for letter; undefined where it has escapes. */
  readonly textOffset: number | undefined;
  readonly value: Place;
  /** For the edits of this module. */
  readonly member: NodeRef;
}

/** The members of a body that hold a text, by the test of their keys; none of what is no body. */
export function notesIn({ text }: Document, ref: NodeRef | undefined, isNote: (key: string) => boolean): Note[] {
  const body = ref === undefined ? undefined : nodeOf(ref);
  return (body?.kind === 'body' ? body.members : []).flatMap((member): Note[] => {
    const { key, value, file, offset, end } = member;
    if (!isNote(key) || value.kind !== 'text') {
      return [];
    }
    const isLiteral = text.slice(value.offset + 1, value.end - 1) === value.value;
    const textOffset = isLiteral ? value.offset + 1 : undefined;
    return [{ kind: 'note', key, text: value.value, textOffset, value, member, file, offset, end }];
  });
}

/** The edit that adds a note; undefined in what is no body. Of keys that are taken, `keyFor` makes another. */
export function noteAddition(
  ref: NodeRef | undefined,
  keyFor: (taken: ReadonlySet<string>) => string,
  text: string,
): Edit | undefined {
  const body = ref === undefined ? undefined : nodeOf(ref);
  if (body?.kind !== 'body') {
    return undefined;
  }
  return { kind: 'add', body, path: [keyFor(new Set(body.members.map(({ key }) => key)))], value: text };
}

/** The edit that takes a note out, or gives it another text. */
export function noteEdit(note: Note, text: string | undefined): Edit {
  const member = note.member as Member;
  return text === undefined ? { kind: 'remove', item: member } : { kind: 'replace', node: member.value, value: text };
}
