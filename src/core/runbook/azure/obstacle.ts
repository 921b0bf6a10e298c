/** Which machines of Azure have a runbook of their upgrade in place. */
import { t } from '../../l10n';
import type { AzureMachine } from '../../machine/azure/machine';
import { upgradeOfGuest } from '../../machine/azure/upgrade';
import { statedGeneration } from '../../machine/devices';
import { known } from '../../machine/field';
import { oneLine } from '../../text/one-line';

/** Of a machine that is there: where it is. Undefined where the file doesn't say all of it. */
export interface ResourceId {
  readonly subscription: string;
  readonly group: string;
  readonly name: string;
}

/**
 * What names in Azure have, which is also nothing that a command line takes for its own: az is a batch file on Windows,
 * whose arguments its shell reads once more. None begins as an option does.
 */
const ID =
  /^\/subscriptions\/([\da-f][\da-f-]{35})\/resourcegroups\/([\p{L}\p{N}_(][\p{L}\p{N}_.()-]{0,89})\/providers\/microsoft\.compute\/virtualmachines\/([a-z0-9_][a-z0-9_.-]{0,79})$/iu;

export function resourceIdOf({ there }: AzureMachine): ResourceId | undefined {
  const [, subscription, group, name] = ID.exec(known(there?.id)?.slice(0, LONGEST_ID) ?? '') ?? [];
  return subscription === undefined || group === undefined || name === undefined
    ? undefined
    : { subscription, group, name };
}

const LONGEST_ID = 1_000;

export type GuestFamily = 'windows' | 'linux';

export function guestFamilyOf({ there, image }: AzureMachine): GuestFamily | undefined {
  const stated = known(there?.osType)?.toLowerCase();
  if (stated === 'windows' || stated === 'linux') {
    return stated;
  }
  return /^microsoftwindows(?:server|desktop)$/i.test(known(image?.publisher) ?? '') ? 'windows' : undefined;
}

/** Why a machine has none, as the end of a sentence; undefined where it has one. */
export function whyNoUpgrade(machine: AzureMachine): string | undefined {
  if (statedGeneration(machine) === 2) {
    return t('it is Generation 2 already');
  }
  return whyNoMachine(machine) ?? whyNoGuest(machine);
}

/** Only what is there can be upgraded, and of that only machines of Azure itself (AZUP). */
function whyNoMachine(machine: AzureMachine): string | undefined {
  const { resource, existing, hubProfile } = machine;
  if (resource === 'local-machine' || resource === 'local-image') {
    return t('no upgrade in place is known for Azure Local');
  }
  if (hubProfile !== undefined) {
    return t('Azure Stack Hub takes Generation 1 alone');
  }
  if (existing === undefined) {
    return t(
      'its template makes it: convert the template. A machine that it has made before is upgraded in place: export that with az vm get-instance-view, and the runbook is made of the export',
    );
  }
  if (resource !== 'machine') {
    return resource === 'scale-set'
      ? t('the upgrade in place is for machines alone: give the scale set a Generation 2 image')
      : t('the upgrade in place is for machines alone: make it anew as Generation 2');
  }
  return resourceIdOf(machine) === undefined
    ? t('the file does not have its id, as az and Azure print it: export it with az vm get-instance-view')
    : undefined;
}

function whyNoGuest(machine: AzureMachine): string | undefined {
  const { image, there, osDisk } = machine;
  const upgrade = upgradeOfGuest(machine);
  const family = guestFamilyOf(machine);
  if (image !== undefined && upgrade === 'refused') {
    const [offer, sku] = [known(image.offer) ?? '', known(image.sku) ?? ''];
    return t('the upgrade in place does not take {offer} {sku}', { offer: oneLine(offer), sku: oneLine(sku) });
  }
  if (/\/providers\/microsoft\.compute\/images\//i.test(known(there?.imageId) ?? '')) {
    return t('it was made of a managed image, which Trusted Launch does not take');
  }
  if (osDisk?.uri !== undefined) {
    return t('its disk is a file in a storage account: make a managed disk of it first');
  }
  if (family === undefined) {
    return t('the file does not say whether its guest is Windows or Linux: export it with az vm get-instance-view');
  }
  // Of other disks and images only Windows is upgraded (AZUP).
  return family === 'linux' && upgrade === 'unknown'
    ? t('it was not made of an image of the Marketplace with a Linux that the upgrade in place takes')
    : undefined;
}
