/** Whether a disc is what a guest is installed from: an image of drivers, tools or seeds in a drive installs nothing. */
import type { GuestEvidence } from './evidence';
import { maySetUp } from './exclusions';
import { read } from './reading';
import type { RecognisedGuest } from './recognise';
import { lastPart, plain, withoutExtension } from './words';

/** By the name of the image: it is of the guest, or of no other system, and made for a setup. */
export function isInstallationDisc(path: string, guest: RecognisedGuest | undefined): boolean {
  const { system } = read('iso', path);
  const speaksAgainst = ({ text }: GuestEvidence): boolean => text === path;
  const isOfAnother = guest?.contradictions.some(({ evidence, of }) => of === 'system' && speaksAgainst(evidence));
  return isOfAnother !== true && maySetUp(plain(withoutExtension(lastPart(path))), system !== undefined);
}
