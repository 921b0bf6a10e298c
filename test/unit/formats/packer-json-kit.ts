/** Small templates for the tests of the packer-json format. */
import assert from 'node:assert/strict';
import { packerJson } from '../../../src/core/formats/packer-json';
import { planEdits } from '../../../src/core/languages/json/edits';
import type { Document } from '../../../src/core/languages/language';
import { type Change, writeChange } from '../../../src/core/machine/change';
import type { VirtualMachine } from '../../../src/core/machine/machine';
import { applyEdits, type Span } from '../../../src/core/text/place';
import { documentsIn } from '../one-file';

/** A template around the settings of one hyperv-iso builder, and around variables. */
export function template(settings: string, variables = '{}', type = 'hyperv-iso'): string {
  const rest = settings === '' ? '' : `, ${settings}`;
  return `{ "variables": ${variables}, "builders": [{ "type": "${type}"${rest} }] }`;
}

export interface Loaded {
  readonly document: Document;
  readonly machines: readonly VirtualMachine[];
  /** The first one. */
  readonly machine: VirtualMachine;
  at(span: Span | undefined): string;
}

export function load(text: string, fileName?: string): Loaded {
  const documents = documentsIn(text, fileName);
  const document = documents.main;
  const machines = [...packerJson.read(documents)];
  const [machine] = machines;
  assert.ok(machine);
  return { document, machines, machine, at: span => (span === undefined ? '' : text.slice(span.offset, span.end)) };
}

export type ChangesOf = (machine: VirtualMachine) => readonly Change[];

/** The text after the changes of a machine; fails where one of them can't be made. */
export function changed(text: string, changesOf: ChangesOf, index = 0): string {
  const { document, machines } = load(text);
  const machine = machines[index];
  assert.ok(machine);
  const edits = changesOf(machine).flatMap(change => {
    const answer = writeChange(packerJson.write, machine, change);
    assert.ok('edits' in answer, 'cannot' in answer ? answer.cannot : undefined);
    return answer.edits.filter(edit => edit.kind !== 'copy');
  });
  const plan = planEdits(document, edits);
  assert.deepEqual(plan.refused, []);
  return applyEdits(text, plan.edits);
}

/** Why a change can't be made. */
export function refusal(text: string, changesOf: ChangesOf): string {
  const { machine } = load(text);
  const [change] = changesOf(machine);
  assert.ok(change);
  const answer = writeChange(packerJson.write, machine, change);
  assert.ok('cannot' in answer);
  return answer.cannot;
}
