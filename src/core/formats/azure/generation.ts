/** How the generation of an Azure resource follows from what is written of it; the first that says it decides (AZG2, AZUP). */
import type { Generation } from '../../machine/any-machine';
import type { AzureMachine, ImageReference } from '../../machine/azure/machine';
import { LABEL_SINCE } from '../../machine/azure/since';
import { type Field, known } from '../../machine/field';
import { beginningOf } from '../../text/place';
import { resourceKey } from '../arm/scope';
import { textOf } from '../arm/value';
import { type Decided, fromImage } from './image-generation';
import { fieldOf, isAbsent, type Looked, placeAt } from './look';
import type { ReadResource } from './read-resource';
import { asName } from './turns';

type Facts = Omit<AzureMachine, 'generation' | 'generationFrom' | 'name' | 'node' | 'at' | 'guest'>;
type Of = (...keys: readonly string[]) => Looked;

/** `V1` or `V2`, as a field; what else stands there is no generation. */
export function labelOf(looked: Looked): Field<Generation> | undefined {
  return fieldOf(looked, value =>
    typeof value !== 'string'
      ? undefined
      : value.toUpperCase() === 'V1'
        ? 1
        : value.toUpperCase() === 'V2'
          ? 2
          : undefined,
  );
}

/** What an image of a gallery says of the machines that it is for. */
export function imageSecurityOf({ value, at }: Looked): Field<string> | undefined {
  if (value?.kind !== 'list') {
    return undefined;
  }
  for (const feature of value.items) {
    if (feature.kind === 'object' && textOf(feature.get('name'))?.toLowerCase() === 'securitytype') {
      const type = fieldOf({ value: feature.get('value'), at }, asName);
      return known(type)?.toLowerCase() === 'standard' ? undefined : type;
    }
  }
  return undefined;
}

/** Undefined for what has no generation: a disk for data. */
export function decideGeneration(
  facts: Facts,
  source: ReadResource,
  of: Of,
  made: (key: string) => AzureMachine | undefined,
): Decided | undefined {
  if (isDataDisk(facts, of)) {
    return undefined;
  }
  const { instanceView, label } = facts;
  if (instanceView !== undefined) {
    return { generation: instanceView, generationFrom: 'instance-view' };
  }
  if (label !== undefined) {
    return { generation: label, generationFrom: 'label', madeOf: fromSource(of, made)?.madeOf };
  }
  const security = securityOf(facts, of);
  if (security !== undefined) {
    return { ...security, madeOf: fromSource(of, made)?.madeOf };
  }
  return fromImage(facts.image) ?? fromSource(of, made) ?? byDefault(facts, source, of) ?? undecided(source, of);
}

function isDataDisk({ resource, label }: Facts, of: Of): boolean {
  if (resource !== 'disk' && resource !== 'snapshot') {
    return false;
  }
  const option = textOf(of('creationData', 'createOption').value)?.toLowerCase();
  const isFromImage = ['imageReference', 'galleryImageReference'].some(key => !isAbsent(of('creationData', key)));
  return option === 'empty' || (label === undefined && isAbsent(of('osType')) && !isFromImage);
}

/** Trusted Launch, confidential machines and disks on NVMe are for Generation 2 alone (AZTL). */
function securityOf(facts: Facts, of: Of): Decided | undefined {
  const { resource, securityType: type } = facts;
  const written = known(type);
  const encryption = fieldOf(
    of('storageProfile', 'osDisk', 'managedDisk', 'securityProfile', 'securityEncryptionType'),
    asName,
  );
  const controller = fieldOf(of('storageProfile', 'diskControllerType'), asName);
  // On Azure Local Secure Boot needs no other word: Generation 1 has none.
  const secureBoot = resource === 'local-machine' && known(facts.secureBoot) === true ? facts.secureBoot : undefined;
  const isType = written !== undefined && /^(?:trustedlaunch|confidentialvm)/i.test(written);
  const isNvme = /^nvme$/i.test(known(controller) ?? '');
  const telling = [
    isType ? type : undefined,
    encryption,
    isNvme ? controller : undefined,
    facts.imageSecurity,
    secureBoot,
  ].find(field => field?.known === true);
  return telling?.known !== true
    ? undefined
    : { generation: { ...telling, value: 2, origin: 'inferred' }, generationFrom: 'security' };
}

/** An image's id: those that are made of the Marketplace's name it. */
const MARKETPLACE =
  /\/publishers\/([^/]{1,100})\/artifacttypes\/vmimage\/offers\/([^/]{1,100})\/skus\/([^/]{1,100})(?:\/|$)/i;

/** The image of the Marketplace that a disk is made of. */
export function imageOfId(looked: Looked): ImageReference | undefined {
  const [, ...names] = MARKETPLACE.exec(textOf(looked.value)?.slice(0, 1_000) ?? '') ?? [];
  const [publisher, offer, sku] = names.map(name => {
    const field = fieldOf(looked, () => name);
    return field?.known === true ? { ...field, node: undefined, origin: 'inferred' as const } : undefined;
  });
  return publisher === undefined || offer === undefined || sku === undefined ? undefined : { publisher, offer, sku };
}

/** By what the resource is made of: a disk, an image or a machine that stands in the same file. */
function fromSource(of: Of, made: (key: string) => AzureMachine | undefined): Decided | undefined {
  for (const keys of SOURCES) {
    const looked = of(...keys);
    const id = textOf(looked.value);
    if (id === undefined) {
      continue;
    }
    const source = made(id) ?? made(galleryKey(id));
    if (source?.generation.known === true) {
      const field = fieldOf(looked, () => (source.generation.known ? source.generation.value : undefined));
      return field?.known === true
        ? { generation: { ...field, node: undefined, origin: 'inferred' }, generationFrom: 'source', madeOf: source }
        : undefined;
    }
  }
  return undefined;
}

/** A version of a gallery's image is of the generation of the image. */
export function galleryKey(id: string): string {
  const [kind, type, name = ''] = id.split(' ');
  return kind === 'resource' && type === 'microsoft.compute/galleries/images/versions'
    ? resourceKey('microsoft.compute/galleries/images', name.split('/').slice(0, 2).join('/'))
    : '';
}

const SOURCES: readonly (readonly string[])[] = [
  ['storageProfile', 'osDisk', 'managedDisk', 'id'],
  ['storageProfile', 'imageReference', 'id'],
  ['storageProfile', 'imageReference', 'sharedGalleryImageId'],
  ['creationData', 'imageReference', 'id'],
  ['creationData', 'galleryImageReference', 'id'],
  ['creationData', 'sourceResourceId'],
  ['storageProfile', 'osDisk', 'snapshot', 'id'],
  ['storageProfile', 'osDisk', 'id'],
  ['sourceVirtualMachine', 'id'],
  ['source', 'imageId'],
  ['source', 'imageVersionId'],
];

/** What Azure takes where nothing says it. */
function byDefault(
  { resource, apiVersion, hubProfile, osDisk }: Facts,
  { body }: ReadResource,
  of: Of,
): Decided | undefined {
  const generation: Field<Generation> = {
    known: true,
    value: 1,
    origin: 'default',
    at: beginningOf(body),
    node: undefined,
  };
  const decided: Decided = { generation, generationFrom: 'default' };
  switch (resource) {
    case 'gallery-image':
      return decided;
    case 'disk':
    case 'snapshot':
      return osDisk?.origin === 'blob' && isAbsent(of('hyperVGeneration')) ? decided : undefined;
    case 'image': {
      const version = known(apiVersion);
      // Before an image could say it there was Generation 1 alone.
      const isOld = hubProfile !== undefined || (version !== undefined && version < LABEL_SINCE.image);
      return isOld && isAbsent(of('hyperVGeneration')) ? decided : undefined;
    }
    default:
      return undefined;
  }
}

/** Nothing here says it. */
function undecided({ body }: ReadResource, of: Of): Decided {
  const at = placeAt(of('storageProfile', 'imageReference').at);
  return {
    generation: { known: false, origin: 'unknown', because: 'expression', at, node: body },
    generationFrom: 'unknown',
  };
}
