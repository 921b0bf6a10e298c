/** What text that runs in a Windows guest writes to the floppy: a disc, which replaces it, can't be written to. */
import { floppyPathIn } from './floppy-names';
import { withoutComments } from './script-comments';

/** A script, as far as it matters here. */
interface Running {
  readonly text: string;
  /** What it names is written to, whatever the text says. */
  readonly isWrittenTo?: boolean | undefined;
}

/** What is put on the floppy. */
interface Floppy {
  readonly files: readonly { readonly names?: readonly string[] | undefined }[];
}

/** Where one command ends and the next begins. */
const COMMAND_ENDS = /&&|\|\||[;&|\r\n]/;

/** Commands that change whatever path they are given. */
const CHANGING: ReadonlySet<string> = new Set([
  ...['out-file', 'set-content', 'add-content', 'clear-content', 'tee-object', 'tee', 'new-item', 'start-transcript'],
  ...['remove-item', 'move-item', 'rename-item', 'md', 'mkdir', 'rd', 'rmdir', 'del', 'erase', 'move', 'ren', 'rename'],
]);

/** Commands that read what they are given first, and write to what comes last. */
const COPYING: ReadonlySet<string> = new Set(['copy', 'xcopy', 'robocopy', 'copy-item', 'cp', 'cpi']);

const ON_FLOPPY = /^a:(?:[\\/]|$)/i;

/** Files that something in the guest makes. */
const LOGS = /\.(?:log|etl|evtx|dmp)$/i;

/**
 * The first path on drive A: that a script writes to, or reads back although nothing puts it there; undefined where it
 * asks first whether the path is there, or only reads.
 */
export function floppyWriteIn({ text, isWrittenTo }: Running, floppyDrive?: Floppy): string | undefined {
  const path = floppyPathIn(text);
  if (path === undefined || isWrittenTo) {
    return path;
  }
  const put = floppyDrive?.files.flatMap(({ names }) => names ?? []) ?? [];
  const isMade = (word: string): boolean => ON_FLOPPY.test(word) && LOGS.test(word) && !put.some(isNamedBy(word));
  for (const command of withoutComments(text).split(COMMAND_ENDS)) {
    const words = wordsOf(command);
    const found = writtenBy(words) ?? words.find(isMade);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** Quotes only hold a word together, and a path of the floppy seldom has blanks. */
function wordsOf(command: string): string[] {
  return command
    .replace(/["'`()]/g, ' ')
    .replace(/>+/g, ' > ')
    .split(/\s+/)
    .filter(Boolean);
}

function writtenBy(words: readonly string[]): string | undefined {
  const redirected = words.find((word, index) => words[index - 1] === '>' && ON_FLOPPY.test(word));
  if (redirected !== undefined) {
    return redirected;
  }
  const verb = words.findIndex(word => CHANGING.has(word.toLowerCase()) || COPYING.has(word.toLowerCase()));
  if (verb < 0) {
    return undefined;
  }
  const given = words.slice(verb + 1);
  if (CHANGING.has((words[verb] as string).toLowerCase())) {
    return given.find(word => ON_FLOPPY.test(word));
  }
  const named = given.find((_, index) => /^-destination$/i.test(given[index - 1] ?? ''));
  const last = given
    .filter(word => !/^[-/]/.test(word))
    .slice(1)
    .at(-1);
  return [named, last].find(word => word !== undefined && ON_FLOPPY.test(word));
}

/** Whether a path or pattern names a file. */
function isNamedBy(path: string): (name: string) => boolean {
  const last = path.toLowerCase().split(/[\\/]/).at(-1) ?? '';
  return name => (last.startsWith('*') ? name.endsWith(last.slice(1)) : name === last);
}
