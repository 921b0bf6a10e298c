/** What a conversion of an ARM template changes beside the SKU: the plan of its name, and what parameters may be. */
import assert from 'node:assert/strict';
import '../../../src/core/azure';
import { analyze } from '../../../src/core/analyze';
import { convert } from '../../../src/core/convert/convert';

const IMAGE = { publisher: 'almalinux', offer: 'almalinux-x86_64', sku: '9-gen1', version: 'latest' };
const PLAN = { name: '9-gen1', publisher: 'almalinux', product: 'almalinux-x86_64' };

const template = (resource: object, members: object = {}): string =>
  JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    ...members,
    resources: [resource],
  });

const machine = (members: object, imageReference: unknown = IMAGE, vmSize = 'Standard_D2s_v5'): object => ({
  type: 'Microsoft.Compute/virtualMachines',
  apiVersion: '2024-07-01',
  name: 'web',
  properties: { hardwareProfile: { vmSize }, storageProfile: { imageReference } },
  ...members,
});

const sku = (allowed: unknown, defaultValue: unknown = '9-gen1'): object => ({ defaultValue, ...(allowed as object) });

const statusOf = (text: string): string | undefined =>
  analyze(text, { fileName: 'azuredeploy.json' }).machines[0]?.status;

/** What it is after a conversion: the whole text with each of these in the place of the other. */
function assertConverted(text: string, ...changed: readonly (readonly [from: string, to: string])[]): void {
  assert.equal(statusOf(text), 'ready', text);
  const expected = changed.reduce((before, [from, to]) => {
    assert.equal(before.split(from).length, 2, `${from} in ${before}`);
    return before.replace(from, to);
  }, text);
  assert.equal(convert(text, { fileName: 'azuredeploy.json', lossy: false }).text, expected);
}

describe('the plan of an image in an ARM template', () => {
  const NAME = ['"name":"9-gen1"', '"name":"9-gen2"'] as const;
  const SKU = ['"sku":"9-gen1"', '"sku":"9-gen2"'] as const;

  it('is written in full where it comes by a name', () => {
    const members = { variables: { plan: PLAN } };
    const byName = "[variables('plan')]";
    assertConverted(
      template(machine({ plan: byName }), members),
      [JSON.stringify(byName), JSON.stringify({ ...PLAN, name: '9-gen2' })],
      SKU,
    );
    const named = { parameters: { plan: { type: 'string', defaultValue: '9-gen1' } } };
    const plan = { ...PLAN, name: "[parameters('plan')]" };
    assertConverted(template(machine({ plan }), named), [`"name":"[parameters('plan')]"`, NAME[1]], SKU);
  });

  it('changes with the image where both come by one name', () => {
    const members = { variables: { sku: '9-gen1', plan: { ...PLAN, name: "[variables('sku')]" } } };
    const image = { ...IMAGE, sku: "[variables('sku')]" };
    assertConverted(template(machine({ plan: "[variables('plan')]" }, image), members), SKU);
    const values = { image: IMAGE, plan: PLAN };
    const both = { plan: "[variables('values').plan]" };
    assertConverted(template(machine(both, "[variables('values').image]"), { variables: { values } }), NAME, SKU);
  });

  it('stays, with the image, where an expression chooses it', () => {
    for (const plan of [
      "[if(equals(1, 1), variables('plan'), null())]",
      { ...PLAN, name: "[if(equals(1, 1), '9-gen1', 'x')]" },
    ]) {
      const text = template(machine({ plan }), { variables: { plan: PLAN } });
      assert.equal(convert(text, { fileName: 'azuredeploy.json', lossy: false }).text, text);
      assert.equal(statusOf(text), 'needs-work');
    }
  });

  it('changes with the source of a template of the image builder', () => {
    const planInfo = { planName: '9-gen1', planProduct: 'almalinux-x86_64', planPublisher: 'almalinux' };
    const builder = {
      type: 'Microsoft.VirtualMachineImages/imageTemplates',
      apiVersion: '2024-02-01',
      name: 'it',
      properties: { source: { type: 'PlatformImage', ...IMAGE, planInfo } },
    };
    assertConverted(template(builder), ['"planName":"9-gen1"', '"planName":"9-gen2"'], SKU);
  });

  it('has to be looked at where its name is not known, or is that of another image', () => {
    for (const name of ["[parameters('plan')]", '8-gen1']) {
      const text = template(machine({ plan: { ...PLAN, name } }), { parameters: { plan: { type: 'string' } } });
      assert.equal(statusOf(text), 'needs-work', name);
      assert.equal(convert(text, { fileName: 'azuredeploy.json', lossy: false }).text, text, name);
    }
    assert.equal(statusOf(template(machine({ plan: null }))), 'ready');
  });
});

describe('a SKU by which an ARM template also looks something up', () => {
  const byName = (members: object): object => ({ parameters: { sku: sku({ type: 'string' }) }, ...members });

  it('stays where it is the key, and is written in the machine', () => {
    const image = { ...IMAGE, sku: "[parameters('sku')]", offer: "[variables('offers')[parameters('sku')]]" };
    const offers = { '9-gen1': IMAGE.offer };
    const plans = { a: { '9-gen1': IMAGE.offer } };
    const deeper = { ...image, offer: "[variables('plans')['a'][parameters('sku')]]" };
    for (const [own, variables] of [
      [image, { offers }],
      [deeper, { plans }],
    ] as const) {
      const changed = [`"sku":"[parameters('sku')]"`, '"sku":"9-gen2"'] as const;
      assertConverted(template(machine({}, own), byName({ variables })), changed);
    }
  });

  it('stays, with the image, where it chooses the image', () => {
    const images = { '9-gen1': { ...IMAGE, sku: "[parameters('sku')]" } };
    for (const image of [
      "[variables('images')[parameters('sku')]]",
      { ...IMAGE, sku: "[if(equals(parameters('sku'), '9-gen1'), parameters('sku'), '8-gen1')]" },
      { ...IMAGE, sku: "[variables('chosen')]" },
    ]) {
      const chosen = "[if(equals(parameters('sku'), '9-gen1'), parameters('sku'), '8-gen1')]";
      const text = template(machine({}, image), byName({ variables: { images, chosen } }));
      const { text: after } = convert(text, { fileName: 'azuredeploy.json', lossy: true });
      assert.equal(after.includes('"defaultValue":"9-gen1"'), true, after);
      assert.equal(statusOf(after), after === text ? 'needs-work' : 'generation-2', after);
    }
  });
});

describe('what types allow in an ARM template', () => {
  const TYPE = { type: 'string', allowedValues: ['8-gen1', '9-gen1'] };
  const ALLOWED = ['["8-gen1","9-gen1"]', '["8-gen1","9-gen1","9-gen2"]'] as const;
  const DEFAULT = ['"defaultValue":"9-gen1"', '"defaultValue":"9-gen2"'] as const;
  const byParameter = machine({}, { ...IMAGE, sku: "[parameters('sku')]" });

  it('takes the twin, too, whether a parameter is of the type or of one that is of it', () => {
    const reference = { $ref: '#/definitions/sku' };
    const members = { parameters: { sku: sku(reference) }, definitions: { sku: TYPE } };
    assertConverted(template(byParameter, members), ALLOWED, DEFAULT);
    const chain = { sku: { $ref: '#/definitions/own' }, own: TYPE };
    assertConverted(
      template(byParameter, { parameters: { sku: sku(reference) }, definitions: chain }),
      ALLOWED,
      DEFAULT,
    );
    const circle = { sku: { $ref: '#/definitions/own' }, own: { $ref: '#/definitions/sku' } };
    assertConverted(template(byParameter, { parameters: { sku: sku(reference) }, definitions: circle }), DEFAULT);
  });

  it('takes it as a part of an object or a list', () => {
    const SKU = ['"sku":"9-gen1"', '"sku":"9-gen2"'] as const;
    const image = { type: 'object', properties: { sku: { $ref: '#/definitions/sku' } } };
    const byImage = machine({}, "[parameters('image')]");
    const own = { parameters: { image: sku(image, IMAGE) }, definitions: { sku: TYPE } };
    assertConverted(template(byImage, own), ALLOWED, SKU);
    const list = { type: 'array', items: { $ref: '#/definitions/image' } };
    const members = { parameters: { images: sku(list, [IMAGE]) }, definitions: { sku: TYPE, image } };
    assertConverted(template(machine({}, "[parameters('images')[0]]"), members), ALLOWED, SKU);
    const tuple = { type: 'array', prefixItems: [{ type: 'string' }, { additionalProperties: TYPE }] };
    const second = { parameters: { images: sku(tuple, ['x', IMAGE]) } };
    assertConverted(template(machine({}, "[parameters('images')[1]]"), second), ALLOWED, SKU);
  });

  it('names what else it lets choose', () => {
    const members = { parameters: { sku: sku({ $ref: '#/definitions/sku' }) }, definitions: { sku: TYPE } };
    assert.deepEqual(choicesIn(template(byParameter, members)), [['default', 'sku', '8-gen1']]);
  });
});

function choicesIn(text: string): unknown {
  return analyze(text, { fileName: 'azuredeploy.json' })
    .findings.filter(({ rule }) => rule === 'azure/other-choices')
    .map(({ message, arguments: args }) => [message, args?.['parameter'], args?.['values']]);
}

describe('a machine for Trusted Launch', () => {
  it('is contradictory of a source of Generation 1, and of a managed image', () => {
    const TRUSTED = { securityProfile: { securityType: 'TrustedLaunch', uefiSettings: { secureBootEnabled: true } } };
    const foundIn = (type: string, name: string, hyperVGeneration: string): unknown => {
      const properties = { osType: 'Linux', hyperVGeneration };
      const id = `[resourceId('Microsoft.Compute/${type}', '${name.replace('/', "', '")}')]`;
      const made = machine({}, { id }) as { properties: object };
      const resources = [
        { type: `Microsoft.Compute/${type}`, apiVersion: '2023-07-03', name, properties },
        { ...made, properties: { ...made.properties, ...TRUSTED } },
      ];
      return analyze(JSON.stringify({ ...JSON.parse(template({})), resources }))
        .findings.map(({ rule, message }) => `${rule} ${message}`)
        .filter(each => /trusted-launch-(?:gen1|managed)/.test(each));
    };
    const source = 'azure/trusted-launch-gen1 source';
    assert.deepEqual(foundIn('galleries/images', 'g/i', 'V1'), [source]);
    assert.deepEqual(foundIn('galleries/images', 'g/i', 'V2'), []);
    const managed = 'azure/trusted-launch-managed-image source';
    assert.deepEqual(foundIn('images', 'i', 'V1'), [source, managed]);
    assert.deepEqual(foundIn('images', 'i', 'V2'), [managed]);
  });
});

describe('a parameter that is true or false', () => {
  it('chooses between images and sizes as one with a list of values does', () => {
    const members = { parameters: { modern: { type: 'bool', defaultValue: true } } };
    const image = { ...IMAGE, sku: "[if(parameters('modern'), '9-gen2', '9-gen1')]" };
    const text = template(machine({}, image), members);
    assert.deepEqual(choicesIn(text), [['default', 'modern', 'false']]);
    const sized = template(machine({}, IMAGE, "[if(parameters('modern'), 'Standard_D2s_v3', 'Standard_A2')]"), members);
    assert.deepEqual(choicesIn(sized), [['sizes', 'modern', 'false']]);
    const idle = template(machine({}, { ...IMAGE, sku: '9-gen2' }), members);
    assert.deepEqual(choicesIn(idle), []);
  });
});

describe('what has the generation of something that the file does not make', () => {
  const LABELLED = { osType: 'Linux', hyperVGeneration: 'V1' };
  const sourcesIn = (type: string, properties: object): unknown =>
    analyze(template({ type, apiVersion: '2024-03-02', name: 'a', properties: { ...LABELLED, ...properties } }))
      .findings.filter(({ rule }) => rule === 'azure/sku-unknown')
      .map(({ message }) => message);

  it('is said to have it where its label is Generation 1', () => {
    const id = '/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/snapshots/x';
    const copy = { creationData: { createOption: 'Copy', sourceResourceId: id } };
    assert.deepEqual(sourcesIn('Microsoft.Compute/disks', copy), ['source']);
    assert.deepEqual(sourcesIn('Microsoft.Compute/snapshots', copy), ['source']);
    assert.deepEqual(sourcesIn('Microsoft.AzureStackHCI/galleryImages', { imagePath: 'a.vhdx' }), ['source']);
    assert.deepEqual(sourcesIn('Microsoft.AzureStackHCI/galleryImages', { hyperVGeneration: 'V2' }), []);
    const blob = { creationData: { createOption: 'Import', sourceUri: 'https://lab.blob.core.windows.net/v/d.vhd' } };
    assert.deepEqual(sourcesIn('Microsoft.Compute/disks', blob), []);
    assert.deepEqual(sourcesIn('Microsoft.Compute/galleries/images', {}), []);
  });
});

describe('the sizes that an ARM template allows', () => {
  const parameter = (defaultValue: string, allowedValues: readonly string[]): object => ({
    parameters: { size: { type: 'string', defaultValue, allowedValues } },
  });
  const sized = (size: string, members: object): string => template(machine({}, IMAGE, size), members);
  const BOTH = ['Standard_D2s_v5', 'Standard_D4s_v5'];
  const byName = "[parameters('size')]";

  it('may all run Generation 2: others are named, and lost in a conversion', () => {
    assert.equal(statusOf(sized(byName, parameter('Standard_D2s_v5', BOTH))), 'ready');
    const text = sized(byName, parameter('Standard_D2s_v5', [...BOTH, 'Standard_D2_v3', 'Standard_A1_v2']));
    assert.deepEqual(choicesIn(text), [['sizes', 'size', 'Standard_D2_v3, Standard_A1_v2']]);
    assert.equal(statusOf(text), 'needs-work');
    assert.equal(convert(text, { fileName: 'azuredeploy.json', lossy: false }).text, text);
  });

  it('are none that a parameter leaves as they are, whichever they are', () => {
    const text = sized('Standard_A1_v2', { parameters: { zone: { type: 'string', allowedValues: ['1', '2'] } } });
    assert.deepEqual(choicesIn(text), []);
  });

  it('may be chosen by another name', () => {
    const sizes = { small: 'Standard_A1_v2', large: 'Standard_D2s_v5' };
    const members = { ...parameter('large', ['small', 'large']), variables: { sizes } };
    const text = sized("[variables('sizes')[parameters('size')]]", members);
    assert.deepEqual(choicesIn(text), [['sizes', 'size', 'small']]);
    assert.equal(statusOf(text), 'needs-work');
  });

  it('are those of a set of machines and of the image builder, too', () => {
    const members = parameter('Standard_D2s_v5', [...BOTH, 'Standard_D2_v3']);
    const profile = { storageProfile: { imageReference: IMAGE } };
    const set = {
      type: 'Microsoft.Compute/virtualMachineScaleSets',
      apiVersion: '2024-07-01',
      name: 'web',
      sku: { name: byName, capacity: 2 },
      properties: { virtualMachineProfile: profile },
    };
    const builder = {
      type: 'Microsoft.VirtualMachineImages/imageTemplates',
      apiVersion: '2024-02-01',
      name: 'it',
      properties: { source: { type: 'PlatformImage', ...IMAGE }, vmProfile: { vmSize: byName } },
    };
    for (const resource of [set, builder]) {
      assert.deepEqual(choicesIn(template(resource, members)), [['sizes', 'size', 'Standard_D2_v3']]);
      assert.equal(statusOf(template(resource, members)), 'needs-work');
    }
  });

  it('are no matter where a file of parameters says which one it is', () => {
    const text = sized(byName, parameter('Standard_D2s_v5', [...BOTH, 'Standard_D2_v3']));
    const values = JSON.stringify({ parameters: { size: { value: 'Standard_D4s_v5' } } });
    const files = { read: (name: string) => (name === 'azuredeploy.parameters.json' ? values : undefined) };
    assert.equal(analyze(text, { fileName: 'azuredeploy.json', files }).machines[0]?.status, 'ready');
  });

  it('of the image builder are not known by an expression', () => {
    const builder = {
      type: 'Microsoft.VirtualMachineImages/imageTemplates',
      apiVersion: '2024-02-01',
      name: 'it',
      properties: { source: { type: 'PlatformImage', ...IMAGE }, vmProfile: { vmSize: byName } },
    };
    assert.equal(statusOf(template(builder, { parameters: { size: { type: 'string' } } })), 'needs-work');
  });

  it('count for machines of an image of a gallery, too, that becomes Generation 2 with its source', () => {
    const id = "[resourceId('Microsoft.Compute/galleries/images', 'g', 'i')]";
    const image = {
      type: 'Microsoft.Compute/galleries/images',
      apiVersion: '2023-07-03',
      name: 'g/i',
      properties: { osType: 'Linux', hyperVGeneration: 'V1' },
    };
    const builder = {
      type: 'Microsoft.VirtualMachineImages/imageTemplates',
      apiVersion: '2024-02-01',
      name: 'it',
      properties: {
        source: { type: 'PlatformImage', ...IMAGE },
        distribute: [{ type: 'SharedImage', galleryImageId: id, runOutputName: 'r' }],
      },
    };
    const built = (members: object): string | undefined => {
      const resources = [image, builder, machine({}, { id }, byName)];
      const text = JSON.stringify({ ...JSON.parse(template({}, members)), resources });
      return statusOf(text);
    };
    assert.equal(built(parameter('Standard_D2s_v5', BOTH)), 'ready');
    assert.equal(built(parameter('Standard_D2s_v5', [...BOTH, 'Standard_D2_v3'])), 'needs-work');
    assert.equal(built({ parameters: { size: { type: 'string' } } }), 'needs-work');
  });
});
