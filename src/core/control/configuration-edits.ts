/** Brings decisions into the text of a configuration file: how severe a rule is, and which files are left out. */
import type { Edit } from '../languages/edit';
import { planEdits } from '../languages/json/edits';
import { parseDocument } from '../languages/json/parse';
import { type Body, findMember, type Member, type Node } from '../languages/tree';
import type { Severity } from '../rules/severity';
import { applyEdits, type Span, type TextEdit } from '../text/place';
import type { RuleSeverity } from './control';

/** The text of a configuration file that decides nothing yet. */
export const NEW_CONFIGURATION = '{\n}\n';

/** The edits that name a rule with a severity; none where the text names it already, or can't be read. */
export function ruleEdits(text: string, rule: string, severity: Severity): readonly TextEdit[] {
  return ruleSpan(text, rule) === undefined ? severityEdits(text, rule, severity) : [];
}

/** The edits that give a rule a severity, whatever it had before; undefined: the one that it has by itself. */
export function severityEdits(text: string, rule: string, severity: RuleSeverity | undefined): readonly TextEdit[] {
  return editsOf(text, root => {
    const there = ruleProperty(root, rule);
    if (severity === undefined) {
      return there && { kind: 'remove', item: there };
    }
    if (there !== undefined) {
      return { kind: 'replace', node: there.value, value: severity };
    }
    const rules = findMember(root, 'rules');
    const object = objectOf(rules?.value);
    if (rules === undefined) {
      return { kind: 'add', body: root, path: ['rules', rule], value: severity };
    }
    return object && { kind: 'add', body: object, path: [rule], value: severity };
  });
}

/** The edits that leave the files of a glob out; none where the text can't be read. */
export function exclusionEdits(text: string, glob: string): readonly TextEdit[] {
  return editsOf(text, root => {
    const excluded = findMember(root, 'exclude');
    if (excluded === undefined) {
      return { kind: 'add', body: root, path: ['exclude'], value: [glob] };
    }
    return excluded.value.kind === 'list' ? { kind: 'append', list: excluded.value, values: [glob] } : undefined;
  });
}

function editsOf(text: string, editOf: (root: Body) => Edit | undefined): readonly TextEdit[] {
  if (text.trim() === '') {
    const made = applyEdits(NEW_CONFIGURATION, editsOf(NEW_CONFIGURATION, editOf));
    return [{ offset: 0, end: text.length, text: made }];
  }
  const document = parseDocument(text);
  const root = document.fatal === undefined ? objectOf(document.root) : undefined;
  const edit = root && editOf(root);
  return edit === undefined ? [] : planEdits(document, [edit]).edits;
}

/** Where the severity of a rule stands in the text, without its quotes; undefined where the text doesn't name it. */
export function ruleSpan(text: string, rule: string): Span | undefined {
  const root = objectOf(parseDocument(text).root);
  const value = root && ruleProperty(root, rule)?.value;
  if (value === undefined) {
    return undefined;
  }
  return value.kind === 'text' ? { offset: value.offset + 1, end: value.end - 1 } : value;
}

function ruleProperty(root: Body, rule: string): Member | undefined {
  const rules = objectOf(findMember(root, 'rules')?.value);
  return rules && findMember(rules, rule);
}

function objectOf(node: Node | undefined): Body | undefined {
  return node?.kind === 'body' ? node : undefined;
}
