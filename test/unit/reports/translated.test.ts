/** That all that people read can be said in another language: here in one that writes every letter alike. */
import assert from 'node:assert/strict';
import { ruleFiles, unmarked } from '../../../scripts/rule-files';
import type { Analysis } from '../../../src/core/analysis';
import { analyze } from '../../../src/core/analyze';
import { convertMachines } from '../../../src/core/convert/convert';
import { explain } from '../../../src/core/explanation';
import { titleOf } from '../../../src/core/kinds';
import { setTranslations, type Translations } from '../../../src/core/l10n';
import { HOSTS } from '../../../src/core/machine/hosts';
import { SOURCES } from '../../../src/core/machine/sources';
import { optionsOf } from '../../../src/core/pages/rule-page';
import { readinessOf, readinessText } from '../../../src/core/readiness/summary';
import { htmlReport } from '../../../src/core/reports/html';
import { markdownReport } from '../../../src/core/reports/markdown';
import { reportFile } from '../../../src/core/reports/report';
import { RULES } from '../../../src/core/rules';
import { runbookFor } from '../../../src/core/runbook';
import { oneLine } from '../../../src/core/text/one-line';
import { CONTEXT, run } from './report-kit';

const inOneLetter = (english: string): string =>
  english.replace(/\{\w+\}|[a-z]/gi, part => (part.length > 1 ? part : 'ж'));

/** Has every sentence. */
const TRANSLATIONS: Translations = new Proxy(
  {},
  {
    getOwnPropertyDescriptor: (_, key) => ({ configurable: true, value: inOneLetter(String(key)) }),
    get: (_, key) => inOneLetter(String(key)),
  },
);

const PATH = 'definition.vm.json';

const ANALYSES = ruleFiles().flatMap(({ examples }) =>
  [...examples.failing, ...examples.passing].map(
    example => () => analyze(unmarked(example.text).text, optionsOf(example)),
  ),
);

let others: readonly Analysis[] | undefined;

/** All of them in the other language: made once, while it is set. */
function translatedAnalyses(): readonly Analysis[] {
  others ??= ANALYSES.map(analysed => analysed());
  return others;
}

/** What has the same name in every language. */
const NAMES: readonly string[] = [
  ...Object.values(SOURCES).flatMap(({ title, url }) => [title, url]),
  ...RULES.map(({ id }) => id),
  ...HOSTS.map(({ name }) => name),
  ...[
    'Hyper-V Gen 2 Advisor',
    'UTC',
    'MicrosoftUEFICertificateAuthority',
    'MicrosoftWindows',
    'SCSI',
    'arm64',
    'Standard_D2s_v5',
  ],
];

/** What is said out of the file. */
function dataOf({ machines, findings }: Analysis): string[] {
  return [
    ...machines.flatMap(({ machine: { name, guest } }) => [name, guest?.recognised.name ?? '']),
    ...machines.flatMap(assessed =>
      (assessed.kind === 'hyper-v' ? (assessed.machine.companionFiles ?? []) : []).flatMap(({ rewritten }) => {
        const copy = rewritten.copy();
        return 'cannot' in copy ? [] : [copy.to];
      }),
    ),
    ...findings.flatMap(finding => [...Object.values(finding.arguments), finding.inferredFrom ?? '']),
  ].map(text => oneLine(text));
}

/** A row of translated words is one letter: what is looked through for each name is a fraction as long. */
function shortened(text: string): string {
  return text.replace(/ж[ж ,.]*ж/g, 'ж');
}

/** The words of some texts that are neither translated, nor names, nor out of the file. */
function english(texts: readonly string[], analyses: readonly Analysis[]): string[] {
  const words = /[a-z]{2}/i;
  const data = [PATH, ...NAMES, ...analyses.flatMap(dataOf)].map(shortened);
  const longestFirst = [...new Set(data.filter(name => words.test(name)))].sort(
    (one, other) => other.length - one.length,
  );
  const lines = new Set(texts.flatMap(text => text.split('\n').map(shortened)).filter(line => words.test(line)));
  const text = [...lines].join('\n').replace(/\\(?=[^\w\s]|_)/g, '');
  return [...new Set(longestFirst.reduce((rest, name) => rest.replaceAll(name, ''), text).match(/[a-z]{2,}/gi))];
}

const CHARACTERS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** What a page shows. */
function textOf(html: string): string {
  return html
    .replace(/<style>[\s\S]*<\/style>|<[^>]*>/g, '')
    .replace(/&(#?\w+);/g, (_, name) => CHARACTERS[name] ?? '');
}

describe('another language', () => {
  beforeEach(() => setTranslations(TRANSLATIONS));
  afterEach(() => setTranslations({}));

  it('has all of the reports for people', () => {
    const analyses = translatedAnalyses();
    const files = analyses.map(analysis => reportFile(PATH, analysis));
    const all = run(files, { others: 2, baseline: { accepted: 2, stale: 1 } });
    assert.deepEqual(english([textOf(htmlReport(all, CONTEXT)), readinessText(readinessOf(files))], analyses), []);
    assert.deepEqual(english([markdownReport(all, CONTEXT)], analyses), []);
  });

  it('has all that is said of a finding, a change and a conversion', () => {
    const analyses = translatedAnalyses();
    const texts = analyses.flatMap(analysis => [
      ...analysis.findings.map(finding => explain([finding], () => '') ?? ''),
      ...reportFile(PATH, analysis).findings.flatMap(({ related }) => related.map(({ message }) => message)),
      ...analysis.machines.flatMap(assessed => assessed.plan.steps.map(({ change }) => titleOf(assessed, change))),
      ...[true, false].flatMap(lossy =>
        convertMachines(analysis, { lossy }).machines.flatMap(({ reason = '', notes }) => [reason, ...notes]),
      ),
    ]);
    assert.deepEqual(english(texts, analyses), []);
  });

  it('has nothing of a runbook, which PowerShell reads', () => {
    const runbooksOf = (analyses: readonly Analysis[]): unknown[] =>
      analyses.map(analysis => runbookFor(analysis, 0)).filter(runbook => 'text' in runbook);
    const written = runbooksOf(translatedAnalyses());
    setTranslations({});
    assert.deepEqual(written, runbooksOf(ANALYSES.map(analysed => analysed())));
    assert.ok(written.length > 0);
  });
});
