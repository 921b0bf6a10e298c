/** The documentation: the files that are shipped, and the pages of the rules, made when somebody opens one. */
import * as vscode from 'vscode';
import { languageIdOf } from '../../core/languages/files';
import { AZURE_PAGE_PATH, azurePage } from '../../core/pages/azure-page';
import { GUESTS_PAGE_PATH, guestsPage } from '../../core/pages/guests-page';
import { RULES_PAGE_PATH, type RuleExamples, rulePage, rulePagePath } from '../../core/pages/rule-page';
import { rulesPage } from '../../core/pages/rules-page';
import { RULES } from '../../core/rules';
import type { RuleFacts } from '../../core/rules/rule';
import { azureReady, partsReady } from '../parts';
import { PAGE_SCHEME, type Pages } from './pageFiles';

/** As in the repository, so that links between the pages lead where they lead there. */
const RULES_FOLDER = '/docs/rules/';

/** The other pages of what the engine knows. */
const TABLES = new Map<string, () => string | Promise<string>>([
  [`/${GUESTS_PAGE_PATH}`, guestsPage],
  [`/${AZURE_PAGE_PATH}`, () => azureReady().then(azurePage)],
]);

const URIS = new Map<string, vscode.Uri>();

/** The page of a rule, for whatever opens addresses: a link in the Problems panel, `vscode.open`. One for all problems. */
export function rulePageUri({ id }: Pick<RuleFacts, 'id'>): vscode.Uri {
  const uri = URIS.get(id) ?? pageUri(`${RULES_FOLDER}${rulePagePath(id)}`);
  URIS.set(id, uri);
  return uri;
}

function pageUri(path: string): vscode.Uri {
  return vscode.Uri.from({ scheme: PAGE_SCHEME, path });
}

export function registerDocumentation(): vscode.Disposable {
  return vscode.commands.registerCommand('hyperv-gen2.showDocumentation', () =>
    vscode.commands.executeCommand('vscode.open', pageUri('/docs/README.md')),
  );
}

/** Of each page: none of them changes while VS Code runs. */
const STAT: vscode.FileStat = { type: vscode.FileType.File, ctime: 0, mtime: 0, size: 0 };

export function documentationPages(extension: vscode.Uri): Pages {
  return {
    async readFile(uri) {
      const made = TABLES.get(uri.path);
      const text = await (made?.() ?? (isOfRules(uri) ? pageAt(uri, extension) : shippedPage(uri, extension)));
      return new TextEncoder().encode(text);
    },
    async stat(uri) {
      if (TABLES.has(uri.path)) {
        return STAT;
      }
      if (!isOfRules(uri)) {
        await shippedPage(uri, extension);
      } else if (!isRulesPage(uri) && ruleOf(uri) === undefined) {
        throw vscode.FileSystemError.FileNotFound(uri);
      }
      return STAT;
    },
  };
}

/** Out of the file that the build makes of all that are shipped. */
async function shippedPage(uri: vscode.Uri, extension: vscode.Uri): Promise<string> {
  const pages = await jsonOf<Record<string, string>>(vscode.Uri.joinPath(extension, 'dist', 'pages.json'));
  const page = pages[uri.path];
  if (page === undefined) {
    throw vscode.FileSystemError.FileNotFound(uri);
  }
  return page;
}

async function jsonOf<T>(file: vscode.Uri): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file))) as T;
}

function isOfRules({ path }: vscode.Uri): boolean {
  return path.startsWith(RULES_FOLDER);
}

function isRulesPage({ path }: vscode.Uri): boolean {
  return path === RULES_FOLDER + RULES_PAGE_PATH;
}

function ruleOf({ path }: vscode.Uri): RuleFacts | undefined {
  return RULES.find(rule => path === rulePageUri(rule).path);
}

async function pageAt(uri: vscode.Uri, extension: vscode.Uri): Promise<string> {
  if (isRulesPage(uri)) {
    return rulesPage();
  }
  const rule = ruleOf(uri);
  const examples = rule && (await examplesOf(rule, extension));
  if (rule === undefined || examples === undefined) {
    throw vscode.FileSystemError.FileNotFound(uri);
  }
  for (const { fileName, text } of [...examples.failing, ...examples.passing]) {
    const language = fileName === undefined ? undefined : languageIdOf(fileName);
    await partsReady(fileName ?? '', language ?? 'json', text);
  }
  return rulePage(rule, examples);
}

/** Out of the file that `npm run generate` makes. */
async function examplesOf({ id }: RuleFacts, extension: vscode.Uri): Promise<RuleExamples | undefined> {
  const file = vscode.Uri.joinPath(extension, 'resources', 'rule-examples.json');
  return (await jsonOf<Record<string, RuleExamples>>(file))[id];
}
