/** The conversion of machines that an assessment found, of one file at a time: as it is planned, and what became of it. */
import type { Analysis } from '../analysis';
import { convertMachines } from '../convert/convert';
import { type ConversionPart, conversionParts } from '../convert/parts';
import { t } from '../l10n';
import { statedGeneration } from '../machine/devices';
import { shownName } from '../offers/titles';
import type { FileReport } from '../reports/report';
import type { FileEdits } from '../text/place';
import type { BulkOutcome, LeftMachine } from './conversion';
import { byPath } from './outcomes';

export interface FilePlan {
  /** None where nothing of the file is converted. */
  readonly parts: readonly ConversionPart[];
  /** All parts together. */
  readonly edits: FileEdits;
  /** The machines that were asked for and stay. */
  readonly left: readonly LeftMachine[];
}

/**
 * Plans the conversion of some machines of a report, by their indexes, for the text that its file has now: `analysis` is
 * undefined where that is not checked any more. Only a machine that has its name of then is the one that was asked for.
 */
export function planFile(report: FileReport, analysis: Analysis | undefined, asked: readonly number[]): FilePlan {
  const leave = (index: number, reason: string): LeftMachine => leftOf(report, index, reason);
  if (analysis === undefined) {
    const left = asked.map(index => leave(index, t('its file is not checked any more')));
    return { parts: [], edits: new Map(), left };
  }
  const same = new Set(asked.filter(index => analysis.machines[index]?.machine.name === report.machines[index]?.name));
  const parts = conversionParts(analysis, [...same]);
  const moving = new Set(parts.flatMap(({ machines }) => machines));
  return {
    parts,
    edits: convertMachines(analysis, { lossy: true, machines: [...moving] }).edits,
    left: asked
      .filter(index => !moving.has(index))
      .map(index => leave(index, same.has(index) ? whyNot(analysis, index) : t('its file has changed'))),
  };
}

/** What became of the parts of a file. Only its text tells: somebody may have applied some of them. */
export function fileOutcome(
  report: FileReport,
  parts: readonly ConversionPart[],
  now: Analysis | undefined,
): BulkOutcome {
  const moving = parts.flatMap(({ machines }) => machines);
  const stayed = moving.filter(index => now === undefined || !isConverted(now, index));
  const converted = moving.length - stayed.length;
  return {
    converted,
    files: converted > 0 ? 1 : 0,
    left: stayed.map(index => leftOf(report, index, t('was not chosen'))),
  };
}

/** What became of all files, with what stays by path. */
export function summedUp(outcomes: readonly BulkOutcome[]): BulkOutcome {
  const sum = (count: (outcome: BulkOutcome) => number): number =>
    outcomes.reduce((all, outcome) => all + count(outcome), 0);
  return {
    converted: sum(({ converted }) => converted),
    files: sum(({ files }) => files),
    left: outcomes.flatMap(({ left }) => left).toSorted(byPath),
  };
}

function leftOf({ machines, path }: FileReport, index: number, reason: string): LeftMachine {
  return { name: shownName(machines[index]?.name), path, reason };
}

function whyNot({ machines }: Analysis, index: number): string {
  const assessed = machines[index];
  return assessed !== undefined && statedGeneration(assessed.machine) === 2
    ? t('is Generation 2 already')
    : (assessed?.plan.obstacle ?? t('nothing has to change'));
}

/** Whether a machine is Generation 2 and a conversion has nothing left to do for it. */
function isConverted(analysis: Analysis, index: number): boolean {
  const assessed = analysis.machines[index];
  return (
    assessed !== undefined &&
    statedGeneration(assessed.machine) === 2 &&
    convertMachines(analysis, { lossy: true, machines: [index] }).edits.size === 0
  );
}
