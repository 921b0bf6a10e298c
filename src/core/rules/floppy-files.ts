/** What rules offer where floppy files move to a disc. */
import type { CompanionFile } from '../companions/companion';
import { type FloppyMove, moveFloppyFiles } from '../convert/floppy-files';
import { sentence } from '../l10n';
import type { FloppyDrive, ScriptText, VirtualMachine } from '../machine/machine';
import type { Fix, Loss, Report } from './rule';

/** For an image: only a person can bring its content along. */
export function withoutImage(floppyDrive: FloppyDrive): Fix {
  const lost = { what: sentence('the floppy image'), toDo: sentence('put its content on an ISO') };
  return { class: 'lossy', changes: [{ kind: 'remove-floppy-drive', floppyDrive }], alone: false, lost };
}

/** For the files: they move safely unless something addresses them where they were. */
export function filesToDisc(machine: VirtualMachine): Pick<Report, 'fix' | 'related' | 'uncertain'> {
  const moved = movedToDisc(machine);
  // Where nobody knows how many there are, there may be none.
  return machine.floppyDrive?.files.some(({ count }) => count.known) === true ? moved : { ...moved, uncertain: true };
}

function movedToDisc(machine: VirtualMachine): Pick<Report, 'fix' | 'related'> {
  const move = moveFloppyFiles(machine);
  if (move === undefined) {
    return {};
  }
  const users = [...move.moved, ...move.left, ...move.movedBeside];
  const related = users.map(({ at }) => ({ at, message: sentence('This addresses the floppy') }));
  if (users.length === 0) {
    return { fix: { class: 'safe', changes: move.changes, alone: false } };
  }
  const lost = {
    what: sentence('the floppy that a script addresses'),
    toDo: sentence('give it the path on the disc, or of a folder for what it writes'),
  };
  // What moves with the files says itself what is lost.
  return {
    related,
    fix: { class: 'lossy', changes: move.changes, alone: false, ...(move.left.length > 0 && { lost }) },
  };
}

/** For what addresses the files: it moves with them where it can. */
export function movedWithFiles(move: FloppyMove | undefined, script: ScriptText, lost: Loss): Pick<Report, 'fix'> {
  const fix: Fix | undefined = move?.moved.has(script)
    ? { class: 'lossy', changes: move.changes, alone: false, lost }
    : undefined;
  return fix === undefined ? {} : { fix };
}

/** For a file beside the definition that names them where they were. */
export function movedBeside(machine: VirtualMachine, file: CompanionFile): Pick<Report, 'fix'> {
  const move = moveFloppyFiles(machine);
  if (move === undefined || !move.movedBeside.has(file)) {
    return {};
  }
  const lost = {
    what: sentence('the drive letter A'),
    toDo: sentence('see that the disc is {letter}: in the guest'),
    values: { letter: move.letter ?? '' },
  };
  return { fix: { class: 'lossy', changes: move.changes, alone: false, lost } };
}
