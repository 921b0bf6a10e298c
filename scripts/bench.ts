// `npm run bench`: what the engine costs, as ratios to known libraries measured side by side in the same run.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTree } from 'jsonc-parser';
import { getLanguageService, type JSONSchema, TextDocument } from 'vscode-json-languageservice';
import { analyze, mayBeDefinition } from '../src/core/analyze';
import { convert } from '../src/core/convert/convert';

const ROUNDS = 15;

interface Row {
  readonly work: string;
  readonly budget: number;
  readonly ours: () => unknown;
  readonly theirs: () => unknown;
}

/** Machines as our format has them, until the text has the size. */
function definitions(size: number): string {
  const machine = (index: number) => ({
    Name: `server-${index}`,
    Generation: 1,
    GuestOperatingSystem: { Name: 'Windows Server 2019', Architecture: 'x64' },
    ProcessorCount: 4,
    MemoryStartup: '8GB',
    HardDrives: [
      { Path: `D:\\VMs\\${index}\\system.vhdx`, ControllerType: 'IDE', ControllerNumber: 0, ControllerLocation: 0 },
      { Path: `D:\\VMs\\${index}\\data.vhdx`, ControllerType: 'SCSI', ControllerNumber: 0, ControllerLocation: 0 },
    ],
    DVDDrives: [{ Path: null, ControllerType: 'IDE', ControllerNumber: 1, ControllerLocation: 0 }],
    NetworkAdapters: [{ Name: 'LAN', SwitchName: 'Office', IsLegacy: index % 3 === 0 }],
    Notes: 'a server as any other',
  });
  const count = Math.ceil(size / JSON.stringify(machine(0), undefined, 2).length);
  return JSON.stringify({ VirtualMachines: Array.from({ length: count }, (_, index) => machine(index)) }, undefined, 2);
}

/** JSON of the size that defines no machine. */
function otherJson(size: number): string {
  const entry = (index: number) => ({
    id: index,
    title: `Entry ${index}`,
    tags: ['a', 'b'],
    nested: { value: index / 3 },
  });
  return JSON.stringify(
    Array.from({ length: Math.ceil(size / 90) }, (_, index) => entry(index)),
    undefined,
    1,
  );
}

function milliseconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] as number;

/** Both in turn, so that a change of the machine's speed meets both; the first rounds only warm up. */
function measure({ work, budget, ours, theirs }: Row): string[] {
  const rounds = Array.from({ length: ROUNDS + 5 }, () => ({ ours: milliseconds(ours), theirs: milliseconds(theirs) }));
  const counted = rounds.slice(5);
  const ratio = median(counted.map(round => round.ours / round.theirs));
  const time = (values: readonly number[]) => `${median(values).toFixed(2)} ms`;
  return [
    work,
    time(counted.map(round => round.ours)),
    time(counted.map(round => round.theirs)),
    ratio.toFixed(3),
    String(budget),
    ratio <= budget ? 'met' : 'MISSED',
  ];
}

const schema = JSON.parse(
  readFileSync(join(__dirname, '..', 'schemas', 'vm-definition.schema.json'), 'utf8'),
) as JSONSchema;
const service = getLanguageService({});
const oneMegabyte = definitions(1_000_000);
const textDocument = TextDocument.create('file:///machines.vm.json', 'json', 1, oneMegabyte);
const other = otherJson(1_000_000);
const tenMegabytes = definitions(10_000_000);

const validate = () => service.doValidation(textDocument, service.parseJSONDocument(textDocument), {}, schema);
const rows: readonly Row[] = [
  {
    work: 'analyse 1 MB / json-languageservice parse + doValidation',
    budget: 0.5,
    ours: () => analyze(oneMegabyte, { fileName: 'machines.vm.json' }),
    theirs: validate,
  },
  {
    work: 'decide that 1 MB is no definition / JSON.parse',
    budget: 0.25,
    ours: () => mayBeDefinition(other),
    theirs: () => JSON.parse(other),
  },
  {
    work: 'convert 10 MB / jsonc-parser parseTree',
    budget: 3,
    ours: () => convert(tenMegabytes, { fileName: 'machines.vm.json', lossy: true }),
    theirs: () => parseTree(tenMegabytes),
  },
];

const header = ['work', 'ours', 'theirs', 'ratio', 'budget', ''];
const table = [header, ...rows.map(measure)];
const widths = header.map((_, column) => Math.max(...table.map(row => (row[column] as string).length)));
for (const row of table) {
  console.log(row.map((cell, column) => cell.padEnd(widths[column] as number)).join('  '));
}
