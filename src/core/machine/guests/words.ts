// Texts are compared in a plain form: lower case, one space for everything between words, points kept only inside
// numbers, so that 'Windows_Server-2012.R2', 'WindowsServer2012R2' and 'windows server 2012 r2' meet in few patterns.
// '10/11' becomes '10~11' and '2012+' '2012~': a list of versions is no version.

/** Longer texts are notes of many pages; what names the guest stands at their beginning. */
const LONGEST = 2000;

/** The plain form of a text. */
export function plain(text: string): string {
  return (
    text
      .slice(0, LONGEST)
      .toLowerCase()
      .replace(/x86[-_]64/g, 'x64')
      // 'Microsoft(R) Windows(R) Server 2003', as Windows said of itself.
      .replace(/\((?:r|tm)\)/g, '')
      .replace(/(?<=\d)(?: ?[/&] ?(?=\d)|\+(?![a-z0-9]))/g, '~')
      .replace(/[^a-z0-9.~]+/g, ' ')
      .replace(/\.(?!\d)|(?<!\d)\./g, ' ')
      .replace(/ {2,}/g, ' ')
      .trim()
  );
}

// What Packer fills in at run time and what carries no product: its own names, times and numbers. The builder's name is
// evidence of its own.
const RUN_TIME =
  /\{\{\s{0,9}(?:\.\w{1,40}|build_(?:name|type)|timestamp|uuid|template_dir|pwd|packer_version|isotime(?:\s[^{}]{0,99})?)\s{0,9}\}\}/g;

/**
 * The text as it can count, or `undefined`: a value that a tool fills in at run time says nothing, and what stands
 * around it may be half of a name (`windows_2012{{user `release`}}`). What carries no product (`{{.Provider}}`,
 * `{{timestamp}}`) is taken out.
 */
export function resolved(text: string): string | undefined {
  if (text.startsWith('[') && text.endsWith(']')) {
    return undefined;
  }
  if (!text.includes('{')) {
    return text;
  }
  const stripped = text.replace(RUN_TIME, ' ');
  return /\{\{|[$%]\{/.test(stripped) ? undefined : stripped;
}

/** What a path or an address is made of: the last part without query, and the parts before it without the host. */
export interface PathParts {
  readonly file: string;
  readonly folders: readonly string[];
  readonly isUrl: boolean;
}

/** The last part of a path (either slash) or an address, which is all that most of them say. */
export function lastPart(path: string): string {
  const at = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
  // A folder, or an address that may have a query.
  return at === path.length || path.includes('://') ? pathParts(path).file : decode(path.slice(at));
}

/** Takes a path or an address apart. */
export function pathParts(path: string): PathParts {
  const isUrl = /^[a-z]{2,8}:\/\//i.test(path);
  const end = isUrl ? path.search(/[?#]/) : -1;
  const parts = (end < 0 ? path : path.slice(0, end)).split(/[\\/]+/).filter(part => part !== '');
  const file = parts.pop() ?? '';
  // 'https:' and the host are no folders: a mirror's name says nothing of the image.
  return { file: decode(file), folders: isUrl ? parts.slice(2) : parts, isUrl };
}

function decode(text: string): string {
  return text.replace(/%20|\+/g, ' ');
}

/** Takes the extension of a file name off. */
export function withoutExtension(file: string): string {
  return file.replace(/\.(?:iso|img|vhdx?|avhdx|box|json|hcl|ova|ovf|vmcx|xml)$/i, '');
}

// Words that say nothing against a text being the mere name of a system: editions, tools, languages, and what a machine
// with the system is for.
const PLAIN_WORDS = new Set(
  (
    'standard std datacenter dc enterprise ent pro professional home education edu ultimate business core desktop ' +
    'experience server client workstation edition eval evaluation full gui minimal min live netinst dvd cd disc iso lts ' +
    'ltsc ltsb sp1 sp2 sp3 sp4 u1 u2 u3 r2 release rtm update with and the x64 x86 amd64 i386 i686 arm64 aarch64 64bit ' +
    '32bit bit 64 32 arm en us gb uk de fr english german in mode linux gnu microsoft ms guest vm virtual machine base box image ' +
    'template packer vagrant hyperv hyper v uefi bios gen gen1 gen2 generation 1 2 efi main default local generic ' +
    'edition service pack 1507 1511 1607 1703 1709 1803 1809 1903 1909 2004 20h2 21h1 21h2 22h2 23h2 24h2 25h2 os ' +
    'install setup vanilla virt cloud stable latest current daily boot docker golden gold master ' +
    'test dev prod staging qa lab web www app db dns dhcp mail node worker k8s nginx jenkins bastion fw firewall router ' +
    'gateway gw rolling testing unstable sid'
  ).split(' '),
);

/** Whether all words are editions, architectures, tools or numbers: nothing that makes the text mean something else. */
export function onlyPlainWords(words: string): boolean {
  return words
    .split(/[ ~]/)
    .every(word => word === '' || PLAIN_WORDS.has(word) || /^[\d.]{1,8}$/.test(word) || isNumberedWord(word));
}

// What a server is for, as notes say it behind the system: 'Windows Server 2012 R2 Standard file server'.
const ROLES = new Set(
  (
    'file files fileserver print printer printserver sql database databases exchange sharepoint domain controller ad adds ' +
    'directory application applications apps terminal terminalserver remote rds session host jump jumphost jumpbox vpn ' +
    'radius nps pki ca certificate authority wsus sccm scom monitoring management member primary secondary backup storage ' +
    'iis apache tomcat mysql mariadb postgres postgresql oracle sap erp crm citrix docker kubernetes gitlab ci proxy ' +
    'intranet internal external production staging office legacy old new spare cluster software license services service for a'
  ).split(' '),
);

/** The same, and what the machine is for. */
export function onlyWordsOfUse(words: string): boolean {
  return onlyPlainWords(
    words
      .split(' ')
      .filter(word => !ROLES.has(word))
      .join(' '),
  );
}

/** 'web01': a word and the machine's number. */
function isNumberedWord(word: string): boolean {
  const match = /^([a-z]{2,10})\d{1,3}$/.exec(word);
  return match !== null && PLAIN_WORDS.has(match[1] ?? '');
}
