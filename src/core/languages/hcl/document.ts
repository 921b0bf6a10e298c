/** A text of HCL as a document. */
import { translated } from '../../l10n';
import type { Steps } from '../../steps';
import type { FileId, Span } from '../../text/place';
import type { Document, Problem } from '../language';
import { MESSAGES } from './messages';
import { parseHclInSteps } from './parse';
import type { HclProblem } from './reader';
import type { HclBody } from './syntax';

export interface HclDocument extends Document {
  readonly root: HclBody;
  readonly commentSpans: readonly Span[];
}

export function* parseDocument(text: string, file: FileId): Steps<HclDocument> {
  const { root, comments, problems, fatal } = yield* parseHclInSteps(text, file);
  return {
    file,
    language: 'hcl',
    text,
    root,
    fatal: fatal && problemOf(file, fatal),
    skipped: problems.map(problem => problemOf(file, problem)),
    tolerated: [],
    commentSpans: comments,
  };
}

function problemOf(file: FileId, { code, offset, end }: HclProblem): Problem {
  return { file, offset, end, code, message: translated(MESSAGES[code]) };
}
