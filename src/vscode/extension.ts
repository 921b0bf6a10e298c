/**
 * What VS Code loads: the gate, which loads the advisor from a file of its own, and what runs programs from another. In a
 * browser VS Code loads the advisor's file, and there are no programs.
 */
import type * as vscode from 'vscode';
import { activateWhenNeeded } from './gate';

export function activate(context: vscode.ExtensionContext): Promise<void> {
  return activateWhenNeeded(
    context,
    () => import('./advisor'),
    () => import('./programs'),
  );
}
