/** Links to the pages of the rules in texts of the editor, which lead to other schemes than those of the web by a command only. */
import * as vscode from 'vscode';
import type { RuleFacts } from '../../core/rules/rule';
import { rulePageUri } from './documentation';

const SHOW_PAGE = 'vscode.open';

export function pageLink(rule: RuleFacts): string {
  return `command:${SHOW_PAGE}?${encodeURIComponent(JSON.stringify([rulePageUri(rule)]))}`;
}

export function withPageLinks(text: string): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(text);
  markdown.isTrusted = { enabledCommands: [SHOW_PAGE] };
  return markdown;
}
