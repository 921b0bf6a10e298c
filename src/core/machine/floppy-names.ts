/** How text that is typed or run in a guest names the floppy drive. */
import type { Span } from '../text/place';
import { listed } from '../wording';
import { withoutComments } from './script-comments';

/**
 * The device of Linux, where it is mounted, tools that read it without that, or the word in an installer's argument:
 * `ks=hd:fd0:/ks.cfg`, `ks=floppy`.
 */
const DEVICE =
  /\bfd0\b|\/(?:media|mnt|dev)\/floppy|(?<![\w.-])\/floppy\/|\bm(?:copy|dir|type)\b[^\n;&|]{0,200}[ \t"']a:|\b(?:ks|file)=[a-z/:]*floppy/i;

/** Lines that leave the floppy alone, or take it out of a list. */
const LEAVES = /\b(?:ignoredisk|fstab|blacklist|rmmod|umount)\b/;

/** A path on the drive of Windows: `a:\run.cmd`, `"A:/run.cmd"`, `\\.\A:`. */
const PATH = String.raw`a(?=:[\\/])(?<![a-z0-9]a)|a(?=:)(?<=\\\\\.\\a)`;

/** The drive alone, as a command or a value, or as what a command is given: `a:`, `x=a:`, `cd /d a:`, `call a:run.cmd`. */
const ALONE = String.raw`a(?=:["']?[ \t]{0,9}(?:[&|;)\r\n]|$))(?<=(?:^|[&|;(=\r\n])[ \t@]{0,99}["']?a)`;
const VERBS = [
  'cd|chdir|pushd|call|start|dir|format|label|fsutil|copy|xcopy|robocopy|cp|cpi|sl|ls|gci|gi|gc|cat|type|ii|subst|vol|chkdsk|mountvol|expand',
  '(?:set|push)-location|get-(?:childitem|item|content)|copy-item|(?:join|split|resolve|convert)-path|invoke-item',
].join('|');
const GIVEN = String.raw`a(?=:)(?<=(?<![\w.-])(?:${VERBS})(?:[ \t]{1,9}[^\s&|;]{1,260}){0,4}[ \t]{1,9}(?:["']|&quot;)?a)`;

/** The drive as a text of its own: `[IO.Path]::Combine("A:", 'x')`. */
const QUOTED = `a(?=:(?:["']|&quot;))(?<=(?:["']|&quot;)a)`;

/** A file in the folder that is the drive's: `"A:$name"`, `a:%1`, `powershell -File a:run.ps1`. */
const EXTENSIONS = 'bat|cmd|ps1|psm1|exe|com|vbs|js|wsf|msi|reg|inf|xml|txt|ini|zip|cer|crt|pfx';
const IN_FOLDER = String.raw`a(?=:(?:[$%*]|[\w.*?-]{1,80}\.(?:${EXTENSIONS})(?![\w.])))(?<=(?:^|[\s"'=(,;&|@])a)`;

const DRIVE = `${PATH}|${ALONE}|${GIVEN}|${QUOTED}|${IN_FOLDER}`;

/** The letter without a colon: `Get-PSDrive A`, `Get-Volume -DriveLetter A`, `[IO.DriveInfo]"A"`. */
const LETTER = String.raw`a(?=["']?(?:[\s;|)},]|$))(?<=(?:(?<![\w.-])(?:get-psdrive|gdr|get-volume)[ \t]{1,9}|(?:(?<![\w.-])(?:get-psdrive|gdr)[ \t]{1,9}-(?:name|literalname)|-driveletter)[ \t:]{1,9}|\bdriveinfo\]?(?:::new)?[ \t(]{0,9})["']?a)`;

const LETTERS = new RegExp(`${DRIVE}|${LETTER}`, 'gi');

/** What looks for a floppy drive, or any with a medium that can be taken out: a disc is no such drive. */
const SOUGHT = String.raw`\bwin32_floppy(?:drive|controller)\b|\bdrivetype\b["' ]{0,3}(?:=|-eq)[ ]{0,3}["']?(?:2\b|removable\b)`;

/** With what follows, up to the end of a word. */
const WHOLE = new RegExp(String.raw`(?:${DRIVE}):[^\s"'\`&|;)<>\],]*|${LETTER}|${SOUGHT}`, 'gi');

/** Text that asks whether a path is there, and so runs without a floppy: `IF EXIST a:\x`, `Test-Path "a:\x"`. */
const ASKS = /\b(?:if\s+(not\s+)?exist|test-path(?:\s+-\w+)?)\s+["']?(a:[^\s"'`&|;)<>\]]*)/gi;

/** In front of it, a question whether the path is not there. */
const NOT = /(?:-not|!)[ \t]{0,9}\(?[ \t]{0,9}$/i;

/** Longer than what people do where a path is there. */
const LONGEST_BLOCK = 2_000;

/** Where a text first needs the floppy as a device of Linux. */
export function floppyDeviceIn(text: string): Span | undefined {
  if (!DEVICE.test(text)) {
    return undefined;
  }
  for (const { 0: line, index } of withoutComments(text).matchAll(/[^\r\n]+/g)) {
    const match = LEAVES.test(line) ? null : DEVICE.exec(line);
    if (match !== null) {
      const offset = index + match.index;
      return { offset, end: offset + match[0].length };
    }
  }
  return undefined;
}

/** Whether a text needs it. */
export function namesFloppyDevice(text: string): boolean {
  return floppyDeviceIn(text) !== undefined;
}

/** All that a text names on drive A:, whether or not it asks first. What a comment says needs nothing. */
export function floppyPathsIn(text: string): Span[] {
  const hasPath = text.search(WHOLE) >= 0;
  return Array.from(hasPath ? withoutComments(text).matchAll(WHOLE) : [], ({ 0: path, index: offset }) => ({
    offset,
    end: offset + path.length,
  }));
}

/** The first path on drive A: that a text needs; undefined where it needs none, or asks first whether it is there. */
export function floppyPathIn(text: string): string | undefined {
  const [first] = neededPathsIn(text);
  return first && text.slice(first.offset, first.end);
}

/** All of them: none that is asked for by its name, or used where one was asked for. */
export function neededPathsIn(text: string): Span[] {
  const paths = floppyPathsIn(text);
  const questions = paths.length === 0 ? [] : [...withoutComments(text).matchAll(ASKS)];
  const asked = new Set(questions.map(([, , path = '']) => path.toLowerCase()));
  const until = questions.find(question => isOfAllBehind(question, text))?.index ?? text.length;
  let next = 0;
  let end = -1;
  return paths.filter(path => {
    if (path.offset >= until) {
      return false;
    }
    for (; next < questions.length && (questions[next]?.index ?? 0) <= path.offset; next += 1) {
      const at = questions[next]?.index ?? 0;
      end = at < end ? end : endOfAnswer(text, at);
    }
    return path.offset >= end && !asked.has(text.slice(path.offset, path.end).toLowerCase());
  });
}

/**
 * Whether all that follows hangs on its answer: it leaves where the path is not there, or asks for the drive itself and
 * keeps that, or goes elsewhere. What is done at once where the drive is there is said by its own line or block.
 */
function isOfAllBehind({ 0: whole, 1: not, 2: path = '', index }: RegExpExecArray, text: string): boolean {
  if (not !== undefined || NOT.test(text.slice(Math.max(index - 25, 0), index))) {
    return true;
  }
  const before =
    text
      .slice(Math.max(index - 200, 0), index)
      .split('\n')
      .at(-1) ?? '';
  const behind = text.slice(index, index + LONGEST_BLOCK).split('\n', 1)[0] ?? '';
  return /^a:[\\/]?\*?$/i.test(path) && (!IF.test(before + whole) || ELSEWHERE.test(behind));
}

const IF = /\bif\b/i;
const ELSEWHERE = /\b(?:goto|call|exit|return)\b/i;

/** Where the line of a question ends, or the block that it opens. */
function endOfAnswer(text: string, from: number): number {
  const line = text.indexOf('\n', from);
  const end = line < 0 ? text.length : line;
  const block = text.slice(end, end + LONGEST_BLOCK);
  if (!/[{(]\s*$/.test(text.slice(Math.max(end - 20, from), end)) && !/^\s{0,99}[{(]/.test(block)) {
    return end;
  }
  const start = text.lastIndexOf('\n', from) + 1;
  const [indent = ''] = /^[ \t]{0,99}/.exec(text.slice(start, start + 100)) ?? [];
  const closing = block.search(new RegExp(`\\n[ \\t]{0,${indent.length}}[})]`));
  return end + (closing < 0 ? block.length : closing);
}

/** The paths of a text as a message names them. */
export function namedPaths(text: string, paths: readonly Span[]): string {
  const byName = new Map(
    paths
      .map(({ offset, end }) => text.slice(offset, end))
      .map(name => (name.length === 1 ? `${name}:` : name))
      .map(name => [name.toLowerCase(), name]),
  );
  return listed([...byName.values()]);
}

/** A text with the paths on drive A: on another drive; `letter` is a capital, written in the case of the one it replaces. */
export function onDrive(text: string, letter: string): string {
  return text.replace(LETTERS, drive => (drive === 'a' ? letter.toLowerCase() : letter));
}
