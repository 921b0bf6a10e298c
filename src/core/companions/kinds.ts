/** The kinds of companion files. Of two that a name fits, the first one counts. */
import { kind as alpine } from './alpine';
import { kind as answerFile } from './answer-file';
import { kind as autoinstall } from './autoinstall';
import { kind as autoyast } from './autoyast';
import { kind as bsdinstall } from './bsdinstall';
import { kind as diskpart } from './diskpart';
import { kind as kickstart } from './kickstart';
import type { Content, Kind } from './kind';
import { kind as nixos } from './nixos';
import { kind as preseed } from './preseed';
import { kind as script } from './script';
import { agama, openbsd, other } from './unread';
import { kind as windowsScript } from './windows-script';

export const KINDS = {
  'answer-file': answerFile,
  diskpart,
  kickstart,
  preseed,
  autoinstall,
  autoyast,
  agama,
  alpine,
  bsdinstall,
  openbsd,
  nixos,
  'windows-script': windowsScript,
  script,
  other,
} as const satisfies Record<string, Kind<Content>>;

export type CompanionKind = keyof typeof KINDS;

/** What is read of a file of a kind. */
export type ContentOf<K extends CompanionKind> = (typeof KINDS)[K] extends Kind<infer T> ? T : never;

/** The kinds with what they are known by, as one type. */
export const KIND_ENTRIES = Object.entries(KINDS) as readonly (readonly [CompanionKind, Kind<Content>])[];

/** The kind of a file by its name; undefined where the name says nothing. */
export function kindNamed(path: string): CompanionKind | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return KIND_ENTRIES.find(([, { fileName }]) => fileName?.test(name))?.[0];
}

/** Whether nothing of a kind is read, whatever it says. */
export const isUnread = (kind: CompanionKind): boolean => (KINDS[kind] as Kind<Content>).isUnread === true;

/** What each kind is called in messages. */
export const nameOf = (kind: CompanionKind): string => KINDS[kind].name;
