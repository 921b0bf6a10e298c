/** From the findings of a machine to one plan: which changes make it Generation 2, in which order, at what loss. */

import { type Finding, lossText, ruleOf } from '../findings';
import type { Kind } from '../kinds/kind';
import { t } from '../l10n';
import type { AnyMachine } from '../machine/any-machine';
import { type AnyChange, type Change, sameChange } from '../machine/change';
import { statedGeneration } from '../machine/devices';
import type { HostId } from '../machine/hosts';
import type { AnyFix, FixClass, Loss } from '../rules/rule';
import { sortFew } from '../sort';
import type { Step } from './step';

export interface ConversionPlan<C extends AnyChange = Change> {
  /** In the order in which they are made; empty where nothing has to change. */
  readonly steps: readonly Step<C>[];
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

const NONE: readonly never[] = [];

export interface PlanContext {
  readonly host: HostId;
  /** Something of the files that define the machine can't be read. */
  readonly hasMistake: boolean;
  /** A key of the machine is none that its tool knows, and nearly one that it does: what it says was not read. */
  readonly hasMisspelledKey: boolean;
}

/** Plans the conversion of a machine; of one that states Generation 2 already, the repair of what contradicts that. */
export function planConversion(
  kind: Kind,
  machine: AnyMachine,
  findings: readonly Finding[],
  context: PlanContext,
): ConversionPlan<AnyChange> {
  const relevant = findings.filter(finding => ruleOf(finding).generation === 2);
  const found: FoundSteps = { steps: [], byPart: new Map() };
  for (const { fix } of relevant) {
    if (fix !== undefined) {
      addChanges(found, fix);
    }
  }
  if (statedGeneration(machine) === 1) {
    for (const step of kind.conversion(machine, found.steps, relevant, context.host)) {
      addStep(found, step);
    }
  }
  const manual = relevant.filter(isManual);
  // What a machine of Generation 2 needs a person for, it needs before its repair as after it.
  const waits = manual.length > 0 && statedGeneration(machine) === 1;
  const steps = sortFew(found.steps, (a, b) => orderOf(kind, a) - orderOf(kind, b));
  return {
    steps,
    class: waits || relevant.some(isLossy) ? 'lossy' : 'safe',
    lost: steps.some(({ lost }) => lost.length > 0) ? steps.flatMap(({ lost }) => lost) : NONE,
    manual,
    obstacle: obstacleOf(kind, machine, relevant, context),
    onlyDisk: isOnlyOnDisk(relevant),
  };
}

function isManual({ fix, impact }: Finding): boolean {
  return fix === undefined && impact !== 'informs';
}

function isLossy({ fix }: Finding): boolean {
  return fix?.class === 'lossy';
}

function orderOf({ order }: Kind, { change }: Step<AnyChange>): number {
  return order[change.kind] ?? 0;
}

/** Whether all work is on what is installed. What is made of a machine that has no disk yet leaves none there. */
function isOnlyOnDisk(findings: readonly Finding[]): boolean {
  let isOnDisk = false;
  for (const finding of findings) {
    if (isManual(finding) || isLossy(finding)) {
      if (concernsWhatIsInstalled(finding)) {
        isOnDisk = true;
      } else if (ruleOf(finding).onMachineThatIsThere !== true) {
        return false;
      }
    }
  }
  return isOnDisk;
}

/** A fix without changes of its own is about the machine as a whole. */
function concernsWhatIsInstalled(finding: Finding): boolean {
  return ruleOf(finding).onInstalledDisk === true || finding.fix?.changes.length === 0;
}

type OpenStep = { -readonly [K in keyof Step]: Step<AnyChange>[K] };

interface FoundSteps {
  /** In the order in which they were found. */
  readonly steps: OpenStep[];
  /** By what they are made to: only changes of one part can be the same, and a part has few. */
  readonly byPart: Map<unknown, OpenStep[]>;
}

/** The changes of a fix as steps, the first of them with what it loses. */
function addChanges(found: FoundSteps, { changes, class: fixClass, lost }: AnyFix): void {
  for (const change of changes) {
    addStep(found, {
      change,
      class: fixClass,
      lost: change === changes[0] && lost !== undefined ? [lost] : NONE,
    });
  }
}

/** Adds a step. Where another finding asks for the same change, both become one, with what both lose. */
function addStep({ steps, byPart }: FoundSteps, step: OpenStep): void {
  const part = partOf(step.change);
  const alike = byPart.get(part);
  const same = alike?.find(({ change }) => sameChange(change, step.change));
  if (same === undefined) {
    steps.push(step);
    if (alike === undefined) {
      byPart.set(part, [step]);
    } else {
      alike.push(step);
    }
  } else {
    same.class = same.class === 'lossy' ? 'lossy' : step.class;
    const told = new Set(same.lost.map(lossText));
    same.lost = [...same.lost, ...step.lost.filter(loss => !told.has(lossText(loss)))];
  }
}

/** What a change is made to; its kind where that is the machine as a whole. */
function partOf(change: AnyChange): unknown {
  const values = change as AnyChange & Readonly<Record<string, unknown>>;
  for (const key in values) {
    const value = values[key];
    if (typeof value === 'object' && !Array.isArray(value)) {
      return value;
    }
  }
  return change.kind;
}

function obstacleOf(
  kind: Kind,
  machine: AnyMachine,
  findings: readonly Finding[],
  { hasMistake, hasMisspelledKey }: PlanContext,
): string | undefined {
  if (statedGeneration(machine) === 2) {
    return undefined;
  }
  if (hasMistake) {
    return t('a file that defines it has a mistake in its syntax: correct that first');
  }
  return (
    kind.obstacle(machine, findings) ??
    (hasMisspelledKey ? t('a key of it is misspelled, so what that says was not read: correct it first') : undefined)
  );
}
