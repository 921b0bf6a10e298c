/** An editor without a screen: a client of the language server in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  type CodeAction,
  type CodeActionContext,
  type CodeActionTriggerKind,
  createProtocolConnection,
  type Diagnostic,
  type Hover,
  type InitializeResult,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { bundledCli } from './bundled-cli';

/** What Neovim and VS Code can do. */
const CAPABLE: ClientCapabilities = {
  workspace: {
    workspaceEdit: { documentChanges: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
  textDocument: {
    codeAction: { disabledSupport: true, dataSupport: true, resolveSupport: { properties: ['edit'] } },
  },
};

export interface Editor {
  readonly initialized: InitializeResult;
  readonly connection: ProtocolConnection;
  open(path: string, text: string, languageId?: string): TextDocument;
  change(document: TextDocument, text: string): TextDocument;
  close(document: TextDocument): void;
  /** All that is open: so that the next test has the server to itself. */
  closeAll(): void;
  /** What is underlined in a file, as soon as that is as wanted. */
  diagnostics(path: string, wanted?: (found: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]>;
  actions(document: TextDocument, at: number, context?: Partial<CodeActionContext>): Promise<CodeAction[]>;
  hover(document: TextDocument, at: number): Promise<Hover | null>;
  /** Ends the server as an editor does; its exit code. */
  end(): Promise<number | null>;
}

export const uriOf = (path: string): string => pathToFileURL(path).href;

export async function startEditor(
  folder: string,
  {
    capabilities = CAPABLE,
    options = {},
    cwd = folder,
  }: { capabilities?: ClientCapabilities; options?: object; cwd?: string } = {},
): Promise<Editor> {
  const server: ChildProcess = spawn(process.execPath, [await bundledCli(), 'lsp', '--stdio'], {
    cwd,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>(resolve => server.on('close', resolve));
  const { stdout, stdin } = server;
  if (stdout === null || stdin === null) {
    throw new Error('The server has no input and output.');
  }
  const connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
  const found = new Map<string, readonly Diagnostic[]>();
  const waiting = new Set<() => void>();
  connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => {
    found.set(uri, diagnostics);
    [...waiting].forEach(look => void look());
  });
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  const initialized = await Promise.race([
    connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: uriOf(folder),
      capabilities,
      initializationOptions: options,
    }),
    ended.then(code => Promise.reject(new Error(`The server ended with ${code}.`))),
  ]);
  await connection.sendNotification('initialized', {});
  const opened = new Set<string>();
  const close = (uri: string): void => {
    opened.delete(uri);
    void connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  };
  return {
    initialized,
    connection,
    open(path, text, languageId = 'json') {
      const document = TextDocument.create(uriOf(path), languageId, 1, text);
      opened.add(document.uri);
      void connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri: document.uri, languageId, version: 1, text },
      });
      return document;
    },
    change({ uri, languageId, version }, text) {
      const changed = TextDocument.create(uri, languageId, version + 1, text);
      void connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: version + 1 },
        contentChanges: [{ text }],
      });
      return changed;
    },
    close: ({ uri }) => close(uri),
    closeAll: () => [...opened].forEach(close),
    diagnostics: (path, wanted = () => true) =>
      new Promise(resolve => {
        const look = (): void => {
          const diagnostics = found.get(uriOf(path));
          if (diagnostics !== undefined && wanted(diagnostics)) {
            waiting.delete(look);
            resolve(diagnostics);
          }
        };
        waiting.add(look);
        look();
      }),
    actions(document, at, context = {}) {
      const position = document.positionAt(at);
      const diagnostics = (found.get(document.uri) ?? []).filter(
        ({ range }) => document.offsetAt(range.start) <= at && at <= document.offsetAt(range.end),
      );
      return connection.sendRequest('textDocument/codeAction', {
        textDocument: { uri: document.uri },
        range: { start: position, end: position },
        context: { diagnostics, triggerKind: 1 satisfies CodeActionTriggerKind, ...context },
      });
    },
    hover: (document, at) =>
      connection.sendRequest('textDocument/hover', {
        textDocument: { uri: document.uri },
        position: document.positionAt(at),
      }),
    async end() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      return ended;
    },
  };
}

/** A text after an edit, which may be of several documents. */
export function edited(document: TextDocument, { documentChanges, changes }: WorkspaceEdit): string {
  const own = (documentChanges as TextDocumentEdit[] | undefined)?.find(
    ({ textDocument }) => textDocument.uri === document.uri,
  );
  return TextDocument.applyEdits(document, (own?.edits as never) ?? changes?.[document.uri] ?? []);
}
