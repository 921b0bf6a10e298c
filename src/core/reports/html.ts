/** The report as one HTML file that needs nothing else: to read, to print, and to hand on. */
import type { Status } from '../analysis';
import { sentence, t, translated } from '../l10n';
import { SOURCES } from '../machine/sources';
import { readinessOf } from '../readiness/summary';
import { SEVERITIES, type Severity } from '../rules/severity';
import { counted, groupBy } from '../wording';
import { pathOf } from './beside';
import type { Comparison } from './compared';
import { type ComparisonList, comparisonText } from './comparison-text';
import { bar, ring, type Slice, sum } from './html-charts';
import { STYLE } from './html-style';
import { type Markup, markup } from './markup';
import { dateOf, factsOf, formatTitle, percent, reportTitle, statusNote, unreadNote, verdict, workOf } from './prose';
import {
  type FileReport,
  isUnread,
  type PlaceReport,
  type ProblemReport,
  type ReportContext,
  type RunReport,
  type Summary,
  summarize,
} from './report';
import { STATUS_TEXTS, STATUSES } from './statuses';
import { type MachineView, machineViews, type PlacedFinding, type RuleView, ruleViews } from './views';

const SECTIONS: readonly (readonly [id: string, title: string])[] = [
  ['summary', sentence('Summary')],
  ['readiness', sentence('Readiness')],
  ['rules', sentence('What was found')],
  ['machines', sentence('Machines')],
  ['details', sentence('Findings by rule')],
  ['files', sentence('Files')],
];

const SEVERITY_TITLES: Readonly<Record<Severity, string>> = {
  error: sentence('Errors'),
  warning: sentence('Warnings'),
  information: sentence('Information'),
};

/** More places of one rule than these are counted. */
const MOST_PLACES = 20;

/** More bars than these are no picture. */
const MOST_BARS = 15;

export function htmlReport(run: RunReport, context: ReportContext): string {
  const summary = summarize(run.files);
  const machines = machineViews(run.files);
  const rules = ruleViews(run.files);
  // The code of the language of these sentences, of which every translation has its own.
  const language = t('en');
  return markup`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="generator" content="Hyper-V Gen 2 Advisor ${context.version}">
<title>${reportTitle()}</title>
<style>${{ markup: STYLE }}</style>
</head>
<body>
${header(run, context, summary)}
<main>
${unreadFiles(run, summary)}${overview(summary, readinessOf(run.files).files)}
${comparisonSection(run.comparison)}${chartOfRules(rules)}
${machineTable(machines)}
${ruleSections(rules)}
${fileSection(run)}
</main>
<footer><p>${t('Made by Hyper-V Gen 2 Advisor {version} on {date}. The definitions were checked, not the machines.', { version: context.version, date: dateOf(context.at) })}</p></footer>
</body>
</html>
`.markup;
}

function header(run: RunReport, context: ReportContext, summary: Summary): Markup {
  return markup`<header>
<div class="wide">
<p class="maker">Hyper-V Gen 2 Advisor</p>
<h1>${reportTitle()}</h1>
<p class="lead">${verdict(summary)}</p>
<dl class="facts">
${factsOf(run, context).map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>\n`)}</dl>
</div>
</header>
<nav aria-label="${t('Sections')}">
<ul class="wide">
${SECTIONS.map(([id, title]) => markup`<li><a href="#${id}">${translated(title)}</a></li>\n`)}</ul>
</nav>`;
}

/** On top, as what is counted below says nothing of them. */
function unreadFiles({ files }: RunReport, summary: Summary): Markup {
  const note = unreadNote(summary);
  const items = files.filter(isUnread).map(({ path, problems }) => {
    const problem = problems.find(({ fatal }) => fatal);
    return markup`<li>${path}<span class="place">${problem === undefined ? '' : problemText(problem)}</span></li>\n`;
  });
  return note === ''
    ? markup``
    : markup`<section aria-labelledby="unread">
<h2 id="unread">${t('Not read')}</h2>
<div class="card">
<p>${badge('error', note)}</p>
<ul class="places">
${items}</ul>
</div>
</section>
`;
}

function problemText({ range, message }: ProblemReport): string {
  return range === null ? message : t('line {number}: {message}', { number: range.start.line + 1, message });
}

/** `files`: those that define machines. */
function overview(summary: Summary, files: number): Markup {
  const { machines, statuses, severities, warned } = summary;
  const fine = statuses['generation-2'] - warned + statuses.ready;
  const tile = (name: string, value: number, note: string, colour = ''): Markup =>
    markup`<div class="tile ${colour}"><dt>${name}</dt><dd><span class="value">${value}</span> <span class="note">${note}</span></dd></div>\n`;
  const slices = STATUSES.map(status => {
    return { colour: status, label: translated(STATUS_TEXTS[status].title), count: statuses[status] };
  });
  const tiles = [
    tile(t('Machines'), machines, t('in {files}', { files: counted(files, 'file') })),
    tile(
      t('Generation 2 or ready, without warnings'),
      fine,
      t('{share} of the machines', { share: percent(fine, machines) }),
      'ready',
    ),
    tile(
      t('Errors'),
      severities.error,
      t(severities.error === 0 ? 'nothing has to be put right' : 'have to be put right'),
      'error',
    ),
    tile(
      t('Warnings'),
      severities.warning,
      t(severities.warning === 0 ? 'nothing to decide' : 'ask for a decision'),
      'warning',
    ),
  ];
  return markup`<section aria-labelledby="summary">
<h2 id="summary">${t('Summary')}</h2>
<dl class="tiles">
${tiles}</dl>
</section>
<section aria-labelledby="readiness">
<h2 id="readiness">${t('Readiness by status')}</h2>
<div class="card split">
${machines === 0 ? '' : ring(t('Machines by status'), slices, t(machines === 1 ? 'machine' : 'machines'))}
<table class="legend">
${head([t('Status'), t('What it means'), t('Machines'), t('Share')], [2, 3])}
<tbody>
${STATUSES.map(status => statusRow(status, summary))}</tbody>
</table>
</div>
</section>`;
}

function statusRow(status: Status, summary: Summary): Markup {
  const { title, meaning } = STATUS_TEXTS[status];
  const { machines } = summary;
  const count = summary.statuses[status];
  const note = statusNote(status, summary);
  return markup`<tr${count === 0 ? NONE : ''}><th scope="row">${badge(status, translated(title))}</th><td>${translated(meaning)}${note === '' ? '' : markup`<span class="place">${note}</span>`}</td><td class="number">${count}</td><td class="number">${percent(count, machines)}</td></tr>
`;
}

/** More machines and problems of a kind than these are counted. */
const MOST_COMPARED = 50;

function comparisonSection(comparison: Comparison | undefined): Markup {
  if (comparison === undefined) {
    return markup``;
  }
  const { title, facts, lists } = comparisonText(comparison, MOST_COMPARED);
  return markup`<section aria-labelledby="comparison">
<h2 id="comparison">${title}</h2>
<div class="card">
${facts.map(fact => markup`<p>${fact}</p>\n`)}${lists.map(comparisonList)}</div>
</section>
`;
}

function comparisonList({ title, items, more }: ComparisonList): Markup {
  return markup`<h3>${title}</h3>
<ul class="places">
${items.map(({ text, place }) => markup`<li>${text}<span class="place">${place}</span></li>\n`)}${more === undefined ? '' : markup`<li class="more">${more}</li>\n`}</ul>
`;
}

/** `numbers`: the columns of numbers, from 0. */
function head(columns: readonly string[], numbers: readonly number[] = []): Markup {
  const cells = columns.map((name, index) => {
    return markup`<th scope="col"${numbers.includes(index) ? NUMBER : ''}>${name}</th>`;
  });
  return markup`<thead><tr>${cells}</tr></thead>`;
}

const NUMBER: Markup = markup` class="number"`;

const NONE: Markup = markup` class="none"`;

function badge(colour: string, text: string): Markup {
  return markup`<span class="badge ${colour}">${text}</span>`;
}

function chartOfRules(rules: readonly RuleView[]): Markup {
  const shown = rules.slice(0, MOST_BARS);
  const rows = shown.map(({ rule, severities }) => ({ rule, slices: severitySlices(severities) }));
  const longest = Math.max(...rows.map(({ slices }) => sum(slices)), 1);
  const rest = rules.length - shown.length;
  return markup`<section aria-labelledby="rules">
<h2 id="rules">${t('What was found')}</h2>
${
  rules.length === 0
    ? markup`<p class="card">${t('Nothing was found.')}</p>`
    : markup`<div class="card">
<p class="key">${SEVERITIES.map(severity => badge(severity, translated(SEVERITY_TITLES[severity])))}</p>
<table class="chart">
${head([t('Rule'), t('Findings'), t('Number')], [2])}
<tbody>
${rows.map(({ rule, slices }) => markup`<tr><th scope="row"><a href="#${anchorOf(rule.id)}">${translated(rule.title)}</a></th><td>${bar(slices, longest)}</td><td class="number">${sum(slices)}</td></tr>\n`)}</tbody>
</table>
${rest === 0 ? '' : markup`<p class="more">${t(rest === 1 ? 'And 1 more rule, below.' : 'And {count} more rules, below.', { count: rest })}</p>`}
</div>`
}
</section>`;
}

function severitySlices(severities: Readonly<Record<Severity, number>>): Slice[] {
  return SEVERITIES.map(severity => {
    return { colour: severity, label: translated(SEVERITY_TITLES[severity]), count: severities[severity] };
  });
}

function machineTable(machines: readonly MachineView[]): Markup {
  const sorted = machines.toSorted((a, b) => STATUSES.indexOf(a.machine.status) - STATUSES.indexOf(b.machine.status));
  return markup`<section aria-labelledby="machines">
<h2 id="machines">${t('Machines')}</h2>
<div class="card table">
<table class="machines">
${head([t('Machine'), t('Guest'), t('Format'), t('Status'), t('Findings'), t('Work, losses, obstacles')])}
<tbody>
${sorted.map(machineRow)}</tbody>
</table>
</div>
</section>`;
}

function machineRow({ file, machine, name, findings, severities }: MachineView): Markup {
  const { guest, status } = machine;
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  const work = workOf(machine);
  return markup`<tr>
<th scope="row">${name}<span class="place">${placeOf(file, machine)}</span></th>
<td>${guest === null ? '–' : guest.name}${guest?.architecture == null ? '' : markup`<span class="place">${guest.origin === 'inferred' ? t('{architecture}, inferred', { architecture: guest.architecture }) : guest.architecture}</span>`}</td>
<td>${formatTitle(file)}</td>
<td>${badge(status, translated(STATUS_TEXTS[status].title))}</td>
<td>${countBadges(severities)}<span class="place">${rules.map((rule, index) => markup`${index === 0 ? '' : ', '}<a href="#${anchorOf(rule)}">${rule}</a>`)}</span></td>
<td>${work.length === 0 ? '–' : work.join('; ')}</td>
</tr>
`;
}

function countBadges(severities: Readonly<Record<Severity, number>>): Markup {
  const shown = SEVERITIES.filter(severity => severities[severity] > 0);
  return shown.length === 0
    ? markup`${'–'}`
    : markup`<span class="counts">${shown.map(severity => markup`<span class="count ${severity}" title="${translated(SEVERITY_TITLES[severity])}">${severities[severity]}</span> `)}</span>`;
}

function ruleSections(rules: readonly RuleView[]): Markup {
  return markup`<section aria-labelledby="details">
<h2 id="details">${t('Findings by rule')}</h2>
${rules.map(ruleSection)}${rules.length === 0 ? markup`<p class="card">${t('Nothing was found.')}</p>` : ''}</section>`;
}

function ruleSection({ rule, severities, findings, machines }: RuleView): Markup {
  const facts: readonly (readonly [name: string, text: string | undefined])[] = [
    [t('Why'), rule.why],
    [t('What to do'), rule.whatToDo],
    [t('Replaced by'), rule.replacedBy],
    [t('Gained'), rule.gained],
    [t('Lost'), rule.lost],
  ];
  return markup`<article class="card" id="${anchorOf(rule.id)}">
<h3>${translated(rule.title)} <span class="id">${rule.id}</span></h3>
<p>${countBadges(severities)} ${t('in {machines}', { machines: counted(machines, 'machine') })}</p>
<dl class="about">
${facts.flatMap(([name, text]) => (text === undefined ? [] : [markup`<div><dt>${name}</dt><dd>${translated(text)}</dd></div>\n`]))}<div><dt>${t('Sources')}</dt><dd>${rule.sources.map((key, index) => markup`${index === 0 ? '' : ' · '}<a href="${SOURCES[key].url}" rel="noreferrer">${SOURCES[key].title}</a>`)}</dd></div>
</dl>
<ul class="places">
${placeItems(findings)}</ul>
</article>
`;
}

/** Findings that say the same share their message. */
function placeItems(findings: readonly PlacedFinding[]): Markup[] {
  const shown = findings.slice(0, MOST_PLACES);
  const alike = groupBy(shown, ({ finding }) => `${finding.severity} ${finding.message}`);
  const items = [...alike.values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : [
          markup`<li>${badge(first.finding.severity, first.finding.message)}${[first, ...others].map(findingPlace)}</li>
`,
        ],
  );
  const rest = findings.length - shown.length;
  return rest > 0
    ? [
        ...items,
        markup`<li class="more">${t(rest === 1 ? 'and 1 more place' : 'and {count} more places', { count: rest })}</li>\n`,
      ]
    : items;
}

function findingPlace({ file, finding }: PlacedFinding): Markup {
  const name = finding.machine === null ? undefined : file.machines[finding.machine]?.name;
  return markup`<span class="place">${name === undefined ? '' : markup`<b>${name}</b> `}${placeOf(file, finding)}</span>`;
}

function fileSection(run: RunReport): Markup {
  return markup`<section aria-labelledby="files">
<h2 id="files">${t('Files')}</h2>
<div class="card table">
<table>
${head([t('File'), t('Format'), t('Machines'), t('Problems of the file itself')], [2])}
<tbody>
${run.files.map(fileRow)}</tbody>
</table>
</div>
<h3>${t('Not checked')}</h3>
${notChecked(run)}
</section>`;
}

function notChecked({ skipped, others }: RunReport): Markup {
  const named = skipped.map(({ path, message }) => markup`<li>${path}<span class="place">${message}</span></li>\n`);
  const unnamed = markup`<li>${counted(others, 'other file')}<span class="place">${t('no virtual machine definition')}</span></li>\n`;
  return skipped.length + others === 0
    ? markup`<p class="card">${t('Every file that was found is listed above.')}</p>`
    : markup`<ul class="card places">
${named}${others === 0 ? '' : unnamed}</ul>`;
}

function fileRow(file: FileReport): Markup {
  const problems = file.problems.map(problem => {
    return markup`<li>${badge(problem.severity, problemText(problem))}</li>`;
  });
  return markup`<tr><th scope="row" class="path">${file.path}</th><td class="format">${formatTitle(file)}</td><td class="number">${file.machines.length}</td><td>${problems.length === 0 ? '–' : markup`<ul>${problems}</ul>`}</td></tr>
`;
}

/** 1-based. */
function placeOf({ path }: FileReport, place: PlaceReport): string {
  return `${pathOf(path, place)}:${place.range.start.line + 1}`;
}

function anchorOf(rule: string): string {
  return `rule-${rule.replaceAll('/', '-')}`;
}
