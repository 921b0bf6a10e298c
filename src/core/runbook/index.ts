/** The migration runbook of a machine: what no JSON can do, as a PowerShell script with its checklist as comments. */
import type { Analysis } from '../analysis';
import { englishLossText } from '../findings';
import { t } from '../l10n';
import { hostById } from '../machine/hosts';
import type { BootDiskMethod } from './boot-disk';
import { createContext, type RunbookContext } from './context';
import { functionsFor } from './functions';
import { whyNoRunbook } from './obstacle';
import { commentText } from './quote';
import { renderScript } from './render';
import type { Comment, Step } from './step';
import { diskSteps, diskVariables } from './steps/disks';
import { finishSteps } from './steps/finish';
import { firmwareSteps } from './steps/firmware';
import { guestSteps } from './steps/guest';
import { linuxSteps } from './steps/linux';
import { newMachineSteps } from './steps/new-machine';
import { prepareSteps } from './steps/prepare';

/** `because`: why there is none, as the end of a sentence. */
export type Runbook = { readonly text: string } | { readonly because: string };

/** The runbook of a machine, by its index in the analysis. Pure; the text is ASCII with `\n` at the ends of lines. */
export function runbookFor({ machines, format }: Analysis, index: number): Runbook {
  const assessed = machines[index];
  if (assessed === undefined) {
    return { because: t('there is no such machine') };
  }
  const because = whyNoRunbook(assessed, format);
  if (because !== undefined) {
    return { because };
  }
  const context = createContext(assessed);
  const steps = stepsOf(context);
  return {
    text: renderScript({
      synopsis: `Moves the virtual machine "${commentText(assessed.machine.name)}" from Generation 1 to Generation 2.`,
      description: description(context),
      modules: modulesFor(steps),
      name: assessed.machine.name,
      parameters: context.parameters.all,
      variables: diskVariables(context),
      functions: functionsFor(steps),
      steps,
    }),
  };
}

/** In the order in which they have to be done. */
function stepsOf(context: RunbookContext): Step[] {
  return [
    ...prepareSteps(context),
    ...guestSteps(context),
    ...diskSteps(context),
    ...newMachineSteps(context),
    ...firmwareSteps(context),
    ...linuxSteps(context),
    ...finishSteps(context),
  ];
}

/** A .vhd is no loss here: the runbook converts it. */
function description({ machine, plan, host, method }: RunbookContext): Comment[] {
  const guest = machine.guest?.recognised;
  const losses = plan.steps.flatMap(({ change, lost }) =>
    change.kind === 'use-vhdx' ? [] : lost.map(englishLossText),
  );
  return [
    'Run it on the Hyper-V host; -WhatIf shows its steps and changes nothing, -Verbose tells each one as it ' +
      'begins. It stops at the first error and ' +
      'says with which -From to go on. The old machine stays, off, as the way back.',
    ...(guest === undefined ? [] : [`Guest: ${commentText(guest.name)}.`]),
    ...(MANUAL_METHODS.has(method) ? ['A person brings its boot disk to GPT: read that step before you begin.'] : []),
    `Oldest host that has to run the machine: ${hostById(host).name}.`,
    ...[...new Set(losses)].map(loss => `Generation 2 loses: ${commentText(loss, LONGEST_LOSS)}.`),
  ];
}

const LONGEST_LOSS = 300;

const MANUAL_METHODS: ReadonlySet<BootDiskMethod> = new Set(['re-image', 'linux', 'by-hand']);

function modulesFor(steps: readonly Step[]): string[] {
  const clustered = steps.some(({ commands }) => commands.some(command => command.includes('-Cluster')));
  return clustered ? ['Hyper-V', 'FailoverClusters'] : ['Hyper-V'];
}
