/** What the tests of the formats over PowerShell-shaped objects share. */
import assert from 'node:assert/strict';
import type { HyperVFormat } from '../../../src/core/formats/format';
import { MARKS } from '../../../src/core/formats/marks';
import { planEdits } from '../../../src/core/languages/json/edits';
import { type Change, writeChange } from '../../../src/core/machine/change';
import type { Field } from '../../../src/core/machine/field';
import type { VirtualMachine } from '../../../src/core/machine/machine';
import { applyEdits } from '../../../src/core/text/place';
import { documentsIn } from '../one-file';

export function machinesIn(format: HyperVFormat, text: string, fileName = 'file.json'): readonly VirtualMachine[] {
  return [...format.read(documentsIn(text, fileName))];
}

/** The only machine of a text. */
export function machineIn(format: HyperVFormat, text: string, fileName?: string): VirtualMachine {
  const [machine, ...others] = machinesIn(format, text, fileName);
  assert.ok(machine !== undefined && others.length === 0, `one machine in ${text}`);
  return machine;
}

/**
 * Why a text is of a format; undefined where it isn't. One that is holds one of the format's marks, unless its name says
 * of which format it is.
 */
export function because(format: HyperVFormat, text: string, fileName?: string): string | undefined {
  const recognition = format.recognise(documentsIn(text, fileName));
  if (recognition !== undefined) {
    assert.ok(
      /\.vm\.json$/i.test(fileName ?? '') || (MARKS[format.id].json ?? []).some(mark => text.includes(mark)),
      'has a mark',
    );
    assert.ok(recognition.at.end <= text.length && recognition.at.offset < recognition.at.end);
  }
  return recognition?.because;
}

export type ChangesOf = (machine: VirtualMachine) => readonly Change[];

/** The text after changes of its only machine; the reason where one of them can't be made. */
export function changed(format: HyperVFormat, text: string, changesOf: ChangesOf, fileName?: string): string {
  const documents = documentsIn(text, fileName ?? 'file.json');
  const document = documents.main;
  const machine = machineIn(format, text, fileName);
  const [reread] = format.read(documents);
  assert.ok(reread !== undefined && reread.name === machine.name);
  const written = changesOf(reread).map(change => writeChange(format.write, reread, change));
  const refused = written.find(result => 'cannot' in result);
  if (refused !== undefined && 'cannot' in refused) {
    return `cannot: ${refused.cannot}`;
  }
  const { edits, refused: conflicts } = planEdits(
    document,
    written.flatMap(result => ('edits' in result ? result.edits.filter(edit => edit.kind !== 'copy') : [])),
  );
  assert.deepEqual(conflicts, []);
  return applyEdits(text, edits);
}

/** A field in short: its value with its origin where that isn't literal; why it isn't known; undefined where absent. */
export function shown(field: Field<unknown> | undefined): string | undefined {
  if (field === undefined) {
    return undefined;
  }
  if (!field.known) {
    return `? ${field.because}`;
  }
  return field.origin === 'literal' ? String(field.value) : `${field.value} (${field.origin})`;
}

/** The drives of a machine, each in one line. */
export function drivesOf({ drives }: VirtualMachine): string[] {
  return drives.items.map(({ kind, bus, number, location, path, format }) =>
    [
      kind,
      shown(bus),
      `${shown(number) ?? '-'}:${shown(location) ?? '-'}`,
      shown(path) ?? '-',
      shown(format) ?? '-',
    ].join(' '),
  );
}

/** The change of every drive on IDE to the places of a list. */
export const moveDrives =
  (...places: readonly (readonly [number: number, location: number] | undefined)[]): ChangesOf =>
  machine =>
    machine.drives.items.map((drive, index) => {
      const place = places[index];
      const to = place === undefined ? undefined : { number: place[0], location: place[1] };
      return { kind: 'move-drive-to-scsi', drive, to };
    });

export const setGeneration: ChangesOf = () => [{ kind: 'set-generation', at: 'definition' }];

/** The boot order replaced by the drives in their places and, at last, the network. */
export const replaceOrders =
  (...slots: readonly (readonly [number: number, location: number] | undefined)[]): ChangesOf =>
  machine =>
    machine.firmware.orders.map(order => ({
      kind: 'replace-boot-order',
      order,
      targets: [
        ...machine.drives.items.map((drive, index) => {
          const slot = slots[index];
          return {
            kind: 'drive',
            drive,
            slot: slot === undefined ? undefined : { number: slot[0], location: slot[1] },
          } as const;
        }),
        { kind: 'network' } as const,
      ],
    }));

export const removeNumLock: ChangesOf = ({ firmware: { numLock } }) =>
  numLock === undefined ? [] : [{ kind: 'remove-numlock', numLock }];

export const setSecureBoot =
  (enabled: boolean, template?: 'MicrosoftWindows' | 'MicrosoftUEFICertificateAuthority'): ChangesOf =>
  () => [{ kind: 'set-secure-boot', enabled, template }];

/** Several changes at once. */
export const all =
  (...changes: readonly ChangesOf[]): ChangesOf =>
  machine =>
    changes.flatMap(changesOf => changesOf(machine));
