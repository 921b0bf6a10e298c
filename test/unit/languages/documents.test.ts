import assert from 'node:assert/strict';
import { documentsOf } from '../../../src/core/languages/documents';
import { unread } from '../../../src/core/languages/language';
import { canWrite, planEdits } from '../../../src/core/languages/plan';
import { findMember, type Node } from '../../../src/core/languages/tree';
import { type Files, withTexts } from '../../../src/core/text/files';
import { applyEdits, fileIdOf, pathBeside } from '../../../src/core/text/place';

const TEXTS: Readonly<Record<string, string>> = { 'b.json': '{ "x": 1 }', '../c.json': '[2]', 'd.xml': '<a/>' };

/** Files that count how often each is read. */
function counted(): { readonly files: Files; readonly reads: string[] } {
  const reads: string[] = [];
  return {
    reads,
    files: {
      read(file) {
        reads.push(file);
        return TEXTS[file];
      },
      list: ending => ['b.json', 'd.xml', 'a.json'].filter(name => name.endsWith(ending)),
    },
  };
}

function nodeNamed(root: Node | undefined, key: string): Node {
  const member = root?.kind === 'body' ? findMember(root, key) : undefined;
  assert.ok(member);
  return member.value;
}

describe('the documents of an analysis', () => {
  it('are the one that is looked at and those beside it, each read once', () => {
    const { files, reads } = counted();
    const main = unread('{}', 'a.json', 'json');
    const documents = documentsOf(main, 'lab/a.json', files);
    assert.equal(documents.open('a.json'), main);
    assert.equal(documents.read('a.json'), '{}');
    const beside = documents.open('b.json');
    assert.equal(beside?.file, 'b.json');
    assert.equal(nodeNamed(beside?.root, 'x').file, 'b.json');
    assert.equal(documents.open('b.json'), beside);
    assert.equal(documents.read('b.json'), TEXTS['b.json']);
    assert.equal(documents.open('../c.json')?.root?.kind, 'list');
    assert.equal(documents.open('none.json'), undefined);
    assert.equal(documents.open('none.json'), undefined);
    assert.deepEqual(reads, ['b.json', '../c.json', 'none.json']);
  });

  it('are none in a language that there is not, though their texts can be had', () => {
    const documents = documentsOf(unread('{}', 'a.json', 'json'), undefined, counted().files);
    assert.equal(documents.open('d.xml'), undefined);
    assert.equal(documents.read('d.xml'), '<a/>');
  });

  it('are listed by the end of their names, the one that is looked at among them', () => {
    const of = (file: string, files: Files): readonly string[] =>
      documentsOf(unread('{}', file, 'json'), undefined, files).list('.json');
    assert.deepEqual(of('new.json', counted().files), ['a.json', 'b.json', 'new.json']);
    assert.deepEqual(of('a.json', counted().files), ['a.json', 'b.json']);
    assert.deepEqual(of('a.json', { read: () => undefined }), ['a.json']);
  });

  it('are named by their paths from its folder', () => {
    assert.deepEqual(['a.json', 'x/a.json', 'x\\a.json', undefined].map(fileIdOf), ['a.json', 'a.json', 'a.json', '']);
    assert.equal(pathBeside('lab/a.json', '../c.json'), 'lab/../c.json');
    assert.equal(pathBeside('a.json', 'b.json'), 'b.json');
  });

  it('may have other texts', () => {
    const files = withTexts(counted().files, new Map([['b.json', '{}']]));
    assert.deepEqual([files.read('b.json'), files.read('d.xml'), files.list?.('.xml')], ['{}', '<a/>', ['d.xml']]);
  });

  it('are edited each by its own planner, in one go', () => {
    const main = '{ "a": 1, "b": 2 }';
    const documents = documentsOf(
      documentsOf(unread('', '', 'json'), undefined, { read: () => main }).open('a.json') ?? assert.fail(),
      undefined,
      counted().files,
    );
    const beside = documents.open('b.json');
    const planned = planEdits(documents, [
      { kind: 'replace', node: nodeNamed(beside?.root, 'x'), value: 3 },
      { kind: 'replace', node: nodeNamed(documents.main.root, 'b'), value: 4 },
    ]);
    const after = [...planned].map(([file, edits]) => [file, applyEdits(documents.read(file) ?? '', edits)]);
    assert.deepEqual(after, [
      ['b.json', '{ "x": 3 }'],
      ['a.json', '{ "a": 1, "b": 4 }'],
    ]);
    assert.deepEqual([...planEdits(documents, [])], []);
  });

  it('are not edited where their language has no words for it', () => {
    const { root } = documentsOf(unread('', '', 'json'), undefined, counted().files).open('b.json') ?? assert.fail();
    const documents = documentsOf(unread('{}', 'a.json', 'json'), undefined, counted().files);
    assert.ok(root?.kind === 'body');
    assert.equal(canWrite(documents, [{ kind: 'add-block', body: root, key: 'y', members: {} }]), true);
    const { value } = findMember(root, 'x') ?? assert.fail();
    const replace = { kind: 'replace', node: value, value: 2 } as const;
    assert.equal(canWrite(documents, [replace]), true);
    // A part of the text could not be read: what else it says isn't known.
    const problem = { code: 'x', message: 'x', file: 'b.json', offset: 0, end: 1 };
    const broken = documentsOf(
      { ...unread('', 'b.json', 'json'), root, skipped: [problem] },
      undefined,
      counted().files,
    );
    assert.equal(canWrite(broken, [replace]), false);
  });
});
