/** Makes one PowerShell script of the steps of a runbook. */
import type { Comment, Parameter, Step } from './step';

/** What a script has beside the steps of its machine, by where the machine is. */
export interface Frame {
  /** What PowerShell has to have. */
  readonly requires: readonly string[];
  /** Parameters that come by themselves, before and behind those that the definition leaves open. */
  readonly first: readonly Parameter[];
  readonly last: readonly Parameter[];
  /** Assignments that come by themselves. */
  readonly variables: readonly string[];
  /** Finds the machine. */
  readonly look: readonly string[];
}

export interface Script {
  readonly frame: Frame;
  /** The lines of its help, behind the words .SYNOPSIS and .DESCRIPTION. */
  readonly synopsis: string;
  readonly description: readonly Comment[];
  readonly modules: readonly string[];
  /** The machine's. */
  readonly name: string;
  /** What the definition leaves open; `From` and those of the frame come by themselves. */
  readonly parameters: readonly Parameter[];
  /** Assignments that every step may use. */
  readonly variables: readonly string[];
  readonly functions: readonly (readonly string[])[];
  readonly steps: readonly Step[];
}

const WIDTH = 110;

/** The text of a script: ASCII, with `\n` at the ends of its lines. */
export function renderScript(script: Script): string {
  return textOf([
    ...help(script),
    '',
    ...script.frame.requires,
    '',
    '[CmdletBinding(SupportsShouldProcess)]',
    ...parameterBlock(parametersOf(script)),
    '',
    ...preferences(),
    ...ownVariables(script, 'go on with -From $step'),
    ...script.functions.flatMap(lines => ['', ...lines]),
    '',
    ...checkLines(script),
    ...script.steps.flatMap((step, index) => ['', ...stepLines(step, index + 1)]),
  ]);
}

export function textOf(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}

export function requirements(modules: readonly string[]): string[] {
  return [
    '#Requires -Version 4.0',
    '#Requires -RunAsAdministrator',
    ...modules.map(name => `#Requires -Modules ${name}`),
  ];
}

/** The steps of a machine as a function that the script for several machines calls. It ends after the checks with -Check. */
export function renderFunction(name: string, script: Script, saveStep: (step: string) => string): string[] {
  const last = script.steps.length - 1;
  return [
    ...comment(script.synopsis, 0),
    ...paragraphs(script.description, 0),
    `function ${name} {`,
    ...indented([
      '[CmdletBinding(SupportsShouldProcess)]',
      ...parameterBlock([...parametersOf(script), CHECK]),
      '',
      ...ownVariables(script, 'start the script again: it goes on there'),
      '',
      ...checkLines(script),
      'if ($Check) {',
      '    return',
      '}',
      ...script.steps.flatMap(({ commands, ...step }, index) => [
        '',
        ...stepLines(
          {
            ...step,
            commands: [saveStep(String(index + 1)), ...commands, ...(index === last ? [saveStep('moved')] : [])],
          },
          index + 1,
        ),
      ]),
    ]),
    '}',
  ];
}

export function help({ synopsis, description }: Pick<Script, 'synopsis' | 'description'>): string[] {
  return ['# .SYNOPSIS', ...comment(synopsis, 0), '#', '# .DESCRIPTION', ...paragraphs(description, 0)];
}

/** What stands in the way is found before the first change, and all of it at once. */
function checkLines({ frame, steps }: Script): string[] {
  return [
    '# ---- Before the first step: what can be looked at while nothing changes '.padEnd(WIDTH, '-'),
    ...frame.look,
    ...steps.flatMap(({ checks = [], checksLater = [] }, index) => [
      ...(checks.length === 0 ? [] : [`if ($From -le ${index + 1}) {`, ...indented(checks), '}']),
      ...(checksLater.length === 0 ? [] : [`if ($From -gt ${index + 1}) {`, ...indented(checksLater), '}']),
    ]),
    'if ($problems.Count -gt 0) {',
    '    throw "Nothing was changed. This stands in the way:`n- $($problems -join "`n- ")"',
    '}',
  ];
}

const CHECK: Parameter = { name: 'Check', type: 'switch', comment: 'Only looks at what can be looked at.' };

/** Those that have to be given first. */
function parametersOf({ frame, parameters, steps }: Script): Parameter[] {
  const from: Parameter = {
    name: 'From',
    type: 'int',
    comment: 'The step to begin with, where the script stopped before.',
    validation: `ValidateRange(1, ${steps.length})`,
    value: '1',
  };
  return [
    ...frame.first,
    ...parameters.filter(isAskedFor),
    ...parameters.filter(parameter => !isAskedFor(parameter)),
    ...frame.last,
    from,
  ];
}

export function parameterBlock(parameters: readonly Parameter[]): string[] {
  const declarations = parameters.map(declaration);
  return [
    'param(',
    ...declarations.flatMap((lines, index) => (index === declarations.length - 1 ? lines : [...withComma(lines), ''])),
    ')',
  ];
}

/** A path without a drive is one of the provider of the current location, also that of a share. */
export function preferences(): string[] {
  return [
    "$ErrorActionPreference = 'Stop'",
    "if ((Get-Location).Provider.Name -ne 'FileSystem') {",
    '    throw "Start the script in a folder: in $(Get-Location) PowerShell finds no share."',
    '}',
  ];
}

/** `goOn`: what to do once the cause of an error is mended. */
function ownVariables({ frame, variables }: Script, goOn: string): string[] {
  return [
    '# -Confirm asks once for each step; the cmdlets inside of one do not ask by themselves.',
    "$ConfirmPreference = 'None'",
    ...frame.variables,
    ...variables,
    '',
    '$step = 0',
    'trap {',
    '    if ($step -gt 0) {',
    `        Write-Warning "$($Name): stopped in step $step. Once the cause is mended, ${goOn}."`,
    '    }',
    '    break',
    '}',
  ];
}

export function isAskedFor({ type, value }: Parameter): boolean {
  return value === undefined && type !== 'switch';
}

function withComma(lines: readonly string[]): string[] {
  return [...lines.slice(0, -1), `${lines.at(-1)},`];
}

/** The lines of a parameter; one without a value has to be given. */
function declaration(parameter: Parameter): string[] {
  const { name, type, comment: text, validation, value } = parameter;
  return [
    ...comment(text, 4),
    ...(isAskedFor(parameter) ? ['    [Parameter(Mandatory)]'] : []),
    ...(validation === undefined ? [] : [`    [${validation}]`]),
    `    [${type}] $${name}${value === undefined ? '' : ` = ${value}`}`,
  ];
}

function stepLines({ title, comments, commands }: Step, number: number): string[] {
  const heading = `# ---- Step ${number}: ${title} `;
  const guarded = [
    `if ($PSCmdlet.ShouldProcess($Name, 'Step ${number}: ${title.replaceAll("'", "''")}')) {`,
    `    Write-Host 'Step ${number}: ${title.replaceAll("'", "''")}'`,
    ...indented(commands),
    '}',
  ];
  return [
    heading.padEnd(WIDTH, '-'),
    ...paragraphs(comments, 0),
    `$step = ${number}`,
    'if ($From -le $step) {',
    ...indented(guarded),
    '}',
  ];
}

function indented(lines: readonly string[]): string[] {
  return lines.map(line => (line === '' ? '' : `    ${line}`));
}

function paragraphs(comments: readonly Comment[], indent: number): string[] {
  return comments.flatMap(paragraph =>
    typeof paragraph === 'string'
      ? comment(paragraph, indent)
      : paragraph.map(line => `${' '.repeat(indent)}#     ${line}`),
  );
}

/** A paragraph as comment lines of a bounded width. */
export function comment(text: string, indent: number): string[] {
  const start = `${' '.repeat(indent)}#`;
  const lines: string[] = [];
  let line = start;
  for (const word of text.split(' ')) {
    // A line of help that begins with a dot is one of its keywords.
    if (line !== start && line.length + 1 + word.length > WIDTH && !word.startsWith('.')) {
      lines.push(line);
      line = start;
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}
