/** The problems of configuration files, each once: of an open file VS Code's own JSON service says some by the schema. */
import * as vscode from 'vscode';
import type { ConfigurationProblem } from '../../core/control/configuration';
import { lineStarts, positionAt } from '../../core/text/lines';
import { SOURCE } from '../problems/problems';

export interface ConfigurationProblems extends vscode.Disposable {
  /** Those of a file; undefined for one that is gone. */
  set(uri: vscode.Uri, text: string, problems: readonly ConfigurationProblem[] | undefined): void;
}

export function createConfigurationProblems(): ConfigurationProblems {
  const collection = vscode.languages.createDiagnosticCollection(`${SOURCE}.configuration`);
  /** By the address of their file. */
  const found = new Map<string, readonly vscode.Diagnostic[]>();

  function show(uri: vscode.Uri): void {
    const own = found.get(uri.toString());
    if (own === undefined) {
      collection.delete(uri);
      return;
    }
    const others = vscode.languages.getDiagnostics(uri).filter(({ source }) => source !== SOURCE);
    const left = own.filter(({ range }) => !others.some(other => other.range.intersection(range) !== undefined));
    // What is shown stays: to set it again would be news of problems again.
    if ((collection.get(uri) ?? []).length !== left.length) {
      collection.set(uri, left);
    }
  }

  const subscriptions = [
    collection,
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      for (const uri of uris.filter(each => found.has(each.toString()))) {
        show(uri);
      }
    }),
  ];
  return {
    set(uri, text, problems) {
      collection.delete(uri);
      if (problems === undefined) {
        found.delete(uri.toString());
      } else {
        found.set(uri.toString(), diagnosticsOf(text, problems));
      }
      show(uri);
    },
    dispose: () => vscode.Disposable.from(...subscriptions).dispose(),
  };
}

function diagnosticsOf(text: string, problems: readonly ConfigurationProblem[]): vscode.Diagnostic[] {
  const starts = lineStarts(text);
  const at = (offset: number): vscode.Position => {
    const { line, character } = positionAt(starts, offset);
    return new vscode.Position(line, character);
  };
  return problems.map(({ code, message, offset, end }) => {
    const severity = code === 'syntax' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
    const diagnostic = new vscode.Diagnostic(new vscode.Range(at(offset), at(end)), message, severity);
    diagnostic.source = SOURCE;
    diagnostic.code = code;
    return diagnostic;
  });
}
