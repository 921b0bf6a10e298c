/** HCL held against what the reference implementation says of real files; skipped, and said so, where there are none. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFormatted } from '../../../../src/core/languages/hcl/format';
import { parseHcl } from '../../../../src/core/languages/hcl/parse';
import { nodeLines } from './nodes';

const { GEN2_CORPUS = join(__dirname, '..', '..', '..', '..', '..', 'shared', 'corpus') } = process.env;
const ORACLE = join(GEN2_CORPUS, 'hcl-oracle.jsonl');

interface Verdict {
  readonly file: string;
  /** '18: Argument or block definition required' */
  readonly errors: readonly string[];
  readonly formatted: boolean;
  /** With offsets in bytes. */
  readonly nodes: readonly string[];
}

function verdicts(): Verdict[] {
  return readFileSync(ORACLE, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as Verdict);
}

/** The numbers of a line as offsets in UTF-16, given the text as bytes. */
function inUtf16(line: string, bytes: Buffer): string {
  const words = line.split(' ');
  const count = /^(?:attr|block) /.test(line) ? 3 : 2;
  return words
    .map((word, index) =>
      index < words.length - count ? word : String(bytes.subarray(0, Number(word)).toString('utf8').length),
    )
    .join(' ');
}

describe('HCL of real files', () => {
  before(function () {
    if (!existsSync(ORACLE)) {
      console.log(`      skipped: there is no ${ORACLE} (set GEN2_CORPUS)`);
      this.skip();
    }
  });

  it('is read as the reference implementation reads it', () => {
    for (const { file, errors, nodes } of verdicts()) {
      const bytes = readFileSync(join(GEN2_CORPUS, file));
      const text = bytes.toString('utf8');
      const read = parseHcl(text);
      const [line] = read.problems.map(({ offset }) => text.slice(0, offset).split('\n').length);
      // The reference tells the first problem only, and reads nothing behind it as it stands.
      assert.equal(line, errors[0] === undefined ? undefined : Number(errors[0].split(':')[0]), file);
      assert.ok(errors.length <= 1);
      if (errors.length === 0) {
        assert.deepEqual(nodeLines(read), nodes.map(line => inUtf16(line, bytes)).sort(), file);
      }
    }
  });

  it('is formatted where the formatter leaves it as it is', () => {
    const different = verdicts().filter(({ file, formatted }) => {
      const text = readFileSync(join(GEN2_CORPUS, file), 'utf8');
      return isFormatted(text) !== formatted;
    });
    assert.deepEqual(
      different.map(({ file }) => file),
      [],
    );
  });
});
