/** What reads HCL: it is in a file of its own, which is loaded for the first text that needs it. */
import * as vscode from 'vscode';
import { mayBeDefinition, mayBeHclInJson } from '../core/formats/marks';
import { isHclName } from '../core/languages/files';
import type { LanguageId } from '../core/languages/language';

let load: () => Promise<unknown> = () => import('../core/hcl');
let loading: Promise<unknown> | undefined;

/** The modules that it shares with this file, by their names there. */
let engine: Readonly<Record<string, unknown>> = {};

/** The build calls it. */
export function provideEngine(modules: Readonly<Record<string, unknown>>): void {
  engine = modules;
}

/** For a browser, whose extension host loads one file and no second: it is read, and run as the host has run the first. */
export function loadHclAsText(extension: vscode.Uri): void {
  load = async () => {
    const file = vscode.Uri.joinPath(extension, 'dist', 'hcl.js');
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    new Function('require', 'module', 'exports', text)(() => ({ engine }), {}, {});
  };
}

/** Resolves when all that a text may need is loaded; without it HCL is no language that we know. */
export async function hclReady(path: string, language: LanguageId, text: string): Promise<void> {
  const isNeeded = language === 'hcl' || isHclName(path) || (mayBeDefinition(text, 'json') && mayBeHclInJson(text));
  if (isNeeded) {
    loading ??= load().catch(error => console.error('Hyper-V Gen 2 Advisor: HCL is not read.', error));
    await loading;
  }
}
