/** A language server over standard input and output: problems, fixes, conversions and hovers for any editor. */
import {
  type ClientCapabilities,
  type CodeAction,
  type Connection,
  createConnection,
  DidChangeWatchedFilesNotification,
  type Hover,
  type InitializeParams,
  type Position,
  ProposedFeatures,
  type ServerCapabilities,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { version } from '../../../package.json';
import type { Analysis } from '../../core/analysis';
import { parseConfiguration } from '../../core/control/configuration';
import type { Choices } from '../../core/control/control';
import { explain } from '../../core/explanation';
import { touchesIn } from '../../core/offers/offer';
import { placesIn } from '../../core/reports/report';
import { ACTION_KINDS, type ActionData, actionsAt, actionsBeside, type Client, resolvedEdit } from './actions';
import { type Checks, createChecks } from './checks';
import { createWorkspace, pathOf, type Workspace } from './documents';
import { completionsAt, declarationAt, propertyAt, type Told } from './writing';

const CAPABILITIES: ServerCapabilities = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  hoverProvider: true,
  completionProvider: { triggerCharacters: ['"', ':', ' '] },
  definitionProvider: true,
  codeActionProvider: { codeActionKinds: ACTION_KINDS, resolveProvider: true },
};

/** What the editor can do and chooses, as it says at the start. */
interface Session {
  readonly client: Client;
  /** It goes from place to place in what is written. */
  readonly snippets: boolean;
  /** It tells of changed files. */
  readonly watches: boolean;
  readonly choices: Choices;
  /** Those that it has open, by their paths: what lies in them is worked in. */
  readonly folders: readonly string[];
}

const NOTHING_SAID: Session = {
  client: { documentChanges: false, disabled: false, resolves: false },
  snippets: false,
  watches: false,
  choices: {},
  folders: [],
};

/** Serves until the editor ends it, which ends the process. */
export function serve(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Promise<never> {
  const connection = createConnection(ProposedFeatures.all, input, output);
  const documents = new TextDocuments(TextDocument);
  const tell = (message: string): void => connection.console.warn(message);
  let session = NOTHING_SAID;
  const workspace = createWorkspace(
    () => documents.all(),
    () => session,
    tell,
  );
  connection.onInitialize(params => {
    session = sessionOf(params, tell);
    return { serverInfo: { name: 'gen2-advisor', version }, capabilities: CAPABILITIES };
  });
  connection.onInitialized(() => {
    if (session.watches) {
      const watchers = [{ globPattern: '**/*' }];
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
  });
  const checks = createChecks(connection, documents, workspace);
  connection.onDidChangeWatchedFiles(checks.all);
  // Comes with the opening of a document as well.
  documents.onDidChangeContent(({ document }) => checks.changed(document));
  documents.onDidSave(checks.all);
  documents.onDidClose(({ document }) => checks.closed(document));
  answerRequests(connection, documents, workspace, () => session);
  const upToDate = (uri: string): TextDocument | undefined => analysedAnew(documents.get(uri), workspace, checks);
  answerActions(connection, upToDate, workspace, () => session);
  documents.listen(connection);
  connection.listen();
  return new Promise(() => {});
}

function answerRequests(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  workspace: Workspace,
  session: () => Session,
): void {
  connection.onCompletion(({ textDocument, position, context }) => {
    const document = documents.get(textDocument.uri);
    const how = { typed: context?.triggerCharacter, snippets: session().snippets };
    return document === undefined ? [] : completionsAt(document, position, workspace.analysisOf, how);
  });
  connection.onDefinition(({ textDocument, position }) => {
    const document = documents.get(textDocument.uri);
    return document === undefined ? null : declarationAt(document, position, workspace);
  });
  connection.onHover(({ textDocument, position }) => {
    const document = documents.get(textDocument.uri);
    const analysis = document && workspace.analysisOf(document);
    if (document === undefined || analysis === undefined) {
      return null;
    }
    return hoverOf(findingsAt(document, analysis, position), propertyAt(document, position, workspace.analysisOf));
  });
}

/** A document, with it and who reads it analysed anew where a file beside them has changed. */
function analysedAnew(
  document: TextDocument | undefined,
  workspace: Workspace,
  checks: Checks,
): TextDocument | undefined {
  if (document !== undefined && [document, ...workspace.readersOf(document)].some(workspace.isOutdated)) {
    checks.all();
  }
  return document;
}

/** `upToDate`: an open document. An edit of a text of before would write into the middle of another. */
function answerActions(
  connection: Connection,
  upToDate: (uri: string) => TextDocument | undefined,
  workspace: Workspace,
  session: () => Session,
): void {
  connection.onCodeAction(params => {
    const document = upToDate(params.textDocument.uri);
    if (document === undefined) {
      return [];
    }
    const analysis = workspace.analysisOf(document);
    return analysis === undefined || analysis.machines.length === 0
      ? actionsBeside(document, params, session().client, workspace)
      : actionsAt(document, analysis, params, session().client, workspace);
  });
  connection.onCodeActionResolve((action): CodeAction => {
    const data = action.data as ActionData | undefined;
    const document = data && upToDate(data.uri);
    const analysis = document && workspace.analysisOf(document);
    const edit =
      data === undefined || document === undefined || analysis === undefined
        ? undefined
        : resolvedEdit(data, document, analysis, session().client, workspace);
    return edit === undefined ? action : { ...action, edit };
  });
}

/** What was found at a position. */
function findingsAt(document: TextDocument, analysis: Analysis, position: Position): Told | undefined {
  const offset = document.offsetAt(position);
  const findings = analysis.findings.filter(({ at }) => touchesIn(analysis, at, { offset, end: offset }));
  const [first] = findings;
  const markdown = explain(findings);
  return first === undefined || markdown === undefined
    ? undefined
    : { markdown, range: placesIn(analysis)(first.at).range };
}

/** An editor shows one hover of a server. */
function hoverOf(...told: readonly (Told | undefined)[]): Hover | null {
  const [first, ...others] = told.filter(each => each !== undefined);
  return first === undefined
    ? null
    : {
        contents: { kind: 'markdown', value: [first, ...others].map(({ markdown }) => markdown).join('\n\n---\n\n') },
        range: first.range,
      };
}

function sessionOf(
  { capabilities, initializationOptions, workspaceFolders, rootUri }: InitializeParams,
  tell: (message: string) => void,
): Session {
  const { workspace, textDocument } = capabilities;
  return {
    client: clientOf(capabilities),
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    watches: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    choices: chosenBy(initializationOptions, tell),
    folders: (workspaceFolders?.map(({ uri }) => uri) ?? [rootUri ?? '']).flatMap(uri => pathOf(uri) ?? []),
  };
}

function clientOf({ workspace, textDocument }: ClientCapabilities): Client {
  const action = textDocument?.codeAction;
  return {
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    disabled: action?.disabledSupport === true,
    resolves: action?.resolveSupport?.properties.includes('edit') === true && action.dataSupport === true,
  };
}

/** What the editor's settings choose, in the words of a `.gen2-advisor.json`, which counts more. */
function chosenBy(options: unknown, tell: (message: string) => void): Choices {
  const { configuration, problems } = parseConfiguration(JSON.stringify(options ?? {}));
  for (const { message } of problems) {
    tell(`initializationOptions: ${message}`);
  }
  return configuration.choices;
}
