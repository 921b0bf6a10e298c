/** Whether JSON.parse reads a text: no comment stands in it, and no comma too many. */
export function parsesStrictly(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
