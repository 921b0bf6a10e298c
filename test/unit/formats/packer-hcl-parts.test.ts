import assert from 'node:assert/strict';
import type { Analysis } from '../../../src/core/analysis';
import { analyze } from '../../../src/core/analyze';
import { mainOf } from '../../../src/core/whole';
import { converted, filesOf, type Texts } from './packer-hcl-kit';

const TEXTS: Texts = {
  'sources.pkr.hcl': 'source "hyperv-iso" "web" {\n  generation = var.generation\n  iso_url    = "x.iso"\n}\n',
  'build.pkr.hcl': 'build {\n  source "hyperv-iso.web" {\n    floppy_files = ["setup.sh"]\n  }\n}\n',
  'variables.pkr.hcl': 'variable "generation" {\n  default = 1\n}\n',
  'lab.auto.pkrvars.hcl': 'generation = 1\n',
};

/** As an editor looks at one of the files. */
function seenFrom(fileName: string, texts: Texts = TEXTS): Analysis {
  return analyze(texts[fileName] ?? '', { fileName, files: filesOf(texts), asPart: true });
}

const found = ({ findings }: Analysis): string[] => findings.map(({ rule, at }) => `${at.file} ${rule}`).sort();

describe('a part of a configuration', () => {
  it('has the machines of the whole, whichever file it is', () => {
    const expected = found(seenFrom('sources.pkr.hcl'));
    assert.ok(expected.includes('build.pkr.hcl floppy/media'));
    for (const name of Object.keys(TEXTS)) {
      const analysis = seenFrom(name);
      assert.deepEqual(found(analysis), expected, name);
      assert.equal(mainOf(analysis), name === 'sources.pkr.hcl' ? undefined : 'sources.pkr.hcl', name);
    }
  });

  it('is nothing where no file beside it has a machine', () => {
    const texts = { ...TEXTS, 'sources.pkr.hcl': 'source "qemu" "web" {\n}\n', 'build.pkr.hcl': '' };
    assert.equal(seenFrom('variables.pkr.hcl', texts).format, undefined);
  });

  it('is nothing by itself for whoever looks at files one by one', () => {
    const text = TEXTS['variables.pkr.hcl'] ?? '';
    assert.equal(analyze(text, { fileName: 'variables.pkr.hcl', files: filesOf(TEXTS) }).format, undefined);
  });

  it('is suppressed by the file of its machine, from whichever file it is seen', () => {
    const comment = '# gen2-advisor-disable floppy/media -- the image is kept\n';
    const texts = { ...TEXTS, 'sources.pkr.hcl': comment + TEXTS['sources.pkr.hcl'] };
    for (const name of Object.keys(texts)) {
      assert.ok(!found(seenFrom(name, texts)).includes('build.pkr.hcl floppy/media'), name);
    }
  });
});

describe('a variable of JSON that stands in a list, as hcl2json writes it', () => {
  const texts = (declaration: object): Texts => ({
    'a.pkr.json': JSON.stringify({
      source: {
        'hyperv-iso': { web: [{ generation: '${var.generation}', iso_url: 'debian-12.1.0-amd64-netinst.iso' }] },
      },
      variable: { generation: [declaration] },
    }),
  });

  it('gives the generation, and takes the other one', () => {
    const written = converted(texts({ default: 1 })).texts['a.pkr.json'] ?? '';
    assert.match(written, /"variable":\{"generation":\[\{"default":2\}\]\}/);
  });

  it('may refuse it', () => {
    const validation = [{ condition: '${var.generation < 2}', error_message: 'No.' }];
    const refusing = texts({ default: 1, validation });
    assert.deepEqual(converted(refusing).texts, refusing);
  });
});
