import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cli } from './cli-kit';

const SOURCES = 'source "hyperv-iso" "web" {\n  generation = var.generation\n  iso_url    = "x.iso"\n}\n';
const VARIABLES = 'variable "generation" {\n  default = 1\n}\n';

describe('gen2-advisor: a folder that is one configuration', () => {
  let folder = '';
  const path = (name: string): string => join(folder, name);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gen2-configuration-'));
    writeFileSync(path('build.pkr.hcl'), 'build {\n  sources = ["source.hyperv-iso.web"]\n}\n');
    writeFileSync(path('sources.pkr.hcl'), SOURCES);
    writeFileSync(path('variables.pkr.hcl'), VARIABLES);
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is checked once, by the folder or by any of its files', async () => {
    for (const named of [folder, path('build.pkr.hcl'), path('variables.pkr.hcl'), path('sources.pkr.hcl')]) {
      const { out } = await cli(['check', '--no-config', '--format', 'json', named]);
      const { files } = JSON.parse(out);
      assert.deepEqual(
        files.map((file: { path: string; machines: unknown[] }) => [file.path, file.machines.length]),
        [[path('sources.pkr.hcl'), 1]],
        named,
      );
    }
  });

  it('is written in all of its files', async () => {
    const { code, err } = await cli(['convert', '--no-config', '--lossy', '--write', folder]);
    assert.equal(readFileSync(path('variables.pkr.hcl'), 'utf8'), VARIABLES.replace('1', '2'));
    assert.equal(readFileSync(path('sources.pkr.hcl'), 'utf8'), SOURCES);
    assert.match(err, /where the variable var\.generation has its value/);
    assert.equal(code, 1, 'its guest is not known');
  });

  it('is written in none where one of its files cannot be', async () => {
    const sources = SOURCES.replace('x.iso', 'debian-12.5.0-amd64-netinst.iso');
    writeFileSync(path('sources.pkr.hcl'), sources);
    // It says that it is UTF-8, and has bytes that are none.
    writeFileSync(
      path('variables.pkr.hcl'),
      Buffer.concat([Buffer.from(`\ufeff${VARIABLES}`), Buffer.from([0x23, 0xff, 0xfe, 0x0a])]),
    );
    const { code, err } = await cli(['convert', '--no-config', '--lossy', '--write', folder]);
    assert.equal(code, 2, err);
    assert.match(err, /variables\.pkr\.hcl/);
    assert.equal(readFileSync(path('sources.pkr.hcl'), 'utf8'), sources);
  });

  it('has the values that are named', async () => {
    writeFileSync(path('gen2.hcl'), 'generation = 2\n');
    const { out } = await cli(['check', '--no-config', '--format', 'json', '--var-file', path('gen2.hcl'), folder]);
    assert.equal(JSON.parse(out).files[0].machines[0].generation, 2);
    assert.equal((await cli(['check', '--var-file', path('none.hcl'), folder])).code, 2);
    const refused = await cli(['check', '--var-file', folder, folder]);
    assert.deepEqual([refused.code, refused.out], [2, '']);
    assert.match(refused.err, /--var-file: .* is a folder: name the file with the values/);
    writeFileSync(path('gen1.hcl'), 'generation = "1"\n');
    await cli(['convert', '--no-config', '--lossy', '--write', '--var-file', path('gen1.hcl'), folder]);
    assert.equal(readFileSync(path('gen1.hcl'), 'utf8'), 'generation = "2"\n');
  });

  it('says by the folder, too, that a build makes the machine and nothing moves', async () => {
    const { code, err } = await cli(['runbook', '--no-config', folder]);
    assert.match(err, /sources\.pkr\.hcl: no runbook for "web": /);
    assert.equal(code, 1);
    writeFileSync(path('other.vm.json'), '{ "Name": "web", "Generation": 1 }');
    assert.match((await cli(['runbook', '--no-config', folder])).err, / has 2 definitions: name the file of one/);
  });

  it('is looked at from standard input, with the files beside the name', async () => {
    const { out } = await cli(['check', '--format', 'json', '-', '--stdin-filename', path('sources.pkr.hcl')], SOURCES);
    assert.equal(JSON.parse(out).files[0].machines[0].generation, 1);
  });

  it('has a plan of its conversion', async () => {
    const { out } = await cli(['convert', '--no-config', '--plan', folder]);
    assert.match(out, /sources\.pkr\.hcl:1:\d+ {2}web: /);
  });

  it('is shown as a diff of all files', async () => {
    const { out } = await cli(['convert', '--no-config', '--lossy', path('variables.pkr.hcl')]);
    assert.match(out, /\+\+\+ .*variables\.pkr\.hcl/);
  });
});
