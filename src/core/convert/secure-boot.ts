/** The Secure Boot setting that a guest needs in Generation 2. */
import type { Change } from '../machine/change';
import { known } from '../machine/field';
import type { GuestSystem, SecureBootTemplate } from '../machine/guests/catalogue';
import type { HostId } from '../machine/hosts';
import type { VirtualMachine } from '../machine/machine';

export type SecureBootNeed =
  | { readonly enabled: true; readonly template: SecureBootTemplate }
  | { readonly enabled: false };

/** The names that Set-VMFirmware -SecureBootTemplate takes (SEC2, OVMM). */
export const SECURE_BOOT_TEMPLATES: readonly SecureBootTemplate[] = [
  'MicrosoftWindows',
  'MicrosoftUEFICertificateAuthority',
  'OpenSourceShieldedVM',
];

/** What a template is where none is written (SEC2, PKR). */
export const DEFAULT_TEMPLATE: SecureBootTemplate = 'MicrosoftWindows';

/**
 * What the facts say of a guest; undefined where they say nothing certain, or where it has no Generation 2 at all. On a 2012 R2 host there is only the Windows
 * template, so every other guest needs Secure Boot off (UBU, RHEL19, NEW16).
 */
export function secureBootNeed(system: GuestSystem | undefined, host: HostId): SecureBootNeed | undefined {
  if (system === undefined || system.generation2 === 'no') {
    return undefined;
  }
  if (system.secureBoot === 'no') {
    return { enabled: false };
  }
  if (system.secureBoot !== 'yes' || system.secureBootTemplate === undefined) {
    return undefined;
  }
  return host === '2012R2' && system.family !== 'windows'
    ? { enabled: false }
    : { enabled: true, template: system.secureBootTemplate };
}

export type SecureBootMismatch = 'off-needed' | 'template' | 'not-set';

/**
 * In what a machine's Secure Boot differs from its guest's need; undefined where it doesn't, where either isn't known,
 * and where somebody turned it off: that is a decision, and every guest starts without it.
 */
export function secureBootMismatch(
  machine: VirtualMachine,
  need: SecureBootNeed | undefined,
): SecureBootMismatch | undefined {
  const { secureBoot, secureBootTemplate } = machine.firmware;
  if (need === undefined || !secureBoot.known || (secureBootTemplate !== undefined && !secureBootTemplate.known)) {
    return undefined;
  }
  const stated = secureBoot.origin !== 'default';
  if (!need.enabled) {
    return secureBoot.value ? 'off-needed' : undefined;
  }
  if (!secureBoot.value) {
    return stated ? undefined : 'not-set';
  }
  const template = known(secureBootTemplate) ?? DEFAULT_TEMPLATE;
  return template.toLowerCase() === need.template.toLowerCase() ? undefined : 'template';
}

/** The change that gives a machine the Secure Boot its guest needs. */
export function secureBootChange(need: SecureBootNeed): Change {
  return { kind: 'set-secure-boot', enabled: need.enabled, template: need.enabled ? need.template : undefined };
}
