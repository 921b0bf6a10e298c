/** What becomes of a machine's boot command in Generation 2: another boot loader reads it, and there is no floppy. */
import { known } from '../../machine/field';
import { namesFloppyDevice } from '../../machine/floppy-names';
import type { FloppyDrive, ScriptText, VirtualMachine } from '../../machine/machine';
import { forAnyGrub } from './grub-of-bios';
import { hasTemplateParts } from './keys';
import { findsKickstartByLabel, KICKSTART_LABEL, kickstartOnDisc } from './kickstart';
import { partedIn } from './quoting';
import { recogniseIsolinux } from './recognise';
import { translated, type Untranslated } from './translate';

export interface BootCommandMove {
  /** Whether it is typed for isolinux, and then whether it is translated, or why not. */
  readonly isolinux: 'no' | 'translated' | { readonly because: Untranslated };
  /** Whether it is typed for GRUB, with commands that are BIOS' alone. */
  readonly hasBiosCommands: boolean;
  /** The word of a line for GRUB that an unquoted semicolon parts. */
  readonly parted: string | undefined;
  /** Whether it names the floppy, and then whether the disc that replaces the floppy is named instead. */
  readonly floppy: 'no' | 'replaced' | 'left';
  /** The elements that take the place of those that are there; undefined where they stay. */
  readonly lines: readonly string[] | undefined;
  /** By which they name the disc that replaces the floppy. */
  readonly label: string | undefined;
}

/** Three rules and the disc in place of the floppy ask for the same: half the time of a template went there. */
const MOVES = new WeakMap<VirtualMachine, WeakMap<ScriptText, BootCommandMove>>();

/** Moves a boot command as far as it is understood. */
export function moveBootCommand(machine: VirtualMachine, script: ScriptText): BootCommandMove {
  const moves = MOVES.get(machine) ?? new WeakMap<ScriptText, BootCommandMove>();
  const move = moves.get(script) ?? moved(machine, script);
  MOVES.set(machine, moves.set(script, move));
  return move;
}

function moved(machine: VirtualMachine, script: ScriptText): BootCommandMove {
  const move = toGrub(machine, script);
  if (!namesFloppyDevice(script.text)) {
    return { ...move, floppy: 'no', label: undefined };
  }
  const disc = onDisc(machine, script, move.lines ?? script.written);
  return disc === undefined ? { ...move, floppy: 'left', label: undefined } : { ...move, floppy: 'replaced', ...disc };
}

function toGrub(machine: VirtualMachine, script: ScriptText): Omit<BootCommandMove, 'floppy' | 'label'> {
  const command = recogniseIsolinux(script.written);
  const isPut = script.written.some(hasTemplateParts);
  if (command === undefined) {
    const typed = script.text.split('\n');
    const isBehindVariables = recogniseIsolinux(typed) !== undefined;
    const isolinux = isBehindVariables ? ({ because: isPut ? 'expression' : 'variable' } as const) : 'no';
    const uefi = forAnyGrub(script.written);
    return {
      isolinux,
      hasBiosCommands: forAnyGrub(typed) !== undefined,
      parted: partedIn(typed)?.word,
      // What stands in a variable stays: others may read it.
      lines: isPut ? undefined : (partedIn(uefi ?? script.written)?.lines ?? uefi),
    };
  }
  const answer = isPut ? 'expression' : translated(command, machine.guest?.recognised.system);
  const base = { hasBiosCommands: false, parted: undefined } as const;
  return typeof answer === 'string'
    ? { ...base, isolinux: { because: answer }, lines: undefined }
    : { ...base, isolinux: 'translated', lines: answer };
}

/** The lines with the disc in place of the floppy, and the label by which they name it; undefined where that can't be. */
function onDisc(
  { floppyDrive, guest }: VirtualMachine,
  { text }: ScriptText,
  lines: readonly string[],
): { readonly lines: readonly string[]; readonly label: string } | undefined {
  const label = floppyDrive && labelOf(floppyDrive);
  if (label === undefined || !findsKickstartByLabel(guest?.recognised.system, text)) {
    return undefined;
  }
  const onDiscLines = lines.map(line => kickstartOnDisc(line, label));
  const isLeft = onDiscLines.every((line, index) => line === lines[index]) || onDiscLines.some(namesFloppyDevice);
  return isLeft ? undefined : { lines: onDiscLines, label };
}

/** The label of the disc that replaces a floppy; undefined where it can't be named in a kernel argument as it is. */
function labelOf({ files, label }: FloppyDrive): string | undefined {
  const text = label === undefined ? KICKSTART_LABEL : known(label);
  return files.length > 0 && text !== undefined && /^[\w-]+$/.test(text) ? text : undefined;
}
