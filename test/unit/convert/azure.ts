/** Generated definitions of Azure: templates with expressions in all places where people have them, exports, and builders of Packer. */
import fc from 'fast-check';
import type { Definition } from './definitions';
import { print } from './hcl-printer';

const IMAGES = [
  ['MicrosoftWindowsServer', 'WindowsServer', '2022-datacenter'],
  ['MicrosoftWindowsServer', 'WindowsServer', '2019-Datacenter'],
  ['MicrosoftWindowsServer', 'WindowsServer', '2012-R2-Datacenter'],
  ['MicrosoftWindowsServer', 'WindowsServer', '2022-datacenter-azure-edition'],
  ['Canonical', '0001-com-ubuntu-server-jammy', '22_04-lts'],
  ['Canonical', '0001-com-ubuntu-server-jammy', '22_04-lts-gen2'],
  ['Debian', 'debian-12', '12'],
  ['RedHat', 'RHEL', '7-RAW'],
  ['contoso', 'appliance', 'small'],
] as const;

const image = fc.constantFrom(...IMAGES);
const size = fc.constantFrom('Standard_D2s_v5', 'Standard_D2_v3', 'Standard_D2s_v6', 'Standard_A1', 'Standard_X7');
const optional = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(values, { nil: undefined, freq: 2 });

/** What a template has of names by which something comes. */
interface Names {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A value as a template may have it, with the names that this takes. `stem`: of the names. */
function written(value: string, stem: string): fc.Arbitrary<Names & { readonly said: unknown }> {
  const allowed = [value, 'other'];
  const ways: readonly (Names & { readonly said: string })[] = [
    { said: value, parameters: {}, variables: {} },
    { said: `[parameters('${stem}')]`, parameters: { [stem]: { type: 'string', defaultValue: value } }, variables: {} },
    {
      said: `[ parameters( '${stem}' ) ]`,
      parameters: { [stem]: { type: 'string', defaultValue: value, allowedValues: allowed } },
      variables: {},
    },
    { said: `[parameters('${stem}')]`, parameters: { [stem]: { type: 'string' } }, variables: {} },
    { said: `[variables('${stem}')]`, parameters: {}, variables: { [stem]: value } },
    {
      said: `[variables('${stem}').a[0]]`,
      parameters: {},
      variables: { [stem]: { a: [value, value], b: 'x' } },
    },
    {
      said: `[variables('${stem}')[parameters('${stem}')]]`,
      parameters: { [stem]: { type: 'string', defaultValue: 'a' } },
      variables: { [stem]: { a: value, b: 'other' } },
    },
    {
      said: `[variables('${stem}')[1]]`,
      parameters: {},
      variables: { copy: [{ name: stem, count: 2, input: value }] },
    },
    { said: `[concat('${value.slice(0, 2)}', '${value.slice(2)}')]`, parameters: {}, variables: {} },
    { said: `[if(equals(1, 1), '${value}', 'it''s')]`, parameters: {}, variables: {} },
  ];
  return fc.constantFrom(...ways);
}

const apiVersion = fc.constantFrom('2024-07-01', '2019-03-01', '2018-04-01');

interface Piece extends Names {
  readonly resource: Readonly<Record<string, unknown>>;
}

const joined = (pieces: readonly Names[]): Names => ({
  parameters: Object.assign({}, ...pieces.map(({ parameters }) => parameters)),
  variables: Object.assign({}, ...pieces.map(({ variables }) => variables)),
});

/** What has an image of the Marketplace: a machine, or a set of them. `stem`: of its names, which others may have as well. */
const machine: fc.Arbitrary<Piece> = fc
  .record({ image, size, stem: fc.constantFrom('sku', 'server', 'base'), set: fc.boolean(), apiVersion })
  .chain(({ image: [publisher, offer, sku], size: vmSize, stem, set, apiVersion: version }) =>
    fc
      .record({
        sku: written(sku, stem),
        size: written(vmSize, `${stem}Size`),
        whole: fc.boolean(),
        plan: optional(fc.constantFrom('same', 'own')),
        security: optional(fc.constantFrom('TrustedLaunch', 'Standard', "[parameters('security')]")),
        exact: fc.constantFrom('latest', '1.2.3', undefined),
        copy: optional(fc.constant({ name: 'loop', count: 2 })),
        zone: fc.constantFrom("[parameters('zone')]", '[[literal]', 'x'),
      })
      .map((of): Piece => {
        const reference = { publisher, offer, sku: of.sku.said, version: of.exact };
        const variables = of.whole ? { [`${stem}Image`]: reference } : {};
        const storageProfile = { imageReference: of.whole ? `[variables('${stem}Image')]` : reference };
        const securityProfile = of.security && { securityType: of.security };
        const profile = { storageProfile, securityProfile };
        const names = joined([of.sku, of.size, { parameters: {}, variables }]);
        return {
          ...names,
          resource: {
            type: set ? 'Microsoft.Compute/virtualMachineScaleSets' : 'Microsoft.Compute/virtualMachines',
            apiVersion: version,
            name: `[concat('${stem}', copyIndex())]`,
            location: '[resourceGroup().location]',
            tags: { zone: of.zone },
            copy: of.copy,
            plan: of.plan && { name: of.plan === 'same' ? sku : of.sku.said, publisher, product: offer },
            ...(set && { sku: { name: of.size.said, capacity: 2 } }),
            properties: set
              ? { virtualMachineProfile: profile }
              : { hardwareProfile: { vmSize: of.size.said }, ...profile },
          },
        };
      }),
  );

/** What has a label: a disk, an image, or the image of a gallery. */
const labelled: fc.Arbitrary<Piece> = fc
  .record({ label: fc.constantFrom('V1', 'V2'), stem: fc.constantFrom('label', 'server'), apiVersion })
  .chain(({ label, stem, apiVersion: version }) =>
    fc
      .record({ label: optional(written(label, stem)), type: fc.constantFrom('disks', 'images', 'galleries/images') })
      .map(({ label: said, type }): Piece => {
        const blob = { createOption: 'Import', sourceUri: "[parameters('blob')]" };
        const osDisk = { osType: 'Linux', osState: 'Generalized', blobUri: 'https://x.example/y.vhd' };
        return {
          ...joined(said === undefined ? [] : [said]),
          resource: {
            type: `Microsoft.Compute/${type}`,
            apiVersion: version,
            name: type === 'galleries/images' ? 'lab/base' : 'base',
            properties: {
              osType: 'Linux',
              ...(type === 'disks' && { creationData: blob }),
              ...(type === 'images' && { storageProfile: { osDisk } }),
              ...(type === 'galleries/images' && { identifier: { publisher: 'a', offer: 'b', sku: 'c' } }),
              hyperVGeneration: said?.said,
            },
          },
        };
      }),
  );

const SCHEMA = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';

/** The same resources in a template within the template, with its own names or those around it. */
function nested(pieces: readonly Piece[], inner: boolean): Piece {
  const names = joined(pieces);
  const template = { $schema: SCHEMA, contentVersion: '1', resources: pieces.map(({ resource }) => resource) };
  return {
    ...(inner ? { parameters: {}, variables: {} } : names),
    resource: {
      type: 'Microsoft.Resources/deployments',
      apiVersion: '2021-04-01',
      name: 'inner',
      properties: {
        mode: 'Incremental',
        ...(inner && { expressionEvaluationOptions: { scope: 'inner' } }),
        template: inner ? { ...template, ...names } : template,
      },
    },
  };
}

const pieces = fc.array(fc.oneof({ weight: 3, arbitrary: machine }, labelled), { minLength: 1, maxLength: 3 });

export const armDefinition: fc.Arbitrary<Definition> = fc
  .record({
    outer: pieces,
    within: optional(fc.tuple(pieces, fc.boolean())),
    symbolic: fc.boolean(),
    outputs: fc.constantFrom({}, { a: { type: 'string', value: "[parameters('sku')]" } }),
    indent: fc.constantFrom(undefined, 2, '\t'),
  })
  .map(({ outer, within, symbolic, outputs, indent }) => {
    const all = within === undefined ? outer : [...outer, nested(...within)];
    const resources = all.map(({ resource }) => resource);
    const value = {
      $schema: SCHEMA,
      contentVersion: '1.0.0.0',
      ...joined(all),
      resources: symbolic ? Object.fromEntries(resources.map((each, index) => [`r${index}`, each])) : resources,
      outputs,
    };
    return { text: JSON.stringify(value, undefined, indent), fileName: 'azuredeploy.json' };
  });

/** The same resources without a template around them; with an id, as `az` and REST print what is there. */
export const azureResources: fc.Arbitrary<Definition> = fc
  .record({ all: pieces, isExport: fc.boolean(), around: fc.constantFrom('list', 'value', 'one') })
  .map(({ all, isExport, around }) => {
    const list = all.map(({ resource: { type, ...others } }, index) => ({
      ...(isExport && { id: `/subscriptions/s/resourceGroups/g/providers/${type}/r${index}` }),
      type,
      ...others,
    }));
    const value = around === 'one' ? list[0] : around === 'value' ? { value: list } : list;
    return { text: JSON.stringify(value, undefined, 2), fileName: 'resources.json' };
  });

const builder = fc.record(
  {
    image,
    type: fc.constantFrom('azure-arm', 'azure-arm', 'azure-dtl', 'azure-chroot'),
    vm_size: size,
    security_type: fc.constantFrom('TrustedLaunch', 'ConfidentialVM'),
    secure_boot_enabled: fc.boolean(),
    managed_image_name: fc.constant('base'),
    image_hyperv_generation: fc.constantFrom('V1', 'V2'),
  },
  { requiredKeys: ['image', 'type'] },
);

export const azureBuilder: fc.Arbitrary<Definition> = fc.tuple(builder, fc.boolean()).map(
  ([
    {
      image: [publisher, offer, sku],
      type,
      ...others
    },
    isHcl,
  ]) => {
    const settings =
      type === 'azure-chroot'
        ? { source: `${publisher}:${offer}:${sku}:latest`, ...others }
        : { image_publisher: publisher, image_offer: offer, image_sku: sku, ...others };
    const lines = Object.entries(settings).map(([key, value]) => `  ${key} = ${print(value, '  ')}\n`);
    return isHcl
      ? { text: `source "${type}" "web" {\n${lines.join('')}}\n`, fileName: 'web.pkr.hcl' }
      : { text: JSON.stringify({ builders: [{ type, ...settings }] }, undefined, 2), fileName: 'web.json' };
  },
);
