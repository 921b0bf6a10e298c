/** `gen2-advisor lsp`: in a bundle of its own, which no other command loads. */
import '../core/azure';
import '../core/hcl';

export { serve } from './language-server/server';
