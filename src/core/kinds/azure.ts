/** What Azure makes machines of: images, sizes and security profiles in place of devices. */
import { ruleOf } from '../findings';
import { sentence, t, translated } from '../l10n';
import type { AzureChange, AzureChangeKind } from '../machine/azure/change';
import type { AzureMachine } from '../machine/azure/machine';
import { statedGeneration } from '../machine/devices';
import { isInvalid } from '../machine/field';
import { AZURE_RULES } from '../rules/all';
import { sizesOf } from '../rules/azure-facts';
import { stayingVersion } from '../rules/azure-sources';
import type { Report } from '../rules/rule';
import type { Kind } from './kind';

const ORDER: Readonly<Record<AzureChangeKind, number>> = {
  'set-image-sku': 0,
  'set-hyperv-generation': 0,
  'set-security-profile': 1,
  'set-size': 2,
  'raise-api-version': 3,
};

type Titles = { readonly [K in AzureChangeKind]: (change: Extract<AzureChange, { kind: K }>) => string };

const TITLES: Titles = {
  'set-image-sku': ({ to }) => t('Take the image {sku}', { sku: to }),
  'set-hyperv-generation': () => t('Label it Generation 2'),
  'set-security-profile': ({ to }) =>
    to === 'standard' ? t('Do without Trusted Launch') : t('State Trusted Launch in full'),
  'set-size': ({ to }) => t('Take the size {size}', { size: to }),
  'raise-api-version': ({ to }) => t('Raise the API version to {version}', { version: to }),
};

export const AZURE: Kind<AzureMachine, AzureChange> = {
  check(machine, { azureSecurity: security }, found) {
    const generation = statedGeneration(machine);
    const reports: Report<AzureChange>[] = [];
    for (const rule of AZURE_RULES) {
      if (rule.generation === 1 && generation !== 1) {
        continue;
      }
      rule.check(machine, { security, report: report => reports.push(report) });
      for (const report of reports.splice(0)) {
        found(rule, report);
      }
    }
  },
  order: ORDER,
  // All that makes a machine Generation 2 is what findings ask for.
  conversion: () => [],
  obstacle(machine, findings) {
    if (statedGeneration(machine) === undefined) {
      return isInvalid(machine.generation)
        ? t('there is no such generation')
        : t('nothing in the file says its generation');
    }
    const obstacle =
      findings.find(finding => finding.impact === 'blocks') ??
      (findings.some(finding => finding.fix !== undefined && finding.impact !== 'informs')
        ? undefined
        : findings.find(finding => finding.impact === 'manual'));
    if (obstacle !== undefined) {
      return translated(ruleOf(obstacle).title);
    }
    const user = machine.usedBy?.find(each => sizesOf(each)?.runs === 1);
    if (user !== undefined) {
      return t('{name}, which is made of it, has a size that runs Generation 1 alone', { name: user.name });
    }
    if (findings.some(makesGeneration2)) {
      return undefined;
    }
    const staying = stayingVersion(machine);
    if (staying !== undefined) {
      return t('{version}, a version of it, is of something that this file does not make', { version: staying.name });
    }
    const { label, image } = machine;
    // A chroot is V1 where it says nothing.
    if (label?.origin === 'default') {
      return t('nothing says the generation of what it starts from');
    }
    const stated = label ?? image?.sku;
    const isWorkedOut = stated?.node === undefined || (stated.origin === 'variable' && stated.variable === undefined);
    if (stated?.known === true && isWorkedOut) {
      return t('an expression comes to its generation: change what that is worked out of');
    }
    return machine.madeOf === undefined && label === undefined && image?.sku.known === true
      ? t('its generation is written where no other one can be')
      : translated(FOLLOWING);
  },
  title: change => (TITLES[change.kind] as (change: AzureChange) => string)(change),
  placed: (change, at) =>
    at !== undefined && (change.kind === 'set-image-sku' || change.kind === 'set-hyperv-generation')
      ? { ...change, at }
      : change,
};

const FOLLOWING = sentence('it has the generation of what it is made of');

function makesGeneration2({
  fix,
}: {
  readonly fix: { readonly changes: readonly { readonly kind: string }[] } | undefined;
}): boolean {
  return fix?.changes.some(({ kind }) => kind === 'set-image-sku' || kind === 'set-hyperv-generation') === true;
}
