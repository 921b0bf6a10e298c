import assert from 'node:assert/strict';
import { analyze } from '../../../src/core/analyze';
import { isFormatted } from '../../../src/core/languages/hcl/format';
import { statedGeneration } from '../../../src/core/machine/devices';
import { known } from '../../../src/core/machine/field';
import { assertGrowsEvenly } from '../growth';
import { size } from '../runs';
import { virtualMachine, virtualMachines } from '../virtual-machines';
import { analyzed, converted, filesOf, problemsIn, type Texts } from './packer-hcl-kit';

const source = (members: string, name = 'web'): string => `source "hyperv-iso" "${name}" {\n${members}\n}\n`;
const uses = (...names: string[]): string =>
  `build {\n  sources = [${names.map(name => `"source.hyperv-iso.${name}"`).join(', ')}]\n}\n`;

/** Each machine with its generation. */
function machinesIn(texts: Texts): string[] {
  return analyzed(texts).machines.map(({ machine }) => `${machine.name} ${statedGeneration(machine)}`);
}

function generationOf(value: string, others = ''): unknown {
  return machinesIn({ 'a.pkr.hcl': source(`  generation = ${value}`) + others })[0];
}

describe('packer-hcl: files that an expression stands for', () => {
  const win10 = '  iso_url = "Win10_22H2_x64.iso"\n  boot_wait = "1s"\n  boot_command = ["a<wait>a<wait>a"]\n';
  const empty = 'variable "files" {\n  type    = list(string)\n  default = []\n}\n';
  for (const files of ['floppy_files = var.files', 'floppy_files = "${var.files}"', 'floppy_content = var.content']) {
    it(`may hold the answers of the installation: ${files}`, () => {
      const { machines, findings } = analyzed({ 'a.pkr.hcl': source(`${win10}  ${files}`, 'win10') + empty });
      assert.equal(machines[0]?.status, 'needs-work');
      assert.ok(findings.some(({ rule, message }) => rule === 'companion/not-read' && message === 'holder'));
    });
  }
  it('are none where there is no list', () => {
    assert.equal(analyzed({ 'a.pkr.hcl': source(win10, 'win10') }).machines[0]?.status, 'ready');
  });
});

describe('packer-hcl: a mistake in the syntax', () => {
  const whole = source('  generation = 1');
  const broken: readonly (readonly [what: string, texts: Texts])[] = [
    ['of the file', { 'a.pkr.hcl': whole.slice(0, -2) }],
    ['at the first line of a source', { 'a.pkr.hcl': 'source "hyperv-iso" "web" {' }],
    ['of a file beside', { 'a.pkr.hcl': whole, 'b.pkr.hcl': 'build {\n  sources = [' }],
    ['of a file beside in JSON', { 'a.pkr.hcl': whole, 'b.pkr.json': '{ "build": [' }],
  ];
  for (const [what, texts] of broken) {
    it(`${what} keeps its machines from a conversion, and is named`, () => {
      const { machines, problems } = analyzed(texts);
      assert.deepEqual(
        machines.map(({ status, plan }) => [status, plan.obstacle !== undefined]),
        [['needs-work', true]],
      );
      assert.ok(problems.length > 0);
      assert.deepEqual(converted(texts).texts, texts);
    });
  }
});

describe('packer-hcl: machines', () => {
  it('are sources of Hyper-V, also where no build uses them', () => {
    assert.deepEqual(machinesIn({ 'a.pkr.hcl': `${source('')}source "qemu" "x" {}\n` }), ['web 1']);
    assert.equal(analyzed({ 'a.pkr.hcl': '# source "hyperv-iso" "x" {}\n' }).format, undefined);
    assert.equal(analyzed({ 'a.pkr.hcl': source('') }).recognition?.because, 'it has the source hyperv-iso.web');
  });

  it('have the guest that the name of their source tells', () => {
    const guestOf = (name: string): unknown =>
      analyzed({ 'a.pkr.hcl': source('  communicator = "winrm"', name) + source('', 'other') }).machines[0]?.machine
        .guest?.recognised.system?.id;
    assert.equal(guestOf('hv1-win10'), 'windows-10');
    assert.equal(guestOf('web'), 'windows');
  });

  it('have the generation that Packer takes', () => {
    const values: readonly (readonly [value: string, machine: string])[] = [
      ['2', 'web 2'],
      ['"2"', 'web 2'],
      ['"02"', 'web 2'],
      ['1 + 1', 'web 2'],
      ['3', 'web 1'],
      ['null', 'web 1'],
      ['"two"', 'web undefined'],
      ['""', 'web undefined'],
      ['true', 'web undefined'],
      ['"{{user `x`}}"', 'web undefined'],
    ];
    for (const [value, machine] of values) {
      assert.equal(generationOf(value), machine, value);
    }
  });

  it('have it by a variable, a local or a condition', () => {
    const by = 'variable "g" {\n  type = number\n  default = "2"\n}\nlocals { l = var.g }\nvariable "n" {}\n';
    for (const value of [
      'var.g',
      '"${var.g}"',
      'local.l',
      '(var.g)',
      'var.g == 2 ? 2 : 1',
      'max(var.g, 1)',
      'log(4, var.g)',
    ]) {
      assert.equal(generationOf(value, by), value.startsWith('log') ? 'web undefined' : 'web 2', value);
    }
    assert.equal(generationOf('var.n', by), 'web undefined');
  });

  it('are made of all files of the folder', () => {
    const texts = {
      'sources.pkr.hcl': source('  generation = var.g\n  vm_name = local.n'),
      'variables.pkr.hcl': 'variable "g" { default = 1 }\nlocals { n = "x" }\n',
      'build.pkr.hcl': uses('web'),
    };
    assert.deepEqual(machinesIn(texts), ['web 1']);
    assert.deepEqual(machinesIn({ 'a.pkr.hcl': uses('web'), 's.pkr.hcl': source('  generation = 1') }), ['web 1']);
    assert.deepEqual(machinesIn({ ...texts, 'x.auto.pkrvars.hcl': 'g = 2\n' }), ['web 2']);
    const given = { ...texts, 'x.pkrvars.hcl': 'g = 2\n' };
    assert.deepEqual(machinesIn(given), ['web 1'], 'only where it is asked for');
    const { machines } = analyze(texts['sources.pkr.hcl'], {
      fileName: 'sources.pkr.hcl',
      files: { ...filesOf(given), values: ['x.pkrvars.hcl'] },
    });
    assert.equal(machines[0] && statedGeneration(machines[0].machine), 2);
    assert.deepEqual(machinesIn({ ...texts, 'y.auto.pkrvars.json': '{ "g": 2 }', 'x.auto.pkrvars.hcl': 'g = 1\n' }), [
      'web 2',
    ]);
  });

  it('are those of one file where the folder holds several configurations', () => {
    const variable = (value: number): string => `variable "g" { default = ${value} }\n`;
    const texts = {
      'a.pkr.hcl': variable(1) + source('  generation = var.g', 'a'),
      'b.pkr.hcl': variable(2) + source('  generation = var.g', 'b'),
    };
    assert.deepEqual(machinesIn(texts), ['a 1']);
    assert.deepEqual(problemsIn(texts), []);
  });

  it('have what a build adds to a source, each use by itself', () => {
    const use = (name: string, members: string): string =>
      `build {\n  source "hyperv-iso.web" {\n    name = "${name}"\n${members}\n  }\n}\n`;
    const text = source('  generation = 2') + use('a', '    iso_url = "ubuntu-22.04.iso"') + use('b', '    cpus = 3');
    const [a, b] = virtualMachines(analyzed({ 'a.pkr.hcl': text }));
    assert.deepEqual([a?.machine.name, a?.machine.guest?.recognised.name], ['a', 'Ubuntu 22.04']);
    assert.deepEqual([b?.machine.name, known(b?.machine.processorCount)], ['b', 3]);
  });

  it('are told of by their type, or the name of the machine, where a source has an empty one', () => {
    const names = (inside: string) =>
      analyzed({ 'a.pkr.hcl': source(inside, '') }).machines.map(({ machine }) => machine.name);
    assert.deepEqual([names(''), names('  vm_name = "web"')], [['hyperv-iso'], ['web']]);
  });

  it('of Generation 2 are warned of floppy files that may be none, and refused those that are some', () => {
    const severity = (files: string) =>
      analyzed({
        'a.pkr.hcl': `variable "none" {}\n${source(`  generation = 2\n  floppy_files = ${files}`)}`,
      }).findings.find(({ rule }) => rule === 'floppy/media')?.severity;
    assert.deepEqual(['var.none', '[var.none]', '[]'].map(severity), ['warning', 'error', undefined]);
  });

  it('are made by dynamic blocks', () => {
    const text = `${source('')}locals { all = { x = { iso = "debian-12.5.0-amd64.iso" }, y = { iso = "z.iso" } } }
build {
  dynamic "source" {
    for_each = local.all
    labels   = ["source.hyperv-iso.web"]
    content {
      name    = source.key
      iso_url = source.value.iso
    }
  }
}
`;
    const { machines } = analyzed({ 'a.pkr.hcl': text });
    assert.deepEqual(
      machines.map(({ machine }) => [machine.name, machine.guest?.recognised.name]),
      [
        ['x', 'Debian 12.5.0'],
        ['y', undefined],
      ].map(([name, guest]) => [name, guest === undefined ? undefined : machines[0]?.machine.guest?.recognised.name]),
    );
    assert.match(machines[0]?.machine.guest?.recognised.name ?? '', /^Debian 12/);
  });

  it('have answer files whose text a function reads', () => {
    const read = 'templatefile("${path.root}/answers/a.xml", { a = 1 })';
    const answers = { 'answers/a.xml': '<unattend xmlns="urn:schemas-microsoft-com:unattend"></unattend>' };
    const json = { cd_content: { 'autounattend.xml': '${file("answers/a.xml")}' } };
    for (const texts of [
      { 'a.pkr.hcl': source(`  cd_content = { "autounattend.xml" = ${read} }`) },
      { 'a.pkr.hcl': source(`  cd_content = { "autounattend.xml" = "\${${read}}" }`) },
      {
        'a.pkr.json': JSON.stringify({
          source: { 'hyperv-iso': { web: json } },
          build: { sources: ['hyperv-iso.web'] },
        }),
      },
    ]) {
      const { machines } = analyzed({ ...texts, ...answers });
      const [file] = virtualMachine({ machines })?.companionFiles ?? [];
      assert.deepEqual([file?.kind, file?.path, file?.unopened], ['answer-file', 'answers/a.xml', undefined]);
    }
  });

  it('run the provisioners of their builds that are for them', () => {
    const text = `${source('', 'a')}${source('', 'b')}build {
  sources = ["hyperv-iso.a", "hyperv-iso.b"]
  provisioner "shell" {
    inline = ["all"]
  }
  provisioner "shell" {
    only   = ["hyperv-iso.a"]
    inline = ["only a"]
    override = {
      a = { inline = ["own"] }
      "hyperv-iso.a" = { inline = ["of no name"] }
    }
  }
  provisioner "shell" {
    except = ["hyperv-iso.a"]
    inline = ["not a"]
  }
}
`;
    const scripts = virtualMachines(analyzed({ 'a.pkr.hcl': text })).map(({ machine }) =>
      machine.scripts.map(own => own.text),
    );
    assert.deepEqual(scripts, [
      ['all', 'only a', 'own'],
      ['all', 'not a'],
    ]);
  });

  it('are the same in JSON', () => {
    const text = JSON.stringify({
      '//': 'ours',
      variable: { g: { default: 1 } },
      source: { 'hyperv-iso': { web: { generation: '${var.g}', floppy_files: ['${path.root}/a.txt'] } } },
      build: { sources: ['source.hyperv-iso.web'] },
    });
    assert.deepEqual(machinesIn({ 'a.pkr.json': text }), ['web 1']);
    const { texts } = converted({ 'a.pkr.json': text });
    assert.match(texts['a.pkr.json'] ?? '', /"default":2.*"cd_files":\["\$\{path\.root\}\/a\.txt"\]/);
  });
});

describe('packer-hcl: conversions', () => {
  it('change a variable for all machines that read it, in whichever file', () => {
    const texts = {
      'a.pkr.hcl': source('  generation = var.g', 'a') + source('  generation = var.g', 'b'),
      'v.pkr.hcl': 'variable "g" {\n  default = "1" # old\n}\n',
    };
    const { texts: after, said } = converted(texts);
    assert.equal(after['v.pkr.hcl'], 'variable "g" {\n  default = "2" # old\n}\n');
    assert.equal(after['a.pkr.hcl'], texts['a.pkr.hcl']);
    assert.match(said[0] ?? '', /variable var\.g has its value, which sets a, b$/);
  });

  it('change a value file where that has the value', () => {
    const texts = {
      'a.pkr.hcl': `${source('  generation = var.g')}variable "g" { default = 2 }\n`,
      'x.auto.pkrvars.hcl': 'g = 1\n',
    };
    assert.equal(converted(texts).texts['x.auto.pkrvars.hcl'], 'g = 2\n');
  });

  it('leave a machine whose generation whoever builds has to give, or that is worked out', () => {
    for (const [value, reason] of [
      ['var.g', /expression/],
      ['var.u ? 2 : 1', /an expression comes to its generation/],
      ['1 + 0', /an expression comes to its generation/],
      ['tonumber("1")', /an expression comes to its generation/],
    ] as const) {
      const text = `${source(`  generation = ${value}`)}variable "g" {}\nvariable "u" { default = false }\n`;
      const { texts, said } = converted({ 'a.pkr.hcl': text });
      assert.equal(texts['a.pkr.hcl'], text);
      assert.match(said[0] ?? '', reason);
    }
  });

  it('leave one whose variable may refuse another generation', () => {
    const by = (condition: string, type = 'number'): string => {
      const validation = `  validation {\n    condition = ${condition}\n    error_message = "No."\n  }\n`;
      return `variable "g" {\n  type    = ${type}\n  default = 1\n${validation}}\n${source('  generation = var.g')}`;
    };
    for (const condition of ['contains([1], var.g)', 'var.g == 1', 'can(regex("^1$", var.g))', 'var.other']) {
      const { texts, said } = converted({ 'a.pkr.hcl': by(condition) });
      assert.equal(texts['a.pkr.hcl'], by(condition));
      assert.match(said[0] ?? '', /validation/);
    }
    for (const text of [by('contains([1, 2], var.g)'), by('var.g > 0'), by('contains(["1", "2"], var.g)', 'string')]) {
      assert.match(converted({ 'a.pkr.hcl': text }).texts['a.pkr.hcl'] ?? '', /default = 2/);
    }
  });

  it('leave one that is worked out in JSON, too', () => {
    const text = JSON.stringify({
      source: { 'hyperv-iso': { a: { generation: '${var.g + 0}', iso_url: 'debian-12.iso' } } },
      variable: { g: { default: 1 } },
    });
    const { texts, said } = converted({ 'a.pkr.json': text });
    assert.equal(texts['a.pkr.json'], text);
    assert.match(said[0] ?? '', /an expression comes to its generation/);
  });

  it('leave the variable by which another machine would turn back to Generation 1', () => {
    const by = 'variable "g" { default = 1 }\n';
    const text = `${by}${source('  generation = var.g', 'a')}${source('  generation = var.g == 1 ? 2 : 1', 'b')}`;
    assert.equal(
      converted({ 'a.pkr.hcl': text }).texts['a.pkr.hcl'],
      text.replace('generation = var.g\n', 'generation = 2\n'),
    );
  });

  it('leave a machine with a key that was meant to be another: what it says was not read', () => {
    for (const inside of ['floppi_files = ["a.txt"]', 'Generation = 2']) {
      const text = source(`  ${inside}`);
      const { texts, said } = converted({ 'a.pkr.hcl': text });
      assert.equal(texts['a.pkr.hcl'], text);
      assert.match(said.join(), /misspelled/);
      assert.equal(analyzed({ 'a.pkr.hcl': text }).machines[0]?.status, 'needs-work');
    }
    // A newer Packer may know a key that is like no other.
    assert.deepEqual(converted({ 'a.pkr.hcl': source('  warp_drive = true') }).said, []);
  });

  it('let what depends on the generation follow it', () => {
    const text = `variable "g" { default = 1 }\n${source('  generation = var.g\n  floppy_files = var.g == 2 ? null : ["a.txt"]')}`;
    const { texts } = converted({ 'a.pkr.hcl': text });
    assert.equal(texts['a.pkr.hcl'], text.replace('default = 1', 'default = 2'));
  });

  it('move floppy files with their expressions, and keep files formatted', () => {
    const text = source('  generation   = 1\n  floppy_files = var.files\n  cpus         = 2');
    const { texts } = converted({ 'a.pkr.hcl': text });
    assert.equal(texts['a.pkr.hcl'], source('  generation = 2\n  cd_files   = var.files\n  cpus       = 2'));
    assert.ok(isFormatted(texts['a.pkr.hcl'] ?? ''));
  });

  it('join floppy files and disc files that are variables', () => {
    const by = 'variable "a" { default = ["a.txt"] }\nvariable "b" { default = ["b.txt"] }\n';
    const text = source('  generation = 1\n  floppy_files = var.a\n  cd_files = var.b') + by;
    assert.match(converted({ 'a.pkr.hcl': text }).texts['a.pkr.hcl'] ?? '', /cd_files = concat\(var\.b, var\.a\)\n/);
  });

  it('write boot commands with their references', () => {
    const keys = '["<esc><wait>", "auto url=http://{{ .HTTPIP }}:{{ .HTTPPort }}/p.cfg hostname=${var.h}<enter>"]';
    const members = `  iso_url = "debian-12.5.0-amd64-netinst.iso"\n  boot_command = ${keys}`;
    const text = `${source(members)}variable "h" { default = "x" }\n`;
    assert.match(converted({ 'a.pkr.hcl': text }).texts['a.pkr.hcl'] ?? '', /"linux .* hostname='?\$\{var\.h\}'?/);
  });

  it('set what is null, once', () => {
    const text = source('  generation = null');
    assert.equal(converted({ 'a.pkr.hcl': text }).texts['a.pkr.hcl'], source('  generation = 2'));
  });

  it('do not touch a variable for one of several readers of a setting', () => {
    const by = 'variable "s" { default = "IDE" }\n';
    const text =
      source('  generation = 1\n  first_boot_device = var.s') + source('  generation = 2\n  vlan_id = var.s', 'b') + by;
    const after = converted({ 'a.pkr.hcl': text }).texts['a.pkr.hcl'] ?? '';
    assert.ok(after.includes(by), after);
  });
});

describe('packer-hcl: problems', () => {
  const problemsOf = (members: string): string[] => problemsIn({ 'a.pkr.hcl': source(members) });

  it('are arguments that the builder does not have, with the one that is meant', () => {
    assert.deepEqual(problemsOf('  Generation = 2'), [
      'Generation: hyperv-iso has no argument Generation: Packer refuses the source; write generation',
    ]);
    assert.deepEqual(problemsOf('  ram_size = 2'), [
      'ram_size: hyperv-iso has no argument ram_size: Packer refuses the source; write memory',
    ]);
    assert.deepEqual(problemsOf('  _x = 2'), ['_x: hyperv-iso has no argument _x: Packer refuses the source']);
    assert.deepEqual(problemsIn({ 'a.pkr.hcl': 'source "hyperv-vmcx" "x" {\n  use_fixed_vhd_format = true\n}\n' }), [
      'use_fixed_vhd_format: hyperv-vmcx has no argument use_fixed_vhd_format: Packer refuses the source',
    ]);
  });

  it('are values of another type, unless whoever builds gives them', () => {
    for (const members of [
      'generation = "two"',
      'floppy_files = "a"',
      'headless = 1',
      'cpus = [1]',
      'cd_content = []',
    ]) {
      assert.equal(problemsOf(`  ${members}`).length, 1, members);
    }
    for (const members of [
      'generation = "2"',
      'floppy_files = [1]',
      'headless = "true"',
      'disk_size = 1.5',
      'cpus = null',
    ]) {
      assert.deepEqual(problemsOf(`  ${members}`), [], members);
    }
    const text = `${source('  cpus = var.c')}variable "c" { default = "" }\n`;
    assert.deepEqual(problemsIn({ 'a.pkr.hcl': text }), []);
  });

  it('are arguments that stand twice', () => {
    assert.match(problemsOf('  cpus = 1\n  cpus = 2')[0] ?? '', /^cpus: .*only once/);
    const use = 'build {\n  source "hyperv-iso.web" {\n    generation = 2\n  }\n}\n';
    assert.match(problemsIn({ 'a.pkr.hcl': source('  generation = 1') + use })[0] ?? '', /^generation: .*as well/);
  });

  it('are blocks and arguments that have no place', () => {
    assert.deepEqual(problemsIn({ 'a.pkr.hcl': `x = 1\nsources {}\n${source('  generation {}')}` }).length, 3);
  });

  it('are sources without their two labels, and those that a build names and nobody has', () => {
    const labels = 'A source has two labels, its type and its name: Packer refuses the configuration';
    const missing = (name: string) =>
      `A build uses ${name}, and there is no such source: Packer refuses the configuration`;
    const build = uses('web');
    const one = 'source "hyperv-iso.web" {\n  generation = 1\n}\n';
    const db = source('', 'db');
    assert.deepEqual(problemsIn({ 'a.pkr.hcl': `${one}${build}` }), [`source: ${labels}`]);
    assert.deepEqual(problemsIn({ 'a.pkr.hcl': `${db}${build}` }), [`build: ${missing('hyperv-iso.web')}`]);
    // The source of another file, one of another builder, and a file of builds alone, which is used with one of sources.
    assert.deepEqual(problemsIn({ 'a.pkr.hcl': `${db}${build}`, 'b.pkr.hcl': source('') }), []);
    assert.deepEqual(problemsIn({ 'a.pkr.hcl': `${db}${build.replace('hyperv-iso', 'qemu')}` }), []);
    assert.deepEqual(problemsIn({ 'a.pkr.hcl': build }), []);
  });

  it('are references of legacy templates, and legacy templates themselves', () => {
    assert.match(problemsOf('  vm_name = "{{user `x`}}"')[0] ?? '', /works in JSON templates only/);
    const legacy = '{ "builders": [{ "type": "hyperv-iso" }] }';
    assert.match(problemsIn({ 'a.pkr.json': legacy })[0] ?? '', /call the file \.json/);
  });

  it('are mistakes of the other files as well', () => {
    assert.equal(problemsIn({ 'a.pkr.hcl': source(''), 'b.pkr.hcl': 'variable "x" {\n  default =\n}\n' }).length, 1);
  });
});

describe('packer-hcl: hostile configurations', () => {
  const variables = Array.from(
    { length: 60 },
    (_, index) => `v${index + 1} = "\${local.v${index}}\${local.v${index}}"`,
  );
  const texts: readonly (readonly [name: string, text: string])[] = [
    [
      'texts that double',
      `${source('  vm_name = local.v60\n  boot_command = [local.v60]')}locals {\n  v0 = "\${var.x}"\n${variables.join('\n')}\n}\n`,
    ],
    [
      'circles',
      `${source('  generation = local.a\n  vm_name = "${local.a}"')}locals {\n  a = local.b\n  b = local.a\n}\n`,
    ],
    ['half of a block', 'source "hyperv-iso" "web" {\n  generation = \n  floppy_files = ['],
    ['no labels', 'source {\n}\nsource "hyperv-iso" {\n}\nbuild "x" {\n  source = "hyperv-iso.x"\n}\n'],
  ];
  for (const [name, text] of texts) {
    it(name, () => {
      converted({ 'a.pkr.hcl': text });
    });
  }

  const growing: readonly (readonly [name: string, text: (count: number) => string])[] = [
    ['many sources', count => Array.from({ length: count }, (_, index) => source('', `s${index}`)).join('')],
    ['many uses', count => source('') + 'build {\n  source "hyperv-iso.web" {}\n}\n'.repeat(count)],
  ];
  for (const [name, text] of growing) {
    it(`${name}, in a time that grows with them`, () => {
      assertGrowsEvenly(count => converted({ 'a.pkr.hcl': text(count) }), size(2_000));
    });
  }

  it('many lists as one, in a time that grows with them', () => {
    assertGrowsEvenly(count => {
      const lists = Array.from({ length: count }, (_, index) => `["${index}.cfg"]`).join();
      assert.equal(analyzed({ 'a.pkr.hcl': source(`  floppy_files = concat(${lists})`) }).machines.length, 1);
    }, 500);
  });

  it('many arguments that read one object, in a time that grows with them', () => {
    assertGrowsEvenly(count => {
      const members = Array.from({ length: count }, (_, index) => `k${index} = 1`).join('\n');
      const text = `${source('cpus = local.all.k0\n'.repeat(count))}locals {\nall = {\n${members}\n}\n}\n`;
      assert.equal(analyzed({ 'a.pkr.hcl': text }).machines.length, 1);
    }, 3_000);
  });
});

describe('packer-hcl: files that only a run names', () => {
  it('may hold the answers, and are named as they are written, in one line', () => {
    const text = source(
      '  floppy_files = [\n    data.http.answers.path,\n    join("", [\n      data.http.more.path,\n    ]),\n  ]',
    );
    const unread = analyzed({ 'a.pkr.hcl': text }).findings.filter(({ rule }) => rule === 'companion/not-read');
    assert.deepEqual(
      unread.map(({ at }) => text.slice(at.offset, at.end)),
      ['data.http.answers.path', 'j'],
    );
    assert.deepEqual(
      unread.map(({ arguments: given = {} }) => Object.values(given)[0]),
      ['data.http.answers.path', 'join("", [ data.http.more.path, ])'],
    );
  });
});
