/** JSON, with the comments and trailing commas that many tools take. */
import type { Language } from '../language';
import { commentsIn } from './comments';
import { canWrite, planEdits } from './edits';
import { parseInSteps } from './parse';
import { wordsOf } from './words';

export const json: Language = {
  id: 'json',
  parse: parseInSteps,
  plan: planEdits,
  canWrite,
  comments: commentsIn,
  comment: text => `// ${text}`,
  takesComments: false,
  words: wordsOf,
};
