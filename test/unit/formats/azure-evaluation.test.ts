/** What expressions of ARM templates come to: loops and functions, and what is written of it by a conversion. */
import assert from 'node:assert/strict';
import '../../../src/core/azure';
import { analyze } from '../../../src/core/analyze';
import { convert } from '../../../src/core/convert/convert';
import { valueAt } from '../../../src/core/formats/arm/members';
import { isReadElsewhere, readersIn } from '../../../src/core/formats/arm/readers';
import { otherChoices } from '../../../src/core/formats/azure/choices';
import type { ReadResource } from '../../../src/core/formats/azure/read-resource';
import { parseDocument } from '../../../src/core/languages/json/parse';
import { type Body, textNodesIn } from '../../../src/core/languages/tree';
import type { AzureMachine } from '../../../src/core/machine/azure/machine';
import { assertGrowsEvenly } from '../growth';

const IMAGE = { publisher: 'Canonical', offer: '0001-com-ubuntu-server-jammy', version: 'latest' };
const [FIRST, SECOND] = ['22_04-lts', '22_04-lts-gen2'];

function template(sku: unknown, members: object = {}): string {
  const image = typeof sku === 'string' ? { ...IMAGE, sku } : sku;
  return JSON.stringify(
    {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      resources: [
        {
          type: 'Microsoft.Compute/virtualMachines',
          apiVersion: '2024-07-01',
          name: "[concat('web', copyIndex(1))]",
          copy: { name: 'machines', count: 2 },
          properties: {
            hardwareProfile: { vmSize: 'Standard_D2s_v5' },
            storageProfile: { imageReference: image },
          },
        },
      ],
      ...members,
    },
    undefined,
    2,
  );
}

/** The generation of its one machine. */
function generationOf(text: string): number | string {
  const [assessed, ...others] = analyze(text, { fileName: 'azuredeploy.json' }).machines;
  assert.deepEqual(others, []);
  assert.equal(assessed?.machine.name, 'web1');
  return assessed.machine.generation.known ? assessed.machine.generation.value : 'unknown';
}

const loop = (name: string, count: unknown, input: unknown): object => ({ copy: [{ name, count, input }] });

describe('loops in variables of an ARM template', () => {
  it('are lists of what they make', () => {
    const skus = "[if(equals(copyIndex('skus'), 1), '22_04-lts-gen2', '22_04-lts')]";
    const cases: readonly (readonly [sku: string, variables: object, generation: number | string])[] = [
      ["[variables('skus')[0]]", loop('skus', 3, FIRST), 1],
      ["[variables('SKUS')[2].name]", loop('skus', 3, { name: SECOND }), 2],
      ["[variables('skus')[0]]", loop('skus', 3, skus), 1],
      ["[variables('skus')[1]]", loop('skus', 3, skus), 2],
      ["[first(variables('skus'))]", loop('skus', "[length(createArray('a', 'b'))]", FIRST), 1],
      ["[variables('images').skus[1].sku]", { images: { kind: 'x', ...loop('skus', 2, { sku: SECOND }) } }, 2],
      ["[variables('skus')[3]]", loop('skus', 3, FIRST), 'unknown'],
      ["[variables('skus')[0]]", loop('skus', "[parameters('count')]", FIRST), 'unknown'],
      ["[variables('skus')[0]]", loop('skus', 1_000_000, FIRST), 'unknown'],
      ["[variables('skus')[0]]", { copy: 'skus' }, 'unknown'],
      ["[variables('skus')[0]]", loop('other', 1, FIRST), 'unknown'],
    ];
    for (const [sku, variables, generation] of cases) {
      assert.equal(generationOf(template(sku, { variables })), generation, `${sku} ${JSON.stringify(variables)}`);
    }
  });

  it('may make lists of each other, and of themselves nothing', () => {
    const inner = { copy: [{ name: 'a', count: 2, input: "[variables('b')[copyIndex('a')]]" }] };
    const both = { copy: [...inner.copy, { name: 'b', count: 2, input: FIRST }] };
    assert.equal(generationOf(template("[variables('a')[1]]", { variables: both })), 1);
    const circle = { copy: [{ name: 'a', count: 800, input: "[variables('a')[copyIndex('a')]]" }] };
    assert.equal(generationOf(template("[variables('a')[1]]", { variables: circle })), 'unknown');
  });

  it('are changed where they make nothing else', () => {
    const text = template("[variables('skus')[0]]", { variables: loop('skus', 2, FIRST) });
    const after = text.replace(`"input": "${FIRST}"`, `"input": "${SECOND}"`);
    assert.equal(convert(text, { fileName: 'azuredeploy.json', lossy: true }).text, after);
    const read = { outputs: { sku: { type: 'string', value: "[variables('skus')[1]]" } } };
    const shared = template("[variables('skus')[0]]", { variables: loop('skus', 2, FIRST), ...read });
    assert.equal(convert(shared, { fileName: 'azuredeploy.json', lossy: true }).text, shared);
  });

  it('are left as they are where one in a variable makes something else, too', () => {
    const variables = { images: loop('all', 2, { sku: FIRST }) };
    const outputs = { sku: { type: 'string', value: "[variables('images').all[1].sku]" } };
    const shared = template("[variables('images').all[0].sku]", { variables, outputs });
    const { text } = convert(shared, { fileName: 'azuredeploy.json', lossy: true });
    assert.match(text, /"input": \{\s*"sku": "22_04-lts"/);
    const list = { skus: [FIRST, SECOND] };
    const listed = template("[variables('skus')[0]]", {
      variables: list,
      outputs: { a: { type: 'string', value: "[variables('skus')[0]]" } },
    });
    assert.match(convert(listed, { fileName: 'azuredeploy.json', lossy: true }).text, /"skus": \[\s*"22_04-lts",/);
  });
});

describe('functions of ARM templates', () => {
  it('come to what Azure makes of them', () => {
    const one = [
      "take('22_04-lts-gen2', 9)",
      "skip('x22_04-lts', 1)",
      "first(take(createArray('22_04-lts', 'x'), 1))",
      "first(skip(createArray('x', '22_04-lts'), 1))",
      'json(\'{"Sku": "22_04-lts"}\').sku',
      'json(\'["x", "22_04-lts"]\')[1]',
      "coalesce(json('null'), '22_04-lts')",
      "array('22_04-lts')[0]",
      "substring('x22_04-lts', 1)",
      "substring('x22_04-ltsx', 1, 9)",
      "replace('22.04-lts', '.', '_')",
      "replace('x_04-lts', 'x', '22')",
      "concat('22_', padLeft('4', 2, '0'), '-lts')",
      "createArray('x', '22_04-lts')[sub(add(2, mul(1, 0)), 1)]",
      "createArray('x', '22_04-lts')[mod(div(7, 2), 2)]",
      "if(and(less(1, 2), lessOrEquals(2, 2), greater(3, 2), greaterOrEquals(3, 3)), '22_04-lts', 'x')",
    ];
    for (const expression of one) {
      assert.equal(generationOf(template(`[${expression}]`)), 1, expression);
    }
  });

  it('come to nothing where they are used as nobody may', () => {
    for (const expression of [
      "json('{')",
      "json('7')",
      'json(1)',
      "take('22_04-lts', 'x')",
      "take('22_04-lts', parameters('x'))",
      "substring('22_04-lts', parameters('x'))",
      "substring('22_04-lts', 0, parameters('x'))",
      "replace('22_04-lts', parameters('x'), 'y')",
      "replace('22_04-lts', 'y', parameters('x'))",
      'take(1, 1)',
      'skip(createArray(), 0)[0]',
      "createArray('22_04-lts')[div(1, 0)]",
      "createArray('22_04-lts')[mod(0, 0)]",
      "if(less('a', 1), '22_04-lts', '22_04-lts')",
      'padLeft(1)',
      "array(variables('none'))[0]",
    ]) {
      assert.equal(generationOf(template(`[${expression}]`)), 'unknown', expression);
    }
  });
});

describe('copies that an ARM template makes of one machine', () => {
  const cases: readonly (readonly [sku: unknown, variables: object, generation: number | string])[] = [
    ["[variables('skus')[copyIndex()]]", { skus: [FIRST, FIRST] }, 1],
    ["[variables('skus')[copyIndex()]]", { skus: [SECOND, FIRST] }, 'unknown'],
    ["[variables('skus')[copyIndex()]]", { skus: [FIRST, SECOND, FIRST] }, 'unknown'],
    ["[variables('skus')[copyIndex()]]", { skus: [FIRST] }, 'unknown'],
    [`[if(equals(copyIndex('machines'), 0), '${SECOND}', '${FIRST}')]`, {}, 'unknown'],
    [`[if(less(copyIndex(), 2), '${SECOND}', '${FIRST}')]`, {}, 2],
    ["[variables('images')[copyIndex()].sku]", { images: [{ sku: FIRST }, { sku: SECOND }] }, 'unknown'],
    ["[variables('images')[copyIndex()].sku]", { images: loopOf({ sku: FIRST }) }, 1],
  ];

  function loopOf(each: object): object[] {
    return [each, { ...each, tag: 'second' }];
  }

  it('are of the generation that all of them are of', () => {
    for (const [sku, variables, generation] of cases) {
      assert.equal(generationOf(template(sku, { variables })), generation, `${sku} ${JSON.stringify(variables)}`);
    }
    const images = [FIRST, SECOND].map(sku => ({ ...IMAGE, sku }));
    const whole = template("[variables('images')[copyIndex()]]", { variables: { images } });
    assert.equal(generationOf(whole), 'unknown');
  });

  it('are not known where nobody tells how many they are', () => {
    const text = template("[variables('skus')[copyIndex()]]", { variables: { skus: [FIRST, FIRST] } });
    for (const count of ['"[parameters(\'count\')]"', '1000000', '-1', 'null']) {
      assert.equal(generationOf(text.replace('"count": 2', `"count": ${count}`)), 'unknown', count);
    }
    assert.equal(generationOf(template(SECOND).replace('"count": 2', '"count": "[parameters(\'count\')]"')), 2);
  });

  it('are left where one has a size that is not known to run Generation 2', () => {
    const sizes = { variables: { sizes: ['Standard_D2s_v5', 'Standard_A1'] } };
    const text = template(FIRST, sizes).replace(
      '"vmSize": "Standard_D2s_v5"',
      '"vmSize": "[variables(\'sizes\')[copyIndex()]]"',
    );
    assert.equal(analyze(text, { fileName: 'azuredeploy.json' }).machines[0]?.status, 'needs-work');
    assert.equal(convert(text, { fileName: 'azuredeploy.json', lossy: false }).text, text);
  });

  it('are made of copies of a disk that is called after them', () => {
    const disk = {
      type: 'Microsoft.Compute/disks',
      apiVersion: '2024-03-02',
      name: "[concat('disk', copyIndex())]",
      copy: { name: 'disks', count: 2 },
      properties: { osType: 'Linux', hyperVGeneration: 'V2', creationData: { createOption: 'Import' } },
    };
    const generation = (name: string): unknown => {
      const written = JSON.parse(template(FIRST)) as { resources: { properties: object }[] };
      const [machine] = written.resources;
      assert.ok(machine);
      const id = `[resourceId('Microsoft.Compute/disks', ${name})]`;
      machine.properties = { storageProfile: { osDisk: { createOption: 'Attach', managedDisk: { id } } } };
      written.resources.push({ ...disk });
      const [assessed] = analyze(JSON.stringify(written), { fileName: 'azuredeploy.json' }).machines;
      return assessed?.machine.generation.known === true && assessed.machine.generation.value;
    };
    assert.equal(generation("concat('disk', copyIndex())"), 2);
    assert.equal(generation("concat('disk', copyIndex('machines'))"), 2);
    assert.equal(generation("format('disk{0}', copyIndex())"), 2);
    assert.equal(generation("variables('disks')[copyIndex()]"), false);
  });
});

describe('a template of very many names', () => {
  const named = (count: number, value: unknown): object =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, value]));
  const bodyOf = (template: object): Body => {
    const { root } = parseDocument(JSON.stringify(template));
    assert.ok(root?.kind === 'body');
    return root;
  };

  it('is searched for the readers of each value in time that grows with them', () => {
    assertGrowsEvenly(count => {
      const texts = Array.from({ length: count }, (_, index) => `[variables('images').k${index}]`);
      const main = bodyOf({ resources: texts, variables: { images: named(count, FIRST) } });
      const [readers, values] = [readersIn(main), [...textNodesIn(valueAt(main, 'variables') ?? main)]];
      assert.equal(values.filter(value => isReadElsewhere(value, new Set(), main, readers)).length, count);
    }, 2_000);
  });

  it('is searched for what else may be chosen in time that grows with them', () => {
    const sku = { known: true, value: FIRST, variable: 'x' };
    const machine = { image: { sku }, generation: { known: true } } as unknown as AzureMachine;
    assertGrowsEvenly(count => {
      const scope = { template: bodyOf({ parameters: named(count, { type: 'string' }) }) };
      const source = { scope } as unknown as ReadResource;
      const found = Array.from({ length: count }, () => otherChoices(source, machine, () => undefined));
      assert.deepEqual(found.flat(), []);
    }, 3_000);
  });
});
