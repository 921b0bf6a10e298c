/** Makes a text that breaks something smaller, as long as it still breaks it. */

/** So many smaller texts are tried. */
const MOST_TRIES = 3_000;

/** The smallest text that was found in which `breaks` still holds: stretches are taken out, long ones first. */
export function reduced(text: string, breaks: (text: string) => boolean): string {
  let smallest = text;
  let tries = 0;
  const attempt = (smaller: string): boolean => {
    tries += 1;
    const isSmaller = smaller.length < smallest.length && breaks(smaller);
    smallest = isSmaller ? smaller : smallest;
    return isSmaller;
  };
  for (let progress = true; progress && tries < MOST_TRIES; ) {
    const before = smallest.length;
    // What stands between brackets or commas goes as a whole, so that the rest stays JSON.
    for (let offset = 0; offset < smallest.length && tries < MOST_TRIES; ) {
      const taken = membersAt(smallest, offset).some(end => attempt(smallest.slice(0, offset) + smallest.slice(end)));
      offset += taken ? 0 : 1;
    }
    for (let size = Math.min(64, smallest.length >> 1); size >= 1 && tries < MOST_TRIES; size >>= 1) {
      for (let offset = 0; offset + size <= smallest.length && tries < MOST_TRIES; ) {
        offset += attempt(smallest.slice(0, offset) + smallest.slice(offset + size)) ? 0 : size;
      }
    }
    progress = smallest.length < before;
  }
  return smallest;
}

/** Where a member that begins at an offset may end: behind its comma or before the bracket that closes its container. */
function membersAt(text: string, offset: number): number[] {
  if (offset > 0 && !/[{[,\s]/.test(text.charAt(offset - 1))) {
    return [];
  }
  let depth = 0;
  for (let at = offset; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '"') {
      at = text.slice(at).search(/[^\\](?:\\\\)*"/) + at + 1;
    } else if (character === '{' || character === '[') {
      depth += 1;
    } else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth < 0) {
        return at > offset ? [at] : [];
      }
    } else if (character === ',' && depth === 0) {
      return [at + 1];
    }
  }
  return [];
}
