import { SEVERITY_COLOURS, STATUS_COLOURS } from './statuses';

/** The colours, by what they are for. */
const LIGHT = `
  --page: #f4f6f9; --card: #ffffff; --ink: #1c2128; --muted: #59636e; --line: #dde3ea; --link: #0a5cb8;
  --band: linear-gradient(120deg, #0b2f5c, #0d5aa7); --track: #e6ebf1;
  --green: #1f883d; --blue: #0969da; --amber: #b87a00; --slate: #57606a; --red: #cf222e; --grey: #97a1ac;
`;

const DARK = `
  --page: #0d1117; --card: #161b22; --ink: #e6edf3; --muted: #9198a1; --line: #2b323b; --link: #6cb6ff;
  --band: linear-gradient(120deg, #0a1f3d, #0c4178); --track: #262d36;
  --green: #3fb950; --blue: #4493f8; --amber: #d29922; --slate: #8b949e; --red: #f85149; --grey: #545d68;
`;

/** The classes that set the colour of what stands in them. */
const CLASSES = Object.entries({ ...STATUS_COLOURS, ...SEVERITY_COLOURS })
  .map(([name, colour]) => `.${name} { --colour: var(--${colour}); }`)
  .join('\n');

/** The style of the HTML report: light, dark and print. Colours of statuses and severities are classes. */
export const STYLE = `
:root {
  color-scheme: light dark;${LIGHT}}
@media screen and (prefers-color-scheme: dark) {
  :root {${DARK}}
}
${CLASSES}
* { box-sizing: border-box; }
body {
  margin: 0; padding: 0; background: var(--page); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  -webkit-print-color-adjust: exact; print-color-adjust: exact;
}
.wide, main, footer { max-width: 1120px; margin: 0 auto; padding: 0 24px; }
header { background: var(--band); color: #ffffff; padding: 36px 0 28px; }
.maker { margin: 0 0 4px; font-size: 13px; letter-spacing: .04em; opacity: .85; }
h1 { margin: 0; font-size: 32px; line-height: 1.2; font-weight: 650; letter-spacing: -.01em; }
.lead { margin: 10px 0 20px; font-size: 18px; max-width: 60em; }
.facts { display: flex; flex-wrap: wrap; gap: 8px 36px; margin: 0; font-size: 13px; }
.facts dt { opacity: .8; }
.facts dd { margin: 0; font-weight: 600; }
nav { background: var(--card); border-bottom: 1px solid var(--line); }
nav .wide { display: flex; flex-wrap: wrap; gap: 2px 28px; padding-top: 10px; padding-bottom: 10px; list-style: none; font-size: 14px; }
h2 { margin: 36px 0 12px; font-size: 20px; line-height: 1.3; font-weight: 650; }
h3 { margin: 0 0 6px; font-size: 16px; line-height: 1.4; font-weight: 650; }
section > h3 { margin: 20px 0 8px; }
a { color: var(--link); text-decoration: none; }
a:hover, a:focus { text-decoration: underline; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 20px 24px; margin: 0 0 16px; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(200px, 1fr)); gap: 16px; margin: 0; }
.tile { background: var(--card); border: 1px solid var(--line); border-top: 4px solid var(--colour, var(--slate)); border-radius: 10px; padding: 14px 20px 16px; }
.tile dt { color: var(--muted); font-size: 13px; font-weight: 600; }
.tile dd { margin: 0; }
.value { display: block; font-size: 34px; line-height: 1.25; font-weight: 650; font-variant-numeric: tabular-nums; }
.note { color: var(--muted); font-size: 13px; }
.split { display: flex; flex-wrap: wrap; align-items: center; gap: 20px 36px; }
.split table { flex: 1 1 480px; }
.ring { flex: 0 0 auto; width: 210px; height: 210px; }
.ring circle { fill: none; stroke-width: 5; }
.track { stroke: var(--track); }
.arc { stroke: var(--colour); }
.ring text { text-anchor: middle; fill: var(--ink); }
.ring-total { font-size: 9px; font-weight: 650; }
.ring-unit { font-size: 3px; }
.ring .ring-unit { fill: var(--muted); }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 9px 12px; border-top: 1px solid var(--line); text-align: left; vertical-align: top; }
th { font-weight: 600; }
thead th { border-top: 0; padding-top: 4px; color: var(--muted); font-size: 12.5px; }
th:first-child, td:first-child { padding-left: 0; }
th:last-child, td:last-child { padding-right: 0; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.none { color: var(--muted); }
.table { overflow-x: auto; }
.machines { table-layout: fixed; min-width: 860px; }
.machines td, .machines th { overflow-wrap: break-word; }
.machines th:nth-child(1) { width: 24%; }
.machines th:nth-child(2) { width: 14%; }
.machines th:nth-child(3) { width: 11%; }
.machines th:nth-child(4) { width: 13%; }
.machines th:nth-child(5) { width: 21%; }
.place { display: block; color: var(--muted); font-size: 12.5px; font-weight: 400; overflow-wrap: anywhere; }
.path { font-weight: 400; overflow-wrap: anywhere; }
.format { white-space: nowrap; }
.badge { position: relative; display: inline-block; padding-left: 16px; }
.badge::before { content: ""; position: absolute; left: 0; top: .42em; width: 9px; height: 9px; border-radius: 50%; background: var(--colour); }
.legend .badge, td > .badge { white-space: nowrap; }
.counts { white-space: nowrap; }
.count { display: inline-block; min-width: 24px; padding: 0 7px; border: 1px solid var(--colour); border-radius: 12px; color: var(--colour); font-size: 12.5px; font-weight: 650; text-align: center; font-variant-numeric: tabular-nums; }
.key { display: flex; gap: 20px; margin: 0 0 10px; color: var(--muted); font-size: 13px; }
.chart th { width: 44%; }
.chart tbody th { font-weight: 400; }
.chart thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.chart tbody tr:first-child > * { border-top: 0; }
.bar { display: block; width: 100%; height: 14px; margin-top: 4px; border-radius: 3px; background: var(--track); }
.part { fill: var(--colour); }
.more { color: var(--muted); margin: 10px 0 0; }
.id { color: var(--muted); font: 400 12.5px ui-monospace, "Cascadia Mono", Consolas, Menlo, monospace; margin-left: 6px; white-space: nowrap; }
article p { margin: 0 0 10px; color: var(--muted); font-size: 13px; }
.about { margin: 0; }
.about div { display: grid; grid-template-columns: 110px 1fr; gap: 12px; padding: 3px 0; }
.about dt { color: var(--muted); }
.about dd { margin: 0; max-width: 75em; }
.places { margin: 14px 0 0; padding: 10px 0 0; border-top: 1px solid var(--line); list-style: none; }
.card.places { border: 1px solid var(--line); padding: 14px 24px; margin: 0; }
.places li { padding: 4px 0; overflow-wrap: anywhere; }
.places .badge ~ .place { padding-left: 16px; }
td ul { margin: 0; padding: 0; list-style: none; }
footer { padding: 28px 24px 40px; color: var(--muted); font-size: 13px; }
article, section { scroll-margin-top: 12px; }
article:target { border-color: var(--link); }
@media (max-width: 640px) {
  .wide, main, footer { padding: 0 14px; }
  .card { padding: 16px; }
  .about div { grid-template-columns: 1fr; gap: 0; }
  .ring { margin: 0 auto; }
  .split table { flex-basis: 100%; }
  .tiles { grid-template-columns: 1fr 1fr; gap: 12px; }
  .legend th:nth-child(2), .legend td:nth-child(2) { display: none; }
  .chart th { width: 55%; }
}
@media print {
  @page { margin: 14mm 12mm; }
  :root { --page: #ffffff; }
  body { font-size: 10pt; }
  nav { display: none; }
  table { font-size: 9pt; }
  th, td { padding: 4pt 6pt; }
  .machines { min-width: 0; }
  .machines th:nth-child(4) { width: 17%; }
  .machines td > .badge { white-space: normal; }
  .place, .count, .id { font-size: 8pt; }
  header { background: none; color: var(--ink); padding: 0; border-bottom: 2pt solid #0d5aa7; }
  header .wide { padding-bottom: 10pt; }
  .wide, main, footer { max-width: none; padding-left: 0; padding-right: 0; }
  h1 { font-size: 22pt; }
  .lead { font-size: 12pt; }
  h2 { margin-top: 18pt; }
  h2, h3, thead { break-after: avoid; }
  tr, .tile, .split, article > p, .about div, li { break-inside: avoid; }
  .tiles { grid-template-columns: repeat(4, 1fr); }
  .card { padding: 10pt 12pt; }
  .table { overflow: visible; }
  .ring { width: 150px; height: 150px; }
  .split { flex-wrap: nowrap; }
  a { color: inherit; }
  .about a[href^="https"]::after { content: " (" attr(href) ")"; color: var(--muted); font-size: 8pt; overflow-wrap: anywhere; }
}
`;

/** Follows the theme of VS Code instead of the computer's, by the class that it gives to the pages that it shows. */
export const EDITOR_STYLE = `
:root:has(> .vscode-light, > .vscode-high-contrast-light) {${LIGHT}}
:root:has(> .vscode-dark, > .vscode-high-contrast:not(.vscode-high-contrast-light)) {${DARK}}
`;
