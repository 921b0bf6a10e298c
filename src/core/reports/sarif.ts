/** The report as SARIF 2.1.0, for code scanning and editors: https://docs.oasis-open.org/sarif/sarif/v2.1.0/. */
import type {
  ArtifactLocation,
  Fix,
  Invocation,
  Location,
  Log,
  Notification,
  PhysicalLocation,
  Region,
  Result,
} from 'sarif';
import { groupBy } from '../wording';
import { pathOf } from './beside';
import { identityKey, identityOf, problemIdentity } from './identity';
import type { FileReport, FindingReport, FixReport, ProblemReport, Range, ReportContext, RunReport } from './report';
import { descriptors, LEVELS } from './sarif-rules';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/** The base of relative addresses; GitHub and others take the root of the repository for it. */
const ROOT = '%SRCROOT%';

/** The name of the fingerprint, with the version of what goes into it. */
const FINGERPRINT = 'gen2Advisor/v1';

type Locate = (path: string) => ArtifactLocation;

export function sarifReport(run: RunReport, context: ReportContext): string {
  const rules = descriptors();
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const locate: Locate = path => locationOf(path, context);
  const log: Log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Hyper-V Gen 2 Advisor', version: context.version, rules } },
        originalUriBaseIds: { [ROOT]: { uri: encoded(context.root) } },
        columnKind: 'utf16CodeUnits',
        newlineSequences: ['\r\n', '\n', '\r'],
        invocations: [invocationOf(run, context, locate)],
        results: run.files.flatMap(file => resultsOf(file, locate, indexes)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

/** A file below the root is named by its place in it, so that the log also holds on another machine. */
function locationOf(path: string, { root, uriOf }: ReportContext): ArtifactLocation {
  const uri = uriOf(path);
  return uri.startsWith(root)
    ? // A relative address can't have a colon before its first slash.
      { uri: encoded(uri.slice(root.length)).replaceAll(':', '%3A'), uriBaseId: ROOT }
    : { uri: encoded(uri) };
}

/** An address with what RFC 3986 has encoded and the addresses of browsers and Node don't, such as brackets. */
function encoded(uri: string): string {
  return uri.replace(/[^\w\-.~!$&'()*+,;=:@/%]/g, encodeURIComponent);
}

function invocationOf({ files, skipped }: RunReport, { root, at }: ReportContext, locate: Locate): Invocation {
  const fatal = files.flatMap(({ path, problems }) =>
    problems.filter(problem => problem.fatal).map(problem => notificationOf(locate(path), problem)),
  );
  const left = skipped.map(({ path, code, message }): Notification => {
    return {
      level: 'warning',
      message: { text: message },
      descriptor: { id: code },
      locations: [{ physicalLocation: { artifactLocation: locate(path) } }],
    };
  });
  return {
    executionSuccessful: fatal.length === 0,
    endTimeUtc: at.toISOString(),
    workingDirectory: { uri: encoded(root) },
    toolExecutionNotifications: [...fatal, ...left],
  };
}

function notificationOf(artifactLocation: ArtifactLocation, { code, message, range }: ProblemReport): Notification {
  return {
    level: 'error',
    message: { text: withoutLinks(message) },
    descriptor: { id: code },
    locations: [{ physicalLocation: placeOf(artifactLocation, range) }],
  };
}

function resultsOf(file: FileReport, locate: Locate, indexes: ReadonlyMap<string, number>): Result[] {
  const seen = new Map<string, number>();
  const fingerprintOf = (key: string): Result['partialFingerprints'] => {
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return { [FINGERPRINT]: `${key}:${count}` };
  };
  const problems = file.problems
    .filter(problem => !problem.fatal)
    .map((problem): Result => {
      const identity = problemIdentity(problem);
      return {
        ...ruleOf(identity.rule, indexes),
        level: LEVELS[problem.severity],
        message: { text: withoutLinks(problem.message) },
        locations: [{ physicalLocation: placeOf(locate(pathOf(file.path, problem)), problem.range) }],
        partialFingerprints: fingerprintOf(identityKey(identity)),
      };
    });
  const findings = file.findings.map((finding): Result => {
    const machine = finding.machine === null ? undefined : file.machines[finding.machine];
    return {
      ...ruleOf(finding.rule, indexes),
      level: LEVELS[finding.severity],
      message: { text: withoutLinks(finding.message) },
      locations: [{ physicalLocation: placeOf(locate(pathOf(file.path, finding)), finding.range) }],
      ...(finding.related.length > 0 && { relatedLocations: relatedOf(file.path, finding, locate) }),
      ...(finding.ownFix !== undefined && { fixes: [fixOf(file.path, finding.ownFix, locate)] }),
      partialFingerprints: fingerprintOf(identityKey(identityOf(file, finding))),
      properties: {
        impact: finding.impact,
        ...(finding.fix !== null && { fix: finding.fix }),
        ...(machine !== undefined && { machine: machine.name, status: machine.status }),
      },
    };
  });
  return [...problems, ...findings];
}

function ruleOf(ruleId: string, indexes: ReadonlyMap<string, number>): Pick<Result, 'ruleId' | 'ruleIndex'> {
  const ruleIndex = indexes.get(ruleId);
  return { ruleId, ...(ruleIndex !== undefined && { ruleIndex }) };
}

function relatedOf(file: string, { related }: FindingReport, locate: Locate): Location[] {
  return related.map((each, id) => {
    const artifactLocation = locate(pathOf(file, each));
    return {
      id,
      message: { text: withoutLinks(each.message) },
      physicalLocation: placeOf(artifactLocation, each.range),
    };
  });
}

function fixOf(file: string, { title, edits }: FixReport, locate: Locate): Fix {
  const artifactChanges = [...groupBy(edits, edit => pathOf(file, edit))].map(([path, own]) => ({
    artifactLocation: locate(path),
    replacements: own.map(({ range, newText }) => {
      return { deletedRegion: regionOf(range), ...(newText !== '' && { insertedContent: { text: newText } }) };
    }),
  }));
  return { description: { text: title }, artifactChanges };
}

function placeOf(artifactLocation: ArtifactLocation, range: Range | null): PhysicalLocation {
  return { artifactLocation, ...(range !== null && { region: regionOf(range) }) };
}

/** 1-based; the end column is that behind the last character. */
function regionOf({ start, end }: Range): Region {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** In a message, `[text](address)` is a link. */
function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}
