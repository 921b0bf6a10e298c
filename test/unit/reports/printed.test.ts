import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/documents';
import { printedReports } from '../../../scripts/documents/printed';

describe('a report that is kept', () => {
  for (const { path, text } of printedReports()) {
    it(`is printed as in ${path}`, () => {
      const kept = readFileSync(join(ROOT, path), 'utf8');
      assert.equal(text(kept), kept, 'run `npm run generate`, and read the difference');
    });
  }
});
