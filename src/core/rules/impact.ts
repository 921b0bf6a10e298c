/** How much a finding matters to a move to Generation 2; severity.ts makes the severity of it. */
export type Impact =
  /** The machine can't run in the generation at all. */
  | 'blocks'
  /** It doesn't exist in the generation and can be rewritten. */
  | 'converts'
  /** It works after a person has done something outside the file. */
  | 'manual'
  | 'informs';
