import assert from 'node:assert/strict';
import { KIND_ENTRIES } from '../../../src/core/companions/kinds';
import { isCalledAnswers, mayBeAnswers } from '../../../src/core/companions/names';

describe('names of files for an installation', () => {
  it('are known without their kinds', () => {
    const written = KIND_ENTRIES.filter(([, { writer }]) => writer !== undefined);
    for (const name of written.flatMap(([, { usual = [] }]) => usual)) {
      assert.ok(isCalledAnswers(name) && isCalledAnswers(`a/${name}`) && mayBeAnswers(name), name);
    }
    for (const name of ['el9.ks', 'http/rhel-ks.cfg', 'debian-preseed.cfg', 'http/user-data', 'autoinst-leap.xml']) {
      assert.ok(isCalledAnswers(name) && mayBeAnswers(name), name);
    }
  });

  it('are not those of anything else', () => {
    for (const name of ['pom.xml', 'setup.cfg', 'notes.txt', 'clicks.cfg', 'user-data.js', 'a.ks.bak']) {
      assert.ok(!isCalledAnswers(name), name);
    }
    assert.ok(mayBeAnswers('win10/layout.txt'));
    assert.ok(!mayBeAnswers('main.tf'));
  });
});
