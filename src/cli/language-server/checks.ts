/** What open documents have to say, published by the file that it stands in, while they are typed. */
import type { Connection, Diagnostic, TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { diagnosticsIn } from './diagnostics';
import type { Workspace } from './documents';

/** After the last key, in milliseconds, as in VS Code. */
const DELAY = 175;

/** Diagnostics by the address of the file that they stand in. */
type ByFile = ReadonlyMap<string, readonly Diagnostic[]>;

export interface Checks {
  /** A document was opened or changed. Others may read this one, saved or not. */
  changed(this: void, document: TextDocument): void;
  /** What was typed and not saved is gone, also for those that read it. */
  closed(this: void, document: TextDocument): void;
  /** Something changed that any document may depend on. */
  all(this: void): void;
}

export function createChecks(
  connection: Pick<Connection, 'sendDiagnostics'>,
  documents: TextDocuments<TextDocument>,
  workspace: Workspace,
): Checks {
  const timers = new Map<string, NodeJS.Timeout>();
  /** By the address of the document that says it. */
  const said = new Map<string, ByFile>();

  function say(uri: string, now: ByFile | undefined): void {
    const before = said.get(uri)?.keys() ?? [];
    if (now === undefined) {
      said.delete(uri);
    } else {
      said.set(uri, now);
    }
    for (const file of new Set([uri, ...before, ...(now?.keys() ?? [])])) {
      void connection.sendDiagnostics({ uri: file, diagnostics: saidOf(file, said.values()) });
    }
  }

  function check(document: TextDocument): void {
    cancel(document.uri);
    const analysis = workspace.analysisOf(document);
    // A text that is broken for the moment keeps what was found before.
    if (analysis?.fatal !== undefined && analysis.documents.main.language === 'json') {
      return;
    }
    const uriOf = (file: string): string => workspace.uriOf(document, file);
    say(document.uri, analysis ? diagnosticsIn(document.uri, analysis, uriOf) : new Map());
  }

  function checkSoon(document: TextDocument): void {
    cancel(document.uri);
    const timer = setTimeout(() => check(document), DELAY);
    timers.set(document.uri, timer);
  }

  function cancel(uri: string): void {
    clearTimeout(timers.get(uri));
    timers.delete(uri);
  }

  return {
    changed(document) {
      (said.has(document.uri) ? checkSoon : check)(document);
      workspace.forgetReadersOf(document).forEach(checkSoon);
    },
    closed(document) {
      cancel(document.uri);
      say(document.uri, undefined);
      workspace.forgetReadersOf(document).forEach(checkSoon);
    },
    all() {
      workspace.forget();
      documents.all().forEach(checkSoon);
    },
  };
}

/** What is said of a file, once where several documents say it. */
function saidOf(file: string, said: Iterable<ByFile>): Diagnostic[] {
  const all = [...said].flatMap(byFile => byFile.get(file) ?? []);
  return [...new Map(all.map(diagnostic => [JSON.stringify(diagnostic), diagnostic])).values()];
}
