/** What a template types or runs in a builder's machine: text that may name its devices. */
import type { ScriptText } from '../../machine/machine';
import { type JsonNode, type JsonObject, type JsonProperty, keySpan } from '../../text/tree';
import { type Reader, settingOf } from './fields';
import { asObject, elementsAt, objectAt, propertiesOf } from './keys';
import type { HypervBuilder, Template } from './template';
import type { Variables } from './variables';

/** A provisioner's texts, and the builders that it is for. */
interface Provisioner {
  readonly texts: readonly ScriptText[];
  /** What it runs besides for single builders, by the builder's name. */
  readonly overrides: ReadonlyMap<string, readonly ScriptText[]>;
  isFor(builder: HypervBuilder): boolean;
}

/**
 * Pairs of a builder and a provisioner's text, more than templates of people have (the largest seen have 93 builders):
 * beyond it provisioners are left out, so that a hostile file can't make its machines larger than all memory.
 */
const MOST_PAIRS = 2_000_000;

/** Keys that say when a provisioner runs, not what (packer-plugin-sdk, template/parse.go). */
const NO_SCRIPTS: ReadonlySet<string> = new Set([
  'type',
  'only',
  'except',
  'override',
  'pause_before',
  'max_retries',
  'timeout',
]);

/** Reads the scripts of the builders of one template. */
export function scriptReader(template: Template): (reader: Reader) => ScriptText[] {
  const provisioners = provisionersOf(template);
  return reader => {
    const scripts = ownScripts(reader);
    const { builder } = reader;
    for (const provisioner of provisioners) {
      if (provisioner.isFor(builder)) {
        scripts.push(...provisioner.texts, ...(provisioner.overrides.get(builder.rawName) ?? []));
      }
    }
    return scripts;
  };
}

function provisionersOf({ properties, variables, builders }: Template): Provisioner[] {
  const provisioners = elementsAt(properties, 'provisioners')
    .filter(element => element.type === 'object')
    .map(node => provisionerOf(node, variables));
  const texts = provisioners.reduce(
    (sum, provisioner) =>
      [...provisioner.overrides.values()].reduce((all, own) => all + own.length, sum + provisioner.texts.length),
    0,
  );
  return texts * builders.length > MOST_PAIRS ? [] : provisioners;
}

function ownScripts(reader: Reader): ScriptText[] {
  const { variables } = reader.template;
  return (['boot_command', 'shutdown_command'] as const).flatMap(name => {
    const kind = name === 'boot_command' ? 'boot-command' : 'shutdown-command';
    return scriptOf(settingOf(reader, name), kind, variables);
  });
}

function provisionerOf(node: JsonObject, variables: Variables): Provisioner {
  const properties = propertiesOf(node);
  const only = namesIn(elementsAt(properties, 'only'));
  const except = namesIn(elementsAt(properties, 'except'));
  const overrides = (objectAt(properties, 'override')?.properties ?? []).map(({ key, value }) => {
    const own = asObject(value);
    return [key, own === undefined ? [] : textsIn(own, variables)] as const;
  });
  return {
    texts: textsIn(node, variables),
    overrides: new Map(overrides),
    isFor: ({ rawName }) => (only.size === 0 || only.has(rawName)) && !except.has(rawName),
  };
}

function namesIn(elements: readonly JsonNode[]): ReadonlySet<string> {
  return new Set(elements.flatMap(element => (element.type === 'string' ? [element.value] : [])));
}

function textsIn(node: JsonObject, variables: Variables): ScriptText[] {
  return node.properties
    .filter(property => !NO_SCRIPTS.has(property.key.toLowerCase()))
    .flatMap(property => scriptOf(property, 'provisioner', variables));
}

/** The texts of a property, each on a line of its own, with the variables that are known put in. */
function scriptOf(property: JsonProperty | undefined, kind: ScriptText['kind'], variables: Variables): ScriptText[] {
  if (property === undefined) {
    return [];
  }
  const text = [...stringsIn(property.value)].map(variables.expand).join('\n');
  return text === '' ? [] : [{ kind, text, span: keySpan(property), node: property.value }];
}

/** Every text below and including a node, in the order of the file. Iterative: nesting has no limit. */
function* stringsIn(root: JsonNode): Generator<string> {
  const pending: JsonNode[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'string') {
      yield node.value;
    } else if (node.type === 'array') {
      for (const element of node.elements.toReversed()) {
        pending.push(element);
      }
    } else if (node.type === 'object') {
      for (const { value } of node.properties.toReversed()) {
        pending.push(value);
      }
    }
  }
}
