/** What is done to a definition to make it one that nobody would write. */
import fc from 'fast-check';
import { anyText } from '../any-text';
import type { Tree } from './json-text';
import { KEYS, STRINGS } from './vocabulary';

/** A change of the node that a number chooses, of all nodes of the tree in their order. */
export type Mutation =
  | { readonly kind: 'delete'; readonly at: number }
  | { readonly kind: 'replace'; readonly at: number; readonly value: Tree }
  | { readonly kind: 'repeat'; readonly at: number; readonly times: number }
  /** The node becomes a copy of another one. */
  | { readonly kind: 'copy'; readonly at: number; readonly from: number }
  | { readonly kind: 'nest'; readonly at: number; readonly depth: number; readonly key: string | undefined }
  /** The node as PowerShell wraps it, or another tool. */
  | { readonly kind: 'wrap'; readonly at: number; readonly shape: 'counted' | 'value' | 'both' | 'text' | 'map' }
  | { readonly kind: 'rename'; readonly at: number; readonly key: string }
  | { readonly kind: 'add'; readonly at: number; readonly key: string; readonly value: Tree }
  /** Text in a string, from a place on that the number chooses. */
  | { readonly kind: 'insert'; readonly at: number; readonly place: number; readonly text: string };

/** Texts that are markup, commands, formulas, keys of prototypes, or no texts at all. */
export const HOSTILE_TEXTS = [
  ...['', ' ', '\0', '\n', '\r\n', '\t', '\u001b[31m', '\u009b2J', '\u0085', '\u2028', '\u202e', '\ufeff', '\ufffe'],
  ...['\ud800', '\udc00', '😀', 'ä', 'İ', 'ſ', '‘', '’', '„', "'", '"', '`', '\\', '/', '$x', '$(x)', '{{user `x`}}'],
  ...['{{', '}}', '%x%', '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '</td>', '-->', ']]>', '&amp;'],
  ...['=1+1', '@x', '+1', '-1', '::error::x', '%0A', '|', '[a](b:c)', '![a](b)', '# x', '*/', '/*', '//', '--', ','],
  ...['; Remove-VM *', '#>', '@"', '--%', '__proto__', 'constructor', 'toString', 'a:\\x', 'hd:fd0:/ks.cfg', '.vhd'],
  ...[
    'IDE 0:1',
    'SCSI:0:64',
    'gen1',
    'Microsoft.HyperV.PowerShell.X',
    '@{a=b}',
    '[x()]',
    '<enter>',
    '<tab>',
    'initrd=',
  ],
  ...['gen2-advisor-disable vm/generation-1 -- x', 'x'.repeat(300), '1e999', '-0', '../../x', 'http://x', 'www.x.y'],
] as const;

const NUMBERS = [
  ...['0', '1', '2', '3', '64', '65', '255', '4096', '-1', '-0', '1.5', '2.0', '1e0', '1e2', '1e21', '1e999', '-1e999'],
  ...['1e-999', '9007199254740993', '123456789012345678901234567890', '4294967295', '1099511627777', '0.1'],
];

const text = fc.oneof(
  fc.constantFrom(...STRINGS),
  fc.constantFrom(...HOSTILE_TEXTS),
  fc.tuple(fc.constantFrom(...STRINGS), fc.constantFrom(...HOSTILE_TEXTS)).map(parts => parts.join('')),
  anyText(8),
);

/** As JSON.stringify writes it, or with all its characters as they are but those that would end it. */
const stringToken = fc
  .tuple(text, fc.boolean())
  .map(([value, raw]) => (raw ? `"${value.replace(/["\\]/g, '\\$&')}"` : JSON.stringify(value)));

const keyToken = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...KEYS).map(key => JSON.stringify(key)) },
  { weight: 1, arbitrary: fc.constantFrom(...KEYS).map(key => JSON.stringify(key.toUpperCase())) },
  { weight: 2, arbitrary: stringToken },
);

const { tree } = fc.letrec<{ tree: Tree; scalar: Tree; array: Tree; object: Tree }>(tie => ({
  tree: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('scalar'), tie('array'), tie('object')),
  scalar: fc
    .oneof(stringToken, fc.constantFrom(...NUMBERS), fc.constantFrom('null', 'true', 'false'))
    .map(token => ({ type: 'scalar', token })),
  array: fc.array(tie('tree'), { maxLength: 3 }).map(elements => ({ type: 'array', elements })),
  object: fc.array(fc.tuple(keyToken, tie('tree')), { maxLength: 4 }).map(members => ({ type: 'object', members })),
}));

/** Any JSON of words of the formats. */
export const anyTree: fc.Arbitrary<Tree> = tree;

const at = fc.nat(10_000);

export const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constant('delete'), at }),
  fc.record({ kind: fc.constant('replace'), at, value: anyTree }),
  fc.record({ kind: fc.constant('repeat'), at, times: fc.integer({ min: 2, max: 6 }) }),
  fc.record({ kind: fc.constant('copy'), at, from: at }),
  fc.record({
    kind: fc.constant('nest'),
    at,
    depth: fc.integer({ min: 1, max: 5 }),
    key: fc.option(keyToken, { nil: undefined }),
  }),
  fc.record({
    kind: fc.constant('wrap'),
    at,
    shape: fc.constantFrom('counted' as const, 'value' as const, 'both' as const, 'text' as const, 'map' as const),
  }),
  fc.record({ kind: fc.constant('rename'), at, key: keyToken }),
  fc.record({ kind: fc.constant('add'), at, key: keyToken, value: anyTree }),
  fc.record({ kind: fc.constant('insert'), at, place: fc.nat(100), text: fc.constantFrom(...HOSTILE_TEXTS) }),
);

/** Copies of copies grow beyond all that a test needs. */
const MOST_NODES = 3_000;

/** A tree after a mutation. */
export function mutated(root: Tree, change: Mutation): Tree {
  const count = countOf(root);
  if (count > MOST_NODES) {
    return root;
  }
  const chosen = change.at % count;
  let index = -1;
  /** The nodes that take a node's place: none, one, or several. */
  const visit = (node: Tree): readonly Tree[] => {
    index += 1;
    if (index === chosen) {
      return changed(node, change, root, count);
    }
    switch (node.type) {
      case 'object':
        return [
          {
            type: 'object',
            members: node.members.flatMap(([key, value]) => {
              const isChosen = index + 1 === chosen;
              const name = isChosen && change.kind === 'rename' ? change.key : key;
              return visit(value).map(own => [name, own] as const);
            }),
          },
        ];
      case 'array':
        return [{ type: 'array', elements: node.elements.flatMap(visit) }];
      case 'scalar':
        return [node];
    }
  };
  return visit(root)[0] ?? root;
}

function changed(node: Tree, change: Mutation, root: Tree, count: number): readonly Tree[] {
  switch (change.kind) {
    case 'delete':
      return [];
    case 'replace':
      return [change.value];
    case 'repeat':
      return Array.from({ length: change.times }, () => node);
    case 'copy':
      return [nodeAt(root, change.from % count)];
    case 'nest':
      return [nested(node, change.depth, change.key)];
    case 'wrap':
      return [wrapped(node, change.shape)];
    case 'rename':
      return [node];
    case 'add':
      return [added(node, change.key, change.value)];
    case 'insert':
      return [inserted(node, change.place, change.text)];
  }
}

function nested(node: Tree, depth: number, key: string | undefined): Tree {
  let outer = node;
  for (let level = 0; level < depth; level += 1) {
    outer = key === undefined ? { type: 'array', elements: [outer] } : { type: 'object', members: [[key, outer]] };
  }
  return outer;
}

function wrapped(node: Tree, shape: 'counted' | 'value' | 'both' | 'text' | 'map'): Tree {
  const object = (...members: (readonly [string, Tree])[]): Tree => ({ type: 'object', members });
  switch (shape) {
    case 'counted':
      return object(
        ['"value"', node],
        ['"Count"', { type: 'scalar', token: String(node.type === 'array' ? node.elements.length : 1) }],
      );
    case 'value':
      return object(['"Value"', node]);
    case 'both':
      return object(['"value"', node], ['"Value"', node]);
    case 'text':
      return node.type === 'scalar' && !node.token.startsWith('"')
        ? { type: 'scalar', token: `"${node.token}"` }
        : node;
    case 'map':
      return node.type === 'array'
        ? object(...node.elements.map((element, index) => [`"${index}"`, element] as const))
        : node;
  }
}

function added(node: Tree, key: string, value: Tree): Tree {
  switch (node.type) {
    case 'object':
      return { type: 'object', members: [...node.members, [key, value]] };
    case 'array':
      return { type: 'array', elements: [...node.elements, value] };
    case 'scalar':
      return { type: 'object', members: [[key, node]] };
  }
}

function inserted(node: Tree, place: number, hostile: string): Tree {
  if (node.type !== 'scalar' || !node.token.startsWith('"')) {
    return node;
  }
  const escaped = JSON.stringify(hostile).slice(1, -1);
  const offset = 1 + (place % (node.token.length - 1));
  // Not between a backslash and what it escapes.
  const end = node.token.slice(0, offset).endsWith('\\') ? offset - 1 : offset;
  return { type: 'scalar', token: node.token.slice(0, end) + escaped + node.token.slice(end) };
}

function countOf(node: Tree): number {
  switch (node.type) {
    case 'object':
      return node.members.reduce((sum, [, value]) => sum + countOf(value), 1);
    case 'array':
      return node.elements.reduce((sum, value) => sum + countOf(value), 1);
    case 'scalar':
      return 1;
  }
}

function nodeAt(root: Tree, wanted: number): Tree {
  const pending: Tree[] = [root];
  for (let index = 0; ; index += 1) {
    const node = pending.pop() ?? root;
    if (index === wanted) {
      return node;
    }
    const children =
      node.type === 'object' ? node.members.map(([, value]) => value) : node.type === 'array' ? node.elements : [];
    pending.push(...[...children].reverse());
  }
}
