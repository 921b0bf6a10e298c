/** XML, in which answer files of Windows and profiles of AutoYaST are written. */
import type { Comment, Language } from '../language';
import { parseDocument } from './parse';
import { canWrite, planXml } from './plan';
import type { XmlDocument } from './syntax';

export const xml: Language = {
  id: 'xml',
  parse: parseDocument,
  plan: (document, edits) => planXml(document as XmlDocument, edits),
  canWrite,
  comments: document => commentsIn(document as XmlDocument),
  comment: text => `<!-- ${text.replaceAll('--', '- -')} -->`,
  takesComments: true,
};

function commentsIn({ file, text, commentSpans }: XmlDocument): Comment[] {
  const comments: Comment[] = [];
  let next = text.length;
  let followed = text.length;
  for (const { offset, end } of commentSpans.toReversed()) {
    const blanks = text.slice(end, followed).search(/\S/);
    next = blanks < 0 ? next : end + blanks;
    comments.push({ file, offset, end, inner: { offset: offset + '<!--'.length, end: end - '-->'.length }, next });
    followed = offset;
  }
  return comments.reverse();
}
