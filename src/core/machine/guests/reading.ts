import { remembering } from '../../text/remember';
import { architectureOf, architectureOfFolders, statedArchitecture } from './architecture';
import { covers, guestRelease, guestSystem } from './catalogue';
import type { EvidenceKind } from './evidence';
import { isAddition, servesOthers } from './exclusions';
import { guestType } from './guest-type';
import type { Named } from './named';
import type { Architecture, GuestSystem } from './system';
import { cloudImageNamed, imageNamed, unixNamed } from './unix-names';
import { windowsBuildNamed } from './windows-builds';
import { windowsNamed, windowsReleaseNamed } from './windows-names';
import { lastPart, onlyPlainWords, onlyWordsOfUse, pathParts, plain, resolved, withoutExtension } from './words';

/** What one text says. */
export interface Reading {
  readonly system: GuestSystem | undefined;
  readonly name: string | undefined;
  readonly architecture: Architecture | undefined;
}

const NOTHING: Reading = { system: undefined, name: undefined, architecture: undefined };

/** Reads one text. */
export function read(kind: EvidenceKind, text: string): Reading {
  const known = resolved(text);
  return known === undefined || known.trim() === '' ? NOTHING : READERS[kind](known);
}

// Machines of one list have the same few guests, and each has a 'system.vhdx'.
const readName = remembering(readNewName);
const readImage = remembering(readIso);

const READERS: Readonly<Record<EvidenceKind, (text: string) => Reading>> = {
  architecture: remembering(text => reading(undefined, statedArchitecture(text))),
  stated: remembering(readStated),
  iso: readImage,
  disc: readImage,
  'answer-file': readAnswerFile,
  notes: remembering(readNotes),
  'guest-type': readGuestType,
  tool: text => (ONLY_OF_WINDOWS.test(text) ? WINDOWS : NOTHING),
  // The user is a part of the name: 'ubuntu/focal64', 'centos/7'.
  box: text => readName(/^[\w.-]+\/[\w.-]+$/.test(text) ? text.replace(/\.box$/, '') : fileName(text)),
  template: text => readName(fileName(text)),
  disk: text => readName(fileName(text)),
  name: readName,
  variable: readName,
};

/**
 * What reaches a Windows only: WinRM as communicator, the provisioners for it, and shutdown.exe with its own options
 * ('/s /t 10'; elsewhere it is 'shutdown -P now').
 */
const ONLY_OF_WINDOWS =
  /^(?:winrm|windows-(?:restart|shell|update)|powershell)$|^shutdown(?:\.exe)? (?:.{0,80} )?\/[sp](?: |$)/i;
const WINDOWS: Reading = {
  system: guestSystem('windows'),
  name: guestSystem('windows')?.name,
  architecture: undefined,
};

function fileName(path: string): string {
  return withoutExtension(lastPart(path));
}

function reading(named: Named | undefined, architecture: Architecture | undefined): Reading {
  return { system: named?.system, name: named?.name, architecture };
}

function readGuestType(text: string): Reading {
  const { system, architecture } = guestType(text);
  return { system, name: system?.name, architecture };
}

// What follows a version that is one of a list or the beginning of a range.
const ONE_OF_SEVERAL = /^~|^ (?:or|and|to|through|und|oder|bis) (?:\d|later|newer|higher|r2)/;

/**
 * The one system of those a text names; where one only says less of another ('Red Hat … RHEL 7.9'), the fuller. A text
 * that names two systems names none: 'upgrade of Windows Server 2012 to 2016', 'Windows 7/8/10', '2016 or later'.
 */
function theOne(form: string, named: readonly Named[]): Named | undefined {
  let one: Named | undefined;
  for (const next of named) {
    if (ONE_OF_SEVERAL.test(form.slice(next.at + next.length, next.at + next.length + 16))) {
      return undefined;
    }
    if (one === undefined || (next.versioned && covers(one.system, next.system))) {
      one = next;
    } else if (!covers(next.system, one.system)) {
      return undefined;
    }
  }
  return one;
}

function readStated(text: string): Reading {
  const form = plain(text);
  const named = theOne(form, [...windowsNamed(form, 'version'), ...unixNamed(form)]);
  const architecture = architectureOf(form);
  if (named !== undefined) {
    return reading(named, architecture);
  }
  const family = /^(?:microsoft )?windows ?(?:server)?(?![a-z])/.test(form)
    ? 'windows'
    : /(?:^| )linux(?: |$)/.test(form)
      ? 'linux'
      : '';
  const generic = family === 'linux' ? guestRelease('linux') : guestSystem(family);
  return { system: generic, name: generic && text.trim(), architecture };
}

function readIso(text: string): Reading {
  const { file, folders, isUrl } = pathParts(text);
  const form = plain(withoutExtension(file));
  // A driver disc or an update in the place of an image names what it is made for.
  if (isAddition(form) || /\.(?:msu|msi|exe|cab|zip|ps1|txt)$/i.test(file)) {
    return NOTHING;
  }
  const build = windowsBuildNamed(form);
  const inFile = build.length > 0 ? build : [...windowsNamed(form, 'year'), ...unixNamed(form), ...imageNamed(form)];
  const architecture = architectureOf(form) ?? architectureOfFolders(folders);
  const named = inFile.length > 0 || !isUrl ? (theOne(form, inFile) ?? namedByAll(form)) : namedByFolders(folders);
  return reading(named, narrowOnlyBeside(named, architecture));
}

// What sites keep releases under: 'centos-vault/7.9.2009', 'ubuntu/dists/bionic'.
const SHELF = /(?<= )(?:vault|archives?|releases?|dists|pub|isos?|images)(?= |$)/g;

/**
 * Distributions keep their images in folders of their name: 'OpenBSD/7.4/amd64/cd74.iso'. Only of addresses: the
 * folders of someone's disk are named after anything.
 */
function namedByFolders(folders: readonly string[]): Named | undefined {
  const form = plain(plain(folders.join(' ')).replace(SHELF, ''));
  return theOne(form, unixNamed(form));
}

function readNewName(text: string): Reading {
  const form = plain(text);
  const build = windowsBuildNamed(form);
  const all = build.length > 0 ? build : [...windowsNamed(form, 'year'), ...unixNamed(form), ...cloudImageNamed(form)];
  const named = all.length > 0 ? theOne(form, all) : namedByAll(form);
  if (named !== undefined && servesOthers(form, named.system)) {
    return NOTHING;
  }
  // 'ubuntu' and 'ubuntu-server-x64' are the system; 'debian-admin' may be anything.
  const sure = named !== undefined && (named.versioned || onlyPlainWords(without(form, named))) ? named : undefined;
  return reading(sure, narrowOnlyBeside(sure, architectureOf(form)));
}

/** The system of a text that is nothing but its name, said as briefly as would be too little elsewhere. */
function namedByAll(form: string): Named | undefined {
  const brief = [...windowsReleaseNamed(form), ...familiesNamed(form)];
  const named = theOne(form, brief);
  return named !== undefined && onlyPlainWords(without(form, named)) ? named : undefined;
}

const FAMILY = /(?<![a-z0-9])(windows|linux)(?:server|vm)?(?![a-z0-9])/g;

function familiesNamed(form: string): Named[] {
  if (!form.includes('windows') && !form.includes('linux')) {
    return [];
  }
  return [...form.matchAll(FAMILY)].flatMap(match => {
    const system = match[1] === 'linux' ? guestRelease('linux') : guestSystem('windows');
    return system === undefined
      ? []
      : [{ system, name: system.name, versioned: false, at: match.index, length: match[0].length }];
  });
}

/** 'x86' is the guest's only beside a system: 'win7-x86', not 'x86-build' and not 'setup_x86.iso'. */
function narrowOnlyBeside(named: Named | undefined, architecture: Architecture | undefined): Architecture | undefined {
  return architecture === 'x86' && named === undefined ? undefined : architecture;
}

function without(text: string, named: Named): string {
  return `${text.slice(0, named.at)} ${text.slice(named.at + named.length)}`;
}

const ANSWER_FILE = /^(?:auto)?unattend/i;
// The folders of answer files are named by the version alone: 'answer_files/2012_r2_core/Autounattend.xml'.
const ANSWER_FOLDER =
  /^(?:server )?(2008 r2|2012 ?r2|2012|2016|2019|2022|2025|7|8|8\.1|81|10|11)(?: (?:core|dc|standard|datacenter|docker|desktop|hyperv|azure|uefi|gen ?[12]|pro|enterprise|x64|eval))*$/;
// A small number is a version only below one of these: 'builds/10' is a build.
const ANSWER_SHELF = /answer|unattend|floppy|windows/i;

function readAnswerFile(text: string): Reading {
  const { file, folders } = pathParts(text);
  // Beside an answer file lie scripts and updates, whose names are of everything.
  if (!/\.(?:xml|cfg|seed|ks)$|^(?:preseed|autoinst|kickstart|user-?data)/i.test(file)) {
    return NOTHING;
  }
  const forWindows = ANSWER_FILE.test(file);
  for (const [index, folder] of [withoutExtension(file), ...folders.toReversed()].entries()) {
    const form = plain(folder);
    const number = forWindows ? ANSWER_FOLDER.exec(form)?.[1] : undefined;
    const bare = number?.startsWith('20') || ANSWER_SHELF.test(folders.at(-index - 1) ?? '') ? number : undefined;
    const expanded = bare === undefined ? form : `windows ${bare}`;
    const named = theOne(expanded, [...windowsNamed(expanded, 'version'), ...unixNamed(expanded)]);
    if (named?.versioned === true) {
      return reading(named, architectureOf(form));
    }
  }
  const windows = forWindows ? guestSystem('windows') : undefined;
  return { system: windows, name: windows?.name, architecture: undefined };
}

const LABEL =
  /^[\s*•-]*(?:(?:guest |operating )?(?:os|system)|guest|betriebssystem|gastsystem|image|arch|architecture|architektur)(?: name| version| type)?\s*[:=]\s*/i;

/**
 * The product that a line of notes states: nothing but it, its edition and what follows a comma; and the width that a
 * line of its own states. Notes speak of many systems ('Ubuntu WSL tools', 'upgraded from Windows Server 2012'), so a
 * mention is no statement.
 */
function readNotes(text: string): Reading {
  let found: Named | undefined;
  let architecture: Architecture | undefined;
  let width: Architecture | undefined;
  for (const line of text.slice(0, 2000).split(/[\r\n;|]+/)) {
    const [statement = '', behind = ''] = line.replace(LABEL, '').split(/,|\(|\.(?:\s|$)| - | – /);
    const form = plain(statement);
    const named = theOne(form, [...windowsNamed(form, 'year'), ...unixNamed(form)]);
    if (named === undefined) {
      width ??= onlyPlainWords(form) ? architectureOf(form) : undefined;
      continue;
    }
    const stated =
      named.versioned && /^(?:microsoft |ms )?$/.test(form.slice(0, named.at)) && onlyWordsOfUse(without(form, named));
    // A second line with another system makes the notes a list.
    if (found !== undefined && found.system.id !== named.system.id) {
      return NOTHING;
    }
    if (!stated) {
      continue;
    }
    found = named;
    // 'Windows 10 Enterprise (x86)'.
    architecture = architectureOf(form) ?? architectureOf(plain(behind));
  }
  if (found === undefined) {
    return reading(undefined, width);
  }
  // Elsewhere in the notes another system is named, so which of them is the guest's is not certain.
  const everywhere = plain(text);
  const all = [...windowsNamed(everywhere, 'none'), ...unixNamed(everywhere)];
  if (all.length > 0 && theOne(everywhere, all)?.system.id !== found.system.id) {
    return NOTHING;
  }
  return reading(found, architecture ?? width);
}
