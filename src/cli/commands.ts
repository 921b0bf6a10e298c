/** The commands. Their options, formats and exit codes are a contract: docs/command-line.md. */
import { DEFAULT_HOST } from '../core/analyze';
import { AZURE_SECURITY_NAMES, GENERATION_1_MODE_NAMES, RULE_SEVERITIES } from '../core/control/control';
import { FORMAT_IDS } from '../core/formats/format';
import { ExitCode } from '../core/reports/exit-code';
import { REPORT_FORMATS, reportFormatOf } from '../core/reports/format-names';
import { FAIL_ON } from '../core/reports/report';
import { check } from './check';
import { type Command, command, type Options } from './command';
import { completionScript, SHELLS } from './completion';
import { exportScript } from './export-script';
import { init } from './init';
import { printConfig } from './print-config';
import { STDIN_NAME } from './standard-input';
import { decisionOptionsOf, HOST_IDS, oneOf, sizeOf, UsageError } from './usage';

/** In MB; a file of machines is far smaller, and what is far larger is no file of machines. */
const MAXIMUM_FILE_SIZE = '50';

/** Those that every command over files has. */
const FILE_OPTIONS = {
  host: {
    type: 'string',
    value: HOST_IDS.join('|'),
    text: `the oldest host that has to run the machines (default ${DEFAULT_HOST})`,
  },
  'azure-security': {
    type: 'string',
    value: AZURE_SECURITY_NAMES.join('|'),
    text: "the security profile that Azure's machines are to have (default: the one that each file says)",
  },
  'read-as': {
    type: 'string',
    value: FORMAT_IDS.join('|'),
    text: 'read all files as this, whatever they are recognised as',
  },
  config: {
    type: 'string',
    value: 'FILE',
    text: 'the configuration file, in place of the nearest .gen2-advisor.json above each file',
  },
  'no-config': { type: 'boolean', text: 'no configuration file' },
  'var-file': {
    type: 'string',
    multiple: true,
    value: 'FILE',
    text: "values of a Packer configuration's variables, as for packer build; repeatable",
  },
} as const satisfies Options;

const STDIN_FILENAME = {
  type: 'string',
  value: 'NAME',
  text: 'the name under which standard input is looked at',
} as const;

const checkCommand = command({
  name: 'check',
  operands: '[PATH...]',
  summary: 'check files, folders, globs, or - for standard input; the current folder without a path',
  options: {
    format: {
      type: 'string',
      short: 'f',
      value: REPORT_FORMATS.join('|'),
      text: "the report (default: by --output's ending, or text)",
    },
    output: {
      type: 'string',
      short: 'o',
      value: 'FILE',
      text: 'where the report goes, in place of standard output (-)',
    },
    ...FILE_OPTIONS,
    severity: {
      type: 'string',
      multiple: true,
      value: 'RULE=SEVERITY',
      text: `${RULE_SEVERITIES.join('|')} for one rule, or for all of a subject as nic/*; repeatable`,
    },
    'generation-1': {
      type: 'string',
      value: GENERATION_1_MODE_NAMES.join('|'),
      text: 'what is said of Generation 1 machines (default advise)',
    },
    'fail-on': {
      type: 'string',
      value: FAIL_ON.join('|'),
      text: 'from which severity on the exit code is 1 (default error)',
    },
    'fail-on-empty': { type: 'boolean', text: 'exit with 2 where no file defines a machine' },
    'skip-others': { type: 'boolean', text: 'say nothing of named files that define no machine, as in a hook' },
    quiet: {
      type: 'boolean',
      short: 'q',
      text: 'report only what --fail-on fails for, and print nothing where there is none',
    },
    baseline: { type: 'string', value: 'FILE', text: 'accept the findings that the file lists' },
    'update-baseline': { type: 'boolean', text: 'write that file anew, so that it accepts all that is found now' },
    compare: {
      type: 'string',
      value: 'FILE',
      text: 'say what changed since a JSON report of before: machines that moved, work that is left, new problems',
    },
    'max-file-size': { type: 'string', value: 'MB', text: `larger files are not read (default ${MAXIMUM_FILE_SIZE})` },
    'stdin-filename': STDIN_FILENAME,
    'print-config': {
      type: 'string',
      value: 'FILE',
      text: 'print what holds for a file and where that is decided, as text or json, and check nothing',
    },
  },
  run(values, paths, terminal) {
    const { quiet = false, baseline, 'update-baseline': updateBaseline = false, 'fail-on': failOn = 'error' } = values;
    const printed = values['print-config'];
    if (printed !== undefined) {
      if (paths.length > 0) {
        throw new UsageError('--print-config FILE checks nothing: leave out the other paths');
      }
      const shape = oneOf('--format', values.format ?? 'text', ['text', 'json']);
      const stands = printed === '-' ? (values['stdin-filename'] ?? STDIN_NAME) : printed;
      return printConfig({ path: stands, format: shape, ...decisionOptionsOf(values) }, terminal);
    }
    if (updateBaseline && baseline === undefined) {
      throw new UsageError('--update-baseline needs --baseline FILE');
    }
    const output = values.output === '-' ? undefined : values.output;
    const { format = reportFormatOf(output ?? '') } = values;
    const options = {
      paths,
      stdinFilename: values['stdin-filename'],
      format: oneOf('--format', format, REPORT_FORMATS),
      output,
      quiet,
      failOnEmpty: values['fail-on-empty'] ?? false,
      skipOthers: values['skip-others'] ?? false,
      baseline,
      updateBaseline,
      compare: values.compare,
      maximumSize: sizeOf('--max-file-size', values['max-file-size'] ?? MAXIMUM_FILE_SIZE),
      ...decisionOptionsOf(values),
      failOn: oneOf('--fail-on', failOn, FAIL_ON),
    };
    return check(options, terminal);
  },
});

const convertCommand = command({
  name: 'convert',
  operands: 'PATH...',
  summary: 'rewrite Generation 1 machines as Generation 2; prints a unified diff; - is standard input',
  options: {
    plan: { type: 'boolean', text: 'print what would be done, lost and left, in place of a diff' },
    stdout: { type: 'boolean', text: 'print the converted text of one file' },
    write: { type: 'boolean', text: 'change the files' },
    runbook: {
      type: 'string',
      value: 'FOLDER',
      text: 'with --write, the runbooks of the installed machines that move, made of their definitions as they were',
    },
    lossy: {
      type: 'boolean',
      text: 'also make changes that lose something, or need a person before the machine works',
    },
    'in-place': {
      type: 'boolean',
      text: 'change an answer file also where others need it as it is, in place of a copy of it',
    },
    ...FILE_OPTIONS,
    'stdin-filename': STDIN_FILENAME,
  },
  run(values, paths, terminal) {
    if (paths.length === 0) {
      throw new UsageError('convert needs a file');
    }
    const [output = 'diff', ...others] = (['plan', 'stdout', 'write'] as const).filter(name => values[name]);
    if (others.length > 0) {
      throw new UsageError(`--${output} and --${others[0]} exclude each other`);
    }
    const { lossy = false, runbook: runbooks, 'stdin-filename': stdinFilename, 'in-place': inPlace = false } = values;
    if (runbooks !== undefined && output !== 'write') {
      throw new UsageError('--runbook needs --write');
    }
    const decisions = decisionOptionsOf(values);
    const { convert } = require('./convert') as typeof import('./convert');
    return convert({ paths, stdinFilename, output, lossy, inPlace, runbooks, ...decisions }, terminal);
  },
});

const runbookCommand = command({
  name: 'runbook',
  operands: 'FILE...',
  summary: 'print the migration of a machine as a PowerShell script with its checklist; - is standard input',
  options: {
    machine: { type: 'string', value: 'NAME', text: 'which machine, where the file has several' },
    all: {
      type: 'boolean',
      text: 'one script for all machines of the files and folders, which moves them one after another',
    },
    ...FILE_OPTIONS,
    'stdin-filename': STDIN_FILENAME,
  },
  run(values, paths, terminal) {
    const [path, ...others] = paths;
    const { machine, all = false, 'stdin-filename': stdinFilename } = values;
    if (all && machine !== undefined) {
      throw new UsageError('--all and --machine exclude each other');
    }
    if (path === undefined || (others.length > 0 && !all)) {
      throw new UsageError(all ? 'runbook needs a file' : 'runbook needs one file, or --all');
    }
    const { runbook, runbookForAll } = require('./runbook') as typeof import('./runbook');
    if (all) {
      return runbookForAll({ paths, stdinFilename, ...decisionOptionsOf(values) }, terminal);
    }
    return runbook({ path, stdinFilename, machine, ...decisionOptionsOf(values) }, terminal);
  },
});

const exportCommand = command({
  name: 'export',
  operands: '',
  summary: 'write a definition for each machine of a Hyper-V host, which PowerShell reads',
  options: {
    computer: {
      type: 'string',
      value: 'NAME',
      text: 'the host, reached by PowerShell remoting (default: this computer)',
    },
    output: { type: 'string', value: 'FOLDER', text: 'where the files go' },
    force: { type: 'boolean', text: 'replace files that are there and say something else' },
  },
  run({ computer = '', output, force = false }, _, terminal) {
    if (output === undefined) {
      throw new UsageError('export needs --output FOLDER');
    }
    const { exportHost } = require('./export') as typeof import('./export');
    return exportHost({ computer, folder: output, force }, terminal);
  },
});

const exportScriptCommand = command({
  name: 'export-script',
  operands: '',
  summary: 'print the PowerShell script that exports the machines of a host as definitions',
  options: {},
  run: (_, __, terminal) => exportScript(terminal),
});

const rulesCommand = command({
  name: 'rules',
  operands: '[RULE]',
  summary:
    'list the rules, or those of nic/*, or print the page of one: why it is there, what to do, examples, sources',
  options: { format: { type: 'string', short: 'f', value: 'text|json', text: '(default text)' } },
  run({ format = 'text' }, [rule, ...others], terminal) {
    if (others.length > 0) {
      throw new UsageError('rules prints the page of one rule');
    }
    const isJson = oneOf('--format', format, ['text', 'json']) === 'json';
    const { printRules } = require('./rule') as typeof import('./rule');
    printRules(rule, isJson, terminal);
    return ExitCode.nothing;
  },
});

const initCommand = command({
  name: 'init',
  operands: '',
  summary: 'write a .gen2-advisor.json to begin with into the current folder',
  options: {},
  run: (_, __, terminal) => init(terminal),
});

const completionCommand = command({
  name: 'completion',
  operands: SHELLS.join('|'),
  summary: 'print the script by which a shell completes commands, options and their values',
  options: {},
  run(_, [shell = '', ...others], terminal) {
    if (others.length > 0) {
      throw new UsageError('completion prints the script of one shell');
    }
    terminal.print(completionScript(oneOf('completion', shell, SHELLS), COMMANDS));
    return ExitCode.nothing;
  },
});

const lspCommand = command({
  name: 'lsp',
  operands: '',
  summary: 'serve an editor over standard input and output, by the Language Server Protocol',
  options: { stdio: { type: 'boolean', text: 'what it does anyway; some editors add it' } },
  run() {
    const { serve } = require('./lsp') as typeof import('./lsp');
    return serve(process.stdin, process.stdout);
  },
});

const mcpCommand = command({
  name: 'mcp',
  operands: '',
  summary: 'serve an agent over standard input and output, by the Model Context Protocol',
  options: {},
  async run() {
    const { serve } = require('./mcp') as typeof import('./mcp');
    await serve(process.stdin, process.stdout);
    return ExitCode.nothing;
  },
});

export const COMMANDS: readonly Command[] = [
  ...[checkCommand, convertCommand, runbookCommand],
  ...[exportCommand, exportScriptCommand, rulesCommand],
  ...[initCommand, completionCommand, lspCommand, mcpCommand],
];
