import { known } from '../../machine/field';
import type { FloppyDrive, ScriptText, VirtualMachine } from '../../machine/machine';
import type { Fix, Related, Rule } from '../rule';

export const rule: Rule = {
  id: 'floppy/media',
  title: 'Floppy media do not exist in Generation 2',
  impact: 'converts',
  generation: 2,
  tag: 'deprecated',
  messages: {
    default: 'Floppy files: Generation 2 has no floppy drive, so they have to come on a disc (ISO)',
    medium: 'The floppy image {medium}: Generation 2 has no floppy drive, so its content has to come on a disc (ISO)',
  },
  why: 'Generation 2 has no floppy drive. Windows Setup finds an answer file on a disc as well; a path such as a: or fd0 finds nothing.',
  whatToDo: 'Put the files on a disc. What addresses them as a: or fd0 has to name the drive of the disc instead.',
  sources: ['PLAN25', 'S0', 'PKR'],
  *check(machine) {
    const drive = machine.floppyDrive;
    if (drive?.medium !== undefined) {
      yield {
        span: drive.medium.span,
        message: 'medium',
        arguments: { medium: known(drive.medium) ?? 'in the drive' },
        fix: {
          class: 'lossy',
          changes: [{ kind: 'remove-floppy-drive', floppyDrive: drive }],
          alone: false,
          lost: { what: 'the floppy image', toDo: 'put its content on an ISO' },
        },
      };
    } else if (drive?.files[0] !== undefined) {
      yield { span: drive.files[0].span, ...filesToDisc(machine, drive) };
    }
  },
};

/** The files move to a disc safely unless something addresses them where they were. */
function filesToDisc(
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
