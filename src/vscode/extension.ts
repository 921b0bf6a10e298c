/** Wires the engine to the editor. */
import * as vscode from 'vscode';
import { createAnalyses } from './analyses';
import { registerCodeActions } from './codeActions';
import { registerCommands } from './commands';
import { createDiagnostics } from './diagnostics';
import { registerHover } from './hover';
import { SECTION } from './settings';

export function activate(context: vscode.ExtensionContext): void {
  const analyses = createAnalyses();
  const diagnostics = createDiagnostics(analyses);
  context.subscriptions.push(
    diagnostics,
    registerCodeActions(analyses),
    registerCommands(analyses),
    registerHover(analyses, context.extensionUri),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration(SECTION)) {
        analyses.forget();
        diagnostics.refresh();
      }
    }),
  );
}
