/** The pages of the rules, made when somebody opens one. */
import * as vscode from 'vscode';
import { RULES_PAGE_PATH, type RuleExamples, rulePage, rulePagePath } from '../core/pages/rule-page';
import { rulesPage } from '../core/pages/rules-page';
import { RULES } from '../core/rules';
import type { Rule } from '../core/rules/rule';
import { PAGE_SCHEME, type Pages } from './pageFiles';

/** The page of a rule, for whatever opens addresses: a link in the Problems panel, `vscode.open`. */
export function rulePageUri({ id }: Pick<Rule, 'id'>): vscode.Uri {
  return vscode.Uri.from({ scheme: PAGE_SCHEME, path: `/${rulePagePath(id)}` });
}

export function rulePages(extension: vscode.Uri): Pages {
  const isPage = ({ path }: vscode.Uri): boolean =>
    path === `/${RULES_PAGE_PATH}` || RULES.some(rule => path === rulePageUri(rule).path);
  return {
    async readFile(uri) {
      return new TextEncoder().encode(await pageAt(uri, extension));
    },
    stat(uri) {
      if (!isPage(uri)) {
        throw vscode.FileSystemError.FileNotFound(uri);
      }
      return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: 0 };
    },
  };
}

async function pageAt(uri: vscode.Uri, extension: vscode.Uri): Promise<string> {
  if (uri.path === `/${RULES_PAGE_PATH}`) {
    return rulesPage();
  }
  const rule = RULES.find(candidate => rulePageUri(candidate).path === uri.path);
  const examples = rule && (await examplesOf(rule, extension));
  if (rule === undefined || examples === undefined) {
    throw vscode.FileSystemError.FileNotFound(uri);
  }
  return rulePage(rule, examples);
}

/** Out of the file that `npm run generate` makes. */
async function examplesOf({ id }: Rule, extension: vscode.Uri): Promise<RuleExamples | undefined> {
  const file = vscode.Uri.joinPath(extension, 'resources', 'rule-examples.json');
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  return (JSON.parse(text) as Record<string, RuleExamples>)[id];
}
