import assert from 'node:assert/strict';
import { analyzed, converted } from './packer-hcl-kit';

const DEBIAN = 'iso_url = "debian-12.1.0-amd64-netinst.iso"';
const source = (...members: string[]): string => `source "hyperv-iso" "web" {\n  ${members.join('\n  ')}\n}\n`;
const use = (name: string, ...members: string[]): string =>
  `  source "source.hyperv-iso.web" {\n    ${[`name = "${name}"`, ...members].join('\n    ')}\n  }\n`;
const build = (...uses: string[]): string => `build {\n${uses.join('')}}\n`;
const plain = '  sources = ["source.hyperv-iso.web"]\n';

describe('packer-hcl: a source of which builds make several machines', () => {
  const unlike: readonly (readonly [what: string, text: string])[] = [
    // Packer takes no argument from both of them.
    ['a build that says the generation', source(DEBIAN) + build(use('a', 'generation = 1'), use('b'))],
    ['a build that says Generation 2', source(DEBIAN) + build(plain, use('a', 'generation = 2'))],
    ['a build that sets Secure Boot', source(DEBIAN) + build(use('a'), use('b', 'enable_secure_boot = false'))],
    ['another guest', source() + build(use('a', DEBIAN), use('b', 'iso_url = "windows_xp_x86.iso"'))],
    ['discs of their own', source(DEBIAN, 'floppy_files = ["a"]') + build(plain, use('a', 'cd_files = ["b"]'))],
    ['another boot command', source(DEBIAN) + build(use('a', 'boot_command = ["<enter>"]'), use('b'))],
  ];
  for (const [what, text] of unlike) {
    it(`is left as it is beside ${what}`, () => {
      const texts = { 'a.pkr.hcl': text };
      assert.deepEqual(converted(texts).texts, texts);
      for (const { machine, status, plan } of analyzed(texts).machines) {
        const is1 = machine.generation.known && machine.generation.value === 1;
        assert.ok(!is1 || (status !== 'ready' && plan.obstacle !== undefined), machine.name);
      }
    });
  }

  it('is left as it is by a fix for one of them', () => {
    const text = source(DEBIAN, 'floppy_files = ["a"]') + build(plain, use('a', 'generation = 2', 'boot_wait = "1s"'));
    const texts = { 'a.pkr.hcl': text };
    assert.deepEqual(converted(texts).texts, texts);
    assert.deepEqual(
      analyzed(texts).findings.filter(({ rule, fix }) => rule === 'floppy/media' && fix !== undefined),
      [],
    );
  });

  const media = (...isos: string[]): string => `locals {\n  isos = ${JSON.stringify(isos)}\n}\n`;
  const each = `build {
  dynamic "source" {
    for_each = local.isos
    labels   = ["source.hyperv-iso.web"]
    content {
      name    = source.value
      iso_url = source.value
    }
  }
}
`;
  const generations = (...isos: string[]): unknown[] => {
    const { texts } = converted({ 'a.pkr.hcl': media(...isos) + source('generation = 1', 'boot_wait = "1s"') + each });
    return analyzed(texts).machines.map(({ machine: { generation } }) => generation.known && generation.value);
  };

  it('is converted where one block makes machines of it whose guests need the same', () => {
    assert.deepEqual(generations('windows_10_x64.iso', 'windows_server_2022.iso'), [2, 2]);
    assert.deepEqual(generations('windows_10_x64.iso', 'windows_xp_x86.iso'), [1, 1]);
    assert.deepEqual(generations('windows_10_x64.iso', 'windows_11_x64.iso'), [1, 1]);
    assert.deepEqual(generations('windows_10_x64.iso', 'what-nobody-knows.iso'), [1, 1]);
  });

  it('is converted where they differ by little more than their names', () => {
    const text = source(DEBIAN, 'generation = 1') + build(use('a', 'cpus = 2'), use('b', 'output_directory = "b"'));
    const { texts } = converted({ 'a.pkr.hcl': text });
    assert.match(texts['a.pkr.hcl'] ?? '', /generation += 2/);
    const one = source(DEBIAN) + build(use('a', 'generation = 1'));
    assert.match(converted({ 'a.pkr.hcl': one }).texts['a.pkr.hcl'] ?? '', /generation = 2/);
  });
});

describe('packer-hcl: machines that one block makes, each with values of its own', () => {
  const of = (elements: unknown, ...members: string[]): Record<string, string> => ({
    'a.pkr.hcl': `locals {
  machines = ${JSON.stringify(elements)}
}
${source(DEBIAN, 'boot_wait = "1s"')}build {
  dynamic "source" {
    for_each = local.machines
    labels   = ["hyperv-iso.web"]
    content {
      ${['name = source.key', ...members].join('\n      ')}
    }
  }
}
`,
  });
  const json = (elements: unknown, content: Readonly<Record<string, unknown>>): Record<string, string> => ({
    'a.pkr.json': JSON.stringify({
      locals: { machines: elements },
      source: { 'hyperv-iso': { web: { iso_url: 'debian-12.1.0-amd64-netinst.iso', boot_wait: '1s' } } },
      build: {
        dynamic: {
          source: { for_each: `\${local.machines}`, labels: ['hyperv-iso.web'], content },
        },
      },
    }),
  });
  const isolinux = (file: string): string[] => [`<esc>auto url=http://{{ .HTTPIP }}/${file}<enter>`];
  for (const [what, texts] of [
    ['a start-up order', of({ a: { first: 'IDE' }, b: { first: 'CD' } }, 'first_boot_device = source.value.first')],
    ['a boot order', of({ a: { order: ['IDE:0:0'] }, b: { order: ['SCSI:0:1'] } }, 'boot_order = source.value.order')],
    ['a generation', of({ a: { of: 1 }, b: { of: 1 } }, 'generation = source.value.of')],
    ['a generation, in JSON', json({ a: { of: 1 }, b: { of: 1 } }, { generation: '${source.value.of}' })],
  ] as const) {
    it(`are left where that is ${what}`, () => {
      assert.deepEqual(converted(texts).texts, texts);
      assert.deepEqual(
        analyzed(texts).machines.map(({ status }) => status),
        ['needs-work', 'needs-work'],
      );
    });
  }

  it('may be of any generation where nobody knows what they are made for', () => {
    const text = (of({}, 'generation = source.value.of')['a.pkr.hcl'] ?? '').replace('local.machines', 'var.machines');
    const { machines, findings } = analyzed({ 'a.pkr.hcl': text });
    assert.deepEqual(
      machines.map(({ status }) => status),
      ['unknown'],
    );
    assert.deepEqual(
      findings.filter(({ rule }) => rule === 'vm/no-such-generation'),
      [],
    );
  });

  it('keep their boot commands, which are not one in JSON either', () => {
    const elements = { a: { typed: isolinux('a.cfg') }, b: { typed: isolinux('b.cfg') } };
    const { texts } = converted(json(elements, { name: '${source.key}', boot_command: '${source.value.typed}' }));
    assert.match(texts['a.pkr.json'] ?? '', /"boot_command":"\$\{source\.value\.typed\}"/);
  });

  it('are ready where all of them are', () => {
    const ready = (...floppies: string[][]): string[] => {
      const elements = Object.fromEntries(floppies.map((files, index) => [`m${index}`, { files }]));
      return analyzed(of(elements, 'floppy_files = source.value.files')).machines.map(({ status }) => status);
    };
    assert.deepEqual(ready(['notes.txt'], []), ['needs-work', 'needs-work']);
    assert.deepEqual(ready([], []), ['ready', 'ready']);
    const runs = (inline: string): string => `  provisioner "windows-shell" {\n    inline = ["${inline}"]\n  }\n`;
    const text = (inline: string): string =>
      source(DEBIAN, 'floppy_files = ["x.cmd"]') + build(use('a')) + build(use('b'), runs(inline));
    const statuses = (inline: string): string[] =>
      analyzed({ 'a.pkr.hcl': text(inline) }).machines.map(({ status }) => status);
    assert.deepEqual(statuses('a:\\\\x.cmd'), ['needs-work', 'needs-work']);
    assert.deepEqual(statuses('c:\\\\x.cmd'), ['ready', 'ready']);
  });
});

describe('packer-hcl: a key that a build misspells', () => {
  for (const [name, text] of [
    ['in a block for a source', source(DEBIAN) + build(use('a', 'floppy_file = ["x"]'))],
    [
      'in a block for several',
      `${source(DEBIAN)}build {\n  dynamic "source" {\n    for_each = ["a", "b"]\n    labels   = ["hyperv-iso.web"]\n    content {\n      name        = source.value\n      floppy_file = ["x"]\n    }\n  }\n}\n`,
    ],
  ] as const) {
    it(`keeps its machine as it is: ${name}`, () => {
      const texts = { 'a.pkr.hcl': text };
      assert.deepEqual(
        analyzed(texts).machines.filter(({ status }) => status === 'ready'),
        [],
      );
      assert.deepEqual(converted(texts).texts, texts);
    });
  }

  it('keeps no machine of another source', () => {
    const other = source(DEBIAN, 'generation = 1').replace('"web"', '"other"');
    const texts = { 'a.pkr.hcl': source(DEBIAN) + other + build(use('a', 'floppy_file = ["x"]')) };
    assert.match(converted(texts).texts['a.pkr.hcl'] ?? '', /"other" \{[^}]*generation = 2/);
  });
});

describe('packer-hcl: the variable of a generation that others follow', () => {
  const variables = 'variable "g" {\n  default = 1\n}\nlocals {\n  is2 = var.g == 2\n}\n';
  const web = source(DEBIAN, 'generation = var.g');
  const box = (firmware: string): string => `source "virtualbox-iso" "box" {\n  firmware = ${firmware}\n}\n`;
  const both = (inside = ''): string => `build {\n  sources = ["hyperv-iso.web", "virtualbox-iso.box"]\n${inside}}\n`;
  const runs = '  provisioner "shell" {\n    inline = [local.is2 ? "efi" : "bios"]\n  }\n';

  const following: Readonly<Record<string, string>> = {
    'a machine of another hypervisor, by a condition': web + box('var.g == 2 ? "efi" : "bios"') + both(),
    'a machine of another hypervisor, by a local': web + box('local.is2 ? "efi" : "bios"') + both(),
    'a machine of another hypervisor, by what a build adds to it':
      web +
      box('"bios"').replace(/ {2}firmware.*\n/, '') +
      'build {\n  sources = ["hyperv-iso.web"]\n  source "virtualbox-iso.box" {\n    firmware = local.is2 ? "efi" : "bios"\n  }\n}\n',
    'what runs in machines of two hypervisors': web + box('"bios"') + both(runs),
    'another machine of Hyper-V, by a local and nothing else':
      web + source(DEBIAN, 'generation = var.g', 'enable_secure_boot = local.is2').replace('"web"', '"other"'),
  };
  for (const [name, text] of Object.entries(following)) {
    it(`stays as it is: ${name}`, () => {
      const { texts } = converted({ 'a.pkr.hcl': variables + text });
      const after = texts['a.pkr.hcl'] ?? '';
      assert.ok(after.startsWith(variables), after);
      assert.match(after, /generation += 2/);
      assert.equal(converted(texts).texts['a.pkr.hcl'], after);
    });
  }

  it('changes where its machine alone follows, and what runs in that', () => {
    const text = `${web}build {\n  sources = ["hyperv-iso.web"]\n${runs}}\n`;
    const after = converted({ 'a.pkr.hcl': variables + text }).texts['a.pkr.hcl'] ?? '';
    assert.ok(after.startsWith(variables.replace('default = 1', 'default = 2')), after);
    const beside = converted({ 'a.pkr.hcl': variables + web + box('"bios"') + both() }).texts['a.pkr.hcl'] ?? '';
    assert.ok(beside.startsWith(variables.replace('default = 1', 'default = 2')), beside);
  });
});

describe('packer-hcl: an answer file that a build gives a machine of another hypervisor', () => {
  const answers =
    '<unattend><settings><component><DiskConfiguration><Disk><DiskID>0</DiskID><CreatePartitions><CreatePartition><Order>1</Order><Type>Primary</Type><Extend>true</Extend></CreatePartition></CreatePartitions></Disk></DiskConfiguration><ImageInstall><OSImage><InstallTo><DiskID>0</DiskID><PartitionID>1</PartitionID></InstallTo></OSImage></ImageInstall></component></settings></unattend>\n';
  const web = source('iso_url = "windows_server_2022.iso"', 'floppy_files = ["Autounattend.xml"]');
  const box = 'source "virtualbox-iso" "box" {\n}\n';
  const files = '    floppy_files = ["Autounattend.xml"]\n';
  const builds = {
    block: `build {\n${plain}  source "virtualbox-iso.box" {\n${files}  }\n}\n`,
    dynamic: `build {\n${plain}  dynamic "source" {\n    for_each = ["a"]\n    labels = ["virtualbox-iso.box"]\n    content {\n${files}    }\n  }\n}\n`,
  };
  for (const [how, text] of Object.entries(builds)) {
    it(`stays as it is, by a ${how}`, () => {
      const { texts } = converted({ 'a.pkr.hcl': web + box + text, 'Autounattend.xml': answers });
      assert.equal(texts['Autounattend.xml'], answers);
      assert.match(texts['gen2/Autounattend.xml'] ?? '', /<Type>EFI</);
    });
  }
});

describe('packer-hcl: a generation that is null', () => {
  it('is left where an expression comes to that', () => {
    for (const value of ['var.uefi ? 2 : null', 'try(var.none, null)']) {
      const variables = 'variable "uefi" {\n  default = false\n}\nvariable "none" {\n  default = null\n}\n';
      const texts = { 'a.pkr.hcl': variables + source(DEBIAN, `generation = ${value}`) };
      assert.deepEqual(converted(texts), {
        texts,
        said: ['an expression comes to its generation: change what that is worked out of'],
      });
    }
  });

  it('becomes 2 where that is written, or at the variable that is', () => {
    const variable = 'variable "g" {\n  type    = number\n  default = null\n}\n';
    const literal = converted({ 'a.pkr.hcl': source(DEBIAN, 'generation = null') }).texts['a.pkr.hcl'] ?? '';
    assert.match(literal, /generation += 2\n/);
    const text = source(DEBIAN, 'generation = var.g');
    const after = converted({ 'a.pkr.hcl': variable + text }).texts['a.pkr.hcl'] ?? '';
    assert.match(after, /default = 2\n[\s\S]*generation += var\.g\n/);
  });
});

describe('packer-hcl: what runs in a machine besides provisioners', () => {
  const inBuild = (block: string): Record<string, string> => ({
    'a.pkr.hcl': `${source('iso_url = "windows_server_2022.iso"', 'boot_command = ["a"]', 'boot_wait = "1s"', 'floppy_files = ["x.cmd"]')}build {\n${plain}${block}\n}\n`,
    'x.cmd': 'exit',
  });
  const dynamic = (elements: string, inline: string): string => `  dynamic "provisioner" {
    for_each = [${elements}]
    labels   = ["windows-shell"]
    content {
      inline = [${inline}]
    }
  }`;
  for (const [what, block, after] of [
    [
      'where another one fails',
      '  error-cleanup-provisioner "windows-shell" {\n    inline = ["a:\\\\x.cmd"]\n  }',
      'e:\\\\x.cmd',
    ],
    ['for each of several', dynamic('"1", "2"', '"a:\\\\x.cmd ${provisioner.value}"'), 'e:\\\\x.cmd ${'],
    ['by a value of each', dynamic('"a:\\\\x.cmd"', '"${provisioner.value} /q"'), '"a:\\\\x.cmd"'],
  ] as const) {
    it(`needs the floppy ${what}`, () => {
      const { machines, findings } = analyzed(inBuild(block));
      assert.equal(machines[0]?.status, 'needs-work');
      assert.equal(findings.filter(({ rule }) => rule === 'script/floppy-path').length, 1);
      assert.ok(converted(inBuild(block)).texts['a.pkr.hcl']?.includes(after));
    });
  }

  it('is a script of a shell that mounts the floppy, too', () => {
    const statuses = (script: string): string[] => {
      const text = `${source(DEBIAN, 'floppy_files = ["x.sh"]')}build {\n${plain}  provisioner "shell" {\n    script = "s.sh"\n  }\n}\n`;
      return analyzed({ 'a.pkr.hcl': text, 'x.sh': 'ls', 's.sh': script }).machines.map(({ status }) => status);
    };
    assert.deepEqual(statuses('mount /dev/fd0 /mnt\n'), ['needs-work']);
    assert.deepEqual(statuses('parted /dev/sdb mklabel gpt\n'), ['ready']);
  });
});
