/** The problems of definitions that stand in files beside them, each of which several definitions may read. */
import * as vscode from 'vscode';
import { codeOf, SOURCE } from './problems';

type Diagnostics = readonly vscode.Diagnostic[];

export interface ProblemsBeside extends vscode.Disposable {
  /** What one definition has to say of other files, in place of what it said before. */
  set(definition: vscode.Uri, found: readonly (readonly [vscode.Uri, Diagnostics])[]): void;
  /** The problems that a file has of its own have changed. */
  update(uri: vscode.Uri): void;
}

/** `own`: those of the file itself, which another file of its definition may find as well. */
export function createProblemsBeside(own: (uri: vscode.Uri) => Diagnostics | undefined): ProblemsBeside {
  const collection = vscode.languages.createDiagnosticCollection(`${SOURCE}-beside`);
  /** By file, and then by definition. */
  const said = new Map<string, Map<string, Diagnostics>>();
  /** The files that a definition speaks of. */
  const spokenOf = new Map<string, readonly vscode.Uri[]>();

  function update(uri: vscode.Uri): void {
    const found = said.get(uri.toString());
    if (found !== undefined) {
      const shown = new Set((own(uri) ?? []).map(nameOf));
      const byName = new Map([...found.values()].flat().map(diagnostic => [nameOf(diagnostic), diagnostic]));
      collection.set(
        uri,
        [...byName].flatMap(([name, diagnostic]) => (shown.has(name) ? [] : [diagnostic])),
      );
    }
  }

  return {
    set(definition, found) {
      const key = definition.toString();
      const before = spokenOf.get(key) ?? [];
      for (const uri of before) {
        said.get(uri.toString())?.delete(key);
      }
      for (const [uri, diagnostics] of found) {
        const known = said.get(uri.toString()) ?? new Map<string, Diagnostics>();
        said.set(uri.toString(), known.set(key, diagnostics));
      }
      const now = found.map(([uri]) => uri);
      spokenOf.set(key, now);
      [...before, ...now].forEach(update);
    },
    update,
    dispose: () => collection.dispose(),
  };
}

/** What tells a diagnostic of a file from its others. */
function nameOf(diagnostic: vscode.Diagnostic): string {
  const { start, end } = diagnostic.range;
  return JSON.stringify([codeOf(diagnostic), diagnostic.message, start, end]);
}
