/** What builds an image of Azure with Packer: every builder of type azure-arm, azure-chroot or azure-dtl, in JSON or HCL. */
import { t } from '../../l10n';
import type { Edit, Value } from '../../languages/edit';
import { nodeOf } from '../../languages/ref';
import type { Body, Node } from '../../languages/tree';
import { changedIn, type Generation } from '../../machine/any-machine';
import type { AzureChange } from '../../machine/azure/change';
import type { AzureMachine, ImageReference } from '../../machine/azure/machine';
import type { ChangeEdits, Writers } from '../../machine/change';
import { absent, type Field, known, mapField, unknown } from '../../machine/field';
import { beginningOf, type Place } from '../../text/place';
import { groupBy } from '../../wording';
import { valueAt } from '../arm/members';
import { fromImage } from './image-generation';
import { asName, asTruth } from './turns';

const TYPES: ReadonlySet<string> = new Set(['azure-arm', 'azure-chroot', 'azure-dtl']);

export function isAzureType(type: string): boolean {
  return TYPES.has(type);
}

export const BUILDER_WRITERS: Writers<AzureMachine, AzureChange> = {
  'set-image-sku': setSku,
  'set-hyperv-generation': setLabel,
  'set-security-profile': (machine, { to }) =>
    to === 'standard'
      ? { cannot: t('a builder has no security type for it') }
      : setting(machine, 'security_type', machine.securityType, 'TrustedLaunch'),
  'raise-api-version': () => ({ cannot: t('a builder has no API version') }),
  'set-size': (machine, { to }) => setting(machine, 'vm_size', machine.size, to),
};

export interface AzureBuilder {
  /** What its settings stand in: its own block, and what a build adds to that. */
  readonly bodies: readonly [Body, ...Body[]];
  readonly type: string;
  /** Where its type is said. */
  readonly at: Place;
  /** By which people tell it from others. */
  readonly name: string | undefined;
  /** What a value comes to. */
  readonly scalar: (node: Node) => Field<unknown>;
  /** Whether a variable behind a value may refuse another one. */
  readonly mayRefuse?: (node: Node, value: string) => boolean;
  /** Whether what stands in one of its bodies is also of machines that are not like it. */
  readonly isOfOthers?: (body: Body) => boolean;
}

const BUILDERS = new WeakMap<AzureMachine, AzureBuilder>();

/** A builder as a machine. */
export function builtImage(builder: AzureBuilder): AzureMachine {
  const { bodies, type, at: place, name, scalar } = builder;
  const [body] = bodies;
  const turned = <T>(node: Node | undefined, turn: (value: unknown) => T | undefined): Field<T> | undefined => {
    const field = node && scalar(node);
    const isEmpty = field?.known === true && (field.value === '' || field.value === null);
    return field && (isEmpty ? undefined : (mapField(field, turn) ?? unknown(field.node ?? body, 'invalid')));
  };
  const at: At = (key, turn) => turned(settingIn(builder, key)?.value, turn);
  const within = (key: string, name: string) => turned(valueAt(settingIn(builder, key)?.value, name), asName);
  const isChroot = type === 'azure-chroot';
  // Packer refuses two sources, and what it would take of them is not known.
  const hasOther = OTHER_SOURCES.some(key => at(key, asName) !== undefined);
  const image = isChroot ? imageOfUrn(at('source', asName)) : hasOther ? undefined : imageOf(at);
  const label = isChroot ? labelOf(builder) : undefined;
  const securityType = at('security_type', asName);
  const facts = {
    resource: 'build' as const,
    image,
    label,
    ...(isChroot && { takesLabel: true as const }),
    securityType,
    secureBoot: at('secure_boot_enabled', asTruth),
    vTpm: at('vtpm_enabled', asTruth),
    size: at('vm_size', asName),
    managedImage: at('managed_image_name', asName),
    galleryDestination: within('shared_image_gallery_destination', 'image_name'),
    plan: within('plan_info', 'plan_name'),
    // What says nothing of the size gets Standard_A1; a chroot makes no machine of its own (builder/azure/arm/config.go).
    ...(type === 'azure-arm' && settingIn(builder, 'vm_size') === undefined && { defaultSize: 'Standard_A1' }),
  };
  const decided = generationOf(facts, body);
  const changed = decided.generationFrom === 'security' ? image?.sku : undefined;
  return remember(
    { ...facts, ...decided, changed, name: name ?? type, node: body, at: place, guest: undefined },
    builder,
  );
}

function remember(machine: AzureMachine, builder: AzureBuilder): AzureMachine {
  BUILDERS.set(machine, builder);
  return machine;
}

interface Setting {
  readonly body: Body;
  readonly value: Node;
}

/** Where a setting stands: Packer refuses it in two of the bodies. */
function settingIn({ bodies }: AzureBuilder, key: string): Setting | undefined {
  for (const body of bodies) {
    const value = valueAt(body, key);
    if (value !== undefined) {
      return { body, value };
    }
  }
  return undefined;
}

/** What else an image can be made of (builder/azure/arm/config.go). */
const OTHER_SOURCES = ['image_url', 'custom_managed_image_name', 'shared_image_gallery'] as const;

type At = <T>(key: string, turn: (value: unknown) => T | undefined) => Field<T> | undefined;

/** V1 where it says nothing; what is neither is refused, in lower case, too (builder/azure/chroot/builder.go). */
function labelOf(builder: AzureBuilder): Field<Generation> {
  const setting = settingIn(builder, 'image_hyperv_generation');
  const field = setting && builder.scalar(setting.value);
  return field === undefined || (field.known && (field.value === '' || field.value === null))
    ? absent(1, builder.at)
    : (mapField(field, asLabel) ?? unknown(field.node ?? builder.bodies[0], 'invalid'));
}

function asLabel(value: unknown): Generation | undefined {
  return value === 'V1' ? 1 : value === 'V2' ? 2 : undefined;
}

function imageOf(at: At): ImageReference | undefined {
  const [publisher, offer, sku] = ['image_publisher', 'image_offer', 'image_sku'].map(key => at(key, asName));
  return publisher === undefined || offer === undefined || sku === undefined
    ? undefined
    : { publisher, offer, sku, version: at('image_version', asName) };
}

const URN = /^([^:/]{1,100}):([^:/]{1,100}):([^:/]{1,100}):([^:/]{1,100})$/;

/** The image that a chroot starts from, where it is one of the Marketplace: all of its names are one text. */
function imageOfUrn(source: Field<string> | undefined): ImageReference | undefined {
  const [, ...names] = URN.exec(known(source) ?? '') ?? [];
  const [publisher, offer, sku, version] = names.map(name => source && mapField(source, () => name));
  return publisher && offer && sku && { publisher, offer, sku, version };
}

/** A chroot says the generation of the image that it makes, or V1; what the others start from decides (builder/azure). */
function generationOf(
  { label, image, securityType }: Pick<AzureMachine, 'label' | 'image' | 'securityType'>,
  body: Body,
): Pick<AzureMachine, 'generation' | 'generationFrom'> {
  if (label !== undefined) {
    return { generation: label, generationFrom: label.origin === 'default' ? 'default' : 'label' };
  }
  if (securityType?.known === true) {
    return { generation: { ...securityType, value: 2, origin: 'inferred' }, generationFrom: 'security' };
  }
  const undecided: Field<Generation> = {
    known: false,
    origin: 'unknown',
    because: 'expression',
    at: image?.sku.at ?? beginningOf(body),
    node: body,
  };
  return fromImage(image) ?? { generation: undecided, generationFrom: 'unknown' };
}

const CANNOT: ChangeEdits = { cannot: 'an expression stands in its place' };

/** Where a setting stands that can be changed for this builder alone, or for others that are like it. */
function ownSetting(builder: AzureBuilder | undefined, key: string): Setting | undefined {
  const setting = builder && settingIn(builder, key);
  return setting !== undefined && builder?.isOfOthers?.(setting.body) !== true ? setting : undefined;
}

/** A setting of the builder, or the default of the variable that gives it. */
function setting(machine: AzureMachine, key: string, field: Field<unknown> | undefined, value: Value): ChangeEdits {
  const builder = BUILDERS.get(machine);
  if (builder !== undefined && settingIn(builder, key) === undefined) {
    const body = builder.bodies.find(each => builder.isOfOthers?.(each) !== true);
    return body === undefined ? CANNOT : { edits: [{ kind: 'add', body, path: [key], value }] };
  }
  const node = ownSetting(builder, key)?.value;
  return node !== undefined && field?.known === true ? { edits: [{ kind: 'replace', node, value }] } : CANNOT;
}

function setLabel(machine: AzureMachine): ChangeEdits {
  return setting(machine, 'image_hyperv_generation', machine.label, 'V2');
}

/** The image with its label: one without the other is refused, or starts nothing. */
function setUrn(machine: AzureMachine, { publisher, offer, version }: ImageReference, to: string): ChangeEdits {
  const source = ownSetting(BUILDERS.get(machine), 'source')?.value;
  const names = [publisher, offer, version].map(known);
  const label = machine.label && known(machine.label) === 2 ? { edits: [] } : setLabel(machine);
  if (source === undefined || names.includes(undefined) || 'cannot' in label) {
    return CANNOT;
  }
  const [maker, product, exact] = names;
  return { edits: [{ kind: 'replace', node: source, value: [maker, product, to, exact].join(':') }, ...label.edits] };
}

function setSku(
  machine: AzureMachine,
  { image, to, at }: Extract<AzureChange, { kind: 'set-image-sku' }>,
): ChangeEdits {
  const { sku } = image;
  if (machine.takesLabel === true) {
    return setUrn(machine, image, to);
  }
  const builder = BUILDERS.get(machine);
  const own = ownSetting(builder, 'image_sku');
  if (
    !sku.known ||
    sku.node === undefined ||
    own === undefined ||
    (sku.origin === 'variable' && sku.variable === undefined) ||
    (at === 'variable' && builder?.mayRefuse?.(own.value, to))
  ) {
    return CANNOT;
  }
  const { plan } = machine;
  const isSame = plan?.known === true && plan.value.toLowerCase() === sku.value.toLowerCase();
  const ownPlan = ownSetting(builder, 'plan_info')?.value;
  if (isSame && ownPlan === undefined) {
    return CANNOT;
  }
  const places = isSame && plan.node !== undefined ? [sku, plan] : [sku];
  const edits = places.map(({ node, variable }, index): Edit => {
    const used = index === 0 ? own.value : valueAt(ownPlan, 'plan_name');
    const written = variable === undefined || at === 'variable' ? node && nodeOf(node) : used;
    return { kind: 'replace', node: written ?? own.value, value: to };
  });
  return { edits };
}

/** Machines of a template, each with whether the name that gives its image gives something else, too. `readers`: how often a name is read. */
export function withSharedNames(machines: readonly AzureMachine[], readers: (name: string) => number): AzureMachine[] {
  const fields = machines.flatMap(({ image, plan, label }) => [image?.sku, plan, label]);
  const byName = groupBy(fields, field => (field?.known === true ? field.variable : undefined));
  // Several machines of one source read a name in one place.
  const shared = new Set(
    [...byName].flatMap(([name, own]) => {
      const uses = new Set(own.map(field => `${field?.at.file} ${field?.at.offset}`)).size;
      return name !== undefined && readers(name) > uses ? [name] : [];
    }),
  );
  return machines.map(machine => {
    const field = changedIn(machine);
    const name = field.known ? field.variable : undefined;
    const builder = BUILDERS.get(machine);
    return name !== undefined && builder !== undefined && shared.has(name)
      ? remember({ ...machine, generationVariableIsReadElsewhere: true }, builder)
      : machine;
  });
}
