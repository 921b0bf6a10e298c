/** What VS Code loads: the gate, which loads the advisor from a file of its own. In a browser VS Code loads that file. */
import type * as vscode from 'vscode';
import { activateWhenNeeded } from './gate';

export function activate(context: vscode.ExtensionContext): Promise<void> {
  return activateWhenNeeded(context, () => import('./advisor'));
}
