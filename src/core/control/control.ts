/**
 * What a team decides about rules: how severe each one is, and what is said of Generation 1 machines. It changes which
 * findings are shown and how; the status of a machine and its conversion never depend on it.
 */
import type { AssessedMachine, Status } from '../analysis';
import { type Finding, ruleOf } from '../findings';
import { FORMAT_IDS, type FormatId } from '../formats/format';
import { sentence, translated } from '../l10n';
import type { SecurityProfile } from '../machine/azure/machine';
import { statedGeneration } from '../machine/devices';
import { HOSTS, type HostId } from '../machine/hosts';
import type { Generation } from '../machine/machine';
import { RULES } from '../rules';
import type { RuleFacts } from '../rules/rule';
import { SEVERITIES, type Severity, severityIn } from '../rules/severity';
import { groupBy } from '../wording';
import { isRuleName, namesFor } from './rule-names';

export type RuleSeverity = Severity | 'off';

export const RULE_SEVERITIES: readonly RuleSeverity[] = [...SEVERITIES, 'off'];

export type RuleSeverities = Readonly<Record<string, RuleSeverity>>;

/** What is said of machines that state Generation 1. */
export const GENERATION_1_MODES = {
  advise: 'What stands in the way of Generation 2 is information, or a warning where the machine cannot move at all.',
  summary: 'One finding for each machine: its status, and how much there is to do. The others are hidden.',
  error: 'For teams that have decided: a Generation 1 machine is an error, and so is what it has to give up.',
  off: 'Nothing.',
} as const;

export type Generation1Mode = keyof typeof GENERATION_1_MODES;

export const GENERATION_1_MODE_NAMES = Object.keys(GENERATION_1_MODES) as readonly Generation1Mode[];

/** What becomes of a file beside a definition that a machine which stays Generation 1 needs as it is. */
export const SHARED_FILES = {
  copy: 'A copy of it changes, in a folder gen2 beside it, and the definition names that.',
  'in-place': 'It changes itself: machines that stay Generation 1 need another one then.',
} as const;

/** What security profile Azure's machines are to have. */
export const AZURE_SECURITY_PROFILES = {
  standard: 'None: no Secure Boot and no vTPM.',
  'trusted-launch': 'Trusted Launch, with Secure Boot and vTPM, where image and size take it.',
} as const;

export const AZURE_SECURITY_NAMES = Object.keys(AZURE_SECURITY_PROFILES) as readonly SecurityProfile[];

export interface Control {
  /** By the names of rules and of groups of them; a rule that none of them means has the severity of its impact. */
  readonly rules?: RuleSeverities;
  /** `advise` without it. */
  readonly generation1?: Generation1Mode;
}

/** All that can be chosen for a file, wherever it is chosen: in settings, in a configuration file, on a command line. */
export interface Choices extends Control {
  readonly host?: HostId;
  /** What security profile Azure's machines are to have; without it each has the one that its file says. */
  readonly azureSecurity?: SecurityProfile;
  /** What the file is read as, whatever it is recognised as. */
  readonly format?: FormatId;
}

/** Choices with others over them, which count where both say something; `rules` rule by rule, whichever name means it. */
export function layered(below: Choices, above: Choices): Choices {
  const rules = above.rules ?? {};
  const left = Object.entries(below.rules ?? {}).filter(([name]) => severityOf(rules, name) === undefined);
  return { ...below, ...above, rules: { ...Object.fromEntries(left), ...rules } };
}

/** What was decided about a rule, or about all of a group, by the most exact name that means it. */
export function severityOf(rules: RuleSeverities, name: string): RuleSeverity | undefined {
  const decided = namesFor(name).find(each => Object.hasOwn(rules, each));
  return decided === undefined ? undefined : rules[decided];
}

/** Choices out of values from outside, whatever those are; what can't be used is left out. */
export function choicesIn(values: Readonly<Record<keyof Choices, unknown>>): Choices {
  const host = HOSTS.find(({ id }) => id === values.host)?.id;
  const generation1 = GENERATION_1_MODE_NAMES.find(mode => mode === values.generation1);
  const azureSecurity = AZURE_SECURITY_NAMES.find(profile => profile === values.azureSecurity);
  const format = FORMAT_IDS.find(id => id === values.format);
  return {
    ...(format !== undefined && { format }),
    ...(host !== undefined && { host }),
    ...(generation1 !== undefined && { generation1 }),
    ...(azureSecurity !== undefined && { azureSecurity }),
    rules: ruleSeveritiesIn(values.rules),
  };
}

function ruleSeveritiesIn(value: unknown): RuleSeverities {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(
    entries.flatMap(([id, word]) => {
      const severity = RULE_SEVERITIES.find(each => each === word);
      return severity === undefined || !isRuleName(id) ? [] : [[id, severity]];
    }),
  );
}

/** The rule that says of a machine no more than that it is Generation 1. */
const GENERATION_1 = 'vm/generation-1';

/** The findings that are shown, each as severe as was decided. `machines` are those of the same analysis. */
export function controlled<T extends Finding>(
  machines: readonly AssessedMachine[],
  findings: readonly T[],
  { rules = {}, generation1 = 'advise' }: Control,
): readonly T[] {
  if (generation1 === 'advise' && Object.keys(rules).length === 0) {
    return findings;
  }
  const decided = new Map(RULES.map(({ id }) => [id, severityOf(rules, id)]));
  const modes = machines.map(({ machine }) => (statedGeneration(machine) === 1 ? generation1 : 'advise'));
  const shown = findings.flatMap(finding => {
    const mode = modes[finding.machine] ?? 'advise';
    const severity =
      mode === 'off' ? 'off' : (decided.get(finding.rule) ?? severityInMode(mode, ruleOf(finding), finding));
    return severity === 'off' ? [] : [severity === finding.severity ? finding : { ...finding, severity }];
  });
  return generation1 === 'summary' ? summarised(shown, machines, modes, decided.get(GENERATION_1)) : shown;
}

/**
 * How severe the certain findings of a rule are in machines that state a generation, with all that was decided; undefined
 * where the rule says nothing of such machines.
 */
export function effectiveSeverity(
  rule: RuleFacts,
  ofGeneration: Generation,
  { rules = {}, generation1 = 'advise' }: Control,
): RuleSeverity | undefined {
  const severity = severityIn(ofGeneration, rule);
  const mode = ofGeneration === 1 ? generation1 : 'advise';
  if (severity === undefined || mode === 'off') {
    return severity && 'off';
  }
  return severityOf(rules, rule.id) ?? severityInMode(mode, rule, { severity, certain: true });
}

/** What is not certain is no error in any mode: only an explicit severity makes it one. */
function severityInMode(
  mode: Generation1Mode,
  { id, impact, generation }: RuleFacts,
  { severity, certain }: Pick<Finding, 'severity' | 'certain'>,
): Severity {
  const givenUp = generation === 2 && (impact === 'blocks' || impact === 'converts');
  if (mode !== 'error' || !(givenUp || id === GENERATION_1)) {
    return severity;
  }
  return certain ? 'error' : 'warning';
}

/** The findings with one for each machine that is summarised; `decided` is the severity set for that one. */
function summarised<T extends Finding>(
  findings: readonly T[],
  machines: readonly AssessedMachine[],
  modes: readonly Generation1Mode[],
  decided: RuleSeverity | undefined,
): T[] {
  const ofMachine = groupBy(findings, ({ machine }) => machine);
  return findings.flatMap(finding => {
    const machine = machines[finding.machine];
    if (machine === undefined || modes[finding.machine] !== 'summary') {
      return [finding];
    }
    if (finding.rule !== GENERATION_1) {
      return [];
    }
    const all = ofMachine.get(finding.machine) ?? [];
    const severity = decided === undefined ? worst(all, finding.severity) : finding.severity;
    return [{ ...summary(finding, all, machine), severity }];
  });
}

/** A summary is as severe as the worst that it stands for, so that exit codes stay the same. */
function worst(findings: readonly Finding[], least: Severity): Severity {
  const severities = new Set(findings.map(({ severity }) => severity));
  return SEVERITIES.find(severity => severities.has(severity)) ?? least;
}

const STATUSES: Record<Status, string> = {
  'generation-2': sentence('Generation 2 as well'),
  contradictory: sentence('contradicts itself'),
  ready: sentence('ready to convert'),
  'needs-work': sentence('needs work'),
  blocked: sentence('has to stay'),
  unknown: sentence('cannot be judged'),
};

const ONLY_DISK = sentence('needs work on its disk only');

/** What is rewritten is the same whatever is shown of it: its number is the plan's, as above the machine. */
function summary<T extends Finding>(finding: T, all: readonly Finding[], { status, plan }: AssessedMachine): T {
  const of = (isOne: (finding: Finding, rule: RuleFacts) => boolean): number =>
    all.filter(each => isOne(each, ruleOf(each))).length;
  const counted: readonly (readonly [what: string, count: number])[] = [
    [sentence('{count} in the way'), of(({ impact }, { generation }) => generation === 2 && impact === 'blocks')],
    [sentence('{count} to rewrite'), plan.obstacle === undefined ? plan.steps.length : 0],
    [sentence('{count} by hand'), of(({ impact, fix }) => impact === 'manual' && fix === undefined)],
    [sentence('{count} wrong today'), of((_, { generation }) => generation === 1)],
  ];
  const counts = counted.flatMap(([what, count]) => (count === 0 ? [] : [translated(what, { count })]));
  return {
    ...finding,
    message: counts.length === 0 ? 'summary' : 'counted',
    arguments: {
      ...finding.arguments,
      status: status === 'needs-work' && plan.onlyDisk ? ONLY_DISK : STATUSES[status],
      counts: counts.join(', '),
    },
  };
}
