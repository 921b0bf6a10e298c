/** Why there is a finding at a place, and what the move to Generation 2 means for it. */
import * as vscode from 'vscode';
import { explain } from '../../core/explanation';
import { touchesIn } from '../../core/offers/offer';
import type { RuleFacts } from '../../core/rules/rule';
import { rangeOf } from '../editor/ranges';
import type { Analyses } from '../files/analyses';
import { SELECTOR } from '../files/documents';
import { rulePageUri } from './documentation';

/** Hovers have no links to other schemes than those of the web. */
const SHOW_PAGE = 'vscode.open';

export function registerHover(analyses: Analyses): vscode.Disposable {
  const pageOf = (rule: RuleFacts): string =>
    `command:${SHOW_PAGE}?${encodeURIComponent(JSON.stringify([rulePageUri(rule)]))}`;
  return vscode.languages.registerHoverProvider(SELECTOR, {
    async provideHover(document, position, token) {
      const offset = document.offsetAt(position);
      const { analysis } = await analyses.of(document);
      if (token.isCancellationRequested) {
        return undefined;
      }
      const findings = (analysis?.findings ?? []).filter(
        ({ at }) => analysis !== undefined && touchesIn(analysis, at, { offset, end: offset }),
      );
      const [first] = findings;
      const text = explain(findings, pageOf);
      if (first === undefined || text === undefined) {
        return undefined;
      }
      const markdown = new vscode.MarkdownString(text);
      markdown.isTrusted = { enabledCommands: [SHOW_PAGE] };
      return new vscode.Hover(markdown, rangeOf(document, first.at));
    },
  });
}
