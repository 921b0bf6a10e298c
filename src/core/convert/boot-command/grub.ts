/** A boot command for isolinux as one for GRUB, its kernel arguments word for word. */
import { byElement, charactersBeside, isBlank, isWait, keyOf, type Stroke, type Word, wordsIn, written } from './keys';
import type { Kernel } from './media';
import type { IsolinuxCommand } from './recognise';

// The pauses make typing reliable: GRUB loses keys that come while it draws (seen with `npm run test:boot`). Lines are
// moved between by Ctrl+N and Ctrl+E, as Hyper-V may type <down> and <end> as digits (PKR21).
const OPEN_EDITOR = 'e<wait>';
const OPEN_COMMAND_LINE = 'c<wait>';
const START_EDITED = '<leftCtrlOn>x<leftCtrlOff>';
const RUN = '<enter><wait>';
/** What the entries of the media set themselves: the kernel takes the screen over as it is. */
const KEEP_SCREEN = `set gfxpayload=keep${RUN}`;
const INITRD = 'initrd=';

/**
 * Opens GRUB's editor on a menu entry, types the line behind that of the kernel, which stands `linesToKernel` below the
 * first one, and starts what was edited. `select`: keys that choose the entry.
 */
export function editEntry(command: IsolinuxCommand, linesToKernel: number, select: string): string[] {
  const move = `<leftCtrlOn>${'n<wait>'.repeat(linesToKernel)}e<leftCtrlOff><wait>`;
  const lines = byElement(command.line).map(written);
  // What only sets words off, or waits, is no line of its own.
  const [first = '', last = ''] = [lines[0], lines.at(-1)].map(line => (isPause(line) ? line : ''));
  const words = lines.slice(first === '' ? 0 : 1, last === '' || lines.length < 2 ? lines.length : -1);
  return [
    ...opened(command.before, select + OPEN_EDITOR),
    move + first,
    ...words,
    ...ended(command, (lines.length < 2 ? '' : last) + START_EDITED),
  ];
}

/** Blanks and waits. */
function isPause(line: string | undefined): boolean {
  return line !== undefined && /^(?: |<wait\w*>|<spacebar>)+$/i.test(line);
}

/**
 * Starts a kernel from GRUB's command line: of a line that begins with its path and names its initrd. `folder`: what is
 * put before a path that does not begin at the root.
 */
export function typeKernel(command: IsolinuxCommand, folder: string): string[] | undefined {
  const words = wordsIn(command.line);
  const [kernel] = words;
  const fromRoot = (path: string): string => (path.startsWith('/') ? '' : `${folder}/`);
  const initrd = words.find(({ text }) => text.startsWith(INITRD));
  if (kernel === undefined || initrd === undefined) {
    return undefined;
  }
  const files = initrdsOf(initrd.text).map(path => fromRoot(path) + path);
  const start = charactersBeside(command.line[kernel.start], `linux ${fromRoot(kernel.text)}`);
  return typeCommands(command, [start, ...withoutWord(command.line, initrd).slice(kernel.start)], files.join(' '));
}

/** The paths of a line's kernel and initrds. */
export function filesIn({ line }: IsolinuxCommand): string[] {
  const words = wordsIn(line).map(({ text }) => text);
  return [...words.slice(0, 1), ...initrdsOf(words.find(word => word.startsWith(INITRD)) ?? INITRD)];
}

function initrdsOf(word: string): string[] {
  return word.slice(INITRD.length).split(',').filter(Boolean);
}

/**
 * Starts the kernel of a menu entry from GRUB's command line: the entry's own arguments, then the line from an index on.
 */
export function typeEntry(
  command: IsolinuxCommand,
  from: number,
  { kernel, arguments: own, initrd }: Kernel,
): string[] {
  const { line } = command;
  const rest = line.slice(from);
  const next = rest.find(stroke => !isWait(stroke));
  const gap = next === undefined || isBlank(next) ? '' : ' ';
  const start = charactersBeside(line[wordsIn(line)[0]?.start ?? 0], `linux ${kernel} ${own}${gap}`);
  return typeCommands(command, [start, ...rest], initrd);
}

function typeCommands(command: IsolinuxCommand, linux: readonly Stroke[], initrd: string): string[] {
  const lines = byElement(linux);
  const runs = lines.at(-1)?.[0]?.element === command.end.element;
  const [typed] = command.line;
  // The blanks before the first word of its element set it off from what stood on the line.
  const before = command.before.filter(stroke => !isBlank(stroke) || stroke.element !== typed?.element);
  return [
    ...opened(before, OPEN_COMMAND_LINE),
    KEEP_SCREEN,
    ...lines.map((line, index) => written(line) + (runs && index === lines.length - 1 ? RUN : '')),
    ...(runs ? [] : [RUN]),
    `initrd ${initrd}${RUN}`,
    ...ended(command, 'boot<enter>'),
  ];
}

/** Keys at isolinux' menu and prompt that would do something else, or nothing, at GRUB's menu. */
const DROPPED: ReadonlySet<string> = new Set(['enter', 'return', 'f6', 'bs', 'del']);

/**
 * What is typed at isolinux' menu, as far as it holds for GRUB's: waits, and moves between entries. A key that leaves
 * the menu, or only stops its countdown, becomes <tab>, which GRUB's menu ignores but for stopping its own countdown.
 */
function opened(before: readonly Stroke[], opening: string): string[] {
  const opener = before.at(-1);
  const elements = byElement(before).flatMap(group => {
    const kept = group.flatMap((stroke): string[] => {
      const key = isBlank(stroke) ? 'esc' : (keyOf(stroke) ?? '');
      const opensLine = key === 'tab' && stroke === opener;
      return key === 'esc' ? ['<tab>'] : opensLine || DROPPED.has(key) ? [] : [stroke.text];
    });
    // Waits for a key that goes, go with it.
    const isEmpty = group.some(stroke => DROPPED.has(keyOf(stroke) ?? '')) && kept.every(text => /^<wait/i.test(text));
    return isEmpty ? [] : [kept.join('').replace(/(?:<tab>){2,}/gi, '<tab>')];
  });
  const last = elements.at(-1);
  return last === undefined || /<tab>/i.test(last)
    ? [...elements, opening]
    : [...elements.slice(0, -1), last + opening];
}

/** What starts the kernel, and what is typed while it starts. */
function ended({ end, after }: IsolinuxCommand, start: string): string[] {
  const beside = after.findIndex(({ element }) => element !== end.element);
  const here = beside < 0 ? after.length : beside;
  return [start + written(after.slice(0, here)), ...byElement(after.slice(here)).map(written)];
}

/** A line without one of its words and the blank that sets it off; an element of which only waits are left goes too. */
function withoutWord(line: readonly Stroke[], { start, end }: Word): Stroke[] {
  const behind = line[end];
  const [from, to] = behind !== undefined && isBlank(behind) ? [start, end + 1] : [start - 1, end];
  const touched = new Set(line.slice(start, end).map(({ element }) => element));
  const rest = [...line.slice(0, from), ...line.slice(to)];
  const emptied = byElement(rest).filter(group => group.every(isWait) && touched.has(group[0]?.element ?? -1));
  const gone = new Set(emptied.flat());
  return rest.filter(stroke => !gone.has(stroke));
}
