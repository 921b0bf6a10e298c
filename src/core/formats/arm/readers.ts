/** Who reads what a parameter or a variable of a template says: what is changed there changes for all of them. */
import { append } from '../../append';
import type { Body, Node, Text } from '../../languages/tree';
import { isExpression } from './expression';
import { valueAt } from './members';
import { hasOwnScope } from './resources';
import type { NameKind } from './scope';

/** A place within the value of a parameter or a variable; names and keys in lower case. */
interface Home {
  /** Whose parameter or variable it is. */
  readonly template: Body;
  readonly kind: NameKind;
  readonly name: string;
  /** The keys from the whole value to the place; undefined for an element of a list. */
  readonly path: readonly (string | undefined)[];
}

interface Reading {
  readonly node: Text;
  /** The keys by which it goes on from the name, as far as they are literals. */
  readonly keys: readonly (string | undefined)[];
  /** It reads nothing else: what it reads is what it comes to. */
  readonly isWhole: boolean;
  /** It is a key by which something else is looked up. */
  readonly isKey: boolean;
  /** What it defines; undefined where it is used. */
  readonly defines: Home | undefined;
}

export type Readers = ReadonlyMap<Body, ReadonlyMap<string, readonly Reading[]>>;

/** Deeper keys are as good as any. */
const LONGEST_PATH = 12;

interface Visit {
  readonly node: Node | undefined;
  readonly template: Body;
  readonly defines?: Home | undefined;
}

export function readersIn(main: Body): Readers {
  const found = new Map<Body, Map<string, Reading[]>>();
  const left: Visit[] = [{ node: main, template: main }];
  for (let visit = left.pop(); visit !== undefined; visit = left.pop()) {
    const { node, template, defines } = visit;
    if (node?.kind === 'text') {
      const byName = found.get(template) ?? new Map<string, Reading[]>();
      found.set(template, byName);
      for (const { key, ...own } of readingsOf(node)) {
        const reading = { ...own, node, defines };
        for (const each of [key, keyedBy(key, own.keys[0])]) {
          const readings = byName.get(each) ?? [];
          byName.set(each, readings);
          readings.push(reading);
        }
      }
    } else if (node?.kind === 'list') {
      append(
        left,
        node.elements.map(element => ({ ...visit, node: element, defines: within(defines, undefined) })),
      );
    } else if (node?.kind === 'body') {
      append(left, visitsOf(node, visit));
    }
  }
  return found;
}

function visitsOf(body: Body, { template, defines }: Visit): Visit[] {
  if (body === template) {
    return body.members.flatMap(({ key, value }): Visit[] =>
      /^(?:variables|parameters)$/i.test(key) && value.kind === 'body'
        ? definitionsIn(value, key.toLowerCase() === 'variables' ? 'variables' : 'parameters', template)
        : [{ node: value, template }],
    );
  }
  const inner = valueAt(body, 'template');
  const own = inner?.kind === 'body' && hasOwnScope(body) ? inner : undefined;
  return body.members.flatMap(({ key, value }): Visit[] => {
    const name = key.toLowerCase();
    if (own !== undefined && value === own) {
      return [{ node: own, template: own }];
    }
    return own !== undefined && name === 'parameters' && value.kind === 'body'
      ? value.members.map(given => ({
          node: given.value.kind === 'text' ? given.value : valueAt(given.value, 'value'),
          template,
          defines: { template: own, kind: 'parameters', name: given.key.toLowerCase(), path: [] },
        }))
      : [{ node: value, template, defines: within(defines, name) }];
  });
}

function definitionsIn(section: Body, kind: NameKind, template: Body): Visit[] {
  return section.members.flatMap(({ key, value }): Visit[] => {
    const name = key.toLowerCase();
    if (kind === 'parameters') {
      return [{ node: valueAt(value, 'defaultValue'), template, defines: { template, kind, name, path: [] } }];
    }
    return name === 'copy' && value.kind === 'list'
      ? value.elements.map(loop => ({ node: valueAt(loop, 'input'), template, defines: loopVariable(loop, template) }))
      : [{ node: value, template, defines: { template, kind, name, path: [] } }];
  });
}

/** A list, each element of which is as the loop says. */
function loopVariable(loop: Node, template: Body): Home | undefined {
  const name = valueAt(loop, 'name');
  return name?.kind === 'text'
    ? { template, kind: 'variables', name: name.value.toLowerCase(), path: [undefined] }
    : undefined;
}

function within(home: Home | undefined, key: string | undefined): Home | undefined {
  // A loop stands in the place of what it makes, under whichever names.
  if (home !== undefined && key === 'copy') {
    return { ...home, path: [...home.path, ...Array<undefined>(LONGEST_PATH).fill(undefined)].slice(0, LONGEST_PATH) };
  }
  return home && home.path.length < LONGEST_PATH ? { ...home, path: [...home.path, key] } : home;
}

const REFERENCE =
  /\b(parameters|variables)\s{0,20}\(\s{0,20}(?:'([^']*)'\s{0,20}\))?((?:\s{0,20}\.\s{0,20}\w+|\s{0,20}\[[^[\]]*\])*)/gi;
const KEY = /\.\s{0,20}(\w+)|\[([^[\]]*)\]/g;

/** Of a name that is an expression itself: of any. */
const ANY = '*';

type Found = Pick<Reading, 'keys' | 'isWhole' | 'isKey'> & { readonly key: string };

function readingsOf(node: Text): Found[] {
  return isExpression(node.value) ? readingsIn(node.value, false) : [];
}

function readingsIn(text: string, isKey: boolean): Found[] {
  return [...text.matchAll(REFERENCE)].flatMap(([whole, kind = '', name, chain = '']) => {
    const steps = [...chain.matchAll(KEY)].map(([, dotted, index]) => ({ dotted, index }));
    const keys = steps.map(({ dotted, index = '' }) => (dotted ?? literalOf(index))?.toLowerCase());
    const isWhole = !isKey && text.length === whole.length + 2;
    const own = { key: readerKey(kind.toLowerCase(), name?.toLowerCase() ?? ANY), keys, isWhole, isKey };
    return [own, ...steps.flatMap(({ index = '' }) => readingsIn(index, true))];
  });
}

/** Undefined for an expression. */
function literalOf(index: string): string | undefined {
  return /^'([^']*)'$/.exec(index.trim())?.[1];
}

function readerKey(kind: string, name: string): string {
  return `${kind} ${name}`;
}

/** Of what is read under a key of a name: of one with very many keys, each is read by few. */
function keyedBy(readerKey: string, key: string | undefined): string {
  return `${readerKey}\n${key ?? ''}`;
}

/** The readings that may be of a place: those by its name, and under its first key or one that isn't known. */
function mayBeOf({ template, kind, name, path: [first] }: Home, readers: Readers): readonly Reading[] {
  const byName = readers.get(template);
  return [readerKey(kind, name), readerKey(kind, ANY)]
    .flatMap(key => (first === undefined ? [key] : [keyedBy(key, first), keyedBy(key, undefined)]))
    .flatMap(key => byName?.get(key) ?? []);
}

/** Where a value stands that is written as a parameter's or a variable's; undefined where it is neither. */
function homeOf(node: Node, main: Body): Home | undefined {
  const path: (string | undefined)[] = [];
  for (let at: Node = node; ; ) {
    if (at.kind === 'body') {
      const home = homeIn(at, path, main) ?? loopHome(at, node, path);
      if (home !== undefined) {
        return home;
      }
    }
    const { parent }: Node = at;
    if (parent === undefined) {
      return undefined;
    }
    path.unshift(parent.kind === 'list' ? undefined : parent.key.toLowerCase());
    at = parent.kind === 'list' ? parent : parent.parent;
  }
}

function homeIn(body: Body, [section, name, slot, ...rest]: Home['path'], main: Body): Home | undefined {
  if (name === undefined || (section !== 'parameters' && section !== 'variables')) {
    return undefined;
  }
  const inner = valueAt(body, 'template');
  const isHanded = inner?.kind === 'body' && hasOwnScope(body);
  // A file of parameters, or what is handed to a template within the template, or to this one by a template beside it.
  const isOutside =
    body.file !== main.file && (body.parent === undefined || valueAt(body, 'templateLink') !== undefined);
  if (section === 'parameters' && slot === 'value' && (isHanded || isOutside)) {
    return { template: isHanded ? inner : main, kind: section, name, path: rest };
  }
  const isTemplate = valueAt(body, 'resources') !== undefined;
  if (!isTemplate) {
    return undefined;
  }
  if (section === 'variables' && name === 'copy') {
    return undefined;
  }
  const whole = slot === undefined ? [] : [slot, ...rest];
  const loop = whole.indexOf('copy');
  return section === 'variables'
    ? { template: body, kind: section, name, path: loop < 0 ? whole : whole.slice(0, loop) }
    : slot === 'defaultvalue'
      ? { template: body, kind: section, name, path: rest }
      : undefined;
}

/** The variable of which a loop makes each element. */
function loopHome(body: Body, node: Node, [section, name, , slot, ...rest]: Home['path']): Home | undefined {
  const loops = section === 'variables' && name === 'copy' ? valueAt(valueAt(body, section), name) : undefined;
  const loop = (loops?.kind === 'list' ? loops.elements : []).find(
    each => each.offset <= node.offset && node.end <= each.end,
  );
  const home = slot === 'input' && valueAt(body, 'resources') !== undefined && loop && loopVariable(loop, body);
  return home ? { ...home, path: [...home.path, ...rest] } : undefined;
}

/** Whether anything but `uses` has what it says from a value, also by other names. */
export function isReadElsewhere(value: Node, uses: ReadonlySet<Node>, main: Body, readers: Readers): boolean {
  const home = homeOf(value, main);
  const left: Home[] = home === undefined ? [] : [home];
  const seen = new Set<Reading>();
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { path } = next;
    const read = new Set<Node>();
    for (const reading of mayBeOf(next, readers)) {
      const { node, keys, isWhole, isKey, defines } = reading;
      const isOther = keys.some((key, index) => key !== undefined && path[index] !== undefined && key !== path[index]);
      if (isOther || seen.has(reading)) {
        continue;
      }
      seen.add(reading);
      // What is read twice in one expression may choose what that comes to.
      if (isKey || read.has(node) || (defines === undefined && !uses.has(node))) {
        return true;
      }
      read.add(node);
      if (defines !== undefined && !uses.has(node)) {
        left.push({ ...defines, path: isWhole ? [...defines.path, ...path.slice(keys.length)] : defines.path });
      }
    }
  }
  return false;
}
