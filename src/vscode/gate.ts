/**
 * What VS Code loads for the first file of JSON, HCL or plain text that it opens. Most define no machine, so this stands in for the
 * advisor until there is something for it to do: a file that may define one, a command, the view, a page of the
 * documentation, or a tool of a language model. It knows neither formats nor rules, and has to stay small.
 */
import * as vscode from 'vscode';
import { CONFIGURATION_FILE } from '../core/candidates';
import { isCalledAnswers } from '../core/companions/names';
import { mayBeDefinition } from '../core/formats/marks';
import { isHclName, languageIdOf as languageIdOfName } from '../core/languages/files';
import type { ToolName } from './agents/languageModelTools';
import { createDelays } from './editor/delays';
import { isSelected, languageIdOf, SELECTOR, sizeOf } from './files/documents';
import { type Pages, registerPageFiles } from './problems/pageFiles';
import type { Programs } from './programs';
import { type CheckTask, TASK_TYPE, taskProvider } from './readiness/checkTask';
import type { Node } from './readiness/readinessNodes';

/** The id of the readiness view. */
export const VIEW = 'hyperv-gen2.readiness';

/** What is there before the advisor, which takes it over. */
export interface Shown {
  readonly view: vscode.TreeView<Node>;
  /** For all of them, or those below one. */
  readonly entriesChanged: vscode.EventEmitter<Node | undefined>;
  readonly status: vscode.LanguageStatusItem;
  /** What runs programs of this computer; undefined in a browser, which has none. */
  readonly programs: (() => Promise<Programs>) | undefined;
}

/** What is asked for by way of the gate for as long as the extension runs. */
export interface Advisor {
  readonly entries: Entries;
  readonly pages: Pages;
  readonly tools: Readonly<Record<ToolName, vscode.LanguageModelTool<object>>>;
  /** Runs a task. */
  check(task: CheckTask): vscode.Pseudoterminal;
}

export type Entries = Omit<vscode.TreeDataProvider<Node>, 'onDidChangeTreeData'>;

export interface AdvisorModule {
  /** Registers all features, and whatever is to be disposed with the extension. */
  start(context: vscode.ExtensionContext, shown: Shown): Advisor;
}

type Start = () => Promise<Advisor>;

const TOOLS: readonly ToolName[] = ['assess_hyperv_generation', 'convert_hyperv_to_generation2'];

/** After the last key; then the text is looked at. */
const DELAY = 175;

/** In characters: whether a larger file is checked is for the advisor to say, as it knows the settings. */
const LARGEST_TO_LOOK_AT = 5_000_000;

/** Resolves when all that there is to do for the documents that are open can be done. */
export async function activateWhenNeeded(
  context: vscode.ExtensionContext,
  load: () => Promise<AdvisorModule>,
  programs?: () => Promise<Programs>,
): Promise<void> {
  const standIns: vscode.Disposable[] = [];
  let advisor: Promise<Advisor> | undefined;
  const start: Start = () => {
    advisor ??= load().then(module => {
      vscode.Disposable.from(...standIns).dispose();
      return module.start(context, shown);
    });
    return advisor;
  };
  const shown: Shown = { ...createView(start), status: createStatus(), programs };
  standIns.push(watchDocuments(start), ...commandsIn(context.extension.packageJSON).map(id => standInFor(id, start)));
  context.subscriptions.push(
    ...[shown.view, shown.entriesChanged, shown.status, ...standIns],
    registerPageFiles(async () => (await start()).pages),
    ...TOOLS.map(name => vscode.lm.registerTool(name, toolOf(name, start))),
    vscode.tasks.registerTaskProvider(
      TASK_TYPE,
      taskProvider(async task => (await start()).check(task)),
    ),
  );
  const documents = vscode.workspace.textDocuments;
  if (documents.some(isForAdvisor) || (await Promise.all(documents.map(isBesideMachines))).includes(true)) {
    await start();
  }
}

/** Whether a document may define machines, install them, or be what decides about those that do. */
function isForAdvisor(document: vscode.TextDocument): boolean {
  return (
    isCalledAnswers(document.uri.path) ||
    (isSelected(document) &&
      (document.uri.path.endsWith(`/${CONFIGURATION_FILE}`) ||
        sizeOf(document) > LARGEST_TO_LOOK_AT ||
        mayBeDefinition(document.getText(), languageIdOf(document))))
  );
}

/** A folder of more is a collection and no configuration. */
const MOST_FILES = 60;

/** Whether a document is a file of a configuration, such as one of variables, of which another may define machines. */
async function isBesideMachines({ uri, isUntitled }: vscode.TextDocument): Promise<boolean> {
  if (isUntitled || !isHclName(uri.path)) {
    return false;
  }
  try {
    const folder = vscode.Uri.joinPath(uri, '..');
    const names = (await vscode.workspace.fs.readDirectory(folder)).flatMap(([name]) => (isHclName(name) ? name : []));
    const texts = (names.length > MOST_FILES ? [] : names).map(async name =>
      mayBeDefinition(
        new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name))),
        languageIdOfName(name) ?? 'hcl',
      ),
    );
    return (await Promise.all(texts)).includes(true);
  } catch {
    return false;
  }
}

function watchDocuments(start: Start): vscode.Disposable {
  const delays = createDelays<vscode.TextDocument>(DELAY);
  function look(document: vscode.TextDocument): void {
    if (isForAdvisor(document)) {
      void start();
    }
  }
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(async document => {
      look(document);
      if (await isBesideMachines(document)) {
        void start();
      }
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => delays.later(document, () => look(document))),
    delays,
  );
}

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

/** The commands that VS Code may run at any time: those of its palette and menus, and those of the walkthrough. */
function commandsIn({ activationEvents, contributes }: Manifest): string[] {
  const others = activationEvents.flatMap(event => event.split('onCommand:').slice(1));
  return [...contributes.commands.map(({ command }) => command), ...others];
}

/** Runs the command that takes its place. */
function standInFor(id: string, start: Start): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...given: readonly unknown[]) => {
    await start();
    return vscode.commands.executeCommand(id, ...given);
  });
}

function createStatus(): vscode.LanguageStatusItem {
  const status = vscode.languages.createLanguageStatusItem('hyperv-gen2.status', SELECTOR);
  status.name = 'Hyper-V Gen 2';
  status.text = vscode.l10n.t('No Hyper-V machines');
  status.command = { command: 'hyperv-gen2.fileOptions', title: vscode.l10n.t('Options') };
  return status;
}

/** VS Code asks for its entries as soon as it is visible. */
function createView(start: Start): Pick<Shown, 'view' | 'entriesChanged'> {
  const entriesChanged = new vscode.EventEmitter<Node | undefined>();
  const entries = async () => (await start()).entries;
  const treeDataProvider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: entriesChanged.event,
    getChildren: async node => (await entries()).getChildren(node),
    getTreeItem: async node => (await entries()).getTreeItem(node),
    resolveTreeItem: async (item, node, token) => (await entries()).resolveTreeItem?.(item, node, token),
  };
  const view = vscode.window.createTreeView(VIEW, { treeDataProvider, showCollapseAll: true, canSelectMany: true });
  return { view, entriesChanged };
}

function toolOf(name: ToolName, start: Start): vscode.LanguageModelTool<object> {
  const tool = async () => (await start()).tools[name];
  return {
    prepareInvocation: async (options, token) => (await tool()).prepareInvocation?.(options, token),
    invoke: async (options, token) => (await tool()).invoke(options, token),
  };
}
