import assert from 'node:assert/strict';
import type { Architecture } from '../../../src/core/machine/guests/catalogue';
import type { EvidenceKind } from '../../../src/core/machine/guests/evidence';
import { recogniseGuest } from '../../../src/core/machine/guests/recognise';

/** A text, the id of the system in it, the architecture in it. */
export type Case = readonly [text: string, id: string | undefined, architecture?: Architecture];

/** A test of each text alone, as one kind of evidence. */
export function each(kind: EvidenceKind, cases: readonly Case[]): void {
  for (const [text, id, architecture] of cases) {
    it(`${kind} “${text}”: ${id ?? 'no system'}, ${architecture ?? 'architecture unknown'}`, () => {
      const guest = recogniseGuest([{ kind, text }]);
      assert.deepEqual([guest?.system?.id, guest?.architecture], [id, architecture]);
    });
  }
}
