/** `gen2-advisor mcp`: in a bundle of its own, which no other command loads. */
import '../core/azure';
import '../core/hcl';

export { serve } from './agents/server';
