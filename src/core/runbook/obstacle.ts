/** Which machines have a runbook. */
import type { Analysis, AssessedMachine } from '../analysis';
import { t } from '../l10n';
import { statedGeneration } from '../machine/devices';

/** Why a machine of a format has none, as the end of a sentence; undefined where it has one. */
export function whyNoRunbook(assessed: AssessedMachine, format: Analysis['format']): string | undefined {
  const { machine, plan } = assessed;
  if (assessed.kind !== 'hyper-v') {
    return t('it is no machine of a Hyper-V host: Azure upgrades one that is there in place');
  }
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
  return networkAdapters.complete
    ? undefined
    : t('the definition does not list all of its network adapters: export again with -Depth 5');
}
