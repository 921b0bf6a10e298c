/** How text that is typed or run in a guest names the floppy drive. */

/** The device of Linux, or the word in an installer's argument: `ks=hd:fd0:/ks.cfg`, `ks=floppy`. */
const DEVICE = /\bfd0\b|\b(?:ks|file)=[a-z/:]*floppy/i;

/** A path on the drive of Windows: `a:\run.cmd`, `"A:/run.cmd"`. */
const DRIVE = /(^|[^a-z0-9])a(?=:[\\/])/gi;

/** Text that asks whether the path is there, and so runs without a floppy: `IF EXIST a:\x`, `Test-Path "a:\x"`. */
const ASKS = /\b(?:if\s+(?:not\s+)?exist|test-path(?:\s+-\w+)?)\s+["']?a:[\\/]/i;

/** Whether a text names the floppy as a device of Linux. */
export function namesFloppyDevice(text: string): boolean {
  return DEVICE.test(text);
}

/** The first path on drive A: that a text needs; undefined where it needs none, or asks first whether it is there. */
export function floppyPathIn(text: string): string | undefined {
  const at = text.search(DRIVE);
  return at < 0 || ASKS.test(text) ? undefined : /a:[\\/][^\s"'`]*/i.exec(text.slice(at))?.[0];
}

/** A text with the paths on drive A: on another drive; `letter` is a capital, written in the case of the one it replaces. */
export function onDrive(text: string, letter: string): string {
  return text.replace(DRIVE, (path, before: string) => before + (path.endsWith('a') ? letter.toLowerCase() : letter));
}
