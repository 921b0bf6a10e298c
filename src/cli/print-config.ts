/** `gen2-advisor check --print-config FILE`: what holds for a file, and where each of it was decided. */
import { DEFAULT_HOST } from '../core/analyze';
import { type Chosen, type Holding, holdingOf } from '../core/control/layers';
import { ExitCode } from '../core/reports/exit-code';
import { oneLine } from '../core/text/one-line';
import { statsOf } from '../shell/stats';
import { definitionsAmong } from './configurations';
import { type DecisionOptions, decisionsOf } from './decisions';
import { filesToRead } from './files';
import type { Terminal } from './terminal';
import { UsageError } from './usage';

export interface PrintConfigOptions extends DecisionOptions {
  readonly path: string;
  readonly format: 'text' | 'json';
}

/** Its shape is a contract (docs/command-line.md), told apart by `version`. */
interface Told {
  readonly version: 1;
  readonly path: string;
  /** The configuration file for it. */
  readonly configuration: string | null;
  /** Whether that leaves the file out. */
  readonly excluded: boolean;
  readonly host: Chosen<string>;
  readonly generation1: Chosen<string>;
  /** Null: the one that each file says. */
  readonly azureSecurity: Chosen<string | null>;
  /** Null: what the file is recognised as. */
  readonly format: Chosen<string | null>;
  readonly rules: Holding['rules'];
}

const DEFAULT = 'default';

/** The file need not be there. A part of a definition of several files is looked at as the one that stands for all. */
export async function printConfig(options: PrintConfigOptions, terminal: Terminal): Promise<ExitCode> {
  if (statsOf(options.path)?.isDirectory() === true) {
    throw new UsageError(`--print-config is for one file, and ${options.path} is a folder`);
  }
  const [file, ...others] = definitionsAmong(await filesToRead([options.path]));
  if (file === undefined || others.length > 0) {
    throw new UsageError('--print-config is for one file');
  }
  const decisions = decisionsOf(options, terminal);
  const { host, generation1, azureSecurity, format, rules } = holdingOf(decisions.layersOf(file.path));
  const told: Told = {
    version: 1,
    path: file.path,
    configuration: decisions.configurationOf(file.path) ?? null,
    excluded: decisions.of(file.path).excludedBy !== undefined,
    host: host ?? { value: DEFAULT_HOST, from: DEFAULT },
    generation1: generation1 ?? { value: 'advise', from: DEFAULT },
    azureSecurity: azureSecurity ?? { value: null, from: DEFAULT },
    format: format ?? { value: null, from: DEFAULT },
    rules,
  };
  terminal.print(options.format === 'json' ? `${JSON.stringify(told, undefined, 2)}\n` : textOf(told));
  return decisions.broken ? ExitCode.unusable : ExitCode.nothing;
}

function textOf({ path, configuration, excluded, host, generation1, azureSecurity, format, rules }: Told): string {
  const decided: readonly (readonly [what: string, chosen: Chosen<string | null>])[] = [
    ['host', host],
    ['generation1', generation1],
    ...(azureSecurity.value === null ? [] : [['azureSecurity', azureSecurity] as const]),
    ['format', format],
    ...Object.entries(rules),
  ];
  const rows = decided.map(([what, { value, from }]) => [what, value ?? 'by its content', oneLine(from)] as const);
  const widthOf = (column: 0 | 1): number => Math.max(...rows.map(row => row[column].length));
  const [names, values] = [widthOf(0), widthOf(1)];
  return [
    oneLine(path),
    configuration === null ? '  no configuration file' : `  configuration file: ${oneLine(configuration)}`,
    ...(excluded ? ['  excluded: it is not checked'] : []),
    ...rows.map(([what, value, from]) => `  ${what.padEnd(names)}  ${value.padEnd(values)}  ${from}`),
    '',
  ].join('\n');
}
