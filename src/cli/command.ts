/** What a command of the command line is, its help, and how its arguments are read. */
import { parseArgs } from 'node:util';
import { nearest } from '../core/control/nearest';
import type { ExitCode } from '../core/reports/exit-code';
import type { Terminal } from './terminal';
import { UsageError } from './usage';

interface FlagOption {
  readonly type: 'boolean';
  /** One letter, for those that are typed often. */
  readonly short?: string;
  readonly text: string;
}

interface ValueOption {
  readonly type: 'string';
  readonly short?: string;
  readonly multiple?: boolean;
  /** How the value is written in the help: `FILE`, or the values that there are. */
  readonly value: string;
  readonly text: string;
}

/** The options of a command by their names, as parseArgs takes them, with their lines in the help. */
export type Options = Readonly<Record<string, FlagOption | ValueOption>>;

type ValueOf<O> = O extends { type: 'boolean' } ? boolean : O extends { multiple: true } ? string[] : string;

export type Values<O extends Options> = { readonly [K in keyof O]?: ValueOf<O[K]> };

export interface Command {
  readonly name: string;
  /** Behind the name: 'PATH...'. */
  readonly operands: string;
  readonly summary: string;
  readonly options: Options;
  /** Throws UsageError. */
  run(args: readonly string[], terminal: Terminal): ExitCode | Promise<ExitCode>;
}

/** A command whose arguments are read before it runs, and which answers `--help` by itself. */
export function command<const O extends Options>(
  definition: Omit<Command, 'run' | 'options'> & {
    readonly options: O;
    run(values: Values<O>, operands: readonly string[], terminal: Terminal): ExitCode | Promise<ExitCode>;
  },
): Command {
  const { options, operands, run } = definition;
  return {
    ...definition,
    run(args, terminal) {
      const { values, positionals } = read(args, options, operands !== '');
      return run(values as Values<O>, positionals, terminal);
    },
  };
}

const HELP_OPTIONS: ReadonlySet<string> = new Set(['--help', '-h']);

/** Whether the arguments ask for help; what stands behind `--` are names. */
export function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end === -1 ? undefined : end).some(arg => HELP_OPTIONS.has(arg));
}

/**
 * Throws UsageError for an option that there isn't, one without its value or with one that it doesn't take, and for an
 * operand of a command that has none. The words are ours: those of parseArgs are for who writes a program.
 */
function read(args: readonly string[], options: Options, takesOperands: boolean): ReturnType<typeof parseArgs> {
  const named = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true });
  for (const token of named.tokens ?? []) {
    if (token.kind === 'option' && !Object.hasOwn(options, token.name)) {
      const near = nearest(token.name, Object.keys(options));
      const meant = near === undefined ? '' : `: did you mean --${near}?`;
      throw new UsageError(`there is no option ${token.rawName}${meant}`);
    }
    if (token.kind === 'option') {
      askValue(token, options);
    }
    if (token.kind === 'positional' && !takesOperands) {
      throw new UsageError(`there is nothing to do with ${JSON.stringify(token.value)}`);
    }
  }
  return named;
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function askValue({ name, rawName, value, inlineValue }: OptionToken, options: Options): void {
  const option = options[name];
  if (option?.type === 'boolean' && value !== undefined) {
    throw new UsageError(`${rawName} takes no value`);
  }
  if (option?.type !== 'string') {
    return;
  }
  // What begins with a dash is the next option, unless it is the sign of standard input or output.
  const isNext = inlineValue === false && value !== undefined && value !== '-' && value.startsWith('-');
  if (value === undefined || value === '' || isNext) {
    const way = isNext && !value.startsWith('--') ? `; one that begins with a dash is written --${name}=${value}` : '';
    throw new UsageError(`${rawName} needs a value: --${name} ${option.value}${way}`);
  }
}

/** The help of one command: its usage, what it does, and a line for each option. */
export function helpOf({ name, operands, summary, options }: Command): string {
  const lines = Object.entries(options).map(([option, described]) => {
    const value = described.type === 'string' ? ` ${described.value}` : '';
    const short = described.short === undefined ? '' : `(-${described.short}) `;
    return `  --${option}${value}     ${short}${described.text}`;
  });
  const usage = `Usage: gen2-advisor ${[name, lines.length > 0 ? '[OPTION...]' : '', operands].filter(Boolean).join(' ')}`;
  return [usage, '', capitalized(summary), ...(lines.length > 0 ? ['', ...lines] : []), ''].join('\n');
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
