/** Which machines have a runbook. */
import type { Analysis, AssessedMachine } from '../analysis';
import { t, translated } from '../l10n';
import { statedGeneration } from '../machine/devices';
import { known } from '../machine/field';
import type { Drive } from '../machine/machine';
import { oneLine } from '../text/one-line';
import { whyNoUpgrade } from './azure/obstacle';

/** Why a machine of a format has none, as the end of a sentence; undefined where it has one. */
export function whyNoRunbook(assessed: AssessedMachine, format: Analysis['format']): string | undefined {
  if (assessed.kind === 'azure') {
    return whyNoUpgrade(assessed.machine);
  }
  if (format?.neverConverted !== undefined) {
    return translated(format.neverConverted);
  }
  const { machine, plan } = assessed;
  if (statedGeneration(machine) === 2) {
    return t('it is Generation 2 already: a runbook is made from the definition as it was before the conversion');
  }
  if (plan.obstacle !== undefined) {
    return plan.obstacle;
  }
  if (format?.makes === 'new-machines') {
    return t('its template builds it afresh: convert the template and build again');
  }
  const { drives, networkAdapters } = assessed.machine;
  if (!drives.complete) {
    return t('the definition does not list all of its drives: export again with -Depth 5');
  }
  const device = drives.items.flatMap(devicePath)[0];
  if (device !== undefined) {
    return t(
      'the path {path} is one of a device, and in paths PowerShell takes ? for a wildcard: attach the disk by a drive, a folder or a share, and export again',
      { path: oneLine(device) },
    );
  }
  return networkAdapters.complete
    ? undefined
    : t('the definition does not list all of its network adapters: export again with -Depth 5');
}

/** `\\?\...` and `\\.\...`, such as a volume without a letter; a disk of the host is no file. */
function devicePath({ path, physical }: Drive): string[] {
  const stated = physical === undefined ? known(path) : undefined;
  return stated !== undefined && /^[\\/]{2}[?.][\\/]/.test(stated) ? [stated] : [];
}
