/** User variables: a template's `{{user `name`}}` and the defaults that its `variables` give them. */
import { isScalar, type Node, type Text } from '../../languages/tree';
import { type Known, literal, type Unknown, unknown } from '../../machine/field';
import { asObject, type Properties } from '../packer/keys';
import type { Scalar } from '../packer/values';
import { weakText } from '../packer/weak';

export interface Variables {
  /** A value with its variables resolved; unknown where anything else of it only shows when Packer runs. */
  scalar(node: Node): Known<Scalar> | Unknown;
  /** A text with the variables that are known put in, the rest of it as it is written. */
  expand(text: string): string;
}

/** The names of the variables that strings refer to. */
export function* variablesReadIn(strings: Iterable<Text>): Generator<string> {
  for (const { value } of strings) {
    if (value.includes(EXPRESSION)) {
      for (const match of value.matchAll(REFERENCE)) {
        yield match[1] ?? match[2] ?? '';
      }
    }
  }
}

/** What stands behind a reference: the text, and the value that somebody wrote for it. */
interface Resolution {
  readonly text: string;
  /** False where a part of the text is still an expression. */
  readonly complete: boolean;
  readonly node: Node;
  /** The variable whose default `node` is. */
  readonly variable: string;
}

interface Expansion {
  readonly text: string;
  readonly complete: boolean;
  /** Where the text is one reference and nothing else. */
  readonly whole: Resolution | undefined;
}

const REFERENCE = /\{\{\s*user\s*(?:`([^`]*)`|"([^"\\]*)")\s*\}\}/g;
const EXPRESSION = '{{';

/** Packer gives up after 100 rounds over variables that refer to each other (packer/core.go, renderVarsRecursively). */
const DEEPEST = 100;
/** Characters that a template's references may become in all: variables of variables double with every level. */
const LONGEST = 16_000_000;

/** The variables of a template. */
export function variablesOf(template: Properties): Variables {
  const declared = new Map(asObject(template.get('variables')?.value)?.members.map(({ key, value }) => [key, value]));
  const resolutions = new Map<string, Resolution | undefined>();
  let left = LONGEST;

  const resolve = (name: string, depth: number): Resolution | undefined => {
    const node = declared.get(name);
    if (resolutions.has(name) || node === undefined || depth > DEEPEST) {
      return resolutions.get(name);
    }
    // What refers to itself finds this: nothing.
    resolutions.set(name, undefined);
    const resolution = resolveDefault(name, node, depth);
    resolutions.set(name, resolution);
    return resolution;
  };

  const resolveDefault = (variable: string, node: Node, depth: number): Resolution | undefined => {
    // A variable whose default is null must be given by whoever builds (template/parse.go, Required); one whose default
    // is empty is written so to be given, too.
    if (!isScalar(node) || node.kind === 'null' || weakText(node.value) === '') {
      return undefined;
    }
    const { text, complete, whole } = expandText(weakText(node.value), depth + 1);
    return whole ?? { text, complete, node, variable };
  };

  const expandText = (text: string, depth: number): Expansion => {
    if (!text.includes(EXPRESSION)) {
      return { text, complete: true, whole: undefined };
    }
    const parts: string[] = [];
    let [at, complete, length] = [0, true, text.length];
    for (const match of text.matchAll(REFERENCE)) {
      const resolution = resolve(match[1] ?? match[2] ?? '', depth);
      if (match[0].length === text.length) {
        return { text: resolution?.text ?? text, complete: resolution?.complete ?? false, whole: resolution };
      }
      const between = text.slice(at, match.index);
      parts.push(between, resolution?.text ?? match[0]);
      complete &&= resolution?.complete === true && !between.includes(EXPRESSION);
      length += resolution?.text.length ?? 0;
      at = match.index + match[0].length;
    }
    parts.push(text.slice(at));
    complete &&= !text.includes(EXPRESSION, at);
    if (length > left) {
      return { text, complete: false, whole: undefined };
    }
    left -= length;
    return { text: parts.join(''), complete, whole: undefined };
  };

  return {
    scalar: node => {
      if (!isScalar(node)) {
        return unknown(node);
      }
      if (node.kind !== 'text' || !node.value.includes(EXPRESSION)) {
        return literal<Scalar>(node.value, node);
      }
      const { text, complete, whole } = expandText(node.value, 0);
      if (!complete) {
        return unknown(node);
      }
      const field: Known<Scalar> = { known: true, value: text, origin: 'variable', at: node, node };
      return whole === undefined ? field : { ...field, node: whole.node, variable: whole.variable };
    },
    expand: text => expandText(text, 0).text,
  };
}
