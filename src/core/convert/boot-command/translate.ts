/** From a boot command for isolinux to one for GRUB, as far as the media of the guest are known. */
import { sentence } from '../../l10n';
import type { GuestSystem } from '../../machine/guests/catalogue';
import { editEntry, filesIn, typeEntry, typeKernel } from './grub';
import { isBlank, isTyped, isWait, keyOf, type Stroke, wordsIn } from './keys';
import { type MediumGap, mediumOf } from './media';
import { quoted } from './quoting';
import type { IsolinuxCommand, Style } from './recognise';

/** Why a boot command is not translated. */
export type Untranslated = MediumGap | 'variable' | 'expression' | 'keys' | 'entry' | 'folder' | 'quotes';

/** The same for people. */
export const REASONS: Readonly<Record<Untranslated, string>> = {
  'no-guest': sentence('which system it installs is not known'),
  'no-release': sentence('which release it installs is not known'),
  'legacy-grub': sentence('its UEFI media start GRUB Legacy, whose keys are not known here'),
  'no-medium': sentence('what the media of this system start is not known here'),
  // Others may read the variable.
  variable: sentence('it stands in a variable'),
  expression: sentence('it has conditions or nested expressions'),
  keys: sentence('its keys are of no known kind'),
  folder: sentence('in which folder of the medium its kernel lies is not known'),
  entry: sentence('the menu entry is not known from UEFI media'),
  // GRUB takes them away or doubles them.
  quotes: sentence('GRUB changes the quotes or backslashes in it'),
};

/** The elements of the boot command for GRUB, or why there are none. */
export function translated(
  command: IsolinuxCommand,
  system: GuestSystem | undefined,
): readonly string[] | Untranslated {
  const line = quoted(command.line);
  if (line === undefined) {
    return 'quotes';
  }
  return command.before.every(KNOWN[command.style]) ? TRANSLATORS[command.style]({ ...command, line }, system) : 'keys';
}

type Translator = (command: IsolinuxCommand, system: GuestSystem | undefined) => readonly string[] | Untranslated;

const TRANSLATORS: Readonly<Record<Style, Translator>> = {
  append: edited,
  options: withOptions,
  kernel: started,
  label: labelled,
};

/** The strokes before a line that hold for GRUB's menu as well, or mean nothing to it. */
const KNOWN: Readonly<Record<Style, (stroke: Stroke) => boolean>> = {
  append: stroke => isWait(stroke) || isOneOf(stroke, ['tab', 'up', 'down', 'home']),
  options: stroke =>
    isWait(stroke) || isBlank(stroke) || isOneOf(stroke, ['tab', 'esc', 'f6', 'enter', 'return', 'bs']),
  kernel: stroke => !isTyped(stroke),
  label: stroke => isWait(stroke) || isBlank(stroke) || isOneOf(stroke, ['tab', 'esc', 'enter', 'return', 'bs']),
};

function isOneOf(stroke: Stroke, keys: readonly string[]): boolean {
  return keys.includes(keyOf(stroke) ?? '');
}

/** A line of paths says all; where it has names alone, the medium says where they lie. */
function started(command: IsolinuxCommand, system: GuestSystem | undefined): readonly string[] | Untranslated {
  const relative = filesIn(command).filter(path => !path.startsWith('/'));
  if (relative.length === 0) {
    return typeKernel(command, '') ?? 'keys';
  }
  const medium = mediumOf(system);
  if (typeof medium === 'string') {
    return medium;
  }
  const { folder } = medium;
  return folder !== undefined && relative.every(name => folder.files.includes(name))
    ? (typeKernel(command, folder.path) ?? 'keys')
    : 'folder';
}

function edited(command: IsolinuxCommand, system: GuestSystem | undefined): readonly string[] | Untranslated {
  const medium = mediumOf(system);
  if (typeof medium === 'string') {
    return medium;
  }
  return medium.linesToKernel === undefined ? 'entry' : editEntry(command, medium.linesToKernel, '');
}

/** Where characters are deleted from the end of the entry's options, it is the mark behind which new ones had no effect. */
function withOptions(command: IsolinuxCommand, system: GuestSystem | undefined): readonly string[] | Untranslated {
  const medium = mediumOf(system);
  if (typeof medium === 'string') {
    return medium;
  }
  if (medium.options === undefined) {
    return 'entry';
  }
  const deletes = command.before.some(stroke => keyOf(stroke) === 'bs');
  const own = deletes ? medium.options.arguments.replace(/ ---$/, '') : medium.options.arguments;
  return typeEntry(command, 0, { ...medium.options, arguments: own });
}

function labelled(command: IsolinuxCommand, system: GuestSystem | undefined): readonly string[] | Untranslated {
  const medium = mediumOf(system);
  if (typeof medium === 'string') {
    return medium;
  }
  const [label] = wordsIn(command.line);
  const entry = label && medium.labels?.get(label.text);
  if (label === undefined || entry === undefined) {
    return 'entry';
  }
  if ('kernel' in entry) {
    return typeEntry(command, label.end, entry);
  }
  const line = command.line.slice(label.end);
  return medium.linesToKernel === undefined
    ? 'entry'
    : editEntry({ ...command, line }, medium.linesToKernel, entry.keys);
}
