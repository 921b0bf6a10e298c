/** A language server over standard input and output: problems, fixes, conversions and hovers for any editor. */
import {
  type CodeAction,
  createConnection,
  type Diagnostic,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  ProposedFeatures,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { version } from '../../../package.json';
import { parseConfiguration } from '../../core/control/configuration';
import type { Choices } from '../../core/control/control';
import { explain } from '../../core/explanation';
import { touchesIn } from '../../core/offers/offer';
import { placesIn, reportFile } from '../../core/reports/report';
import { ACTION_KINDS, type ActionData, actionsAt, type Client, resolvedEdit } from './actions';
import { diagnosticsIn } from './diagnostics';
import { createWorkspace } from './documents';
import { completionsAt, declarationAt, propertyAt } from './writing';

/** After the last key, in milliseconds, as in VS Code. */
const DELAY = 175;

/** Serves until the editor ends it, which ends the process. */
export function serve(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Promise<never> {
  const connection = createConnection(ProposedFeatures.all, input, output);
  const documents = new TextDocuments(TextDocument);
  let choices: Choices = {};
  let client: Client = { documentChanges: false, disabled: false, resolves: false };
  let watches = false;
  let snippets = false;
  const workspace = createWorkspace(
    () => documents.all(),
    () => choices,
    message => connection.console.warn(message),
  );
  const timers = new Map<string, NodeJS.Timeout>();
  /** What each open document has to say, by the file that it stands in. */
  const said = new Map<string, Map<string, Diagnostic[]>>();

  function publish(uris: Iterable<string>): void {
    for (const uri of new Set(uris)) {
      const all = [...said.values()].flatMap(byFile => byFile.get(uri) ?? []);
      const byText = new Map(all.map(diagnostic => [JSON.stringify(diagnostic), diagnostic]));
      void connection.sendDiagnostics({ uri, diagnostics: [...byText.values()] });
    }
  }

  function check(document: TextDocument): void {
    cancel(document.uri);
    const analysis = workspace.analysisOf(document);
    // A text that is broken for the moment keeps what was found before.
    if (analysis?.fatal !== undefined && analysis.documents.main.language === 'json') {
      return;
    }
    const before = said.get(document.uri) ?? new Map<string, Diagnostic[]>();
    const now =
      analysis === undefined
        ? new Map<string, Diagnostic[]>()
        : diagnosticsIn(reportFile(document.uri, analysis), file => workspace.uriOf(document, file));
    said.set(document.uri, now);
    publish([document.uri, ...before.keys(), ...now.keys()]);
  }

  function cancel(uri: string): void {
    clearTimeout(timers.get(uri));
    timers.delete(uri);
  }

  function checkSoon(document: TextDocument): void {
    cancel(document.uri);
    timers.set(
      document.uri,
      setTimeout(() => check(document), DELAY),
    );
  }

  function checkAll(): void {
    workspace.forget();
    documents.all().forEach(checkSoon);
  }

  connection.onInitialize((params): InitializeResult => {
    client = clientOf(params);
    snippets = params.capabilities.textDocument?.completion?.completionItem?.snippetSupport === true;
    watches = params.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    choices = chosenBy(params.initializationOptions, message => connection.console.warn(message));
    return {
      serverInfo: { name: 'gen2-advisor', version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        hoverProvider: true,
        completionProvider: { triggerCharacters: ['"', ':', ' '] },
        definitionProvider: true,
        codeActionProvider: { codeActionKinds: ACTION_KINDS, resolveProvider: true },
      },
    };
  });
  connection.onInitialized(() => {
    if (watches) {
      const watchers = [{ globPattern: '**/*' }];
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
  });
  connection.onDidChangeWatchedFiles(() => checkAll());
  // Comes with the opening of a document as well. Others may read this one, saved or not.
  documents.onDidChangeContent(({ document }) => {
    if (said.has(document.uri)) {
      checkSoon(document);
    } else {
      check(document);
    }
    workspace.readersOf(document).forEach(checkSoon);
  });
  documents.onDidSave(() => checkAll());
  documents.onDidClose(({ document }) => {
    cancel(document.uri);
    const before = said.get(document.uri)?.keys() ?? [];
    said.delete(document.uri);
    publish([document.uri, ...before]);
  });

  connection.onCompletion(({ textDocument, position }) => {
    const document = documents.get(textDocument.uri);
    return document === undefined ? [] : completionsAt(document, position, snippets);
  });
  connection.onDefinition(({ textDocument, position }) => {
    const document = documents.get(textDocument.uri);
    return document === undefined ? null : declarationAt(document, position);
  });
  connection.onHover(({ textDocument, position }) => {
    const document = documents.get(textDocument.uri);
    const analysis = document && workspace.analysisOf(document);
    if (document === undefined || analysis === undefined) {
      return null;
    }
    const offset = document.offsetAt(position);
    const findings = analysis.findings.filter(({ at }) => touchesIn(analysis, at, { offset, end: offset }));
    const [first] = findings;
    const value = explain(findings);
    return first === undefined || value === undefined
      ? propertyAt(document, position)
      : { contents: { kind: 'markdown', value }, range: placesIn(analysis)(first.at).range };
  });
  connection.onCodeAction(params => {
    const document = documents.get(params.textDocument.uri);
    const analysis = document && workspace.analysisOf(document);
    return document === undefined || analysis === undefined || analysis.machines.length === 0
      ? []
      : actionsAt(document, analysis, params, client, workspace);
  });
  connection.onCodeActionResolve((action): CodeAction => {
    const data = action.data as ActionData | undefined;
    const document = data && documents.get(data.uri);
    const analysis = document && workspace.analysisOf(document);
    const edit =
      data === undefined || document === undefined || analysis === undefined
        ? undefined
        : resolvedEdit(data, document, analysis, client, workspace);
    return edit === undefined ? action : { ...action, edit };
  });

  documents.listen(connection);
  connection.listen();
  return new Promise(() => {});
}

function clientOf({ capabilities: { workspace, textDocument } }: InitializeParams): Client {
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
    tell(message);
  }
  return configuration.choices;
}
