import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Edit, raw, type Value } from '../../../../src/core/languages/edit';
import { formatting, isFormatted } from '../../../../src/core/languages/hcl/format';
import { type HclText, parseHcl } from '../../../../src/core/languages/hcl/parse';
import { planHcl } from '../../../../src/core/languages/hcl/plan';
import { printValue } from '../../../../src/core/languages/hcl/print';
import type { HclBody } from '../../../../src/core/languages/hcl/syntax';
import type { Item, List, Member, Node } from '../../../../src/core/languages/tree';
import { applyEdits } from '../../../../src/core/text/place';
import { runs } from '../../runs';
import { anyHcl } from './any-hcl';

const VALUES: readonly Value[] = [
  2,
  'new "${x}"',
  true,
  null,
  raw('var.new'),
  ['a', 'b'],
  { x: 1, longer: 'y' },
  [],
  { 'a.b': [{ c: 1 }] },
];

/** What a tree says: containers by their items, everything else as it is written. */
type Model = string | { readonly items: readonly (readonly [key: string, value: Model])[] };

function written(text: string): (value: Value) => Model {
  const style = { lineEnd: text.includes('\r\n') ? '\r\n' : '\n', unit: '  ', indent: '', multiLine: false };
  return value => {
    const printed = parseHcl(`a = ${printValue(value, style)}\n`);
    return modelOf(printed, (printed.root.members[0] as Member).value, []);
  };
}

/** The model of a node with edits made. */
function modelOf(read: HclText, node: Node, edits: readonly Edit[]): Model {
  const { text } = read;
  const replaced = edits.find(edit => edit.kind === 'replace' && edit.node === node);
  if (replaced?.kind === 'replace') {
    return written(text)(replaced.value);
  }
  if (node.kind !== 'body' && node.kind !== 'list') {
    return text.slice(node.offset, node.end);
  }
  const items: readonly Item[] = node.kind === 'body' ? node.members : node.elements;
  const isObject = node.kind === 'body' && (node as HclBody).style === 'object';
  const added = edits.filter(
    edit =>
      ((edit.kind === 'add' || edit.kind === 'add-block') && edit.body === node) ||
      (edit.kind === 'append' && edit.list === node),
  );
  const end = (edit: Edit): Item | undefined =>
    edit.kind === 'add' && !isObject
      ? items.findLast(item => item.kind === 'member' && item.labels === undefined)
      : items.at(-1);
  const behind = (anchor: Item | undefined): (readonly [string, Model])[] =>
    added
      .filter(edit => (('after' in edit ? edit.after : undefined) ?? end(edit)) === anchor)
      .flatMap(edit => addedBy(text, edit));
  const result: (readonly [string, Model])[] = [...behind(undefined)];
  for (const item of items) {
    if (!edits.some(edit => edit.kind === 'remove' && edit.item === item)) {
      result.push(
        item.kind === 'member'
          ? [headOf(text, item, edits), modelOf(read, item.value, edits)]
          : ['', modelOf(read, item, edits)],
      );
    }
    result.push(...behind(item));
  }
  return { items: result };
}

function headOf(text: string, member: Member, edits: readonly Edit[]): string {
  const renamed = edits.find(edit => edit.kind === 'rename' && edit.member === member);
  const key =
    renamed?.kind === 'rename'
      ? renamed.key
      : member.isComputed
        ? text.slice(member.offset, member.keyEnd)
        : member.key;
  return [key, ...(member.labels?.map(label => label.text) ?? [])].join(' ');
}

function addedBy(text: string, edit: Edit): (readonly [string, Model])[] {
  switch (edit.kind) {
    case 'append':
      return edit.values.map(value => ['', written(text)(value)]);
    case 'add':
      return [[edit.path[0], written(text)(edit.value)]];
    case 'add-block':
      return [
        [
          [edit.key, ...(edit.labels ?? [])].join(' '),
          { items: Object.entries(edit.members).map(([key, value]) => [key, written(text)(value)]) },
        ],
      ];
    default:
      return [];
  }
}

/** Edits of some places of a tree, of which no two want the same. */
function editsFrom({ root }: HclText, picks: readonly (readonly [number, number, number])[]): Edit[] {
  const edits: Edit[] = [];
  const used = new Set<Item>();
  const containers: (HclBody | List)[] = [];
  const items: Item[] = [];
  collect(root, containers, items);
  for (const [index, [where, what, which]] of picks.entries()) {
    const value = VALUES[which % VALUES.length] as Value;
    const item = items[where % Math.max(1, items.length)];
    const container = containers[where % containers.length] as HclBody | List;
    const isFree = item !== undefined && !isUsed(item, used);
    if (what % 6 === 0 && isFree) {
      edits.push({ kind: 'remove', item });
      used.add(item);
    } else if (what % 6 === 1 && isFree) {
      const node = item.kind === 'member' ? item.value : item;
      if (node.kind !== 'body' || (node as HclBody).style === 'object') {
        edits.push({ kind: 'replace', node, value });
        used.add(item).add(node);
      }
    } else if (what % 6 === 2 && isFree && item.kind === 'member' && !item.isComputed) {
      edits.push({ kind: 'rename', member: item, key: `renamed_${index}` });
      used.add(item);
    } else if (!isUsed(container, used)) {
      edits.push(addition(container, index, what, which, value));
    }
  }
  return edits;
}

function addition(container: HclBody | List, index: number, what: number, which: number, value: Value): Edit {
  if (container.kind === 'list') {
    const after = container.elements[which % (container.elements.length + 1)];
    return {
      kind: 'append',
      list: container,
      values: [value, `appended ${index}`],
      ...(after !== undefined && { after }),
    };
  }
  const after = container.members[which % (container.members.length + 1)];
  const place = after !== undefined && { after };
  return what % 6 === 3 && container.style !== 'object'
    ? {
        kind: 'add-block',
        body: container,
        key: `block_${index}`,
        labels: ['l'],
        members: { x: value, longer: 1 },
        ...place,
      }
    : { kind: 'add', body: container, path: [`added_${'x'.repeat(which % 12)}${index}`], value, ...place };
}

/** Whether something, or a part around it, is changed already. */
function isUsed(item: Item, used: ReadonlySet<Item>): boolean {
  for (let part: Item | undefined = item; part !== undefined; part = part.parent) {
    if (used.has(part)) {
      return true;
    }
  }
  return false;
}

function collect(node: Node, containers: (HclBody | List)[], items: Item[]): void {
  if (node.kind === 'body') {
    containers.push(node as HclBody);
    items.push(...node.members);
    for (const { value } of node.members) {
      collect(value, containers, items);
    }
  } else if (node.kind === 'list') {
    containers.push(node);
    items.push(...node.elements);
    for (const element of node.elements) {
      collect(element, containers, items);
    }
  }
}

const commentsOf = ({ text, comments }: HclText): string[] =>
  comments.map(({ offset, end }) => text.slice(offset, end).trim());

const picks = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { minLength: 1, maxLength: 6 });

const formatted = (text: string): string => applyEdits(text, [...formatting(text)]);

describe('planHcl of any HCL', () => {
  it('reads all of what is generated', () => {
    fc.assert(
      fc.property(anyHcl, text => assert.deepEqual(parseHcl(text).problems, [], text)),
      runs(1000),
    );
  });

  it('gives the text that the edits describe, with every comment, whatever the layout', () => {
    fc.assert(
      fc.property(anyHcl, picks, (text, picked) => {
        const read = parseHcl(text);
        const edits = editsFrom(read, picked);
        const plan = planHcl(read, edits);
        const made = edits.filter(edit => !plan.refused.some(refusal => refusal.edit === edit));
        const result = applyEdits(text, plan.edits);
        const shown = `${text}\n=>\n${result}`;
        assert.ok(plan.refused.every(({ edit, because }) => edit.kind === 'replace' && because === 'conflict'));
        const again = parseHcl(result);
        assert.deepEqual(again.problems, [], shown);
        assert.deepEqual(modelOf(again, again.root, []), modelOf(read, read.root, made), shown);
        assert.deepEqual(commentsOf(again), commentsOf(read), shown);
      }),
      runs(1500),
    );
  });

  it('keeps a formatted text formatted', () => {
    fc.assert(
      fc.property(
        anyHcl.map(text => formatted(text.replace(/\r\n/g, '\n'))).filter(isFormatted),
        picks,
        (text, picked) => {
          const read = parseHcl(text);
          const { edits } = planHcl(read, editsFrom(read, picked));
          const result = applyEdits(text, edits);
          assert.equal(result, formatted(result), `${text}\n=>\n${result}`);
        },
      ),
      runs(1500),
    );
  });

  it('formats nothing but blanks, and what is formatted no more', () => {
    fc.assert(
      fc.property(anyHcl, text => {
        const once = formatted(text);
        assert.equal(once.replace(/[ \t]/g, ''), text.replace(/[ \t]/g, ''));
        assert.equal(isFormatted(text), once === text);
      }),
      runs(1000),
    );
  });

  it('never throws, and touches no place twice, whatever is wrong with a text', () => {
    const cut = fc.tuple(anyHcl, fc.nat(), fc.nat({ max: 6 })).map(([text, at, length]) => {
      const offset = at % (text.length + 1);
      return text.slice(0, offset) + text.slice(offset + length);
    });
    fc.assert(
      fc.property(cut, picks, (text, picked) => {
        const read = parseHcl(text);
        const { edits } = planHcl(read, editsFrom(read, picked));
        let end = -1;
        for (const edit of edits) {
          assert.ok(edit.offset > end && edit.offset <= edit.end && edit.end <= text.length, text);
          end = edit.end;
        }
      }),
      runs(1000),
    );
  });
});
