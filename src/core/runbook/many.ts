/**
 * One script for the machines of one or several files: a table of them, which a person may order anew or complete, and
 * each moved by the steps of its own runbook, one after another. How far each got stands in its folder of the backup.
 */
import type { Analysis, AssessedMachine } from '../analysis';
import { t } from '../l10n';
import { statedGeneration } from '../machine/devices';
import { machineFolder } from './file-name';
import { functionsFor } from './functions';
import { type Runbook, scriptOf } from './index';
import { whyNoRunbook } from './obstacle';
import { commentText, powerShellLiteral } from './quote';
import {
  comment,
  help,
  isAskedFor,
  parameterBlock,
  preferences,
  renderFunction,
  requirements,
  type Script,
  textOf,
} from './render';
import type { Parameter } from './step';

export interface MachinesRunbook {
  readonly runbook: Runbook;
  /** The machines that are to move and have no row in it, in the order of the files. */
  readonly leftOut: readonly { readonly assessed: AssessedMachine; readonly because: string }[];
}

interface Row {
  readonly script: Script;
  readonly folder: string;
  /** The name of its function. */
  readonly move: string;
}

/** All machines that are not Generation 2 yet, by their indexes. */
export function unmovedMachines({ machines }: Analysis): number[] {
  return machines.flatMap(({ machine }, index) => (statedGeneration(machine) === 2 ? [] : [index]));
}

/** Machines of an analysis, by their indexes. */
export interface ChosenMachines {
  readonly analysis: Analysis;
  readonly machines: readonly number[];
}

/** One script for the chosen machines. Pure; the text is ASCII with `\n` at the ends of lines. */
export function runbookForMachines(chosen: readonly ChosenMachines[]): MachinesRunbook {
  const all = chosen.flatMap(({ analysis, machines }) =>
    machines.flatMap(index => {
      const assessed = analysis.machines[index];
      return assessed === undefined ? [] : [{ assessed, because: whyNotAmongMany(assessed, analysis) }];
    }),
  );
  const names = all.flatMap(({ assessed, because }) => (because === undefined ? [sameName(assessed)] : []));
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  const judged = all.map(({ assessed, because }) => ({
    assessed,
    because: because ?? (twice.has(sameName(assessed)) ? t('several of the machines have its name') : undefined),
  }));
  const leftOut = judged.flatMap(({ assessed, because }) => (because === undefined ? [] : [{ assessed, because }]));
  const scripts = judged.flatMap(({ assessed, because }) =>
    because === undefined && assessed.kind === 'hyper-v' ? [scriptOf(assessed)] : [],
  );
  if (scripts.length === 0) {
    return { runbook: { because: t('none of the machines has one') }, leftOut };
  }
  const text = render(
    rowsOf(scripts),
    leftOut.map(({ assessed }) => assessed.machine.name),
  );
  return { runbook: { text }, leftOut };
}

/** Machines of Azure are of no host that they would share, and what nobody knows the name of is on none. */
function whyNotAmongMany(assessed: AssessedMachine, { format }: Analysis): string | undefined {
  const because = whyNoRunbook(assessed, format);
  if (because === undefined && assessed.kind === 'hyper-v' && assessed.machine.nameIsUnknown) {
    return t('only a run tells its name: choose it alone, and give its runbook the name');
  }
  return because === undefined && assessed.kind === 'azure'
    ? t('each machine of Azure has a runbook of its own: choose it alone')
    : because;
}

/** Names as Hyper-V compares them. */
function sameName({ machine }: AssessedMachine): string {
  return machine.name.toLowerCase();
}

function rowsOf(scripts: readonly Script[]): Row[] {
  const taken = new Set<string>();
  return scripts.map((script, index) => {
    let number = 1;
    while (taken.has(machineFolder(script.name, number).toLowerCase())) {
      number += 1;
    }
    const folder = machineFolder(script.name, number);
    taken.add(folder.toLowerCase());
    return { script, folder, move: `Move-Machine${index + 1}` };
  });
}

function render(rows: readonly Row[], leftOut: readonly string[]): string {
  const scripts = rows.map(({ script }) => script);
  const { functions } = functionsFor(scripts.flatMap(({ steps }) => steps));
  return textOf([
    ...help({ synopsis: synopsis(rows), description: description(leftOut) }),
    '',
    ...requirements([...new Set(scripts.flatMap(({ modules }) => modules))]),
    '',
    '[CmdletBinding(SupportsShouldProcess)]',
    ...parameterBlock([BACKUP_PATH, MACHINE]),
    '',
    ...preferences(),
    '',
    ...table(rows),
    ...functions.flatMap(lines => ['', ...lines]),
    '',
    ...PROGRESS,
    ...rows.flatMap(({ script, move }) => ['', ...renderFunction(move, script, step => `Save-Progress '${step}'`)]),
    '',
    ...MAIN,
  ]);
}

function synopsis(rows: readonly Row[]): string {
  return rows.length === 1
    ? 'Moves a virtual machine from Generation 1 to Generation 2.'
    : `Moves ${rows.length} virtual machines from Generation 1 to Generation 2, one after another.`;
}

function description(leftOut: readonly string[]): string[] {
  return [
    'Run it on the Hyper-V host of the machines in the table below: order them, leave some out, and give the values that are ' +
      '$null there. It looks at all of them before it changes anything; -WhatIf ends after that, shows the steps and changes ' +
      'nothing. What it does to each machine, and for how long that is down, stands above the function of the machine.',
    'One machine moves at a time. At the first error it stops and names the machine and the step. Started again it passes ' +
      'over the machines that have moved, and goes on where it stopped: how far each is stands in progress.txt of its folder ' +
      'in -BackupPath. With -Machine it takes only those that are named, as where one has to wait.',
    ...(leftOut.length === 0
      ? []
      : [`Not in it, as they have no runbook: ${leftOut.map(name => commentText(name)).join(', ')}.`]),
  ];
}

const BACKUP_PATH: Parameter = {
  name: 'BackupPath',
  type: 'string',
  comment: 'The folder in which each machine gets one for its record and its export, with room for all of their disks.',
};
const MACHINE: Parameter = {
  name: 'Machine',
  type: 'string[]',
  comment: 'Only the machines of these names.',
  value: '@()',
};

function table(rows: readonly Row[]): string[] {
  return [
    '# The machines, in the order in which they move. The values are parameters of the function of the machine: beside those',
    '# that it has to be given, WithoutExport = $true says that there is a backup by other means, for one.',
    '$machines = @(',
    ...rows.flatMap(({ script, folder, move }) => [
      '    @{',
      `        Name   = ${powerShellLiteral(script.name)}`,
      `        Folder = ${powerShellLiteral(folder)}`,
      `        Move   = '${move}'`,
      ...values(script.parameters.filter(isAskedFor)),
      '    }',
    ]),
    ')',
  ];
}

function values(parameters: readonly Parameter[]): string[] {
  return parameters.length === 0
    ? ['        Values = @{}']
    : ['        Values = @{', ...parameters.flatMap(value), '        }'];
}

function value({ name, comment: text, validation }: Parameter): string[] {
  const allowed = validation?.startsWith('ValidateSet') === true ? ` ${validation.slice('ValidateSet'.length)}` : '';
  return [...comment(`${text}${allowed}`, 12), `            ${name} = $null`];
}

/** Written as each step begins, so that it is there whatever ends the script; no step that is declined counts. */
const PROGRESS = [
  'function Save-Progress([string] $step) {',
  '    $null = New-Item -ItemType Directory -Path $BackupPath -Force',
  "    $step | Out-File -LiteralPath (Join-Path $BackupPath 'progress.txt')",
  '}',
  '# The step at which a machine is, or that it has moved.',
  'function Get-Progress($row) {',
  "    $path = Join-Path (Join-Path $BackupPath $row.Folder) 'progress.txt'",
  '    if (Test-Path -LiteralPath $path) {',
  '        Get-Content -LiteralPath $path -TotalCount 1',
  '    } else {',
  "        '1'",
  '    }',
  '}',
];

const MAIN = [
  '# ---- The machines, one after another '.padEnd(110, '-'),
  '$common = @{}',
  "foreach ($key in @('WhatIf', 'Confirm', 'Verbose')) {",
  '    if ($PSBoundParameters.ContainsKey($key)) {',
  '        $common[$key] = $PSBoundParameters[$key]',
  '    }',
  '}',
  '$unknown = @($Machine | Where-Object { $_ -notin @($machines | ForEach-Object { $_.Name }) })',
  'if ($unknown) {',
  '    throw "The table has no machine called $($unknown -join \', \')."',
  '}',
  '$chosen = @($machines | Where-Object { -not $Machine -or $_.Name -in $Machine })',
  "$left = @($chosen | Where-Object { (Get-Progress $_) -ne 'moved' })",
  "foreach ($row in @($chosen | Where-Object { (Get-Progress $_) -eq 'moved' })) {",
  '    Write-Host "$($row.Name) has moved."',
  '}',
  '',
  '# All of them are looked at before the first one changes. Disks that go to one drive are added up.',
  '$inTheWay = @()',
  '$needed = @{}',
  'foreach ($row in $left) {',
  '    $values = $row.Values',
  '    $missing = @($values.Keys | Where-Object { $null -eq $values[$_] })',
  '    try {',
  '        if ($missing) {',
  '            throw "The table has no value for $($missing -join \', \')."',
  '        }',
  '        & $row.Move -BackupPath (Join-Path $BackupPath $row.Folder) -From (Get-Progress $row) -Check @values',
  '    } catch {',
  '        $inTheWay += "$($row.Name): $_"',
  '    }',
  '}',
  'if ($inTheWay) {',
  '    throw "$($inTheWay -join "`n")`n-Machine with the names of the others leaves a machine out."',
  '}',
  '',
  'foreach ($row in $left) {',
  '    $needed = @{}',
  '    $values = $row.Values',
  '    Write-Host "$($row.Name): from step $(Get-Progress $row)"',
  '    & $row.Move -BackupPath (Join-Path $BackupPath $row.Folder) -From (Get-Progress $row) @values @common',
  '}',
];
