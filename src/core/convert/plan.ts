/** From the findings of a machine to one plan: which changes make it Generation 2, in which order, at what loss. */

import { type Finding, lossText, ruleOf } from '../findings';
import { t, translated } from '../l10n';
import { type Change, type ChangeKind, sameChange } from '../machine/change';
import { statedGeneration } from '../machine/devices';
import { isInvalid } from '../machine/field';
import type { HostId } from '../machine/hosts';
import type { VirtualMachine } from '../machine/machine';
import type { FixClass, Loss } from '../rules/rule';
import { secureBootChange, secureBootMismatch, secureBootNeed } from './secure-boot';

/** One change of a plan. */
export interface Step {
  readonly change: Change;
  readonly class: FixClass;
  /** What the fixes lose of which it is the first step. */
  readonly lost: readonly Loss[];
}

export interface ConversionPlan {
  /** In the order in which they are made; empty where nothing has to change. */
  readonly steps: readonly Step[];
  /** Lossy as soon as one step is, or a Generation 1 machine would not work before a person has acted. */
  readonly class: FixClass;
  /** What stops existing, in the order of the steps. */
  readonly lost: readonly Loss[];
  /** What is left for a person to do, each with its place in the file. */
  readonly manual: readonly Finding[];
  /** Why the machine can't be converted; undefined where it can. */
  readonly obstacle: string | undefined;
  /** All changes of the definition are safe, and what is left is what is installed: the disk, and the machine itself. */
  readonly onlyDisk: boolean;
}

/** The generation, then devices, so that drives and then the firmware's order of them find their final places. */
const ORDER: Record<ChangeKind, number> = {
  'set-generation': 0,
  'remove-device': 0,
  'remove-floppy-drive': 0,
  'replace-floppy-files-by-disc': 0,
  'remove-drive': 0,
  'move-drive-to-scsi': 1,
  'use-vhdx': 2,
  'use-gpt': 2,
  'make-adapter-synthetic': 3,
  'set-firmware-uefi': 4,
  'replace-boot-order': 4,
  'remove-numlock': 4,
  'set-secure-boot': 5,
  'set-tpm': 5,
  'set-configuration-version': 5,
  'turn-off-older-os-compatibility': 6,
  'remove-com-port': 6,
  'rewrite-boot-command': 7,
  'press-keys-at-start': 7,
  'change-drive-letter': 7,
};

const NONE: readonly never[] = [];

export interface PlanContext {
  readonly host: HostId;
  /** Something of the files that define the machine can't be read. */
  readonly hasMistake: boolean;
}

/** Plans the conversion of a machine; of one that states Generation 2 already, the repair of what contradicts that. */
export function planConversion(
  machine: VirtualMachine,
  findings: readonly Finding[],
  { host, hasMistake }: PlanContext,
): ConversionPlan {
  const relevant = findings.filter(finding => ruleOf(finding).generation === 2);
  const found: FoundSteps = { steps: [], byPart: new Map() };
  for (const { fix } of relevant) {
    fix?.changes.forEach((change, index) => {
      addStep(found, { change, class: fix.class, lost: index === 0 && fix.lost !== undefined ? [fix.lost] : NONE });
    });
  }
  if (statedGeneration(machine) === 1) {
    const secureBoot = secureBootStep(machine, found.steps, host);
    if (secureBoot !== undefined) {
      addStep(found, secureBoot);
    }
    addStep(found, { change: { kind: 'set-generation', at: 'definition' }, ...lostWithTheMachine(relevant) });
  }
  const manual = relevant.filter(finding => finding.fix === undefined && finding.impact !== 'informs');
  // What a machine of Generation 2 needs a person for, it needs before its repair as after it.
  const waits = manual.length > 0 && statedGeneration(machine) === 1;
  const lossy = relevant.filter(({ fix }) => fix?.class === 'lossy');
  const steps = found.steps.sort((a, b) => ORDER[a.change.kind] - ORDER[b.change.kind]);
  return {
    steps,
    class: lossy.length > 0 || waits ? 'lossy' : 'safe',
    lost: steps.flatMap(({ lost }) => lost),
    manual,
    obstacle: obstacleOf(machine, relevant, hasMistake),
    onlyDisk: manual.length + lossy.length > 0 && [...manual, ...lossy].every(concernsWhatIsInstalled),
  };
}

/** A fix without changes of its own is about the machine as a whole. */
function concernsWhatIsInstalled(finding: Finding): boolean {
  return ruleOf(finding).onInstalledDisk === true || finding.fix?.changes.length === 0;
}

/** What the conversion as a whole loses, as another machine takes the place of the one that is there. */
function lostWithTheMachine(findings: readonly Finding[]): Pick<OpenStep, 'class' | 'lost'> {
  const lost = findings.flatMap(({ fix }) => (fix?.changes.length === 0 && fix.lost !== undefined ? [fix.lost] : []));
  return { class: lost.length === 0 ? 'safe' : 'lossy', lost };
}

type OpenStep = { -readonly [K in keyof Step]: Step[K] };

interface FoundSteps {
  /** In the order in which they were found. */
  readonly steps: OpenStep[];
  /** By what they are made to: only changes of one part can be the same, and a part has few. */
  readonly byPart: Map<unknown, OpenStep[]>;
}

/** Adds a step. Where another finding asks for the same change, both become one, with what both lose. */
function addStep({ steps, byPart }: FoundSteps, step: OpenStep): void {
  const part = partOf(step.change);
  const alike = byPart.get(part) ?? [];
  const same = alike.find(({ change }) => sameChange(change, step.change));
  if (same === undefined) {
    steps.push(step);
    alike.push(step);
    byPart.set(part, alike);
  } else {
    same.class = same.class === 'lossy' ? 'lossy' : step.class;
    const told = new Set(same.lost.map(lossText));
    same.lost = [...same.lost, ...step.lost.filter(loss => !told.has(lossText(loss)))];
  }
}

/** What a change is made to; its kind where that is the machine as a whole. */
function partOf(change: Change): unknown {
  return Object.values(change).find(value => typeof value === 'object' && !Array.isArray(value)) ?? change.kind;
}

/** Secure Boot as the guest needs it where the definition leaves it to a default that the guest doesn't start with. */
function secureBootStep(machine: VirtualMachine, planned: readonly Step[], host: HostId): Step | undefined {
  const need = secureBootNeed(machine.guest?.recognised, host);
  const mismatch = secureBootMismatch(machine, need);
  const settled = planned.some(step => step.change.kind === 'set-secure-boot');
  // What a guest of a name in no table needs is for a person to say: guest/unknown.
  const isNamed = machine.guest?.recognised.system !== undefined;
  return need === undefined || mismatch === undefined || settled || !isNamed
    ? undefined
    : { change: secureBootChange(need), class: 'safe', lost: NONE };
}

/** Why a machine whose generation isn't known can't be converted. */
function undecidedGeneration({ generation }: VirtualMachine): string {
  if (isInvalid(generation)) {
    return t('there is no such generation');
  }
  return !generation.known && generation.because === 'not-exported'
    ? t('its generation is not in the file')
    : t('its generation is an expression that only the tool resolves');
}

/** Why a machine can't be converted by a rewrite of its definition alone. */
function obstacleOf(machine: VirtualMachine, findings: readonly Finding[], hasMistake: boolean): string | undefined {
  const stated = statedGeneration(machine);
  if (stated === 2) {
    return undefined;
  }
  if (hasMistake) {
    return t('a file that defines it has a mistake in its syntax: correct that first');
  }
  if (machine.generationFollows !== undefined) {
    return t('a clone has the generation of its source');
  }
  if (stated === undefined) {
    return undecidedGeneration(machine);
  }
  if (machine.generationIsWorkedOut) {
    return t('an expression comes to its generation: change what that is worked out of');
  }
  const obstacle =
    findings.find(finding => finding.impact === 'blocks') ??
    findings.find(finding => finding.impact === 'converts' && finding.fix === undefined);
  if (obstacle !== undefined) {
    return translated(ruleOf(obstacle).title);
  }
  return unreadObstacle(machine);
}

/** What is there and can't be read might be what Generation 2 doesn't have: the generation is never changed beside it. */
function unreadObstacle({ drives, networkAdapters, firmware, security }: VirtualMachine): string | undefined {
  const cutOff = drives.cutOff ?? networkAdapters.cutOff ?? firmware.cutOff ?? security.cutOff;
  switch (cutOff?.because) {
    case undefined:
      return drives.complete || drives.items.length > 0
        ? undefined
        : t('its drives are not in the file: export the whole machine with -Depth 5');
    case 'truncated':
      return drives.cutOff === undefined
        ? t('its adapters or settings are cut off: export again with -Depth 5')
        : t('its drives are cut off: export again with -Depth 5');
    case 'flattened':
      return t('remoting has cut it off: run ConvertTo-Json on the host');
    case 'expression':
      return drives.cutOff === undefined
        ? t('an expression stands for its adapters or settings')
        : t('an expression stands for its drives');
    default:
      return t('drives, adapters or settings of it stand there in a form that is not read');
  }
}
