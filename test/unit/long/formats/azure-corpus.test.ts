/** Files of Azure that others have written, as an index beside them says what they are; skipped where they are not at hand. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import '../../../../src/core/azure';
import '../../../../src/core/hcl';
import type { Analysis } from '../../../../src/core/analysis';
import { analyze } from '../../../../src/core/analyze';
import { convert } from '../../../../src/core/convert/convert';
import { documentsOf } from '../../../../src/core/languages/documents';
import { textNodesIn } from '../../../../src/core/languages/tree';
import { NO_FILES } from '../../../../src/core/text/files';

const { GEN2_CORPUS = join(__dirname, '..', '..', '..', '..', '..', 'shared', 'corpus') } = process.env;
const INDEX = join(GEN2_CORPUS, 'azure-index.tsv');

interface Row {
  readonly file: string;
  readonly path: string;
  /** '1', '2' or 'unknown' for each definition, without those of disks for data, which have none. */
  readonly generations: readonly string[];
}

/** Where no definition is read in place of those of the index, by a part of the name, and why. */
const EXPLAINED: Readonly<Record<string, string>> = {
  '101-vm-linux-create-passwordfromkv':
    'a mistake in its syntax ends the reading: a <region> stands there for a person to fill in',
  armTemplateWinSIG: 'a mistake in its syntax ends the reading: a member stands in a list',
  'res-compute-disk-main': 'by its defaults it is an empty disk, and those have no generation',
};

function generationsIn(index: string): string[] {
  return index === '-'
    ? []
    : index
        .split(/; ?(?![^(]*\))/)
        .map(said =>
          said
            .replace(/^implied-/, '')
            .replace(/\(.*$/, '')
            .trim(),
        )
        .filter(said => said !== 'none');
}

/** Of what is read in JSON. */
function rows(): Row[] {
  const [, ...lines] = readFileSync(INDEX, 'utf8').trim().split('\n');
  return lines.flatMap((line): Row[] => {
    const [file = '', , , , , , index = ''] = line.split('\t');
    const path = join(GEN2_CORPUS, 'azure', file);
    const isRead = /\.jsonc?$/.test(file) && existsSync(path) && statSync(path).isFile();
    return isRead ? [{ file, path, generations: generationsIn(index) }] : [];
  });
}

/** Configurations of Packer in HCL, each with the files beside it. */
function configurations(): (Row & { readonly main: string })[] {
  const [, ...lines] = readFileSync(INDEX, 'utf8').trim().split('\n');
  return lines.flatMap(line => {
    const [file = '', , , , , , index = ''] = line.split('\t');
    const path = join(GEN2_CORPUS, 'azure', file);
    if (!existsSync(path) || !/(?:\.pkr\.hcl|\/)$/.test(file)) {
      return [];
    }
    const names = file.endsWith('/') ? readdirSync(path).filter(name => name.endsWith('.pkr.hcl')) : [''];
    const main = names.map(name => join(path, name)).find(name => /"azure-arm"/.test(textAt(name)));
    return main === undefined ? [] : [{ file, path, main, generations: generationsIn(index) }];
  });
}

const textAt = (path: string): string => readFileSync(path, 'utf8').replace(/^\uFEFF/, '');

function readAs({ path, file }: Row): Analysis {
  return analyze(textAt(path), { fileName: file.slice(file.lastIndexOf('/') + 1) });
}

function expressionsIn(text: string): string[] {
  const { documents } = analyze(text, { fileName: 'a.json' });
  const { root } = documentsOf(documents.main, undefined, NO_FILES).main;
  return root === undefined
    ? []
    : [...textNodesIn(root)].map(({ value }) => value).filter(value => value.startsWith('['));
}

describe('files of Azure that others have written', () => {
  before(function () {
    if (!existsSync(INDEX)) {
      console.log(`      skipped: no ${INDEX} (set GEN2_CORPUS)`);
      this.skip();
    }
  });

  it('have the generations that their index states', () => {
    const differing = rows().flatMap(row => {
      const said = readAs(row).machines.map(({ machine: { generation } }) =>
        generation.known ? `${generation.value}` : 'unknown',
      );
      return said.join() === row.generations.join() ? [] : [[row.file, said] as const];
    });
    const explained = Object.keys(EXPLAINED);
    assert.deepEqual(
      differing.filter(([file, said]) => said.length > 0 || !explained.some(part => file.includes(part))),
      [],
    );
    assert.deepEqual(
      explained.filter(part => !differing.some(([file]) => file.includes(part))),
      [],
      'explained and not needed',
    );
  });

  it('are all looked at, in JSON or in HCL', () => {
    const [, ...lines] = readFileSync(INDEX, 'utf8').trim().split('\n');
    const looked = new Set([...rows(), ...configurations()].map(({ file }) => file));
    assert.deepEqual(
      lines.flatMap(line => (looked.has(line.split('\t')[0] ?? '') ? [] : line)),
      [],
    );
    assert.ok(lines.length >= 148, `${lines.length} files`);
  });

  it('have the generations that their index states, in HCL too', () => {
    for (const { file, path, main, generations } of configurations()) {
      const isFolder = file.endsWith('/');
      const { machines } = analyze(textAt(main), {
        fileName: basename(main),
        files: {
          read: name => (isFolder && existsSync(join(path, name)) ? textAt(join(path, name)) : undefined),
          list: ending => (isFolder ? readdirSync(path).filter(name => name.endsWith(ending)) : []),
        },
      });
      const said = machines.map(({ machine: { generation } }) =>
        generation.known ? `${generation.value}` : 'unknown',
      );
      assert.deepEqual(said, generations, file);
    }
  });

  it('have no finding of a rule about machines of Hyper-V', () => {
    for (const row of rows()) {
      const { machines, findings } = readAs(row);
      for (const { machine, rule } of findings) {
        assert.equal(machines[machine]?.kind, 'azure', row.file);
        assert.match(rule, /^azure\//, row.file);
      }
    }
  });

  it('can be read after their conversion, with every expression that it does not replace', () => {
    let converted = 0;
    for (const row of rows()) {
      const fileName = row.file.slice(row.file.lastIndexOf('/') + 1);
      const text = textAt(row.path);
      const { text: after } = convert(text, { fileName, lossy: true });
      if (after === text) {
        continue;
      }
      converted += 1;
      const [before, now] = [analyze(text, { fileName }), analyze(after, { fileName })];
      assert.equal(now.fatal, undefined, row.file);
      assert.equal(now.machines.length, before.machines.length, row.file);
      assert.deepEqual(expressionsIn(after), expressionsIn(text), row.file);
      assert.equal(convert(after, { fileName, lossy: true }).text, after, row.file);
    }
    assert.ok(converted > 10, `${converted} are converted`);
  });
});

describe('files of other tools', () => {
  it('hold no machine of Azure', function () {
    const folders = ['packer-json', 'get-vm-json', 'terraform-json', 'hcs', 'other'].map(name =>
      join(GEN2_CORPUS, name),
    );
    if (!folders.every(folder => existsSync(folder))) {
      this.skip();
    }
    for (const folder of folders) {
      for (const name of readdirSync(folder).filter(each => each.endsWith('.json'))) {
        const { machines } = analyze(textAt(join(folder, name)), { fileName: name });
        assert.ok(
          machines.every(({ kind }) => kind === 'hyper-v'),
          name,
        );
      }
    }
  });
});
