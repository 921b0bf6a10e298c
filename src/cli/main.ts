/** The command line. Its options, formats and exit codes are a contract: docs/command-line.md. */
import { parseArgs } from 'node:util';
import { version } from '../../package.json';
import { DEFAULT_HOST } from '../core/analyze';
import { GENERATION_1_MODE_NAMES, RULE_SEVERITIES } from '../core/control/control';
import { FORMAT_IDS } from '../core/formats/format';
import { REPORT_FORMATS } from '../core/reports/formats';
import { FAIL_ON } from '../core/reports/report';
import { rulesJson, rulesText } from '../core/reports/rules';
import { check } from './check';
import { convert } from './convert';
import { ExitCode } from './exit-code';
import { exportScript } from './export-script';
import { runbook } from './runbook';
import { processTerminal, type Terminal } from './terminal';
import { CHOICE_OPTIONS, decisionOptionsOf, FILE_OPTIONS, HOST_IDS, oneOf, sizeOf, UsageError } from './usage';

/** In MB; a file of machines is far smaller, and what is far larger is no file of machines. */
const MAXIMUM_FILE_SIZE = '50';

const HELP = `Usage: gen2-advisor COMMAND [OPTION...] [PATH...]

  check [PATH...]     check files, folders, globs, or - for standard input; the current folder without a path
      --format ${REPORT_FORMATS.join('|')}
      --output FILE     where the report goes, in place of standard output
      --host ${HOST_IDS.join('|')}     the oldest host that has to run the machines (default ${DEFAULT_HOST})
      --read-as ${FORMAT_IDS.join('|')}     read all files as this, whatever they are recognised as
      --severity RULE=SEVERITY     ${RULE_SEVERITIES.join('|')} for one rule; repeatable
      --generation-1 ${GENERATION_1_MODE_NAMES.join('|')}     what is said of Generation 1 machines (default advise)
      --config FILE     the configuration file, in place of the nearest .gen2-advisor.json above each file
      --no-config       no configuration file
      --fail-on ${FAIL_ON.join('|')}     (default error)
      --quiet           report only what --fail-on fails for, and print nothing where there is none
      --baseline FILE   accept the findings that the file lists
      --update-baseline     write that file anew, so that it accepts all that is found now
      --max-file-size MB     larger files are not read (default ${MAXIMUM_FILE_SIZE})
      --stdin-filename NAME     the name to check standard input under

  convert PATH...     rewrite Generation 1 machines as Generation 2; prints a unified diff
      --plan          print what would be done, lost and left, in place of a diff
      --stdout        print the converted text of one file
      --write         change the files
      --lossy         also make changes that lose something, or need a person before the machine works
      --host, --read-as, --config, --no-config     as above

  runbook FILE        print the migration of a machine as a PowerShell script with its checklist
      --machine NAME    which machine, where the file has several
      --host, --read-as, --config, --no-config     as above

  export-script       print the PowerShell script that exports the machines of a host as definitions

  rules [--format text|json]     list the rules

  --help, --version

Exit code: 0 nothing at or above --fail-on; 1 findings, something is left to convert, or no runbook for this machine;
2 wrong usage, or a file that could not be read or parsed.
`;

/** Runs a command line (without the program's own name) and gives its exit code. */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await runCommand(args, terminal);
  } catch (error) {
    if (error instanceof UsageError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') === true) {
      terminal.tell(`gen2-advisor: ${(error as Error).message} (see gen2-advisor --help)`);
      return ExitCode.unusable;
    }
    throw error;
  }
}

async function runCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [command, ...rest] = args;
  switch (command) {
    case 'check': {
      const { values, positionals } = parseArgs({
        args: rest,
        allowPositionals: true,
        options: {
          format: { type: 'string', default: 'text' },
          ...FILE_OPTIONS,
          ...CHOICE_OPTIONS,
          'fail-on': { type: 'string', default: 'error' },
          'stdin-filename': { type: 'string' },
          output: { type: 'string' },
          quiet: { type: 'boolean', default: false },
          baseline: { type: 'string' },
          'update-baseline': { type: 'boolean', default: false },
          'max-file-size': { type: 'string', default: MAXIMUM_FILE_SIZE },
        },
      });
      if (values['update-baseline'] && values.baseline === undefined) {
        throw new UsageError('--update-baseline needs --baseline FILE');
      }
      const options = {
        paths: positionals,
        stdinFilename: values['stdin-filename'],
        format: oneOf('--format', values.format, REPORT_FORMATS),
        output: values.output,
        quiet: values.quiet,
        baseline: values.baseline,
        updateBaseline: values['update-baseline'],
        maximumSize: sizeOf('--max-file-size', values['max-file-size']),
        ...decisionOptionsOf(values),
        failOn: oneOf('--fail-on', values['fail-on'], FAIL_ON),
      };
      return check(options, terminal);
    }
    case 'convert': {
      const { values, positionals } = parseArgs({
        args: rest,
        allowPositionals: true,
        options: {
          plan: { type: 'boolean', default: false },
          stdout: { type: 'boolean', default: false },
          write: { type: 'boolean', default: false },
          lossy: { type: 'boolean', default: false },
          ...FILE_OPTIONS,
        },
      });
      if (positionals.length === 0) {
        throw new UsageError('convert needs a file');
      }
      const [output = 'diff', ...others] = (['plan', 'stdout', 'write'] as const).filter(name => values[name]);
      if (others.length > 0) {
        throw new UsageError(`--${output} and --${others[0]} exclude each other`);
      }
      return convert({ paths: positionals, output, lossy: values.lossy, ...decisionOptionsOf(values) }, terminal);
    }
    case 'runbook': {
      const { values, positionals } = parseArgs({
        args: rest,
        allowPositionals: true,
        options: { machine: { type: 'string' }, ...FILE_OPTIONS },
      });
      const [path, ...others] = positionals;
      if (path === undefined || others.length > 0) {
        throw new UsageError('runbook needs one file');
      }
      return runbook({ path, machine: values.machine, ...decisionOptionsOf(values) }, terminal);
    }
    case 'export-script':
      parseArgs({ args: rest });
      return exportScript(terminal);
    case 'rules': {
      const { values } = parseArgs({ args: rest, options: { format: { type: 'string', default: 'text' } } });
      const format = oneOf('--format', values.format, ['text', 'json']);
      terminal.print(format === 'json' ? rulesJson() : rulesText());
      return ExitCode.nothing;
    }
    case '--version':
      terminal.print(`${version}\n`);
      return ExitCode.nothing;
    case '--help':
    case '-h':
    case 'help':
      terminal.print(HELP);
      return ExitCode.nothing;
    case undefined:
      throw new UsageError('a command is missing: check, convert, runbook, export-script or rules');
    default:
      throw new UsageError(`there is no command ${JSON.stringify(command)}`);
  }
}

if (require.main === module) {
  // Whoever read the output has seen enough (| head).
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') {
      throw error;
    }
  });
  run(process.argv.slice(2), processTerminal).then(code => {
    process.exitCode = code;
  });
}
