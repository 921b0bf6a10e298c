/** Text in, findings out: what this file is, which machines it defines, and what stands between them and Generation 2. */
import type { Analysis, AssessedMachine, Status } from './analysis';
import { append } from './append';
import { checkMachine, withoutConversion } from './check-machine';
import { type Choices, controlled } from './control/control';
import { suppress } from './control/suppressions';
import { type ConversionPlan, planConversion } from './convert/plan';
import { joined } from './convert/together';
import { type Finding, ruleOf } from './findings';
import { FORMATS } from './formats';
import type { Format, Recognition } from './formats/format';
import { mayBeDefinition } from './formats/marks';
import { hasOwnName } from './formats/powershell/own-file';
import { isDefinitionByName, isUnfinishedDefinition, mayHideMachine } from './formats/unfinished';
import { isMisspelling, misspelledKeys } from './formats/unknown-argument';
import { vhdxNames } from './formats/vhdx-names';
import { kindCalled } from './kinds';
import { t, translated } from './l10n';
import { documentsOf, isLoaded, languageCalled } from './languages/documents';
import { isHclName, languageIdOf, PACKER_NAMES, TERRAFORM_NAMES } from './languages/files';
import { type Document, type Documents, type LanguageId, type Problem, unread } from './languages/language';
import type { AnyMachine } from './machine/any-machine';
import type { AnyChange } from './machine/change';
import { statedGeneration } from './machine/devices';
import { known } from './machine/field';
import { hostNamed } from './machine/host-names';
import { compareHosts, type HostId } from './machine/hosts';
import { NOTHING_READ } from './problems';
import { completed, type Steps } from './steps';
import { type Files, NO_FILES } from './text/files';
import { oneLine } from './text/one-line';
import { type FileId, fileIdOf } from './text/place';
import { groupBy } from './wording';

/** `host`: the oldest that the machines have to run on. */
export interface AnalysisOptions extends Choices {
  /** The file's name or path; some formats take its ending or words in it for evidence. */
  readonly fileName?: string;
  /** That of the text; by the file's name without it. */
  readonly language?: LanguageId;
  /** The files beside the text, for what its machines name of them; without it nothing is looked at. */
  readonly files?: Files;
  /** Somebody named the file: it is read also where nothing in it tells a definition, to say where the reading ends. */
  readonly isNamed?: boolean;
  /** Where the text is a part of a definition of several files, it is read as that, whichever of them has the machines. */
  readonly asPart?: boolean;
}

export const DEFAULT_HOST: HostId = '2025';

/** Analyses a text. Pure, and never throws on any text. */
export function analyze(text: string, options: AnalysisOptions = {}): Analysis {
  return completed(analyzeInSteps(text, options));
}

/** The same in steps: a file of thousands of machines takes longer than an editor may wait. */
export function* analyzeInSteps(text: string, options: AnalysisOptions = {}): Steps<Analysis> {
  const { fileName, files = NO_FILES } = options;
  const host = options.host ?? DEFAULT_HOST;
  const empty = { machines: [], findings: [], suppressed: [], problems: [] };
  const nothing = { ...empty, host, format: undefined, recognition: undefined };
  const file = fileIdOf(fileName);
  const languageId = options.language ?? languageIdOf(file) ?? 'json';
  const language = languageCalled(languageId);
  const mayBe = isLoaded(languageId) && mayBeDefinition(text, languageId);
  const isPart = !mayBe && options.asPart === true && isLoaded(languageId) && isBesideMachines(file, files);
  const isNamed = options.isNamed === true && isLoaded(languageId);
  const isRead = mayBe || isPart || isNamed || (hasOwnName(file) && isLoaded(languageId));
  const main = isRead ? yield* language.parse(text, file) : unread(text, file, languageId);
  const { fatal } = main;
  const documents = documentsOf(main, fileName, files);
  const formats = FORMATS.filter(({ languages }) => languages.includes(language.id));
  const chosen = formats.find(({ id }) => id === options.format);
  if (!mayBe && !isPart) {
    if (fatal !== undefined) {
      return { ...nothing, documents, fatal, problems: isDefinitionByName(documents) ? [fatal] : [] };
    }
    const problems = chosen === undefined || !isNamed ? [] : [nothingRead(chosen, main)];
    return { ...nothing, documents, fatal, problems };
  }
  if (chosen !== undefined) {
    return yield* analyzeAs(chosen, chosenFormat(main), documents, host, options);
  }
  for (const format of formats) {
    const recognition =
      format.recognise(documents) ?? (options.asPart === true ? recognisedPart(format, documents) : undefined);
    yield;
    if (recognition !== undefined) {
      return yield* analyzeAs(format, recognition, documents, host, options);
    }
  }
  if (fatal !== undefined && (yield* isUnfinishedDefinition(documents))) {
    return { ...nothing, documents, fatal, problems: [fatal] };
  }
  return { ...nothing, documents, fatal, problems: mayHideMachine(documents) ? main.skipped : [] };
}

/** Files that may hold the machines of a configuration. */
const CONFIGURATIONS = [...PACKER_NAMES.configuration, ...TERRAFORM_NAMES.configuration];

/** Whether a file of a configuration has one beside it that may define machines. */
function isBesideMachines(file: FileId, files: Files): boolean {
  return (
    isHclName(file) &&
    CONFIGURATIONS.flatMap(ending => files.list?.(ending) ?? []).some(name =>
      mayBeDefinition(files.read(name) ?? '', languageIdOf(name) ?? 'hcl'),
    )
  );
}

function recognisedPart({ whole }: Format, documents: Documents): Recognition | undefined {
  const { file } = documents.main;
  const found = whole?.(documents);
  return found?.files.includes(file) === true && found.main !== file
    ? {
        because: t('it is a part of the configuration in which {file} has a machine', { file: oneLine(found.main) }),
        at: { file, offset: 0, end: 0 },
      }
    : undefined;
}

/** Whether there is nothing to say of a file: it defines no machine, and nothing hides one. */
export function definesNothing({ format, problems }: Analysis): boolean {
  return format === undefined && problems.length === 0;
}

/** Why a document is of a format that was chosen for it. */
function chosenFormat({ file }: Document): Recognition {
  return { because: t('this format was chosen for it'), at: { file, offset: 0, end: 0 } };
}

/** Nobody who says what a file is to be read as is left without a word. */
function nothingRead({ nothing }: Format, { file }: Document): Problem {
  return { code: NOTHING_READ, message: translated(nothing), file, offset: 0, end: 0 };
}

function* analyzeAs(
  format: Format,
  recognition: Recognition,
  documents: Documents,
  host: HostId,
  options: AnalysisOptions,
): Steps<Analysis> {
  const { fatal } = documents.main;
  const base = { documents, fatal, format, recognition, host };
  if (fatal !== undefined) {
    return { ...base, machines: [], findings: [], suppressed: [], problems: [fatal] };
  }
  const findings: Finding[] = [];
  const machines: AssessedMachine[] = [];
  const parts = partsOf(format, documents);
  const hasMistake = parts.some(part => part.fatal !== undefined || part.skipped.length > 0);
  const problems = [...format.problems(documents)];
  yield;
  const hasMisspelledKey = misspelledKeys(problems);
  const read = format.read(documents, { isChosen: options.format !== undefined });
  // What a language with expressions has for paths, only a machine that was read tells.
  const readAtOnce = format.whole === undefined ? undefined : [...read];
  const images = (readAtOnce ?? []).flatMap(machine => kindCalled(format.kind).images?.(machine) ?? []);
  const vhdxFor = yield* vhdxNames(parts, images);
  for (const machine of readAtOnce ?? read) {
    const ownHost = hostOf(machine, host);
    const surroundings = { host: ownHost, vhdxFor, azureSecurity: options.azureSecurity };
    const own = checkMachine(format, documents, surroundings, machine, machines.length);
    const { node, addition } = machine;
    const ofMachine = format.problemsOf?.(machine, documents) ?? [];
    append(problems, ofMachine);
    const isMisspelled = hasMisspelledKey(node) || (addition !== undefined && hasMisspelledKey(addition));
    const context = { host: ownHost, hasMistake, hasMisspelledKey: isMisspelled || ofMachine.some(isMisspelling) };
    const plan = planConversion(kindCalled(format.kind), machine, own, context);
    for (const finding of own) {
      findings.push(plan.obstacle === undefined ? finding : withoutConversion(finding));
    }
    // What a format reads, and the changes of its plan, are those of its kind.
    machines.push({
      kind: format.kind,
      machine,
      status: statusOf(machine, own, plan),
      plan,
      host: ownHost,
    } as AssessedMachine);
    yield;
  }
  const whole = joinedAll(machines, findings);
  const shown = decided(documents, whole.machines, whole.findings, problems, options);
  const isUnread = options.format !== undefined && machines.length === 0;
  const all = isUnread ? [nothingRead(format, documents.main), ...shown.problems] : shown.problems;
  return { ...base, machines: whole.machines, ...shown, problems: all };
}

/** The same, where some machines change together: what holds for one of them holds for all. */
function joinedAll(machines: readonly AssessedMachine[], findings: readonly Finding[]) {
  if (machines.every(({ machine }) => machine.together === undefined)) {
    return { machines, findings };
  }
  const all = joined(machines);
  const own = groupBy(findings, ({ machine }) => machine);
  return {
    machines: all.map((each, index) => ({
      ...each,
      status: statusOf(each.machine, own.get(index) ?? [], each.plan),
    })),
    findings: findings.map(finding =>
      all[finding.machine]?.plan.obstacle === undefined ? finding : withoutConversion(finding),
    ),
  };
}

/** The files that are one definition, as far as they can be looked at. What can't be read of one says of a machine nobody knows. */
function partsOf({ whole }: Format, documents: Documents): Document[] {
  const files = whole?.(documents)?.files ?? [documents.main.file];
  return files.flatMap(file => documents.open(file) ?? []);
}

/** What is shown of an analysis: what neither the files themselves nor whoever asks for it have decided otherwise. */
function decided(
  documents: Documents,
  machines: readonly AssessedMachine[],
  findings: readonly Finding[],
  problems: readonly Problem[],
  options: AnalysisOptions,
): Pick<Analysis, 'findings' | 'suppressed' | 'problems'> {
  const own = suppress(documents, machines, findings);
  return {
    findings: controlled(machines, own.findings, options),
    suppressed: controlled(machines, own.suppressed, options),
    problems: [...documents.main.skipped, ...problems, ...own.problems],
  };
}

/** The host that a machine has to run on: the one asked for, or the older one that its definition names. */
function hostOf(machine: AnyMachine, asked: HostId): HostId {
  const name = known(machine.host);
  const named = name === undefined ? undefined : hostNamed(name)?.atLeast;
  return named !== undefined && compareHosts(named, asked) < 0 ? named : asked;
}

function statusOf(machine: AnyMachine, findings: readonly Finding[], plan: ConversionPlan<AnyChange>): Status {
  switch (statedGeneration(machine)) {
    case undefined:
      return 'unknown';
    case 2:
      return findings.some(finding => finding.severity === 'error') ? 'contradictory' : 'generation-2';
    case 1:
      // What stops Generation 1 alone, such as a size that takes none, a conversion sets right.
      if (findings.some(finding => finding.impact === 'blocks' && ruleOf(finding).generation === 2)) {
        return 'blocked';
      }
      return plan.obstacle === undefined && plan.class === 'safe' && plan.manual.length === 0 ? 'ready' : 'needs-work';
  }
}
