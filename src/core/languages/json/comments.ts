/** The comments of a text. */

import { createScanner } from 'jsonc-parser';
import { append } from '../../append';
import type { Comment, Document } from '../language';
import { Token } from './tokens';

export function commentsIn({ file, text }: Document): Comment[] {
  const comments: Comment[] = [];
  /** Those behind which nothing else was read yet. */
  let waiting: Omit<Comment, 'next'>[] = [];
  const scanner = createScanner(text, false);
  for (let token: number = scanner.scan(); ; token = scanner.scan()) {
    const offset = scanner.getTokenOffset();
    if (token === Token.lineComment || token === Token.blockComment) {
      const end = Math.min(offset + scanner.getTokenLength(), text.length);
      const isClosed = token === Token.blockComment && text.endsWith('*/', end);
      waiting.push({ file, offset, end, inner: { offset: offset + 2, end: isClosed ? end - 2 : end } });
    } else if (token !== Token.lineBreak && token !== Token.trivia && waiting.length > 0) {
      append(
        comments,
        waiting.map(comment => ({ ...comment, next: offset })),
      );
      waiting = [];
    }
    if (token === Token.end) {
      return comments;
    }
  }
}
