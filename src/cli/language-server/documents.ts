/** What is open in an editor, analysed as it is typed; what is not, as it is on disk. */
import { basename, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analysis } from '../../core/analysis';
import { analyze } from '../../core/analyze';
import { type Choices, layered } from '../../core/control/control';
import { LANGUAGE_FILES, languageIdOf } from '../../core/languages/files';
import type { LanguageId } from '../../core/languages/language';
import type { Files } from '../../core/text/files';
import { pathBeside } from '../../core/text/place';
import { type Decision, type Decisions, decisionsOf } from '../decisions';
import { filesBeside } from '../files-beside';

/** In characters, as in VS Code; a larger file is no definition that somebody types. */
const LARGEST = 5_000_000;

export interface Workspace {
  /** Undefined for a document that is not looked at: by its name, its size or a configuration file. */
  analysisOf(document: TextDocument): Analysis | undefined;
  /** Whether a file that the analysis of a document has read is another on disk by now: not every editor tells of that. */
  isOutdated(document: TextDocument): boolean;
  /** The address of a file of an analysis, in the editor's own spelling where it is open. */
  uriOf(document: TextDocument, file: string): string;
  /** The open document of an address, if any. */
  opened(uri: string): TextDocument | undefined;
  /** The documents whose analysis has asked for the text of another one. */
  readersOf(document: TextDocument): readonly TextDocument[];
  /** A document has changed: who has read it has to be analysed anew. */
  forgetReadersOf(document: TextDocument): readonly TextDocument[];
  /** What stands beside the documents, or what a team has decided, is another than before. */
  forget(): void;
}

/** `open`: all documents of the editor. `tell`: says what is wrong with a configuration file. */
export function createWorkspace(
  open: () => readonly TextDocument[],
  session: () => { readonly choices: Choices; readonly folders: readonly string[] },
  tell: (message: string) => void,
): Workspace {
  let analyses = new WeakMap<TextDocument, { readonly version: number; readonly analysis: Analysis | undefined }>();
  let decisions: Decisions | undefined;
  /** The paths that the analysis of each document has asked for, with what it has read on disk. */
  const asked = new WeakMap<TextDocument, Map<string, string | undefined>>();

  function openedAt(path: string): TextDocument | undefined {
    return open().find(document => pathOf(document.uri) === resolve(path));
  }

  function decisionOf(path: string): Decision {
    decisions ??= decisionsOf({ choices: {}, valueFiles: [], configuration: undefined }, terminalOf(tell));
    return decisions.of(path);
  }

  function filesOf(document: TextDocument, path: string): Files {
    const paths = new Map<string, string | undefined>();
    asked.set(document, paths);
    return remembering(path, session().folders, paths, beside => openedAt(beside)?.getText());
  }

  function readersOf({ uri }: TextDocument): readonly TextDocument[] {
    const path = pathOf(uri);
    return open().filter(each => path !== undefined && asked.get(each)?.has(path) === true);
  }

  return {
    analysisOf(document) {
      const known = analyses.get(document);
      if (known?.version === document.version) {
        return known.analysis;
      }
      const analysis = analyzed(document, session().choices, decisionOf, path => filesOf(document, path));
      analyses.set(document, { version: document.version, analysis });
      return analysis;
    },
    isOutdated: document =>
      [...(asked.get(document) ?? [])].some(
        ([path, text]) => openedAt(path) === undefined && filesBeside(path).read(basename(path)) !== text,
      ),
    uriOf: (document, file) => uriBeside(document, file, path => openedAt(path)?.uri),
    readersOf,
    forgetReadersOf(document) {
      const readers = readersOf(document);
      for (const reader of readers) {
        analyses.delete(reader);
      }
      return readers;
    },
    opened: uri => open().find(document => document.uri === uri),
    forget() {
      analyses = new WeakMap();
      decisions = undefined;
    },
  };
}

/**
 * The files beside one, those that are open as the editor has them. `paths`: what is asked for, with what was read on disk;
 * `opened`: the text of an open one, by its path.
 */
function remembering(
  path: string,
  folders: readonly string[],
  paths: Map<string, string | undefined>,
  opened: (path: string) => string | undefined,
): Files {
  const { read, ...files } = filesBeside(path, [], folders.length > 0 ? { roots: folders } : {});
  return {
    ...files,
    read(file) {
      const beside = resolve(pathBeside(path, file));
      const typed = opened(beside);
      const onDisk = typed === undefined ? read(file) : undefined;
      paths.set(beside, onDisk);
      return typed ?? onDisk;
    },
  };
}

function analyzed(
  document: TextDocument,
  chosen: Choices,
  decisionOf: (path: string) => Decision,
  filesOf: (path: string) => Files,
): Analysis | undefined {
  const path = pathOf(document.uri);
  const language = languageOf(document, path);
  const text = document.getText();
  if (language === undefined || text.length > LARGEST) {
    return undefined;
  }
  if (path === undefined) {
    return analyze(text, { language, ...chosen });
  }
  const { choices, excludedBy } = decisionOf(path);
  const decided = layered(chosen, choices);
  return excludedBy === undefined
    ? analyze(text, { fileName: path, language, asPart: true, ...decided, files: filesOf(path) })
    : undefined;
}

function uriBeside({ uri }: TextDocument, file: string, opened: (path: string) => string | undefined): string {
  const path = pathOf(uri);
  if (path === undefined || file === '') {
    return uri;
  }
  const beside = resolve(pathBeside(path, file));
  return beside === path ? uri : (opened(beside) ?? pathToFileURL(beside).href);
}

/** The path of a file; undefined for what is none, such as a text that has not been saved yet. */
export function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

/** By its name; else as the editor calls it, which for HCL says too little where there is a name. */
function languageOf({ languageId }: TextDocument, path: string | undefined): LanguageId | undefined {
  const named = path === undefined ? undefined : languageIdOf(path);
  const called = LANGUAGE_FILES.find(({ editorIds }) => editorIds.includes(languageId));
  return named ?? (path === undefined || called?.knownBy === 'editor-id' ? called?.language : undefined);
}

function terminalOf(tell: (message: string) => void) {
  return { print: tell, tell, readInput: async () => '' };
}
