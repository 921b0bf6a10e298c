/** XML as a tree. A library reads it, which expands no entity that a document declares; this adds where everything stands. */

import { parseXml, XmlCdata, XmlComment, XmlElement, XmlText } from '@rgrove/parse-xml';
import { append } from '../../append';
import { t } from '../../l10n';
import type { Steps } from '../../steps';
import type { FileId, Span } from '../../text/place';
import type { Problem } from '../language';
import type { Body, Member, Text } from '../tree';
import { unitsOf } from './characters';
import type { Run, XmlDocument, XmlMember } from './syntax';

type Open<T> = { -readonly [K in keyof T]: T[K] };

export function* parseDocument(text: string, file: FileId): Steps<XmlDocument> {
  const base = { file, language: 'xml' as const, text, skipped: [], tolerated: [] };
  try {
    const options = {
      includeOffsets: true,
      ignoreUndefinedEntities: true,
      preserveComments: true,
      preserveCdata: true,
    };
    const { children } = parseXml(text, options);
    const commentSpans: Span[] = [];
    const root = treeOf(children, { file, text, commentSpans });
    return { ...base, root, fatal: undefined, commentSpans: commentSpans.sort((a, b) => a.offset - b.offset) };
  } catch {
    return { ...base, root: undefined, fatal: noXml(file, text), commentSpans: [] };
  }
}

function noXml(file: FileId, text: string): Problem {
  return { file, offset: 0, end: text.length, code: 'no-xml', message: t('this is no XML') };
}

interface Reading {
  readonly file: FileId;
  readonly text: string;
  readonly commentSpans: Span[];
}

type Content = readonly object[];

/** Nesting has no limit. */
function treeOf(children: Content, reading: Reading): Body {
  const { file, text } = reading;
  const root: Open<Body> = { kind: 'body', file, offset: 0, end: text.length, parent: undefined, members: [] };
  const pending: { readonly body: Open<Body>; readonly content: Content }[] = [{ body: root, content: children }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const members: Member[] = [];
    for (const node of next.content) {
      if (node instanceof XmlComment) {
        reading.commentSpans.push({ offset: node.start, end: node.end });
      } else if (node instanceof XmlElement) {
        const member = memberOf(node, next.body, reading);
        members.push(member);
        if (member.value.kind === 'body') {
          pending.push({ body: member.value, content: node.children });
        } else {
          append(reading.commentSpans, node.children.filter(each => each instanceof XmlComment).map(spanOf));
        }
      }
    }
    next.body.members = members;
  }
  return root;
}

function memberOf(element: XmlElement, parent: Body, { file, text }: Reading): XmlMember {
  const { name, start, end, attributes, children } = element;
  const content = contentOf(text, element);
  const runs = children.flatMap((node): Run[] =>
    node instanceof XmlCdata
      ? [{ offset: node.start + '<![CDATA['.length, end: node.end - ']]>'.length, isVerbatim: true }]
      : node instanceof XmlText
        ? [{ ...spanOf(node), isVerbatim: false }]
        : [],
  );
  const place = { file, ...content };
  const value: Open<Body> | Open<Text> = children.some(node => node instanceof XmlElement)
    ? { kind: 'body', ...place, parent: undefined, members: [] }
    : { kind: 'text', ...place, parent: undefined, value: textOf(text, runs) };
  const member: XmlMember = {
    kind: 'member',
    file,
    offset: start,
    end,
    parent,
    key: name,
    keyEnd: start + 1 + name.length,
    value,
    attributes,
    content,
    isClosed: text.startsWith('/', content.offset) && content.end === end,
    runs,
  };
  value.parent = member;
  return member;
}

function textOf(text: string, runs: readonly Run[]): string {
  const said = runs.map(({ offset, end, isVerbatim }) =>
    unitsOf(text.slice(offset, end), isVerbatim)
      .map(unit => unit.text)
      .join(''),
  );
  return said.join('').trim();
}

function contentOf(text: string, { name, start, end }: XmlElement): Span {
  let offset = start + 1 + name.length;
  let quote = '';
  for (; quote !== '' || text.charAt(offset) !== '>'; offset += 1) {
    const character = text.charAt(offset);
    if (quote === '' && (character === '"' || character === "'")) {
      quote = character;
    } else if (character === quote) {
      quote = '';
    }
  }
  return text.charAt(offset - 1) === '/' && offset + 1 === end
    ? { offset: offset - 1, end }
    : { offset: offset + 1, end: text.lastIndexOf('<', end - 1) };
}

function spanOf({ start, end }: { readonly start: number; readonly end: number }): Span {
  return { offset: start, end };
}
