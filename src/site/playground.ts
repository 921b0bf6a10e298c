/** The page on which somebody tries the advisor: a definition in, findings and its conversion out, all in the browser. */
import '../core/azure';
import '../core/hcl';
import type { Analysis } from '../core/analysis';
import { analyze } from '../core/analyze';
import { convert } from '../core/convert/convert';
import { conversionDiff } from '../core/convert/diff';
import { rulePagePath } from '../core/pages/rule-page';
import { formatTitle, workOf } from '../core/reports/prose';
import {
  type FileReport,
  type FindingReport,
  type MachineReport,
  type Range,
  reportFile,
} from '../core/reports/report';
import { STATUS_TEXTS } from '../core/reports/statuses';
import { counted } from '../core/wording';
import { button, element, part } from './elements';

/** After the last key, in milliseconds. */
const DELAY = 200;

/** More findings than these are counted. */
const MOST_FINDINGS = 200;

/** In bytes; what is larger is for the command line. */
const LARGEST = 5_000_000;

const text = part('definition', HTMLTextAreaElement);
const fileName = part('file-name', HTMLInputElement);
const lossy = part('lossy', HTMLInputElement);
const chosen = part('example', HTMLSelectElement);
const file = part('file', HTMLInputElement);
const status = part('status', HTMLElement);
const findings = part('findings', HTMLElement);
const conversion = part('conversion', HTMLElement);

const examples: Readonly<Record<string, string>> = JSON.parse(part('examples', HTMLScriptElement).text);

let timer: ReturnType<typeof setTimeout> | undefined;

function checkSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(check, DELAY);
}

function check(): void {
  clearTimeout(timer);
  const name = fileName.value.trim() || 'definition.vm.json';
  const analysis = analyze(text.value, { fileName: name, isNamed: true });
  const report = reportFile(name, analysis);
  status.replaceChildren(summaryOf(report, analysis));
  findings.replaceChildren(
    ...problemsOf(report, analysis),
    ...report.machines.map((_, index) => machine(report, index)),
  );
  conversion.replaceChildren(...conversionOf(name, report));
}

function summaryOf(report: FileReport, { fatal }: Analysis): string {
  if (text.value.trim() === '') {
    return 'Paste a definition, drop a file, or choose an example.';
  }
  if (fatal !== undefined) {
    return 'The text could not be read.';
  }
  if (report.machines.length === 0) {
    return 'Nothing in it is a virtual machine of Hyper-V.';
  }
  const { machines, findings: found } = report;
  return `${counted(machines.length, 'machine')}, ${counted(found.length, 'finding')}, read as ${formatTitle(report)}`;
}

/** What is wrong with the file itself. */
function problemsOf({ problems }: FileReport, { fatal, documents }: Analysis): HTMLElement[] {
  const told = problems.map(({ message, severity, range }) => found(severity, message, range));
  const isTold = problems.some(problem => problem.fatal) || text.value.trim() === '';
  if (fatal === undefined || isTold) {
    return told.length === 0 ? [] : [element('ul', { class: 'findings' }, ...told)];
  }
  const before = documents.main.text.slice(0, fatal.offset).split('\n');
  const place = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  return [element('ul', { class: 'findings' }, found('error', fatal.message, { start: place, end: place }), ...told)];
}

function machine(report: FileReport, index: number): HTMLElement {
  const { name, status: state, range } = report.machines[index] as MachineReport;
  const own = report.findings.filter(finding => finding.machine === index);
  const title = element(
    'h3',
    {},
    place(name === '' ? 'the machine' : name, range),
    ' ',
    element('span', { class: `badge ${state}` }, STATUS_TEXTS[state].title),
  );
  const shown = own
    .slice(0, MOST_FINDINGS)
    .map(finding => found(finding.severity, finding.message, finding.range, finding));
  const left = own.length - shown.length;
  return element(
    'section',
    { class: 'card' },
    title,
    element('p', { class: 'note' }, STATUS_TEXTS[state].meaning),
    element('ul', { class: 'findings' }, ...shown),
    ...(left > 0 ? [element('p', { class: 'note' }, `and ${counted(left, 'finding')} more`)] : []),
  );
}

function found(severity: string, message: string, range: Range | null, finding?: FindingReport): HTMLElement {
  return element(
    'li',
    {},
    element('span', { class: `badge ${severity}` }, severity),
    ' ',
    ...(range === null ? [] : [place(`line ${range.start.line + 1}`, range), ' ']),
    message,
    ...(finding === undefined
      ? []
      : [' ', element('a', { href: `rules/${rulePagePath(finding.rule).replace(/\.md$/, '.html')}` }, finding.rule)]),
  );
}

/** A button that shows where something stands. */
function place(title: string, { start, end }: Range): HTMLButtonElement {
  const made = button(title, () => {
    const lines = text.value.split('\n');
    const offset = (line: number): number => lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, 0);
    text.focus();
    text.setSelectionRange(offset(start.line) + start.character, offset(end.line) + end.character);
    text.scrollTop = (text.scrollHeight / Math.max(lines.length, 1)) * Math.max(start.line - 3, 0);
  });
  made.classList.add('place');
  return made;
}

function conversionOf(name: string, report: FileReport): HTMLElement[] {
  if (report.machines.length === 0) {
    return [];
  }
  const converted = convert(text.value, { fileName: name, isNamed: true, lossy: lossy.checked });
  const left = converted.machines.flatMap(({ machine: index, outcome, reason }) => {
    const { name: called = '' } = report.machines[index] ?? {};
    return outcome === 'left' ? [element('li', {}, `${called} stays as it is: ${reason ?? ''}`)] : [];
  });
  const work = report.machines.flatMap(each => (each.obstacle === null ? workOf(each) : []));
  const notes = [
    ...(left.length === 0 ? [] : [element('ul', {}, ...left)]),
    ...(lossy.checked && work.length > 0
      ? [
          element('p', {}, 'Lost, or left to a person:'),
          element('ul', {}, ...[...new Set(work)].map(each => element('li', {}, each))),
        ]
      : []),
  ];
  if (converted.edits.size === 0) {
    return [element('p', {}, 'There is nothing to convert.'), ...notes];
  }
  const diff = conversionDiff(name, converted);
  const copied = element('span', { role: 'status', class: 'note' });
  const copy = (what: string, content: string): HTMLButtonElement =>
    button(`Copy the ${what}`, () => {
      navigator.clipboard.writeText(content).then(
        () => copied.replaceChildren(`The ${what} is on the clipboard.`),
        () => copied.replaceChildren('The browser does not let this page write to the clipboard: select the text.'),
      );
    });
  return [
    element(
      'p',
      { class: 'actions' },
      copy('diff', diff),
      ' ',
      copy('converted text', converted.text),
      ' ',
      button('Take it over', () => {
        text.value = converted.text;
        check();
        text.focus();
      }),
      ' ',
      copied,
    ),
    ...notes,
    element('pre', { class: 'diff', tabindex: '0', 'aria-label': 'The conversion as a diff' }, ...diffLines(diff)),
  ];
}

function diffLines(diff: string): Node[] {
  return diff.split(/(?<=\n)/).map(line => {
    const [kind] = /^(?:\+(?!\+\+ )|-(?!-- )|@@)/.exec(line) ?? [];
    const name = kind === '+' ? 'ins' : kind === '-' ? 'del' : 'span';
    return element(name, kind === '@@' ? { class: 'hunk' } : {}, line);
  });
}

function show(content: string, name: string): void {
  text.value = content;
  fileName.value = name;
  text.setSelectionRange(0, 0);
  text.scrollTop = 0;
  check();
}

function open(files: FileList | null | undefined): void {
  const [first] = files ?? [];
  if (first === undefined) {
    return;
  }
  if (first.size > LARGEST) {
    status.replaceChildren('The file is larger than 5 MB: that is something for the command line.');
    return;
  }
  chosen.value = '';
  void first.text().then(content => show(content, first.name));
}

text.addEventListener('input', () => {
  chosen.value = '';
  checkSoon();
});
fileName.addEventListener('input', checkSoon);
lossy.addEventListener('change', check);
chosen.addEventListener('change', () => show(examples[chosen.value] ?? '', chosen.value));
file.addEventListener('change', () => {
  open(file.files);
  file.value = '';
});
document.addEventListener('dragover', event => {
  event.preventDefault();
  document.body.classList.add('dropping');
});
document.addEventListener('dragleave', event => {
  if (event.relatedTarget === null) {
    document.body.classList.remove('dropping');
  }
});
document.addEventListener('drop', event => {
  event.preventDefault();
  document.body.classList.remove('dropping');
  open(event.dataTransfer?.files);
});
show(examples[chosen.value] ?? '', chosen.value);
