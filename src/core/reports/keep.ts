/** Reports that are kept: of thousands of files, which say much the same. */
import { eachInSteps, type Steps } from '../steps';
import { detached } from '../text/remember';
import type { FileReport, FindingReport, MachineReport } from './report';

/** So many strings are looked up at most. */
const MOST_STRINGS = 10_000;

/** Findings, or machines, that are copied in one step. */
const STEP = 1_000;

/**
 * Gives a function that copies reports to keep them: nothing of the text that they were cut out of stays in memory, and
 * a string that others of the last reports have as well is the same one.
 */
export function createKeeper(): (report: FileReport) => Steps<FileReport> {
  const strings = new Map<string, string>();

  function stringOf(text: string): string {
    const known = strings.get(text);
    if (known !== undefined) {
      return known;
    }
    if (strings.size >= MOST_STRINGS) {
      strings.clear();
    }
    const own = detached(text);
    strings.set(own, own);
    return own;
  }

  function copyOf(data: unknown): unknown {
    if (typeof data === 'string') {
      return stringOf(data);
    }
    if (Array.isArray(data)) {
      return data.map(copyOf);
    }
    if (typeof data === 'object' && data !== null) {
      const copy: Record<string, unknown> = { ...data };
      for (const key of Object.keys(copy)) {
        copy[key] = copyOf(copy[key]);
      }
      return copy;
    }
    return data;
  }

  return function* (report) {
    const findings: FindingReport[] = [];
    yield* eachInSteps(report.findings, STEP, finding => {
      findings.push(copyOf(finding) as FindingReport);
    });
    const machines: MachineReport[] = [];
    yield* eachInSteps(report.machines, STEP, machine => {
      machines.push(copyOf(machine) as MachineReport);
    });
    return { ...(copyOf({ ...report, findings: [], machines: [] }) as FileReport), findings, machines };
  };
}

/** Whether two pieces of plain data are alike. */
export function isAlike(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return one === other;
  }
  const [keys, others] = [Object.keys(one), other as Readonly<Record<string, unknown>>];
  return (
    keys.length === Object.keys(other).length &&
    keys.every(key => isAlike((one as Readonly<Record<string, unknown>>)[key], others[key]))
  );
}
