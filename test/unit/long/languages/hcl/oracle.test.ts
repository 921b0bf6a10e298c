/** HCL held against what the reference implementation says of real files; skipped, and said so, where there are none. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Edit } from '../../../../../src/core/languages/edit';
import { isFormatted } from '../../../../../src/core/languages/hcl/format';
import { type HclText, parseHcl } from '../../../../../src/core/languages/hcl/parse';
import { planHcl } from '../../../../../src/core/languages/hcl/plan';
import type { Body } from '../../../../../src/core/languages/tree';
import { applyEdits } from '../../../../../src/core/text/place';
import { everyPart, nodeLines } from '../../../languages/hcl/nodes';

const { GEN2_CORPUS = join(__dirname, '..', '..', '..', '..', '..', '..', 'shared', 'corpus') } = process.env;
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

  it('is edited with every comment kept, and stays formatted', () => {
    for (const { file, errors, formatted } of verdicts()) {
      const text = readFileSync(join(GEN2_CORPUS, file), 'utf8');
      const read = parseHcl(text);
      for (const edits of errors.length > 0 ? [] : editsOfBlocks(read)) {
        const plan = planHcl(read, edits);
        const result = applyEdits(text, plan.edits);
        const again = parseHcl(result);
        assert.deepEqual(again.problems, [], file);
        assert.deepEqual(plan.refused, []);
        assert.deepEqual(commentsOf(again), commentsOf(read), file);
        assert.ok(!formatted || isFormatted(result), `${file}\n${result}`);
      }
    }
  });
});

const commentsOf = ({ text, comments }: HclText): string[] =>
  comments.map(({ offset, end }) => text.slice(offset, end).trim());

/** What is done to machines, done to every block: another value, a long key, a block, a rename, an argument that goes. */
function editsOfBlocks({ root }: HclText): Edit[][] {
  const bodies = [...everyPart(root)].filter(part => part.kind === 'body').filter(part => !isObject(part));
  const firsts = bodies.flatMap(({ members }) => members.filter(({ labels }) => labels === undefined).slice(0, 1));
  const lists = [...everyPart(root)].filter(part => part.kind === 'list');
  return [
    firsts.map(({ value }) => ({ kind: 'replace', node: value, value: 2 })),
    firsts.map(member => ({ kind: 'rename', member, key: 'renamed_to_something_long' })),
    firsts.map(item => ({ kind: 'remove', item })),
    firsts.map(after => ({ kind: 'add', body: after.parent, path: ['added_with_a_long_name'], value: 'x', after })),
    bodies.map(body => ({ kind: 'add', body, path: ['added_at_the_end'], value: false })),
    bodies.map(body => ({ kind: 'add', body, path: ['added_block', 'enable_secure_boot'], value: 'On', as: 'blocks' })),
    lists
      .filter(({ elements }) => elements.length > 0)
      .map(list => ({ kind: 'append', list, values: ['a', { b: 1 }] })),
    lists.flatMap(({ elements }) => elements.slice(0, 1)).map(item => ({ kind: 'remove', item })),
  ];
}

function isObject(body: Body): boolean {
  return (body as HclText['root']).style === 'object';
}
