import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { decode, type Encoding, encode } from '../../../src/cli/encoding';
import { cli, temporaryFolder } from './cli-kit';

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const MACHINE = '{ "Name": "Büro", "Notes": "Windows 10", "Generation": 1, "FloppyDrive": { "Path": null } }';

const FILES: readonly (readonly [encoding: Encoding, byteOrderMark: boolean, bytes: Buffer])[] = [
  ['utf-8', false, Buffer.from(MACHINE, 'utf8')],
  ['utf-8', true, Buffer.from(`\ufeff${MACHINE}`, 'utf8')],
  ['utf-16le', false, Buffer.from(MACHINE, 'utf16le')],
  ['utf-16le', true, Buffer.from(`\ufeff${MACHINE}`, 'utf16le')],
  ['utf-16be', false, utf16be(MACHINE)],
  ['utf-16be', true, utf16be(`\ufeff${MACHINE}`)],
  ['windows-1252', false, Buffer.from(MACHINE, 'latin1')],
];

describe('the encoding of a file', () => {
  for (const [encoding, byteOrderMark, bytes] of FILES) {
    it(`is found: ${encoding} ${byteOrderMark ? 'with' : 'without'} a byte order mark`, () => {
      assert.deepEqual(decode(bytes), { text: MACHINE, encoding: { encoding, byteOrderMark } });
      assert.ok(encode(MACHINE, { encoding, byteOrderMark }).equals(bytes));
    });
  }

  it('gives back any bytes, or is none in which anything can be written', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<number[]>([], [0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff], [0, 0x7b], [0x7b, 0]),
        fc.uint8Array(),
        (first, rest) => {
          const bytes = Buffer.from([...first, ...rest]);
          const { text, encoding } = decode(bytes);
          assert.ok(encoding === undefined || encode(text, encoding).equals(bytes));
        },
      ),
    );
  });

  it('that lacks a character gets an escape', () => {
    const bytes = encode('"é€😀"', { encoding: 'windows-1252', byteOrderMark: false });
    assert.equal(JSON.parse(bytes.toString('latin1')), 'é€😀');
  });
});

describe('gen2-advisor convert --write', () => {
  const folder = temporaryFolder();
  const { put } = folder;

  for (const [encoding, byteOrderMark, bytes] of FILES) {
    it(`keeps ${encoding} ${byteOrderMark ? 'with' : 'without'} a byte order mark`, async () => {
      const path = await put('a.vm.json', bytes);
      assert.equal((await cli(['convert', '--write', '--lossy', path])).code, 0);
      assert.deepEqual(decode(await readFile(path)), {
        text: '{ "Name": "Büro", "Notes": "Windows 10", "Generation": 2 }',
        encoding: { encoding, byteOrderMark },
      });
    });
  }

  it('leaves a file alone of which it could not write back every byte', async () => {
    const torn = [Buffer.from(`\ufeff${MACHINE} // `, 'utf8'), Buffer.from(`\ufeff${MACHINE}`, 'utf16le')];
    for (const bytes of torn.map(file => Buffer.concat([file, Buffer.of(0xff)]))) {
      const path = await put('a.vm.json', bytes);
      assert.equal((await cli(['convert', '--write', '--lossy', path])).code, 2);
      assert.ok((await readFile(path)).equals(bytes));
    }
  });
});
