/** What kind of boot menu a boot command is typed for. */
import { isBlank, isEnter, isTyped, keyOf, type Stroke, strokesIn, wordsIn } from './keys';
import { LABELS } from './media';

/**
 * How a command makes isolinux, the boot loader of installation media for BIOS, start a kernel:
 * - 'append': <tab> opens the line of a menu entry, and arguments are typed behind it;
 * - 'options': the same with <f6>, in Ubuntu's own menu;
 * - 'kernel': the kernel's path and `initrd=` are typed at the prompt, or in place of an emptied line;
 * - 'label': the name of an entry is typed at the prompt, and arguments behind it.
 */
export type Style = 'append' | 'options' | 'kernel' | 'label';

export interface IsolinuxCommand {
  readonly style: Style;
  /** What is typed before the line: keys that open and empty it, and waits. */
  readonly before: readonly Stroke[];
  /** From its first word on; where it goes on behind an entry's own line, from the first key behind <tab>. */
  readonly line: readonly Stroke[];
  /** The key that ends the line. */
  readonly end: Stroke;
  /** What is typed when the kernel is on its way. */
  readonly after: readonly Stroke[];
}

/** Keys that open a line in isolinux, or leave one. */
const MENU_KEYS: ReadonlySet<string> = new Set(['tab', 'esc', 'f6']);

/** Characters; at Packer's ten keys a second, typing them takes half an hour. */
const LONGEST = 20_000;

/** Whether a boot command is no longer than those of people. */
export function isTypeable(elements: readonly string[]): boolean {
  return elements.reduce((length, element) => length + element.length, 0) <= LONGEST;
}

/** A command that GRUB runs: the kernel's path stands behind its own command, at the start of a line. */
const GRUB_LINE = /(?:^|\n|\bc) *linux(?:efi|16)? +["'(/]/;

/**
 * A boot command that is typed for isolinux, in its parts. Undefined for any other: one for GRUB, one that answers an
 * installer or logs in, one that only presses a key.
 */
export function recogniseIsolinux(elements: readonly string[]): IsolinuxCommand | undefined {
  const strokes = isTypeable(elements) ? strokesIn(elements) : [];
  if (isForGrub(strokes)) {
    return undefined;
  }
  const firstTyped = strokes.findIndex(isTyped);
  const end = strokes.findIndex((stroke, index) => index > firstTyped && isEnter(stroke));
  if (firstTyped < 0 || end < 0) {
    return undefined;
  }
  const opening = strokes.slice(0, end).findLastIndex(stroke => MENU_KEYS.has(keyOf(stroke) ?? ''));
  const typed = strokes.findIndex((stroke, index) => index > opening && isTyped(stroke));
  const style =
    typed < end ? styleOf(strokes.slice(0, typed), strokes.slice(typed, end), keyAt(strokes, opening)) : undefined;
  const start = style === 'append' ? opening + 1 : typed;
  return (
    style && {
      style,
      before: strokes.slice(0, start),
      line: strokes.slice(start, end),
      end: strokes[end] as Stroke,
      after: strokes.slice(end + 1),
    }
  );
}

function keyAt(strokes: readonly Stroke[], index: number): string | undefined {
  const stroke = strokes[index];
  return stroke && keyOf(stroke);
}

/** Whether GRUB's editor starts what was edited: by Ctrl+X or F10. */
export function startsEdited(strokes: readonly Stroke[], index: number): boolean {
  const [stroke, next] = strokes.slice(index, index + 2);
  const key = stroke && keyOf(stroke);
  return key === 'f10' || (key === 'leftctrlon' && next?.text.toLowerCase() === 'x');
}

/** Whether a boot command is typed for GRUB. */
export function isTypedForGrub(elements: readonly string[]): boolean {
  return isTypeable(elements) && isForGrub(strokesIn(elements));
}

function isForGrub(strokes: readonly Stroke[]): boolean {
  const starts = strokes.some((_, index) => startsEdited(strokes, index));
  const lines = strokes.map(stroke => (stroke.kind === 'key' && !isBlank(stroke) ? '\n' : stroke.text)).join('');
  return starts || GRUB_LINE.test(lines);
}

/** An entry of Gentoo's prompt, which takes it without more. */
const BARE_LABEL = /^gentoo(?:-\w+)?$/;

/** A kernel without a path from the root: isolinux looks for it from its own folder on. */
const KERNEL = /^(?:[\w.-]+\/)*(?:vmlinu[xz]|bzimage)[\w.-]*$/i;

/** What Anaconda is told without a value. */
const FLAG = /^(?:inst\.[a-z.]+|text|cmdline)$/;

function styleOf(before: readonly Stroke[], line: readonly Stroke[], opening: string | undefined): Style | undefined {
  const words = wordsIn(line).map(({ text }) => text);
  const [first = ''] = words;
  if ((first.startsWith('/') || KERNEL.test(first)) && words.some(word => word.startsWith('initrd='))) {
    return 'kernel';
  }
  const hasArgument = words.some(word => /^[\w.\-/]+=/.test(word));
  if (before.some(stroke => keyOf(stroke) === 'f6')) {
    return hasArgument ? 'options' : undefined;
  }
  if (opening === 'tab') {
    return hasArgument || words.some(word => FLAG.test(word)) ? 'append' : undefined;
  }
  const isLabel =
    opening === 'esc' ? hasArgument && LABELS.has(first) : opening === undefined && BARE_LABEL.test(first);
  return isLabel ? 'label' : undefined;
}
