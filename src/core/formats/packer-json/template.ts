/** A JSON template: its builders, provisioners, and what it says as a whole. */
import type { Document } from '../../languages/language';
import { type Body, bodiesIn, type Member, type Node, type Text, textNodesIn } from '../../languages/tree';
import { BOX_NAMES } from '../packer/guest';
import { asObject, elementsAt, lineOf, objectAt, occurrencesOf, type Properties, propertiesOf } from '../packer/keys';
import {
  type Builder,
  HYPERV_TYPES,
  type HypervBuilder,
  type HypervType,
  type Provisioner,
  type Template,
} from '../packer/template';
import type { Values } from '../packer/values';
import { valuesOf } from './values';
import { variablesOf, variablesReadIn } from './variables';

/** The first Hyper-V builder of a document, and where it stands; undefined where the document is no such template. */
export function firstHypervBuilder(
  document: Document,
): { readonly typeProperty: TypeProperty; readonly path: string } | undefined {
  const builders = asObject(document.root) && propertiesOf(document.root as Body).get('builders');
  if (builders?.value.kind !== 'list') {
    return undefined;
  }
  for (const [index, element] of builders.value.elements.entries()) {
    const typeProperty = element.kind === 'body' ? hypervType(propertiesOf(element)) : undefined;
    if (typeProperty !== undefined) {
      return { typeProperty, path: `${builders.key}[${index}].${typeProperty.key}` };
    }
  }
  return undefined;
}

type TypeProperty = Member & { readonly value: Text };

function hypervType(properties: Properties): TypeProperty | undefined {
  const type = properties.get('type');
  const isHyperv = type?.value.kind === 'text' && (HYPERV_TYPES as readonly string[]).includes(type.value.value);
  return isHyperv ? (type as TypeProperty) : undefined;
}

/** The Hyper-V builders of a document, each with its type. */
export function hypervBuildersIn({ root }: Document): { readonly body: Body; readonly type: HypervType }[] {
  const bodies = (root?.kind === 'body' ? builderNodes(propertiesOf(root)) : undefined) ?? [];
  return bodies.flatMap(body => {
    const type = hypervType(propertiesOf(body));
    return type === undefined ? [] : [{ body, type: type.value.value as HypervType }];
  });
}

/** The template that a document holds; undefined where it has no builders. */
export function templateOf({ root, text }: Document, fileName: string | undefined): Template | undefined {
  const properties = root?.kind === 'body' ? propertiesOf(root) : undefined;
  const all = properties && builderNodes(properties);
  if (properties === undefined || all === undefined) {
    return undefined;
  }
  const variables = variablesOf(properties);
  const values = valuesOf(variables);
  const read = all.map(node => builderOf(node, { text, fileName, values }));
  const builders = read.filter(isHyperv);
  return {
    textOf: () => text,
    builders,
    siblings: read.filter(builder => !isHyperv(builder)),
    provisioners: provisionersOf(properties, all, values),
    about: {
      boxes: boxesIn(properties.get('post-processors')?.value),
      variables: (objectAt(properties, 'variables')?.members ?? []).map(({ key, value }) => [key, value]),
      description: properties.get('description')?.value,
      values,
    },
    isReadElsewhere: elsewhereReader(builders, properties),
  };
}

function builderNodes(properties: Properties): Body[] | undefined {
  const builders = properties.get('builders')?.value;
  return builders?.kind === 'list' ? builders.elements.filter(element => element.kind === 'body') : undefined;
}

interface Around {
  readonly text: string;
  readonly fileName: string | undefined;
  readonly values: Values;
}

function builderOf(node: Body, { text, fileName, values }: Around): Builder | HypervBuilder {
  const properties = propertiesOf(node);
  const name = properties.get('name')?.value;
  const ownName = name?.kind === 'text' && name.value !== '' ? name.value : undefined;
  const type = hypervType(properties);
  const typeProperty = properties.get('type');
  const builder: Builder = {
    properties,
    ownName,
    rawName: rawNameOf(node),
    at: typeProperty && lineOf(text, typeProperty),
    values,
  };
  if (type === undefined) {
    return builder;
  }
  return {
    ...builder,
    title:
      ownName === undefined || ownName === type.value.value || name === undefined ? undefined : values.expand(name),
    type: type.value.value as HypervBuilder['type'],
    node,
    overrideName: builder.rawName,
    header: { at: lineOf(text, type), node: type.value },
    fileName,
    occurrences: key => occurrencesOf(node, key),
  };
}

function isHyperv(builder: Builder | HypervBuilder): builder is HypervBuilder {
  return 'type' in builder;
}

/** By which a template's other parts name a builder: its name, else its type; before any variable (packer/core.go, rawName). */
function rawNameOf(node: Body): string {
  const properties = propertiesOf(node);
  for (const key of ['name', 'type']) {
    const value = properties.get(key)?.value;
    if (value?.kind === 'text' && value.value !== '') {
      return value.value;
    }
  }
  return '';
}

function boxesIn(postProcessors: Node | undefined): Node[] {
  return [...bodiesIn(postProcessors)].flatMap(object => {
    const properties = propertiesOf(object);
    const name = BOX_NAMES.get(textAt(properties, 'type'));
    return (name === undefined ? undefined : properties.get(name)?.value) ?? [];
  });
}

/** Whether the variable of a generation is read by more than the generations of the template's machines. */
function elsewhereReader(builders: readonly HypervBuilder[], properties: Properties): Template['isReadElsewhere'] {
  let others: ReadonlySet<string> | undefined;
  return generation => {
    if (!generation.known || generation.variable === undefined) {
      return false;
    }
    if (others === undefined) {
      const generations = new Set(builders.map(builder => builder.properties.get('generation')?.value));
      const values = [...properties].filter(([name]) => name !== 'variables').map(([, { value }]) => value);
      const strings = values.flatMap(value => [...textNodesIn(value)]).filter(string => !generations.has(string));
      others = new Set(variablesReadIn(strings));
    }
    return others.has(generation.variable);
  };
}

/** The builders of a template, of every hypervisor: how many, and how many of each name. */
interface Names {
  readonly total: number;
  readonly named: ReadonlyMap<string, number>;
}

function provisionersOf(properties: Properties, builders: readonly Body[], values: Values): Provisioner[] {
  const names = builders.map(rawNameOf);
  const all: Names = { total: names.length, named: countsOf(names) };
  const cleanup = properties.get('error-cleanup-provisioner')?.value;
  return [...elementsAt(properties, 'provisioners'), ...(cleanup === undefined ? [] : [cleanup])]
    .filter(element => element.kind === 'body')
    .map(node => provisionerOf(node, all, values));
}

function provisionerOf(node: Body, names: Names, values: Values): Provisioner {
  const properties = propertiesOf(node);
  const only = namesIn(elementsAt(properties, 'only'));
  const except = namesIn(elementsAt(properties, 'except'));
  const overrides = (objectAt(properties, 'override')?.members ?? []).flatMap(({ key, value }) =>
    value.kind === 'body' ? [[key, value] as const] : [],
  );
  return {
    type: textAt(properties, 'type'),
    typeAt: properties.get('type')?.value ?? node,
    node,
    overrides: new Map(overrides),
    runners: runnersOf(only, except, names),
    isFor: ({ rawName }) => (only.size === 0 || only.has(rawName)) && !except.has(rawName),
    values,
  };
}

/** How many builders run a provisioner. */
function runnersOf(only: ReadonlySet<string>, except: ReadonlySet<string>, { total, named }: Names): number {
  const count = (names: readonly string[]): number => names.reduce((sum, name) => sum + (named.get(name) ?? 0), 0);
  return only.size === 0 ? total - count([...except]) : count([...only].filter(name => !except.has(name)));
}

function namesIn(elements: readonly Node[]): ReadonlySet<string> {
  return new Set(elements.flatMap(element => (element.kind === 'text' ? [element.value] : [])));
}

function textAt(properties: Properties, name: string): string {
  const value = properties.get(name)?.value;
  return value?.kind === 'text' ? value.value : '';
}

function countsOf(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}
