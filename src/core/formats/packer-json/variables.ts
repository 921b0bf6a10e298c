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

/** What is known of the variables of a template so far. */
interface Resolutions {
  readonly declared: ReadonlyMap<string, Node>;
  readonly byName: Map<string, Resolution | undefined>;
  /** Characters that references may still become. */
  left: number;
}

/** The variables of a template. */
export function variablesOf(template: Properties): Variables {
  const declared = asObject(template.get('variables')?.value)?.members ?? [];
  const resolutions: Resolutions = {
    declared: new Map(declared.map(({ key, value }) => [key, value])),
    byName: new Map(),
    left: LONGEST,
  };
  return {
    scalar: node => scalarOf(node, resolutions),
    expand: text => expanded(text, resolutions, 0).text,
  };
}

function scalarOf(node: Node, resolutions: Resolutions): Known<Scalar> | Unknown {
  if (!isScalar(node)) {
    return unknown(node);
  }
  if (node.kind !== 'text' || !node.value.includes(EXPRESSION)) {
    return literal<Scalar>(node.value, node);
  }
  const { text, complete, whole } = expanded(node.value, resolutions, 0);
  if (!complete) {
    return unknown(node);
  }
  const field: Known<Scalar> = { known: true, value: text, origin: 'variable', at: node, node };
  return whole === undefined ? field : { ...field, node: whole.node, variable: whole.variable };
}

/** `depth`: how many variables refer to it, one to the next. */
function resolved(variable: string, resolutions: Resolutions, depth: number): Resolution | undefined {
  const { declared, byName } = resolutions;
  const node = declared.get(variable);
  if (byName.has(variable) || node === undefined || depth > DEEPEST) {
    return byName.get(variable);
  }
  // What refers to itself finds this: nothing.
  byName.set(variable, undefined);
  // A variable whose default is null must be given by whoever builds (template/parse.go, Required); one whose default
  // is empty is written so to be given, too.
  if (!isScalar(node) || node.kind === 'null' || weakText(node.value) === '') {
    return undefined;
  }
  const { text, complete, whole } = expanded(weakText(node.value), resolutions, depth + 1);
  const resolution = whole ?? { text, complete, node, variable };
  byName.set(variable, resolution);
  return resolution;
}

function expanded(text: string, resolutions: Resolutions, depth: number): Expansion {
  if (!text.includes(EXPRESSION)) {
    return { text, complete: true, whole: undefined };
  }
  const parts: string[] = [];
  let [at, complete, length] = [0, true, text.length];
  for (const match of text.matchAll(REFERENCE)) {
    const resolution = resolved(match[1] ?? match[2] ?? '', resolutions, depth);
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
  if (length > resolutions.left) {
    return { text, complete: false, whole: undefined };
  }
  resolutions.left -= length;
  return { text: parts.join(''), complete, whole: undefined };
}
