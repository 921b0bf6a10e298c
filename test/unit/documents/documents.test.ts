import assert from 'node:assert/strict';
import { differences } from '../../../scripts/documents';

describe('the documents that are made of what the code knows', () => {
  it('are as `npm run generate` makes them', () => {
    assert.deepEqual(
      differences().map(({ path }) => path),
      [],
      'run `npm run generate` and commit what it writes',
    );
  });
});
