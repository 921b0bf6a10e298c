/** The Secure Boot setting that a guest needs in Generation 2. */
import type { Change } from '../machine/change';
import { statedGeneration } from '../machine/devices';
import { known } from '../machine/field';
import { type GuestSystem, SECURE_BOOT_TEMPLATES, type SecureBootTemplate } from '../machine/guests/catalogue';
import { compareHosts, type HostId } from '../machine/hosts';
import type { VirtualMachine } from '../machine/machine';

export type SecureBootNeed =
  | { readonly enabled: true; readonly template: SecureBootTemplate }
  /** Because of the guest, whose loader no template accepts, or of the host, which lacks the guest's template. */
  | { readonly enabled: false; readonly because: 'guest' | 'host' };

/** What a template is where none is written (SEC2, PKR). */
export const DEFAULT_TEMPLATE: SecureBootTemplate = 'MicrosoftWindows';

/**
 * What the facts say of a guest; undefined where they say nothing certain, or where it has no Generation 2 at all. A
 * 2012 R2 host has no template but that of Windows, so every other guest needs Secure Boot off (UBU, RHEL19, NEW16).
 */
export function secureBootNeed(system: GuestSystem | undefined, host: HostId): SecureBootNeed | undefined {
  if (system === undefined || system.generation2 === 'no') {
    return undefined;
  }
  if (system.secureBoot === 'no') {
    return { enabled: false, because: 'guest' };
  }
  if (system.secureBoot !== 'yes' || system.secureBootTemplate === undefined) {
    return undefined;
  }
  const { firstHostWithSecureBoot: first } = system;
  return first !== undefined && compareHosts(host, first) < 0
    ? { enabled: false, because: 'host' }
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
  const template = templateNamed(known(secureBootTemplate) ?? DEFAULT_TEMPLATE);
  // Shielded Linux has a template of its own (SEC2).
  const fits =
    template === need.template || (template === 'OpenSourceShieldedVM' && need.template !== DEFAULT_TEMPLATE);
  return fits ? undefined : 'template';
}

/** Whether a machine starts with Secure Boot: the conversion turns it on where nobody turned it off. */
export function startsWithSecureBoot(machine: VirtualMachine): boolean {
  const { secureBoot } = machine.firmware;
  return secureBoot.known && (secureBoot.value || (secureBoot.origin === 'default' && statedGeneration(machine) === 1));
}

/** The template of this name, in whatever case; undefined where there is none. */
export function templateNamed(name: string): SecureBootTemplate | undefined {
  return SECURE_BOOT_TEMPLATES.find(template => template.toLowerCase() === name.toLowerCase());
}

/** The change that gives a machine the Secure Boot its guest needs. */
export function secureBootChange(need: SecureBootNeed): Change {
  return { kind: 'set-secure-boot', enabled: need.enabled, template: need.enabled ? need.template : undefined };
}
