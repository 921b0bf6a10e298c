/** What the script of a machine of a Hyper-V host has beside its steps. */
import { powerShellLiteral } from './quote';
import { type Frame, requirements } from './render';
import type { Parameter } from './step';

const BACKUP_PATH: Parameter = {
  name: 'BackupPath',
  type: 'string',
  comment: 'The folder for the record and the export of the old machine, with room for all of its disks.',
};
const WITHOUT_EXPORT: Parameter = {
  name: 'WithoutExport',
  type: 'switch',
  comment: 'There is a backup of the machine that was made by other means: leave the export out.',
};
const NAME: Parameter = { name: 'Name', type: 'string', comment: 'The name of the machine on this host.' };

/** `name`: undefined where a person has to give it. */
export function hostFrame(name: string | undefined, modules: readonly string[]): Frame {
  return {
    requires: requirements(modules),
    first: [BACKUP_PATH],
    last: [WITHOUT_EXPORT, { ...NAME, ...(name !== undefined && { value: powerShellLiteral(name) }) }],
    variables: ["$oldName = $Name + ' (Generation 1)'", '$exportPath = Join-Path $BackupPath $Name'],
    look: ['$old = Get-OldMachine'],
  };
}
