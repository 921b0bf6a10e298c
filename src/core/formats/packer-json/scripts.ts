/** What a template types or runs in a builder's machine: text that may name its devices. */
import { type Body, keyPlace, type Member, type Node, textNodesIn } from '../../languages/tree';
import type { ScriptText } from '../../machine/machine';
import { type Reader, settingOf } from './fields';
import { asObject, elementsAt, objectAt, type Properties, propertiesOf } from './keys';
import { type HypervBuilder, rawNameOf, type Template } from './template';
import type { Variables } from './variables';
import { weakList } from './weak';

/** What runs in a guest: texts, and files of the host that hold more. */
export interface Scripts {
  readonly texts: readonly ScriptText[];
  readonly files: readonly ScriptText[];
}

/** What a provisioner runs, and the builders that it is for. */
interface Provisioner {
  readonly scripts: Scripts;
  /** What it runs besides for single builders, by the builder's name. */
  readonly overrides: ReadonlyMap<string, Scripts>;
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

/** Provisioners that run on the host: what they name is there. */
const ON_HOST: ReadonlySet<string> = new Set(['shell-local', 'ansible', 'breakpoint', 'inspec']);

/** Settings that name files of the host. */
const HOST_FILES: ReadonlySet<string> = new Set(['script', 'scripts', 'source', 'sources']);

/** Those of them whose texts run in the guest. */
const SCRIPT_FILES = ['script', 'scripts'] as const;

/** Settings that name what is written in the guest: where Packer puts something. */
const WRITTEN: ReadonlySet<string> = new Set(['destination', 'remote_path', 'remote_folder', 'remote_file']);

const DOWNLOADED: ReadonlySet<string> = new Set(['destination']);
const FETCHED: ReadonlySet<string> = new Set(['source', 'sources']);
const NO_SCRIPTS_AT_ALL: Scripts = { texts: [], files: [] };

/** Reads the scripts of the builders of one template. */
export function scriptReader(template: Template): (reader: Reader) => Scripts {
  const provisioners = provisionersOf(template);
  return reader => {
    const { builder } = reader;
    const run = provisioners
      .filter(provisioner => provisioner.isFor(builder))
      .flatMap(({ scripts, overrides }) => [scripts, overrides.get(builder.rawName) ?? NO_SCRIPTS_AT_ALL]);
    return {
      texts: [...ownScripts(reader), ...run.flatMap(({ texts }) => texts)],
      files: run.flatMap(({ files }) => files),
    };
  };
}

function provisionersOf({ properties, variables, builders, siblings }: Template): Provisioner[] {
  const names = [...builders, ...siblings].map(rawNameOf);
  const all: Builders = { total: names.length, named: countsOf(names) };
  const provisioners = elementsAt(properties, 'provisioners')
    .filter(element => element.kind === 'body')
    .map(node => provisionerOf(node, variables, all));
  const count = provisioners
    .flatMap(({ scripts, overrides }) => [scripts, ...overrides.values()])
    .reduce((sum, { texts, files }) => sum + texts.length + files.length, 0);
  return count * builders.length > MOST_PAIRS ? [] : provisioners;
}

function ownScripts(reader: Reader): ScriptText[] {
  const { variables } = reader.template;
  return (['boot_command', 'shutdown_command'] as const).flatMap(name => {
    const kind = name === 'boot_command' ? 'boot-command' : 'shutdown-command';
    const setting = settingOf(reader, name);
    // Packer decodes nothing nested into the texts of these, and ends.
    return setting === undefined || isNested(setting.value)
      ? []
      : scriptOf(setting, { kind, shared: false }, variables);
  });
}

function isNested(value: Node): boolean {
  const isContainer = ({ kind }: Node): boolean => kind === 'body' || kind === 'list';
  return value.kind === 'list' ? value.elements.some(isContainer) : isContainer(value);
}

/** The builders of a template, of every hypervisor: how many, and how many of each name. */
interface Builders {
  readonly total: number;
  readonly named: ReadonlyMap<string, number>;
}

function provisionerOf(node: Body, variables: Variables, builders: Builders): Provisioner {
  const properties = propertiesOf(node);
  const only = namesIn(elementsAt(properties, 'only'));
  const except = namesIn(elementsAt(properties, 'except'));
  const overrides = (objectAt(properties, 'override')?.members ?? []).map(({ key, value }) => {
    const own = asObject(value);
    return [key, own === undefined ? NO_SCRIPTS_AT_ALL : scriptsIn(own, false, variables)] as const;
  });
  return {
    scripts: scriptsIn(node, runnersOf(only, except, builders) > 1, variables),
    overrides: new Map(overrides),
    isFor: ({ rawName }) => (only.size === 0 || only.has(rawName)) && !except.has(rawName),
  };
}

/** How many builders run a provisioner. */
function runnersOf(only: ReadonlySet<string>, except: ReadonlySet<string>, { total, named }: Builders): number {
  const count = (names: readonly string[]): number => names.reduce((sum, name) => sum + (named.get(name) ?? 0), 0);
  return only.size === 0 ? total - count([...except]) : count([...only].filter(name => !except.has(name)));
}

function namesIn(elements: readonly Node[]): ReadonlySet<string> {
  return new Set(elements.flatMap(element => (element.kind === 'text' ? [element.value] : [])));
}

function scriptsIn(node: Body, shared: boolean, variables: Variables): Scripts {
  const properties = propertiesOf(node);
  if (ON_HOST.has(textAt(properties, 'type'))) {
    return NO_SCRIPTS_AT_ALL;
  }
  // The other way round, Packer fetches a file that something in the guest has written.
  const [onHost, written] =
    textAt(properties, 'direction') === 'download' ? [DOWNLOADED, FETCHED] : ([HOST_FILES, WRITTEN] as const);
  const texts = node.members
    .filter(({ key }) => !NO_SCRIPTS.has(key.toLowerCase()) && !onHost.has(key.toLowerCase()))
    .flatMap(property => {
      const isWrittenTo = written.has(property.key.toLowerCase());
      return scriptOf(property, { kind: 'provisioner', shared, ...(isWrittenTo && { isWrittenTo }) }, variables);
    });
  const files = SCRIPT_FILES.map(name => properties.get(name))
    .filter(property => property !== undefined)
    .flatMap(property => scriptOf(property, { kind: 'provisioner', shared }, variables));
  return { texts, files };
}

function textAt(properties: Properties, name: string): string {
  const value = properties.get(name)?.value;
  return value?.kind === 'text' ? value.value : '';
}

function scriptOf(
  property: Member,
  about: Pick<ScriptText, 'kind' | 'shared' | 'isWrittenTo'>,
  variables: Variables,
): ScriptText[] {
  const { value } = property;
  const isList = about.kind === 'boot-command' && value.kind === 'text';
  const written = isList ? weakList(value.value) : Array.from(textNodesIn(value), text => text.value);
  const text = written.map(variables.expand).join('\n');
  return text === '' ? [] : [{ ...about, text, written, at: keyPlace(property), node: value }];
}

function countsOf(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}
