/** What the builds of a configuration run in their machines, and the boxes that they make of them. */
import type { Definitions } from '../../languages/hcl/definitions';
import { evaluate, type Scope } from '../../languages/hcl/evaluate';
import { isList, type Result } from '../../languages/hcl/known';
import { type Body, blocksNamed, membersNamed, type Node } from '../../languages/tree';
import type { Place } from '../../text/place';
import { headerOf } from '../hcl/header';
import { BOX_NAMES } from '../packer/guest';
import { asObject } from '../packer/keys';
import type { HypervBuilder, Provisioner } from '../packer/template';
import { madeBy, type Use } from './builds';

interface Building {
  readonly uses: readonly Use[];
  readonly builtBy: ReadonlyMap<HypervBuilder, ReadonlySet<Body>>;
  readonly scope: Scope & Definitions;
  /** How values are known in which names stand for something. */
  readonly valuesFor: (names: ReadonlyMap<string, Result>) => HypervBuilder['values'];
}

/** What runs in a machine: also where another one has failed, and what is made for each element of something. */
export function provisionersOf(build: Body, building: Building): Provisioner[] {
  const { scope, valuesFor } = building;
  const values = valuesFor(new Map());
  const written = PROVISIONERS.flatMap(type => blocksNamed(build, type, 1)).map(block =>
    provisionerOf(
      build,
      { type: block.labels[0]?.text ?? '', at: headerOf(block), body: block.body, values },
      building,
    ),
  );
  const made = blocksNamed(build, 'dynamic', 1).flatMap(block =>
    PROVISIONERS.filter(type => type === block.labels[0]?.text).flatMap(type =>
      madeBy(block.body, type, scope).flatMap(({ label: name = '', content: body, names }) =>
        body === undefined
          ? []
          : provisionerOf(build, { type: name, at: headerOf(block), body, values: valuesFor(names) }, building),
      ),
    ),
  );
  return [...written, ...made];
}

/** The blocks of a build that run something in its machines. */
export const PROVISIONERS: readonly string[] = ['provisioner', 'error-cleanup-provisioner'];

interface Running {
  readonly type: string;
  readonly at: Place;
  readonly body: Body;
  readonly values: HypervBuilder['values'];
}

function provisionerOf(build: Body, { type, at, body, values }: Running, building: Building): Provisioner {
  const { uses, builtBy, scope } = building;
  const [only, except] = (['only', 'except'] as const).map(key => namesAt(body, key, scope)) as [
    Set<string>,
    Set<string>,
  ];
  const isNamed = (name: string): boolean => (only.size === 0 || only.has(name)) && !except.has(name);
  const overrides = (asObject(membersNamed(body, 'override')[0]?.value)?.members ?? []).flatMap(({ key, value }) =>
    value.kind === 'body' ? [[key, value] as const] : [],
  );
  return {
    type,
    typeAt: at,
    node: body,
    overrides: new Map(overrides),
    runners: uses.filter(
      use => use.build === build && (use.source === undefined || isNamed(`${use.source.type}.${use.source.name}`)),
    ).length,
    isFor: builder => builtBy.get(builder)?.has(build) === true && isNamed(builder.rawName),
    values,
  };
}

function namesAt(body: Body, key: string, scope: Scope & Definitions): Set<string> {
  const node = membersNamed(body, key)[0]?.value;
  const result = node === undefined ? [] : evaluate(node, scope);
  return new Set(isList(result) ? result.flatMap(name => (typeof name === 'string' ? [name] : [])) : []);
}

export function boxesIn(build: Body): Node[] {
  const direct = blocksNamed(build, 'post-processor', 1);
  const inSequences = blocksNamed(build, 'post-processors', 0).flatMap(({ body }) =>
    blocksNamed(body, 'post-processor', 1),
  );
  return [...direct, ...inSequences].flatMap(({ labels, body }) => {
    const name = BOX_NAMES.get(labels[0]?.text ?? '');
    return (name === undefined ? undefined : membersNamed(body, name)[0]?.value) ?? [];
  });
}
