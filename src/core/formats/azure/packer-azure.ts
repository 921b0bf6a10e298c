/** Packer's JSON templates that build images of Azure: every builder of type azure-arm, azure-chroot or azure-dtl. */
import { sentence, t } from '../../l10n';
import type { Edit, Value } from '../../languages/edit';
import type { Documents } from '../../languages/language';
import { nodeOf } from '../../languages/ref';
import type { Body, Node } from '../../languages/tree';
import type { Generation } from '../../machine/any-machine';
import type { AzureChange } from '../../machine/azure/change';
import type { AzureMachine, ImageReference } from '../../machine/azure/machine';
import type { ChangeEdits, Writers } from '../../machine/change';
import { type Field, known, mapField } from '../../machine/field';
import { beginningOf } from '../../text/place';
import { memberOf, valueAt } from '../arm/members';
import type { AzureFormat } from '../format';
import { propertiesOf } from '../packer/keys';
import { type Variables, variablesOf } from '../packer-json/variables';
import { fromImage } from './generation';
import { asName, asTruth } from './look';

const TYPES: ReadonlySet<string> = new Set(['azure-arm', 'azure-chroot', 'azure-dtl']);

export const packerAzure: AzureFormat = {
  id: 'packer-azure',
  kind: 'azure',
  title: sentence('Packer template for Azure (JSON)'),
  languages: ['json'],
  recognise(documents) {
    const [machine] = machinesIn(documents);
    return machine === undefined
      ? undefined
      : { because: t('it is a Packer template that builds an image of Azure'), at: machine.at };
  },
  read: machinesIn,
  write: {
    'set-image-sku': setSku,
    'set-hyperv-generation': machine => setting(machine, 'image_hyperv_generation', machine.label, 'V2'),
    'set-security-profile': machine => setting(machine, 'security_type', machine.securityType, 'TrustedLaunch'),
    'raise-api-version': () => ({ cannot: t('a builder has no API version') }),
    'set-size': (machine, { to }) => setting(machine, 'vm_size', machine.size, to),
  } satisfies Writers<AzureMachine, AzureChange>,
  makes: 'new-machines',
  nothing: sentence(
    'Nothing here can be read as a Packer template with a builder of type azure-arm, azure-chroot or azure-dtl',
  ),
  // Of keys that it doesn't know Packer takes those of the root that start with _ (packer, template/parse.go).
  suppression: { comments: false, keys: 'root' },
  problems: () => [],
};

function* machinesIn({ main: { root } }: Documents): Generator<AzureMachine> {
  const builders = root?.kind === 'body' ? valueAt(root, 'builders') : undefined;
  if (root?.kind !== 'body' || builders?.kind !== 'list') {
    return;
  }
  const variables = variablesOf(propertiesOf(root));
  for (const builder of builders.elements) {
    const type = valueAt(builder, 'type');
    if (builder.kind === 'body' && type?.kind === 'text' && TYPES.has(type.value)) {
      yield machineOf(builder, type.value, type, variables);
    }
  }
}

function machineOf(body: Body, type: string, typeNode: Node, variables: Variables): AzureMachine {
  const at = <T>(key: string, turn: (value: unknown) => T | undefined): Field<T> | undefined => {
    const node = valueAt(body, key);
    const field = node && variables.scalar(node);
    return field && (field.known && field.value === '' ? undefined : mapField(field, turn));
  };
  const image = imageOf(at);
  const label = at('image_hyperv_generation', asLabel);
  const securityType = at('security_type', asName);
  const facts = {
    resource: 'build' as const,
    image,
    label,
    securityType,
    secureBoot: at('secure_boot_enabled', asTruth),
    vTpm: at('vtpm_enabled', asTruth),
    size: at('vm_size', asName),
    managedImage: at('managed_image_name', asName),
    galleryDestination: destinationOf(body, variables),
    plan: planOf(body, variables),
    // What says nothing of the size gets Standard_A1; a chroot makes no machine of its own (builder/azure/arm/config.go).
    ...(type === 'azure-arm' && valueAt(body, 'vm_size') === undefined && { defaultSize: 'Standard_A1' }),
  };
  const name = at('name', asName);
  return {
    ...facts,
    ...generationOf(type, facts, body),
    name: known(name) ?? type,
    node: body,
    at: typeNode,
    guest: undefined,
  };
}

type At = <T>(key: string, turn: (value: unknown) => T | undefined) => Field<T> | undefined;

function asLabel(value: unknown): Generation | undefined {
  return value === 'V1' ? 1 : value === 'V2' ? 2 : undefined;
}

function imageOf(at: At): ImageReference | undefined {
  const [publisher, offer, sku] = ['image_publisher', 'image_offer', 'image_sku'].map(key => at(key, asName));
  return publisher === undefined || offer === undefined || sku === undefined
    ? undefined
    : { publisher, offer, sku, version: at('image_version', asName) };
}

function planOf(body: Body, variables: Variables): Field<string> | undefined {
  const node = valueAt(valueAt(body, 'plan_info'), 'plan_name');
  return node && mapField(variables.scalar(node), asName);
}

function destinationOf(body: Body, variables: Variables): Field<string> | undefined {
  const node = valueAt(valueAt(body, 'shared_image_gallery_destination'), 'image_name');
  return node && mapField(variables.scalar(node), asName);
}

/** A chroot says the generation of the image that it makes, or V1; what the others start from decides (builder/azure). */
function generationOf(
  type: string,
  { label, image, securityType }: Pick<AzureMachine, 'label' | 'image' | 'securityType'>,
  body: Body,
): Pick<AzureMachine, 'generation' | 'generationFrom'> {
  if (type === 'azure-chroot') {
    const generation = label ?? { known: true, value: 1, origin: 'default', at: beginningOf(body), node: undefined };
    return { generation, generationFrom: label === undefined ? 'default' : 'label' };
  }
  if (securityType?.known === true) {
    return { generation: { ...securityType, value: 2, origin: 'inferred' }, generationFrom: 'security' };
  }
  const unknown: Field<Generation> = {
    known: false,
    origin: 'expression',
    because: 'expression',
    at: image?.sku.at ?? beginningOf(body),
    node: body,
  };
  return fromImage(image) ?? { generation: unknown, generationFrom: 'unknown' };
}

const CANNOT: ChangeEdits = { cannot: 'an expression stands in its place' };

/** A setting of the builder, or the default of the variable that gives it. */
function setting(machine: AzureMachine, key: string, field: Field<unknown> | undefined, value: Value): ChangeEdits {
  const body = nodeOf(machine.node);
  if (body.kind !== 'body') {
    return CANNOT;
  }
  const node = valueAt(body, key);
  if (node === undefined) {
    return { edits: [{ kind: 'add', body, path: [key], value }] };
  }
  return field?.known === true ? { edits: [{ kind: 'replace', node, value }] } : CANNOT;
}

function setSku(
  machine: AzureMachine,
  { image, to, at }: Extract<AzureChange, { kind: 'set-image-sku' }>,
): ChangeEdits {
  const { sku } = image;
  const own = memberOf(nodeOf(machine.node), 'image_sku');
  if (
    !sku.known ||
    sku.node === undefined ||
    own === undefined ||
    (sku.origin === 'variable' && sku.variable === undefined)
  ) {
    return CANNOT;
  }
  const { plan } = machine;
  const isSame = plan?.known === true && plan.value.toLowerCase() === sku.value.toLowerCase();
  const places = isSame && plan.node !== undefined ? [sku, plan] : [sku];
  const edits = places.map(({ node, variable }, index): Edit => {
    const used = index === 0 ? own.value : valueAt(valueAt(nodeOf(machine.node), 'plan_info'), 'plan_name');
    const written = variable === undefined || at === 'variable' ? node && nodeOf(node) : used;
    return { kind: 'replace', node: written ?? own.value, value: to };
  });
  return { edits };
}
