/** Which sources the builds of a configuration use, and with which arguments of their own. */
import type { Definitions } from '../../languages/hcl/definitions';
import { evaluate, type Scope } from '../../languages/hcl/evaluate';
import { elementsIn, isList, isUnknown, REFUSED, type Result, unknown } from '../../languages/hcl/known';
import { type Body, blocksNamed, findMember, type Node } from '../../languages/tree';
import { iteratorOf } from '../hcl/iterator';

/** A source that a build uses: what Packer makes a machine of. */
export interface Use {
  readonly build: Body;
  /** Undefined where it isn't known which sources the build uses: then it may be any. */
  readonly source: SourceName | undefined;
  /** What the build adds to the source. */
  readonly own: Body | undefined;
  /** What stands for the block where it is made several times. */
  readonly names: ReadonlyMap<string, Result>;
}

export interface SourceName {
  readonly type: string;
  readonly name: string;
}

const NO_NAMES: ReadonlyMap<string, Result> = new Map();

/** More machines of one block than somebody makes. */
const MOST_TIMES = 100;

export function usesOf(build: Body, scope: Scope & Definitions): Use[] {
  const named = blocksNamed(build, 'source', 1).map(
    ({ labels, body }): Use => ({ build, source: sourceName(labels[0]?.text), own: body, names: NO_NAMES }),
  );
  const repeated = blocksNamed(build, 'dynamic', 1)
    .filter(({ labels }) => labels[0]?.text === 'source')
    .flatMap(({ body }) => usesOfDynamic(build, body, scope));
  const sources = findMember(build, 'sources');
  return [...(sources === undefined ? [] : usesOfList(build, sources.value, scope)), ...named, ...repeated];
}

function usesOfList(build: Body, node: Node, scope: Scope & Definitions): Use[] {
  const result = evaluate(node, scope);
  const names = isList(result) ? result : [result];
  return names.map((name): Use => {
    const source = typeof name === 'string' ? sourceName(name) : undefined;
    return { build, source, own: undefined, names: NO_NAMES };
  });
}

function usesOfDynamic(build: Body, dynamic: Body, scope: Scope & Definitions): Use[] {
  return madeBy(dynamic, 'source', scope).map(
    ({ label, content, names }): Use => ({ build, source: sourceName(label), own: content, names }),
  );
}

/** A block that a `dynamic` block makes for one of its elements. */
export interface MadeBlock {
  readonly label: string | undefined;
  readonly content: Body | undefined;
  /** What stands for the element. */
  readonly names: ReadonlyMap<string, Result>;
}

/** The blocks of one label that a `dynamic` block makes: one for each element (hashicorp/hcl, ext/dynblock). */
export function madeBy(dynamic: Body, type: string, scope: Scope & Definitions): MadeBlock[] {
  const [content] = blocksNamed(dynamic, 'content', 0);
  const each = findMember(dynamic, 'for_each')?.value;
  const labels = findMember(dynamic, 'labels')?.value;
  const name = iteratorOf(dynamic) ?? type;
  const elements = each === undefined ? REFUSED : elementsIn(evaluate(each, scope));
  // Of which elements nothing is known there may be any.
  const part = (key: string): Result => unknown({ kind: 'reference', name: `${name}.${key}` });
  const repeats = isUnknown(elements) ? [[part('key'), part('value')] as const] : elements;
  return repeats.slice(0, MOST_TIMES).map(([key, value]): MadeBlock => {
    const named = new Map<string, Result>([
      ['key', key],
      ['value', value],
    ]);
    const names = new Map<string, Result>([[name, named]]);
    const written = labels === undefined ? undefined : evaluate(labels, { ...scope, names });
    const [first] = written !== undefined && isList(written) ? written : [];
    return { label: typeof first === 'string' ? first : undefined, content: content?.body, names };
  });
}

/** Of three parts the first is dropped, whatever it is (hcl2template/types.build.go). */
function sourceName(text: string | undefined): SourceName | undefined {
  const parts = (text ?? '').split('.');
  const [type, name] = parts.length === 3 ? parts.slice(1) : parts;
  return type === undefined || name === undefined ? undefined : { type, name };
}
