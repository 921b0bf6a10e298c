/** What has to hold of an analysis, whatever the text. */
import assert from 'node:assert/strict';
import type { Analysis } from '../../../../src/core/analysis';
import { analyze } from '../../../../src/core/analyze';
import { parseHcl } from '../../../../src/core/languages/hcl/parse';
import { parseDocument } from '../../../../src/core/languages/json/parse';
import type { LanguageId } from '../../../../src/core/languages/language';
import type { Span } from '../../../../src/core/text/place';
import { parsesStrictly } from '../../strict-json';
import type { Input } from '../inputs';

/** The analysis of an input, as the command line makes it. */
export function analysisOf({ fileName, companion }: Input, text: string): Analysis {
  return analyze(text, { fileName, files: { read: () => companion } });
}

export function assertSpan({ offset, end }: Span, { length }: string, what: string): void {
  const isWhole = Number.isInteger(offset) && Number.isInteger(end);
  assert.ok(isWhole && offset >= 0 && offset <= end && end <= length, `${what} at ${offset} to ${end} of ${length}`);
}

/** Everything that points into the text does, and nothing that is shown has more than one line. */
export function analysisHolds(analysis: Analysis): void {
  const { documents, recognition, machines, findings, suppressed, problems } = analysis;
  const { text, tolerated } = documents.main;
  for (const problem of [...tolerated, ...problems]) {
    assertSpan(problem, text, problem.code);
  }
  if (recognition !== undefined) {
    assertSpan(recognition.at, text, recognition.because);
    assertOneLine(recognition.because);
  }
  for (const { machine, plan } of machines) {
    assertSpan(machine.at, text, 'machine');
    assertSpan(machine.node, text, 'machine');
    assertOneLine(plan.obstacle ?? '');
    assert.equal(typeof machine.name, 'string');
  }
  for (const finding of [...findings, ...suppressed]) {
    assertSpan(finding.at, text, finding.rule);
    assertUnderlinesOneLine(text, finding.at, finding.rule);
    assert.ok(machines[finding.machine] !== undefined, finding.rule);
    for (const related of finding.related) {
      assertSpan(related.at, documents.read(related.at.file) ?? '', `${finding.rule}, related`);
      assertOneLine(related.message);
    }
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal acts on, or takes for the end of a line
const CONTROL = /[\0-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

/** Longer lines are no messages. */
const LONGEST = 1000;

/** Text for people: one line of a bounded length that a terminal can show. */
export function assertOneLine(line: string): void {
  assert.ok(line.length <= LONGEST, `a line of ${line.length} characters: ${line.slice(0, 100)}`);
  assert.ok(!CONTROL.test(line), `a control character in ${JSON.stringify(line)}`);
}

function assertUnderlinesOneLine(text: string, { offset, end }: Span, rule: string): void {
  assert.ok(!/[\r\n]/.test(text.slice(offset, end)), `${rule} underlines several lines`);
}

/** Whether JSON.parse reads a text, a byte order mark before it aside. */
function isStrict(text: string): boolean {
  return parsesStrictly(text.replace(/^\ufeff/, ''));
}

/** A text that comes of edits is as good as the one before. */
export function assertStillParses(before: string, after: string, what: string, language: LanguageId = 'json'): void {
  if (after !== before && language === 'hcl') {
    const problems = parseHcl(before).problems.length === 0 ? parseHcl(after).problems : [];
    assert.deepEqual(problems, [], `${what} leaves ${problems[0]?.code}:\n${before}\n=>\n${after}`);
  } else if (after !== before) {
    const { fatal, tolerated } = parseDocument(after);
    assert.equal(fatal, undefined, `${what} leaves ${fatal?.code}:\n${before}\n=>\n${after}`);
    assert.ok(
      tolerated.length === 0 || !isStrict(before),
      `${what} leaves ${tolerated[0]?.code}:\n${before}\n=>\n${after}`,
    );
  }
}
