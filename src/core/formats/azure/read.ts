/** A resource of Azure, of a template or of an export, as what the rules judge. */
import type { Body } from '../../languages/tree';
import type { AzureMachine, AzureResource, ImageReference, MachineThere, OsDisk } from '../../machine/azure/machine';
import type { Field } from '../../machine/field';
import { beginningOf } from '../../text/place';
import { groupBy } from '../../wording';
import { valueAt } from '../arm/members';
import { evaluated } from '../arm/scope';
import { textOf } from '../arm/value';
import { decideGeneration, imageOfId, labelOf } from './generation';
import { fieldOf, type Looked, look } from './look';
import type { ReadResource } from './read-resource';
import { asName, asNumber, asText, asTruth } from './turns';

/** What writers of changes have to know of a machine: where in the tree things stand. */
export interface Written {
  readonly source: ReadResource;
  /** The way from the resource to what the values stand in. */
  readonly profilePath: readonly string[];
  readonly image: readonly string[] | undefined;
  /** Under which keys the image has its names. */
  readonly names: ImageKeys | undefined;
  readonly plan: readonly string[] | undefined;
}

export interface ImageKeys {
  readonly publisher: string;
  readonly offer: string;
  readonly sku: string;
  readonly version: string;
}

const WRITTEN = new WeakMap<AzureMachine, Written>();

export function writtenOf(machine: AzureMachine): Written | undefined {
  return WRITTEN.get(machine);
}

export function remember(machine: AzureMachine, written: Written): AzureMachine {
  WRITTEN.set(machine, written);
  return machine;
}

const PLAIN: ImageKeys = { publisher: 'publisher', offer: 'offer', sku: 'sku', version: 'version' };

/** The machines of resources that refer to each other. Data disks have no generation, and are none. */
export function* readResources(resources: readonly ReadResource[]): Generator<AzureMachine> {
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
  const machines = resources.flatMap(resource =>
    resource.existing === 'reference' ? [] : (readResource(resource, made) ?? []),
  );
  const users = groupBy(machines, ({ madeOf }) => madeOf?.node);
  for (const machine of machines) {
    const [usedBy, written] = [users.get(machine.node), writtenOf(machine)];
    yield usedBy !== undefined && written !== undefined ? remember({ ...machine, usedBy }, written) : machine;
  }
}

/** `made`: what the same file makes under a key. */
function readResource(source: ReadResource, made: (key: string) => AzureMachine | undefined): AzureMachine | undefined {
  const { body, resource } = source;
  const properties = valueAt(body, 'properties') === undefined ? [] : ['properties'];
  const profilePath = resource === 'scale-set' ? [...properties, 'virtualMachineProfile'] : properties;
  const of = (...keys: readonly string[]): Looked => look(body, source.scope, ...profilePath, ...keys);
  const image = resource === 'image-template' ? ['source'] : ['storageProfile', 'imageReference'];
  const imageReference = imageOf(key => of(...image, key)) ?? imageOfId(of('creationData', 'imageReference', 'id'));
  const takesLabel = LABELLED.has(resource);
  const facts = {
    resource,
    existing: source.existing,
    image: imageReference,
    label: takesLabel ? labelOf(of('hyperVGeneration')) : undefined,
    ...(takesLabel && { takesLabel }),
    securityType: fieldOf(of('securityProfile', 'securityType'), asName),
    securityProfile: fieldOf(of('securityProfile'), value => value),
    secureBoot: fieldOf(of('securityProfile', 'uefiSettings', 'secureBootEnabled'), asTruth),
    vTpm: fieldOf(
      resource === 'local-machine'
        ? of('securityProfile', 'enableTPM')
        : of('securityProfile', 'uefiSettings', 'vTpmEnabled'),
      asTruth,
    ),
    size: sizeOf(source, of),
    plan: fieldOf(look(body, source.scope, 'plan', 'name'), asText),
    apiVersion: fieldOf(look(body, source.scope, 'apiVersion'), asText),
    hubProfile: hubProfileOf(source),
    osDisk: osDiskOf(of),
    galleryDestination: destinationOf(of('distribute')),
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
    plan: valueAt(body, 'plan') === undefined ? undefined : ['plan', 'name'],
  });
}

const LABELLED: ReadonlySet<AzureResource> = new Set(['image', 'disk', 'snapshot', 'gallery-image', 'local-image']);

function imageOf(of: (key: string) => Looked): ImageReference | undefined {
  const [publisher, offer, sku] = (['publisher', 'offer', 'sku'] as const).map(key => fieldOf(of(key), asName));
  return publisher === undefined || offer === undefined || sku === undefined
    ? undefined
    : { publisher, offer, sku, version: fieldOf(of('version'), asText) };
}

function sizeOf(
  { resource, body, scope }: ReadResource,
  of: (...keys: readonly string[]) => Looked,
): Field<string> | undefined {
  switch (resource) {
    case 'machine':
      return fieldOf(of('hardwareProfile', 'vmSize'), asName);
    case 'scale-set':
      return fieldOf(look(body, scope, 'sku', 'name'), asName);
    case 'image-template':
      return fieldOf(of('vmProfile', 'vmSize'), asName);
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
    : { origin, uri, size };
}

/** The image of a gallery that an image template makes a version of. */
function destinationOf({ value, at }: Looked): Field<string> | undefined {
  for (const target of value?.kind === 'list' ? value.items : []) {
    if (target.kind === 'object' && textOf(target.get('type'))?.toLowerCase() === 'sharedimage') {
      return fieldOf({ value: target.get('galleryImageId'), at }, asName);
    }
  }
  return undefined;
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
function nameOf({ body, scope }: ReadResource): string {
  const node = valueAt(body, 'name');
  const type = textOf(evaluated(valueAt(body, 'type'), scope));
  return textOf(evaluated(node, scope)) ?? (node?.kind === 'text' ? node.value : type?.replace(/^.*[./]/, '')) ?? '';
}

function placeOf(body: Body): AzureMachine['at'] {
  const node = valueAt(body, 'name') ?? valueAt(body, 'type');
  return node?.kind === 'text' ? node : beginningOf(body);
}
