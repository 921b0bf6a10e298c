/** The files that a boot command has an installer fetch, take from a medium, or run. */
import { type CompanionKind, KIND_ENTRIES, kindNamed } from '../../companions/kinds';

export interface InstallerFile {
  readonly kind: CompanionKind;
  /** As it is written: a path on Packer's own HTTP server, or any other address. */
  readonly address: string;
  readonly served: boolean;
}

/** Packer's own HTTP server, in one word: expressions have blanks in them. */
const SERVER = /https?:\/\/\{\{\s*\.HTTPIP\s*\}\}:\{\{\s*\.HTTPPort\s*\}\}\/?/g;
const HERE = 'packer-http:/';

/** Up to what ends a word of a kernel's command line or of a shell. Braces are a shell's, two of them an expression. */
const ADDRESS = String.raw`((?:\{\{[^{}]*\}\}|\{(?!\{)|[^\s<>"'&|){;?#])*)`;

const FETCHED = new RegExp(`${HERE}${ADDRESS}`, 'g');

/** Keys, archives and the like: nothing that an installer runs. */
const NO_ANSWERS =
  /(?:^|\/)(?:meta-data|network-config|vendor-data)$|\.(?:pub|key|pem|crt|t?gz|xz|bz2|zip|tar|iso|img|rpm|deb|apk|rsa)$/i;

/** The installer's own answers on Debian's and Ubuntu's media, and images: `url` and `file` give those too. */
const OF_THE_MEDIUM = /^\/cdrom\/preseed\/[^/]*\.seed$|\.(?:iso|img|squashfs)$/i;

/** Files that a boot command names; those that are fetched under a name that says nothing are of the kind of what runs them. */
export function installerFiles(bootCommand: string): InstallerFile[] {
  const text = bootCommand.replace(/<wait[^<>]*>/gi, '').replace(SERVER, HERE);
  const found: InstallerFile[] = [];
  const taken = new Set<number>();
  for (const [kind, { argument, folder }] of KIND_ENTRIES) {
    for (const [name, file] of [[argument, ''] as const, [folder?.argument, folder?.file ?? ''] as const]) {
      for (const match of name === undefined ? [] : text.matchAll(argumentPattern(name))) {
        const [all, value = ''] = match;
        const served = value.startsWith(HERE);
        taken.add(match.index + all.length - value.length);
        if (!OF_THE_MEDIUM.test(value)) {
          found.push({ kind, served, address: (served ? value.slice(HERE.length) : value) + file });
        }
      }
    }
  }
  const runBy = KIND_ENTRIES.find(([, kind]) => kind.runBy?.test(text))?.[0] ?? 'script';
  for (const { 1: address = '', index } of text.matchAll(FETCHED)) {
    if (!taken.has(index) && address !== '') {
      const files = expanded(address).filter(file => !NO_ANSWERS.test(file));
      found.push(
        ...files.map(file => ({ kind: kindNamed(file) ?? kindOfData(file) ?? runBy, address: file, served: true })),
      );
    }
  }
  return found;
}

function argumentPattern(name: string): RegExp {
  return new RegExp(`(?<![\\w./-])(?:${name})=["']?${ADDRESS}`, 'g');
}

/** Data for some installer that is not known here: nothing that a shell runs. */
function kindOfData(file: string): CompanionKind | undefined {
  return /\.(?:json|ya?ml|xml|toml|ign)$/i.test(file) ? 'other' : undefined;
}

/** More than anybody writes between braces. */
const MOST_CHOICES = 10;

/** A shell's braces: `a{,.chroot}.sh` is two files. */
function expanded(address: string): string[] {
  const [open, close] = [address.indexOf('{'), address.indexOf('}')];
  const choices = address.slice(open + 1, close).split(',');
  return open < 0 || close < open || choices.length === 1 || choices.length > MOST_CHOICES
    ? [address]
    : choices.map(choice => address.slice(0, open) + choice + address.slice(close + 1));
}
