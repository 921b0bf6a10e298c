import type { Architecture } from './system';
import { plain } from './words';

const WORDS: ReadonlyMap<string, Architecture> = new Map([
  // 'x86_64' and 'x86-64' have become 'x64' in the plain form, so 'x86' stands for itself.
  ...['x64', 'amd64', 'x64fre', 'amd64fre', 'x64free', 'x64v1', 'x64v2', '64bit', '64bits', 'em64t', 'win64'].map(
    word => [word, 'x64'] as const,
  ),
  ...['x86', 'x86fre', 'x86free', 'i386', 'i486', 'i586', 'i686', '32bit', '32bits', 'ia32'].map(
    word => [word, 'x86'] as const,
  ),
  ...['arm64', 'aarch64', 'a64fre', '64arm', 'arm64fre', 'arm64v8'].map(word => [word, 'arm64'] as const),
]);

// 'win81x64', 'w10x86', 'ubuntu1604x64'.
const GLUED = /^(?:win|w|windows|server|ubuntu|debian|centos|rhel)[a-z0-9.]{1,12}?(x64|x86|amd64|i386)$/;
// Microsoft's download page names its 32-bit media 'Win10_21H2_English_x32.iso'. Elsewhere 'x32' is a kind of 64-bit.
const WINDOWS_32_BIT = /^(?:w(?:in)?\d{1,2})?x32(?:v\d)?$/;
// As Microsoft writes it: 'Windows 11 on ARM', which is arm64 always.
const WINDOWS_ON_ARM = /win(?:dows)? ?1[01](?: [a-z0-9]{1,12}){0,3} on arm(?: |$)/;
// A guest of 64 bits runs 32-bit programs: 'Windows Server 2019, 32-bit applications'.
const OF_SOMETHING_IN_IT = /^(?:app|apps|applications?|software|programs?|odbc|drivers?|office|java|clients?|jre|jdk)$/;

/**
 * The architecture that a text in plain form names, or `undefined` when it names none or several: a medium for both
 * ('x86_x64') says nothing of the guest.
 */
export function architectureOf(text: string): Architecture | undefined {
  if (text.includes(' on arm') && WINDOWS_ON_ARM.test(text)) {
    return 'arm64';
  }
  // The cheap way out for most texts: every word of the table has one of these.
  if (!text.includes('6') && !text.includes('32')) {
    return undefined;
  }
  let found: Architecture | undefined;
  const words = text.split(' ');
  for (let index = 0; index < words.length; index++) {
    const named = architectureWord(words, index);
    if (named === undefined) {
      continue;
    }
    if (found !== undefined && found !== named) {
      return undefined;
    }
    found = named;
  }
  return found;
}

function architectureWord(words: readonly string[], index: number): Architecture | undefined {
  const word = words[index] ?? '';
  if ((word === '64' || word === '32') && /^bits?$/.test(words[index + 1] ?? '')) {
    // 'ARM 64-bit' is how Microsoft writes arm64.
    if (word === '64') {
      return words[index - 1] === 'arm' ? 'arm64' : 'x64';
    }
    return OF_SOMETHING_IN_IT.test(words[index + 2] ?? '') ? undefined : 'x86';
  }
  // 'IA-32', and 'x86-32' for once says what 'x86' alone leaves open.
  if (word === '32' && /^(?:ia|x86)$/.test(words[index - 1] ?? '')) {
    return 'x86';
  }
  // Android-x86 is what a system is called that there is for both.
  if (word === 'x86' && words[index - 1] === 'android') {
    return undefined;
  }
  const named = WORDS.get(word);
  if (named !== undefined) {
    return named;
  }
  if (WINDOWS_32_BIT.test(word)) {
    return words.some(other => /^w(?:in|\d)/.test(other)) ? 'x86' : undefined;
  }
  const glued = word.length > 4 ? GLUED.exec(word) : null;
  return glued === null ? undefined : WORDS.get(glued[1] ?? '');
}

/**
 * Whether a text in plain form says 32-bit in so many words. 'x86' does not: it is also the kind of processor of a 64-bit
 * system ('Solaris 11 x86', 'ws2016-x86').
 */
export function says32Bit(text: string): boolean {
  return architectureOf(text) === 'x86' && architectureOf(text.replace(/x86(?! 32(?: |$))/g, ' ')) === 'x86';
}

/**
 * The architecture that the folders of an image's address name. Never the 32-bit one: '/i386/' is a folder of
 * installers and drivers for every machine, while '/x86_64/' and '/amd64/' hold the images of just that.
 */
export function architectureOfFolders(folders: readonly string[]): Architecture | undefined {
  for (const folder of folders.toReversed()) {
    if (/^(?:x86_64|amd64|x64)$/i.test(folder)) {
      return 'x64';
    }
    if (/^(?:aarch64|arm64)$/i.test(folder)) {
      return 'arm64';
    }
  }
  return undefined;
}

/** What such a field alone may have; the numbers are those of Windows, as the guest's own report (KVP) and WMI give them. */
const STATED: ReadonlyMap<string, Architecture> = new Map([
  ...['64', '9'].map(form => [form, 'x64'] as const),
  ...['32', 'x32', '0'].map(form => [form, 'x86'] as const),
  ['12', 'arm64'],
]);

/** The architecture of a field that states nothing else: 'x64', 'amd64', '32-bit', 'x86_64', '64', and 9 as Windows has it. */
export function statedArchitecture(text: string): Architecture | undefined {
  const form = plain(text);
  return STATED.get(form) ?? architectureOf(form);
}
