import type { JsonNode } from '../languages/json/tree';
import type { Span } from '../text/place';

/** Something a machine has. */
export interface Part {
  /** What a finding about it underlines. */
  readonly span: Span;
  readonly node: JsonNode;
}
