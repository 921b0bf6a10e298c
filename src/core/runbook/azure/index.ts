/** The runbook of a machine of Azure: its upgrade in place to Generation 2, with Trusted Launch, by the az of the Azure CLI. */
import type { AzureMachine } from '../../machine/azure/machine';
import { known } from '../../machine/field';
import { functionsFor } from '../functions';
import { commentText, powerShellLiteral } from '../quote';
import type { Frame, Script } from '../render';
import type { Comment, Parameter, Step } from '../step';
import { UPGRADE_FUNCTIONS } from './functions';
import { CONVERT_IN_WINDOWS, LOOK_INTO_LINUX, LOOK_INTO_WINDOWS } from './guest';
import { type GuestFamily, guestFamilyOf, type ResourceId, resourceIdOf } from './obstacle';
import { upgradeSteps } from './steps';

/** The script of a machine that has one. */
export function upgradeScript(machine: AzureMachine): Script | undefined {
  const [id, family] = [resourceIdOf(machine), guestFamilyOf(machine)];
  if (id === undefined || family === undefined) {
    return undefined;
  }
  const steps = upgradeSteps(machine, family);
  const { functions, variables } = functionsFor([...steps, { commands: LOOK }], UPGRADE_FUNCTIONS);
  return {
    frame: frameOf(id, known(machine.there?.vmId)),
    synopsis: `Upgrades the Azure machine "${commentText(id.name)}" from Generation 1 to Generation 2, in place, with Trusted Launch.`,
    description: description(steps),
    modules: [],
    name: id.name,
    parameters: [],
    variables: [...variables, ...guestLines(family)],
    functions,
    steps,
  };
}

/** Before anything else: another cloud has other rules. */
const LOOK = [
  "$account = Invoke-Az @('account', 'show', '--subscription', $Subscription)",
  "if ($account.environmentName -notin ('AzureCloud', 'AzureChinaCloud', 'AzureUSGovernment')) {",
  '    throw "az is signed in to $($account.environmentName): Azure Stack Hub takes Generation 1 alone, and other clouds are not known to upgrade machines."',
  '}',
  '$machine = Get-Machine',
];

/** Also those that somebody gives are never more than a name to a command line. */
const NAME = "ValidatePattern('^[\\w(][\\w.()-]{0,89}\\z')";

const RECORD_PATH: Parameter = {
  name: 'RecordPath',
  type: 'string',
  comment: 'The folder for the record of the machine as it was, and of what the steps have done.',
};

function frameOf({ subscription, group, name }: ResourceId, vmId: string | undefined): Frame {
  const last: Parameter[] = [
    {
      name: 'WithoutRestorePoint',
      type: 'switch',
      comment: 'There is a backup of the machine with its disks that was made by other means: make no restore point.',
    },
    {
      name: 'WithoutGuest',
      type: 'switch',
      comment: 'Run nothing inside of the guest: a person does what the comments say.',
    },
    { name: 'WithoutSecureBoot', type: 'switch', comment: 'Leave Secure Boot off, where drivers have no signature.' },
    {
      name: 'RestorePoints',
      type: 'string',
      comment:
        'The collection of restore points that the one of this script belongs to; it is made where it is not there.',
      validation: NAME,
      value: powerShellLiteral(`${name}-generation-1`),
    },
    { name: 'StartMinutes', type: 'double', comment: 'How long the machine may take to start.', value: '20' },
    { name: 'StartPause', type: 'double', comment: 'How many seconds lie between two looks at it.', value: '15' },
    {
      name: 'Subscription',
      type: 'string',
      comment: 'The subscription, the resource group and the name of the machine.',
      validation: NAME,
      value: powerShellLiteral(subscription),
    },
    {
      name: 'ResourceGroup',
      type: 'string',
      comment: 'As above.',
      validation: NAME,
      value: powerShellLiteral(group),
    },
    { name: 'Name', type: 'string', comment: 'As above.', validation: NAME, value: powerShellLiteral(name) },
  ];
  return {
    requires: ['#Requires -Version 5.1'],
    first: [RECORD_PATH],
    last,
    variables: [
      '# An az that fails is told by its exit code, in all versions of PowerShell.',
      '$PSNativeCommandUseErrorActionPreference = $false',
      '$machineId = "/subscriptions/$Subscription/resourceGroups/$ResourceGroup/providers/Microsoft.Compute/virtualMachines/$Name"',
      '# No other machine ever has it, also not one that is made in its place.',
      `$vmId = ${vmId === undefined ? "''" : powerShellLiteral(vmId)}`,
      "$secureBoot = if ($WithoutSecureBoot) { 'false' } else { 'true' }",
    ],
    look: LOOK,
  };
}

function guestLines(family: GuestFamily): string[] {
  return family === 'windows'
    ? [...listOf('lookIntoGuest', LOOK_INTO_WINDOWS), ...listOf('convertInGuest', CONVERT_IN_WINDOWS)]
    : listOf('lookIntoGuest', LOOK_INTO_LINUX);
}

function listOf(name: string, lines: readonly string[]): string[] {
  return [`$${name} = @(`, ...lines.map(line => `    ${powerShellLiteral(line)}`), ')'];
}

function description(steps: readonly Step[]): Comment[] {
  const number = (title: RegExp): number => steps.findIndex(step => title.test(step.title)) + 1;
  return [
    'Run it in PowerShell where az (the Azure CLI) is signed in: on any system, or in Azure Cloud Shell. It looks at all that ' +
      'it can look at before it changes anything; -WhatIf ends after that, shows the steps, changes nothing and runs nothing in ' +
      'the guest. -Confirm asks before each step, -Verbose tells each call of az. It stops at the first call that fails and ' +
      'says with which -From to go on. It deletes nothing.',
    `The steps: ${steps.map(({ title }, index) => `${index + 1}. ${title}`).join('; ')}.`,
    `The machine is down from step ${number(/^Deallocate/)} to step ${number(/^Start/)}: for some minutes.`,
    'The way back: an upgraded machine does not become Generation 1 again; without Trusted Launch it stays Generation 2. Of the ' +
      'restore point (or of the backup) its disks are made anew, and a machine of them, by the portal or az; machine.json in ' +
      '-RecordPath says what it was.',
    'No call of this script was tried at Azure itself: it rests on what Azure documents, and was run on a simulated az.',
  ];
}
