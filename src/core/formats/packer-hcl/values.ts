/** How Packer knows the values of its HCL: worked out, and of the type of the argument. */
import { raw, type Value } from '../../languages/edit';
import type { Definitions } from '../../languages/hcl/definitions';
import { evaluate, type Scope } from '../../languages/hcl/evaluate';
import { isList } from '../../languages/hcl/known';
import { loneNameOf } from '../../languages/hcl/statement';
import { operationOf } from '../../languages/hcl/syntax';
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
  /** How often a variable or local is read, by name. */
  readonly readers: (name: string) => number;
  /** A variable whose default is an empty list is taken for one that whoever builds gives elements. */
  readonly emptyIsGiven: (list: Node) => boolean;
}

export function valuesOf({ scopeOf, read, readers, emptyIsGiven }: Surroundings): Values {
  const expand = (node: Node): string => expandedText(node, scopeOf(node), read);
  const written = (node: Node): string | undefined => writtenText(node, scopeOf(node), read);
  const isJson = ({ file }: Node): boolean => /\.json$/i.test(file);
  const slice = ({ file, offset, end }: Node): string => (read(file) ?? '').slice(offset, end);
  const textsIn = (node: Node, scope: Scope & Definitions, isDeep: boolean, depth = 0): KnownText[] => {
    const { node: origin } = worked(node, scope);
    if (origin.kind === 'list' || (origin.kind === 'body' && isDeep)) {
      const parts = origin.kind === 'list' ? origin.elements : origin.members.map(({ value }) => value);
      return depth > DEEPEST ? [] : parts.flatMap(part => textsIn(part, scope, isDeep, depth + 1));
    }
    const result = evaluate(node, scope);
    if (isList(result)) {
      const texts = result.flatMap(part => (typeof part === 'string' ? [part] : []));
      return texts.map(text => ({ text, written: text, node }));
    }
    const isNamed = node.kind === 'expression' || node.kind === 'text';
    const text = isNamed ? expandedText(node, scope, read) : '';
    return text === '' ? [] : [{ text, written: written(node) ?? text, node }];
  };
  const sharedName = (node: Node): string | undefined => {
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
  };
  return {
    types: STRICT,
    scalar: node => plainField(node, scopeOf(node)),
    list: (node): ListValue => {
      const list = elementsOf(node, scopeOf(node));
      const isGiven =
        typeof list === 'object' && list.elements.length === 0 && list.variable !== undefined && emptyIsGiven(node);
      return isGiven
        ? { elements: undefined, count: unknown(node) }
        : typeof list === 'object'
          ? list
          : { elements: undefined, count: unknown(node, list === 'unknown' ? 'expression' : 'invalid') };
    },
    object: node => objectOf(node, scopeOf(node)),
    expand,
    shown: expand,
    file: node => {
      const operation = operationOf(node);
      const [path] = operation?.form === 'call' && FILE_FUNCTIONS.has(operation.name) ? operation.arguments : [];
      const name = path && evaluate(path, scopeOf(node));
      return typeof name === 'string' ? name : undefined;
    },
    texts: node => textsIn(node, scopeOf(node), false),
    textsBelow: node => textsIn(node, scopeOf(node), true),
    keys: node => textsIn(node, scopeOf(node), true),
    origin: node => worked(node, scopeOf(node)).node,
    isShared: node => sharedName(node) !== undefined,
    target: node => {
      const scope = scopeOf(node);
      const { node: origin, variable } = worked(node, scope);
      if (variable !== undefined) {
        return sharedName(node) === undefined ? origin : node;
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
    },
    written,
    writable: (text, near) => valueOfWritten(text, isJson(near)),
    copy: (node): Value | undefined =>
      isScalar(node) ? node.value : node.kind === 'expression' ? raw(slice(node)) : undefined,
    joined: (first, second) => {
      const areLists = [first, second].every(node => isList(evaluate(node, scopeOf(node))));
      return areLists && !isJson(first) && first.file === second.file
        ? raw(`concat(${slice(first)}, ${slice(second)})`)
        : undefined;
    },
  };
}

const DEEPEST = 50;

/** Those that give the text of a file; what is put into a template says nothing of what it is. */
const FILE_FUNCTIONS: ReadonlySet<string> = new Set(['file', 'templatefile']);
