/** A resource of Azure, of a template or of an export, as what the rules judge. */
import type { Body } from '../../languages/tree';
import type { AzureMachine, AzureResource, ImageReference, MachineThere, OsDisk } from '../../machine/azure/machine';
import type { Field } from '../../machine/field';
import { beginningOf } from '../../text/place';
import { groupBy } from '../../wording';
import { valueAt } from '../arm/members';
import { evaluated } from '../arm/scope';
import { textOf } from '../arm/value';
import { otherChoices, otherSizes } from './choices';
import { type ReadVersion, withGalleries } from './galleries';
import { decideGeneration, imageOfId, imageSecurityOf, labelOf } from './generation';
import { fieldOf, isAbsent, type Looked, look, placeAt } from './look';
import type { ReadResource } from './read-resource';
import { asName, asNumber, asText, asTruth } from './turns';
import { type ImageKeys, remember, writtenOf } from './written';

const PLAIN: ImageKeys = { publisher: 'publisher', offer: 'offer', sku: 'sku', version: 'version' };

/** The machines of resources that refer to each other. Data disks have no generation, and are none. */
export function* readResources(
  resources: readonly ReadResource[],
  versions: readonly ReadVersion[] = [],
): Generator<AzureMachine> {
  const byKey = new Map(resources.flatMap(each => (each.key === undefined ? [] : [[each.key, each] as const])));
  const before = new Map<string, AzureMachine | undefined>();
  const made = (key: string): AzureMachine | undefined => {
    const source = byKey.get(key);
    if (source !== undefined && !before.has(key)) {
      // What is made of itself is made of nothing.
      before.set(key, undefined);
      before.set(key, readResource(source, made));
    }
    return before.get(key);
  };
  const named = new Map<string, AzureMachine | undefined>();
  const read = resources.flatMap(resource => {
    const machine = resource.existing === 'reference' ? undefined : withChoices(resource, made);
    if (resource.key !== undefined) {
      named.set(resource.key, named.has(resource.key) ? undefined : machine);
    }
    return machine ?? [];
  });
  const machines = withGalleries(read, versions, named);
  const users = groupBy(machines, ({ madeOf }) => madeOf?.node);
  for (const machine of machines) {
    const [usedBy, written] = [users.get(machine.node), writtenOf(machine)];
    yield usedBy !== undefined && written !== undefined ? remember({ ...machine, usedBy }, written) : machine;
  }
}

type Made = (key: string) => AzureMachine | undefined;

function withChoices(source: ReadResource, made: Made): AzureMachine | undefined {
  const machine = readResource(source, made);
  const written = machine && writtenOf(machine);
  if (machine === undefined || written === undefined) {
    return machine;
  }
  const choices = otherChoices(source, machine, scope => readResource({ ...source, scope }, made));
  const path = sizePath(source.resource, written.profilePath);
  const sizes = path === undefined ? [] : otherSizes(source, path);
  return choices.length === 0 && sizes.length === 0
    ? machine
    : remember({ ...machine, otherChoices: choices, otherSizes: sizes }, written);
}

/** `made`: what the same file makes under a key. */
function readResource(source: ReadResource, made: Made): AzureMachine | undefined {
  const { body, resource } = source;
  const properties = valueAt(body, 'properties') === undefined ? [] : ['properties'];
  const profilePath = resource === 'scale-set' ? [...properties, 'virtualMachineProfile'] : properties;
  const of = (...keys: readonly string[]): Looked => look(body, source.scope, ...profilePath, ...keys);
  const image = resource === 'image-template' ? ['source'] : ['storageProfile', 'imageReference'];
  const plan = resource === 'image-template' ? [...properties, 'source', 'planInfo', 'planName'] : ['plan', 'name'];
  const size = sizePath(resource, profilePath);
  // What it takes beside an id, Azure alone knows.
  const isById = IDS.some(key => textOf(of(...image, key).value) !== '' && !isAbsent(of(...image, key)));
  const imageReference =
    (isById ? undefined : imageOf(key => of(...image, key))) ?? imageOfId(of('creationData', 'imageReference', 'id'));
  const takesLabel = LABELLED.has(resource);
  const facts = {
    resource,
    existing: source.existing,
    image: imageReference,
    label: takesLabel ? labelOf(of('hyperVGeneration')) : undefined,
    ...(takesLabel && { takesLabel }),
    securityType: fieldOf(of('securityProfile', 'securityType'), asName),
    imageSecurity: resource === 'gallery-image' ? imageSecurityOf(of('features')) : undefined,
    securityProfile: fieldOf(of('securityProfile'), value => value),
    secureBoot: fieldOf(of('securityProfile', 'uefiSettings', 'secureBootEnabled'), asTruth),
    vTpm: fieldOf(
      resource === 'local-machine'
        ? of('securityProfile', 'enableTPM')
        : of('securityProfile', 'uefiSettings', 'vTpmEnabled'),
      asTruth,
    ),
    size: size && fieldOf(look(body, source.scope, ...size), asName),
    plan: fieldOf(look(body, source.scope, ...plan), asText),
    apiVersion: fieldOf(look(body, source.scope, 'apiVersion'), asText),
    hubProfile: hubProfileOf(source),
    osDisk: osDiskOf(of),
    instanceView: labelOf(instanceViewOf(of)),
    ...(source.existing === 'export' && resource === 'machine' && { there: thereOf(source, of) }),
  };
  const decided = decideGeneration(facts, source, of, made);
  if (decided === undefined) {
    return undefined;
  }
  const machine: AzureMachine = {
    ...facts,
    ...decided,
    changed: decided.generationFrom === 'security' ? imageReference?.sku : undefined,
    name: nameOf(source),
    node: body,
    at: placeOf(body),
    guest: undefined,
  };
  return remember(machine, {
    source,
    profilePath,
    image: imageReference === undefined ? undefined : [...profilePath, ...image],
    names: PLAIN,
    plan: facts.plan && plan,
  });
}

/** By which an image is named that is none of the Marketplace. */
const IDS = ['id', 'sharedGalleryImageId', 'communityGalleryImageId', 'imageId', 'imageVersionId'] as const;

const LABELLED: ReadonlySet<AzureResource> = new Set(['image', 'disk', 'snapshot', 'gallery-image', 'local-image']);

function imageOf(of: (key: string) => Looked): ImageReference | undefined {
  const [publisher, offer, sku] = (['publisher', 'offer', 'sku'] as const).map(key => fieldOf(of(key), asName));
  return publisher === undefined || offer === undefined || sku === undefined
    ? undefined
    : { publisher, offer, sku, version: fieldOf(of('version'), asText) };
}

/** Undefined for what has no size. */
function sizePath(resource: AzureResource, profilePath: readonly string[]): readonly string[] | undefined {
  switch (resource) {
    case 'machine':
      return [...profilePath, 'hardwareProfile', 'vmSize'];
    case 'scale-set':
      return ['sku', 'name'];
    case 'image-template':
      return [...profilePath, 'vmProfile', 'vmSize'];
    default:
      return undefined;
  }
}

function osDiskOf(of: (...keys: readonly string[]) => Looked): OsDisk | undefined {
  const option = textOf(of('storageProfile', 'osDisk', 'createOption').value)?.toLowerCase();
  const created = textOf(of('creationData', 'createOption').value)?.toLowerCase();
  const uris = [
    ...(['image', 'vhd'] as const).map(key => of('storageProfile', 'osDisk', key, 'uri')),
    of('storageProfile', 'osDisk', 'blobUri'),
    of('creationData', 'sourceUri'),
  ];
  const uri = uris.map(each => fieldOf(each, asName)).find(each => each !== undefined);
  const unmanaged = (['vhd', 'vhdContainers', 'image'] as const)
    .map(key => of('storageProfile', 'osDisk', key))
    .find(({ value }) => value?.kind === 'object' || value?.kind === 'list');
  const size = fieldOf(of('storageProfile', 'osDisk', 'diskSizeGB'), asNumber) ?? fieldOf(of('diskSizeGB'), asNumber);
  const origin =
    option === 'attach'
      ? 'attached'
      : created === 'import' ||
          created === 'upload' ||
          created === 'importsecure' ||
          (uri !== undefined && option !== 'fromimage')
        ? 'blob'
        : 'image';
  return option === undefined && created === undefined && uri === undefined && size === undefined
    ? undefined
    : { origin, uri, size, unmanaged: unmanaged && placeAt(unmanaged.at) };
}

/** Where it stands in answers of REST, of the command line and of Resource Graph. */
function instanceViewOf(of: (...keys: readonly string[]) => Looked): Looked {
  const [own, extended] = [of('instanceView', 'hyperVGeneration'), of('extended', 'instanceView', 'hyperVGeneration')];
  return own.value === undefined ? extended : own;
}

function thereOf({ body, scope }: ReadResource, of: (...keys: readonly string[]) => Looked): MachineThere {
  return {
    id: fieldOf(look(body, scope, 'id'), asName),
    vmId: fieldOf(of('vmId'), asName),
    osType: fieldOf(of('storageProfile', 'osDisk', 'osType'), asName),
    imageId: fieldOf(of('storageProfile', 'imageReference', 'id'), asName),
  };
}

function hubProfileOf({ profile, scope }: ReadResource): Field<string> | undefined {
  const field = profile && fieldOf({ value: evaluated(profile, scope), at: profile }, asText);
  return field?.known === true && /-hybrid$/i.test(field.value) ? field : undefined;
}

/** As it is known, or else as it is written; where whoever deploys the file gives the name, what kind of thing it is. */
function nameOf({ body, scope, resource }: ReadResource): string {
  const node = valueAt(body, 'name');
  const owner = resource === 'local-machine' ? ownerOf(body, scope) : undefined;
  if (owner !== undefined) {
    return owner;
  }
  const type = textOf(evaluated(valueAt(body, 'type'), scope));
  // Of copies by the first one.
  const first = scope.copies === undefined ? scope : { ...scope, index: 0 };
  return textOf(evaluated(node, first)) ?? (node?.kind === 'text' ? node.value : type?.replace(/^.*[./]/, '')) ?? '';
}

/** A machine of Azure Local is always called default: people know it by the name of the machine of Arc that it stands on. */
function ownerOf(body: Body, scope: ReadResource['scope']): string | undefined {
  for (const key of ['scope', 'id']) {
    const text = textOf(evaluated(valueAt(body, key), scope))?.slice(0, 1_000) ?? '';
    const [, name] = /microsoft\.hybridcompute\/machines\/([^/]{1,100})/i.exec(text) ?? [];
    if (name !== undefined) {
      return name;
    }
  }
  return undefined;
}

function placeOf(body: Body): AzureMachine['at'] {
  const node = valueAt(body, 'name') ?? valueAt(body, 'type');
  return node?.kind === 'text' ? node : beginningOf(body);
}
