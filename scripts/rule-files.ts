/** The rules as they stand in their files, with the examples that are not shipped. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { RuleExamples } from '../src/core/pages/rule-page';
import type { Examples, RuleFacts } from '../src/core/rules/rule';

export interface RuleFile {
  /** The id that the file's place below the rules' folder says. */
  readonly id: string;
  readonly rule: RuleFacts;
  readonly examples: Examples;
  readonly lines: number;
}

const FOLDER = join(__dirname, '..', 'src', 'core', 'rules');

/** Every file in a folder of its own below src/core/rules, by id. */
export function ruleFiles(): RuleFile[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.ts') && path.includes(sep))
    .sort()
    .map(path => {
      const { rule, examples } = require(join(FOLDER, path)) as { rule: RuleFacts; examples: Examples };
      const lines = readFileSync(join(FOLDER, path), 'utf8').trimEnd().split('\n').length;
      return { id: relative('', path).slice(0, -'.ts'.length).replaceAll(sep, '/'), rule, examples, lines };
    });
}

/** Where the example's text is marked, and the text without the marks. */
export interface Unmarked {
  readonly text: string;
  readonly spans: readonly { readonly offset: number; readonly end: number }[];
}

/** Takes the marks `‹…›` out of an example's text. */
export function unmarked(marked: string): Unmarked {
  const spans: { offset: number; end: number }[] = [];
  let text = '';
  let offset = 0;
  for (const part of marked.split(/([‹›])/)) {
    if (part === '‹') {
      offset = text.length;
    } else if (part === '›') {
      spans.push({ offset, end: text.length });
    } else {
      text += part;
    }
  }
  return { text, spans };
}

/** The examples as the page of their rule shows them. */
export function pageExamples({ failing, passing }: Examples): RuleExamples {
  return {
    failing: failing.map(({ severity: _, ...example }) => ({ ...example, text: unmarked(example.text).text })),
    passing: passing.map(example => ({ ...example, text: unmarked(example.text).text })),
  };
}
