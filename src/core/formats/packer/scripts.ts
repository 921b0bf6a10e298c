/** What a template types or runs in a builder's machine: text that may name its devices. */
import { type Body, keyPlace, type Member, type Node } from '../../languages/tree';
import type { ScriptText } from '../../machine/machine';
import { groupBy } from '../../wording';
import { type Reader, settingOf } from './fields';
import { propertiesOf } from './keys';
import type { HypervBuilder, Provisioner, Template } from './template';
import type { Values } from './values';

/** What runs in a guest: texts, and files of the host that hold more. */
export interface Scripts {
  readonly texts: readonly ScriptText[];
  readonly files: readonly ScriptText[];
}

/** What a provisioner runs, and the builders that it is for. */
interface Run {
  readonly scripts: Scripts;
  /** What it runs besides for single builders, by the builder's name. */
  readonly overrides: ReadonlyMap<string, Scripts>;
  readonly isFor: (builder: HypervBuilder) => boolean;
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

/** Those of a provisioner that puts files there, which something may run. */
const UPLOADED_FILES = ['source', 'sources'] as const;

/** Settings that name what is written in the guest: where Packer puts something. */
const WRITTEN: ReadonlySet<string> = new Set(['destination', 'remote_path', 'remote_folder', 'remote_file']);

const DOWNLOADED: ReadonlySet<string> = new Set(['destination']);
const FETCHED: ReadonlySet<string> = new Set(['source', 'sources']);
const NO_SCRIPTS_AT_ALL: Scripts = { texts: [], files: [] };

/** Reads the scripts of the builders of one template. */
export function scriptReader(template: Template): (reader: Reader) => Scripts {
  const runs = runsOf(template);
  return reader => {
    const { builder } = reader;
    const run = runs
      .filter(({ isFor }) => isFor(builder))
      .flatMap(({ scripts, overrides }) => [scripts, overrides.get(builder.overrideName) ?? NO_SCRIPTS_AT_ALL]);
    return {
      texts: [...ownScripts(reader), ...byPlace(run.flatMap(({ texts }) => texts))],
      files: run.flatMap(({ files }) => files),
    };
  };
}

/** What a block runs for each of several elements stands in one place, and is one text. */
function byPlace(scripts: readonly ScriptText[]): ScriptText[] {
  return [...groupBy(scripts, ({ at }) => `${at.file} ${at.offset}`).values()].flatMap(group => {
    const [first, ...others] = group;
    const text = group.map(script => script.text).join('\n');
    return first === undefined ? [] : others.length === 0 ? [first] : [{ ...first, text }];
  });
}

function runsOf({ provisioners, builders }: Template): Run[] {
  const runs = provisioners.map(runOf);
  const count = runs
    .flatMap(({ scripts, overrides }) => [scripts, ...overrides.values()])
    .reduce((sum, { texts, files }) => sum + texts.length + files.length, 0);
  return count * builders.length > MOST_PAIRS ? [] : runs;
}

function runOf({ type, node, overrides, runners, isFor, values }: Provisioner): Run {
  const own = [...overrides].map(([name, body]) => [name, scriptsIn(body, type, false, values)] as const);
  return { scripts: scriptsIn(node, type, runners > 1, values), overrides: new Map(own), isFor };
}

function ownScripts(reader: Reader): ScriptText[] {
  const { values } = reader;
  return (['boot_command', 'shutdown_command'] as const).flatMap(name => {
    const kind = name === 'boot_command' ? 'boot-command' : 'shutdown-command';
    const setting = settingOf(reader, name);
    // Packer decodes nothing nested into the texts of these, and ends.
    return setting === undefined || isNested(setting.value)
      ? []
      : scriptOf(setting, { kind, shared: values.isShared(setting.value) }, values);
  });
}

function isNested(value: Node): boolean {
  const isContainer = ({ kind }: Node): boolean => kind === 'body' || kind === 'list';
  return value.kind === 'list' ? value.elements.some(isContainer) : isContainer(value);
}

function scriptsIn(node: Body, type: string, shared: boolean, values: Values): Scripts {
  if (ON_HOST.has(type)) {
    return NO_SCRIPTS_AT_ALL;
  }
  const properties = propertiesOf(node);
  const direction = properties.get('direction')?.value;
  // The other way round, Packer fetches a file that something in the guest has written.
  const isDownload = direction !== undefined && values.expand(direction) === 'download';
  const [onHost, written] = isDownload ? [DOWNLOADED, FETCHED] : ([HOST_FILES, WRITTEN] as const);
  const texts = node.members
    .filter(({ key }) => !NO_SCRIPTS.has(key.toLowerCase()) && !onHost.has(key.toLowerCase()))
    .flatMap(property => {
      const isWrittenTo = written.has(property.key.toLowerCase());
      return scriptOf(property, { kind: 'provisioner', shared, ...(isWrittenTo && { isWrittenTo }) }, values);
    });
  const files = [...SCRIPT_FILES, ...(isDownload ? [] : UPLOADED_FILES)]
    .map(name => properties.get(name))
    .filter(property => property !== undefined)
    .flatMap(property => scriptOf(property, { kind: 'provisioner', shared }, values));
  return { texts, files };
}

function scriptOf(
  property: Member,
  about: Pick<ScriptText, 'kind' | 'shared' | 'isWrittenTo'>,
  values: Values,
): ScriptText[] {
  const { value } = property;
  const texts = about.kind === 'boot-command' ? values.keys(value) : values.textsBelow(value);
  const text = texts.map(part => part.text).join('\n');
  const written = texts.map(part => part.written);
  return text === '' ? [] : [{ ...about, text, written, at: keyPlace(property), node: values.origin(value) }];
}
