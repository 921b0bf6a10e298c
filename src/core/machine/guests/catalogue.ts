import { once } from '../../once';
import { LINUX } from './linux';
import { OTHERS } from './others';
import { type Distribution, type GuestSystem, releaseOf } from './system';
import { UNIX } from './unix';
import { WINDOWS } from './windows';

export type { Architecture, GuestFamily, GuestSystem, SecureBootTemplate, Support } from './system';
export { SECURE_BOOT_TEMPLATES } from './system';

const DISTRIBUTIONS: readonly Distribution[] = [...LINUX, ...UNIX, ...OTHERS.map(({ product }) => product)];
const BY_KEY: ReadonlyMap<string, Distribution> = new Map(DISTRIBUTIONS.map(product => [product.key, product]));

/** Every guest system that is known, Windows first. */
export const guestSystems: () => readonly GuestSystem[] = once(() => [
  ...WINDOWS,
  ...DISTRIBUTIONS.flatMap(product => [...product.releases.map(release => release.system), product.unversioned]),
]);

const byIdOf = (systems: readonly GuestSystem[]): ReadonlyMap<string, GuestSystem> =>
  new Map(systems.map(system => [system.id, system]));

/** Asked for as the tables are loaded: all other systems are made when one of them is asked for. */
const WINDOWS_BY_ID = byIdOf(WINDOWS);
const allById = once(() => byIdOf(guestSystems()));

/** The system with this id, or `undefined`. */
export function guestSystem(id: string): GuestSystem | undefined {
  return WINDOWS_BY_ID.get(id) ?? allById().get(id);
}

/** The system of a product ('ubuntu', 'rhel', 'freebsd') in a version, or without one when none is given. */
export function guestRelease(product: string, version?: string): GuestSystem | undefined {
  const found = BY_KEY.get(product);
  return found === undefined ? undefined : releaseOf(found, version);
}

/** The versions of a product by the code names that its rows state: 'bookworm' is Debian's 12. */
export function codeNamesOf(product: string): ReadonlyMap<string, string> {
  return BY_KEY.get(product)?.codeNames ?? new Map();
}

/** The maker's name of a product ('ubuntu', 'rhel'), or `undefined` when there is none. */
export function productName(product: string): string | undefined {
  return BY_KEY.get(product)?.name;
}

/** Whether a system is only a product, of which some versions are guests of Generation 2: 'debian', 'windows'. */
export function leavesVersionOpen(system: GuestSystem): boolean {
  return (
    system.generation2 === 'unverified' &&
    guestSystems().some(other => other.generation2 === 'yes' && covers(system, other))
  );
}

/** Their PE lacks the driver of the synthetic keyboard; that of 8.1 and Server 2012 R2 has it (JH4). */
export const SETUP_WITHOUT_KEYBOARD: ReadonlySet<string> = new Set(['windows-8', 'windows-server-2012']);

type SecureBoot = Pick<GuestSystem, 'secureBoot' | 'secureBootTemplate' | 'firstHostWithSecureBoot'>;

const OF_ALL_VERSIONS = new Map<string, SecureBoot>();

/** What is known of a guest and Secure Boot; of a product without a version what holds for each that has Generation 2. */
export function secureBootOf(system: GuestSystem): SecureBoot {
  if (system.secureBoot !== 'unverified') {
    return system;
  }
  const known = OF_ALL_VERSIONS.get(system.id);
  if (known !== undefined) {
    return known;
  }
  const [first = system, ...others] = guestSystems().filter(
    other => other.generation2 === 'yes' && covers(system, other),
  );
  const alike = others.every(
    other => other.secureBoot === first.secureBoot && other.secureBootTemplate === first.secureBootTemplate,
  );
  const found = alike ? first : system;
  OF_ALL_VERSIONS.set(system.id, found);
  return found;
}

/**
 * Whether the one system is the other, or the other with less said: 'ubuntu' covers 'ubuntu-18.04', 'rhel-6' covers
 * 'rhel-6.8-6.10', 'windows' every Windows and 'linux' every Linux.
 */
export function covers(wide: GuestSystem, narrow: GuestSystem): boolean {
  if (wide.id === narrow.id) {
    return true;
  }
  if (wide.id === 'windows' || wide.id === 'linux') {
    return wide.family === narrow.family;
  }
  // Windows Server 2012 says no less than Windows Server 2012 R2; it is another system.
  if (wide.family === 'windows') {
    return false;
  }
  return narrow.id.startsWith(`${wide.id}-`) || narrow.id.startsWith(`${wide.id}.`);
}
