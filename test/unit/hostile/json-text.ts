/** JSON texts as trees that can be made wrong: keys and scalars stand in them as they are written. */
import { type Node, parseTree } from 'jsonc-parser';

export type Tree =
  | { readonly type: 'object'; readonly members: readonly (readonly [key: string, value: Tree])[] }
  | { readonly type: 'array'; readonly elements: readonly Tree[] }
  /** A token, quotes included, or whatever stands in its place. */
  | { readonly type: 'scalar'; readonly token: string };

/** How a tree is printed. Every property may be at its first value, which is the plainest. */
export interface Layout {
  readonly indent: '' | '  ' | '\t';
  readonly lineEnd: '\n' | '\r\n' | '\r';
  /** Where comments stand: between tokens, by a pattern that this number begins; 0 for none. */
  readonly comments: number;
  readonly trailingCommas: boolean;
}

const NULL: Tree = { type: 'scalar', token: 'null' };

/** The tree of a text that parses. */
export function treeOf(text: string): Tree {
  const root = parseTree(text, [], { allowTrailingComma: true });
  return root === undefined ? NULL : convert(text, root);
}

function convert(text: string, node: Node): Tree {
  const children = node.children ?? [];
  switch (node.type) {
    case 'object':
      return {
        type: 'object',
        members: children.map(({ children: [key, value] = [] }) => [
          key === undefined ? '""' : tokenOf(text, key),
          value === undefined ? NULL : convert(text, value),
        ]),
      };
    case 'array':
      return { type: 'array', elements: children.map(child => convert(text, child)) };
    default:
      return { type: 'scalar', token: tokenOf(text, node) };
  }
}

function tokenOf(text: string, { offset, length }: Node): string {
  return text.slice(offset, offset + length);
}

/** The text of a tree, however deep. */
export function textOf(root: Tree, layout: Layout): string {
  const parts: string[] = [];
  let turn = layout.comments;
  let depth = 0;
  const newLine = (): string =>
    layout.indent === '' ? '' : layout.lineEnd + layout.indent.repeat(Math.min(depth, 40));
  const comment = (): void => {
    if (layout.comments > 0) {
      // A linear congruential generator: the same number gives the same comments.
      turn = (Math.imul(turn, 1_103_515_245) + 12_345) >>> 1;
      const kind = (turn >>> 8) % 8;
      if (kind === 0) {
        parts.push(`// c${parts.length}`, layout.lineEnd);
      } else if (kind === 1) {
        parts.push(`/* c${parts.length} */`);
      }
    }
  };
  const pending: (Tree | string)[] = [root];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next === 'string') {
      depth -= next === '}' || next === ']' ? 1 : 0;
      const isClosing = next === '}' || next === ']';
      parts.push(isClosing ? newLine() + next : next);
      parts.push(next === ',' ? newLine() : '');
      comment();
    } else if (next.type === 'scalar') {
      parts.push(next.token);
      comment();
    } else {
      const [open, close, items] =
        next.type === 'object'
          ? (['{', '}', next.members.map(([key, value]) => [`${key}:`, value])] as const)
          : (['[', ']', next.elements.map(value => [value])] as const);
      depth += 1;
      parts.push(open);
      const inside = items.flatMap((item, index) => (index === 0 ? item : [',', ...item]));
      parts.push(items.length === 0 ? '' : newLine());
      comment();
      pending.push(close, ...(layout.trailingCommas && items.length > 0 ? [','] : []), ...inside.reverse());
    }
  }
  return parts.join('');
}
