/** A template's builders that make Hyper-V machines, and what else of it a machine is read with. */
import type { Document } from '../../languages/language';
import type { Body, Member, Text } from '../../languages/tree';
import { asObject, type Properties, propertiesOf } from './keys';
import { type Variables, variablesOf } from './variables';

/** The types of the Hyper-V builders; Packer takes them letter for letter. */
const HYPERV_TYPES = ['hyperv-iso', 'hyperv-vmcx'] as const;

export type HypervType = (typeof HYPERV_TYPES)[number];

export interface Template {
  readonly text: string;
  readonly fileName: string | undefined;
  readonly properties: Properties;
  readonly variables: Variables;
  readonly builders: readonly HypervBuilder[];
  /** The builders for other hypervisors. */
  readonly siblings: readonly Builder[];
}

export interface Builder {
  readonly node: Body;
  readonly properties: Properties;
}

export interface HypervBuilder extends Builder {
  readonly type: HypervType;
  readonly typeProperty: Member & { readonly value: Text };
  /** By which `only`, `except` and `override` name it: before any variable is resolved (packer/core.go, rawName). */
  readonly rawName: string;
}

/** The first Hyper-V builder of a document, and where it stands; undefined where the document is no such template. */
export function firstHypervBuilder(
  document: Document,
): { readonly builder: HypervBuilder; readonly path: string } | undefined {
  const builders = asObject(document.root) && propertiesOf(document.root as Body).get('builders');
  if (builders?.value.kind !== 'list') {
    return undefined;
  }
  for (const [index, element] of builders.value.elements.entries()) {
    const builder = element.kind === 'body' ? builderOf(element) : undefined;
    if (builder !== undefined && isHyperv(builder)) {
      return { builder, path: `${builders.key}[${index}].${builder.typeProperty.key}` };
    }
  }
  return undefined;
}

/** The template that a document holds; undefined where it has no builders. */
export function templateOf(document: Document, fileName: string | undefined): Template | undefined {
  const root = asObject(document.root);
  const properties = root && propertiesOf(root);
  const builders = properties?.get('builders')?.value;
  if (properties === undefined || builders?.kind !== 'list') {
    return undefined;
  }
  const all = builders.elements.filter(element => element.kind === 'body').map(builderOf);
  return {
    text: document.text,
    fileName,
    properties,
    variables: variablesOf(properties),
    builders: all.filter(isHyperv),
    siblings: all.filter(builder => !isHyperv(builder)),
  };
}

function builderOf(node: Body): Builder | HypervBuilder {
  const properties = propertiesOf(node);
  const typeProperty = properties.get('type');
  const type = HYPERV_TYPES.find(name => typeProperty?.value.kind === 'text' && typeProperty.value.value === name);
  if (type === undefined) {
    return { node, properties };
  }
  const rawName = rawNameOf({ node, properties });
  return { node, properties, type, typeProperty: typeProperty as HypervBuilder['typeProperty'], rawName };
}

/** By which a template's other parts name a builder: its name, else its type. */
export function rawNameOf({ properties }: Builder): string {
  for (const key of ['name', 'type']) {
    const value = properties.get(key)?.value;
    if (value?.kind === 'text' && value.value !== '') {
      return value.value;
    }
  }
  return '';
}

function isHyperv(builder: Builder | HypervBuilder): builder is HypervBuilder {
  return 'type' in builder;
}
