import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/documents';
import { writtenRunbooks } from '../../../scripts/documents/printed';

describe('a runbook that is kept', () => {
  for (const { path, text } of writtenRunbooks()) {
    it(`is written as in ${path}`, () => {
      const kept = readFileSync(join(ROOT, path), 'utf8');
      assert.equal(text(kept), kept, 'run `npm run generate`, and read the difference');
    });
  }
});
