/** Which image a drive has: named by its path, or by the hyperv_vhd that makes it. */
import { evaluate, type Scope } from '../../languages/hcl/evaluate';
import type { Result } from '../../languages/hcl/known';
import { behindNames, loneOperationOf } from '../../languages/hcl/statement';
import type { Documents } from '../../languages/language';
import { type Body, blocksNamed, findMember, type Node } from '../../languages/tree';
import type { Field } from '../../machine/field';
import { expandedText } from '../hcl/texts';
import type { Instance } from './modules';
import { plain, type Settings } from './parts';
import { repeatedScope } from './repeated';
import { numberAt, textAt } from './values';

export interface Image {
  readonly path: Field<string> | undefined;
  /** The same as it is written, with what is known put in. */
  readonly text: string;
  /** The resource that makes it. */
  readonly resource: Settings | undefined;
  /** What the paths of it are written in: of the resource, and of the drive. */
  readonly written: readonly WrittenPath[];
}

export interface WrittenPath {
  readonly node: Node;
  readonly scope: Scope;
}

export type ImageReader = (node: Node, scope: Scope) => Image;

const READERS = new WeakMap<Instance, ImageReader>();

/** Reads the images of the machines of a module. */
export function imageReader(instance: Instance, documents: Documents): ImageReader {
  const known = READERS.get(instance) ?? readerOf(instance, documents);
  READERS.set(instance, known);
  return known;
}

function readerOf({ configuration, scope }: Instance, documents: Documents): ImageReader {
  const resources = new Map(
    configuration.bodies
      .flatMap(body => blocksNamed(body, 'resource', 2))
      .filter(({ labels }) => labels[0]?.text === 'hyperv_vhd')
      .map(({ labels, body }) => [labels[1]?.text ?? '', body] as const),
  );
  const textOf = (node: Node, own: Scope): string => expandedText(node, own, file => documents.read(file));
  const byText = new Map<string, Body>();
  for (const body of resources.values()) {
    const path = findMember(body, 'path')?.value;
    const text = path === undefined ? '' : textOf(path, repeatedScope([body], scope));
    if (text !== '' && !byText.has(text)) {
      byText.set(text, body);
    }
  }
  return (node, own) => {
    const behind = behindNames(node, own);
    const named = behind && resourceNamed(behind.node, behind.scope);
    const referred = named && resources.get(named.name);
    const text = textOf(node, own);
    const body = referred ?? byText.get(text);
    const path = body && findMember(body, 'path')?.value;
    if (body === undefined || path === undefined) {
      return { path: textField(node, own), text, resource: undefined, written: [{ node, scope: own }] };
    }
    const made = repeatedScope([body], scope, named?.key);
    const ofResource = { node: path, scope: made };
    return {
      path: textField(path, made),
      text: textOf(path, made),
      resource: { bodies: [body], scope: made },
      written: referred === undefined ? [ofResource, { node, scope: own }] : [ofResource],
    };
  };
}

function textField(node: Node, scope: Scope): Field<string> | undefined {
  const field = plain(node, scope);
  if (!field.known) {
    return field;
  }
  return field.value === null || field.value === '' ? undefined : { ...field, value: String(field.value) };
}

/** `hyperv_vhd.name.path`, of one of several as well: `hyperv_vhd.name["os"].path`. */
function resourceNamed(
  node: Node,
  scope: Scope,
): { readonly name: string; readonly key: Result | undefined } | undefined {
  const operation = loneOperationOf(node, scope);
  if (operation?.form !== 'reference' || operation.name !== 'hyperv_vhd') {
    return undefined;
  }
  const names = operation.steps.flatMap(step => (step.kind === 'attribute' ? [step.name] : []));
  const [name, path] = names;
  const [index] = operation.steps.flatMap(step => (step.kind === 'index' ? [step.key] : []));
  return names.length === 2 && name !== undefined && path === 'path'
    ? { name, key: index && evaluate(index, scope) }
    : undefined;
}

/** What a resource makes an image of; 'new' where of nothing. Undefined where that isn't known. */
export function madeOf(resource: Settings): 'new' | 'copy' | 'differencing' | undefined {
  const from = (['source', 'source_vm', 'parent_path'] as const).map(key => [key, textAt(resource, [key])] as const);
  const disk = numberAt(resource, ['source_disk']);
  if (from.some(([, field]) => field?.known === false) || disk?.known === false) {
    return undefined;
  }
  const found = from.find(([, field]) => field !== undefined)?.[0];
  return found === 'parent_path' ? 'differencing' : found !== undefined || (disk?.value ?? 0) > 0 ? 'copy' : 'new';
}
