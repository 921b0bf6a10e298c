/**
 * The answers of Alpine's setup-alpine: its installer lays out the disk, for UEFI too from Alpine 3.8 on (Alpine's wiki,
 * "Alpine and UEFI"), which is a fact of the guest and not of the answers.
 */
import { sentence } from '../l10n';
import { BY_THE_INSTALLER, type DiskLayout, type Kind } from './kind';
import { readScript } from './script';

export const kind: Kind<DiskLayout> = {
  name: sentence('answer file for setup-alpine'),
  fileName: /^answers(?:\.txt)?$/,
  runBy: /\bsetup-alpine\b/,
  read: text => (/^[ \t]*(?:export[ \t]+)?DISKOPTS=/m.test(text) ? BY_THE_INSTALLER : readScript(text)),
};
