/** What a finding is, without where it stands: the same when lines move, and when the words of a message change. */
import type { FileReport, FindingReport, ProblemReport } from './report';

export interface Identity {
  readonly rule: string;
  /** The machine's name; null for a finding of the file. */
  readonly machine: string | null;
  /** Which of the rule's messages. */
  readonly message: string;
  readonly arguments: Readonly<Record<string, string>>;
}

export function identityOf(file: FileReport, finding: FindingReport): Identity {
  const machine = finding.machine === null ? undefined : file.machines[finding.machine];
  return {
    rule: finding.rule,
    machine: machine?.name ?? null,
    message: finding.messageId,
    arguments: finding.arguments,
  };
}

/** The same text for the same identity, and for no other. */
export function identityKey({ rule, machine, message, arguments: values }: Identity): string {
  const sorted = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([rule, machine, message, sorted]);
}

/** The rule under which a problem of the file itself is reported. */
export function fileRule(code: string): string {
  return `file/${code}`;
}

/** What a problem of the file itself is. */
export function problemIdentity({ code }: ProblemReport): Identity {
  return { rule: fileRule(code), machine: null, message: 'default', arguments: {} };
}
