/** Templates that others deploy as linked ones: what is handed over holds, and not the default of a parameter. */
import assert from 'node:assert/strict';
import '../../../src/core/azure';
import { analyze } from '../../../src/core/analyze';
import { convertedTexts, convertMachines } from '../../../src/core/convert/convert';
import type { Files } from '../../../src/core/text/files';

const SCHEMA = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';

const template = (members: object): string =>
  JSON.stringify({ $schema: SCHEMA, contentVersion: '1.0.0.0', ...members }, undefined, 2);

const sku = (defaultValue?: string): object => ({ sku: { type: 'string', defaultValue } });

const LINKED = template({
  parameters: sku('2022-datacenter'),
  resources: [
    {
      type: 'Microsoft.Compute/virtualMachines',
      apiVersion: '2024-07-01',
      name: 'web',
      properties: {
        hardwareProfile: { vmSize: 'Standard_D2s_v5' },
        storageProfile: {
          imageReference: {
            publisher: 'MicrosoftWindowsServer',
            offer: 'WindowsServer',
            sku: "[parameters('sku')]",
            version: 'latest',
          },
        },
      },
    },
  ],
});

const deployment = (templateLink: object, value?: unknown, others: object = {}): object => ({
  type: 'Microsoft.Resources/deployments',
  apiVersion: '2021-04-01',
  name: 'machines',
  properties: {
    mode: 'Incremental',
    templateLink,
    ...(value !== undefined && { parameters: { sku: { value } } }),
    ...others,
  },
});

const calling = (templateLink: object, value?: unknown, members: object = {}): string =>
  template({ resources: [deployment(templateLink, value)], ...members });

/** `texts`: by their paths from the folder of the linked template. */
function filesOf(texts: Readonly<Record<string, string>>): Files {
  return {
    read: name => texts[name],
    list: (ending, folder = '') =>
      Object.keys(texts).filter(
        name => name.endsWith(ending) && name.slice(0, Math.max(0, name.lastIndexOf('/'))) === folder,
      ),
  };
}

const analyzed = (texts: Readonly<Record<string, string>>, fileName = 'lab/nested/machines.json') =>
  analyze(LINKED, { fileName, files: filesOf(texts) });

function read(texts: Readonly<Record<string, string>>, fileName?: string): string[] {
  return analyzed(texts, fileName).machines.map(
    ({ machine: { generation }, status }) => `${generation.known ? generation.value : '?'} ${status}`,
  );
}

const G2 = '2022-datacenter-g2';
const NESTED = { relativePath: 'nested/machines.json' };

describe('a linked template', () => {
  it('has what a template nearby hands over', () => {
    assert.deepEqual(read({}), ['1 ready']);
    assert.deepEqual(read({ '../main.json': calling(NESTED, G2) }), ['2 generation-2']);
    assert.deepEqual(read({ 'main.json': calling({ relativePath: 'machines.json' }, G2) }), ['2 generation-2']);
    assert.deepEqual(read({ '../../main.json': calling({ relativePath: 'lab/nested/machines.json' }, G2) }), [
      '2 generation-2',
    ]);
    assert.deepEqual(read({ '../main.jsonc': calling(NESTED, G2) }), ['2 generation-2']);
    assert.deepEqual(read({ '../main.json': calling(NESTED, G2) }, 'machines.json'), ['2 generation-2']);
  });

  it('keeps its default where nothing is handed over for a parameter', () => {
    assert.deepEqual(read({ '../main.json': calling(NESTED) }), ['1 ready']);
  });

  it('is unknown where nobody knows what is handed over', () => {
    const unknown = template({
      parameters: sku(),
      resources: [deployment(NESTED, "[parameters('sku')]")],
    });
    const reference = template({
      resources: [deployment(NESTED, undefined, { parameters: { sku: { reference: { secretName: 'a' } } } })],
    });
    const file = template({ resources: [deployment(NESTED, undefined, { parametersLink: { uri: 'https://x/y' } })] });
    const two = template({ resources: [deployment(NESTED, G2), deployment(NESTED)] });
    for (const text of [unknown, reference, file, two]) {
      assert.deepEqual(read({ '../main.json': text }), ['? unknown']);
    }
    const values = JSON.stringify({ parameters: { sku: { value: '2019-Datacenter' } } });
    assert.deepEqual(read({ '../main.json': calling(NESTED, G2), 'machines.parameters.json': values }), ['? unknown']);
  });

  it('is known where all that deploy it agree', () => {
    const main = calling(NESTED, G2);
    assert.deepEqual(read({ '../main.json': main, '../other.json': main }), ['2 generation-2']);
  });

  it('has what comes through parameters, variables and files of parameters of the others', () => {
    const by = (expression: string, members: object): string => calling(NESTED, expression, members);
    assert.deepEqual(read({ '../main.json': by("[parameters('sku')]", { parameters: sku(G2) }) }), ['2 generation-2']);
    assert.deepEqual(read({ '../main.json': by("[variables('a').b]", { variables: { a: { b: G2 } } }) }), [
      '2 generation-2',
    ]);
    const values = JSON.stringify({ parameters: { sku: { value: G2 } } });
    const main = by("[parameters('sku')]", { parameters: sku('2019-Datacenter') });
    assert.deepEqual(read({ '../main.json': main, '../main.parameters.json': values }), ['2 generation-2']);
    const middle = template({
      parameters: sku('2019-Datacenter'),
      resources: [deployment({ relativePath: 'machines.json' }, "[parameters('sku')]")],
    });
    assert.deepEqual(
      read({ '../main.json': calling({ relativePath: 'nested/middle.json' }, G2), 'middle.json': middle }),
      ['2 generation-2'],
    );
  });

  it('is found by addresses that end in it', () => {
    const base = { base: { type: 'string', defaultValue: 'https://x.example/raw/main/' }, token: { type: 'string' } };
    const variables = { address: "[uri(deployment().properties.templateLink.uri, 'nested/machines.json')]" };
    const members = { parameters: base, variables };
    for (const uri of [
      'https://x.example/raw/main/nested/machines.json?sv=1',
      "[uri(deployment().properties.templateLink.uri, 'nested/machines.json')]",
      "[uri(deployment().properties.templateLink.uri, concat('nested/machines.json', parameters('token')))]",
      "[variables('address')]",
      "[concat(parameters('base'), 'nested/Machines.json')]",
      "[concat(parameters('token'), '/nested/machines.json', parameters('token'))]",
    ]) {
      assert.deepEqual(read({ '../main.json': calling({ uri }, G2, members) }), ['2 generation-2'], uri);
    }
  });

  it('is not taken for another one', () => {
    for (const link of [
      { relativePath: 'machines.json' },
      { relativePath: 'other/machines.json' },
      { relativePath: 'nested/other-machines.json' },
      { uri: 'https://x.example/other/machines.json' },
      { uri: "[concat(parameters('none'), '/other/machines.json')]" },
      { id: '/subscriptions/0/nested/machines.json' },
    ]) {
      assert.deepEqual(read({ '../main.json': calling(link, G2) }), ['1 ready'], JSON.stringify(link));
    }
    const many = Object.fromEntries(Array.from({ length: 61 }, (_, index) => [`../${index}.json`, '{}']));
    assert.deepEqual(read({ ...many, '../main.json': calling(NESTED, G2) }), ['1 ready']);
  });

  it('is converted at the value that is handed over, and at none that is worked out elsewhere', () => {
    const changed = (main: string): ReadonlyMap<string, string> =>
      convertedTexts(convertMachines(analyzed({ '../main.json': main }), { lossy: true }));
    const main = calling(NESTED, '2019-Datacenter');
    const texts = changed(main);
    assert.equal(texts.get('../main.json'), main.replace('2019-Datacenter', '2019-datacenter-gensecond'));
    assert.equal(texts.get('machines.json') ?? LINKED, LINKED);
    // What something else reads as well is changed where the machine has it.
    const shared = { ...JSON.parse(LINKED), outputs: { sku: { type: 'string', value: "[parameters('sku')]" } } };
    const analysis = analyze(JSON.stringify(shared), {
      fileName: 'machines.json',
      files: filesOf({ '../main.json': main }),
    });
    const own = convertedTexts(convertMachines(analysis, { lossy: true }));
    assert.equal(own.get('../main.json') ?? main, main);
    assert.match(own.get('machines.json') ?? '', /"sku":"2019-datacenter-gensecond"/);
    const byName = calling(NESTED, "[parameters('sku')]", { parameters: sku('2019-Datacenter') });
    assert.deepEqual(
      [...changed(byName).values()].filter(text => text !== LINKED),
      [],
    );
  });

  it('may be deployed in a circle', () => {
    const itself = template({
      parameters: sku('2019-Datacenter'),
      resources: [
        deployment({ relativePath: 'a.json' }, "[parameters('sku')]"),
        deployment({ relativePath: 'machines.json' }, "[parameters('sku')]"),
      ],
    });
    const other = itself.replaceAll('a.json', 'b.json');
    assert.equal(read({ 'a.json': other, 'b.json': itself }).length, 1);
  });
});

describe('a template with several files of parameters', () => {
  const values = (value: string): string => JSON.stringify({ parameters: { sku: { value } } });
  const [OLD, NEW] = [values('2022-datacenter'), values(G2)];

  it('has the generation on which they agree, whatever they are called for', () => {
    for (const name of ['machines.test.parameters.json', 'machines.parameters.test.json', 'Machines.parameters.json']) {
      assert.deepEqual(read({ [name]: NEW }), ['2 generation-2'], name);
      assert.deepEqual(read({ [name]: NEW, 'machines.prod.parameters.json': NEW }), ['2 generation-2'], name);
    }
  });

  it('has none that is known where they differ, or where one leaves the default', () => {
    assert.deepEqual(read({ 'machines.parameters.json': NEW, 'machines.prod.parameters.json': OLD }), ['? unknown']);
    const other = JSON.stringify({ parameters: { size: { value: 'x' } } });
    assert.deepEqual(read({ 'machines.parameters.json': NEW, 'machines.prod.parameters.json': other }), ['? unknown']);
  });

  it('is not changed in one of them alone', () => {
    const texts = { 'machines.parameters.json': OLD, 'machines.prod.parameters.json': OLD };
    assert.deepEqual(read(texts), ['1 needs-work']);
    assert.equal(convertedTexts(convertMachines(analyzed(texts), { lossy: true })).size, 0);
  });

  it('has none of another template', () => {
    for (const name of [
      'machines2.parameters.json',
      'other.machines.parameters.json',
      'machines.json.parameters.txt',
    ]) {
      assert.deepEqual(read({ [name]: NEW }), ['1 ready'], name);
    }
  });
});
