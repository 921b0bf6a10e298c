/** Settings that are worked out of the variable which gives the generation. */
import assert from 'node:assert/strict';
import { analyzed, converted, type Texts } from './packer-hcl-kit';

const VARIABLE = 'variable "generation" {\n  default = 1\n}\n';
const BUS = 'locals {\n  bus = var.generation == 2 ? "Scsi" : "Ide"\n}\n';

const machine = (inside: string, generation = 'var.generation'): string =>
  `resource "hyperv_machine_instance" "web" {\n  name       = "windows-2022"\n  generation = ${generation}\n${inside}}\n`;

const disk = (bus: string, path = '"D:\\\\vm\\\\web.vhdx"'): string =>
  `  hard_disk_drives {\n    controller_type     = ${bus}\n    controller_number   = 0\n    controller_location = 0\n    path                = ${path}\n  }\n`;

const source = (inside: string): string =>
  `source "hyperv-iso" "windows-2022" {\n  generation = var.generation\n${inside}}\nbuild {\n  sources = ["hyperv-iso.windows-2022"]\n}\n`;

/** The files that a conversion changes. */
function changed(texts: Texts): Texts {
  const { texts: after } = converted(texts);
  return Object.fromEntries(Object.entries(after).filter(([file, text]) => texts[file] !== text));
}

/** What could still be fixed once a configuration is converted, and what a machine of Generation 2 may not have. */
function left(texts: Texts): string[] {
  const { findings } = analyzed(converted(texts).texts);
  return findings.filter(({ fix, severity }) => fix !== undefined || severity === 'error').map(({ rule }) => rule);
}

const rules = (texts: Texts): readonly string[] => analyzed(texts).findings.map(({ rule }) => rule);

const FOLLOWING: Readonly<Record<string, string>> = {
  'a bus by a condition': disk('var.generation == 2 ? "Scsi" : "Ide"'),
  'a bus by a local': `${disk('local.bus')}`,
  'a bus in a template': disk('"$' + '{local.bus}"'),
  'a bus in a list': disk('["", "Ide", "Scsi"][var.generation]'),
  'a drive and its place': `  dvd_drives {\n    controller_number   = var.generation == 2 ? 0 : 1\n    controller_location = 2 - var.generation\n    path                = "D:\\\\iso\\\\a.iso"\n  }\n`,
  'a legacy adapter': '  network_adaptors {\n    name      = "lan"\n    is_legacy = var.generation == 1\n  }\n',
  'a block for the firmware':
    '  dynamic "vm_firmware" {\n    for_each = var.generation == 2 ? [1] : []\n    content {\n      enable_secure_boot = "On"\n    }\n  }\n',
  'blocks for another place':
    '  dynamic "hard_disk_drives" {\n    for_each = [local.bus]\n    content {\n      controller_type     = hard_disk_drives.value\n      controller_number   = 0\n      controller_location = 0\n    }\n  }\n',
};

describe('what follows the generation of a machine of Terraform', () => {
  for (const [name, inside] of Object.entries(FOLLOWING)) {
    it(`needs no change: ${name}`, () => {
      const texts = { 'main.tf': machine(inside), 'variables.tf': VARIABLE + BUS };
      assert.deepEqual(changed(texts), { 'variables.tf': (VARIABLE + BUS).replace('= 1\n', '= 2\n') });
      assert.deepEqual(left(texts), []);
    });
  }

  it('needs no change where values give the generation, as a text as well', () => {
    const texts = {
      'main.tf': machine(disk('var.generation == "2" ? "Scsi" : "Ide"')),
      'variables.tf': 'variable "generation" {\n  type = string\n}\n',
      'terraform.tfvars': 'generation = "1"\n',
    };
    assert.deepEqual(changed(texts), { 'terraform.tfvars': 'generation = "2"\n' });
    assert.deepEqual(left(texts), []);
  });

  it('needs no change in JSON', () => {
    const json = (generation: number): string =>
      `{\n  "variable": { "generation": { "default": ${generation} } },\n  "resource": { "hyperv_machine_instance": { "web": {\n    "name": "windows-2022",\n    "generation": "$\{var.generation}",\n    "hard_disk_drives": [{ "controller_type": "$\{var.generation == 2 ? \\"Scsi\\" : \\"Ide\\"}", "controller_number": 0, "controller_location": 0 }]\n  } } }\n}\n`;
    assert.deepEqual(changed({ 'main.tf.json': json(1) }), { 'main.tf.json': json(2) });
  });

  it('needs no change in a module that is called with the generation', () => {
    const call = (generation: string): string =>
      `# hyperv\nmodule "vm" {\n  source     = "./vm"\n  generation = ${generation}\n}\n`;
    const module = {
      'vm/main.tf': machine(disk('local.bus')),
      'vm/variables.tf': 'variable "generation" {}\n',
      'vm/bus.tf': BUS,
    };
    assert.deepEqual(changed({ 'main.tf': call('1'), ...module }), { 'main.tf': call('2') });
    const behind = { 'main.tf': call('var.generation'), 'variables.tf': VARIABLE, ...module };
    assert.deepEqual(changed(behind), { 'variables.tf': VARIABLE.replace('1', '2') });
    const given = {
      'main.tf': call('var.generation').replace('}\n', '  bus        = local.bus\n}\n'),
      'variables.tf': VARIABLE + BUS,
      'vm/main.tf': machine(disk('var.bus')),
      'vm/variables.tf': 'variable "generation" {}\nvariable "bus" {}\n',
    };
    assert.deepEqual(changed(given), { 'variables.tf': (VARIABLE + BUS).replace('= 1\n', '= 2\n') });
  });

  it('is said to be no mistake of Generation 1', () => {
    const texts = { 'main.tf': machine(disk('local.bus')), 'variables.tf': VARIABLE + BUS };
    assert.ok(!rules(texts).some(rule => rule.startsWith('generation-1/')), rules(texts).join());
  });

  it('is converted where something else is made of the variable as well, as that stays', () => {
    for (const elsewhere of [
      'output "generation" {\n  value = "g$' + '{var.generation}"\n}\n',
      'resource "hyperv_vhd" "a" {\n  path = "D:\\\\g$' + '{var.generation}.vhdx"\n}\n',
    ]) {
      const texts = { 'main.tf': machine(disk('"Ide"')), 'variables.tf': VARIABLE, 'other.tf': elsewhere };
      assert.deepEqual(changed(texts), { 'main.tf': machine(disk('"Scsi"'), '2') });
      const kept = { ...texts, 'main.tf': machine(disk('var.generation == 2 ? "Scsi" : "Ide"')) };
      assert.deepEqual(changed(kept), {});
    }
    const renamed = {
      'main.tf': machine(disk('"Ide"', '"D:\\\\g$' + '{var.generation}.vhdx"')),
      'variables.tf': VARIABLE,
    };
    assert.equal(changed(renamed)['variables.tf'], undefined);
  });

  it('is left where it does not come to what Generation 2 has', () => {
    const texts = { 'main.tf': machine(disk('var.generation == 2 ? "Ide" : "Scsi"')), 'variables.tf': VARIABLE };
    assert.deepEqual(changed(texts), {});
  });
});

describe('what follows the generation of a machine of Packer', () => {
  for (const setting of [
    'enable_secure_boot = var.generation == 2',
    'enable_secure_boot = local.is_uefi',
    'enable_tpm = var.generation > 1 ? true : false',
    'secure_boot_template = var.generation == 2 ? "MicrosoftWindows" : null',
    'use_fixed_vhd_format = var.generation != 2',
    'first_boot_device = var.generation == 2 ? "SCSI:0:0" : "IDE:0:0"',
    'floppy_files = var.generation == 1 ? ["a.xml"] : []',
    'configuration_version = { 1 = "5.0", 2 = "9.0" }[var.generation]',
  ]) {
    it(`needs no change: ${setting}`, () => {
      const values = `${VARIABLE}locals {\n  is_uefi = var.generation == 2\n}\n`;
      const texts = {
        'a.pkr.hcl': source(
          `  ${setting}\n${setting.includes('enable_secure_boot') ? '' : '  enable_secure_boot = false\n'}`,
        ),
        'variables.pkr.hcl': values,
      };
      assert.deepEqual(changed(texts), { 'variables.pkr.hcl': values.replace('= 1\n', '= 2\n') });
      assert.deepEqual(left(texts), []);
      assert.ok(!rules(texts).some(rule => rule.startsWith('generation-1/')), rules(texts).join());
    });
  }

  it('gets what its guest needs all the same', () => {
    const texts = {
      'a.pkr.hcl': source('  enable_secure_boot = var.generation == 2\n').replaceAll('windows-2022', 'ubuntu-22.04'),
      'variables.pkr.hcl': VARIABLE,
    };
    assert.match(changed(texts)['a.pkr.hcl'] ?? '', /secure_boot_template = "MicrosoftUEFICertificateAuthority"/);
    assert.deepEqual(left(texts), []);
  });

  it('does not follow where the variable is something else as well', () => {
    const texts = {
      'a.pkr.hcl': source('  cpus = var.generation\n  floppy_files = var.generation == 1 ? ["a.xml"] : []\n'),
      'variables.pkr.hcl': VARIABLE,
    };
    assert.equal(changed(texts)['variables.pkr.hcl'], undefined);
  });
});
