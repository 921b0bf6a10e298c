import assert from 'node:assert/strict';
import type { TextDocument, Uri } from 'vscode';
import { createKept } from '../../src/vscode/files/kept';

const at = (path: string): Uri => ({ toString: () => path }) as Uri;
const FILE = at('beside.pkr.hcl');
const READER = { uri: at('build.pkr.hcl') } as TextDocument;

/** What is kept by somebody whose fetches end when the test says so, in any order. */
function keeper() {
  const ends: ((text?: string) => void)[] = [];
  const waited: Promise<void>[] = [];
  const told: string[] = [];
  const kept = createKept<string>({
    fetch: () => new Promise(resolve => ends.push(resolve)),
    alike: (a, b) => a === b,
    waits: (_, fetched) => waited.push(fetched),
    changed: users => told.push(users.map(String).join()),
  });
  return { kept, waited, told, end: (index: number, text?: string) => ends[index]?.(text) };
}

describe('what is kept of the files beside a definition', () => {
  it('is fetched once for all who ask, and again when it may be different', async () => {
    const { kept, waited, told, end } = keeper();
    assert.equal(kept.has(FILE), false);
    assert.equal(kept.get(FILE, READER), undefined);
    assert.equal(kept.get(FILE, READER), undefined);
    assert.equal(waited.length, 2);
    end(0, 'one');
    await Promise.all(waited);
    const again = kept.update(FILE);
    end(1, 'one');
    await again;
    assert.deepEqual([kept.get(FILE, READER), told], ['one', ['build.pkr.hcl']]);
  });

  it('is what was asked for last, in whatever order that comes', async () => {
    const { kept, waited, told, end } = keeper();
    kept.get(FILE, READER);
    end(0, 'as it was');
    await Promise.all(waited);
    const gone = kept.update(FILE);
    const back = kept.update(FILE);
    end(2, 'as it was');
    await back;
    end(1);
    await gone;
    assert.deepEqual([kept.get(FILE, READER), told], ['as it was', ['build.pkr.hcl']]);
  });

  it('is waited for until the last of it is there', async () => {
    const { kept, waited, end } = keeper();
    kept.get(FILE, READER);
    const later = kept.update(FILE);
    end(0, 'before');
    await new Promise(setImmediate);
    assert.equal(kept.get(FILE, READER), undefined);
    end(1, 'after');
    await Promise.all([...waited, later]);
    assert.equal(kept.get(FILE, READER), 'after');
  });
});
