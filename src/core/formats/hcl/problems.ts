/** What tools refuse of the syntax of a configuration's files. */
import { translated } from '../../l10n';
import type { Document, Problem } from '../../languages/language';
import type { Body, Member } from '../../languages/tree';

/** What a tool says of JSON that it doesn't take, by what was read over. */
export type JsonSyntax = Readonly<Partial<Record<string, string>>>;

export function syntaxProblems(files: readonly Document[], main: Document, jsonSyntax: JsonSyntax): Problem[] {
  return files.flatMap(document => {
    const { language, tolerated, skipped, fatal } = document;
    const read = tolerated.flatMap(({ code, ...place }) => {
      const message = language === 'json' ? jsonSyntax[code] : undefined;
      return message === undefined ? [] : [{ code, message: translated(message), ...place }];
    });
    // What the main file has of these is said of every file.
    return document === main ? read : [...skipped, ...(fatal === undefined ? [] : [fatal]), ...read];
  });
}

/**
 * Problems that no mistake of the syntax brings about: of a block with one, what is missing may stand in what could not be
 * read, and what has no place there may be behind a bracket that is missing.
 */
export function withoutConsequences(problems: readonly Problem[], files: readonly Document[]): Problem[] {
  const broken = new Map(files.map(document => [document.file, brokenItems(document)]));
  return problems.filter(({ file, offset }) => {
    const inFile = broken.get(file);
    const member = inFile === undefined || inFile === 'all' ? undefined : memberAt(inFile.root, offset);
    return inFile !== 'all' && (member === undefined || inFile?.members.has(member) !== true);
  });
}

/** What of a file is not as somebody means it. */
interface Broken {
  readonly root: Body;
  readonly members: ReadonlySet<Member>;
}

function brokenItems({ root, skipped, fatal }: Document): Broken | 'all' | undefined {
  const mistakes = skipped.filter(({ code }) => code !== 'duplicate-argument');
  if (fatal !== undefined || mistakes.some(({ code }) => code === 'conflict-marker')) {
    return 'all';
  }
  return root?.kind === 'body' && mistakes.length > 0
    ? { root, members: new Set(mistakes.flatMap(({ offset }) => memberAt(root, offset) ?? [])) }
    : undefined;
}

/** The member that an offset is in; there may be as many mistakes as members. */
function memberAt({ members }: Body, offset: number): Member | undefined {
  let [first, behind] = [0, members.length];
  while (first < behind) {
    const middle = (first + behind) >> 1;
    if ((members[middle]?.offset ?? 0) <= offset) {
      first = middle + 1;
    } else {
      behind = middle;
    }
  }
  const member = members[first - 1];
  return member !== undefined && offset <= member.end ? member : undefined;
}

/** By file, and in each in the order of its text. */
export function inOrder(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((a, b) => (a.file === b.file ? a.offset - b.offset : a.file < b.file ? -1 : 1));
}
