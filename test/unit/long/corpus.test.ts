/** The engine over a folder of real definition files; skipped, and said so, where there is none. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import '../../../src/core/azure';
import { analyze } from '../../../src/core/analyze';
import { convert } from '../../../src/core/convert/convert';
import { remedyOf } from '../../../src/core/fixes';
import { parseDocument } from '../../../src/core/languages/json/parse';
import { statedGeneration } from '../../../src/core/machine/devices';
import { parsesStrictly } from '../strict-json';

const { GEN2_CORPUS = join(__dirname, '..', '..', '..', '..', 'shared', 'corpus') } = process.env;

const read = (path: string): string => readFileSync(path, 'utf8').replace(/^\ufeff/, '');

interface Row {
  readonly path: string;
  readonly generation: string;
  readonly remark: string;
}

/** The index names each file with its generation and how many builders it has. */
function indexed(folder: string): Row[] {
  const [header = '', ...lines] = read(join(GEN2_CORPUS, 'index.tsv')).split(/\r?\n/).filter(Boolean);
  const columns = header.split('\t');
  const cell = (line: string, column: string): string => line.split('\t')[columns.indexOf(column)] ?? '';
  return lines
    .filter(line => line.startsWith(`${folder}/`))
    .map(line => ({
      path: join(GEN2_CORPUS, cell(line, 'local_file')),
      generation: cell(line, 'generation').replace(/^"/, ''),
      remark: cell(line, 'remark'),
    }));
}

describe('real definition files', () => {
  before(function () {
    if (!existsSync(join(GEN2_CORPUS, 'index.tsv'))) {
      console.log(`      skipped: there is no folder ${GEN2_CORPUS} (set GEN2_CORPUS)`);
      this.skip();
    }
  });

  it('are Packer templates with the machines and generations that the index names', () => {
    const rows = indexed('packer-json');
    assert.ok(rows.length > 100);
    for (const { path, generation, remark } of rows) {
      const text = read(path);
      if (parseDocument(text).fatal !== undefined) {
        continue;
      }
      const { format, machines } = analyze(text, { fileName: path });
      assert.equal(format?.id, 'packer-json', path);
      assert.equal(machines.length, Number(/(\d+) hyperv/.exec(remark)?.[1]), path);
      const stated = new Set(machines.map(({ machine }) => String(statedGeneration(machine))));
      assert.deepEqual([...stated], [generation.charAt(0)], path);
    }
  });

  it('convert, unless they are blocked, and nothing is left that a conversion could have fixed', () => {
    for (const { path } of indexed('packer-json')) {
      const before = read(path);
      const { analysis, text } = convert(before, { fileName: path, lossy: true });
      const after = analyze(text, { fileName: path });
      // A key that was meant to be another is corrected first.
      if (analysis.problems.some(({ code, remedy }) => code === 'unsupported-argument' && remedy !== undefined)) {
        assert.equal(text, before, path);
        continue;
      }
      for (const [index, { machine, status }] of analysis.machines.entries()) {
        const { machine: converted } = after.machines[index] ?? {};
        assert.ok(
          converted !== undefined && (status === 'blocked' || statedGeneration(converted) === 2),
          `${path} ${machine.name}`,
        );
      }
      const fixable = after.findings.filter(
        finding => remedyOf(after, finding) !== 'none' && after.machines[finding.machine]?.status !== 'blocked',
      );
      assert.deepEqual(fixable, [], path);
      assert.equal(convert(text, { fileName: path, lossy: true }).text, text, path);
      assert.equal(parsesStrictly(text), parsesStrictly(before), path);
    }
  });

  it('of Get-VM are read with the generation of each machine', () => {
    const files = readdirSync(join(GEN2_CORPUS, 'get-vm-json'));
    const machines = files.flatMap(file => {
      const analysis = analyze(read(join(GEN2_CORPUS, 'get-vm-json', file)), { fileName: file });
      assert.ok(analysis.format === undefined || analysis.format.id === 'get-vm', file);
      return analysis.machines.map(({ machine }) => [machine.name, statedGeneration(machine)]);
    });
    assert.deepEqual(machines, [
      ['mockvm1', 1],
      ['mockvm2', 2],
    ]);
  });

  it('of other tools are not mistaken for ours', () => {
    const folders = ['arm', 'hcs', 'other'];
    const recognised = folders.flatMap(folder =>
      readdirSync(join(GEN2_CORPUS, folder)).filter(file => {
        const { format, machines } = analyze(read(join(GEN2_CORPUS, folder, file)), { fileName: file });
        // Lists of a lab builder that state a generation are home-made definitions, and read as such; what states none is unknown.
        const homeMade =
          format?.id === 'vm-definition' &&
          machines.some(({ machine }) => machine.generation.origin === 'literal') &&
          machines.every(({ machine, status }) => machine.generation.origin === 'literal' || status === 'unknown');
        const uefiOnly =
          format?.neverConverted !== undefined && machines.every(({ status }) => status === 'generation-2');
        return (
          format !== undefined &&
          format.kind !== 'azure' &&
          !uefiOnly &&
          !(homeMade && basename(file).includes('memlabs'))
        );
      }),
    );
    assert.deepEqual(recognised, []);
  });
});
