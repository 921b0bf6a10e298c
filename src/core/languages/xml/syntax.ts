/**
 * What XML's tree has beyond the tree of every language. An element is a member: one that holds elements has a body as
 * its value, every other one a text without the blanks around it. Attributes are data of the member: no edit changes any.
 */
import type { Span } from '../../text/place';
import type { Document } from '../language';
import type { Member } from '../tree';

export interface XmlMember extends Member {
  readonly attributes: Readonly<Record<string, string>>;
  /** Between its tags. Of `<a/>` it is the place of the slash, up to the end. */
  readonly content: Span;
  /** `<a/>` */
  readonly isClosed: boolean;
  /** Stretches of text of its own, without elements and comments. */
  readonly runs: readonly Run[];
}

export interface Run extends Span {
  /** In `<![CDATA[…]]>`, whose marks are no part of it. */
  readonly isVerbatim: boolean;
}

export interface XmlDocument extends Document {
  /** In the order of the text. */
  readonly commentSpans: readonly Span[];
}
