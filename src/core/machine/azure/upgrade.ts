/**
 * Which guests the upgrade in place to Generation 2 takes, by the image that a machine was made of: those of the list of
 * Trusted Launch (AZTL, as of April 2025) without Windows Server 2016, Debian and Azure Linux (AZUP).
 */
import { lookUp } from '../../text/look-up';
import { known } from '../field';
import type { AzureMachine, ImageReference } from './machine';

export type UpgradeOfGuest =
  | 'taken'
  | 'refused'
  /** Of a system on the list, whose versions grow, and not one that it had when it was read. */
  | 'not-on-list'
  /** No image says what it is. */
  | 'unknown';

export function upgradeOfGuest({ image }: Pick<AzureMachine, 'image'>): UpgradeOfGuest {
  const names = image && namesOf(image);
  if (names === undefined) {
    return 'unknown';
  }
  const { publisher, offer, sku } = names;
  const year = /^windowsserver/.test(offer) ? /^\d{4}/.exec(sku)?.[0] : /-ws(\d{4})/.exec(offer)?.[1];
  if (year !== undefined) {
    return year >= '2019' ? 'taken' : 'refused';
  }
  if (publisher === 'microsoftwindowsserver') {
    return 'not-on-list';
  }
  if (publisher === 'microsoftwindowsdesktop') {
    return /win(?:dows)?-?1[01]/.test(`${offer} ${sku}`) ? 'taken' : 'refused';
  }
  if (REFUSED.has(publisher)) {
    return 'refused';
  }
  const listed = lookUp(LINUX, publisher);
  return listed === undefined ? 'unknown' : listed.test(`${offer}/${sku}`) ? 'taken' : 'not-on-list';
}

/** In lower case, as Azure compares names without regard to it. */
function namesOf({ publisher, offer, sku }: ImageReference): Record<'publisher' | 'offer' | 'sku', string> | undefined {
  const [first, second, third] = [publisher, offer, sku].map(field => known(field)?.toLowerCase());
  return first === undefined || second === undefined || third === undefined
    ? undefined
    : { publisher: first, offer: second, sku: third };
}

/** By publisher, the offer and the SKU of the versions on the list. */
const LINUX: Readonly<Record<string, RegExp>> = {
  canonical: /bionic|focal|jammy|lunar|mantic|(?:18|20|22)[._]04/,
  redhat: /\/(?:8[._-]?(?:6|8|10)|9[._-]?[4-6])(?!\d)/,
  suse: /^sles(?:-sap)?-15-sp[3-5](?!\d)/,
  oracle: /\/ol(?:8[3-8]|9[01])-lvm/,
  almalinux: /\/(?:8_[78]|9_0)(?!\d)/,
};

/** Debian and Azure Linux, and systems that are not on the list. */
const REFUSED: ReadonlySet<string> = new Set(['debian', 'credativ', 'microsoftcblmariner', 'openlogic']);
