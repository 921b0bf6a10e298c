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

export function documentationPages(extension: vscode.Uri): Pages {
  const shipped = ({ path }: vscode.Uri): vscode.Uri => vscode.Uri.joinPath(extension, path);
  return {
    async readFile(uri) {
      const table = TABLES.get(uri.path);
      return table !== undefined || isOfRules(uri)
        ? new TextEncoder().encode(await (table?.() ?? pageAt(uri, extension)))
        : withoutOthers(await vscode.workspace.fs.readFile(shipped(uri)));
    },
    stat(uri) {
      if (!isOfRules(uri) && !TABLES.has(uri.path)) {
        return vscode.workspace.fs.stat(shipped(uri));
      }
      if (isOfRules(uri) && !isRulesPage(uri) && ruleOf(uri) === undefined) {
        throw vscode.FileSystemError.FileNotFound(uri);
      }
      return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: 0 };
    },
  };
}

const [START, END] = ['<!-- repository -->\n', '<!-- /repository -->\n'];

/** A page without what is of the command line, which is in another package. */
function withoutOthers(page: Uint8Array): Uint8Array {
  const [first, ...others] = new TextDecoder().decode(page).split(START);
  const rest = others.map(text => text.slice(text.indexOf(END) + END.length));
  return new TextEncoder().encode([first, ...rest].join(''));
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
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  return (JSON.parse(text) as Record<string, RuleExamples>)[id];
}
