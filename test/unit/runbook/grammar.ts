/** Scripts as a grammar of PowerShell reads them: tree-sitter's, as VS Code ships it. */
import { setFlagsFromString } from 'node:v8';
import { Language, type Node, Parser } from '@vscode/tree-sitter-wasm';

export interface Command {
  readonly name: string;
  /** The names of its parameters, in order, without the `-`. */
  readonly parameters: readonly string[];
  /** What stands behind its name. */
  readonly text: string;
  readonly offset: number;
  /** Of the `if` statements that it stands in. */
  readonly conditions: readonly string[];
}

export interface Script {
  /** Where the text is no PowerShell. */
  readonly errors: readonly string[];
  /** In the order of the text. What `&` calls is none of them. */
  readonly commands: readonly Command[];
  /** What is assigned to variables. */
  readonly assigned: readonly string[];
  /** Between single quotes. */
  readonly strings: readonly string[];
  readonly comments: readonly string[];
}

const TYPES = [
  'command',
  'assignment_expression',
  'verbatim_string_characters',
  'comment',
  'expandable_string_literal',
] as const;

let parser: Parser | undefined;

/** To be awaited before the first parse. */
export async function loadGrammar(): Promise<void> {
  if (parser !== undefined) {
    return;
  }
  // V8 would compile the grammar's one large function anew, in the background of all tests: 13 s of a processor to save one.
  setFlagsFromString('--liftoff-only');
  await Parser.init();
  const language = await Language.load(require.resolve('@vscode/tree-sitter-wasm/wasm/tree-sitter-powershell.wasm'));
  parser = new Parser();
  parser.setLanguage(language);
}

/** What the grammar takes for a number and a word behind it, and PowerShell for a number. */
const SIZE_COMPARED = /(?<=-[gl][et] )(\d+)[KMGTP]B\b/g;

export function parse(text: string): Script {
  const tree = parser?.parse(text.replace(SIZE_COMPARED, '$1  ')) ?? undefined;
  if (tree === undefined) {
    throw new Error('loadGrammar() comes first.');
  }
  const nodes = nodesOf(tree.rootNode);
  const textsOf = (type: (typeof TYPES)[number]): string[] => nodes(type).map(({ text }) => text);
  const script = {
    errors: errorsIn(tree.rootNode, nodes('expandable_string_literal')),
    commands: nodes('command').flatMap(commandOf),
    assigned: nodes('assignment_expression').map(node => node.childForFieldName('value')?.text ?? ''),
    strings: textsOf('verbatim_string_characters'),
    comments: textsOf('comment'),
  };
  tree.delete();
  return script;
}

function errorsIn(root: Node, expandable: readonly Node[]): string[] {
  const broken = root.hasError ? brokenIn(root) : [];
  // The grammar takes `"$name:"` for a variable and a colon; PowerShell reads a scope, and refuses it.
  const scopes = expandable.filter(({ text }) => /\$(?!env:)\w+:/.test(text));
  return [...broken, ...scopes].map(({ startPosition, text }) => `line ${startPosition.row + 1}: ${text.slice(0, 80)}`);
}

function brokenIn(node: Node): Node[] {
  return node.isError || node.isMissing
    ? [node]
    : node.children.flatMap(child => (child?.hasError ? brokenIn(child) : []));
}

/** The grammar takes a number with a unit for a command; PowerShell reads a number. */
const SIZE = /^\d+[kmgtp]b$/i;

function commandOf(node: Node): Command[] {
  const name = node.childForFieldName('command_name')?.text;
  if (name === undefined || SIZE.test(name) || node.text.startsWith('&')) {
    return [];
  }
  const elements = node.childForFieldName('command_elements');
  const parameters = (elements?.children ?? []).flatMap(child =>
    child?.type === 'command_parameter' ? [child.text.slice(1)] : [],
  );
  const text = (elements?.text ?? '').trim();
  return [{ name, parameters, text, offset: node.startIndex, conditions: conditionsAround(node) }];
}

function conditionsAround(node: Node): string[] {
  const conditions: string[] = [];
  for (let ancestor = node.parent; ancestor !== null; ancestor = ancestor.parent) {
    const condition = ancestor.type === 'if_statement' ? ancestor.childForFieldName('condition') : null;
    if (condition !== null) {
      conditions.push(condition.text);
    }
  }
  return conditions;
}

/** All at once: most of the time is that of the way through the tree. */
function nodesOf(root: Node): (type: (typeof TYPES)[number]) => Node[] {
  const nodes = root.descendantsOfType([...TYPES]).filter(node => node !== null);
  return type => nodes.filter(node => node.type === type);
}

/** The value of a literal of the runbook: a verbatim string, or one that `[regex]::Unescape` is called with. */
export function literalValue(expression: string, { strings: [literal = '', ...others] }: Script): string {
  const content = literal.slice(1, -1).replaceAll("''", "'");
  if (others.length === 0 && literal === expression) {
    return content;
  }
  if (others.length > 0 || expression !== `([regex]::Unescape(${literal}))`) {
    throw new Error(`Not one literal: ${expression}`);
  }
  return content.replace(/\\(?:u([0-9a-f]{4})|(.))/g, (_, code: string | undefined, other: string) =>
    code === undefined ? other : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
