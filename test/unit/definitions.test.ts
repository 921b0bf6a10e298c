/**
 * Small definitions in the shapes that people have, whole files of each format: what the long tests hold of many real ones,
 * which are not part of the project, is held here for everybody.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import '../../src/core/azure';
import '../../src/core/hcl';
import { analyze } from '../../src/core/analyze';
import { convert } from '../../src/core/convert/convert';
import { remedyOf } from '../../src/core/fixes';
import type { FormatId } from '../../src/core/formats/format';
import { isFormatted } from '../../src/core/languages/hcl/format';
import { statedGeneration } from '../../src/core/machine/devices';
import { parsesStrictly } from './strict-json';

const FOLDER = join(__dirname, '..', 'fixtures', 'definitions');

type Machine = readonly [name: string, generation: 1 | 2 | undefined, status: string];

const READ: Readonly<Record<string, readonly [format: FormatId | undefined, ...machines: readonly Machine[]]>> = {
  'exported/get-vm.json': ['get-vm', ['files01', 1, 'needs-work'], ['web01', 2, 'generation-2']],
  // One says its generation; the other leaves it to who makes it.
  'exported/lab.json': ['vm-definition', ['DC1', undefined, 'unknown'], ['CLIENT1', 1, 'ready']],
  'others/box.json': [undefined],
  'others/compute-system.json': ['hcs', ['VM 1', 2, 'generation-2']],
  'others/network.json': [undefined],
  'others/vsphere.json': [undefined],
  'packer/debian.pkr.hcl': ['packer-hcl', ['debian', 1, 'needs-work']],
  'packer/debian.pkr.json': ['packer-hcl', ['debian', 2, 'generation-2']],
  'packer/linux.json': ['packer-json', ['rocky9', 1, 'needs-work']],
  'packer/windows.json': ['packer-json', ['ws2019', 1, 'needs-work']],
  'terraform-json/main.tf.json': ['terraform', ['db', 1, 'needs-work']],
  'terraform/main.tf': ['terraform', ['web', 1, 'needs-work']],
};

/** Where nothing says a generation, and who makes the machine may take any. */
const LEFT: readonly string[] = ['exported/lab.json DC1'];

const files = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile())
  .map(({ parentPath, name }) => relative(FOLDER, join(parentPath, name)).replaceAll(sep, '/'))
  .sort();

describe('whole definitions', () => {
  it('are all named here', () => assert.deepEqual(files, Object.keys(READ).sort()));

  for (const file of files) {
    const text = readFileSync(join(FOLDER, file), 'utf8');
    const options = { fileName: basename(file) };

    it(`are read: ${file}`, () => {
      const { format, machines, problems } = analyze(text, options);
      const read = machines.map(({ machine, status }) => [machine.name, statedGeneration(machine), status]);
      assert.deepEqual([format?.id, ...read], READ[file]);
      assert.deepEqual(problems, []);
    });

    it(`are converted, once and for all: ${file}`, () => {
      const { text: converted } = convert(text, { ...options, lossy: true });
      const after = analyze(converted, options);
      for (const { machine } of after.machines) {
        const isLeft = LEFT.includes(`${file} ${machine.name}`);
        assert.equal(statedGeneration(machine), isLeft ? undefined : 2, machine.name);
      }
      const fixable = after.findings.filter(finding => remedyOf(after, finding) !== 'none');
      assert.deepEqual(fixable, []);
      assert.equal(convert(converted, { ...options, lossy: true }).text, converted);
      assert.equal(parsesStrictly(converted), parsesStrictly(text));
      if (after.documents.main.language === 'hcl') {
        assert.ok(isFormatted(text) && isFormatted(converted));
      }
    });
  }
});
