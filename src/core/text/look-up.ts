/**
 * What a table has under a word of a file or of a person; undefined where it has none. Plain indexing would find what all objects
 * have: `constructor`, `toString`.
 */
export function lookUp<T>(table: Readonly<Partial<Record<string, T>>>, word: string | undefined): T | undefined {
  return word !== undefined && Object.hasOwn(table, word) ? table[word] : undefined;
}
