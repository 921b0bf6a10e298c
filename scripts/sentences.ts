/** The sentences that the code says to people, which are the keys of its translations. */
import type { Expression, Node, SourceFile } from 'typescript/unstable/ast';
import { isCallExpression, isStringLiteral } from 'typescript/unstable/ast/is';
import type { Checker, Type } from 'typescript/unstable/sync';
import { RULES } from '../src/core/rules';
import { type Code, code } from './code';

/** What says a sentence, or marks one that stands in a table: `t` and `sentence` of the engine, and VS Code's own `t`. */
const SAYING = /^(?:t|sentence|(?:vscode\.)?l10n\.t)$/;

let found: readonly string[] | undefined;

/** Each once, in the order of a dictionary. An error names the places of those that only a run would tell. */
export function sentences(): readonly string[] {
  found ??= [...new Set([...saidIn(code()), ...ruleSentences()])].sort();
  return found;
}

/** Those that VS Code's own `t` says, which looks them up in the bundle by themselves. */
export function editorSentences(): readonly string[] {
  return saidIn(code(), /^(?:vscode\.)?l10n\.t$/);
}

function saidIn({ files, checker }: Code, saying = SAYING): string[] {
  const unclear: string[] = [];
  const said = files.flatMap(({ path, source }) =>
    firstArguments(source, saying).flatMap(argument => {
      const texts = textsOf(argument, checker);
      if (texts === undefined) {
        unclear.push(`${path}: ${argument.getText(source)}`);
      }
      return texts ?? [];
    }),
  );
  if (unclear.length > 0) {
    throw new Error(`Only a literal can be translated, or a choice of some:\n${unclear.join('\n')}`);
  }
  return said;
}

/** Of the calls that say or mark a sentence. */
function firstArguments(file: SourceFile, saying: RegExp): Expression[] {
  const found: Expression[] = [];
  const visit = (node: Node): void => {
    if (isCallExpression(node) && saying.test(node.expression.getText(file))) {
      found.push(...node.arguments.slice(0, 1));
    }
    node.forEachChild(visit);
  };
  visit(file);
  return found;
}

/** What an argument can be, by the compiler's word where it is no literal; undefined where that is any text. */
function textsOf(argument: Expression, checker: Checker): string[] | undefined {
  if (isStringLiteral(argument)) {
    return [argument.text];
  }
  const type = checker.getTypeAtLocation(argument);
  const types: readonly (Type | undefined)[] = type?.isUnionType() ? type.getTypes() : [type];
  const texts = types.map(each => (each?.isStringLiteralType() ? each.value : undefined));
  return texts.every(text => text !== undefined) ? texts : undefined;
}

function ruleSentences(): string[] {
  return RULES.flatMap(({ title, messages, why, whatToDo, replacedBy, gained, lost }) =>
    [title, ...Object.values(messages), why, whatToDo, replacedBy, gained, lost].filter(text => text !== undefined),
  );
}
