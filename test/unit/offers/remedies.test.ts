/** What a tool refuses, made right in one step where it is plain what is meant. */
import assert from 'node:assert/strict';
import { remedyOffers } from '../../../src/core/offers/remedies';
import { applyEdits, editsOf } from '../../../src/core/text/place';
import { analyzed } from '../formats/packer-hcl-kit';

const source = (inside: string): string => `source "hyperv-iso" "web" {\n${inside}\n}\n`;
const machine = (inside: string, more = ''): string =>
  `${more}resource "hyperv_machine_instance" "web" {\n  name = "web"\n${inside}\n}\n`;

/** The titles of what is offered at each problem, and the text after it. */
function remedied(fileName: string, text: string): [readonly string[], string] {
  const analysis = analyzed({ [fileName]: text });
  const offers = remedyOffers(analysis, { offset: 0, end: text.length });
  const after = offers.reduceRight((done, offer) => applyEdits(done, editsOf(offer.edits(), fileName)), text);
  return [offers.map(({ title }) => title), after];
}

describe('arguments that a tool does not have', () => {
  for (const [written, meant] of [
    ['Generation', 'generation'],
    ['enable_secureboot', 'enable_secure_boot'],
    ['floopy_files', 'floppy_files'],
    ['ram_size', 'memory'],
  ] as const) {
    it(`are renamed in a source: ${written}`, () => {
      const [titles, after] = remedied('a.pkr.hcl', source(`  ${written} = var.x # why`));
      assert.deepEqual(titles, [`Write ${meant} in place of ${written}`]);
      assert.equal(after, source(`  ${meant} = var.x # why`));
      assert.equal(analyzed({ 'a.pkr.hcl': after }).problems.length, 0);
    });
  }

  it('are a few in a selection of many', () => {
    const sources = Array.from({ length: 12 }, (_, each) => source('  Generation = 2').replace('web', `web${each}`));
    assert.equal(remedied('a.pkr.hcl', sources.join('\n'))[0].length, 10);
  });

  it('keep a formatted run formatted', () => {
    const [, after] = remedied(
      'a.pkr.hcl',
      source('  Generation      = 2\n  ram_size        = 4096\n  switch_name     = "lan"'),
    );
    assert.equal(analyzed({ 'a.pkr.hcl': after }).problems.length, 0);
    assert.match(after, /^ {2}generation +=/m);
  });

  it('are renamed in JSON', () => {
    const [, after] = remedied('a.pkr.json', '{ "source": { "hyperv-iso": { "web": { "Generation": 2 } } } }');
    assert.equal(after, '{ "source": { "hyperv-iso": { "web": { "generation": 2 } } } }');
  });

  for (const [written, meant] of [
    ['  Generation = 2', '  generation = 2'],
    ['  memory_startup_byte = 1', '  memory_startup_bytes = 1'],
    ['  network_adapters {\n    name = "lan"\n  }', '  network_adaptors {\n    name = "lan"\n  }'],
    ['  vm_firmware {\n    secureboot_template = "x"\n  }', '  vm_firmware {\n    secure_boot_template = "x"\n  }'],
    [
      '  hard_disk_drives {\n    controller_number = 0\n    controller_location = 0\n    controler_type = "Scsi"\n  }',
      '  hard_disk_drives {\n    controller_number = 0\n    controller_location = 0\n    controller_type = "Scsi"\n  }',
    ],
  ] as const) {
    it(`are renamed in a machine of Terraform: ${written.trim().slice(0, 40)}`, () => {
      assert.equal(remedied('main.tf', machine(written))[1], machine(meant));
    });
  }

  it('are named and left where nobody knows what is meant, or that is there', () => {
    for (const [fileName, text] of [
      ['a.pkr.hcl', source('  cpu_weight = 2')],
      ['a.pkr.hcl', source('  iso_checksum_type = "sha256"')],
      ['a.pkr.hcl', source('  generation = 2\n  Generation = 1')],
      ['main.tf', machine('  tpm = true')],
      [
        'main.tf',
        machine(
          '  dvd_drives {\n    controller_number = 0\n    controller_location = 1\n    controller_type = "Scsi"\n  }',
        ),
      ],
    ] as const) {
      const { problems } = analyzed({ [fileName]: text });
      assert.deepEqual(
        problems.map(({ code }) => code),
        ['unsupported-argument'],
        text,
      );
      assert.deepEqual(remedied(fileName, text), [[], text]);
    }
  });

  it('are not looked for where a provider may have others', () => {
    const fork =
      'terraform {\n  required_providers {\n    hyperv = {\n      source = "somebody/hyperv"\n    }\n  }\n}\n';
    assert.deepEqual(analyzed({ 'main.tf': machine('  tpm = true', fork) }).problems, []);
    const own = fork.replace('somebody', 'taliesins');
    assert.equal(analyzed({ 'main.tf': machine('  tpm = true', own) }).problems.length, 1);
    assert.deepEqual(
      analyzed({ 'main.tf': 'resource "hyperv_vm" "a" {\n  generation = 2\n  vcpu = 2\n  x = 1\n}\n' }).problems,
      [],
    );
  });

  it('are none that belong to every resource', () => {
    const meta =
      '  count = 2\n  depends_on = []\n  lifecycle {\n    prevent_destroy = true\n  }\n  provider = hyperv.a\n  timeouts {\n    create = "5m"\n  }';
    assert.deepEqual(analyzed({ 'main.tf': machine(meta) }).problems, []);
  });
});
