/** Converts machines of a text to Generation 2. */
import { type Analysis, type AnalysisOptions, type AssessedMachine, analyze } from '../analyze';
import { lossText } from '../findings';
import { changeEdits } from '../fixes';
import type { Change } from '../machine/change';
import { statedGeneration } from '../machine/devices';
import type { Loss } from '../rules/rule';
import { applyEdits, type JsonEdit, planEdits, type TextEdit } from '../text/edits';

export interface ConversionOptions {
  /** Also the changes that lose something. Without it a machine that needs one is left as it is. */
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
  readonly edits: readonly TextEdit[];
  /** One for each machine that was asked for. */
  readonly machines: readonly MachineConversion[];
}

/** Converts a text. Pure; a text that can't be read, or defines no machine, gives no edits. */
export function convert(
  text: string,
  options: AnalysisOptions & ConversionOptions,
): Conversion & { readonly text: string } {
  const conversion = convertMachines(analyze(text, options), options);
  return { ...conversion, text: applyEdits(text, conversion.edits) };
}

/** Plans the conversion of machines of an analysed text as edits of that text. */
export function convertMachines(analysis: Analysis, options: ConversionOptions): Conversion {
  const asked = options.machines ?? analysis.machines.map((_, index) => index);
  const edits: JsonEdit[] = [];
  const moving = new Set(asked.filter(index => leftBecause(analysis.machines[index], options) === undefined));
  const machines = asked.flatMap((index): MachineConversion[] => {
    const assessed = analysis.machines[index];
    if (assessed === undefined) {
      return [];
    }
    const base = { machine: index, reason: leftBecause(assessed, options), lost: [], notes: [] };
    if (base.reason !== undefined && statedGeneration(assessed.machine) !== 2) {
      return [{ ...base, outcome: 'left' }];
    }
    const sharing = sharingOf(analysis, index, moving, options.apart === true);
    const steps = assessed.plan.steps.filter(step => options.lossy || step.class === 'safe');
    edits.push(
      ...changeEdits(
        analysis,
        index,
        steps.map(step => placed(step.change, sharing)),
      ),
    );
    if (base.reason !== undefined) {
      return [{ ...base, outcome: 'left' }];
    }
    return [
      {
        ...base,
        outcome: steps.length === 0 ? 'unchanged' : 'converted',
        lost: options.lossy ? assessed.plan.lost : [],
        notes: steps.length === 0 ? [] : sharing.notes,
      },
    ];
  });
  return { analysis, edits: planEdits(analysis.document, edits).edits, machines };
}

/** Why a machine isn't converted with these options; undefined where it is. */
function leftBecause(assessed: AssessedMachine | undefined, { lossy }: ConversionOptions): string | undefined {
  if (assessed === undefined) {
    return 'there is no such machine';
  }
  const { obstacle, lost } = assessed.plan;
  if (obstacle !== undefined) {
    return obstacle;
  }
  return lossy || assessed.plan.class === 'safe' ? undefined : `it would lose ${lost.map(lossText).join('; ')}`;
}

interface Sharing {
  readonly at: 'definition' | 'variable';
  readonly notes: readonly string[];
}

/**
 * Where the generation of a machine is written. At the variable it comes from if every machine that reads it moves as
 * well; else in the machine, so that no other machine changes.
 */
function sharingOf(analysis: Analysis, index: number, moving: ReadonlySet<number>, apart: boolean): Sharing {
  const generation = analysis.machines[index]?.machine.generation;
  if (generation?.known !== true || generation.variable === undefined) {
    return { at: 'definition', notes: [] };
  }
  const { variable } = generation;
  const others = analysis.machines.flatMap(({ machine }, other) =>
    other !== index && machine.generation.known && machine.generation.variable === variable ? [other] : [],
  );
  const names = others.map(other => analysis.machines[other]?.machine.name).join(', ');
  if (others.some(other => apart || !moving.has(other))) {
    return { at: 'definition', notes: [`written in the machine: the variable ${variable} also sets ${names}`] };
  }
  if (apart && analysis.machines.length > 1) {
    return { at: 'definition', notes: [] };
  }
  const shared = others.length === 0 ? '' : `, which also sets ${names}`;
  return { at: 'variable', notes: [`written at the default of the variable ${variable}${shared}`] };
}

function placed(change: Change, { at }: Sharing): Change {
  return change.kind === 'set-generation' ? { ...change, at } : change;
}
