/** Kinds of companion files that are known and not read: what they say of the disk is unknown. */
import { sentence } from '../l10n';
import type { Content, Kind } from './kind';

const UNREAD = { read: (): undefined => undefined, isUnread: true } as const;

/** Of SUSE Linux 16 and Leap 16, in place of AutoYaST. */
export const agama: Kind<Content> = {
  name: sentence('Agama profile'),
  fileName: /^agama[^/]*\.json(?:net)?$|\.jsonnet$/,
  argument: '(?:inst|agama)\\.auto',
  ...UNREAD,
};

/** The answers of its install script, and templates of disklabel. */
export const openbsd: Kind<Content> = {
  name: sentence("answer file for OpenBSD's installer"),
  fileName: /^(?:auto_)?install\.conf$|disklabel/,
  runBy: /\/(?:auto)?install[ \t]+-a\b/,
  ...UNREAD,
};

/** What else a boot command fetches for the installation. */
export const other: Kind<Content> = { name: sentence('file for the installation'), ...UNREAD };
