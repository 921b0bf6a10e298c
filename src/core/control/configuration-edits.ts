/** Brings a rule into the text of a configuration file, so that somebody can say how severe it is. */
import type { Severity } from '../rules/severity';
import { applyEdits, type JsonEdit, planEdits, type TextEdit } from '../text/edits';
import { parseDocument } from '../text/parse';
import { findProperty, type JsonNode, type JsonObject, type JsonProperty, type Span } from '../text/tree';
import { CONFIGURATION_SCHEMA } from './configuration';

/** The text of a configuration file that decides nothing yet. */
export const NEW_CONFIGURATION = `${JSON.stringify({ $schema: CONFIGURATION_SCHEMA }, undefined, 2)}\n`;

/** The edits that name a rule with a severity; none where the text names it already, or can't be read. */
export function ruleEdits(text: string, rule: string, severity: Severity): readonly TextEdit[] {
  if (text.trim() === '') {
    const made = applyEdits(NEW_CONFIGURATION, ruleEdits(NEW_CONFIGURATION, rule, severity));
    return [{ offset: 0, end: text.length, text: made }];
  }
  const document = parseDocument(text);
  const root = objectOf(document.root);
  if (document.fatal !== undefined || root === undefined || ruleProperty(root, rule) !== undefined) {
    return [];
  }
  const rules = findProperty(root, 'rules');
  const inRules = objectOf(rules?.value);
  const edit: JsonEdit | undefined =
    rules === undefined
      ? { kind: 'add', object: root, path: ['rules', rule], value: severity }
      : inRules && { kind: 'add', object: inRules, path: [rule], value: severity };
  return edit === undefined ? [] : planEdits(document, [edit]).edits;
}

/** Where the severity of a rule stands in the text, without its quotes; undefined where the text doesn't name it. */
export function ruleSpan(text: string, rule: string): Span | undefined {
  const root = objectOf(parseDocument(text).root);
  const value = root && ruleProperty(root, rule)?.value;
  if (value === undefined) {
    return undefined;
  }
  return value.type === 'string' ? { offset: value.offset + 1, end: value.end - 1 } : value;
}

function ruleProperty(root: JsonObject, rule: string): JsonProperty | undefined {
  const rules = objectOf(findProperty(root, 'rules')?.value);
  return rules && findProperty(rules, rule);
}

function objectOf(node: JsonNode | undefined): JsonObject | undefined {
  return node?.type === 'object' ? node : undefined;
}
