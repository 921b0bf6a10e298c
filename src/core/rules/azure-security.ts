/** What a security profile that somebody asks for takes of a machine. */
import { sentence } from '../l10n';
import type { AzureChange } from '../machine/azure/change';
import type { AzureMachine, SecurityProfile } from '../machine/azure/machine';
import { SECURITY_TYPE_SINCE } from '../machine/azure/since';
import { known } from '../machine/field';
import type { Place } from '../text/place';
import { isBeforeTrustedLaunch, isTrustedLaunch, raisedTo, sizesOf } from './azure-facts';
import type { Loss } from './rule';

const DRIVERS = { what: sentence('drivers without a signature'), toDo: sentence('see that the guest loads none') };
const PROTECTION = {
  what: sentence('Secure Boot and vTPM'),
  toDo: sentence('see that the subscription has the feature UseStandardSecurityType'),
};

export interface WantedSecurity {
  readonly at: Place;
  readonly message?: 'standard' | 'size' | 'guest';
  /** What does not take it. */
  readonly arguments?: Readonly<Record<string, string>>;
  /** Undefined where something does not take it. */
  readonly changes?: readonly AzureChange[];
  readonly lost?: Loss;
}

/** Undefined where a machine has it. Confidential machines, and types that aren't known, stay as they are. */
export function wantedSecurity(machine: AzureMachine, profile: SecurityProfile): WantedSecurity | undefined {
  const { securityType, image } = machine;
  if (profile === 'standard') {
    const changes = [{ kind: 'set-security-profile', to: profile }] as const;
    return securityType !== undefined && isTrustedLaunch(machine)
      ? { at: securityType.at, message: 'standard', changes, lost: PROTECTION }
      : undefined;
  }
  if (securityType !== undefined && known(securityType)?.toLowerCase() !== 'standard') {
    return undefined;
  }
  const [size, sku] = [known(machine.size), known(image?.sku)];
  if (machine.size !== undefined && size !== undefined && sizesOf(machine)?.trustedLaunch === false) {
    return { at: machine.size.at, message: 'size', arguments: { size } };
  }
  return image !== undefined && sku !== undefined && isBeforeTrustedLaunch(machine)
    ? { at: image.sku.at, message: 'guest', arguments: { sku } }
    : {
        at: machine.at,
        changes: [{ kind: 'set-security-profile', to: profile }, ...raisedTo(machine, SECURITY_TYPE_SINCE)],
        lost: DRIVERS,
      };
}
