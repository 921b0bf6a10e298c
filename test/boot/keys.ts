/**
 * Packer's boot command language as key events of a US keyboard (packer-plugin-sdk, bootcommand/boot_command.pigeon).
 * Written for this rig and not shared with the engine, so that the one can find faults of the other.
 */

/** One thing to do at the keyboard. */
export type Stroke =
  | { readonly kind: 'press'; readonly code: string; readonly shift: boolean }
  | { readonly kind: 'hold' | 'release'; readonly code: string }
  /** In milliseconds. */
  | { readonly kind: 'wait'; readonly time: number };

/** The names of keys, in lower case, and QEMU's codes for them. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['bs', 'backspace'],
  ['del', 'delete'],
  ['down', 'down'],
  ['end', 'end'],
  ['enter', 'ret'],
  ['esc', 'esc'],
  ['home', 'home'],
  ['left', 'left'],
  ['return', 'ret'],
  ['right', 'right'],
  ['spacebar', 'spc'],
  ['tab', 'tab'],
  ['up', 'up'],
  ...Array.from({ length: 12 }, (_, index) => [`f${index + 1}`, `f${index + 1}`] as const),
]);

const HELD: ReadonlyMap<string, string> = new Map([
  ['leftctrl', 'ctrl'],
  ['leftshift', 'shift'],
  ['leftalt', 'alt'],
]);

/** Characters whose codes are not their own letter or digit; the second one of a pair is typed with shift. */
const PUNCTUATION: readonly (readonly [pair: string, code: string])[] = [
  ['-_', 'minus'],
  ['=+', 'equal'],
  ['[{', 'bracket_left'],
  [']}', 'bracket_right'],
  [';:', 'semicolon'],
  ['\'"', 'apostrophe'],
  ['`~', 'grave_accent'],
  ['\\|', 'backslash'],
  [',<', 'comma'],
  ['.>', 'dot'],
  ['/?', 'slash'],
];
const SHIFTED_DIGITS = ')!@#$%^&*(';

const UNITS: Readonly<Record<string, number>> = { '': 1000, s: 1000, ms: 1, m: 60_000 };

/** The strokes of a boot command, whose elements Packer joins without anything between them. */
export function strokesOf(bootCommand: readonly string[]): Stroke[] {
  const parts = bootCommand.join('').match(/<[a-z0-9]+>|./gis) ?? [];
  return parts.map(part => (part.length > 1 ? strokeOf(part.slice(1, -1).toLowerCase()) : characterOf(part)));
}

function strokeOf(name: string): Stroke {
  const [, time, unit = ''] = /^wait(\d*)(ms|s|m)?$/.exec(name) ?? [];
  if (time !== undefined) {
    return { kind: 'wait', time: (time === '' ? 1 : Number(time)) * (UNITS[unit] ?? 1000) };
  }
  const [, held = '', state] = /^(\w+?)(on|off)$/.exec(name) ?? [];
  const heldCode = HELD.get(held);
  if (heldCode !== undefined) {
    return { kind: state === 'on' ? 'hold' : 'release', code: heldCode };
  }
  const code = NAMED.get(name);
  if (code === undefined) {
    throw new Error(`<${name}> is no key that this rig knows`);
  }
  return { kind: 'press', code, shift: false };
}

function characterOf(character: string): Stroke {
  const lower = character.toLowerCase();
  if (/^[a-z0-9]$/.test(lower)) {
    return { kind: 'press', code: lower, shift: character !== lower };
  }
  if (character === ' ') {
    return { kind: 'press', code: 'spc', shift: false };
  }
  const digit = SHIFTED_DIGITS.indexOf(character);
  if (digit >= 0) {
    return { kind: 'press', code: String(digit), shift: true };
  }
  const found = PUNCTUATION.find(([pair]) => pair.includes(character));
  if (found === undefined) {
    throw new Error(`No key types ${JSON.stringify(character)}`);
  }
  return { kind: 'press', code: found[1], shift: found[0].indexOf(character) === 1 };
}
