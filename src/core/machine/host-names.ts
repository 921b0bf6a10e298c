/** Hosts by the names that people write for them. */
import { once } from '../once';
import { HOSTS, type HostId, hostById, OTHER_HOSTS } from './hosts';

/** A host that a text names. */
export interface NamedHost {
  readonly name: string;
  /** The newest server release whose Hyper-V it has at least. */
  readonly atLeast: HostId;
  /** The configuration versions it runs, first and last. */
  readonly oldest: string;
  readonly newest: string;
}

interface Naming {
  readonly words: readonly string[];
  /** A year says by itself which host it is, but among other words it may say anything. */
  readonly alone: boolean;
  readonly host: NamedHost;
}

/** The words of every name; that of most words comes first. */
const namings = once((): readonly Naming[] =>
  [
    ...HOSTS.map(({ id, name, alike }) => ({
      names: [name, name.replace('Windows ', ''), ...alike, id],
      host: serverHost(id),
    })),
    ...OTHER_HOSTS.map(({ releases, ...host }) => ({ names: releases, host })),
  ]
    .flatMap(({ names, host }) => names.map(name => naming(name, host)))
    .sort((left, right) => right.words.length - left.words.length),
);

function naming(name: string, host: NamedHost): Naming {
  return { words: plainHost(name).split(' '), alone: /^2\d{3}/.test(name), host };
}

/** A server release as a host that is named. */
export function serverHost(id: HostId): NamedHost {
  const { name, configurationVersions } = hostById(id);
  const [oldest, ...others] = configurationVersions;
  return { name, atLeast: id, oldest, newest: others.at(-1) ?? oldest };
}

/** The host that a text names; undefined where it names none of which the sources say something. */
export function hostNamed(text: string): NamedHost | undefined {
  const words = new Set(plainHost(text).split(' '));
  return namings().find(
    naming => naming.words.every(word => words.has(word)) && (!naming.alone || words.size === naming.words.length),
  )?.host;
}

/** Before Windows Server 2012 R2 and Windows 8.1 there is no Generation 2 (OVR). The word R2 decides for 2012. */
export function isHostTooOld(name: string): boolean {
  const text = plainHost(name);
  if (/\b(?:2008|2003)\b/.test(text)) {
    return true;
  }
  if (/\b2012\b/.test(text)) {
    return !/\b2012 r2\b/.test(text);
  }
  return /\bwindows 8\b(?!\.1)/.test(text);
}

/** In small letters, one blank between words, and 2012R2 as two words. */
function plainHost(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s_,()-]+/g, ' ')
    .replace(/(\d)r2\b/, '$1 r2')
    .trim();
}
