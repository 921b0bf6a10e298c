/** Each pattern that names a guest has an example, which is read by it and by none that stands before it. */
import assert from 'node:assert/strict';
import { guestRelease, guestSystem } from '../../../src/core/machine/guests/catalogue';
import { OTHERS } from '../../../src/core/machine/guests/others';
import { IMAGES, imageNamed, UNIX_PATTERNS, unixNamed } from '../../../src/core/machine/guests/unix-names';
import { WINDOWS_PATTERNS, windowsNamed } from '../../../src/core/machine/guests/windows-names';
import { plain } from '../../../src/core/machine/guests/words';

/** Those whose names alone are words of other things too. */
const IMAGES_OF_OTHERS: Readonly<Record<string, string>> = {
  bsdrp: 'BSDRP-1.992',
  cisco: 'iosxe-17.09.01a',
  'veeam-appliance': 'VeeamSoftwareAppliance_13.0.0.iso',
  tails: 'tails-amd64-6.2',
  solus: 'Solus-4.5-Budgie',
  kylin: 'Kylin-Server-V10',
  rhcos: 'rhcos-4.15',
  'android-x86': 'android-x86_64-9.0-r2',
  solaris: 'sol-11_4-text-x86',
};

/** The first of some rows that reads a text. */
function firstOf<R extends { readonly pattern: RegExp }>(
  rows: readonly R[],
  text: string,
  reads: (row: R, match: RegExpExecArray) => boolean,
): R | undefined {
  return rows.find(row => {
    const match = new RegExp(row.pattern.source).exec(text);
    return match !== null && reads(row, match);
  });
}

describe('the patterns that name guests', () => {
  for (const row of WINDOWS_PATTERNS) {
    it(`read ${row.example}`, () => {
      const text = plain(row.example);
      const first = firstOf(
        WINDOWS_PATTERNS.filter(({ hint }) => text.includes(hint)),
        text,
        ({ id }, match) => guestSystem(id(match) ?? '') !== undefined,
      );
      assert.equal(first?.pattern, row.pattern, `${first?.example} comes first`);
      assert.equal(windowsNamed(text, 'version').length, 1);
      assert.equal(windowsNamed(text, 'none').length, row.bare === undefined ? 1 : 0);
    });
  }

  for (const row of UNIX_PATTERNS) {
    it(`read ${row.example}`, () => {
      const text = plain(row.example);
      const first = firstOf(
        UNIX_PATTERNS.filter(({ hint }) => text.includes(hint)),
        text,
        ({ product, version }, match) => {
          const key = typeof product === 'string' ? product : product(match);
          return key !== undefined && guestRelease(key, version?.(match)) !== undefined;
        },
      );
      assert.equal(first?.pattern, row.pattern, `${first?.example} comes first`);
      assert.ok(unixNamed(text).length > 0);
    });
  }

  for (const row of IMAGES) {
    it(`read an image that is called ${row.example}`, () => {
      const text = plain(row.example);
      assert.equal(
        firstOf(IMAGES, text, () => true),
        row,
        'another comes first',
      );
      assert.equal(imageNamed(text).length, 1);
    });
  }

  it('read each other product by its own name, or by what its images are called', () => {
    const unread = OTHERS.filter(({ product: { key, name } }) => {
      const found = unixNamed(plain(IMAGES_OF_OTHERS[key] ?? name));
      return !found.some(({ system }) => system.id === key || system.id.startsWith(`${key}-`));
    });
    assert.deepEqual(
      unread.map(({ product }) => product.name),
      [],
    );
  });
});
