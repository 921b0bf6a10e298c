/** What a template leaves to whoever builds: nobody knows what it comes to in Generation 2. */
import assert from 'node:assert/strict';
import { virtualMachine } from '../virtual-machines';
import { analyzed, converted } from './packer-hcl-kit';

const UBUNTU = '  iso_url = "ubuntu-22.04-live-server-amd64.iso"\n';

const source = (settings: string, generation: number): string =>
  `variable "x" {}\nsource "hyperv-iso" "web" {\n${UBUNTU}  generation = ${generation}\n  ${settings}\n}\n`;

const template = (settings: string, generation: number): string =>
  `{ "variables": { "x": null }, "builders": [{ "type": "hyperv-iso", "iso_url": "ubuntu-22.04-live-server-amd64.iso", "generation": ${generation}, ${settings} }] }`;

const json = (settings: string): string =>
  settings
    .split('\n')
    .map(setting => setting.replace(/(\w+) = /, '"$1": ').replace('var.x', '"{{user `x`}}"'))
    .join(', ');

const UNKNOWN: readonly string[] = [
  'use_legacy_network_adapter = var.x',
  'use_fixed_vhd_format = var.x',
  'first_boot_device = var.x',
  'enable_secure_boot = var.x',
  'enable_secure_boot = true\nsecure_boot_template = var.x',
];

describe('a setting of Packer that only a run gives', () => {
  for (const settings of UNKNOWN) {
    for (const [fileName, of, text] of [
      ['a.pkr.hcl', source, settings],
      ['a.json', template, json(settings)],
    ] as const) {
      it(`keeps a machine of Generation 1 as it is: ${text}`, () => {
        const texts = { [fileName]: of(text, 1) };
        const { machines, findings } = analyzed(texts);
        assert.equal(machines[0]?.status, 'needs-work');
        assert.ok(findings.some(({ rule }) => rule === 'vm/cut-off'));
        assert.deepEqual(converted(texts).texts, texts);
      });

      it(`is for whoever builds one of Generation 2: ${text}`, () => {
        const { machines, findings } = analyzed({ [fileName]: of(text, 2) });
        assert.equal(machines[0]?.status, 'generation-2');
        assert.ok(!findings.some(({ rule }) => rule === 'vm/cut-off'));
      });
    }
  }

  for (const settings of [
    'use_legacy_network_adapter = false',
    'use_fixed_vhd_format = null',
    'enable_secure_boot = false\nsecure_boot_template = var.x',
    'boot_order = var.x',
  ]) {
    it(`keeps none where it is known, or of no account: ${settings}`, () => {
      assert.equal(analyzed({ 'a.pkr.hcl': source(settings, 1) }).machines[0]?.status, 'ready');
    });
  }

  it('is of no account in a clone, which has the adapters and disks of its source', () => {
    const text =
      'variable "x" {}\nsource "hyperv-vmcx" "web" {\n  clone_from_vm_name = "base"\n  use_fixed_vhd_format = var.x\n}\n';
    assert.equal(virtualMachine(analyzed({ 'a.pkr.hcl': text }))?.drives.unreadable, undefined);
  });
});

describe('an adapter of Terraform that only a run makes a legacy one', () => {
  const machine = (legacy: string): string =>
    `variable "x" {}\nresource "hyperv_machine_instance" "web" {\n  generation = 1\n  network_adaptors {\n    name      = "lan"\n    is_legacy = ${legacy}\n  }\n}\n`;

  it('keeps the machine as it is', () => {
    const texts = { 'main.tf': machine('var.x') };
    assert.deepEqual(converted(texts), { texts, said: ['an expression stands for its adapters or settings'] });
  });

  it('does not where it is known', () => {
    assert.match(converted({ 'main.tf': machine('false') }).texts['main.tf'] ?? '', /generation = 2/);
  });
});

describe('files of a floppy that cannot be joined with those of a disc', () => {
  it('keep a machine as it is, which says that a person has to act', () => {
    const variable = 'variable "x" {\n  type = list(string)\n}\n';
    const files = `${UBUNTU}  floppy_files = var.x\n  cd_files = ["a"]\n`;
    const texts = { 'a.pkr.hcl': `${variable}source "hyperv-iso" "web" {\n${files}}\n` };
    assert.deepEqual(converted(texts), {
      texts,
      said: ['Floppy media do not exist in Generation 2, and here only a person can change that'],
    });
  });
});

describe('a boot command of Packer that only a run gives', () => {
  const told = (texts: Record<string, string>) =>
    analyzed(texts).findings.filter(({ rule, message }) => rule === 'boot-command/bios' && message === 'unread').length;
  const list = (more: string): string => `variable "y" {\n  type = list(string)\n${more}}\n`;

  it('is told, and makes no machine ready', () => {
    for (const texts of [
      { 'a.pkr.hcl': list('') + source('boot_command = var.y', 1) },
      { 'a.pkr.hcl': source(`boot_command = ["\${var.x}"]`, 1) },
      { 'a.json': template('"boot_command": "{{user `x`}}"', 1) },
      { 'a.json': template('"boot_command": ["{{user `x`}}"]', 1) },
    ]) {
      assert.equal(told(texts), 1);
      assert.equal(analyzed(texts).machines[0]?.status, 'needs-work');
    }
  });

  it('is not where something of it is known, where it is empty, and in Generation 2', () => {
    for (const texts of [
      { 'a.pkr.hcl': list('  default = []\n') + source('boot_command = var.y', 1) },
      { 'a.pkr.hcl': list('') + source('boot_command = var.y', 2) },
      { 'a.pkr.hcl': source('boot_command = ["<enter>", var.x]', 1) },
      { 'a.pkr.hcl': source('boot_command = []', 1) },
      { 'a.json': template('"boot_command": ["<enter>{{user `x`}}"]', 1) },
      { 'a.json': template('"boot_command": ""', 1) },
    ]) {
      assert.equal(told(texts), 0, JSON.stringify(texts));
    }
  });
});
