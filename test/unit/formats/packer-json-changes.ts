/** The changes that the tests of the packer-json format ask for. */
import type { Change } from '../../../src/core/machine/change';
import type { ChangesOf } from './packer-json-kit';

export const setGeneration =
  (at: 'definition' | 'variable' = 'definition'): ChangesOf =>
  () => [{ kind: 'set-generation', at }];
export const setSecureBoot =
  (enabled: boolean, template?: 'MicrosoftWindows' | 'MicrosoftUEFICertificateAuthority'): ChangesOf =>
  () => [{ kind: 'set-secure-boot', enabled, template }];
export const setTpm =
  (enabled: boolean): ChangesOf =>
  () => [{ kind: 'set-tpm', enabled }];
export const setVersion =
  (to: string): ChangesOf =>
  () => [{ kind: 'set-configuration-version', to }];
export const toDisc: ChangesOf = ({ floppyDrive }) =>
  floppyDrive === undefined ? [] : [{ kind: 'replace-floppy-files-by-disc', floppyDrive }];
export const removeFloppy: ChangesOf = ({ floppyDrive }) =>
  floppyDrive === undefined ? [] : [{ kind: 'remove-floppy-drive', floppyDrive }];
export const useVhdx: ChangesOf = ({ drives }) =>
  drives.items.filter(({ kind }) => kind === 'disk').map((drive): Change => ({ kind: 'use-vhdx', drive }));
export const synthetic: ChangesOf = ({ networkAdapters }) =>
  networkAdapters.items.map((adapter): Change => ({ kind: 'make-adapter-synthetic', adapter }));
export const toTargets =
  (target?: 'disk' | 'dvd' | 'network'): ChangesOf =>
  ({ firmware, drives }) =>
    firmware.orders.map((order): Change => {
      const drive = drives.items.find(({ kind }) => kind === target);
      const targets = drive === undefined ? [] : [{ kind: 'drive' as const, drive, slot: undefined }];
      return { kind: 'replace-boot-order', order, targets: target === 'network' ? [{ kind: 'network' }] : targets };
    });
export const all =
  (...parts: readonly ChangesOf[]): ChangesOf =>
  machine =>
    parts.flatMap(part => part(machine));
