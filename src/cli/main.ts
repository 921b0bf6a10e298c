/** The command line. Its options, formats and exit codes are a contract: docs/command-line.md. */
import { version } from '../../package.json';
import { nearest } from '../core/control/nearest';
import { ExitCode } from '../core/reports/exit-code';
import { withoutLogCommands } from '../core/text/log-commands';
import { withoutControls } from '../core/text/one-line';
import { asksForHelp, helpOf } from './command';
import { COMMANDS } from './commands';
import { processTerminal, type Terminal } from './terminal';
import { UsageError } from './usage';
import { notWritten } from './write-file';

const NAMES = COMMANDS.map(({ name }) => name);

const HELP = `Usage: gen2-advisor COMMAND [OPTION...] [PATH...]

${COMMANDS.map(({ name, operands, summary }) => `  ${`${name} ${operands}`.trimEnd()}\n      ${summary}`).join('\n')}

  gen2-advisor COMMAND --help     the options of a command
  gen2-advisor --version

Exit code: 0 nothing at or above --fail-on; 1 findings, something is left to convert, or no runbook for this machine;
2 wrong usage, or a file that could not be read or parsed.
`;

/** Runs a command line (without the program's own name) and gives its exit code. */
export async function run(args: readonly string[], { tell, ...rest }: Terminal): Promise<ExitCode> {
  const terminal: Terminal = { ...rest, tell: line => tell(withoutLogCommands(withoutControls(line))) };
  try {
    return await runCommand(args, terminal);
  } catch (error) {
    if (error instanceof UsageError) {
      const named = NAMES.includes(args[0] ?? '') ? `${args[0]} ` : '';
      terminal.tell(`gen2-advisor: ${error.message} (see gen2-advisor ${named}--help)`);
      return ExitCode.unusable;
    }
    throw error;
  }
}

async function runCommand([name, ...args]: readonly string[], terminal: Terminal): Promise<ExitCode> {
  switch (name) {
    case '--version':
      terminal.print(`${version}\n`);
      return ExitCode.nothing;
    case '--help':
    case '-h':
      terminal.print(HELP);
      return ExitCode.nothing;
    case 'help':
      terminal.print(args[0] === undefined ? HELP : helpOf(commandNamed(args[0])));
      return ExitCode.nothing;
    case undefined:
      throw new UsageError(`a command is missing: ${NAMES.join(', ')}`);
    default: {
      const command = commandNamed(name);
      if (!asksForHelp(args)) {
        return command.run(args, terminal);
      }
      terminal.print(helpOf(command));
      return ExitCode.nothing;
    }
  }
}

function commandNamed(name: string): (typeof COMMANDS)[number] {
  const command = COMMANDS.find(candidate => candidate.name === name);
  if (command === undefined) {
    const near = nearest(name, NAMES);
    const meant = near === undefined ? '' : `: did you mean ${near}?`;
    throw new UsageError(`there is no command ${JSON.stringify(name)}${meant}`);
  }
  return command;
}

/** Runs the program's own command line; its exit code is that of the process. */
export async function main(): Promise<void> {
  // Whoever read the output has seen enough (| head).
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') {
      console.error(`gen2-advisor: standard output is not written: ${notWritten(error)}`);
      process.exit(ExitCode.unusable);
    }
  });
  process.exitCode = await run(process.argv.slice(2), processTerminal);
}
