/** Scripts that run in a Windows guest, as far as they name the floppy drive. */
import { sentence } from '../l10n';
import { floppyPathIn } from '../machine/floppy-names';
import type { Span } from '../text/place';
import type { Content, Kind } from './kind';
import { scriptOnDrive } from './uefi/drive';

export interface WindowsScript extends Content {
  /** The first path on drive A: that it needs. */
  readonly floppyPath: Span | undefined;
}

export const kind: Kind<WindowsScript> = {
  name: sentence('script'),
  fileName: /\.(?:ps1|psm1|bat|cmd|vbs)$/,
  read: readWindowsScript,
  writer: { language: 'lines', onDrive: scriptOnDrive },
};

export function readWindowsScript(text: string): WindowsScript {
  const path = floppyPathIn(text);
  const offset = path === undefined ? -1 : text.indexOf(path);
  return { floppyPath: path === undefined ? undefined : { offset, end: offset + path.length } };
}
