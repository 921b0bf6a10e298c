/** The move of floppy files to a disc, and of what names them where they were. */
import type { CompanionFile, Copying } from '../companions/companion';
import type { Change } from '../machine/change';
import { floppyPathIn, namesFloppyDevice, onDrive } from '../machine/floppy-names';
import { floppyWriteIn } from '../machine/floppy-writes';
import type { FloppyDrive, ScriptText, VirtualMachine } from '../machine/machine';
import { moveBootCommand } from './boot-command/generation-2';
import { discLetter } from './disc-letter';

export interface FloppyMove {
  /** The files move, and with them all that names the floppy and can be made to name the disc. */
  readonly changes: readonly Change[];
  /** The letter that a Windows guest gives the disc; undefined where the discs before it aren't all known. */
  readonly letter: string | undefined;
  readonly moved: ReadonlySet<ScriptText>;
  /** The files beside the definition that name the disc afterwards. */
  readonly movedBeside: ReadonlySet<CompanionFile>;
  /** What names the floppy and stays as it is. */
  readonly left: readonly ScriptText[];
}

/**
 * Scripts that move with the files: more than machines of people have. Each of them is fixed together with all others,
 * so a hostile file could make its fixes larger than all memory.
 */
const MOST_MOVED = 100;

/** The move of a machine's floppy files; undefined where it has none. */
export function moveFloppyFiles(machine: VirtualMachine): FloppyMove | undefined {
  const { floppyDrive, scripts } = machine;
  if (floppyDrive === undefined || floppyDrive.files.length === 0) {
    return undefined;
  }
  const letter = discLetter(machine);
  let label: string | undefined;
  const changes: Change[] = [];
  const moved = new Set<ScriptText>();
  for (const script of scripts) {
    const bootCommand = script.kind === 'boot-command' ? moveBootCommand(machine, script) : undefined;
    if (bootCommand?.label !== undefined && bootCommand.lines !== undefined) {
      label = bootCommand.label;
      moved.add(script);
      changes.push({ kind: 'rewrite-boot-command', script, lines: bootCommand.lines });
    } else if (letter !== undefined && moved.size < MOST_MOVED && canMove(script, floppyDrive)) {
      moved.add(script);
      changes.push({ kind: 'change-drive-letter', script, letter });
    }
  }
  const beside = letter === undefined ? [] : filesThatMove(machine, letter);
  changes.push(
    ...beside.map(
      ({ file, copy }): Change => ({
        kind: 'change-drive-letter-beside',
        file,
        letter: letter as string,
        ...(copy && { copy }),
      }),
    ),
  );
  return {
    changes: [{ kind: 'replace-floppy-files-by-disc', floppyDrive, ...(label && { label }) }, ...changes],
    letter,
    moved,
    movedBeside: new Set(beside.map(({ file }) => file)),
    left: scripts.filter(script => namesFloppy(script) && !moved.has(script)),
  };
}

interface MovedFile {
  readonly file: CompanionFile;
  readonly copy: Copying | undefined;
}

/** The files with paths on drive A:, or copies of them where others need the files. */
function filesThatMove({ companionFiles = [] }: VirtualMachine, letter: string): MovedFile[] {
  return companionFiles
    .filter(file => 'edits' in file.rewritten.onDrive(letter))
    .slice(0, MOST_MOVED)
    .flatMap((file): MovedFile[] => {
      const { neededBy, inPlace, copy: copied } = file.rewritten;
      const copy = inPlace || neededBy().length === 0 ? undefined : copied();
      return copy !== undefined && 'cannot' in copy ? [] : [{ file, copy }];
    });
}

/**
 * Whether a script reads from drive A: by a path of its own: not one of a variable, and not for other machines too. One
 * that also writes there stays whole: no letter of a disc is right for it.
 */
function canMove(script: ScriptText, floppyDrive: FloppyDrive): boolean {
  const { kind, written, shared } = script;
  return (
    kind !== 'boot-command' &&
    !shared &&
    floppyPathIn(written.join('\n')) !== undefined &&
    written.some(each => onDrive(each, '') !== each) &&
    floppyWriteIn(script, floppyDrive) === undefined
  );
}

function namesFloppy({ text }: ScriptText): boolean {
  return floppyPathIn(text) !== undefined || namesFloppyDevice(text);
}
