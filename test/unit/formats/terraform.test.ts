import assert from 'node:assert/strict';
import { analyze } from '../../../src/core/analyze';
import { convertMachines } from '../../../src/core/convert/convert';
import { conversionDiff } from '../../../src/core/convert/diff';
import { conversionParts } from '../../../src/core/convert/parts';
import { terraform } from '../../../src/core/formats/terraform';
import { documentsOf } from '../../../src/core/languages/documents';
import { parseDocument } from '../../../src/core/languages/hcl/document';
import { known } from '../../../src/core/machine/field';
import { completed } from '../../../src/core/steps';
import { applyEdits } from '../../../src/core/text/place';
import { assertGrowsEvenly } from '../growth';
import { virtualMachines } from '../virtual-machines';
import type { Texts } from './packer-hcl-kit';
import { analyzed, converted, filesOf, problemsIn } from './packer-hcl-kit';

const machine = (inside: string, label = 'web'): string =>
  `resource "hyperv_machine_instance" "${label}" {\n  name = "${label}"\n${inside}}\n`;

const disk = (type: string, number: number, location: number, path = '"D:\\\\vm\\\\a.vhdx"'): string => `
  hard_disk_drives {
    controller_type     = ${type}
    controller_number   = ${number}
    controller_location = ${location}
    path                = ${path}
  }
`;

const read = (texts: Texts) => virtualMachines(analyzed(texts)).map(({ machine: each }) => each);
const generations = (texts: Texts) =>
  read(texts).map(({ generation }) => (generation.known ? generation.value : undefined));
const rules = (texts: Texts) => [...new Set(analyzed(texts).findings.map(({ rule }) => rule))].sort();

describe('Terraform configurations', () => {
  it('are told by their resources, and not by their names', () => {
    assert.equal(analyzed({ 'main.tf': machine('') }).format?.id, 'terraform');
    assert.equal(analyzed({ 'main.tf': 'resource "hyperv_network_switch" "a" {}' }).format, undefined);
    assert.equal(analyzed({ 'main.tf': 'data "hyperv_machine_instance" "a" { name = "a" }' }).format, undefined);
    assert.equal(analyzed({ 'main.tf': '# resource "hyperv_machine_instance" "a" {}' }).format, undefined);
  });

  it('have a generation by literal, variable, local, condition, values, and by default', () => {
    const of = (value: string, more: Texts = {}) =>
      generations({ 'main.tf': machine(`  generation = ${value}\n`), ...more })[0];
    assert.equal(generations({ 'main.tf': machine('') })[0], 2);
    assert.equal(of('1'), 1);
    assert.equal(of('"1"'), 1);
    assert.equal(of('null'), 2);
    assert.equal(of('3'), undefined);
    assert.equal(of('var.g'), undefined);
    assert.equal(of('var.g', { 'v.tf': 'variable "g" {\n  default = 1\n}\n' }), 1);
    assert.equal(of('var.g', { 'v.tf': 'variable "g" {}', 'terraform.tfvars': 'g = 1\n' }), 1);
    assert.equal(of('var.g', { 'v.tf': 'variable "g" {}', 'other.tfvars': 'g = 1\n' }), undefined);
    const both = { 'v.tf': 'variable "g" {}', 'terraform.tfvars': 'g = 1\n', 'a.auto.tfvars.json': '{ "g": 2 }' };
    assert.equal(of('var.g', both), 2);
    assert.equal(of('local.g', { 'v.tf': 'locals {\n  g = true ? 1 : 2\n}\n' }), 1);
    assert.equal(of('data.external.x.result["generation"]'), undefined);
  });

  it('are read in the files of OpenTofu as well, which hide those of Terraform of the same name from it', () => {
    const one = machine('  generation = 1\n');
    const two = machine('  generation = 2\n');
    assert.deepEqual(generations({ 'main.tofu': one }), [1]);
    assert.deepEqual(generations({ 'main.tofu': one, 'main.tf': two }), [1]);
    assert.deepEqual(generations({ 'main.tf': two, 'main.tofu': one }), [2]);
    assert.deepEqual(generations({ 'main.tofu': one, 'other.tf': machine('', 'db') }), [1, 2]);
    const json = '{ "resource": { "hyperv_machine_instance": { "web": { "generation": 1 } } } }';
    assert.deepEqual(generations({ 'main.tofu.json': json, 'main.tf.json': '{}' }), [1]);
    const values = { 'v.tf': 'variable "g" {\n  default = 2\n}\n', 'v.tofu': 'variable "g" {\n  default = 1\n}\n' };
    assert.deepEqual(generations({ 'main.tf': machine('  generation = var.g\n'), ...values }), [1]);
    assert.deepEqual(generations({ 'main.tf': one, 'main_override.tofu': two }), [2]);
    const called = { 'main.tofu': '# hyperv\nmodule "a" {\n  source = "./m"\n  g = 1\n}\n' };
    assert.deepEqual(
      generations({ ...called, 'm/vm.tofu': `variable "g" {}\n${machine('  generation = var.g\n')}` }),
      [1],
    );
  });

  it('are read by the schema of their provider', () => {
    const drive = (buses: Texts) =>
      read(buses)[0]?.drives.items.map(({ kind, bus, path }) => [
        kind,
        bus?.known === true && bus.value,
        path?.known === true && path.value,
      ]);
    const windsor = `resource "hyperv_vm" "a" {
  name       = "a"
  generation = 1
  cpu        = { count = 4 }
  memory     = { startup_bytes = 2147483648, dynamic = true }

  hard_disk_drive = [
    { path = "a.vhdx", controller_type = "IDE", controller_number = 0, controller_location = 0 },
  ]

  dvd_drive = [
    { iso_path = "debian-12.iso", controller_type = "IDE", controller_number = 0, controller_location = 1 },
  ]
}
`;
    assert.deepEqual(drive({ 'main.tf': windsor }), [
      ['disk', 'ide', 'a.vhdx'],
      ['dvd', 'ide', 'debian-12.iso'],
    ]);
    const [first] = read({ 'main.tf': windsor });
    assert.equal(first?.processorCount?.known === true && first.processorCount.value, 4);
    assert.equal(first?.dynamicMemory?.known === true && first.dynamicMemory.value, true);
    const { texts } = converted({ 'main.tf': windsor });
    assert.match(texts['main.tf'] ?? '', /controller_type = "SCSI", controller_number = 0, controller_location = 1 \}/);
    assert.match(texts['main.tf'] ?? '', /secure_boot_template += "MicrosoftUEFICertificateAuthority"/);
    const ryan = `resource "hyperv_vm" "b" {
  name            = "b"
  generation      = 1
  processor_count = 2
}

resource "hyperv_hard_drive" "b" {
  vm_name           = hyperv_vm.b.name
  path              = "b.vhdx"
  controller_type   = "IDE"
  controller_number = 0
}
`;
    assert.deepEqual(drive({ 'main.tf': ryan }), [['disk', 'ide', 'b.vhdx']]);
    assert.match(converted({ 'main.tf': ryan }).texts['main.tf'] ?? '', /controller_type {3}= "SCSI"/);
    for (const name of ['"${hyperv_vm.b.name}"', '"b"']) {
      const text = ryan.replace('hyperv_vm.b.name', name);
      assert.deepEqual(drive({ 'main.tf': text }), [['disk', 'ide', 'b.vhdx']], name);
    }
    assert.deepEqual(drive({ 'main.tf': ryan.replace('hyperv_vm.b.name', '"c"') }), []);
    const chazragg = 'resource "hyperv_vm" "c" {\n  memory_startup = 1\n}\n';
    assert.deepEqual(generations({ 'main.tf': chazragg }), [undefined]);
    assert.match(problemsIn({ 'main.tf': chazragg }).join(), /without generation/);
    const flynn = 'resource "hyperv_virtual_machine" "d" {\n  generation = 1\n}\n';
    assert.deepEqual(generations({ 'main.tf': flynn }), [1]);
    assert.ok(!rules({ 'main.tf': flynn }).includes('vm/cut-off'));
  });

  it('are converted where each thing is written', () => {
    const before = {
      'main.tf': machine(
        `  notes = "Windows Server 2019"\n  generation = 1\n${disk('"Ide"', 0, 0)}${disk('"IDE"', 1, 1, 'hyperv_vhd.data.path')}
  dvd_drives {
    controller_number   = "1"
    controller_location = "0"
  }

  network_adaptors {
    name      = "lan"
    is_legacy = true
  }
`,
      ),
      'disks.tf': 'resource "hyperv_vhd" "data" {\n  path   = "D:\\\\vm\\\\data.vhd"\n  source = "D:\\\\data.vhd"\n}\n',
    };
    const { texts } = converted(before);
    const after = texts['main.tf'] ?? '';
    assert.match(after, /generation = 2/);
    assert.match(after, /controller_type {5}= "Scsi"\n {4}controller_number {3}= 0\n {4}controller_location = 0/);
    assert.match(after, /controller_type {5}= "SCSI"\n {4}controller_number {3}= 0\n {4}controller_location = 2/);
    assert.match(after, /controller_number {3}= "0"\n {4}controller_location = "1"/);
    assert.doesNotMatch(after, /is_legacy/);
    assert.match(texts['disks.tf'] ?? '', /path {3}= "D:\\\\vm\\\\data.vhdx"\n {2}source = "D:\\\\data.vhdx"/);
    assert.deepEqual(converted(texts).texts, texts);
  });

  it('have the image that one of several resources makes, by its key', () => {
    const of = (many: string, path: string, ...keys: string[]): Texts => {
      const disks = keys.map((key, index) => disk('"Ide"', 0, index, `hyperv_vhd.d[${key}].path`));
      const made = `resource "hyperv_vhd" "d" {\n  ${many}\n  path = ${path}\n}\n`;
      return { 'main.tf': machine(`  generation = 1\n${disks.join('')}`), 'disks.tf': made };
    };
    const images = (texts: Texts): unknown[] =>
      read(texts).flatMap(({ drives }) => drives.items.map(({ path }) => path?.known && path.value));
    const named = of('for_each = { os = "a.vhdx", data = "b.vhd" }', 'each.value', '"os"', '"data"');
    assert.deepEqual(images(named), ['a.vhdx', 'b.vhd']);
    assert.deepEqual(converted(named).texts, named);
    const counted = of('count = 2', '"d${count.index}.vhd"', '0', '1');
    assert.deepEqual(images(counted), ['d0.vhd', 'd1.vhd']);
    const open = of('count = var.disks', '"d${count.index}.vhd"', '0', '1');
    assert.deepEqual(images(open), ['d0.vhd', 'd1.vhd']);
    assert.match(converted(counted).texts['disks.tf'] ?? '', /"d\$\{count\.index\}\.vhdx"/);
  });

  it('have the .vhd of a resource that they name, however that is written', () => {
    const resource = 'resource "hyperv_vhd" "d" {\n  path = "D:\\\\d.vhd"\n}\n';
    for (const path of ['hyperv_vhd.d.path', '"${hyperv_vhd.d.path}"', '(hyperv_vhd.d.path)', 'local.path']) {
      const main = `${machine(`  generation = 1\n${disk('"Ide"', 0, 0, path)}`)}locals {\n  path = "\${hyperv_vhd.d.path}"\n}\n`;
      const texts = { 'main.tf': main, 'disks.tf': resource };
      assert.ok(rules(texts).includes('disk/vhd-format'), path);
      assert.match(converted(texts).texts['disks.tf'] ?? '', /d\.vhdx"/, path);
    }
    const json = JSON.stringify({
      resource: {
        hyperv_machine_instance: {
          a: {
            name: 'a',
            generation: 1,
            hard_disk_drives: [{ controller_type: 'Ide', controller_location: 0, path: '${hyperv_vhd.d.path}' }],
          },
        },
        hyperv_vhd: { d: [{ path: 'd.vhd' }] },
      },
    });
    assert.ok(rules({ 'main.tf.json': json }).includes('disk/vhd-format'));
    assert.match(converted({ 'main.tf.json': json }).texts['main.tf.json'] ?? '', /"d\.vhdx"/);
  });

  it('lose a DVD drive of the host, and name a disk of it by its path', () => {
    const dvd = (path: string): string =>
      `  dvd_drives {\n    controller_number   = 1\n    controller_location = 0\n    path                = ${JSON.stringify(path)}\n  }\n`;
    for (const [path, isHost] of [
      ['D:', true],
      ['\\\\.\\CdRom0', true],
      ['D:\\a.iso', false],
    ] as const) {
      const texts = { 'main.tf': machine(`  generation = 1\n${dvd(path)}`) };
      assert.equal(rules(texts).includes('dvd/physical'), isHost, path);
      assert.equal((converted(texts).texts['main.tf'] ?? '').includes('dvd_drives'), !isHost, path);
    }
    const main = machine(`  generation = 1\n${disk('"Ide"', 0, 0, '"\\\\\\\\.\\\\PhysicalDrive2"')}`);
    assert.ok(rules({ 'main.tf': main }).includes('disk/pass-through'));
  });

  it('keep the name of an image that is made of what stays a .vhd', () => {
    const disksOf = (made: string): string => {
      const main = machine(`  generation = 1\n${disk('"Ide"', 0, 0, 'hyperv_vhd.d.path')}`);
      const texts = {
        'main.tf': main,
        'disks.tf': `resource "hyperv_vhd" "d" {\n  path = "D:\\\\d.vhd"\n  ${made}\n}\n`,
      };
      return converted(texts).texts['disks.tf'] ?? '';
    };
    const left = [
      'source = "https://x/d.vhd"',
      'source = "D:\\\\d.zip"',
      'source = data.x.y.path',
      'source_vm = "old"',
    ];
    for (const made of [...left, 'parent_path = "D:\\\\p.vhd"', 'parent_path = hyperv_vhd.p.path']) {
      assert.match(disksOf(made), /path = "D:\\\\d\.vhd"/, made);
    }
    const moved = ['source = "D:\\\\s.vhdx"', 'source = ""', 'source_disk = 3', 'parent_path = "D:\\\\p.vhdx"'];
    for (const made of moved) {
      assert.match(disksOf(made), /path = "D:\\\\d\.vhdx"/, made);
      assert.ok(disksOf(made).includes(made), made);
    }
  });

  it('have dynamic blocks with a name of its own for the element, in JSON a text', () => {
    const json = (iterator: string) =>
      JSON.stringify({
        resource: {
          hyperv_machine_instance: {
            a: {
              name: 'a',
              generation: 1,
              dynamic: {
                hard_disk_drives: {
                  for_each: ['Ide'],
                  iterator,
                  content: { controller_type: '${each_disk.value}', controller_number: 0, controller_location: 0 },
                },
              },
            },
          },
        },
      });
    assert.ok(rules({ 'main.tf.json': json('each_disk') }).includes('disk/boot-on-ide'));
    assert.ok(!rules({ 'main.tf.json': json('other') }).includes('disk/boot-on-ide'));
  });

  it('have their generation changed at a variable, for all machines that read it', () => {
    const variables = 'variable "g" {\n  type    = number\n  default = 1\n}\n';
    const two = machine('  generation = var.g\n', 'a') + machine('  generation = var.g\n', 'b');
    const { texts, said } = converted({ 'main.tf': two, 'v.tf': variables });
    assert.equal(texts['main.tf'], two);
    assert.equal(texts['v.tf'], variables.replace('1', '2'));
    assert.match(said.join(), /written where the variable var\.g has its value, which sets a, b/);
    const without = { 'main.tf': two, 'v.tf': 'variable "g" {}\n' };
    assert.deepEqual(converted(without).texts, without);
  });

  it('have a boot order that follows its drives', () => {
    const order = `
  vm_firmware {
    enable_secure_boot = "Off"

    boot_order {
      boot_type           = "DvdDrive"
      controller_number   = 1
      controller_location = 0
    }
  }

  dvd_drives {
    controller_number   = 1
    controller_location = 0
    path                = "debian-12.iso"
  }
`;
    const { texts } = converted({ 'main.tf': machine(`  generation = 1\n${disk('"Ide"', 0, 0)}${order}`) });
    const places = [...(texts['main.tf'] ?? '').matchAll(/number {3}= (\d)\n *controller_location = (\d)/g)];
    assert.deepEqual(
      places.map(([, number, location]) => [number, location].join(':')),
      ['0:0', '0:1', '0:1'],
    );
  });

  it('move to the one SCSI controller that there is', () => {
    const text = machine(disk('"Scsi"', 0, 0) + disk('"Scsi"', 1, 0, '"b.vhdx"'));
    assert.ok(rules({ 'main.tf': text }).includes('disk/scsi-of-tool'));
    const { texts } = converted({ 'main.tf': text });
    assert.ok(!rules({ 'main.tf': texts['main.tf'] ?? '' }).includes('disk/scsi-of-tool'));
  });

  it('say what Terraform does with a machine that is there', () => {
    const text = machine(
      '  generation = 1\n\n  lifecycle {\n    prevent_destroy = true\n    ignore_changes  = all\n  }\n',
    );
    const found = rules({ 'main.tf': text });
    for (const rule of ['vm/replaced', 'vm/kept', 'vm/ignored-change']) {
      assert.ok(found.includes(rule), rule);
    }
    assert.ok(!rules({ 'main.tf': text.replace('1', '2') }).some(rule => rule.startsWith('vm/')));
  });

  it('are one machine for count and for_each for each generation, with what all of these have', () => {
    const each = (generation: number): string =>
      machine(
        `  for_each   = { a = { g = 1 }, b = { g = ${generation} } }\n  name = each.key\n  generation = each.value.g\n`,
      );
    assert.deepEqual(generations({ 'main.tf': each(1) }), [1]);
    assert.deepEqual(generations({ 'main.tf': each(2) }), [1, 2]);
    assert.deepEqual(
      read({ 'main.tf': each(2) }).map(({ name }) => name),
      ['a', 'b'],
    );
    const count = machine('  count      = 3\n  generation = 1\n');
    assert.match(converted({ 'main.tf': count }).texts['main.tf'] ?? '', /generation = 2/);
  });

  describe('of elements that have a generation each', () => {
    const vms = 'variable "vms" {\n  default = { a = { g = 1 }, b = { g = 1 }, c = { g = 2 } }\n}\n';
    const two = vms.replaceAll('g = 1', 'g = 2');
    const resource =
      'resource "hyperv_machine_instance" "vm" {\n  for_each = var.vms\n  generation = each.value.g\n}\n';
    const outcome = (texts: Texts): Texts => converted(texts).texts;

    it('are changed in the elements, wherever these are written', () => {
      assert.equal(outcome({ 'main.tf': vms + resource })['main.tf'], two + resource);
      const behind = 'locals {\n  vms = var.vms\n}\n';
      const local = resource.replace('var.', 'local.');
      assert.equal(outcome({ 'main.tf': vms + behind + local })['main.tf'], two + behind + local);
      const given = { 'main.tf': `variable "vms" {}\n${resource}`, 'terraform.tfvars': 'vms = { a = { g = "1" } }\n' };
      assert.deepEqual(outcome(given), { ...given, 'terraform.tfvars': 'vms = { a = { g = "2" } }\n' });
      const json = JSON.stringify({
        variable: { vms: { default: { a: { g: 1 }, c: { g: 2 } } } },
        resource: { hyperv_machine_instance: { vm: { for_each: '${var.vms}', generation: '${each.value.g}' } } },
      });
      assert.equal(outcome({ 'main.tf.json': json })['main.tf.json'], json.replace('"g":1', '"g":2'));
      const counted = 'locals {\n  vms = [{ g = 1 }, { g = 2 }]\n}\n';
      const index = machine('  count = length(local.vms)\n  generation = local.vms[count.index].g\n');
      assert.deepEqual(generations({ 'main.tf': counted + index }), [1, 2]);
    });

    it('are changed in the elements also where others are left, as no other machine is made of these', () => {
      const other = machine('  generation = 1\n', 'other');
      const texts = { 'main.tf': resource + other, 'vms.tf': vms };
      const parts = conversionParts(analyzed(texts));
      assert.deepEqual(
        parts.map(({ machines, edits }) => [machines, [...edits.keys()]]),
        [
          [[0], ['vms.tf']],
          [[2], ['main.tf']],
        ],
      );
      const [first] = parts;
      assert.equal(applyEdits(vms, [first?.edits.get('vms.tf') ?? assert.fail()]), two);
    });

    it('are changed in a part of a variable, and in what a module is called with', () => {
      const one = 'variable "vm" {\n  default = { a = { g = 1 }, label = "x" }\n}\n';
      const parts = machine('  notes = var.vm.label\n  generation = var.vm.a.g\n');
      assert.equal(outcome({ 'main.tf': one + parts })['main.tf'], one.replace('g = 1', 'g = 2') + parts);
      const call = 'module "m" {\n  source = "./m"\n  vms    = { a = { g = 1 } } # hyperv\n}\n';
      const texts = { 'main.tf': call, 'm/vm.tf': `variable "vms" {}\n${resource}` };
      assert.deepEqual(outcome(texts), { ...texts, 'main.tf': call.replace('g = 1', 'g = 2') });
    });

    it('are written in the machine where something else reads them, if that is of one generation', () => {
      const all = vms.replace('2', '1');
      const stated = resource.replace('each.value.g', '2');
      for (const other of [
        'output "a" {\n  value = var.vms.a.g\n}\n',
        'output "a" {\n  value = [for vm in var.vms : vm.g]\n}\n',
        'resource "x" "y" {\n  for_each = var.vms\n  z = each.value.g\n}\n',
        'resource "x" "y" {\n  for_each = var.vms\n  z = each.value\n}\n',
      ]) {
        assert.equal(outcome({ 'main.tf': all + resource + other })['main.tf'], all + stated + other, other);
        assert.equal(outcome({ 'main.tf': vms + resource + other })['main.tf'], vms + resource + other, other);
      }
      const disks = 'resource "hyperv_vhd" "d" {\n  for_each = var.vms\n  path = "${each.key}.vhdx"\n}\n';
      assert.equal(outcome({ 'main.tf': vms + resource + disks })['main.tf'], two + resource + disks);
    });

    it('are left where an expression makes the elements', () => {
      const made = resource.replace('var.vms', '{ for k, v in var.vms : k => v }');
      assert.deepEqual(generations({ 'main.tf': vms + made }), [1, 2]);
      assert.equal(outcome({ 'main.tf': vms + made })['main.tf'], vms + made);
    });
  });

  it('have what for expressions, sets, and the defaults of attributes give them', () => {
    const resource = (each: string): string =>
      machine(`  for_each = ${each}\n  generation = each.value.g\n  notes = "Windows Server 2019"\n`);
    const list = 'locals {\n  all = [{ n = "a", g = 1 }, { n = "b", g = 1 }]\n}\n';
    assert.deepEqual(generations({ 'main.tf': list + resource('{ for vm in local.all : vm.n => vm }') }), [1]);
    assert.deepEqual(generations({ 'main.tf': list + resource('zipmap(local.all[*].n, local.all)') }), [1]);
    const typed = `variable "all" {
  type    = map(object({ g = optional(number, 1) }))
  default = { a = {}, b = {} }
}
`;
    assert.deepEqual(generations({ 'main.tf': typed + resource('var.all') }), [1]);
    const [named] = read({ 'main.tf': machine('  for_each = toset(["web"])\n  name = each.key\n  generation = 1\n') });
    assert.equal(named?.name, 'web');
  });

  it('have the drives of dynamic blocks, and are left where nobody knows how many on IDE', () => {
    const dynamic = (each: string, type: string): Texts => ({
      'main.tf': machine(`  generation = 1

  dynamic "hard_disk_drives" {
    for_each = ${each}
    content {
      controller_type     = "${type}"
      controller_number   = 0
      controller_location = hard_disk_drives.value
      path                = "\${hard_disk_drives.value}.vhdx"
    }
  }
`),
    });
    const known = dynamic('[0, 1]', 'Ide');
    assert.deepEqual(
      read(known)[0]?.drives.items.map(({ path }) => path?.known === true && path.value),
      ['0.vhdx', '1.vhdx'],
    );
    assert.match(converted(known).texts['main.tf'] ?? '', /"Scsi"/);
    const open = dynamic('var.disks', 'Ide');
    assert.deepEqual(converted(open).texts, open);
    assert.match(converted(open).said.join(), /an expression stands for its drives/);
    assert.match(converted(dynamic('var.disks', 'Scsi')).texts['main.tf'] ?? '', /generation = 2/);
  });

  it('are told of what the provider refuses', () => {
    const text = machine(
      '  generation = 3\n  static_memory = true\n  dynamic_memory = true\n\n  dvd_drives {\n    path = "a.iso"\n  }\n\n  vm_firmware {\n    enable_secure_boot = "yes"\n  }\n\n  vm_firmware {}\n',
    );
    assert.deepEqual(problemsIn({ 'main.tf': text + machine('') }), [
      'generation = 3: taliesins/hyperv takes 1 or 2 for the generation, and refuses 3',
      'dynamic_memory = true: static_memory and dynamic_memory are both true: the provider takes one of them',
      'dvd_drives: taliesins/hyperv refuses this without controller_number',
      'dvd_drives: taliesins/hyperv refuses this without controller_location',
      'enable_secure_boot = "yes": taliesins/hyperv takes On, Off for enable_secure_boot, and refuses this',
      'vm_firmware: taliesins/hyperv takes one block vm_firmware at most',
      'resource "hyperv_machine_instance" "web": There is another resource hyperv_machine_instance.web: Terraform refuses the configuration',
    ]);
    const windsor = 'resource "hyperv_vm" "a" {\n  generation  = 1\n  cpu         = {}\n  secure_boot = true\n}\n';
    assert.match(problemsIn({ 'main.tf': windsor }).join(), /refuses secure_boot in a machine of Generation 1/);
  });

  it('keep a value that others read as well, by whichever of the names that lead to it', () => {
    const names = 'variable "place" {\n  default = 1\n}\nlocals {\n  place = var.place\n}\n';
    const disc = (place: string) => `  dvd_drives {
    controller_number   = ${place}
    controller_location = 0
    path                = "debian-12.iso"
  }
`;
    const one = machine(`  generation = 1\n${disc('local.place')}`);
    const other = machine(`  generation = 2\n  processor_count = var.place\n`, 'db');
    const place = (texts: Texts) => /place" \{\n {2}default = (\d)/.exec(converted(texts).texts['main.tf'] ?? '')?.[1];
    assert.equal(place({ 'main.tf': names + one }), '0');
    assert.equal(place({ 'main.tf': names + one + other }), '1');
  });

  it('know what comes to the same for all machines of one generation, of whatever they are made', () => {
    const busOf = (texts: Texts) =>
      read(texts).map(({ generation, drives }) => [generation.known && generation.value, drives.items[0]?.bus?.known]);
    const body = (os: string): string =>
      `  generation = ${os} == "windows" ? 2 : 1\n${disk(`${os} == "windows" ? "Scsi" : "Ide"`, 0, 0)}`;
    const vms = '  for_each = { a = "debian", b = "alpine", c = "windows" }\n';
    const expected = [
      [1, true],
      [2, true],
    ];
    assert.deepEqual(busOf({ 'main.tf': machine(vms + body('each.value')) }), expected);
    assert.deepEqual(
      busOf({ 'main.tf': machine(`  count = 3\n${body('["debian", "alpine", "windows"][count.index]')}`) }),
      expected,
    );
    const call = (os: string): string => `module "${os}" {\n  source = "./m" # hyperv\n  os     = "${os}"\n}\n`;
    const module = `variable "os" {}\n${machine(body('var.os'))}`;
    assert.deepEqual(
      busOf({ 'main.tf': ['debian', 'alpine', 'windows'].map(call).join(''), 'm/vm.tf': module }),
      expected,
    );
    const drives = `  dynamic "hard_disk_drives" {
    for_each = each.value.disks
    content {
      controller_type = each.value.os == "windows" ? "Scsi" : hard_disk_drives.value
    }
  }
`;
    const elements = '{ a = { os = "debian", disks = ["Ide"] }, b = { os = "alpine", disks = ["Ide"] } }';
    assert.deepEqual(busOf({ 'main.tf': machine(`  for_each = ${elements}\n  generation = 1\n${drives}`) }), [
      [1, true],
    ]);
  });

  it('read the variables, locals and calls of modules as files override them', () => {
    const main = machine('  generation = var.g\n');
    const variables = 'variable "g" {\n  type    = number\n  default = "1"\n}\n';
    const override = 'variable "g" {\n  default = 2\n}\n';
    assert.deepEqual(generations({ 'main.tf': variables + main, 'override.tf': override }), [2]);
    const texts = {
      'main.tf': variables + main,
      'a_override.tf': override,
      'b_override.tf': override.replace('2', '1'),
    };
    assert.deepEqual(converted(texts).texts, { ...texts, 'b_override.tf': override });
    const local = { 'main.tf': `locals {\n  g = 1\n}\n${machine('  generation = local.g\n')}` };
    assert.deepEqual(generations({ ...local, 'x_override.tf': 'locals {\n  g = 2\n}\n' }), [2]);
    const each = machine('  for_each   = { a = 1 }\n  generation = each.value\n');
    const made = 'resource "hyperv_machine_instance" "web" {\n  for_each = { a = 2 }\n}\n';
    assert.deepEqual(generations({ 'main.tf': each, 'override.tf': made }), [2]);
    const call = 'module "a" {\n  source = "./m" # hyperv\n  g      = 1\n}\n';
    const module = { 'main.tf': call, 'm/vm.tf': variables + main };
    assert.deepEqual(generations({ ...module, 'override.tf': 'module "a" {\n  g = 2\n}\n' }), [2]);
  });

  it('have what a module gives back that is called once, and no conversion changes it there', () => {
    const call = (more = ''): string =>
      `module "shared" {\n  source = "./shared"\n  old    = true\n${more}}\nmodule "other" {\n  source = "./shared"\n  old    = false\n}\n`;
    const shared = {
      'shared/main.tf': `variable "old" {}
locals {
  vms = { a = { generation = var.old ? 1 : 2 }, b = { generation = 2 } }
}
output "vms" {
  value = local.vms
}
`,
    };
    const main = machine('  for_each   = module.shared.vms\n  generation = each.value.generation\n');
    const texts = { 'main.tf': call() + main, ...shared };
    assert.deepEqual(generations(texts), [1, 2]);
    assert.deepEqual(converted(texts).texts, texts);
    const other = machine('  generation = module.other.vms["a"].generation\n');
    assert.deepEqual(generations({ 'main.tf': call() + other, ...shared }), [2]);
    assert.deepEqual(generations({ 'main.tf': call('  count  = 1\n') + main, ...shared }), [undefined]);
    assert.deepEqual(generations({ 'main.tf': call() + main.replace('.vms', '.machines'), ...shared }), [undefined]);
    const circle = 'module "shared" {\n  source = "./shared"\n  old    = module.shared.vms.a.generation == 1\n}\n';
    assert.deepEqual(generations({ 'main.tf': circle + main, ...shared }), [undefined, 2]);
  });

  it('are left where a condition holds no more of generation 2, whatever else it reads', () => {
    const outcome = (inside: string, condition: string, kind = 'validation'): boolean => {
      const block = `  ${kind} {\n    condition     = ${condition}\n    error_message = "x"\n  }\n`;
      const isOwn = kind === 'validation';
      const variable = `variable "g" {\n  default = 1\n${isOwn ? block : ''}}\nvariable "bus" {\n  default = "Ide"\n}\n`;
      const lifecycle = isOwn ? '' : `  lifecycle {\n  ${block.replaceAll('\n  ', '\n    ')}  }\n`;
      const text = `${variable}locals {\n  all = [1, 2]\n}\n${machine(`  generation = ${inside}\n${lifecycle}`)}`;
      return converted({ 'main.tf': text }).texts['main.tf'] !== text;
    };
    assert.equal(outcome('var.g', 'contains(local.all, var.g)'), true);
    assert.equal(outcome('var.g', 'var.g == (var.bus == "Ide" ? 1 : 2)'), false);
    assert.equal(outcome('var.g', 'var.g == 1', 'precondition'), false);
    assert.equal(outcome('var.g', 'contains(local.all, var.g)', 'precondition'), true);
    assert.equal(outcome('var.g', 'data.x.y.z == 1', 'precondition'), true);
    assert.equal(outcome('1', 'self.generation == 1', 'postcondition'), false);
    assert.equal(outcome('1', 'self.generation >= 1', 'postcondition'), true);
  });

  it('are found in a module whose folder a variable names, as OpenTofu has it', () => {
    const call =
      'variable "kind" {\n  default = "vm"\n}\nmodule "a" {\n  source = "./modules/${var.kind}" # hyperv\n  g      = 1\n}\n';
    const module = { 'modules/vm/main.tofu': `variable "g" {}\n${machine('  generation = var.g\n')}` };
    assert.deepEqual(generations({ 'main.tofu': call, ...module }), [1]);
    assert.equal(analyzed({ 'main.tofu': call.replace('"vm"', '"other"'), ...module }).format, undefined);
  });

  it('have blocks for the elements of a map in the order of its keys', () => {
    const text = machine(
      '  dynamic "hard_disk_drives" {\n    for_each = { b = 1, a = 0 }\n    content {\n      path = hard_disk_drives.key\n    }\n  }\n',
    );
    const [first] = read({ 'main.tf': text });
    assert.deepEqual(
      first?.drives.items.map(({ path }) => path?.known && path.value),
      ['a', 'b'],
    );
  });

  it('take a variable that takes no null for its default where it is given that', () => {
    const variables = 'variable "g" {\n  default  = 1\n  nullable = false\n}\n';
    const main = variables + machine('  generation = var.g\n');
    const given = { 'terraform.tfvars': 'g = null\n' };
    assert.deepEqual(generations({ 'main.tf': main, ...given }), [1]);
    assert.deepEqual(generations({ 'main.tf': main.replace('false', 'true'), ...given }), [2]);
    const call = 'module "a" {\n  source = "./m" # hyperv\n  g      = true ? null : 2\n}\n';
    assert.deepEqual(generations({ 'main.tf': call, 'm/vm.tf': main }), [1]);
    assert.deepEqual(generations({ 'main.tf': call, 'm/vm.tf': main.replace('false', 'true') }), [2]);
  });

  it('are changed by files that override them', () => {
    const texts = {
      'main.tf': machine('  generation = 2\n'),
      'override.tf': 'resource "hyperv_machine_instance" "web" {\n  generation = 1\n}\n',
    };
    assert.deepEqual(generations(texts), [1]);
    assert.match(converted(texts).texts['override.tf'] ?? '', /generation = 2/);
  });
});

describe('fixes of Terraform', () => {
  it('are none where an order names a disk at the place of a DVD drive', () => {
    const order =
      '  vm_firmware {\n    boot_order {\n      boot_type = "HardDiskDrive"\n      controller_number = 0\n      controller_location = 1\n    }\n  }\n';
    const dvd = '  dvd_drives {\n    controller_number = 0\n    controller_location = 1\n  }\n';
    const text = machine(`  generation = 2\n${disk('Scsi', 0, 0)}${dvd}${order}`);
    assert.equal(converted({ 'main.tf': text }).texts['main.tf'], text);
  });

  it('are none where nothing would change: the drive that an order means stays on IDE', () => {
    const text = JSON.stringify({
      variable: { bus: { default: 'Ide' } },
      resource: {
        hyperv_machine_instance: {
          web: {
            name: 'web',
            hard_disk_drives: [{ controller_type: '${var.bus}', controller_number: 0, controller_location: 0 }],
            vm_firmware: [{ boot_order: [{ boot_type: 'HardDiskDrive', controller_location: 0 }] }],
          },
        },
      },
    });
    const { findings } = analyzed({ 'main.tf.json': text });
    const order = findings.find(({ rule }) => rule === 'firmware/startup-order');
    assert.ok(order !== undefined && order.fix === undefined);
  });
});

describe('a boot order of Terraform that is right once its drive has moved', () => {
  const order =
    '\n  vm_firmware {\n    boot_order {\n      boot_type = "HardDiskDrive"\n      controller_number = 0\n      controller_location = 0\n    }\n  }\n';
  const fixOf = (text: string, rule: string) =>
    analyzed({ 'main.tf': text }).findings.find(finding => finding.rule === rule)?.fix;

  it('is repaired with the machine, and no work of a person', () => {
    const text = machine(`  generation = 2\n${disk('"Ide"', 0, 0)}${order}`);
    assert.equal(fixOf(text, 'firmware/startup-order')?.class, 'safe');
    const [assessed] = analyzed({ 'main.tf': text }).machines;
    assert.deepEqual(assessed?.plan.manual, []);
    const after = converted({ 'main.tf': text }).texts['main.tf'] ?? '';
    assert.equal(after, text.replace('"Ide"', '"Scsi"'));
    assert.ok(!rules({ 'main.tf': after }).includes('firmware/startup-order'));
  });
});

describe('modules of Terraform', () => {
  const MODULE =
    'variable "g" {\n  default = 2\n}\n\nresource "hyperv_machine_instance" "vm" {\n  generation = var.g\n}\n';
  const call = (name: string, more = ''): string => `module "${name}" {\n  source = "./m"\n${more}}\n`;
  const withName = (texts: Texts, path: string): Texts => ({ [path]: texts[path] ?? '', ...texts });

  it('have what they are called with, seen from either side', () => {
    const root = { 'main.tf': `# hyperv\n${call('a', '  g = 1\n')}`, 'm/vm.tf': MODULE };
    assert.deepEqual(generations(root), [1]);
    assert.deepEqual(generations({ 'main.tf': `# hyperv\n${call('a')}`, 'm/vm.tf': MODULE }), [2]);
    assert.equal(converted(root).texts['main.tf'], root['main.tf'].replace('g = 1', 'g = 2'));
    assert.equal(converted(root).texts['m/vm.tf'], MODULE);
  });

  it('are left where a variable on the way may refuse another generation', () => {
    const validated = (condition: string): string =>
      MODULE.replace('default = 2', `default = 2\n  validation {\n    condition = ${condition}\n  }`);
    const root = `# hyperv\n${call('a', '  g = 1\n')}`;
    const left = { 'main.tf': root, 'm/vm.tf': validated('var.g == 1') };
    const { texts, said } = converted(left);
    assert.deepEqual(texts, left);
    assert.match(said.join(), /validation/);
    const free = { 'main.tf': root, 'm/vm.tf': validated('contains([1, 2], var.g)') };
    assert.equal(converted(free).texts['main.tf'], root.replace('g = 1', 'g = 2'));
  });

  it('are a machine for each generation with which they are called', () => {
    const calls = `# hyperv\n${call('a', '  g = 1\n')}${call('b', '  g = 1\n')}${call('c')}`;
    const texts = { 'main.tf': calls, 'm/vm.tf': MODULE };
    assert.deepEqual(generations(texts), [1, 2]);
    const { texts: after, said } = converted(withName(texts, 'main.tf'));
    assert.equal(after['main.tf'], calls.replaceAll('g = 1', 'g = 2'));
    assert.match(said.join(), /module\.a\.g, module\.b\.g/);
  });

  it('are a machine for each generation of the elements that one call is made for', () => {
    const vms = 'locals {\n  vms = { a = { g = 1 }, b = { g = 2 }, c = { g = 1 } }\n}\n';
    const calls = vms + call('vm', '  for_each = local.vms\n  g        = each.value.g\n');
    const texts = { 'main.tf': `# hyperv\n${calls}`, 'm/vm.tf': MODULE };
    assert.deepEqual(generations(texts), [1, 2]);
    const after = { ...texts, 'main.tf': texts['main.tf'].replaceAll('g = 1', 'g = 2') };
    assert.deepEqual(converted(texts).texts, after);
    assert.deepEqual(generations(after), [2]);
    const list = 'locals {\n  vms = [1, 2]\n}\n';
    const counted = list + call('vm', '  count = length(local.vms)\n  g     = local.vms[count.index]\n');
    assert.deepEqual(generations({ ...texts, 'main.tf': `# hyperv\n${counted}` }), [1, 2]);
    const between = `variable "h" {}\n${call('n', '  g = var.h\n').replace('./m', '../m')}`;
    const outer = texts['main.tf'].replace('./m', './between').replace('  g        =', '  h        =');
    assert.deepEqual(generations({ ...texts, 'main.tf': outer, 'between/main.tf': between }), [1, 2]);
    const many = 'locals {\n  vms = { for n in range(99) : "m${n}" => { g = n == 98 ? 1 : 2 } }\n}\n';
    assert.deepEqual(generations({ ...texts, 'main.tf': `# hyperv\n${calls.replace(vms, many)}` }), [undefined]);
    const blocks = Array.from({ length: 120 }, (_, index) => call(`c${index}`, `  g = ${index === 119 ? 1 : 2}\n`));
    assert.deepEqual(generations({ ...texts, 'main.tf': `# hyperv\n${blocks.join('')}` }), [2, 1]);
  });

  it('have no image or adapter of one call in what another makes', () => {
    const drives = (path: string): string =>
      `variable "path" {}
variable "legacy" {}
resource "hyperv_vhd" "d" {
  path = var.path
}
resource "hyperv_machine_instance" "vm" {
  generation = 2
  hard_disk_drives {
    path = ${path}
  }
  network_adaptors {
    is_legacy = var.legacy
  }
}
`;
    const made = (path: string, first: string, second: string) =>
      read({
        'main.tf': `# hyperv\n${call('a', `  path = "${first}"\n  legacy = false\n`)}${call('b', `  path = "${second}"\n  legacy = true\n`)}`,
        'm/vm.tf': drives(path),
      });
    for (const path of ['var.path', 'hyperv_vhd.d.path']) {
      for (const [first, second, format] of [
        ['a.vhdx', 'b.vhd', 'vhd'],
        ['a.vhd', 'b.vhdx', 'vhd'],
        ['a.vhdx', 'b.vhdx', 'vhdx'],
        ['a.vhdx', 'b', undefined],
      ] as const) {
        const [machine, ...others] = made(path, first, second);
        const [drive] = machine?.drives.items ?? [];
        assert.deepEqual(others, []);
        assert.deepEqual([drive?.path?.known, drive?.format && known(drive.format)], [false, format], path + second);
        assert.equal(machine?.networkAdapters.items[0]?.legacy.known, false);
      }
    }
  });

  it('are changed by a diff that git applies, also of what calls them from above', () => {
    const above: Texts = { '../main.tf': `# hyperv\n${call('a', '  g = 1\n').replace('./m', './vm')}` };
    const files = { ...filesOf({ 'vm.tf': MODULE }), read: (file: string) => above[file] };
    const list = (ending: string, folder = '') =>
      folder === '..' ? Object.keys(above).filter(name => name.endsWith(ending)) : [];
    for (const [path, changed] of [
      ['infra/vm/vm.tf', 'infra/main.tf'],
      ['./vm/vm.tf', './main.tf'],
      ['/srv/a/../vm/vm.tf', '/srv/main.tf'],
    ] as const) {
      const analysis = analyze(MODULE, { fileName: path, files: { ...files, list } });
      assert.match(
        conversionDiff(path, convertMachines(analysis, { lossy: true })),
        new RegExp(`^--- ${changed}$`, 'm'),
      );
    }
  });

  it('are left where their text is of machines of both generations', () => {
    const both = `${MODULE.slice(0, -2)}\n  hard_disk_drives {\n    controller_type     = "Ide"\n    controller_number   = 0\n    controller_location = 0\n  }\n}\n`;
    const texts = { 'main.tf': `# hyperv\n${call('a', '  g = 1\n')}${call('c')}`, 'm/vm.tf': both };
    assert.deepEqual(converted(texts).texts, texts);
  });

  it('call each other in a circle without an end', () => {
    assert.equal(analyzed({ 'main.tf': '# hyperv\nmodule "a" {\n  source = "./"\n}\n' }).format, undefined);
  });
});

describe('Terraform configurations of hundreds of machines, in a time that grows with them', () => {
  const image = (name: string): string =>
    `resource "hyperv_vhd" "${name}" {\n  path = "\${path.cwd}/${name}.vhdx"\n}\n`;
  const texts: Readonly<Record<string, (index: number) => string>> = {
    'that have their generations from variables': index =>
      `variable "g${index}" {\n  default = 1\n}\n${machine(`  generation = var.g${index}\n`, `m${index}`)}`,
    'that have images of their own': index =>
      `${['a', 'b', 'c', 'd'].map(each => image(each + index)).join('')}${machine('  hard_disk_drives {\n    path = "x.vhdx"\n  }\n', `m${index}`)}`,
    'that have drives attached to them': index =>
      `resource "hyperv_vm" "m${index}" {\n  name            = "m${index}"\n  processor_count = 2\n}\nresource "hyperv_hard_drive" "d${index}" {\n  vm_name = "m${index}"\n  path    = "a.vhdx"\n}\n`,
  };
  for (const [which, text] of Object.entries(texts)) {
    it(which, () => {
      assertGrowsEvenly(count => {
        const all = Array.from({ length: count }, (_, index) => text(index)).join('\n');
        const documents = documentsOf(completed(parseDocument(all, 'main.tf')), 'main.tf', filesOf({ 'main.tf': all }));
        assert.equal([...terraform.read(documents)].length, count);
      }, 500);
    });
  }
});
