/** What has to hold of everything that is printed, whatever the text: each report is valid, and nothing in it is code. */
import assert from 'node:assert/strict';
import { parse as parseCsv } from 'csv-parse/sync';
import MarkdownIt from 'markdown-it';
import { SaxesParser } from 'saxes';
import { outcomeLines, remainingLines } from '../../../../src/cli/convert-notes';
import type { Analysis } from '../../../../src/core/analysis';
import { convertMachines } from '../../../../src/core/convert/convert';
import { explain } from '../../../../src/core/explanation';
import { SOURCES } from '../../../../src/core/machine/sources';
import { entriesOf } from '../../../../src/core/reports/baseline';
import { parseBaseline, printBaseline } from '../../../../src/core/reports/baseline-file';
import type { ReportFormat } from '../../../../src/core/reports/format-names';
import { REPORTS } from '../../../../src/core/reports/formats';
import { planReport } from '../../../../src/core/reports/plan';
import { type FileReport, type RunReport, reportFile } from '../../../../src/core/reports/report';
import { codeQuality } from '../../reports/code-quality';
import { CONTEXT, exampleRun, run } from '../../reports/report-kit';
import { sarifErrors } from '../../reports/sarif-schema';
import { assertOneLine } from './engine';

type Check = (text: string, file: FileReport) => void;

/** Every report of an analysis, the plan, and what a conversion tells. */
export function reportsHold(path: string, analysis: Analysis): void {
  const file = reportFile(path, analysis, { fixes: true });
  const report = run([file]);
  for (const format of Object.keys(CHECKS) as ReportFormat[]) {
    CHECKS[format](REPORTS[format](report, CONTEXT), file);
  }
  for (const line of planReport(path, analysis).split('\n')) {
    assertOneLine(line);
  }
  for (const line of [
    ...outcomeLines(convertMachines(analysis, { lossy: true })),
    ...remainingLines(analysis, analysis.findings),
  ]) {
    assertOneLine(line);
  }
  const explained = explain(analysis.findings, () => 'https://example.com/');
  assert.deepEqual(strangeIn(markdownParts(explained ?? ''), MARKDOWN_PARTS), []);
  baselineHolds(report);
}

function baselineHolds(report: RunReport): void {
  const entries = entriesOf(report, path => path);
  const read = parseBaseline(printBaseline(entries));
  assert.equal(read?.length, entries.length, 'the baseline is not read as it was printed');
}

const CHECKS: Readonly<Record<ReportFormat, Check>> = {
  text(text, { findings, problems, machines, format }) {
    const lines = text.split('\n');
    lines.forEach(assertOneLine);
    const nothing = format === null && problems.length === 0 ? 1 : 0;
    const unknown = machines.filter(
      ({ status }, index) => status === 'unknown' && !findings.some(({ machine }) => machine === index),
    ).length;
    const said = findings.length + problems.length + unknown + nothing;
    assert.equal(lines.length, said + (said > 0 ? 1 : 0) + 3);
  },
  json: text => JSON.parse(text),
  markdown: text => assert.deepEqual(strangeIn(markdownParts(text), MARKDOWN_PARTS), []),
  html: text => assert.deepEqual(strangeIn(markupParts(text), MARKUP_PARTS), []),
  csv(text, { machines }) {
    const rows = parseCsv(text, { record_delimiter: '\r\n' }) as string[][];
    assert.equal(rows.length, machines.length + 1);
    for (const cell of rows.flat()) {
      assert.doesNotMatch(cell, /^[\s\ufeff]*[=+\-@＝＋－＠](?!$)/, 'a formula');
    }
  },
  sarif: text => assert.equal(sarifErrors(JSON.parse(text)), ''),
  github(text, { findings, problems }) {
    const lines = text.split(/[\r\n\u2028\u2029\u0085]/);
    const commands = lines.filter(line => /^\s*(?:::|##\[)/.test(line));
    assert.equal(commands.length, findings.length + problems.length);
    for (const command of commands) {
      assert.match(command, /^::(?:error|warning|notice) [^:]*::/);
    }
  },
  gitlab(text, { findings, problems }) {
    assert.equal(codeQuality(text).length, findings.length + problems.length);
  },
  junit(text) {
    const parser = new SaxesParser();
    parser.on('error', error => {
      throw error;
    });
    parser.write(text).close();
  },
};

const markdown = new MarkdownIt({ html: true, linkify: true });

const OWN_ADDRESSES: ReadonlySet<string> = new Set(
  [...Object.values(SOURCES).map(({ url }) => url), 'https://example.com/'].map(url => markdown.normalizeLink(url)),
);

/** The kinds of tokens of a Markdown text, and the addresses of its links but those of our sources. */
function markdownParts(text: string): Set<string> {
  const tokens = markdown.parse(text, {});
  const all = [...tokens, ...tokens.flatMap(({ children }) => children ?? [])];
  return new Set(
    all.map(token => {
      const address = String(token.attrGet('href') ?? '');
      return address === '' ? token.type : `${token.type} ${OWN_ADDRESSES.has(address) ? 'of ours' : address}`;
    }),
  );
}

/** The tags and attributes of a page; what is a tag and not well-formed is one that no page has. */
function markupParts(page: string): Set<string> {
  const parts = new Set<string>();
  const [body = '', ...others] = page.split(/<style>[^<]*<\/style>/);
  for (const [text] of (body + others.join('')).matchAll(/<(?:[^<>"]|"[^"<>]*")*>?/g)) {
    const [, tag = ''] = /^<(\/?[a-z][a-z0-9]*|!doctype)/i.exec(text) ?? [];
    parts.add(tag === '' || !text.endsWith('>') ? text : tag);
    for (const [, name = ''] of text.matchAll(/\s([^\s=<>"/]+)(?:="[^"]*")?/g)) {
      parts.add(`${tag} ${name}`);
    }
  }
  return parts;
}

const ordinary = exampleRun({ baseline: { accepted: 1, stale: 1 } });
const MARKUP_PARTS = new Set([
  ...markupParts(REPORTS.html(ordinary, CONTEXT)),
  ...markupParts(REPORTS.html(run([]), CONTEXT)),
]);
const MARKDOWN_PARTS = new Set([
  ...markdownParts(REPORTS.markdown(ordinary, CONTEXT)),
  ...markdownParts(REPORTS.markdown(run([]), CONTEXT)),
  ...markdownParts('**a**\n\n- b: c\n\n[d](<https://example.com/>) \\*\n\n---\n\ne'),
  ...['softbreak', 'text_special'],
]);

function strangeIn(parts: ReadonlySet<string>, known: ReadonlySet<string>): string[] {
  return [...parts].filter(part => !known.has(part));
}
