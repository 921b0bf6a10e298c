/** Where the generation of machines is written that have it from one variable. */
import type { Analysis, AssessedMachine } from '../analysis';
import { t } from '../l10n';
import { changedIn } from '../machine/any-machine';
import { groupBy, listed } from '../wording';

export interface Sharing {
  readonly at: 'definition' | 'variable';
  readonly notes: readonly string[];
}

export const UNSHARED: Sharing = { at: 'definition', notes: [] };

/** The machines that have their generation from a variable. */
interface Readers {
  readonly indexes: readonly number[];
  readonly names: string;
  /** Whether what they have it from is a parameter of a template. */
  readonly ofParameter: boolean;
}

/** What a conversion does. */
interface Move {
  readonly moving: ReadonlySet<number>;
  /** In a file of several machines each one's generation is written in itself, if its text is its own. */
  readonly apart: boolean;
}

type Decision =
  | { readonly at: 'variable' }
  /** `others-stay`: machines that have it from the variable and are not to change. */
  | { readonly at: 'definition'; readonly because: 'others-stay'; readonly staying: readonly number[] }
  | { readonly at: 'definition'; readonly because: 'read-elsewhere' | 'apart' };

/** By variable: at the variable if every machine that reads it moves; else in each machine, so that no other one changes. */
export function sharings(analysis: Analysis, asked: readonly number[], move: Move): ReadonlyMap<string, Sharing> {
  const variables = new Set(asked.flatMap(index => variableOf(analysis.machines[index]) ?? []));
  if (variables.size === 0) {
    return new Map();
  }
  const all = readersOf(analysis);
  return new Map(
    [...variables].map((variable): [string, Sharing] => {
      const readers = all.get(variable) ?? NO_READERS;
      const decision = placeFor(analysis, readers, move);
      const note = noteOn(analysis, variable, readers, decision);
      return [variable, { at: decision.at, notes: note === undefined ? [] : [note] }];
    }),
  );
}

function placeFor({ machines }: Analysis, { indexes }: Readers, { moving, apart }: Move): Decision {
  const staying = apart && indexes.length > 1 ? indexes : indexes.filter(index => !moving.has(index));
  if (staying.length > 0) {
    return { at: 'definition', because: 'others-stay', staying };
  }
  if (indexes.some(index => machines[index]?.machine.generationVariableIsReadElsewhere)) {
    return { at: 'definition', because: 'read-elsewhere' };
  }
  const canBeApart =
    apart && machines.length > 1 && !indexes.some(index => machines[index]?.machine.definitionIsShared);
  return canBeApart ? { at: 'definition', because: 'apart' } : { at: 'variable' };
}

/** What a person has to know of it, if anything. */
function noteOn(analysis: Analysis, variable: string, readers: Readers, decision: Decision): string | undefined {
  const { indexes, names, ofParameter } = readers;
  const notes = ofParameter ? OF_PARAMETER : OF_VARIABLE;
  if (decision.at === 'variable') {
    return indexes.length === 1 ? notes.there(variable) : notes.thereFor(variable, names);
  }
  switch (decision.because) {
    case 'others-stay':
      return notes.othersStay(variable, decision.staying === indexes ? names : namesOf(analysis, decision.staying));
    case 'read-elsewhere':
      return notes.readElsewhere(variable);
    case 'apart':
      return undefined;
  }
}

interface Notes {
  there(variable: string): string;
  thereFor(variable: string, machines: string): string;
  othersStay(variable: string, machines: string): string;
  readElsewhere(variable: string): string;
}

const OF_VARIABLE: Notes = {
  there: variable => t('written where the variable {variable} has its value', { variable }),
  thereFor: (variable, machines) =>
    t('written where the variable {variable} has its value, which sets {machines}', { variable, machines }),
  othersStay: (variable, machines) =>
    t('written in the machine: the variable {variable} also sets {machines}', { variable, machines }),
  readElsewhere: variable =>
    t('written in the machine: the variable {variable} also gives something else', { variable }),
};

/** A template of Azure has both, and its parameters are what whoever deploys it hands over. */
const OF_PARAMETER: Notes = {
  there: variable => t('written where the parameter {variable} has its value', { variable }),
  thereFor: (variable, machines) =>
    t('written where the parameter {variable} has its value, which sets {machines}', { variable, machines }),
  othersStay: (variable, machines) =>
    t('written in the machine: the parameter {variable} also sets {machines}', { variable, machines }),
  readElsewhere: variable =>
    t('written in the machine: the parameter {variable} also gives something else', { variable }),
};

function isParameter(assessed: AssessedMachine | undefined): boolean {
  const field = assessed && changedIn(assessed.machine);
  return field?.known === true && field.isParameter === true;
}

const NO_READERS: Readers = { indexes: [], names: '', ofParameter: false };

const READERS = new WeakMap<Analysis, ReadonlyMap<string | undefined, Readers>>();

/** The machines of an analysis by that variable, found once: a conversion may be planned for each machine by itself. */
function readersOf(analysis: Analysis): ReadonlyMap<string | undefined, Readers> {
  const known = READERS.get(analysis);
  if (known !== undefined) {
    return known;
  }
  const { machines } = analysis;
  const byVariable = groupBy(machines.keys(), index => variableOf(machines[index]));
  const readers = new Map(
    [...byVariable].map(([variable, indexes]) => {
      const ofParameter = indexes.some(index => isParameter(machines[index]));
      return [variable, { indexes, names: namesOf(analysis, indexes), ofParameter }] as const;
    }),
  );
  READERS.set(analysis, readers);
  return readers;
}

function namesOf({ machines }: Analysis, indexes: readonly number[]): string {
  return listed(indexes.map(index => machines[index]?.machine.name ?? ''));
}

/** The variable from which a machine has its generation, or what has to change for that. */
export function variableOf(assessed: AssessedMachine | undefined): string | undefined {
  const field = assessed && changedIn(assessed.machine);
  return field?.known === true ? field.variable : undefined;
}
