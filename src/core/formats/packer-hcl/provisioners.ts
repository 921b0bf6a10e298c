/** What the builds of a configuration run in their machines, and the boxes that they make of them. */
import type { Definitions } from '../../languages/hcl/definitions';
import { evaluate, type Scope } from '../../languages/hcl/evaluate';
import { isList } from '../../languages/hcl/known';
import { type Body, blocksNamed, membersNamed, type Node } from '../../languages/tree';
import { headerOf } from '../hcl/header';
import { BOX_NAMES } from '../packer/guest';
import { asObject } from '../packer/keys';
import type { HypervBuilder, Provisioner } from '../packer/template';
import type { Use } from './builds';

interface Building {
  readonly uses: readonly Use[];
  readonly builtBy: ReadonlyMap<HypervBuilder, ReadonlySet<Body>>;
  readonly scope: Scope & Definitions;
  readonly values: HypervBuilder['values'];
}

export function provisionersOf(build: Body, { uses, builtBy, scope, values }: Building): Provisioner[] {
  const own = uses.filter(use => use.build === build);
  return blocksNamed(build, 'provisioner', 1).map((block): Provisioner => {
    const { labels, body } = block;
    const [only, except] = (['only', 'except'] as const).map(key => namesAt(body, key, scope)) as [
      Set<string>,
      Set<string>,
    ];
    const isNamed = (name: string): boolean => (only.size === 0 || only.has(name)) && !except.has(name);
    const overrides = (asObject(membersNamed(body, 'override')[0]?.value)?.members ?? []).flatMap(({ key, value }) =>
      value.kind === 'body' ? [[key, value] as const] : [],
    );
    return {
      type: labels[0]?.text ?? '',
      typeAt: headerOf(block),
      node: body,
      overrides: new Map(overrides),
      runners: own.filter(({ source }) => source === undefined || isNamed(`${source.type}.${source.name}`)).length,
      isFor: builder => builtBy.get(builder)?.has(build) === true && isNamed(builder.rawName),
      values,
    };
  });
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
