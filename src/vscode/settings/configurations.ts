/** The configuration files of the workspace: each is read when a file below it is first checked, and when it changes. */
import * as vscode from 'vscode';
import { CONFIGURATION_FILE } from '../../core/candidates';
import { type Configuration, choicesFor, isExcluded, parseConfiguration } from '../../core/control/configuration';
import type { Choices } from '../../core/control/control';
import { createConfigurationProblems } from './configurationProblems';

/** What a configuration file says of a file. */
export interface Configured {
  /** The configuration file. */
  readonly file: vscode.Uri;
  readonly choices: Choices;
  readonly excluded: boolean;
}

export interface Configurations extends vscode.Disposable {
  /** Reads what holds for a file, if it isn't known yet. */
  load(uri: vscode.Uri): Promise<void>;
  /** What is known of a file: nothing before it is loaded, or where there is no configuration file. */
  of(uri: vscode.Uri): Configured | undefined;
  /** Reads a configuration file again that was just written. */
  reload(file: vscode.Uri): Promise<void>;
  readonly onDidChange: vscode.Event<void>;
}

export function createConfigurations(): Configurations {
  const problems = createConfigurationProblems();
  const changed = new vscode.EventEmitter<void>();
  /** By the address of the file; undefined where there is none. */
  const known = new Map<string, Configuration | undefined>();
  /** The last reading of each file. */
  const readings = new Map<string, Promise<void>>();

  function read(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    const reading = textOf(uri).then(text => {
      if (readings.get(key) !== reading) {
        return;
      }
      const parsed = text === undefined ? undefined : parseConfiguration(text);
      const before = known.get(key);
      known.set(key, parsed?.configuration);
      problems.set(uri, text ?? '', parsed?.problems);
      if (before !== undefined || parsed !== undefined) {
        changed.fire();
      }
    });
    readings.set(key, reading);
    return reading;
  }

  const changes = followConfigurationFiles(read);
  return {
    async load(uri) {
      for (const place of placesFor(uri)) {
        await (readings.get(place.toString()) ?? read(place));
        if (known.get(place.toString()) !== undefined) {
          return;
        }
      }
    },
    of(uri) {
      const place = placesFor(uri).find(each => known.get(each.toString()) !== undefined);
      const configuration = place && known.get(place.toString());
      if (place === undefined || configuration === undefined) {
        return undefined;
      }
      const path = uri.path.slice(place.path.length - CONFIGURATION_FILE.length);
      return { file: place, choices: choicesFor(configuration, path), excluded: isExcluded(configuration, path) };
    },
    reload: read,
    onDidChange: changed.event,
    dispose() {
      vscode.Disposable.from(problems, changed, changes).dispose();
    },
  };
}

/** Calls `read` with each configuration file of the workspace that comes, changes or goes. */
function followConfigurationFiles(read: (file: vscode.Uri) => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(`**/${CONFIGURATION_FILE}`);
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(read),
    watcher.onDidChange(read),
    watcher.onDidDelete(read),
    // The watcher misses what it is told to (`files.watcherExclude`), and what is in a folder before it has heard of that.
    vscode.workspace.onDidSaveTextDocument(({ uri }) => uri.path.endsWith(`/${CONFIGURATION_FILE}`) && read(uri)),
  );
}

/** Where the configuration of a file may stand, the nearest first: from its folder up to that of the workspace. */
function placesFor(uri: vscode.Uri): vscode.Uri[] {
  if (vscode.workspace.getWorkspaceFolder(uri) === undefined) {
    return [];
  }
  const steps = vscode.workspace.asRelativePath(uri, false).split('/');
  return steps.map((_, up) => vscode.Uri.joinPath(uri, `${'../'.repeat(up + 1)}${CONFIGURATION_FILE}`));
}

/** The text of a file; undefined where it can't be read, which for most places means that there is none. */
async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
