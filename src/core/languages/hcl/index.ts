/** HCL's native syntax, in which Packer and Terraform are written. */
import type { Language } from '../language';
import { canWrite } from './changes';
import { commentsIn } from './comments';
import { type HclDocument, parseDocument } from './document';
import { planHcl } from './plan';

export const hcl: Language = {
  id: 'hcl',
  parse: parseDocument,
  plan: (document, edits) => {
    const { text, root, commentSpans } = document as HclDocument;
    return planHcl({ text, root, comments: commentSpans }, edits);
  },
  canWrite,
  comments: document => commentsIn(document as HclDocument),
  comment: text => `# ${text}`,
  takesComments: true,
};
