/** What can be written in configurations of HCL, and what stands there. */
import assert from 'node:assert/strict';
import { analyze } from '../../../src/core/analyze';
import { PARTS, SETTINGS } from '../../../src/core/formats/terraform/properties';
import { hclCompletions, hclHover } from '../../../src/core/help/hcl';
import { declarationAt, valueAt } from '../../../src/core/help/hcl-names';
import type { Completion } from '../../../src/core/help/words';
import type { Documents } from '../../../src/core/languages/language';
import { findRule } from '../../../src/core/rules';
import { filesOf } from '../formats/packer-hcl-kit';
import '../../../src/core/hcl';

/** A text with a mark among others: its documents, and where the mark was. */
function marked(text: string, fileName = 'web.pkr.hcl', beside: Record<string, string> = {}): [Documents, number] {
  const plain = text.replace('‸', '');
  const files = filesOf({ ...beside, [fileName.replace(/^.*\//, '')]: plain });
  return [analyze(plain, { fileName, asPart: true, files }).documents, text.indexOf('‸')];
}

const completionsIn = (text: string, fileName?: string, typed?: string): Completion[] =>
  hclCompletions(...marked(text, fileName), typed);

/** In the order in which they stand in a list. */
const labelsIn = (text: string, fileName?: string): string[] =>
  completionsIn(text, fileName)
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ label }) => label);

/** The text with what a completion writes. */
function chosen(text: string, label: string, fileName?: string): string {
  const found = completionsIn(text, fileName).find(each => each.label === label);
  assert.ok(found !== undefined, `${label} is not offered`);
  const plain = text.replace('‸', '');
  return plain.slice(0, found.at.offset) + found.snippet + plain.slice(found.at.end);
}

const source = (content: string, type = 'hyperv-iso'): string => `source "${type}" "web" {\n  ${content}\n}\n`;
const machine = (content: string, type = 'hyperv_machine_instance'): string =>
  `resource "${type}" "web" {\n  name = "web"\n  ${content}\n}\n`;

describe('a Hyper-V source of Packer in HCL', () => {
  it('gets its arguments, those about the generation first, without those that are there', () => {
    const labels = labelsIn(source('memory = 2048\n  ‸\n  cpus = 2'));
    assert.deepEqual(labels.slice(0, 3), ['generation', 'enable_secure_boot', 'secure_boot_template']);
    assert.ok(!labels.includes('memory') && !labels.includes('cpus') && !labels.includes('packer_debug'));
    assert.ok(labels.includes('use_legacy_network_adapter') && !labels.includes('clone_from_vm_name'));
    assert.ok(labelsIn(source('‸', 'hyperv-vmcx')).includes('clone_from_vm_name'));
    assert.equal(new Set(labels).size, labels.length);
  });

  it('gets them while the text is broken', () => {
    for (const text of [
      'source "hyperv-iso" "web" {\n  gen‸',
      source('gen‸'),
      source('iso_url = "https://x\n  gen‸'),
      source('memory =\n  gen‸\n  cpus = 2'),
    ]) {
      assert.ok(labelsIn(text).includes('generation'), text);
    }
  });

  it('gets them with a value of their type to fill in', () => {
    assert.equal(chosen(source('gen‸'), 'generation'), source('generation = $'.concat('{1|2,1|}')));
    assert.equal(chosen(source('‸'), 'enable_tpm'), source('enable_tpm = $'.concat('{1|true,false|}')));
    assert.equal(chosen(source('‸'), 'switch_name'), source('switch_name = "$1"'));
    assert.equal(chosen(source('‸'), 'cd_files'), source('cd_files = ["$1"]'));
    assert.equal(chosen(source('‸'), 'cd_content'), source('cd_content = { $1 }'));
    assert.equal(chosen(source('floppy_‸files = ["a"]'), 'cd_files'), source('cd_files = ["a"]'));
  });

  it('gets their values where those are closed', () => {
    const values = (content: string) => completionsIn(source(content)).map(({ snippet }) => snippet);
    assert.deepEqual(values('generation = ‸'), ['2', '1']);
    assert.deepEqual(values('generation =‸'), [' 2', ' 1']);
    assert.deepEqual(values('enable_secure_boot = t‸\n  cpus = 2'), ['true', 'false']);
    assert.deepEqual(values('boot_order = ["SCSI:0:0", ‸]'), ['"SCSI:0:0"', '"SCSI:0:1"']);
    assert.deepEqual(values('boot_order = ‸'), []);
    assert.deepEqual(values('switch_name = "‸"'), []);
    assert.equal(
      chosen(source('secure_boot_template = "‸'), 'MicrosoftUEFICertificateAuthority'),
      source('secure_boot_template = "MicrosoftUEFICertificateAuthority"'),
    );
    // What is typed is compared with what it takes the place of.
    const [first] = completionsIn(source('secure_boot_template = "‸"'));
    assert.equal(first?.filter, '"MicrosoftWindows"');
  });

  it('gets them in the use of a source as well', () => {
    for (const use of ['hyperv-iso.web', 'source.hyperv-iso.web']) {
      assert.ok(labelsIn(`build {\n  source "${use}" {\n    ‸\n  }\n}\n${source('cpus = 1')}`).includes('generation'));
    }
  });

  it('gets nothing for a space at the beginning of a line', () => {
    assert.deepEqual(completionsIn(source(' ‸'), undefined, ' '), []);
    assert.equal(completionsIn(source('generation = ‸'), undefined, ' ').length, 2);
  });

  it('is the only place where they are offered', () => {
    for (const text of [
      '‸',
      'source "qemu" "web" {\n  ‸\n}\n# hyperv-iso',
      source('cd_content = {\n    ‸\n  }'),
      source('# ‸'),
      source('generation = 1 ‸'),
      source('nested {\n    ‸\n  }'),
      `variable "x" {\n  ‸\n}\n${source('')}`,
      `build {\n  ‸\n}\n${source('')}`,
      'source "constructor" "x" {\n  ‸\n}\n# hyperv-iso',
    ]) {
      assert.deepEqual(completionsIn(text), [], text);
    }
  });

  it('has its arguments explained with what Generation 2 makes of them', () => {
    const hover = hclHover(...marked(source('use_legacy‸_network_adapter = true')), ({ id }) => `page:${id}`);
    assert.match(hover?.markdown ?? '', /^\*\*use\\_legacy\\_network\\_adapter\*\*\n\n.*refuses it with generation 2/);
    assert.match(hover?.markdown ?? '', /\[nic\/legacy\]\(page:nic\/legacy\)/);
    for (const nothing of ['ssh_‸port = 22', 'switch_name = "ge‸neration"', '‸', 'constructor‸ = 1']) {
      assert.equal(hclHover(...marked(source(nothing))), undefined, nothing);
    }
  });
});

describe('a Hyper-V machine of Terraform', () => {
  const labels = (text: string) => labelsIn(text, 'main.tf');

  it('gets its arguments and blocks, behind those of the provider itself', () => {
    const found = labels(machine('‸\n  vm_firmware {\n  }'));
    assert.deepEqual(found.slice(0, 2), ['generation', 'vm_firmware']);
    assert.ok(found.includes('hard_disk_drives') && found.includes('smart_paging_file_path'));
    assert.ok(!found.includes('name') && !found.includes('count') && !found.includes('id'));
    assert.equal(new Set(found).size, found.length);
    assert.ok(completionsIn(machine('‸'), 'main.tf').every(({ order }) => order.startsWith('z')));
  });

  it('gets those of its blocks, also where they are made by another', () => {
    assert.deepEqual(labels(machine('vm_firmware {\n    ‸\n  }')).slice(0, 3), [
      ...['enable_secure_boot', 'secure_boot_template', 'boot_order'],
    ]);
    assert.deepEqual(labels(machine('dvd_drives {\n    path = "a"\n    ‸\n  }')), [
      ...['controller_location', 'controller_number', 'resource_pool_name'],
    ]);
    assert.ok(labels(machine('network_adaptors {\n    ‸\n  }'))[0] === 'is_legacy');
    assert.ok(labels(machine('vm_processor { ‸ }')).includes('expose_virtualization_extensions'));
    assert.ok(labels(machine('vm_firmware {\n    boot_order {\n      ‸\n    }\n  }')).includes('boot_type'));
    assert.ok(
      labels(machine('dynamic "hard_disk_drives" {\n    for_each = []\n    content {\n      ‸\n    }\n  }')).includes(
        'controller_type',
      ),
    );
  });

  it('gets values of their types', () => {
    const values = (content: string) => completionsIn(machine(content), 'main.tf').map(({ snippet }) => snippet);
    assert.deepEqual(values('generation = ‸'), ['2', '1']);
    assert.deepEqual(values('vm_firmware {\n    enable_secure_boot = "‸"\n  }'), ['"On"', '"Off"']);
    assert.deepEqual(values('hard_disk_drives {\n    controller_type = ‸\n  }'), ['"Scsi"', '"Ide"']);
    assert.deepEqual(values('network_adaptors {\n    is_legacy = ‸\n  }'), ['true', 'false']);
    assert.equal(chosen(machine('‸'), 'vm_firmware', 'main.tf'), machine('vm_firmware {\n  $0\n}'));
    assert.equal(chosen(machine('‸'), 'processor_count', 'main.tf'), machine('processor_count = $1'));
  });

  it('is of the provider that the configuration says, or its arguments tell', () => {
    const windsor =
      'terraform {\n  required_providers {\n    hyperv = {\n      source = "windsorcli/hyperv"\n    }\n  }\n}\n';
    const found = labels(`${windsor}${machine('‸', 'hyperv_vm')}`);
    assert.ok(found.includes('secure_boot') && !found.includes('vm_firmware'));
    assert.equal(
      chosen(machine('cpu = { count = 2 }\n  ‸', 'hyperv_vm'), 'hard_disk_drive', 'main.tf'),
      machine('cpu = { count = 2 }\n  hard_disk_drive = [{\n  $0\n}]', 'hyperv_vm'),
    );
    assert.deepEqual(labels(machine('memory = {\n    ‸\n  }', 'hyperv_vm')), [
      ...['startup_bytes', 'dynamic', 'max_bytes', 'min_bytes'],
    ]);
    assert.ok(labels(machine('processor_count = 2\n  ‸', 'hyperv_vm')).includes('secure_boot_enabled'));
    assert.ok(labels(machine('‸', 'hyperv_virtual_machine')).includes('generation'));
    assert.deepEqual(labels(machine('‸', 'hyperv_vhd')), []);
    assert.deepEqual(labels(machine('‸').replace('resource', 'data')), []);
  });

  it('has its arguments explained', () => {
    const hover = (text: string) => hclHover(...marked(text, 'main.tf'), ({ id }) => `page:${id}`)?.markdown ?? '';
    assert.match(hover(machine('gener‸ation = 1')), /destroys the machine.*\[vm\/generation-1\]/s);
    assert.match(hover(machine('vm_firm‸ware {\n  }')), /Without this block Secure Boot is on/);
    assert.equal(hover(machine('not‸es = "a"')), '');
  });

  it('names rules that there are', () => {
    const ids = [...Object.values(PARTS), ...Object.values(SETTINGS)].flatMap(property => property?.rules ?? []);
    assert.deepEqual(
      ids.filter(id => findRule(id) === undefined),
      [],
    );
  });
});

describe('a variable or local of HCL', () => {
  const beside = {
    'variables.pkr.hcl': `variable "generation" {
  default = 1
}
variables {
  short = "a"
}
locals {
  disk = "\${var.short}.vhdx"
}
local "own" {
  expression = [var.generation, true]
}
variable "open" {}
variable "secret" {
  default   = "x"
  sensitive = true
}
locals {
  behind = "a\${var.secret}"
}
`,
  };
  const at = (reference: string) => marked(source(`generation = ${reference}`), 'source.pkr.hcl', beside);

  function declared(reference: string): string | undefined {
    const found = declarationAt(...at(reference));
    const text = beside['variables.pkr.hcl'].slice(found?.declaration.offset, found?.declaration.end);
    return found && `${found.declaration.file}: ${text}`;
  }

  it('leads to where it is declared, in another file as well', () => {
    assert.equal(declared('var.gen‸eration'), 'variables.pkr.hcl: variable "generation"');
    assert.equal(declared('‸var.generation'), 'variables.pkr.hcl: variable "generation"');
    assert.equal(declared('"$'.concat('{var.short‸}"')), 'variables.pkr.hcl: short');
    assert.equal(declared('f(local.dis‸k[0])'), 'variables.pkr.hcl: disk');
    assert.equal(declared('local.own‸'), 'variables.pkr.hcl: local "own"');
    for (const nothing of ['var.oth‸er', '"var.gen‸eration"', 'data.var.gen‸eration', '1 # var.gen‸eration', 'var‸']) {
      assert.equal(declared(nothing), undefined, nothing);
    }
  });

  const value = (reference: string) => valueAt(...at(reference))?.markdown.split('\n\n')[1];

  it('tells what it comes to by what the files say', () => {
    assert.equal(value('var.gen‸eration'), 'By what the files say: 1. Who runs this can give it another value.');
    assert.equal(value('local.dis‸k'), 'By what the files say: "a.vhdx"');
    assert.equal(value('local.ow‸n'), 'By what the files say: \\[1, true\\]');
  });

  it('keeps what nobody knows, and what nobody is to see', () => {
    for (const nothing of ['var.op‸en', 'var.sec‸ret', 'local.beh‸ind', 'var.oth‸er']) {
      assert.equal(value(nothing), undefined, nothing);
    }
  });

  it('is that of the module, in Terraform', () => {
    const calls = (second: number) =>
      `module "a" {\n  source = "./vm"\n  generation = 1\n}\nmodule "b" {\n  source = "./vm"\n  generation = ${second}\n}\n`;
    const variables = 'variable "generation" {\n  default = 2\n}\n';
    const values = [1, 2].map(second => {
      const text = `${variables}${machine('generation = var.gene‸ration')}`;
      return valueAt(...marked(text, 'vm/main.tf', { '../main.tf': calls(second) }))?.markdown;
    });
    assert.match(values[0] ?? '', /say: 1\./);
    assert.equal(values[1], undefined);
  });
});

describe('help with HCL', () => {
  it('is there in any text, at any place, without a throw', () => {
    const text = `${source('gen\n  floppy_files = ["a", "${var.x"\n  constructor = toString\n  x "y" {')}]]}\n${machine('vm_firmware {\n a = <<E')}`;
    for (const fileName of ['web.pkr.hcl', 'main.tf']) {
      const [documents] = marked(text, fileName);
      for (let offset = 0; offset <= text.length; offset += 1) {
        for (const { at } of hclCompletions(documents, offset, undefined)) {
          assert.ok(at.offset <= offset && offset <= at.end);
        }
        assert.ok(hclHover(documents, offset)?.markdown.includes('[native code]') !== true);
        declarationAt(documents, offset);
        valueAt(documents, offset);
      }
    }
  });
});
