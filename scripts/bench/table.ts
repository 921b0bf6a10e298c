/** Measures all rows and prints them, each ratio beside its budget. Run by run.ts, which bundles it. */
import { bundleRows, commandLineRows } from './programs';
import { analysisRows, conversionRows, decisionRows, hclRows, keystrokeRows, type Row } from './rows';
import { sliceRows } from './slices';

function cellsOf({ work, ours, theirs, value, budget }: Row): string[] {
  const number = value < 10 ? value.toFixed(2) : value.toFixed(0);
  return budget === undefined
    ? [work, ours, theirs, number, '', '']
    : [work, ours, theirs, number, `<= ${budget}`, value <= budget ? 'met' : 'MISSED'];
}

/** By what they are asked for: `npm run bench -- hcl conversion` measures nothing but those. */
const PARTS: Readonly<Record<string, () => Row[] | Promise<Row[]>>> = {
  analysis: analysisRows,
  hcl: hclRows,
  decision: decisionRows,
  conversion: conversionRows,
  keystroke: keystrokeRows,
  steps: sliceRows,
  'command-line': commandLineRows,
  bundles: bundleRows,
};

async function askedFor(): Promise<Row[]> {
  const asked = process.argv.slice(2);
  const rows: Row[] = [];
  for (const [name, part] of Object.entries(PARTS)) {
    if (asked.length === 0 || asked.includes(name)) {
      rows.push(...(await part()));
    }
  }
  return rows;
}

async function main(): Promise<void> {
  const rows = await askedFor();
  const table = [['', 'ours', 'theirs', 'ratio', 'budget', ''], ...rows.map(cellsOf)];
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map(cells => (cells[column] ?? '').length)));
  for (const cells of table) {
    console.log(
      cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  }
}

void main();
