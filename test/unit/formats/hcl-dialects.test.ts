/** HCL that is no configuration of Packer or Terraform of today: nothing is read of it, or what is wrong is said. */
import assert from 'node:assert/strict';
import '../../../src/core/azure';
import '../../../src/core/hcl';
import { analyze } from '../../../src/core/analyze';
import { convert } from '../../../src/core/convert/convert';

const MACHINE = 'resource "hyperv_machine_instance" "web" {\n  name       = "web"\n  generation = 1\n}\n';
const SOURCE = 'source "hyperv-iso" "web" {\n  generation = 1\n}\n';

/** By their names alone: with a machine that would be one in another file. */
const OTHER_NAMES = [
  ...['web.tftest.hcl', 'web.tfmock.hcl', 'web.tfstack.hcl', 'web.tfdeploy.hcl', 'web.tfquery.hcl', 'web.tfbackend'],
  ...['terragrunt.hcl', 'terragrunt.stack.hcl', '.terraform.lock.hcl', 'web.nomad.hcl', 'web.pkrtpl.hcl', 'web.hcl'],
];

/** What other tools have in files of theirs, with the words of ours in it. */
const OTHER_TEXTS: Readonly<Record<string, string>> = {
  'web.tftest.hcl': `run "makes_a_machine" {
  command = plan

  assert {
    condition     = hyperv_machine_instance.web.generation == 1
    error_message = "Not of Generation 1"
  }
}

mock_provider "hyperv" {
  mock_resource "hyperv_machine_instance" {
    defaults = { generation = 1 }
  }
}
`,
  'terragrunt.hcl': `terraform {
  source = "../modules//hyperv"
}

generate "machine" {
  path      = "machine.tf"
  if_exists = "overwrite"
  contents  = <<EOT
${MACHINE}EOT
}

inputs = {
  generation = 1
}
`,
  '.terraform.lock.hcl': `provider "registry.terraform.io/taliesins/hyperv" {
  version = "1.2.1"
  hashes  = ["h1:AAAA="]
}
`,
  'ks.pkrtpl.hcl': `lang en_US
%{ if generation == 1 ~}
bootloader --location=mbr
%{ endif ~}
source "hyperv-iso" "a" { \${name}
`,
};

const problemsOf = (fileName: string, text: string): string[] => [
  ...new Set(analyze(text, { fileName, isNamed: true }).problems.map(({ code }) => code)),
];

describe('HCL of another dialect', () => {
  it('is nothing, whatever stands in it', () => {
    const texts = [
      ...OTHER_NAMES.flatMap(fileName => [MACHINE, SOURCE].map(text => [fileName, text] as const)),
      ...Object.entries(OTHER_TEXTS),
    ];
    for (const [fileName, text] of texts) {
      const { format, machines, problems } = analyze(text, { fileName, isNamed: true });
      assert.deepEqual([format, machines, problems], [undefined, [], []], fileName);
      assert.equal(convert(text, { fileName, lossy: true }).text, text, fileName);
    }
  });

  it('is told of where it is HCL 1', () => {
    const quoted = MACHINE.replace('  name ', '  "name" ');
    assert.deepEqual(problemsOf('main.tf', quoted), ['quoted-name']);
    assert.deepEqual(problemsOf('main.tf', MACHINE.replace('1\n', '1;\n')), ['invalid-character']);
    // Where even the blocks are named in quotes, Terraform reads none, and neither is there a machine here.
    assert.deepEqual(problemsOf('main.tf', MACHINE.replace('resource', '"resource"')), []);
  });

  it('is told of where a merge left its marks, with the machines that can be read', () => {
    const lines = (base: string) => `<<<<<<< HEAD\n  generation = 1\n${base}=======\n  generation = 2\n>>>>>>> other\n`;
    const base = '||||||| base\n  generation = 1\n';
    for (const [fileName, header] of [
      ['main.tf', 'resource "hyperv_machine_instance" "web" {\n  name = "web"\n'],
      ['main.pkr.hcl', 'source "hyperv-iso" "web" {\n'],
    ] as const) {
      for (const text of [`${header}${lines('')}}\n`, `${header}${lines(base)}}\n`]) {
        assert.deepEqual(problemsOf(fileName, text), ['conflict-marker'], text);
        assert.equal(analyze(text, { fileName }).machines.length, 1);
        assert.equal(convert(text, { fileName, lossy: true }).text, text);
      }
    }
  });

  it('is told of each merge once, also where the marks are around blocks', () => {
    const both = `<<<<<<< HEAD\n${MACHINE}=======\n${MACHINE}>>>>>>> other\n`;
    assert.deepEqual(problemsOf('main.tf', both), ['conflict-marker']);
    assert.equal(analyze(both + both, { fileName: 'main.tf' }).problems.length, 2);
    const openings = SOURCE.replace(/^(.*)$/m, '<<<<<<< HEAD\n$1\n=======\n$1\n>>>>>>> other');
    assert.deepEqual(problemsOf('main.pkr.hcl', openings), ['conflict-marker']);
    assert.deepEqual(problemsOf('main.pkr.hcl', `${SOURCE}=======\n`), ['conflict-marker']);
  });

  it('is told of a mistake, and not of what it brings about', () => {
    const unclosed = SOURCE.replace('}\n', `\n${SOURCE.replace('web', 'db')}`);
    assert.deepEqual(problemsOf('main.pkr.hcl', unclosed), ['unclosed-block']);
    // The machine behind a brace that is missing is there, and nothing of it is told to be elsewhere.
    const behind = `locals {\n  a = 1\n\n${MACHINE}`;
    assert.deepEqual(problemsOf('main.tf', behind), ['unclosed-block']);
    assert.equal(analyze(behind, { fileName: 'main.tf' }).machines.length, 1);
    const part = MACHINE.replace('}\n', '  hard_disk_drives {\n    controller_num\n  }\n}\n');
    assert.deepEqual(problemsOf('main.tf', part), ['item-expected']);
    const windsor = 'resource "hyperv_vm" "web" {\n  name = "web"\n  gener\n}\n';
    assert.deepEqual(problemsOf('main.tf', windsor), ['item-expected']);
    // What another block lacks is told all the same.
    const other = windsor.replace('  gener\n', '').replace('"web"', '"db"');
    assert.deepEqual(problemsOf('main.tf', `${windsor}${other}`), ['item-expected', 'missing-argument']);
    assert.deepEqual(problemsOf('main.tf', `${other}sour\n`), ['item-expected', 'missing-argument']);
  });

  it('is told of a mistake that hides the machine', () => {
    for (const [fileName, machine] of [
      ['main.tf', MACHINE],
      ['main.pkr.hcl', SOURCE],
      ['main.pkr.hcl', SOURCE.replace('hyperv-iso', 'azure-arm')],
    ] as const) {
      assert.deepEqual(problemsOf(fileName, `/* before\n${machine}`), ['unclosed-comment']);
      const below = machine.replace('" {', '"\n{');
      assert.equal(problemsOf(fileName, below)[0], 'body-expected');
      assert.deepEqual(problemsOf('web.hcl', below), []);
      assert.deepEqual(problemsOf(fileName, `/* before\n# ${machine}`), []);
    }
  });

  it('is told of where it is half typed, and left alone', () => {
    const text = `${MACHINE.replace('1\n', '\n')}\n${MACHINE.replace('"web" {', '"db" {').slice(0, -2)}`;
    assert.deepEqual(problemsOf('main.tf', text), ['value-expected', 'unclosed-block']);
    assert.equal(analyze(text, { fileName: 'main.tf' }).machines.length, 2);
    assert.equal(convert(text, { fileName: 'main.tf', lossy: true }).text, text);
  });
});
