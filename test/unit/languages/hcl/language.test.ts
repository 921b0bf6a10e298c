import assert from 'node:assert/strict';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { hcl } from '../../../../src/core/languages/hcl';
import { blocksNamed, membersNamed } from '../../../../src/core/languages/tree';
import { completed } from '../../../../src/core/steps';
import { applyEdits } from '../../../../src/core/text/place';

const TEXT = `# Ours.
source "hyperv-iso" "x" {
  generation = 1 // old
}
/* one
*/

# two
build {
  sources =
}
`;

describe('the language HCL', () => {
  const document = completed(hcl.parse(TEXT, 'x.pkr.hcl'));

  it('gives the tree that formats read', () => {
    assert.ok(document.root?.kind === 'body');
    const [source] = blocksNamed(document.root, 'source', 2);
    assert.deepEqual(
      source?.labels.map(({ text }) => text),
      ['hyperv-iso', 'x'],
    );
    assert.equal(source && membersNamed(source.body, 'generation')[0]?.value.file, 'x.pkr.hcl');
  });

  it('says in a sentence what it skips', () => {
    assert.equal(document.fatal, undefined);
    assert.deepEqual(document.skipped, [
      { file: 'x.pkr.hcl', code: 'value-expected', message: 'A value belongs here', offset: 96, end: 97 },
    ]);
  });

  it('knows what a comment says, and on what it is', () => {
    assert.deepEqual(
      hcl
        .comments(document)
        .map(({ offset, end, inner, next }) => [
          TEXT.slice(offset, end),
          TEXT.slice(inner.offset, inner.end),
          TEXT.slice(next, next + 5),
        ]),
      [
        ['# Ours.', ' Ours.', 'sourc'],
        ['// old', ' old', '}\n/* '],
        ['/* one\n*/', ' one\n', 'build'],
        ['# two', ' two', 'build'],
      ],
    );
    assert.equal(hcl.comment('x'), '# x');
  });

  it('plans edits of what it has read', () => {
    assert.ok(document.root?.kind === 'body');
    const [source] = blocksNamed(document.root, 'source', 2);
    const node = source && membersNamed(source.body, 'generation')[0]?.value;
    assert.ok(node);
    const { edits, refused } = hcl.plan(document, [{ kind: 'replace', node, value: 2 }]);
    assert.deepEqual(refused, []);
    assert.equal(applyEdits(TEXT, edits), TEXT.replace('= 1', '= 2'));
  });

  it('is a module of its own, which brings neither JSON nor a format with it', async () => {
    const root = join(__dirname, '..', '..', '..', '..');
    const { metafile, outputFiles } = await build({
      entryPoints: [join(root, 'src/core/languages/hcl/index.ts')],
      bundle: true,
      minify: true,
      format: 'esm',
      metafile: true,
      write: false,
      outdir: 'out',
      absWorkingDir: root,
    });
    const inputs = Object.keys(metafile.inputs).map(path => relative(root, join(root, path)));
    assert.deepEqual(
      inputs.filter(path => /node_modules|languages\/json|formats|machine/.test(path)),
      [],
    );
    assert.ok((outputFiles[0]?.contents.length ?? 0) < 60_000, String(outputFiles[0]?.contents.length));
  });
});
