/**
 * Globs of files, the same wherever the engine runs. Own code, because the libraries make regular expressions of a
 * glob, which a hostile one brings to a halt, or are as large as a quarter of the extension. Time here is at most the
 * length of the glob times that of the path.
 *
 * A star is any text without a slash, a question mark one character but a slash, two stars between slashes any folders
 * or none, `{a,b}` one or the other, `[a-z]` one of some characters and `[!a-z]` or `[^a-z]` any other one. A slash at
 * the end means all that is in the folder. Where VS Code and the command line read globs otherwise is said in
 * docs/configuration.md.
 */

/** Globs longer than this, or that stand for more without braces than this, are used by nobody. */
const LONGEST_GLOB = 500;
const MOST_ALTERNATIVES = 100;

/** Whether a glob can be used at all: it isn't empty, has no backslash and doesn't stand for far too many others. */
export function isUsableGlob(glob: string): boolean {
  return glob !== '' && glob.length <= LONGEST_GLOB && !glob.includes('\\') && alternatives(glob) !== undefined;
}

/** Whether a path (with `/`, relative to the folder that the globs are of) fits one of some globs. */
export function matchesAny(globs: readonly string[], path: string): boolean {
  const folders = path.split('/');
  return globs.some(
    glob =>
      isUsableGlob(glob) &&
      (alternatives(glob) ?? []).some(plain =>
        fits(segmentsOf(plain), folders, isAnyFolders, (segment, name) =>
          fits(tokensOf(segment), [...name], isAnyText, isCharacter),
        ),
      ),
  );
}

/** A glob without its braces: the innermost first, each alternative in its place. Undefined where there are too many. */
function alternatives(glob: string): readonly string[] | undefined {
  let globs = [glob];
  for (;;) {
    const braces = globs.map(each => /\{([^{}]*)\}/.exec(each));
    if (braces.every(found => found === null)) {
      return globs;
    }
    globs = globs.flatMap((each, index) => {
      const found = braces[index];
      return found === null || found === undefined
        ? [each]
        : (found[1] ?? '').split(',').map(choice => each.replace(found[0], () => choice));
    });
    if (globs.length > MOST_ALTERNATIVES) {
      return undefined;
    }
  }
}

function segmentsOf(glob: string): string[] {
  const anchored = glob.replace(/^\.?\//, '');
  return (anchored.endsWith('/') ? `${anchored}**` : anchored).split('/');
}

const isAnyFolders = (segment: string): boolean => segment === '**';
const isAnyText = (token: string): boolean => token === '*';

/** A segment's stars, question marks, characters, and `[…]` as one token each. */
function tokensOf(segment: string): readonly string[] {
  return segment.match(/\[[!^]?[^\]]{1,99}\]|./gsu) ?? [];
}

function isCharacter(token: string, character: string): boolean {
  if (token.length < 3 || !token.startsWith('[')) {
    return token === '?' || token === character;
  }
  const negated = /^\[[!^]./.test(token) && token.length > 3;
  const set = token.slice(negated ? 2 : 1, -1);
  const found = [...set.matchAll(/(.)-(.)|./gsu)].some(([one, first = one, last = one]) => {
    return first <= character && character <= last;
  });
  return found !== negated;
}

/**
 * Whether items fit a pattern in which some parts stand for any number of items. Greedy: only the last such part is
 * ever tried again, because those before it have found their place.
 */
function fits<Part, Item>(
  pattern: readonly Part[],
  items: readonly Item[],
  isAny: (part: Part) => boolean,
  accepts: (part: Part, item: Item) => boolean,
): boolean {
  let part = 0;
  let item = 0;
  let retry: { readonly part: number; item: number } | undefined;
  while (item < items.length) {
    const current = pattern[part];
    if (current !== undefined && isAny(current)) {
      part += 1;
      retry = { part, item };
    } else if (current !== undefined && accepts(current, items[item] as Item)) {
      part += 1;
      item += 1;
    } else if (retry !== undefined) {
      retry.item += 1;
      part = retry.part;
      item = retry.item;
    } else {
      return false;
    }
  }
  return pattern.slice(part).every(isAny);
}
