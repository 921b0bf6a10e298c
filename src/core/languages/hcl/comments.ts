/** Comments with what they say, and what follows on them. */
import type { Comment } from '../language';
import type { HclDocument } from './document';
import { lexerOf, nextToken, resumeAt } from './lexer';
import { Token } from './token';

export function commentsIn({ text, file, commentSpans }: HclDocument): readonly Comment[] {
  const comments: Comment[] = [];
  let next = text.length;
  let followed = text.length;
  for (const { offset, end } of commentSpans.toReversed()) {
    // Nothing but comments stands between this one and the one behind it: what follows on that follows on this.
    if (text.slice(end, followed).trim() !== '' || followed === text.length) {
      next = nextThing(text, end);
    }
    comments.push({ file, offset, end, inner: innerOf(text, offset, end), next });
    followed = offset;
  }
  return comments.reverse();
}

function nextThing(text: string, end: number): number {
  const lexer = lexerOf(text);
  resumeAt(lexer, end);
  let kind = nextToken(lexer);
  while (kind === Token.newline || kind === Token.comment) {
    kind = nextToken(lexer);
  }
  return lexer.offset;
}

function innerOf(text: string, offset: number, end: number): Comment['inner'] {
  const isBlock = text.startsWith('/*', offset);
  const isClosed = isBlock && end - offset >= 4 && text.startsWith('*/', end - 2);
  const start = offset + (text.startsWith('#', offset) ? 1 : 2);
  return { offset: Math.min(start, end), end: isClosed ? end - 2 : end };
}
