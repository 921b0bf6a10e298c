/** The Secure Boot setting that a guest needs in Generation 2. */
import { sentence } from '../l10n';
import type { Change } from '../machine/change';
import { statedGeneration } from '../machine/devices';
import { known } from '../machine/field';
import {
  type GuestSystem,
  SECURE_BOOT_TEMPLATES,
  type SecureBootTemplate,
  secureBootOf,
} from '../machine/guests/catalogue';
import type { RecognisedGuest } from '../machine/guests/recognise';
import { compareHosts, type HostId } from '../machine/hosts';
import type { VirtualMachine } from '../machine/machine';
import type { Fix } from '../rules/rule';

export type SecureBootNeed =
  /** `listed`: Microsoft says so of this very guest; else its maker does, or it holds for every version there is. */
  | { readonly enabled: true; readonly template: SecureBootTemplate; readonly listed: boolean }
  /**
   * Because of the guest, whose loader no template accepts, or of the host, which lacks the guest's template; 'unknown':
   * no source says what the loader is signed with, and the template of Windows is not it.
   */
  | { readonly enabled: false; readonly because: 'guest' | 'host' | 'unknown' };

/** What a template is where none is written (SEC2, PKR). */
export const DEFAULT_TEMPLATE: SecureBootTemplate = 'MicrosoftWindows';

/** What starts every other guest whose loader is signed, and those of them that are shielded (SEC2). */
const OF_OTHERS: SecureBootTemplate = 'MicrosoftUEFICertificateAuthority';
const OF_SHIELDED: SecureBootTemplate = 'OpenSourceShieldedVM';

/** What may be a Windows that is in no table, such as 'MS Srv 2019'. */
const MAYBE_WINDOWS = /win|microsoft|\bms(?!-?dos)|server|\bsrv|\bsvr/i;

/**
 * What the facts say of a guest; undefined where it has no Generation 2 at all, and where it may be a Windows. Of every
 * other guest one thing is known, whatever it is: the template of Windows doesn't start it (SEC2, PLAN25).
 */
export function secureBootNeed(
  { guest, security }: Pick<VirtualMachine, 'guest' | 'security'>,
  host: HostId,
): SecureBootNeed | undefined {
  const need = needOf(guest?.recognised, host);
  return need?.enabled === true && need.template === OF_OTHERS && known(security.shielded) === true
    ? { ...need, template: OF_SHIELDED }
    : need;
}

function needOf(guest: RecognisedGuest | undefined, host: HostId): SecureBootNeed | undefined {
  const system = guest?.system;
  if (system === undefined) {
    const stated = guest?.systemEvidence?.kind === 'stated' ? guest.name : undefined;
    return stated === undefined || MAYBE_WINDOWS.test(stated) ? undefined : { enabled: false, because: 'unknown' };
  }
  if (system.generation2 === 'no') {
    return undefined;
  }
  const { secureBoot, secureBootTemplate: template } = secureBootOf(system);
  if (secureBoot === 'yes' && template !== undefined) {
    return isBefore(host, system)
      ? { enabled: false, because: 'host' }
      : { enabled: true, template, listed: system.generation2 === 'yes' || template === DEFAULT_TEMPLATE };
  }
  if (secureBoot === 'no') {
    return { enabled: false, because: 'guest' };
  }
  return system.family === 'windows' ? undefined : { enabled: false, because: 'unknown' };
}

/** A 2012 R2 host has no template but that of Windows, so every other guest needs Secure Boot off (UBU, RHEL19, NEW16). */
function isBefore(host: HostId, system: GuestSystem): boolean {
  const { firstHostWithSecureBoot: first } = secureBootOf(system);
  return first !== undefined && compareHosts(host, first) < 0;
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
  if (!secureBoot.value) {
    return need.enabled && need.listed && secureBoot.origin === 'default' ? 'not-set' : undefined;
  }
  const template = templateNamed(known(secureBootTemplate) ?? DEFAULT_TEMPLATE);
  if (!need.enabled) {
    return need.because !== 'unknown' ? 'off-needed' : template === DEFAULT_TEMPLATE ? 'template' : undefined;
  }
  // No source says that a guest refuses either of the two templates that are not for Windows (SEC2 only says what each is for).
  const isForOthers = template === OF_OTHERS || template === OF_SHIELDED;
  return template === need.template || (isForOthers && need.template !== DEFAULT_TEMPLATE) ? undefined : 'template';
}

/** The fix for a mismatch; off for want of knowledge is a loss, as the guest may have a signed loader. */
export function secureBootFix(need: SecureBootNeed): Fix {
  const changes = [secureBootChange(need)];
  return !need.enabled && need.because === 'unknown'
    ? { class: 'lossy', changes, alone: false, lost: SECURE_BOOT }
    : { class: 'safe', changes, alone: false };
}

const SECURE_BOOT = {
  what: sentence('Secure Boot'),
  toDo: sentence('turn it on with MicrosoftUEFICertificateAuthority where the loader of the guest is signed'),
};

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
