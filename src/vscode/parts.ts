/** Parts of the engine in files of their own, each loaded for the first text that needs it. */
import * as vscode from 'vscode';
import type { LanguageId } from '../core/languages/language';
import { type Part, partsFor } from '../core/parts';

const LOAD: Readonly<Record<Part, () => Promise<unknown>>> = {
  azure: () => import('../core/azure'),
  hcl: () => import('./hcl'),
};

const loading = new Map<Part, Promise<unknown>>();

/** What they take of this file, by its names there. */
let engine: Readonly<Record<string, unknown>> = {};

let loadAsText: ((part: Part) => Promise<void>) | undefined;

/** The build calls it. */
export function provideEngine(members: Readonly<Record<string, unknown>>): void {
  engine = members;
}

/** For a browser, whose extension host loads one file and no second: they are read, and run as the host has run the first. */
export function loadPartsAsText(extension: vscode.Uri): void {
  loadAsText = async name => {
    const file = vscode.Uri.joinPath(extension, 'dist', `${name}.js`);
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    new Function('require', 'module', 'exports', text)(() => ({ engine }), {}, {});
  };
}

/** Resolves when all that a text may need is loaded; without it the text is none that we know. */
export async function partsReady(path: string, language: LanguageId, text: string): Promise<void> {
  await Promise.all(partsFor(path, language, text).map(loaded));
}

/** What is known of Azure, of which a page is made. */
export async function azureReady(): Promise<void> {
  await loaded('azure');
}

async function loaded(part: Part): Promise<void> {
  const started =
    loading.get(part) ??
    (loadAsText?.(part) ?? LOAD[part]()).catch(error =>
      console.error(`Hyper-V Gen 2 Advisor: ${part} is not read.`, error),
    );
  loading.set(part, started);
  await started;
}
