/** The migration runbook of a machine: what no JSON can do, as a PowerShell script with its checklist as comments. */
import type { Analysis, AssessedVirtualMachine } from '../analysis';
import { englishLossText } from '../findings';
import { t } from '../l10n';
import { known } from '../machine/field';
import { hostById } from '../machine/hosts';
import type { VirtualMachine } from '../machine/machine';
import type { BootDiskMethod } from './boot-disk';
import { createContext, type RunbookContext } from './context';
import { diskVariables } from './file-names';
import { functionsFor } from './functions';
import { hostFrame } from './host-frame';
import { whyNoRunbook } from './obstacle';
import { commentText } from './quote';
import { renderScript, type Script } from './render';
import type { Comment, Step } from './step';
import { statedDrives } from './steps/checks';
import { diskSteps } from './steps/disks';
import { finishSteps } from './steps/finish';
import { firmwareSteps } from './steps/firmware';
import { guestSteps, mergeCheckpoints, shutDown } from './steps/guest';
import { linuxSteps } from './steps/linux';
import { newMachineSteps } from './steps/new-machine';
import { backUp, isExportedWhenOff, leaveSteps, recordSteps } from './steps/prepare';
import { upgradeOf } from './upgrades';

/** `because`: why there is none, as the end of a sentence. */
export type Runbook = { readonly text: string } | { readonly because: string };

/** `steps`: their titles, as they stand in the text. */
export type MachineRunbook =
  | { readonly text: string; readonly steps: readonly string[] }
  | { readonly because: string };

/** The runbook of a machine, by its index in the analysis. Pure; the text is ASCII with `\n` at the ends of lines. */
export function runbookFor({ machines, format }: Analysis, index: number): MachineRunbook {
  const assessed = machines[index];
  if (assessed === undefined) {
    return { because: t('there is no such machine') };
  }
  const because = whyNoRunbook(assessed, format);
  if (because !== undefined) {
    return { because };
  }
  const script = assessed.kind === 'azure' ? upgradeOf(assessed.machine) : scriptOf(assessed);
  return script === undefined
    ? { because: t('nothing is loaded that makes it') }
    : { text: renderScript(script), steps: script.steps.map(({ title }) => title) };
}

/** The script of a machine that has one. */
export function scriptOf(assessed: AssessedVirtualMachine): Script {
  const context = createContext(assessed);
  const steps = stepsOf(context);
  const { functions, variables } = functionsFor(steps);
  const modules = modulesFor(steps);
  return {
    frame: hostFrame(assessed.machine.nameIsUnknown ? undefined : assessed.machine.name, modules),
    synopsis: `Moves the virtual machine "${commentText(assessed.machine.name)}" from Generation 1 to Generation 2.`,
    description: description(context, steps),
    modules,
    name: assessed.machine.name,
    parameters: context.parameters.all,
    variables: [...variables, ...variablesOf(context)],
    functions,
    steps,
  };
}

/** In the order in which they have to be done: nothing of the machine changes before its backup. */
function stepsOf(context: RunbookContext): Step[] {
  const off = shutDown();
  const backup = backUp(context);
  return [
    ...recordSteps(context),
    ...(isExportedWhenOff(context) ? [] : [backup]),
    ...guestSteps(context),
    off,
    ...(isExportedWhenOff(context) ? [backup] : []),
    ...leaveSteps(context),
    mergeCheckpoints(context),
    ...diskSteps(context),
    ...newMachineSteps(context),
    ...firmwareSteps(context),
    ...linuxSteps(context),
    ...finishSteps(context),
  ];
}

function variablesOf(context: RunbookContext): string[] {
  const { machine, drives, keptVariable } = context;
  return [...diskVariables(machine, drives, keptVariable), ...statedDrives(context)];
}

/** A .vhd is no loss here: the runbook converts it. */
function description({ machine, plan, host, method, boot }: RunbookContext, steps: readonly Step[]): Comment[] {
  const guest = machine.guest?.recognised;
  const losses = plan.steps.flatMap(({ change, lost }) =>
    change.kind === 'use-vhdx' ? [] : lost.map(englishLossText),
  );
  const number = (title: RegExp): number => steps.findIndex(step => title.test(step.title)) + 1;
  const copied = steps[number(/^(?:Copy|Convert) the disks/) - 1];
  return [
    'Run it on the Hyper-V host. It looks at all that can be looked at before it changes anything; -WhatIf ends after that, ' +
      'shows the steps and changes nothing. -Confirm asks before each step, -Verbose tells each one as it begins. It stops ' +
      'at the first error and says with which -From to go on. The old machine stays, off, as the way back; nothing of it is deleted.',
    ...(boot?.source.kind === 'physical'
      ? [
          'It starts from a physical disk, of which there is no copy: once that is GPT, the way back is a backup of your own.',
        ]
      : []),
    ...(known(machine.clustered) === true || known(machine.replicated) === true
      ? [
          'Given up on the way, the old machine has to get its role in the cluster and its replication back by the record.',
        ]
      : []),
    `The steps: ${steps.map(({ title }, index) => `${index + 1}. ${title}`).join('; ')}.`,
    `The machine is down from step ${number(/^Shut the old/)} to step ${number(/^Start the new/)}: ` +
      (copied === undefined ? 'for some minutes.' : 'for as long as its disks are copied, and some minutes.'),
    ...(guest === undefined ? [] : [`Guest: ${commentText(guest.name)}.`]),
    ...(MANUAL_METHODS.has(method) ? ['A person brings its boot disk to GPT: read that step before you begin.'] : []),
    `Oldest host that has to run the machine: ${hostById(host).name}.`,
    'It cannot see what is inside of the guest, nor whether a backup can be restored. Resource pools and access rights ' +
      'of the machine are not taken over.',
    ...[...new Set(losses)].map(loss => `Generation 2 loses: ${commentText(loss, LONGEST_LOSS)}.`),
    ...lostSettings(machine),
  ];
}

/** What no machine of Generation 2 has, with its value (PLAN25). */
function lostSettings({ floppyDrive, firmware, security }: VirtualMachine): string[] {
  const image = known(floppyDrive?.medium);
  return [
    ...(security.tpm?.known === false && security.tpm.because === 'expression'
      ? ['Whether it is to have a TPM, an expression says: unless a step adds one, it gets none.']
      : []),
    ...(known(security.shielded) === true
      ? ['The machine is not shielded: Set-VMSecurityPolicy -Shielded $true does that, once it runs well.']
      : []),
    ...(image === undefined ? [] : [`The image in the floppy drive: ${commentText(image)}.`]),
    ...(known(firmware.numLock) === true ? ['NumLock at the start: on.'] : []),
  ];
}

const LONGEST_LOSS = 300;

const MANUAL_METHODS: ReadonlySet<BootDiskMethod> = new Set(['re-image', 'linux', 'by-hand']);

function modulesFor(steps: readonly Step[]): string[] {
  const clustered = steps.some(({ commands }) => commands.some(command => command.includes('-Cluster')));
  return clustered ? ['Hyper-V', 'FailoverClusters'] : ['Hyper-V'];
}
