/** The move of floppy files to a disc. */
import type { FloppyDrive, ScriptText, VirtualMachine } from '../machine/machine';
import type { Fix, Related } from './rule';

/** The files move to a disc safely unless something addresses them where they were. */
export function filesToDisc(
  machine: VirtualMachine,
  drive: FloppyDrive,
): { readonly fix: Fix; readonly related: readonly Related[] } {
  const users = machine.scripts.filter(addressesFloppy);
  const changes = [{ kind: 'replace-floppy-files-by-disc', floppyDrive: drive }] as const;
  return {
    related: users.map(({ span }) => ({ span, message: 'This addresses the floppy' })),
    fix:
      users.length === 0
        ? { class: 'safe', changes, alone: false }
        : {
            class: 'lossy',
            changes,
            alone: false,
            lost: { what: 'the floppy that a script addresses', toDo: 'give it the path on the disc' },
          },
  };
}

/** A drive letter `a:`, a Linux floppy device, or the word in a kickstart address (`ks=floppy`). */
function addressesFloppy({ text }: ScriptText): boolean {
  return /(?:^|[^a-z0-9])a:[\\/]|\bfd0\b|\b(?:ks|file)=[a-z/:]*floppy/i.test(text);
}
