/** By which names a guest's own texts call the emulated network adapter, and the synthetic one in its place. */
import { known } from './field';
import type { VirtualMachine } from './machine';

export interface AdapterName {
  /** As the text has it: 'de0'. */
  readonly emulated: string;
  /** The interface, or the driver, of the synthetic adapter; undefined where no source names it. */
  readonly synthetic?: string;
}

/** BSD calls an interface after its driver: de(4) drives the emulated DEC 21140. */
const BSD = /(?<![a-z0-9])de\d(?![a-z0-9])/i;

/** The driver for it in Linux. */
const DRIVER = /(?<![a-z0-9])(?:tulip|de2104x)(?![a-z0-9])/i;

/** A place on the PCI bus, which Generation 2 has not: there the interface is eth0. */
const ON_PCI = /(?<![a-z0-9])en[ops]\d{1,3}(?:s\d{1,3})?(?:f\d{1,2})?(?![a-z0-9])/;

/** The first name of the emulated adapter in a text; `isLegacy`: the machine has one, so what is on PCI is that. */
export function emulatedNameIn(
  text: string,
  guest: VirtualMachine['guest'],
  isLegacy: boolean,
): AdapterName | undefined {
  const { family = 'bsd', id = '' } = guest?.recognised.system ?? {};
  if (family === 'bsd') {
    const emulated = BSD.exec(text)?.[0];
    const driver = bsdDriver(id);
    return emulated === undefined ? undefined : { emulated, ...(driver && { synthetic: driver + emulated.slice(-1) }) };
  }
  if (family !== 'linux') {
    return undefined;
  }
  const driver = DRIVER.exec(text)?.[0];
  const onPci = isLegacy && driver === undefined ? ON_PCI.exec(text)?.[0] : undefined;
  const emulated = driver ?? onPci;
  return emulated === undefined ? undefined : { emulated, synthetic: driver === undefined ? 'eth0' : 'hv_netvsc' };
}

/** hn(4) is FreeBSD's and of what is made of it, hvn(4) OpenBSD's and, from 8 on, NetBSD's. */
function bsdDriver(id: string): string | undefined {
  if (id === '' || id.startsWith('dragonfly')) {
    return undefined;
  }
  return /^(?:openbsd|netbsd)/.test(id) ? 'hvn' : 'hn';
}

/** Whether a machine has a network adapter that Generation 2 has not. */
export function hasLegacyAdapter({ networkAdapters }: VirtualMachine): boolean {
  return networkAdapters.items.some(({ legacy }) => known(legacy) === true);
}
