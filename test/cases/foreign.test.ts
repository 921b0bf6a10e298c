/** Files of others: never a machine, never edited; and files that do not parse, judged by their whole text. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cli } from '../unit/cli/cli-kit';
import { casePath, checkCase, describeCases, runCase } from './kit';

const CORPUS = casePath('../corpus');

async function assertNone(name: string): Promise<void> {
  const { machines, findings, code } = await checkCase(name);
  assert.deepEqual([machines, findings, code], [[], [], 0], name);
  assert.equal((await runCase(name, 'convert', '--lossy')).out, '', name);
  assert.equal((await runCase(name, 'runbook')).out, '', name);
}

describeCases('files that are not ours', () => {
  for (const name of ['vmware-list', 'libvirt', 'packer-variables', 'azure-image', 'terraform.tfvars']) {
    it(`${name}: no machine, no edit, no runbook`, () => assertNone(`not-ours/${name}.json`));
  }

  it('packer-variables, terraform.tfvars: are named as what they are', async () => {
    assert.match((await cli(['check', casePath('not-ours/packer-variables.json')])).out, /-var-file/);
    assert.match((await cli(['check', casePath('not-ours/terraform.tfvars.json')])).out, /tfvars/);
  });

  it('hcl2.pkr: is read, as HCL is by now', async () => {
    const { out } = await cli(['check', '--no-config', '--format', 'json', casePath('not-ours/hcl2.pkr.json')]);
    assert.equal(JSON.parse(out).files[0].format, 'packer-hcl');
  });
});

describeCases("Azure's files", () => {
  const BROKEN = /BROKEN JSON/;
  const files = (): string[][] =>
    readFileSync(join(CORPUS, 'azure-index.tsv'), 'utf8')
      .split('\n')
      .slice(1)
      .map(line => line.split('\t'))
      .filter(([file = '']) => file.endsWith('.json'));

  before(function () {
    if (!existsSync(join(CORPUS, 'azure-index.tsv'))) {
      this.skip();
    }
  });

  it('define no machine of Hyper-V', async () => {
    for (const folder of ['azure', 'arm']) {
      const { out } = await cli(['check', '--no-config', '--format', 'json', join(CORPUS, folder)]);
      const { files: found } = JSON.parse(out) as { files: readonly FoundFile[] };
      assert.ok(found.length > 10);
      for (const { path, format, findings } of found) {
        assert.ok(['arm-template', 'azure-resource', 'packer-azure', 'packer-azure-hcl'].includes(format), path);
        assert.ok(
          findings.every(({ rule }) => rule.startsWith('azure/')),
          path,
        );
      }
    }
  });

  it('have a problem only where they are broken by any reading', async () => {
    for (const [file = '', , , , , , , remark = ''] of files()) {
      if (!existsSync(join(CORPUS, 'azure', file))) {
        continue;
      }
      const { code } = await cli(['check', '--no-config', join(CORPUS, 'azure', file)]);
      assert.equal(code, BROKEN.test(remark) ? 2 : 0, `${file}: ${remark}`);
    }
  });
});

describeCases('files of tools that know UEFI alone', () => {
  it('are Generation 2, never converted and without a runbook', async () => {
    for (const [folder, format, part] of [
      ['hcs', 'hcs', '-block'],
      ['other', 'nanabox', 'NanaBox__Documents-ConfigurationReference'],
    ] as const) {
      const paths = readdirSync(join(CORPUS, folder)).filter(name => name.includes(part));
      assert.ok(paths.length > 4);
      for (const path of paths.map(name => join(CORPUS, folder, name))) {
        const { out } = await cli(['check', '--no-config', '--format', 'json', path]);
        const [file] = JSON.parse(out).files;
        assert.equal(file.format, format, path);
        assert.deepEqual(
          file.machines.map((machine: FoundMachine) => [machine.status, machine.runbook]),
          [['generation-2', false]],
        );
        assert.equal((await cli(['convert', '--no-config', '--lossy', path])).out, '', path);
        const { out: runbook, err } = await cli(['runbook', '--no-config', path]);
        assert.equal(runbook, '', path);
        assert.match(err, /UEFI alone/, path);
      }
    }
  });
});

describeCases('a list with a mistake', () => {
  it('is named as not read, where a folder is checked', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gen2-advisor-case-'));
    try {
      const text = `[
        { "Name": "a", "Generation": 1,, "ProcessorCount": 2 },
        { "Name": "b", "Generation": 1, "HardDrives": [{ "ControllerType": "IDE", "Path": "b.vhd" }] }
      ]`;
      await writeFile(join(folder, 'machines.json'), text);
      const { out, code } = await cli(['check', '--no-config', folder]);
      assert.match(out, /machines\.json:2:40 +error/);
      assert.equal(code, 2);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

interface FoundMachine {
  readonly status: string;
  readonly runbook: boolean;
}

interface FoundFile {
  readonly path: string;
  readonly format: string;
  readonly findings: readonly { readonly rule: string }[];
}
