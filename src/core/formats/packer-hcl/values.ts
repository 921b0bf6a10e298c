/** How Packer knows the values of its HCL: worked out, and of the type of the argument. */
import { raw, type Value } from '../../languages/edit';
import { languageIdOf } from '../../languages/files';
import type { Definitions } from '../../languages/hcl/definitions';
import { evaluate, type Scope } from '../../languages/hcl/evaluate';
import { isList } from '../../languages/hcl/known';
import { loneNameOf, loneOperationOf, statementOf } from '../../languages/hcl/statement';
import { mayBeRefused } from '../../languages/hcl/validation';
import { isScalar, type Node } from '../../languages/tree';
import { unknown } from '../../machine/field';
import { namesReadIn } from '../hcl/configuration';
import { expandedText, type ReadFile, valueOfWritten, writtenText } from '../hcl/texts';
import { elementsOf, objectOf, plainField, worked } from '../hcl/values';
import type { KnownText, ListValue, Scalar, Types, Values } from '../packer/values';

/** What becomes of a value of another type (hashicorp/go-cty, convert). */
export const STRICT: Types = {
  uint: value => {
    const number = typeof value === 'string' && /^\d+(?:\.0+)?$/.test(value) ? Number(value) : value;
    return typeof number === 'number' && Number.isInteger(number) && number >= 0 ? number : undefined;
  },
  bool: value => (typeof value === 'boolean' ? value : value === 'true' ? true : value === 'false' ? false : undefined),
  text: (value: Scalar) => (value === null ? undefined : String(value)),
  list: text => [text],
};

export interface Surroundings {
  /** In which a value stands. */
  readonly scopeOf: (node: Node) => Scope & Definitions;
  readonly read: ReadFile;
  /** Whether a value is another one in each of the machines that one block makes. */
  readonly isOfEach: (node: Node) => boolean;
  /** How often a variable or local is read, by name. */
  readonly readers: (name: string) => number;
  /** A variable whose default is an empty list is taken for one that whoever builds gives elements. */
  readonly emptyIsGiven: (list: Node) => boolean;
}

export function valuesOf(around: Surroundings): Values {
  const { scopeOf, read } = around;
  const expand = (node: Node): string => expandedText(node, scopeOf(node), read);
  return {
    types: STRICT,
    scalar: node => plainField(node, scopeOf(node)),
    mayRefuse: (node, value) => mayBeRefused(node, value, scopeOf(node)),
    list: node => listOf(node, around),
    object: node => objectOf(node, scopeOf(node)),
    expand,
    shown: expand,
    file: node => fileReadBy(node, scopeOf(node)),
    texts: node => textsIn(node, around, false),
    textsBelow: node => textsIn(node, around, true),
    keys: node => textsIn(node, around, true),
    origin: node => worked(node, scopeOf(node)).node,
    isWorkedOut: node => statementOf(node, scopeOf(node)) === undefined,
    isOfEach: around.isOfEach,
    isShared: node => sharedName(node, around) !== undefined,
    target: node => targetOf(node, around),
    written: node => writtenText(node, scopeOf(node), read),
    writable: (text, near) => valueOfWritten(text, isJson(near)),
    copy: (node): Value | undefined =>
      isScalar(node) ? node.value : node.kind === 'expression' ? raw(sliceOf(node, read)) : undefined,
    joined(first, second) {
      const areLists = [first, second].every(node => isList(evaluate(node, scopeOf(node))));
      return areLists && !isJson(first) && first.file === second.file
        ? raw(`concat(${sliceOf(first, read)}, ${sliceOf(second, read)})`)
        : undefined;
    },
  };
}

function isJson({ file }: Node): boolean {
  return languageIdOf(file) === 'json';
}

function sliceOf({ file, offset, end }: Node, read: ReadFile): string {
  return (read(file) ?? '').slice(offset, end);
}

function listOf(node: Node, { scopeOf, emptyIsGiven }: Surroundings): ListValue {
  const list = elementsOf(node, scopeOf(node));
  if (typeof list !== 'object') {
    return { elements: undefined, count: unknown(node, list === 'unknown' ? 'expression' : 'invalid') };
  }
  const isGiven = list.elements.length === 0 && list.variable !== undefined && emptyIsGiven(node);
  return isGiven ? { elements: undefined, count: unknown(node) } : list;
}

/** Those that give the text of a file; what is put into a template says nothing of what it is. */
const FILE_FUNCTIONS: ReadonlySet<string> = new Set(['file', 'templatefile']);

function fileReadBy(node: Node, scope: Scope): string | undefined {
  const operation = loneOperationOf(node, scope);
  const [path] = operation?.form === 'call' && FILE_FUNCTIONS.has(operation.name) ? operation.arguments : [];
  const name = path && evaluate(path, scope);
  return typeof name === 'string' ? name : undefined;
}

/** `isDeep`: also those of objects. */
function textsIn(node: Node, around: Surroundings, isDeep: boolean): KnownText[] {
  const scope = around.scopeOf(node);
  return partsOf(node, scope, isDeep).flatMap(part => textsOf(part, scope, around));
}

const DEEPEST = 50;

/** What a list or object is made of, as deep as it is written out; else the value itself. */
function partsOf(node: Node, scope: Scope & Definitions, isDeep: boolean, depth = 0): readonly Node[] {
  const { node: origin } = worked(node, scope);
  if (origin.kind !== 'list' && (origin.kind !== 'body' || !isDeep)) {
    return [node];
  }
  const parts = origin.kind === 'list' ? origin.elements : origin.members.map(({ value }) => value);
  return depth > DEEPEST ? [] : parts.flatMap(part => partsOf(part, scope, isDeep, depth + 1));
}

/** The text of a value, or those of a list that is worked out. */
function textsOf(node: Node, scope: Scope, { scopeOf, read }: Surroundings): KnownText[] {
  const result = evaluate(node, scope);
  if (isList(result)) {
    const texts = result.filter(part => typeof part === 'string');
    return texts.map(text => ({ text, written: text, node }));
  }
  const isNamed = node.kind === 'expression' || node.kind === 'text';
  const text = isNamed ? expandedText(node, scope, read) : '';
  return text === '' ? [] : [{ text, written: writtenText(node, scopeOf(node), read) ?? text, node }];
}

/** The variable or local, of those behind a value, that others read as well. */
function sharedName(node: Node, { scopeOf, readers }: Surroundings): string | undefined {
  const scope = scopeOf(node);
  const seen = new Set<Node>();
  for (let at: Node | undefined = node; at !== undefined && !seen.has(at); ) {
    seen.add(at);
    const name = loneNameOf(at, scope);
    if (name === undefined) {
      return undefined;
    }
    if (readers(name.join('.')) > 1) {
      return name.join('.');
    }
    at = scope.definition(...name)?.node;
  }
  return undefined;
}

function targetOf(node: Node, around: Surroundings): ReturnType<Values['target']> {
  const scope = around.scopeOf(node);
  const { node: origin, variable } = worked(node, scope);
  if (variable !== undefined) {
    return sharedName(node, around) === undefined ? origin : node;
  }
  if (around.isOfEach(node)) {
    return { cannot: 'each machine that the block makes has a value of its own' };
  }
  const names = namesReadIn(node, scope);
  if (names.length === 0 && origin === node) {
    return node;
  }
  const name = loneNameOf(node, scope)?.join('.');
  return {
    cannot:
      name === undefined
        ? `the value is worked out of ${names.join(', ')}`
        : `${name} has no value here: whoever builds has to give it another one`,
  };
}
