/** The problems of definitions that stand in files beside them, each of which several definitions may read. */
import * as vscode from 'vscode';
import { SOURCE } from './problems';

export interface ProblemsBeside extends vscode.Disposable {
  /** What one definition has to say of other files, in place of what it said before. */
  set(definition: vscode.Uri, found: readonly (readonly [vscode.Uri, readonly vscode.Diagnostic[]])[]): void;
}

export function createProblemsBeside(): ProblemsBeside {
  const collection = vscode.languages.createDiagnosticCollection(`${SOURCE}-beside`);
  /** By file, and then by definition. */
  const said = new Map<string, Map<string, readonly vscode.Diagnostic[]>>();
  /** The files that a definition speaks of. */
  const spokenOf = new Map<string, readonly vscode.Uri[]>();
  return {
    set(definition, found) {
      const key = definition.toString();
      const before = spokenOf.get(key) ?? [];
      for (const uri of before) {
        said.get(uri.toString())?.delete(key);
      }
      for (const [uri, diagnostics] of found) {
        const own = said.get(uri.toString()) ?? new Map<string, readonly vscode.Diagnostic[]>();
        said.set(uri.toString(), own.set(key, diagnostics));
      }
      const now = found.map(([uri]) => uri);
      spokenOf.set(key, now);
      for (const uri of [...before, ...now]) {
        collection.set(uri, [...(said.get(uri.toString())?.values() ?? [])].flat());
      }
    },
    dispose: () => collection.dispose(),
  };
}
