/** The modules that are one configuration of Terraform: the one that is run, and those that it calls. */

import { TERRAFORM_NAMES } from '../../languages/files';
import { type Definition, evaluate, type Scope } from '../../languages/hcl/evaluate';
import type { Documents } from '../../languages/language';
import { type Body, blocksNamed, type Node } from '../../languages/tree';
import { groupBy } from '../../wording';
import { type Configuration, configurationIn, type ToolFiles } from '../hcl/configuration';
import { folderFrom, folderName, foldersAbove } from './paths';
import { atTimes, lastIn, PATHS, repeatedScope, timesOf } from './repeated';

const { configuration, values } = TERRAFORM_NAMES;

const FILES: ToolFiles = {
  configuration,
  hides: { ending: /\.tofu(?=\.json$|$)/, hidden: '.tf' },
  values: [...values.map(ending => [`terraform${ending}`]), values.map(ending => `.auto${ending}`)],
  declared: [
    ['resource', 2],
    ['data', 2],
    ['module', 1],
    ['output', 1],
  ],
  // What stands in these replaces what the other files of the folder have (language/files/override).
  overrides: /(?:^|\/|_)override\.(?:tf|tofu)(?:\.json)?$/,
};

/** A module as it is run: by itself, or with what a call gives it. */
export interface Instance {
  readonly folder: string;
  readonly configuration: Configuration;
  /** The names of the calls that lead to it; none for the module that is run. */
  readonly path: readonly string[];
  readonly scope: Scope;
}

/** Of more nobody sees which is which: then a call is one, however often it is made. */
const MOST_TOLD_APART = 100;
/** Modules that call modules several times are soon more than anybody has. */
const MOST_INSTANCES = 1_000;
const DEEPEST = 6;
/** Modules stand in folders such as modules/vm of what calls them. */
const MOST_ABOVE = 3;

const INSTANCES = new WeakMap<Documents, readonly Instance[]>();

/** All modules of the configuration that a document belongs to, each as often as it is called. */
export function instancesOf(documents: Documents): readonly Instance[] {
  const known = INSTANCES.get(documents) ?? findInstances(documents);
  INSTANCES.set(documents, known);
  return known;
}

function findInstances(documents: Documents): readonly Instance[] {
  for (const folder of foldersAbove(documents, MOST_ABOVE)) {
    if (callsModules(documents, folder)) {
      const instances = instancesFrom(documents, folder);
      if (instances.some(instance => instance.folder === '')) {
        return instances;
      }
    }
  }
  return instancesFrom(documents, '');
}

/** Whether a folder is worth being read for what it calls. */
function callsModules(documents: Documents, folder: string): boolean {
  return FILES.configuration
    .flatMap(ending => documents.list(ending, folder))
    .some(file => documents.read(file)?.includes('module') === true);
}

interface Call {
  /** Its block, then those that override it. */
  readonly bodies: readonly Body[];
  readonly scope: Scope;
}

function instancesFrom(documents: Documents, top: string): readonly Instance[] {
  const all = callsFrom(documents, top, timesScopes, MOST_TOLD_APART);
  return all.length < MOST_TOLD_APART
    ? all
    : callsFrom(documents, top, (bodies, scope) => [repeatedScope(bodies, scope)], MOST_INSTANCES);
}

/** What the names in a call stand for, each of the times that it is made. */
function timesScopes(bodies: readonly Body[], scope: Scope): readonly Scope[] {
  return timesOf(bodies, scope)?.map(time => atTimes(scope, [time])) ?? [scope];
}

/** `scopesOf`: what is given to a module, as often as it is told apart. `most`: instances, behind which none is looked for. */
function callsFrom(
  documents: Documents,
  top: string,
  scopesOf: (bodies: readonly Body[], scope: Scope) => readonly Scope[],
  most: number,
): readonly Instance[] {
  const found: Instance[] = [];
  const open: string[] = [];
  const visit = (folder: string, path: readonly string[], call: Call | undefined): void => {
    if (found.length >= most || path.length > DEEPEST || open.includes(folder)) {
      return;
    }
    const configuration = configurationIn(documents, FILES, folder, call === undefined);
    const scope = scopeOf({ documents, top, folder, configuration, path }, call);
    found.push({ folder, configuration, path, scope });
    open.push(folder);
    const blocks = configuration.bodies.flatMap(each => blocksNamed(each, 'module', 1));
    for (const [name, own] of groupBy(blocks, ({ labels }) => labels[0]?.text ?? '')) {
      const bodies = own.map(({ body }) => body);
      const source = ownSource(bodies, scope);
      if (source !== undefined) {
        const called = folderFrom(documents, folder, source);
        for (const time of scopesOf(bodies, scope)) {
          visit(called, [...path, name], { bodies, scope: time });
        }
      }
    }
    open.pop();
  };
  visit(top, [], undefined);
  return found;
}

/** The source of a call that is a folder beside it; OpenTofu takes variables and locals in it. */
function ownSource(bodies: readonly Body[], scope: Scope): string | undefined {
  const source = lastIn(bodies, 'source')?.value;
  const path = source && evaluate(source, scope);
  return typeof path === 'string' && OWN_FOLDER.test(path) ? path : undefined;
}

const OWN_FOLDER = /^\.\.?[\\/]/;

/** Whether the source of a call is a folder beside it. */
export function isOwnModule(source: Node | undefined): boolean {
  return source?.kind === 'text' && OWN_FOLDER.test(source.value);
}

/** A module in its place. */
interface Placed {
  readonly documents: Documents;
  /** The folder of the one that is run. */
  readonly top: string;
  readonly folder: string;
  readonly configuration: Configuration;
  readonly path: readonly string[];
}

/** What names stand for in a module: what a call gives its variables comes before their defaults. */
function scopeOf(placed: Placed, call: Call | undefined): Scope {
  const { definitions } = placed.configuration;
  const known = new Map<string, Definition | undefined>();
  const find = call === undefined ? definitions.definition : calledDefinitions(placed, call);
  const scope: Scope = {
    ...definitions,
    names: PATHS,
    results: new Map(),
    definition: (of, name) => {
      const key = `${of}.${name}`;
      if (!known.has(key)) {
        known.set(key, of === 'module' ? outputOf(placed, scope, name) : find(of, name));
      }
      return known.get(key);
    },
  };
  return scope;
}

function calledDefinitions({ documents, top, folder, configuration, path }: Placed, call: Call): Scope['definition'] {
  const { definitions } = configuration;
  const place = folderName(documents, top, folder);
  const given = (name: string): Definition | undefined => {
    const argument = lastIn(call.bodies, name)?.value;
    const variable = definitions.variables.get(name);
    if (argument === undefined || variable === undefined) {
      return undefined;
    }
    const isDefault = !variable.isNullable && evaluate(argument, call.scope) === null;
    const own = { node: argument, type: variable.type, scope: call.scope, name: `module.${path.join('.')}.${name}` };
    return isDefault ? undefined : own;
  };
  return (of, name) => {
    const definition = definitions.definition(of, name);
    const own = definition && { ...definition, name: `${of}.${name} (${place})` };
    return (of === 'var' ? given(name) : undefined) ?? own;
  };
}

/** What a module gives back, by the names of its call and of its output; undefined of one that is called several times. */
function outputOf(
  { documents, top, folder, configuration, path }: Placed,
  scope: Scope,
  name: string,
): Definition | undefined {
  const [call = '', output = ''] = name.split('.');
  const labelled = (all: readonly Body[], key: string, label: string): Body[] =>
    all
      .flatMap(body => blocksNamed(body, key, 1))
      .flatMap(({ labels, body }) => (labels[0]?.text === label ? [body] : []));
  const bodies = labelled(configuration.bodies, 'module', call);
  const source = ownSource(bodies, scope);
  if (source === undefined || timesOf(bodies, scope) !== undefined || path.length > DEEPEST) {
    return undefined;
  }
  const own = folderFrom(documents, folder, source);
  const called = configurationIn(documents, FILES, own, false);
  const node = lastIn(labelled(called.bodies, 'output', output), 'value')?.value;
  const placed = { documents, top, folder: own, configuration: called, path: [...path, call] };
  return node && { node, scope: scopeOf(placed, { bodies, scope }) };
}
