import assert from 'node:assert/strict';
import { analyze } from '../../../src/core/analyze';
import { convert, convertedTexts, convertMachines } from '../../../src/core/convert/convert';

const SCHEMA = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';

const template = (members: object): string =>
  JSON.stringify({ $schema: SCHEMA, contentVersion: '1.0.0.0', ...members }, undefined, 2);

const IMAGE = {
  publisher: 'MicrosoftWindowsServer',
  offer: 'WindowsServer',
  sku: '2022-datacenter',
  version: 'latest',
};

const machine = (imageReference: unknown, others: object = {}): object => ({
  type: 'Microsoft.Compute/virtualMachines',
  apiVersion: '2024-07-01',
  name: 'web',
  properties: { hardwareProfile: { vmSize: 'Standard_D2s_v5' }, storageProfile: { imageReference } },
  ...others,
});

const read = (text: string, files: Readonly<Record<string, string>> = {}): string[] =>
  analyze(text, { fileName: 'azuredeploy.json', files: { read: name => files[name] } }).machines.map(
    ({ machine: { name, generation }, status }) => `${name} ${generation.known ? generation.value : '?'} ${status}`,
  );

const parameter = (sku: string, allowedValues?: readonly string[]): object => ({
  sku: { type: 'string', defaultValue: sku, ...(allowedValues && { allowedValues }) },
});

/** What an expression makes of parts stands nowhere, so that nothing can be written. */
const isWorkedOut = (image: unknown): boolean => /concat|if\(|format/.test(JSON.stringify(image));

const BY_PARAMETER = { ...IMAGE, sku: "[parameters('sku')]" };

describe('arm-template', () => {
  it('knows a SKU from where a template may have it', () => {
    const cases: readonly (readonly [members: object, image: unknown])[] = [
      [{}, IMAGE],
      [{ parameters: parameter('2022-datacenter') }, BY_PARAMETER],
      [{ variables: { sku: '2022-datacenter' } }, { ...IMAGE, sku: "[variables('SKU')]" }],
      [{ variables: { image: IMAGE } }, "[variables('image')]"],
      [
        { parameters: parameter('b'), variables: { images: { a: { sku: 'x' }, b: IMAGE } } },
        "[variables('images')[parameters('sku')]]",
      ],
      [{ parameters: parameter('2022') }, { ...IMAGE, sku: "[concat(parameters('sku'), '-datacenter')]" }],
      [
        { parameters: parameter('yes') },
        { ...IMAGE, sku: "[if(equals(parameters('sku'), 'yes'), '2022-datacenter', 'other')]" },
      ],
      [{ parameters: parameter('2022') }, { ...IMAGE, sku: "[format('{0}-datacenter', parameters('sku'))]" }],
    ];
    for (const [members, image] of cases) {
      assert.deepEqual(
        read(template({ ...members, resources: [machine(image)] })),
        [`web 1 ${isWorkedOut(image) ? 'needs-work' : 'ready'}`],
        JSON.stringify(image),
      );
    }
  });

  it('takes nothing for known that only a deployment tells', () => {
    const text = template({ parameters: { sku: { type: 'string' } }, resources: [machine(BY_PARAMETER)] });
    assert.deepEqual(read(text), ['web ? unknown']);
    const values = JSON.stringify({ parameters: { sku: { value: '2022-datacenter' } } });
    assert.deepEqual(read(text, { 'azuredeploy.parameters.json': values }), ['web 1 ready']);
    const circle = { variables: { a: "[variables('b')]", b: "[variables('a')]" } };
    assert.deepEqual(read(template({ ...circle, resources: [machine({ ...IMAGE, sku: "[variables('a')]" })] })), [
      'web ? unknown',
    ]);
  });

  it('reads nested templates in their own scope, and symbolic names', () => {
    const nested = (scope: object, inner: object): object => ({
      type: 'Microsoft.Resources/deployments',
      apiVersion: '2022-09-01',
      name: 'inner',
      properties: { ...scope, template: { $schema: SCHEMA, contentVersion: '1.0.0.0', ...inner } },
    });
    const inner = { parameters: { sku: { type: 'string' } }, resources: { vm: machine(BY_PARAMETER) } };
    const handed = {
      expressionEvaluationOptions: { scope: 'inner' },
      parameters: { sku: { value: "[parameters('outer')]" } },
    };
    const outer = { outer: { type: 'string', defaultValue: '2022-datacenter' } };
    assert.deepEqual(read(template({ parameters: outer, resources: [nested(handed, inner)] })), ['web 1 ready']);
    assert.deepEqual(read(template({ parameters: parameter('2022-datacenter-g2'), resources: [nested({}, inner)] })), [
      'web 2 generation-2',
    ]);
    const referred = { vm: { ...machine(IMAGE), existing: true } };
    assert.deepEqual(read(template({ languageVersion: '2.0', resources: referred })), []);
  });

  it('follows a machine to the image of the same template', () => {
    const image = {
      type: 'Microsoft.Compute/images',
      apiVersion: '2023-07-01',
      name: "[concat(parameters('prefix'), '-image')]",
      properties: {
        hyperVGeneration: 'V2',
        storageProfile: { osDisk: { osType: 'Linux', blobUri: 'https://x/y.vhd' } },
      },
    };
    const id = "[resourceId('Microsoft.Compute/images', concat(parameters('prefix'), '-image'))]";
    const text = template({ parameters: { prefix: { type: 'string' } }, resources: [image, machine({ id })] });
    assert.deepEqual(read(text).slice(1), ['web 2 generation-2']);
  });

  it('goes by what wins over the name of an image', () => {
    const trusted = machine(IMAGE, {
      properties: {
        securityProfile: { securityType: 'trustedlaunch' },
        storageProfile: { imageReference: IMAGE },
      },
    });
    assert.deepEqual(read(template({ resources: [trusted] })), ['web 2 contradictory']);
  });

  it('names no disk for data', () => {
    const disk = {
      type: 'Microsoft.Compute/disks',
      name: 'd',
      properties: { creationData: { createOption: 'Empty' } },
    };
    assert.deepEqual(read(template({ resources: [disk] })), []);
  });
});

describe('the conversion of ARM templates', () => {
  const converted = (text: string): string => convert(text, { fileName: 'azuredeploy.json', lossy: true }).text;

  it('takes the twin where the SKU is written, with the plan of its name', () => {
    const image = { publisher: 'almalinux', offer: 'almalinux-x86_64', sku: '9-gen1', version: 'latest' };
    const text = template({
      resources: [machine(image, { plan: { name: '9-gen1', publisher: 'almalinux', product: 'almalinux-x86_64' } })],
    });
    assert.equal(converted(text), text.replaceAll('9-gen1', '9-gen2'));
  });

  it('allows the twin where only some values are', () => {
    const before = parameter('2019-Datacenter', ['2016-Datacenter', '2019-Datacenter']);
    const after = parameter('2019-datacenter-gensecond', [
      '2016-Datacenter',
      '2019-Datacenter',
      '2019-datacenter-gensecond',
    ]);
    const resources = [machine(BY_PARAMETER)];
    assert.deepEqual(
      JSON.parse(converted(template({ parameters: before, resources }))),
      JSON.parse(template({ parameters: after, resources })),
    );
  });

  it('writes into the machine what other machines have from the same parameter', () => {
    const text = template({
      parameters: parameter('2022-datacenter'),
      resources: [machine(BY_PARAMETER), machine(BY_PARAMETER, { name: 'db' })],
    });
    const analysis = analyze(text, { fileName: 'azuredeploy.json' });
    const one = convertMachines(analysis, { lossy: true, machines: [1] });
    const [after = ''] = convertedTexts(one).values();
    assert.deepEqual(read(after), ['web 1 ready', 'db 2 generation-2']);
    assert.deepEqual(read(converted(text)), ['web 2 generation-2', 'db 2 generation-2']);
    assert.ok(converted(text).includes(`"defaultValue": "2022-datacenter-g2"`));
  });

  it('changes nothing of what is there, of an image without a known twin, or of a size that refuses it', () => {
    const id = '/subscriptions/0/resourceGroups/lab/providers/Microsoft.Compute/virtualMachines/web';
    const exported = JSON.stringify({
      ...machine(IMAGE),
      id,
      properties: { storageProfile: { imageReference: IMAGE } },
    });
    const lone = template({ resources: [machine({ ...IMAGE, publisher: 'RedHat', offer: 'RHEL', sku: '7-RAW' })] });
    const small = machine(IMAGE, {
      properties: { hardwareProfile: { vmSize: 'Standard_D2_v3' }, storageProfile: { imageReference: IMAGE } },
    });
    for (const text of [exported, lone, template({ resources: [small] })]) {
      assert.equal(converted(text), text);
    }
  });
});

describe('azure-resource', () => {
  const id = '/subscriptions/0/resourceGroups/lab/providers/Microsoft.Compute/virtualMachines/web';

  it('reads answers of az, of REST and of Resource Graph', () => {
    const flat = {
      id,
      name: 'web',
      vmId: '1',
      hardwareProfile: { vmSize: 'Standard_D2s_v5' },
      storageProfile: { imageReference: IMAGE },
    };
    const nested = {
      id,
      name: 'web',
      type: 'Microsoft.Compute/virtualMachines',
      properties: { storageProfile: { imageReference: IMAGE } },
    };
    for (const answer of [flat, [flat], nested, { value: [nested] }, { data: [nested] }]) {
      assert.deepEqual(read(JSON.stringify(answer)), ['web 1 needs-work'], JSON.stringify(answer).slice(0, 60));
    }
  });

  it('takes what the service says of a machine over its image', () => {
    const view = { instanceView: { hyperVGeneration: 'V2' }, storageProfile: { imageReference: IMAGE } };
    assert.deepEqual(read(JSON.stringify({ id, name: 'web', properties: view })), ['web 2 generation-2']);
  });

  it('takes a view of a machine, or what lies deeper, for none', () => {
    const view = { hyperVGeneration: 'V1', vmAgent: {}, statuses: [{ code: 'ProvisioningState/succeeded' }] };
    assert.deepEqual(read(JSON.stringify(view)), []);
    assert.deepEqual(read(JSON.stringify({ body: { data: { id, properties: { instanceView: view } } } })), []);
  });
});
