/** The analysis of each open document: made when it is first asked for, and once for each version of the text. */
import * as vscode from 'vscode';
import type { Analysis } from '../../core/analysis';
import { analyzeInSteps } from '../../core/analyze';
import { layered } from '../../core/control/control';
import { matchesAny } from '../../core/control/globs';
import { type Steps, whileWanted } from '../../core/steps';
import { createPace, takeSteps } from '../editor/pace';
import { partsReady } from '../parts';
import type { Configurations, Configured } from '../settings/configurations';
import { pathForGlobs, type Settings, settingsOf } from '../settings/settings';
import { isSelected, languageIdOf, sizeOf } from './documents';
import type { FilesBeside } from './filesBeside';

export type WhyNotChecked =
  | 'language'
  | 'read-only'
  | 'disabled'
  | 'excluded'
  | 'excluded-by-configuration'
  | 'too-large';

export interface Checked {
  readonly version: number;
  /** A document can become one of another language without a new version of its text. */
  readonly languageId: string;
  readonly settings: Settings;
  readonly analysis: Analysis;
}

export interface NotChecked {
  readonly version: number;
  readonly languageId: string;
  readonly settings: Settings;
  readonly analysis: undefined;
  readonly because: WhyNotChecked;
  /** In characters. */
  readonly size: number;
}

export type Check = Checked | NotChecked;

export interface Analyses {
  /** The analysis of the document's current version: of the one that is current when the analysis is there. */
  of(document: vscode.TextDocument): Promise<Check>;
  /** Checks a file for as long as the editor runs, however large it is. */
  checkWhatever(uri: vscode.Uri): void;
  /** What is known no longer holds: settings, a configuration file or the files beside the documents changed. */
  forget(): void;
  /** A document was checked that had changed, or that had not been checked yet. */
  readonly onDidCheck: vscode.Event<vscode.TextDocument>;
}

/** In milliseconds: longer than between two letters of somebody who types. */
const LONGEST_REST = 500;
const CHARACTERS_FOR_A_MILLISECOND = 10_000;

/**
 * Waits for the end of typing in a large text. To look at it takes a processor for longer than to the next key, and would
 * begin anew with each one: what draws the letters would have to share it.
 */
function rest(size: number): Promise<void> {
  const time = Math.min(LONGEST_REST, Math.floor(size / CHARACTERS_FOR_A_MILLISECOND));
  return time === 0 ? Promise.resolve() : new Promise(resolve => setTimeout(resolve, time));
}

const UNCONFIGURED: Pick<Configurations, 'of'> = { of: () => undefined };

export function createAnalyses(beside: Pick<FilesBeside, 'of' | 'settled'>, configurations = UNCONFIGURED): Analyses {
  const checked = new vscode.EventEmitter<vscode.TextDocument>();
  const pace = createPace();
  let runs = new WeakMap<vscode.TextDocument, Run>();
  /** The addresses of files that are checked however large they are. */
  const wanted = new Set<string>();

  /** Whether a run still counts: neither the document nor what holds for it has changed since it began. */
  function isCurrent(run: Run, document: vscode.TextDocument): boolean {
    return runs.get(document) === run && run.version === document.version && run.languageId === document.languageId;
  }

  /** `wasTyped`: it is another version of a text that was looked at, and the next key may follow. */
  function start(document: vscode.TextDocument, wasTyped: boolean): Run {
    const { version, languageId, uri } = document;
    const rested = wasTyped ? rest(sizeOf(document)) : Promise.resolve();
    const check = rested.then(pace).then(() =>
      isCurrent(run, document)
        ? checkDocument(document, wanted.has(uri.toString()), beside, configurations.of(uri), steps =>
            takeSteps(
              whileWanted(steps, () => isCurrent(run, document)),
              pace,
            ),
          )
        : undefined,
    );
    const run: Run = { version, languageId, check };
    runs.set(document, run);
    void check.then(done => done && checked.fire(document));
    return run;
  }

  return {
    async of(document) {
      for (;;) {
        const known = runs.get(document);
        const wasTyped = known !== undefined && known.version !== document.version;
        const run = known !== undefined && isCurrent(known, document) ? known : start(document, wasTyped);
        const check = await run.check;
        if (check !== undefined && isCurrent(run, document)) {
          return check;
        }
      }
    },
    checkWhatever(uri) {
      wanted.add(uri.toString());
      runs = new WeakMap();
    },
    forget() {
      runs = new WeakMap();
    },
    onDidCheck: checked.event,
  };
}

/** The check of one version of a document: under way, done, or given up. */
interface Run {
  readonly version: number;
  readonly languageId: string;
  readonly check: Promise<Check | undefined>;
}

/** `whatever`: its size. `take`: takes the steps of the analysis; undefined where it is given up. */
async function checkDocument(
  document: vscode.TextDocument,
  whatever: boolean,
  beside: Pick<FilesBeside, 'of' | 'settled'>,
  configured: Configured | undefined,
  take: (steps: Steps<Analysis>) => Promise<Analysis | undefined>,
): Promise<Check | undefined> {
  const { version, languageId, uri } = document;
  const settings = settingsOf(uri);
  const size = sizeOf(document);
  const because =
    whyNot(document, settings, whatever ? 0 : size) ??
    (configured?.excluded === true ? 'excluded-by-configuration' : undefined);
  if (because !== undefined) {
    return { version, languageId, settings, analysis: undefined, because, size };
  }
  const text = document.getText();
  const language = languageIdOf(document);
  await partsReady(uri.path, language, text);
  const options = {
    fileName: fileNameOf(uri),
    language,
    asPart: true,
    ...layered(settings.choices, configured?.choices ?? {}),
  };
  const analysis = await take(analyzeInSteps(text, { ...options, files: beside.of(document) }));
  // Without the files that it asked for it says what doesn't hold; once they are there, it is made again.
  await beside.settled(document);
  return analysis && { version, languageId, settings, analysis };
}

function whyNot(document: vscode.TextDocument, settings: Settings, size: number): WhyNotChecked | undefined {
  if (!isSelected(document)) {
    return 'language';
  }
  const { uri } = document;
  if (!isEditable(uri)) {
    return 'read-only';
  }
  if (!settings.enabled) {
    return 'disabled';
  }
  if (isExcluded(uri, settings)) {
    return 'excluded';
  }
  return size > settings.maximumFileSize ? 'too-large' : undefined;
}

/** Not the other side of a comparison, the output of a command, or a page of documentation. */
function isEditable({ scheme }: vscode.Uri): boolean {
  return scheme === 'file' || scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(scheme) === true;
}

/** Whether the settings leave a file out. */
export function isExcluded(uri: vscode.Uri, { exclude }: Settings): boolean {
  return matchesAny(exclude, pathForGlobs(uri));
}

/** As it stands in the workspace: names of folders above it, such as a home folder, say nothing of a machine. */
export function fileNameOf(uri: vscode.Uri): string {
  return vscode.workspace.getWorkspaceFolder(uri) === undefined
    ? uri.path.slice(uri.path.lastIndexOf('/') + 1)
    : vscode.workspace.asRelativePath(uri, false);
}
