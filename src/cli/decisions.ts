/** What holds for each file: what the command line chooses, over the configuration file that is nearest to it. */
import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { CONFIGURATION_FILE } from '../core/candidates';
import {
  type Configuration,
  choicesFor,
  isExcluded,
  layersFor,
  parseConfiguration,
} from '../core/control/configuration';
import { type Choices, layered } from '../core/control/control';
import type { Layer } from '../core/control/layers';
import { lineStarts, positionAt } from '../core/text/lines';
import { statsOf } from '../shell/stats';
import { readDefinition, slashes } from './files';
import type { Terminal } from './terminal';

export interface DecisionOptions {
  /** What the command line chooses. */
  readonly choices: Choices;
  /** Files of values for the variables of definitions, the weakest first. */
  readonly valueFiles: readonly string[];
  /** The configuration file for all files; `none`: there is none; undefined: the nearest one of each file. */
  readonly configuration: string | 'none' | undefined;
}

export interface Decision {
  readonly choices: Choices;
  /** The configuration file that leaves this file out. */
  readonly excludedBy: string | undefined;
}

export interface Decisions {
  /** What holds for the file at a path. */
  of(this: void, path: string): Decision;
  /** What each place says of the file at a path, the weakest first. */
  layersOf(this: void, path: string): readonly Layer[];
  /** The configuration file for the file at a path, as it is shown. */
  configurationOf(this: void, path: string): string | undefined;
  /** Whether a configuration file could not be read or parsed. */
  readonly broken: boolean;
}

interface Located {
  /** Absolute. */
  readonly folder: string;
  /** As it is shown. */
  readonly path: string;
  readonly configuration: Configuration;
}

/** The configuration files that have been looked for. */
interface Found {
  readonly byFolder: Map<string, Located | undefined>;
  /** Whether one of them could not be read or parsed. */
  broken: boolean;
  readonly terminal: Terminal;
}

const COMMAND_LINE = 'command line';

/** Reads each configuration file once, when the first file asks for it; what is wrong with it goes to standard error. */
export function decisionsOf({ choices, configuration }: DecisionOptions, terminal: Terminal): Decisions {
  const found: Found = { byFolder: new Map(), broken: false, terminal };
  const forAll =
    configuration === undefined || configuration === 'none' ? undefined : load(resolve(configuration), found);
  const locate = (path: string): Located | undefined =>
    configuration === undefined ? nearest(dirname(resolve(path)), found) : forAll;
  return {
    of(path) {
      const located = locate(path);
      if (located === undefined) {
        return { choices, excludedBy: undefined };
      }
      const own = pathIn(located, path);
      return {
        choices: layered(choicesFor(located.configuration, own), choices),
        excludedBy: isExcluded(located.configuration, own) ? located.path : undefined,
      };
    },
    layersOf(path) {
      const located = locate(path);
      const below = located === undefined ? [] : layersFor(located.configuration, located.path, pathIn(located, path));
      return [...below, { from: COMMAND_LINE, choices }];
    },
    configurationOf: path => locate(path)?.path,
    get broken() {
      return found.broken;
    },
  };
}

function load(path: string, found: Found): Located {
  const { terminal } = found;
  const shown = relative('', path);
  const content = readDefinition(path);
  const text = 'text' in content ? content.text : '';
  if (!('text' in content)) {
    terminal.tell(`${shown}: ${content.message}`);
    found.broken = true;
  }
  const parsed = parseConfiguration(text);
  const starts = lineStarts(text);
  for (const { code, message, offset } of parsed.problems) {
    const { line, character } = positionAt(starts, offset);
    terminal.tell(`${shown}:${line + 1}:${character + 1}: ${message} (${code})`);
    found.broken ||= code === 'syntax';
  }
  return { folder: dirname(path), path: shown, configuration: parsed.configuration };
}

/** Up to the folder that holds a repository, or to the root of the file system. */
function nearest(folder: string, found: Found): Located | undefined {
  const { byFolder } = found;
  if (!byFolder.has(folder)) {
    byFolder.set(folder, find(folder, found));
  }
  return byFolder.get(folder);
}

function find(folder: string, found: Found): Located | undefined {
  const path = join(folder, CONFIGURATION_FILE);
  // Found, not named: a link in a repository can lead to a device or a pipe, where reading waits for ever.
  if (statsOf(path)?.isFile() === true) {
    return load(path, found);
  }
  const parent = dirname(folder);
  return parent === folder || existsSync(join(folder, '.git')) ? undefined : nearest(parent, found);
}

/** The path of a file from the folder of its configuration file. */
function pathIn({ folder }: Located, path: string): string {
  return slashes(relative(folder, resolve(path)));
}
