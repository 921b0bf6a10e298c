import assert from 'node:assert/strict';
import { outcomeCounts, outcomeText } from '../../../src/core/readiness/conversion';

describe('the account of a conversion', () => {
  const left = ['a', 'b', 'c', 'd'].map(name => ({ name, path: `${name}.json`, reason: 'it is old' }));

  it('counts what is converted', () => {
    const outcome = { converted: 3, files: 2, left: [] };
    assert.equal(outcomeText(outcome), '3 machines in 2 files converted to Generation 2.');
    assert.equal(outcomeCounts(outcome), '3 converted');
  });

  it('names the first machines that stay, and why', () => {
    const outcome = { converted: 0, files: 0, left };
    assert.match(outcomeText(outcome), /^No machine .* 4 machines stay as before: a \(it is old\), .*and 1 more\.$/);
    assert.equal(outcomeCounts(outcome), '0 converted, 4 left');
  });
});
