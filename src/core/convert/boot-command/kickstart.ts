/**
 * Where Anaconda finds a kickstart file that lay on a floppy when the same files come on a disc: `hd:LABEL=` takes any
 * device with a file system of that label, and a path on it (ANACONDA, dracut/kickstart-genrules.sh).
 */
import type { GuestSystem } from '../../machine/guests/catalogue';
import { isAnaconda } from './media';

/** For a disc that has no label yet: under this one Anaconda also looks for /ks.cfg by itself. */
export const KICKSTART_LABEL = 'OEMDRV';

/** `ks=hd:fd0:/ks.cfg`, `inst.ks=floppy:/ks.cfg`, `ks=floppy`; up to the path, which is /ks.cfg where none is written. */
const ON_FLOPPY = /\b(ks=)(?:hd:(?:\/dev\/)?fd0|floppy)(?::?(\/)|(?![\w.:-]))/gi;

/** The argument that only Anaconda of Red Hat Enterprise Linux 7, Fedora 17 and later knows. */
const ANACONDA_ARGUMENT = /\binst\.ks=/i;

/** An element of a boot command, its kickstart files on the disc of a label in place of the floppy. */
export function kickstartOnDisc(element: string, label: string): string {
  return element.replace(ON_FLOPPY, (_, argument: string, root: string | undefined) => {
    return `${argument}hd:LABEL=${label}:/${root === undefined ? 'ks.cfg' : ''}`;
  });
}

/** Whether the installer of a boot command finds a kickstart file by a disc's label. */
export function findsKickstartByLabel(system: GuestSystem | undefined, text: string): boolean {
  return isAnaconda(system) || ANACONDA_ARGUMENT.test(text);
}
