/** Scripts that run in a Windows guest, as far as they name the floppy drive. */
import { sentence } from '../l10n';
import { neededPathsIn } from '../machine/floppy-names';
import type { Span } from '../text/place';
import type { Content, Kind } from './kind';
import { scriptOnDrive } from './uefi/drive';

export interface WindowsScript extends Content {
  /** Paths on drive A: that it needs. */
  readonly floppyPaths: readonly Span[];
}

export const kind: Kind<WindowsScript> = {
  name: sentence('script'),
  fileName: /\.(?:ps1|psm1|bat|cmd|vbs)$/,
  read: readWindowsScript,
  writer: { language: 'lines', onDrive: scriptOnDrive },
};

export function readWindowsScript(text: string): WindowsScript {
  return { floppyPaths: neededPathsIn(text) };
}
