/** The old machine steps aside, and the new one is made with all that the definition says. */
import { DEFAULT_HOST } from '../../analyze';
import { known } from '../../machine/field';
import { type HostId, hostById } from '../../machine/hosts';
import { KEPT_SETTINGS } from '../../machine/settings/machine';
import { expressionOf, type RunbookContext, writeCount, writeFlag, writeProcessors, writeText } from '../context';
import { pathVariable } from '../drives';
import type { Step } from '../step';
import { adapterCommands } from './adapters';
import { allowed, machineCommands, selectedCommands } from './carried';
import { comPortCommands, driveCommands, fibreChannelCommands, moveAssignedDevices } from './devices';
import { memoryChecks, memoryCommands, startupMemory } from './memory';

/** The old machine is set aside first, so that never two of them start with the host. */
export function newMachineSteps(context: RunbookContext): Step[] {
  return [setAside, makeMachine(context), ...(context.machine.assignedDevices?.length ? [moveAssignedDevices] : [])];
}

const setAside: Step = {
  title: 'Set the old machine aside',
  comments: ['It stays, off, as the way back. The two must never run at once: they have the same addresses and disks.'],
  commands: [
    'Assert-Backup',
    '$old = Get-OldMachine',
    'Assert-Off $old',
    "Set-VM -VM $old -AutomaticStartAction 'Nothing'",
    'if ($old.Name -ne $oldName) {',
    '    Rename-VM -VM $old -NewName $oldName',
    '}',
  ],
};

function makeMachine(context: RunbookContext): Step {
  const shared = context.drives.some(({ source }) => source.kind === 'file' && source.shared);
  const physical = context.drives.some(({ source }) => source.kind === 'physical');
  return {
    title: 'Make the new machine',
    comments: [
      'All of it or nothing: where a command fails, the machine is deleted again, and its disks stay. It does not start ' +
        'by itself before the last steps.',
      ...(shared
        ? ['It shares a disk with other machines: all of them have to be off, or their cluster without it.']
        : []),
    ],
    checks: [
      'try {',
      '    $null = Find-NewMachine',
      '} catch {',
      '    Test-Start $false "$_"',
      '}',
      ...processorChecks(context),
      ...memoryChecks(context),
      'Show-Lost $old',
    ],
    commands: [
      '# A machine that is whole was made by an earlier run of this step.',
      'if (-not (Find-NewMachine)) {',
      ...making(context).map(line => `    ${line}`),
      '}',
      ...(physical ? ['# The physical disks are configured in both machines; only one of them may run.'] : []),
    ],
  };
}

function making(context: RunbookContext): string[] {
  return [
    '$record = Get-Record',
    '$old = Get-OldMachine',
    'if ($old.Name -ne $oldName) {',
    '    throw "The old machine is not set aside: run that step first."',
    '}',
    ...gptChecks(context),
    '$made = $false',
    'try {',
    `    $new = New-VM ${newMachineArguments(context).join(' ')}`,
    ...settingCommands(context).map(line => `    ${line}`),
    '    "$($new.Id)" | Out-File -LiteralPath $madePath',
    '    $made = $true',
    '} finally {',
    '    if (-not $made) {',
    '        Get-VM | Where-Object { $_.Generation -eq 2 -and $_.Name -eq $Name } | Remove-VM -Force',
    '    }',
    '}',
  ];
}

/** What a declined step has not done, or a definition says of a disk, is looked at. Linux gets its layout in the new machine. */
function gptChecks({ boot, method }: RunbookContext): string[] {
  return boot?.source.kind === 'file' && method !== 'linux' ? [`Assert-Gpt ${pathVariable(boot.source)}`] : [];
}

function newMachineArguments(context: RunbookContext): string[] {
  const { machine, parameters, host } = context;
  const { settings } = machine;
  const path =
    settings?.path === undefined
      ? '(Get-FolderAbove $old)'
      : expressionOf(parameters, settings.path, text => writeText(folderAbove(text, machine.name)), {
          name: 'MachinePath',
          type: 'string',
          comment: "The folder in which New-VM makes the machine's own folder.",
        });
  return [
    `-Name $Name -Generation 2 -MemoryStartupBytes ${startupMemory(context)} -NoVHD`,
    `-Path ${path}`,
    ...versionArgument(host),
  ];
}

/**
 * New-VM makes a folder of the machine's name in the path it is given; the path that Get-VM shows may end in it. Without
 * what is behind it a letter is the folder where somebody stands on that drive, and a server is no folder.
 */
function folderAbove(path: string, name: string): string {
  const folder = path.replace(/[\\/]$/, '');
  const above = folder.slice(0, Math.max(0, folder.length - name.length));
  const isOwn = folder.slice(above.length).toLowerCase() === name.toLowerCase();
  if (!isOwn || !/[^\\/][\\/]$/.test(above) || /^[\\/]{2}[^\\/]+[\\/]$/.test(above)) {
    return path;
  }
  return above.endsWith(':', above.length - 1) ? above : above.slice(0, -1);
}

/** Without it a machine made on a later host gets a version that the oldest host doesn't run (VER). */
function versionArgument(host: HostId): string[] {
  const newest = hostById(host).configurationVersions.at(-1);
  return host === DEFAULT_HOST || host === '2012R2' || newest === undefined ? [] : [`-Version '${newest}'`];
}

function settingCommands(context: RunbookContext): string[] {
  return [
    'Copy-Settings $old $new',
    ...processorCommands(context),
    ...memoryCommands(context),
    ...carriedSettings(context),
    ...machineCommands(context),
    ...driveCommands(context),
    ...adapterCommands(context),
    ...comPortCommands(context),
    ...fibreChannelCommands(context),
  ];
}

function processorsExpression({ machine: { processorCount }, parameters }: RunbookContext): string | undefined {
  return (
    processorCount &&
    expressionOf(parameters, processorCount, writeProcessors, {
      name: 'ProcessorCount',
      type: 'int64',
      comment: 'The number of virtual processors.',
    })
  );
}

/** Set-VMProcessor refuses more than the host has when the machine is down already. */
function processorChecks(context: RunbookContext): string[] {
  const count = processorsExpression(context);
  return count === undefined
    ? []
    : [
        `Test-Start (${count} -le (Get-VMHost).LogicalProcessorCount) 'The machine is to have more processors than this host.'`,
      ];
}

function processorCommands(context: RunbookContext): string[] {
  const { machine, system, parameters } = context;
  const { nestedVirtualization, migrationCompatibility } = machine;
  const processors = processorsExpression(context);
  const count = processors === undefined ? '' : ` -Count ${processors}`;
  const nested =
    nestedVirtualization === undefined
      ? []
      : [
          `ExposeVirtualizationExtensions = ${expressionOf(parameters, nestedVirtualization, writeFlag, {
            name: 'ExposeVirtualizationExtensions',
            type: 'bool',
            comment: 'Whether the guest runs virtual machines itself.',
          })}`,
        ];
  // A guest that needs more than the small set gets all that its host has.
  const compatibility = known(migrationCompatibility);
  const isKept = compatibility === 'common' || system?.processor === undefined;
  const migration =
    compatibility === 'minimum' || compatibility === 'common'
      ? ` -CompatibilityForMigrationEnabled ${writeFlag(isKept)}`
      : '';
  // Without its mode it would be the small set, with which many a guest does not start.
  const mode = compatibility === 'common' ? ["CompatibilityForMigrationMode = 'CommonClusterFeatureSet'"] : [];
  const settings = count + migration;
  return [
    ...(settings === '' ? [] : [`Set-VMProcessor -VM $new${settings}`]),
    ...selectedCommands({ cmdlet: 'Set-VMProcessor', target: '-VM $new' }, [...nested, ...mode]),
  ];
}

/** Set-VM's own words for the actions and types; another word is left to it to refuse. */
function carriedSettings({ machine, parameters }: RunbookContext): string[] {
  const { notes, automaticStartDelay, automaticStopAction, checkpointType } = machine.settings ?? {};
  const text = (name: keyof typeof KEPT_SETTINGS, field: typeof notes, between = ' '): string[] =>
    field === undefined
      ? []
      : [
          `${name}${between}${expressionOf(parameters, field, writeText, {
            name,
            type: 'string',
            comment: `What Set-VM takes for -${name}.`,
            ...allowed(KEPT_SETTINGS[name]),
          })}`,
        ];
  const delay =
    automaticStartDelay === undefined
      ? []
      : [
          `AutomaticStartDelay ${expressionOf(parameters, automaticStartDelay, writeCount, {
            name: 'AutomaticStartDelay',
            type: 'int',
            comment: 'By how many seconds the automatic start is delayed.',
          })}`,
        ];
  const settings = [...delay, ...text('AutomaticStopAction', automaticStopAction)].map(argument => ` -${argument}`);
  return [
    ...(settings.length === 0 ? [] : [`Set-VM -VM $new${settings.join('')}`]),
    ...selectedCommands({ cmdlet: 'Set-VM', target: '-VM $new' }, text('CheckpointType', checkpointType, ' = ')),
    ...text('Notes', known(notes)?.trim() === '' ? undefined : notes).map(argument => `Set-VM -VM $new -${argument}`),
  ];
}
