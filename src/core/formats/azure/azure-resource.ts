/** What `az`, REST and Resource Graph print of Azure's resources, one or a list, and resources that are to be made by such a file. */
import { sentence, t } from '../../l10n';
import type { Documents } from '../../languages/language';
import type { Body, Member, Node } from '../../languages/tree';
import type { AzureMachine, AzureResource } from '../../machine/azure/machine';
import { oneLine } from '../../text/one-line';
import { valueAt } from '../arm/members';
import { NO_SCOPE } from '../arm/scope';
import { templateIn } from '../arm/template';
import type { AzureFormat } from '../format';
import { readResources } from './read';
import type { ReadResource } from './read-resource';
import { resourceOfId, resourceOfType } from './resource-types';
import { AZURE_WRITERS } from './write';

export const azureResource: AzureFormat = {
  id: 'azure-resource',
  kind: 'azure',
  title: sentence('Resource of Azure'),
  languages: ['json'],
  recognise(documents) {
    const [machine] = machinesIn(documents);
    return machine === undefined
      ? undefined
      : { because: t('{name} is a resource of Azure', { name: oneLine(machine.name) }), at: machine.at };
  },
  read: machinesIn,
  write: AZURE_WRITERS,
  makes: 'machines-that-are-there',
  nothing: sentence('Nothing here can be read as a machine, an image or a disk of Azure'),
  suppression: { comments: true, keys: 'none' },
  problems: () => [],
};

function* machinesIn({ main: { root } }: Documents): Generator<AzureMachine> {
  if (templateIn(root) !== undefined) {
    return;
  }
  const resources: ReadResource[] = [];
  for (const body of listedIn(root)) {
    const resource = resourceOf(body);
    if (resource !== undefined) {
      const key = textAt(body, 'id')?.toLowerCase();
      const existing = key === undefined && !isAnswer(body) ? undefined : 'export';
      resources.push({ resource, body, scope: NO_SCOPE, key, existing, profile: undefined });
    }
  }
  yield* readResources(resources);
}

/** A resource alone, a list of them, or the list in an answer of REST or of Resource Graph. */
function* listedIn(root: Node | undefined): Generator<Body> {
  const lists = [root, valueAt(root, 'value'), valueAt(root, 'data')];
  for (const list of lists) {
    for (const each of list?.kind === 'list' ? list.elements : []) {
      if (each.kind === 'body') {
        yield each;
      }
    }
  }
  yield* tableRows(valueAt(root, 'data'));
  if (root?.kind === 'body') {
    yield root;
  }
}

/** The rows of a table, as Resource Graph gives them where it isn't asked for objects: each as the object that it stands for. */
function* tableRows(table: Node | undefined): Generator<Body> {
  const [columns, rows] = [valueAt(table, 'columns'), valueAt(table, 'rows')];
  if (columns?.kind !== 'list' || rows?.kind !== 'list') {
    return;
  }
  const names = columns.elements.map(column => valueAt(column, 'name'));
  for (const row of rows.elements) {
    if (row.kind === 'list') {
      const { file, offset, end, parent } = row;
      const members: Member[] = [];
      const body: Body = { kind: 'body', members, file, offset, end, parent };
      for (const [index, value] of row.elements.entries()) {
        const name = names[index];
        if (name?.kind === 'text') {
          const place = { file: value.file, offset: value.offset, end: value.end };
          members.push({ kind: 'member', parent: body, key: name.value, keyEnd: value.offset, value, ...place });
        }
      }
      yield body;
    }
  }
}

function textAt(body: Body, key: string): string | undefined {
  const node = valueAt(body, key);
  return node?.kind === 'text' ? node.value : undefined;
}

/** Whether Azure has said it: nobody writes how far it has come with a resource. */
function isAnswer(body: Body): boolean {
  return valueAt(body, 'vmId') !== undefined || valueAt(valueAt(body, 'properties'), 'provisioningState') !== undefined;
}

/** By its id or its type; a machine also by what only Azure's have. */
function resourceOf(body: Body): AzureResource | undefined {
  const [id, type] = [textAt(body, 'id'), textAt(body, 'type')];
  const found = (id && resourceOfId(id)) ?? (type && resourceOfType(type.toLowerCase()));
  if (found) {
    return found;
  }
  const properties = valueAt(body, 'properties');
  const isDefinition =
    valueAt(valueAt(properties, 'identifier'), 'sku') !== undefined && valueAt(properties, 'osState') !== undefined;
  if (isDefinition) {
    return 'gallery-image';
  }
  const size = valueAt(valueAt(body, 'hardwareProfile'), 'vmSize');
  return valueAt(body, 'vmId') !== undefined && size !== undefined ? 'machine' : undefined;
}
