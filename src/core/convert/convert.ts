/** Converts machines of a text to Generation 2. */
import type { Analysis, AssessedMachine } from '../analysis';
import { type AnalysisOptions, analyze } from '../analyze';
import { lossText, ruleOf } from '../findings';
import { changeEdits } from '../fixes';
import { kindCalled } from '../kinds';
import type { IsNeeded } from '../kinds/kind';
import { t, translated } from '../l10n';
import type { FileEdit } from '../languages/edit';
import { planEdits } from '../languages/plan';
import { type AnyChange, writeChange } from '../machine/change';
import { statedGeneration } from '../machine/devices';
import type { Loss } from '../rules/rule';
import { applyEdits, editsOf, type FileEdits, type FileId } from '../text/place';
import { neededFiles } from './needed';
import { type Sharing, sharings, UNSHARED, variableOf } from './sharing';
import { withPartners } from './together';

export interface ConversionOptions {
  /** Also what loses something, or needs a person before it works. Without it such a machine is left as it is. */
  readonly lossy: boolean;
  /** Indexes of the machines to convert; all of them without it. */
  readonly machines?: readonly number[];
  /** In a file of several machines each one's generation is written in itself, never at a variable that others read. */
  readonly apart?: boolean;
}

export type Outcome =
  /** Is Generation 2 now, or was and is repaired. */
  | 'converted'
  /** Nothing had to change. */
  | 'unchanged'
  | 'left';

export interface MachineConversion {
  readonly machine: number;
  readonly outcome: Outcome;
  /** Why a machine was left. */
  readonly reason: string | undefined;
  /** What it lost. */
  readonly lost: readonly Loss[];
  /** What else to know: a variable that others share. */
  readonly notes: readonly string[];
}

export interface Conversion {
  readonly analysis: Analysis;
  readonly edits: FileEdits;
  /** One for each machine that was asked for, and for those that change together with them. */
  readonly machines: readonly MachineConversion[];
}

/** Converts a text. Pure; a text that can't be read, or defines no machine, gives no edits. `text`: the text after them. */
export function convert(
  text: string,
  options: AnalysisOptions & ConversionOptions,
): Conversion & { readonly text: string } {
  const conversion = convertMachines(analyze(text, options), options);
  const { main } = conversion.analysis.documents;
  return { ...conversion, text: applyEdits(text, editsOf(conversion.edits, main.file)) };
}

/** The texts of the files that a conversion changes, as they are after it. */
export function convertedTexts({ analysis, edits }: Conversion): ReadonlyMap<FileId, string> {
  return new Map([...edits].map(([file, own]) => [file, applyEdits(analysis.documents.read(file) ?? '', own)]));
}

/**
 * Plans the conversion of machines of an analysed text as edits of that text, and of those beside it. `needed`: where
 * several conversions have that in common.
 */
export function convertMachines(analysis: Analysis, options: ConversionOptions, needed?: IsNeeded): Conversion {
  const asked = withPartners(analysis.machines, options.machines ?? [...analysis.machines.keys()]);
  const edits: FileEdit[][] = [];
  const moving = new Set(asked.filter(index => !isLeft(analysis.machines[index], options)));
  const isNeeded = needed ?? neededFiles(analysis, options.apart === true ? undefined : moving);
  // Each of thousands of machines may be asked for by itself, and nothing of most may change.
  const changing = asked.filter(index => (analysis.machines[index]?.plan.steps.length ?? 0) > 0);
  const shared = sharings(analysis, changing, { moving, apart: options.apart === true });
  const planned = new Map(
    asked.flatMap(index => {
      const assessed = analysis.machines[index];
      const variable = variableOf(assessed);
      const sharing = (variable === undefined ? undefined : shared.get(variable)) ?? UNSHARED;
      return assessed === undefined ? [] : [[index, changesOf(assessed, sharing, options, isNeeded)] as const];
    }),
  );
  const refused = [...planned].flatMap(([index, { changes }]) => {
    const assessed = analysis.machines[index];
    const isOne = assessed && statedGeneration(assessed.machine) === 1;
    return isOne && changes.some(change => isRefused(analysis, assessed, change)) ? [index] : [];
  });
  const held = new Set(withPartners(analysis.machines, refused));
  const machines = asked.flatMap((index): MachineConversion[] => {
    const assessed = analysis.machines[index];
    const plan = planned.get(index);
    if (assessed === undefined || plan === undefined) {
      return [];
    }
    const base = { machine: index, reason: leftBecause(assessed, options), lost: [], notes: [] };
    if (base.reason !== undefined && statedGeneration(assessed.machine) !== 2) {
      return [{ ...base, outcome: 'left' }];
    }
    const { steps, changes, notes } = plan;
    if (held.has(index)) {
      return [{ ...base, outcome: 'left', reason: t('its generation is written where other machines have theirs') }];
    }
    edits.push(changeEdits(analysis, index, changes));
    if (base.reason !== undefined) {
      return [{ ...base, outcome: 'left' }];
    }
    return [
      {
        ...base,
        outcome: steps.length === 0 ? 'unchanged' : 'converted',
        lost: options.lossy ? assessed.plan.lost : [],
        notes: changes.some(makesGeneration2) ? notes : [],
      },
    ];
  });
  return { analysis, edits: planEdits(analysis.documents, edits.flat()), machines };
}

/** What changes of a machine, and where its generation is written. */
function changesOf(
  { machine, plan, kind }: AssessedMachine,
  { at, notes }: Sharing,
  { lossy, apart }: ConversionOptions,
  isNeeded: IsNeeded,
) {
  // What contradicts a generation that is stated elsewhere may come by a variable, too.
  const isElsewhere = statedGeneration(machine) === 2 && machine.changed === undefined;
  const place = isElsewhere && apart !== true ? undefined : at;
  const steps = plan.steps.filter(step => lossy || step.class === 'safe');
  const changes: AnyChange[] = steps.flatMap(step => kindCalled(kind).placed(step.change, place, isNeeded) ?? []);
  return { steps, changes, notes };
}

/** Whether the generation can't be written where it would be; what else changes would break the machine then. */
function isRefused({ format }: Analysis, { machine }: AssessedMachine, change: AnyChange): boolean {
  return makesGeneration2(change) && format !== undefined && 'cannot' in writeChange(format.write, machine, change);
}

/** Whether it is a change of what a machine has its generation by, which may be written at a variable. */
function makesGeneration2({ kind }: AnyChange): boolean {
  return kind === 'set-generation' || kind === 'set-image-sku' || kind === 'set-hyperv-generation';
}

function isLeft(assessed: AssessedMachine | undefined, { lossy }: ConversionOptions): boolean {
  return assessed === undefined || assessed.plan.obstacle !== undefined || !(lossy || assessed.plan.class === 'safe');
}

/** Why a machine isn't converted with these options; undefined where it is. */
function leftBecause(assessed: AssessedMachine, options: ConversionOptions): string | undefined {
  const { obstacle, lost, manual } = assessed.plan;
  if (obstacle !== undefined || !isLeft(assessed, options)) {
    return obstacle;
  }
  const losses = said(lost.map(lossText));
  const tasks = said(manual.map(finding => translated(ruleOf(finding).title)));
  if (tasks === '' && losses === '') {
    return t('what has to be of the same generation waits for a person');
  }
  if (tasks === '' || statedGeneration(assessed.machine) === 2) {
    return t('a conversion would lose {losses}', { losses });
  }
  return losses === ''
    ? t('a person has to act before it works: {tasks}', { tasks })
    : t('a conversion would lose {losses}; and a person has to act before it works: {tasks}', { losses, tasks });
}

/** Texts in one, each once. */
function said(texts: readonly string[]): string {
  return [...new Set(texts)].join('; ');
}
