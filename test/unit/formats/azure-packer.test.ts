/** Packer's builders that change the disk of an image in place, or build in DevTest Labs, in both forms. */
import assert from 'node:assert/strict';
import '../../../src/core/azure';
import '../../../src/core/hcl';
import { analyze } from '../../../src/core/analyze';
import { convert } from '../../../src/core/convert/convert';
import { packerAzure } from '../../../src/core/formats/azure/packer-azure';
import { assertGrowsEvenly } from '../growth';
import { documentsIn } from '../one-file';

type Settings = Readonly<Record<string, string>>;

interface Form {
  readonly fileName: string;
  readonly text: (type: string, settings: Settings) => string;
}

const FORMS: readonly Form[] = [
  {
    fileName: 'image.json',
    text: (type, settings) => JSON.stringify({ builders: [{ type, ...settings }] }, undefined, 2),
  },
  {
    fileName: 'image.pkr.hcl',
    text: (type, settings) => {
      const lines = Object.entries(settings).map(([key, value]) => `  ${key} = "${value}"\n`);
      return `source "${type}" "image" {\n${lines.join('')}}\n`;
    },
  },
  {
    fileName: 'image.pkr.json',
    text: (type, settings) => JSON.stringify({ source: { [type]: { image: settings } } }, undefined, 2),
  },
];

const urn = (sku: string): string => `Debian:debian-12:${sku}:latest`;
const disk = '/subscriptions/0/resourceGroups/lab/providers/Microsoft.Compute/disks/base';

/** What is read of a builder in each form: generation, status and rules. */
function assertRead(type: string, settings: Settings, expected: readonly unknown[]): void {
  for (const { fileName, text } of FORMS) {
    const { machines, findings } = analyze(text(type, settings), { fileName });
    assert.deepEqual(
      [
        ...machines.map(({ machine: { generation }, status }) => [generation.known && generation.value, status]),
        ...findings.map(({ rule }) => rule),
      ],
      expected,
      fileName,
    );
  }
}

function assertConverted(type: string, before: Settings, after: Settings): void {
  for (const { fileName, text } of FORMS) {
    const once = convert(text(type, before), { fileName, lossy: true }).text;
    assert.deepEqual(once.replace(/ {2,}/g, ' '), text(type, after).replace(/ {2,}/g, ' '), fileName);
    assert.equal(convert(once, { fileName, lossy: true }).text, once, fileName);
  }
}

describe('the builder azure-chroot', () => {
  it('has no generation by a label that Packer refuses', () => {
    for (const image_hyperv_generation of ['v2', 'V3', '2']) {
      assertRead('azure-chroot', { source: urn('12'), image_hyperv_generation }, [[false, 'unknown']]);
    }
    const { machines } = analyze(FORMS[0]?.text('azure-chroot', { image_hyperv_generation: 'v1' }) ?? '', {
      fileName: 'image.json',
    });
    assert.deepEqual(
      machines.map(({ plan }) => plan.obstacle),
      ['there is no such generation'],
    );
  });

  it('is not said to have its generation by an expression where nothing is written', () => {
    for (const source of [disk, 'vendor:product:plan:latest']) {
      const { machines } = analyze(FORMS[0]?.text('azure-chroot', { source }) ?? '', { fileName: 'image.json' });
      assert.deepEqual(
        machines.map(({ plan }) => plan.obstacle),
        ['nothing says the generation of what it starts from'],
      );
    }
  });

  it('makes an image of Generation 1 where it says nothing', () => {
    const unsaid = [[1, 'needs-work'], 'azure/sku-unknown'] as const;
    assertRead('azure-chroot', { source: disk }, unsaid);
    assertRead('azure-chroot', { source: disk, image_hyperv_generation: 'V1' }, unsaid);
    assertRead('azure-chroot', { source: disk, image_hyperv_generation: 'V2' }, [[2, 'generation-2']]);
  });

  it('takes the twin of its source together with the label', () => {
    assertRead('azure-chroot', { source: urn('12') }, [[1, 'needs-work'], 'azure/gen1-image']);
    assertConverted('azure-chroot', { source: urn('12') }, { source: urn('12-gen2'), image_hyperv_generation: 'V2' });
    assertConverted(
      'azure-chroot',
      { source: urn('12'), image_hyperv_generation: 'V1' },
      { source: urn('12-gen2'), image_hyperv_generation: 'V2' },
    );
  });

  it('contradicts itself where its label is not that of its source', () => {
    assertRead('azure-chroot', { source: urn('12-gen2') }, [[1, 'blocked'], 'azure/label-contradicts']);
    assertRead('azure-chroot', { source: urn('12'), image_hyperv_generation: 'V2' }, [
      [2, 'contradictory'],
      'azure/label-contradicts',
    ]);
    assertRead('azure-chroot', { source: urn('12-gen2'), image_hyperv_generation: 'V2' }, [[2, 'generation-2']]);
  });
});

describe('the builder azure-dtl', () => {
  const image = (image_sku: string): Settings => ({
    image_publisher: 'Debian',
    image_offer: 'debian-12',
    image_sku,
    image_hyperv_generation: 'V1',
    vm_size: 'Standard_D2s_v5',
  });

  it('has the generation of its image, and no label', () => {
    assertRead('azure-dtl', image('12-gen2'), [[2, 'generation-2']]);
    assertConverted('azure-dtl', image('12'), image('12-gen2'));
  });
});

describe('the builder azure-arm', () => {
  const settings = {
    image_publisher: 'Debian',
    image_offer: 'debian-12',
    image_sku: '12',
    vm_size: 'Standard_D2s_v5',
  };

  it('has no generation that is known by its SKU beside another source', () => {
    assertRead('azure-arm', settings, [[1, 'ready'], 'azure/gen1-image']);
    for (const key of ['image_url', 'custom_managed_image_name', 'shared_image_gallery']) {
      assertRead('azure-arm', { ...settings, [key]: 'x' }, [[false, 'unknown']]);
      assertRead('azure-arm', { ...settings, [key]: '' }, [[1, 'ready'], 'azure/gen1-image']);
    }
  });

  it('leaves a variable as it is that gives its image and something else, for Trusted Launch as well', () => {
    const converted = (others: string): string => {
      const text = `variable "s" {\n  default = "12"\n}\nsource "azure-arm" "a" {\n  image_publisher = "Debian"\n  image_offer = "debian-12"\n  vm_size = "Standard_D2s_v5"\n  image_sku = var.s\n${others}}\n`;
      return convert(text, { fileName: 'a.pkr.hcl', lossy: true }).text;
    };
    const security = '  security_type = "TrustedLaunch"\n';
    for (const others of ['', security]) {
      assert.match(converted(others), /default = "12-gen2"/);
      const after = converted(`${others}  azure_tags = {\n    sku = var.s\n  }\n`);
      assert.match(after, /default = "12"\n/);
      assert.match(after, /image_sku = "12-gen2"/);
    }
  });

  it('stays as it is where its image comes by an expression, or by a variable that may refuse another one', () => {
    const left = (sku: string, declared: string): string | undefined => {
      const text = `source "azure-arm" "a" {\n  image_publisher = "Debian"\n  image_offer = "debian-12"\n  vm_size = "Standard_D2s_v5"\n  image_sku = ${sku}\n}\n${declared}`;
      const { edits, machines } = convert(text, { fileName: 'a.pkr.hcl', lossy: true });
      assert.equal(edits.size, 0, sku);
      return machines[0]?.reason;
    };
    const validated = (skus: string): string =>
      `variable "s" {\n  default = "12"\n  validation {\n    condition = contains([${skus}], var.s)\n  }\n}\n`;
    assert.match(left('var.s', validated('"12"')) ?? '', /no other one can be/);
    assert.match(left('var.g ? "12-gen2" : "12"', 'variable "g" {\n  default = false\n}\n') ?? '', /an expression/);
    assert.throws(() => left('var.s', validated('"12", "12-gen2"')));
  });

  it('takes truths that are written as texts, and no other texts', () => {
    for (const [vtpm_enabled, vTpm] of [
      ['true', true],
      ['false', false],
      ['no', undefined],
    ] as const) {
      for (const { fileName, text } of FORMS) {
        const [assessed] = analyze(text('azure-arm', { vtpm_enabled }), { fileName }).machines;
        const read = assessed?.kind === 'azure' ? assessed.machine.vTpm : undefined;
        assert.deepEqual(
          read?.known === true ? read.value : read?.known,
          vTpm ?? false,
          `${fileName}: ${vtpm_enabled}`,
        );
      }
    }
  });
});

describe('builders of Azure by the hundred that have their images from one variable', () => {
  const settings = (sku: string): Settings => ({
    image_publisher: 'Debian',
    image_offer: 'debian-12',
    image_sku: sku,
  });
  it('are read in time that grows with them', () => {
    assertGrowsEvenly(count => {
      const builders = Array.from({ length: count }, () => ({ type: 'azure-arm', ...settings('{{user `sku`}}') }));
      const machines = [...packerAzure.read(documentsIn(JSON.stringify({ variables: { sku: '12' }, builders })))];
      assert.equal(machines.filter(({ generationVariableIsReadElsewhere: isRead }) => isRead !== true).length, count);
    }, 1_000);
  });
});

describe('a source of Azure that builds add to', () => {
  const image = 'image_publisher = "Debian"\n  image_offer = "debian-12"\n';
  const source = (settings: string): string => `source "azure-arm" "a" {\n  ${image}${settings}}\n`;
  const build = (settings: string): string => `build {\n  source "azure-arm.a" {\n${settings}  }\n}\n`;
  const statuses = (text: string): unknown[] =>
    analyze(text, { fileName: 'a.pkr.hcl' }).machines.map(({ machine: { name }, status }) => [name, status]);
  const converted = (text: string): string => convert(text, { fileName: 'a.pkr.hcl', lossy: true }).text;

  it('is the machine with what is added', () => {
    const size = '    name = "b"\n    vm_size = "Standard_D2s_v5"\n';
    const text = `${source('  image_sku = "12"\n')}${build(size)}`;
    assert.deepEqual(statuses(text), [['b', 'ready']]);
    assert.equal(converted(text), text.replace('"12"', '"12-gen2"'));
  });

  it('makes machines that change by themselves, in what each build adds', () => {
    const size = '  vm_size = "Standard_D2s_v5"\n';
    const [old, next] = ['12', '12-gen2'].map(sku => `    name = "b${sku}"\n    image_sku = "${sku}"\n`);
    const text = `${source(size)}${build(old ?? '')}${build(next ?? '')}`;
    assert.deepEqual(statuses(text), [
      ['b12', 'ready'],
      ['b12-gen2', 'generation-2'],
    ]);
    assert.equal(converted(text), text.replace('image_sku = "12"', 'image_sku = "12-gen2"'));
  });

  it('stays as it is where the machines are not alike', () => {
    const sizes = ['Standard_D2s_v5', 'Standard_D2_v3'].map(size => build(`    vm_size = "${size}"\n`));
    const text = `${source('  image_sku = var.s\n')}variable "s" {\n  default = "12"\n}\n${sizes.join('')}`;
    assert.deepEqual(
      statuses(text).map(status => (status as unknown[])[1]),
      ['needs-work', 'blocked'],
    );
    assert.equal(converted(text), text);
  });

  it('changes once where they are', () => {
    const names = ['x', 'y'].map(name => build(`    name = "${name}"\n    managed_image_name = "${name}"\n`));
    const text = `${source('  image_sku = var.s\n')}variable "s" {\n  default = "12"\n}\n${names.join('')}`;
    const once = converted(text);
    assert.equal(
      once.replace(/ {2,}/g, ' '),
      text
        .replace('var.s\n', 'var.s\n  vm_size = "Standard_D2s_v5"\n')
        .replace('"12"', '"12-gen2"')
        .replace(/ {2,}/g, ' '),
    );
    assert.equal(converted(once), once);
  });
});
