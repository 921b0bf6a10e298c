/** What builds make of the sources of a configuration: of a source as it stands, or with what a build adds to it. */
import type { Definitions } from '../../languages/hcl/definitions';
import type { Scope } from '../../languages/hcl/evaluate';
import type { Result } from '../../languages/hcl/known';
import { type Body, membersNamed } from '../../languages/tree';
import { known } from '../../machine/field';
import { groupBy } from '../../wording';
import { plainField } from '../hcl/values';
import type { HypervBuilder } from '../packer/template';
import type { Use } from './builds';
import type { SourceBlock } from './configuration';

/** Of what stands in a folder, everything is beside what is built. */
export const PATHS: ReadonlyMap<string, Result> = new Map([
  [
    'path',
    new Map([
      ['root', '.'],
      ['cwd', '.'],
    ]),
  ],
]);

/** What one machine is made of. */
export interface MachineUse {
  /** What a build adds to the source. */
  readonly own: Body | undefined;
  readonly names: ReadonlyMap<string, Result>;
  readonly builds: ReadonlySet<Body>;
  readonly madeWith: HypervBuilder['madeWith'];
}

/** What is made of each source. One that no build uses is made as well: people keep it to be built. */
export function machineUses(uses: readonly Use[]): (source: SourceBlock) => readonly MachineUse[] {
  const bySource = groupBy(uses, ({ source }) => source && `${source.type}.${source.name}`);
  // Where it isn't known what a build uses, that may be any.
  const ofAny = bySource.get(undefined) ?? [];
  return ({ type, name }) => machinesOf([...(bySource.get(`${type}.${name}`) ?? []), ...ofAny]);
}

function machinesOf(uses: readonly Use[]): MachineUse[] {
  const own = uses.filter(use => use.own !== undefined);
  const plain = uses.filter(use => use.own === undefined);
  const builds = new Set(plain.map(({ build }) => build));
  const machines = [
    ...(plain.length > 0 || own.length === 0 ? [{ own: undefined, names: new Map<string, Result>(), builds }] : []),
    ...own.map(use => ({ own: use.own, names: use.names, builds: new Set([use.build]) })),
  ];
  const isAlike = machines.length === 1 || own.every(use => use.own?.members.every(({ key }) => SLIGHT.has(key)));
  const isOfOneBlock = plain.length === 0 && own.every(use => use.own === own[0]?.own);
  const madeWith = isAlike ? undefined : isOfOneBlock ? 'others-of-its-block' : 'others';
  return machines.map(machine => ({ ...machine, madeWith }));
}

/** What a build may add to a source, and the machine is to a conversion the same as another one of the source. */
const SLIGHT: ReadonlySet<string> = new Set([
  ...['//', 'name', 'vm_name', 'output_directory', 'temp_path', 'headless', 'skip_export', 'keep_registered'],
  ...['skip_compaction', 'shutdown_timeout', 'switch_name', 'cpus', 'memory', 'disk_size'],
  ...['managed_image_name', 'managed_image_resource_group_name', 'shared_image_gallery_destination', 'location'],
]);

/** What a machine is called, and what names stand for in it. */
export function within(
  { type, name: sourceName }: SourceBlock,
  { own, names }: MachineUse,
  scope: Scope & Definitions,
): { readonly name: string; readonly scope: Scope & Definitions } {
  const nameNode = own === undefined ? undefined : membersNamed(own, 'name')[0]?.value;
  const localName = nameNode && known(plainField(nameNode, { ...scope, names: new Map([...PATHS, ...names]) }));
  const name = typeof localName === 'string' ? localName : sourceName;
  const about = new Map<string, Result>([
    ['type', type],
    ['name', name],
  ]);
  for (const [key, value] of (names.get('source') as ReadonlyMap<string, Result> | undefined) ?? []) {
    about.set(key, value);
  }
  return { name, scope: { ...scope, names: new Map([...PATHS, ...names, ['source', about]]) } };
}
