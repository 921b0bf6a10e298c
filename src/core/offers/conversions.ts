/** Conversions to Generation 2 as offers: of one machine, and of all in the file. */
import type { Analysis, AssessedMachine } from '../analysis';
import { convertMachines } from '../convert/convert';
import { hasRunbook } from '../convert/moving';
import { type Finding, ruleOf } from '../findings';
import { t } from '../l10n';
import { statedGeneration } from '../machine/devices';
import { NO_EDITS, type Span } from '../text/place';
import { groupBy } from '../wording';
import { MOST_ALIKE, type Offer, touches, touchesIn } from './offer';
import { nameOf, withLosses } from './titles';

/**
 * The machine in whose definition a cursor or selection starts; else the first that a selection touches; else the only one
 * that has its generation from the line of a variable.
 */
export function machineAt(analysis: Analysis, { offset, end }: Span): number | undefined {
  const within = (span: Span): number =>
    analysis.machines.findIndex(({ machine }) => touchesIn(analysis, machine.node, span));
  const start = within({ offset, end: offset });
  const index = start === -1 ? within({ offset, end }) : start;
  return index === -1 ? machineOfVariable(analysis, { offset, end }) : index;
}

/** Variables stand outside of machines, and in files of their own. Of one that several machines read, none is meant. */
function machineOfVariable(analysis: Analysis, span: Span): number | undefined {
  const { machines, documents } = analysis;
  const { text } = documents.main;
  const [index, ...others] = machines.flatMap(({ machine: { generation } }, each) => {
    const node = generation.known && generation.variable !== undefined ? generation.node : undefined;
    if (node === undefined || node.file !== documents.main.file) {
      return [];
    }
    const lineEnd = text.indexOf('\n', node.end);
    const line = { offset: text.lastIndexOf('\n', node.offset) + 1, end: lineEnd < 0 ? text.length : lineEnd };
    return touches(line, span) ? [each] : [];
  });
  return others.length > 0 ? undefined : index;
}

/** A machine that is there and has to move, and what is found at a place that says so. */
export interface Move {
  /** Its index. */
  readonly machine: number;
  readonly findings: readonly Finding[];
}

/** The moves of which a place tells: that a machine is Generation 1, or what its disk needs first. */
export function movesTouching(analysis: Analysis, span: Span): readonly Move[] {
  const telling = analysis.findings.filter(
    finding =>
      (GENERATION_1.has(finding.rule) || ruleOf(finding).onInstalledDisk === true) &&
      touchesIn(analysis, finding.at, span) &&
      hasRunbook(analysis, finding.machine),
  );
  return [...groupBy(telling, ({ machine }) => machine)]
    .slice(0, MOST_ALIKE)
    .map(([machine, findings]) => ({ machine, findings }));
}

/** That it is Generation 1, of a machine of Hyper-V and of one of Azure that is there. */
const GENERATION_1: ReadonlySet<string> = new Set(['vm/generation-1', 'azure/existing-resource']);

/** The conversion of a machine, with an obstacle where it can't move; undefined for one that has moved. */
export function conversionOffer(
  analysis: Analysis,
  index: number,
  findings: readonly Finding[] = [],
): Offer | undefined {
  const assessed = analysis.machines[index];
  if (assessed === undefined || statedGeneration(assessed.machine) === 2) {
    return undefined;
  }
  const { obstacle, lost } = assessed.plan;
  const machine = nameOf(assessed);
  const title = t('Convert {machine} to Generation 2', { machine });
  const base = { findings, machines: 1, converts: 'whole' } as const;
  if (obstacle !== undefined) {
    const why = t("{machine} can't be converted: {obstacle}", { machine, obstacle });
    return { ...base, title, obstacle: why, isPreferred: false, edits: () => NO_EDITS };
  }
  return {
    ...base,
    title: withLosses(title, lost),
    isPreferred: findings.length > 0 && assessed.plan.class === 'safe',
    edits: () => convertMachines(analysis, { lossy: true, machines: [index] }).edits,
  };
}

export interface Convertible {
  /** Machines that aren't Generation 2. */
  readonly all: readonly AssessedMachine[];
  /** Those of them that convert without a loss. */
  readonly safe: readonly AssessedMachine[];
  /** Those that convert, but lose something. */
  readonly lossy: readonly AssessedMachine[];
}

export function convertibleIn({ machines }: Analysis): Convertible {
  const all = machines.filter(({ machine }) => statedGeneration(machine) !== 2);
  const able = all.filter(({ plan }) => plan.obstacle === undefined);
  return {
    all,
    safe: able.filter(({ plan }) => plan.class === 'safe'),
    lossy: able.filter(({ plan }) => plan.class === 'lossy'),
  };
}

/** Up to two, where there are several machines: those that lose nothing, and all that can move at all. */
export function fileConversionOffers(analysis: Analysis): Offer[] {
  const { all, safe, lossy } = convertibleIn(analysis);
  if (all.length < 2) {
    return [];
  }
  const base = { findings: [], isPreferred: false, machines: analysis.machines.length };
  const able = safe.length + lossy.length;
  if (able === 0) {
    const reason = all[0]?.plan.obstacle ?? '';
    const obstacle = t('None of the {count} machines can be converted: {reason}', { count: all.length, reason });
    const title = conversionTitle(all.length, all.length);
    return [{ ...base, title, obstacle, converts: 'whole', edits: () => NO_EDITS }];
  }
  const offers: Offer[] = [];
  if (safe.length > 0) {
    offers.push({
      ...base,
      title: lossy.length > 0 ? losslessTitle(safe.length) : conversionTitle(safe.length, all.length),
      converts: 'whole',
      edits: () => convertMachines(analysis, { lossy: false }).edits,
    });
  }
  if (lossy.length > 0) {
    const lost = lossy.flatMap(({ plan }) => plan.lost);
    offers.push({
      ...base,
      title: withLosses(conversionTitle(able, all.length), lost),
      converts: 'in-parts',
      edits: () => convertMachines(analysis, { lossy: true }).edits,
    });
  }
  return offers;
}

function conversionTitle(some: number, all: number): string {
  if (some === all) {
    return t('Convert all machines in the file to Generation 2');
  }
  return some === 1
    ? t('Convert the 1 machine in the file to Generation 2')
    : t('Convert the {count} machines in the file to Generation 2', { count: some });
}

function losslessTitle(some: number): string {
  return some === 1
    ? t('Convert the 1 machine in the file that loses nothing to Generation 2')
    : t('Convert the {count} machines in the file that lose nothing to Generation 2', { count: some });
}
