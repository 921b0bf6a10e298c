/** Measures all rows and prints them, each ratio beside its budget. Run by run.ts, which bundles it. */
import { bundleRows, commandLineRows } from './programs';
import { analysisRows, conversionRows, decisionRows, hclRows, type Row } from './rows';
import { sliceRows } from './slices';

function cellsOf({ work, ours, theirs, value, budget }: Row): string[] {
  const number = value < 10 ? value.toFixed(2) : value.toFixed(0);
  return budget === undefined
    ? [work, ours, theirs, number, '', '']
    : [work, ours, theirs, number, `<= ${budget}`, value <= budget ? 'met' : 'MISSED'];
}

/** `npm run bench -- hcl`: nothing but those of HCL. */
async function askedFor(): Promise<Row[]> {
  return process.argv[2] === 'hcl' ? hclRows() : allRows();
}

async function allRows(): Promise<Row[]> {
  return [
    ...(await analysisRows()),
    ...(await hclRows()),
    ...(await decisionRows()),
    ...(await conversionRows()),
    ...sliceRows(),
    ...(await commandLineRows()),
    ...bundleRows(),
  ];
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
