import assert from 'node:assert/strict';
import '../../../src/core/azure';
import '../../../src/core/hcl';
import { analyze } from '../../../src/core/analyze';
import { convert, convertedTexts, convertMachines } from '../../../src/core/convert/convert';
import { mayBeDefinition } from '../../../src/core/formats/marks';

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

  it('takes no SKU for known beside an id of another image', () => {
    const id = '/subscriptions/1/resourceGroups/r/providers/Microsoft.Compute/galleries/g/images/i';
    const by = (ids: object, parameters: object = {}): string[] =>
      read(template({ parameters, resources: [machine({ ...ids, ...IMAGE })] }));
    for (const key of ['id', 'sharedGalleryImageId', 'communityGalleryImageId']) {
      assert.deepEqual(by({ [key]: id }), ['web ? unknown'], key);
      assert.deepEqual(by({ [key]: null }), ['web 1 ready'], key);
    }
    const chosen = { id: "[if(empty(parameters('id')), null(), parameters('id'))]" };
    assert.deepEqual(by(chosen, { id: { type: 'string', defaultValue: '' } }), ['web 1 ready']);
    assert.deepEqual(by(chosen, { id: { type: 'string', defaultValue: id } }), ['web ? unknown']);
    assert.deepEqual(by(chosen, { id: { type: 'string' } }), ['web ? unknown']);
  });

  it('names the values of a parameter that choose other images of Generation 1', () => {
    const choicesOf = (members: object, image: unknown, others: object = {}): unknown => {
      const text = template({ ...members, resources: [machine(image, others)] });
      return analyze(text, { fileName: 'azuredeploy.json' })
        .findings.filter(({ rule }) => rule === 'azure/other-choices')
        .map(finding => [text.slice(finding.at.offset, finding.at.end), finding.arguments]);
    };
    const allowed = ['2022-datacenter', '2019-Datacenter', '2022-datacenter-g2', '2022-datacenter-azure-edition'];
    const found = (values: string): unknown => [[`"${values.split(', ')[0]}"`, { parameter: 'sku', values }]];
    assert.deepEqual(
      choicesOf({ parameters: parameter('2022-datacenter', allowed) }, BY_PARAMETER),
      found(allowed[1] as string),
    );
    assert.deepEqual(
      choicesOf({ parameters: parameter('2022-datacenter-g2', allowed) }, BY_PARAMETER),
      found('2022-datacenter, 2019-Datacenter'),
    );
    const images = { a: { ...IMAGE, sku: '2022-datacenter-g2' }, b: IMAGE };
    const byMap = "[variables('images')[parameters('sku')]]";
    const map = { parameters: parameter('a', ['a', 'b']), variables: { images } };
    assert.deepEqual(choicesOf(map, byMap), found('b'));
    const trusted = { securityProfile: { securityType: 'TrustedLaunch' }, storageProfile: { imageReference: byMap } };
    assert.deepEqual(choicesOf(map, byMap, { properties: trusted }), found('b'));
    assert.deepEqual(choicesOf({ parameters: parameter('x', allowed) }, IMAGE), []);
    const many = Array.from({ length: 60 }, () => '2022-datacenter-g2');
    assert.deepEqual(
      choicesOf({ parameters: parameter('2022-datacenter-g2', [...many, '2019-Datacenter']) }, BY_PARAMETER),
      [],
    );
  });

  it('takes no unmanaged disk for a generation: only its image says that', () => {
    const withDisk = (osDisk: object, imageReference?: object): string[] =>
      read(template({ resources: [machine(IMAGE, { properties: { storageProfile: { imageReference, osDisk } } })] }));
    const vhd = { uri: "[concat(reference('account').blob, 'vhds/os.vhd')]" };
    assert.deepEqual(withDisk({ createOption: 'FromImage', vhd, image: { uri: 'https://a/i.vhd' } }), [
      'web ? unknown',
    ]);
    assert.deepEqual(withDisk({ createOption: 'Attach', vhd }), ['web ? unknown']);
    assert.deepEqual(withDisk({ createOption: 'FromImage', vhdContainers: ['https://a/b'] }), ['web ? unknown']);
    assert.deepEqual(withDisk({ createOption: 'FromImage', vhd }, { ...IMAGE, sku: '2022-datacenter-g2' }), [
      'web 2 contradictory',
    ]);
    assert.deepEqual(withDisk({ createOption: 'FromImage', vhd: null }), ['web ? unknown']);
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

  it('is quickly told from one that makes no machine, whatever else that says', () => {
    const network = { type: 'Microsoft.Network/networkInterfaces', name: 'a', tags: { Generation: 1, IsLegacy: true } };
    assert.equal(mayBeDefinition(template({ resources: [network] }), 'json'), false);
    assert.equal(mayBeDefinition(template({ resources: [network, machine(IMAGE)] }), 'json'), true);
    assert.equal(mayBeDefinition(JSON.stringify({ Name: 'a', Generation: 1 }), 'json'), true);
  });

  it('calls a machine by its type where who deploys the template names it', () => {
    assert.deepEqual(read(template({ resources: [machine(IMAGE, { name: undefined })] })), ['virtualMachines 1 ready']);
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

  const SKU = "[parameters('sku')]";
  const BY_NAME = { parameters: parameter('2022-datacenter'), resources: [machine(BY_PARAMETER)] };
  const nested = (properties: object): object => ({
    type: 'Microsoft.Resources/deployments',
    apiVersion: '2022-09-01',
    name: 'inner',
    properties,
  });
  const own = { expressionEvaluationOptions: { scope: 'inner' }, parameters: { sku: { value: SKU } } };

  it('leaves a name as it is that gives something else, too', () => {
    const others: readonly object[] = [
      { ...BY_NAME, outputs: { sku: { type: 'string', value: SKU } } },
      { ...BY_NAME, variables: { label: "[concat('x-', parameters('SKU'))]" }, outputs: { l: "[variables('label')]" } },
      { ...BY_NAME, resources: [machine(BY_PARAMETER, { tags: { sku: SKU } })] },
      {
        ...BY_NAME,
        variables: { image: { sku: SKU, offer: 'WindowsServer', publisher: 'MicrosoftWindowsServer' } },
        resources: [machine("[variables('image')]"), machine(IMAGE, { name: "[variables('image').sku]" })],
      },
      {
        ...BY_NAME,
        resources: [
          machine(BY_PARAMETER),
          nested({
            ...own,
            template: { parameters: parameter('x'), resources: [{ type: 'a/b', name: "[parameters('sku')]" }] },
          }),
        ],
      },
    ];
    for (const members of others) {
      const text = template(members);
      const { text: after, machines } = convert(text, { fileName: 'azuredeploy.json', lossy: true });
      assert.ok(after.includes('"defaultValue": "2022-datacenter"'), after);
      assert.match(machines[0]?.notes.join() ?? '', /the parameter sku also gives something else/);
      assert.match(read(after).join(), /^web 2 generation-2/);
    }
  });

  it('says where the image of a machine of Trusted Launch is written, not what asks for Trusted Launch', () => {
    const trusted = (image: object): object => ({
      ...machine(image),
      properties: {
        hardwareProfile: { vmSize: 'Standard_D2s_v5' },
        securityProfile: { securityType: "[parameters('security')]", uefiSettings: { secureBootEnabled: true } },
        storageProfile: { imageReference: image },
      },
    });
    const security = { security: { type: 'string', defaultValue: 'TrustedLaunch' } };
    const parameters = { ...parameter('2022-datacenter'), ...security };
    const notes = (members: object, machines?: readonly number[]): string =>
      convert(template(members), {
        fileName: 'azuredeploy.json',
        lossy: true,
        ...(machines && { machines }),
      })
        .machines.flatMap(each => each.notes)
        .join();
    const given = trusted(BY_PARAMETER);
    assert.equal(notes({ parameters, resources: [given] }), 'written where the parameter sku has its value');
    assert.equal(notes({ parameters, resources: [trusted(IMAGE)] }), '');
    const two = { parameters, resources: [given, given] };
    assert.equal(notes(two, [0]), 'written in the machine: the parameter sku also sets web');
    const { text: after } = convert(template(two), { fileName: 'azuredeploy.json', lossy: true, machines: [0] });
    assert.ok(after.includes('"defaultValue": "2022-datacenter"'));
    assert.ok(after.includes('"sku": "2022-datacenter-g2"'));
  });

  it('changes a name where all that has it from there are its machines, also through other names', () => {
    const image = (keys: object): object => ({ ...IMAGE, ...keys });
    const names: readonly object[] = [
      BY_NAME,
      { ...BY_NAME, variables: { image: image({ sku: SKU }) }, resources: [machine("[variables('image')]")] },
      {
        ...BY_NAME,
        variables: { image: image({ sku: SKU, disk: 64 }) },
        resources: [machine(image({ sku: "[variables('image').sku]" }), { tags: { d: "[variables('image').disk]" } })],
      },
      {
        ...BY_NAME,
        resources: [nested({ ...own, template: { parameters: parameter('x'), resources: [machine(BY_PARAMETER)] } })],
      },
    ];
    for (const members of names) {
      const text = template(members);
      assert.equal(
        converted(text),
        text.replace('"defaultValue": "2022-datacenter"', '"defaultValue": "2022-datacenter-g2"'),
      );
    }
  });

  it('allows the twin at each parameter by which it comes', () => {
    const [before, after] = [['2022-datacenter'], ['2022-datacenter', '2022-datacenter-g2']].map(allowed => {
      const inner = { parameters: parameter('x', ['x', ...allowed]), resources: [machine(BY_PARAMETER)] };
      return template({
        parameters: parameter(allowed.at(-1) ?? '', allowed),
        resources: [nested({ ...own, template: inner })],
      });
    });
    assert.deepEqual(JSON.parse(converted(before ?? '')), JSON.parse(after ?? ''));
    const values = JSON.stringify({ parameters: { sku: { value: '2022-datacenter' } } });
    const text = template({
      ...BY_NAME,
      parameters: parameter('2019-Datacenter', ['2019-Datacenter', '2022-datacenter']),
    });
    const analysis = analyze(text, {
      fileName: 'azuredeploy.json',
      files: { read: name => (name === 'azuredeploy.parameters.json' ? values : undefined) },
    });
    const changed = convertedTexts(convertMachines(analysis, { lossy: true }));
    assert.equal(changed.get('azuredeploy.parameters.json'), values.replace('datacenter', 'datacenter-g2'));
    assert.deepEqual(JSON.parse(changed.get('azuredeploy.json') ?? '').parameters.sku, {
      type: 'string',
      defaultValue: '2019-Datacenter',
      allowedValues: ['2019-Datacenter', '2022-datacenter', '2022-datacenter-g2'],
    });
  });

  it('leaves an image of which a machine is made that cannot follow', () => {
    const image = {
      type: 'Microsoft.Compute/images',
      apiVersion: '2023-07-01',
      name: 'base',
      properties: {
        storageProfile: { osDisk: { osType: 'Linux', blobUri: 'https://x/y.vhd' } },
        hyperVGeneration: 'V1',
      },
    };
    const id = "[resourceId('Microsoft.Compute/images', 'base')]";
    const properties = (vmSize: string): object => ({
      properties: { hardwareProfile: { vmSize }, storageProfile: { imageReference: { id } } },
    });
    const [small, large] = ['Standard_D2_v3', 'Standard_D2s_v5'].map(size =>
      template({ resources: [image, machine(undefined, properties(size))] }),
    );
    assert.equal(converted(small ?? ''), small);
    assert.deepEqual(read(converted(large ?? '')), ['base 2 generation-2', 'web 2 generation-2']);
  });

  it('writes no name in the place of a choice', () => {
    const images = { server: IMAGE, other: { ...IMAGE, sku: '2019-Datacenter' } };
    const chosen = "[variables('images')[parameters('os')].sku]";
    const members = {
      parameters: { os: { type: 'string', defaultValue: 'server' } },
      variables: { images },
      resources: [machine({ ...IMAGE, sku: chosen })],
    };
    const text = template(members);
    assert.equal(converted(text), text.replace('"2022-datacenter"', '"2022-datacenter-g2"'));
    const shared = template({ ...members, outputs: { sku: { type: 'string', value: chosen } } });
    assert.equal(converted(shared), shared);
  });

  it('takes what a key vault holds for unknown', () => {
    const values = JSON.stringify({ parameters: { sku: { reference: { secretName: 'sku' } } } });
    assert.deepEqual(read(template(BY_NAME), { 'azuredeploy.parameters.json': values }), ['web ? unknown']);
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

describe('what Azure refuses of Generation 1 alone', () => {
  it('stands in the way of no move', () => {
    const osDisk = { createOption: 'FromImage', diskSizeGB: 4095 };
    for (const [vmSize, storageProfile] of [
      ['Standard_D2s_v6', { imageReference: IMAGE }],
      ['Standard_D2s_v5', { imageReference: IMAGE, osDisk }],
    ] as const) {
      const properties = { hardwareProfile: { vmSize }, storageProfile };
      const text = template({ resources: [machine(undefined, { properties })] });
      const { findings } = analyze(text, { fileName: 'azuredeploy.json' });
      assert.ok(findings.some(({ severity }) => severity === 'error'));
      assert.deepEqual(read(text), ['web 1 ready']);
      const { text: after } = convert(text, { fileName: 'azuredeploy.json', lossy: false });
      assert.deepEqual(read(after), ['web 2 generation-2']);
    }
  });
});

describe('a Generation 1 image beside Trusted Launch', () => {
  it('changes where its name has its value, also where what names it chooses', () => {
    const securityProfile = { securityType: 'TrustedLaunch' };
    const images = { a: BY_PARAMETER, b: { ...IMAGE, sku: 'x' } };
    for (const [variables, image] of [
      [{}, BY_PARAMETER],
      [{ images }, "[variables('images').a]"],
      [{ images }, "[variables('images')[parameters('which')]]"],
    ] as const) {
      const { properties, ...resource } = machine(image) as { properties: object };
      const text = template({
        parameters: {
          ...parameter('2022-datacenter', ['2022-datacenter']),
          which: { type: 'string', defaultValue: 'a' },
        },
        variables,
        resources: [{ ...resource, properties: { ...properties, securityProfile } }],
      });
      assert.deepEqual(read(text), ['web 2 contradictory']);
      const { text: after } = convert(text, { fileName: 'azuredeploy.json', lossy: false });
      assert.deepEqual(JSON.parse(after), {
        ...JSON.parse(text),
        parameters: {
          ...JSON.parse(text).parameters,
          ...parameter('2022-datacenter-g2', ['2022-datacenter', '2022-datacenter-g2']),
        },
      });
      assert.deepEqual(read(after), ['web 2 generation-2']);
    }
  });
});

describe('a security profile that is asked for', () => {
  const asked = (text: string, azureSecurity: 'standard' | 'trusted-launch', lossy = true): unknown => {
    const { text: after } = convert(text, { fileName: 'azuredeploy.json', lossy, azureSecurity });
    return JSON.parse(after).resources[0];
  };
  const profile = { securityType: 'TrustedLaunch', uefiSettings: { secureBootEnabled: true, vTpmEnabled: true } };
  const stated = (sku: string, securityProfile?: unknown, others: object = {}): object =>
    machine(undefined, {
      properties: {
        hardwareProfile: { vmSize: 'Standard_D2s_v5' },
        storageProfile: { imageReference: { ...IMAGE, sku } },
        ...(securityProfile !== undefined && { securityProfile }),
      },
      ...others,
    });

  it('comes with the conversion, and to what is Generation 2 already, with an API version that has it', () => {
    const apiVersion = '2019-07-01';
    for (const sku of ['2022-datacenter', '2022-datacenter-g2']) {
      const text = template({ resources: [stated(sku, undefined, { apiVersion })] });
      assert.deepEqual(
        asked(text, 'trusted-launch'),
        stated('2022-datacenter-g2', profile, { apiVersion: '2020-12-01' }),
      );
      assert.deepEqual(asked(text, 'trusted-launch', false), stated(sku, undefined, { apiVersion }));
      assert.deepEqual(asked(text, 'standard'), stated('2022-datacenter-g2', undefined, { apiVersion }));
    }
  });

  it('goes, and stays where it is confidential or comes by an expression', () => {
    const text = template({ resources: [stated('2022-datacenter-g2', profile)] });
    assert.deepEqual(asked(text, 'standard'), stated('2022-datacenter-g2', { securityType: 'Standard' }));
    assert.deepEqual(asked(text, 'trusted-launch'), stated('2022-datacenter-g2', profile));
    const back = template({ resources: [stated('2022-datacenter-g2', { securityType: 'Standard' })] });
    assert.deepEqual(asked(back, 'trusted-launch'), stated('2022-datacenter-g2', profile));
    const confidential = { ...profile, securityType: 'ConfidentialVM' };
    assert.deepEqual(
      asked(template({ resources: [stated('2022-datacenter-g2', confidential)] }), 'standard'),
      stated('2022-datacenter-g2', confidential),
    );
    const named = { securityType: "[parameters('type')]" };
    const parameters = { type: { type: 'string', defaultValue: 'Standard' } };
    assert.deepEqual(
      asked(template({ parameters, resources: [stated('2022-datacenter-g2', named)] }), 'trusted-launch'),
      stated('2022-datacenter-g2', named),
    );
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
    const columns = ['id', 'name', 'type', 'properties'].map(name => ({ name }));
    const table = { columns, rows: [[id, 'web', nested.type, nested.properties]] };
    for (const answer of [flat, [flat], nested, { value: [nested] }, { data: [nested] }, { data: table }]) {
      assert.deepEqual(read(JSON.stringify(answer)), ['web 1 needs-work'], JSON.stringify(answer).slice(0, 60));
    }
  });

  it('calls a machine of Azure Local by the machine of Arc that it stands on', () => {
    const arc = '/subscriptions/0/resourceGroups/lab/providers/Microsoft.HybridCompute/machines/till-7';
    const type = 'Microsoft.AzureStackHCI/virtualMachineInstances';
    const answer = { id: `${arc}/providers/${type}/default`, name: 'default', type, properties: {} };
    assert.deepEqual(read(JSON.stringify(answer)), ['till-7 ? unknown']);
    const made = (scope: unknown) =>
      template({
        parameters: { till: { type: 'string', defaultValue: 'till-8' } },
        resources: [{ type, apiVersion: '2024-01-01', name: 'default', scope, properties: {} }],
      });
    assert.deepEqual(read(made("[format('Microsoft.HybridCompute/machines/{0}', parameters('till'))]")), [
      'till-8 ? unknown',
    ]);
    for (const scope of [null, 7, [], "[parameters('none')]", 'Microsoft.HybridCompute/machines/']) {
      assert.deepEqual(read(made(scope)), ['default ? unknown']);
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

describe('packer-azure', () => {
  const converted = (text: string, fileName: string): string => convert(text, { fileName, lossy: true }).text;
  const source = (sku: string, others = ''): string => `source "azure-arm" "web" {
  image_publisher = "MicrosoftWindowsServer"
  image_offer     = "WindowsServer"
  image_sku       = ${sku}
  vm_size         = "Standard_D2s_v5"
${others}}
`;
  const variable = (sku: string): string => `
variable "sku" {
  default = "${sku}"
}
`;

  it('reads builders of HCL, and takes the twin where the SKU is written', () => {
    const text = source('"2022-datacenter"');
    const { format, machines } = analyze(text, { fileName: 'web.pkr.hcl' });
    assert.equal(format?.id, 'packer-azure-hcl');
    assert.deepEqual(
      machines.map(({ machine: { name }, status }) => `${name} ${status}`),
      ['web ready'],
    );
    assert.equal(converted(text, 'web.pkr.hcl'), source('"2022-datacenter-g2"'));
    const json = JSON.stringify({
      source: {
        'azure-arm': {
          web: {
            image_publisher: 'MicrosoftWindowsServer',
            image_offer: 'WindowsServer',
            image_sku: '2022-datacenter',
            vm_size: 'Standard_D2s_v5',
          },
        },
      },
    });
    assert.equal(converted(json, 'web.pkr.json'), json.replace('datacenter', 'datacenter-g2'));
  });

  it('changes a variable that gives nothing else', () => {
    const text = source('var.sku') + variable('2022-datacenter');
    assert.equal(converted(text, 'web.pkr.hcl'), source('var.sku') + variable('2022-datacenter-g2'));
    const others = `  managed_image_name = "base-\${var.sku}"\n`;
    const shared = source('var.sku', others) + variable('2022-datacenter');
    assert.equal(
      converted(shared, 'web.pkr.hcl'),
      source('"2022-datacenter-g2"', others) + variable('2022-datacenter'),
    );
  });

  it('does the same in JSON', () => {
    const builder = {
      type: 'azure-arm',
      image_publisher: 'Canonical',
      image_offer: '0001-com-ubuntu-server-jammy',
      image_sku: '{{user `sku`}}',
      vm_size: 'Standard_D2s_v5',
    };
    const text = JSON.stringify({ variables: { sku: '22_04-lts' }, builders: [builder] });
    assert.equal(converted(text, 'a.json'), text.replace('"22_04-lts"', '"22_04-lts-gen2"'));
    const shared = JSON.stringify({
      variables: { sku: '22_04-lts' },
      builders: [{ ...builder, managed_image_name: 'x-{{user `sku`}}' }],
    });
    assert.equal(converted(shared, 'a.json'), shared.replace('"{{user `sku`}}"', '"22_04-lts-gen2"'));
  });
});
