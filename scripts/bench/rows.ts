/** What is measured against what. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Language, Parser } from '@vscode/tree-sitter-wasm';
import { parseTree } from 'jsonc-parser';
import { getLanguageService, type JSONSchema, TextDocument } from 'vscode-json-languageservice';
import '../../src/core/azure';
import '../../src/core/hcl';
import { analyze } from '../../src/core/analyze';
import { convert } from '../../src/core/convert/convert';
import { mayBeDefinition } from '../../src/core/formats/marks';
import { reportFile } from '../../src/core/reports/report';
import { compare, type Measurement, type Work } from './measure';
import {
  definitions,
  exported,
  hclConfiguration,
  hclInJson,
  inOnePiece,
  lockFile,
  networkTemplate,
  otherJson,
  packerTemplate,
} from './texts';

/** One line of the table. */
export interface Row {
  readonly work: string;
  readonly ours: string;
  readonly theirs: string;
  readonly value: number;
  /** Undefined where the number is only to be known. */
  readonly budget?: number;
}

const KB = 1_000;
const MB = 1_000 * KB;
const FILE_NAME = 'machines.vm.json';

const schema = JSON.parse(readFileSync(join('schemas', 'vm-definition.schema.json'), 'utf8')) as JSONSchema;
const service = getLanguageService({});

/** What VS Code does with every JSON file of which it knows a schema. */
function validate(text: string): Promise<unknown> {
  const document = TextDocument.create(`file:///${FILE_NAME}`, 'json', 1, text);
  return Promise.resolve(service.doValidation(document, service.parseJSONDocument(document), {}, schema));
}

type Texts = (size: number, mark: string) => string;

/** Works on a text of its own in each round, in one piece. */
function on(texts: Texts, size: number, work: (text: string) => unknown): Work {
  return round => {
    const text = inOnePiece(texts(size, `server${round}`));
    return () => work(text);
  };
}

/**
 * Works on so many texts in each round, each of its own. One small text after a full collection, which no editor makes
 * before each analysis, would measure what that leaves cold.
 */
function onEach(count: number, texts: Texts, size: number, work: (text: string) => unknown): Work {
  return round => {
    const all = Array.from({ length: count }, (_, index) => inOnePiece(texts(size, `server${round}-${index}-`)));
    return async () => {
      const results: unknown[] = [];
      for (const text of all) {
        results.push(await work(text));
      }
      return results;
    };
  };
}

const milliseconds = (time: number): string => `${time < 10 ? time.toFixed(2) : time.toFixed(0)} ms`;

function row(work: string, { ours, theirs, ratio }: Measurement, budget?: number): Row {
  return {
    work,
    ours: milliseconds(ours),
    theirs: milliseconds(theirs),
    value: ratio,
    ...(budget !== undefined && { budget }),
  };
}

const SIZES = [
  { name: '10 KB', size: 10 * KB, texts: 20, rounds: 40, budget: 0.3 },
  { name: '100 KB', size: 100 * KB, texts: 2, rounds: 40, budget: 0.3 },
  { name: '1 MB', size: MB, texts: 1, rounds: 20, budget: 0.3 },
  { name: '10 MB', size: 10 * MB, texts: 1, rounds: 3, budget: 0.5 },
];

/** Parse and all rules; and how the time grows with the size of the text. */
export async function analysisRows(): Promise<Row[]> {
  const rows: Row[] = [];
  const perByte: number[] = [];
  for (const { name, size, texts, rounds, budget } of SIZES) {
    const each = (work: (text: string) => unknown): Work => onEach(texts, definitions, size, work);
    const ours = each(text => analyze(text, { fileName: FILE_NAME }));
    const validated = await compare(ours, each(validate), rounds);
    const parsed = await compare(ours, each(parseTree), rounds);
    const work = texts === 1 ? `analyse ${name} of definitions` : `analyse ${texts} x ${name} of definitions`;
    rows.push(row(`${work} / json-languageservice, parse and validate`, validated, budget));
    rows.push(row(`${work} / jsonc-parser parseTree`, parsed));
    perByte.push(validated.ours / size / texts);
  }
  const [, , oneMegabyte = Number.NaN, tenMegabytes = Number.NaN] = perByte;
  rows.push({
    work: 'growth: time for each MB of 10 / of 1',
    ours: milliseconds(tenMegabytes * MB),
    theirs: milliseconds(oneMegabyte * MB),
    value: tenMegabytes / oneMegabyte,
    budget: 2,
  });
  const exports = on(exported, MB, text => analyze(text, { fileName: 'machines.json' }));
  rows.push(
    row(
      'analyse 1 MB of Get-VM output / parse and validate',
      await compare(exports, on(exported, MB, validate), 20),
      0.3,
    ),
  );
  return rows;
}

/** Machines of Packer in HCL, beside the same in JSON. */
export async function hclRows(): Promise<Row[]> {
  const native = on(hclConfiguration, MB, text => analyze(text, { fileName: 'web.pkr.hcl' }));
  const inJson = on(hclInJson, MB, text => analyze(text, { fileName: 'web.pkr.json' }));
  const parse = await treeSitter();
  const legacy = on(packerTemplate, MB, text => analyze(text, { fileName: 'template.json' }));
  return [
    row('analyse 1 MB of HCL / the same configuration in JSON', await compare(native, inJson, 6), 1.5),
    row('analyse 1 MB of HCL / the same machines as a legacy template', await compare(native, legacy, 6), 1.5),
    ...(parse === undefined
      ? []
      : [row('analyse 1 MB of HCL / tree-sitter, parse', await compare(native, on(hclConfiguration, MB, parse), 6))]),
  ];
}

/** Its parser of HCL; undefined where its grammar could not be had. */
async function treeSitter(): Promise<((text: string) => unknown) | undefined> {
  const { HCL_GRAMMAR } = process.env;
  if (HCL_GRAMMAR === undefined) {
    return undefined;
  }
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(HCL_GRAMMAR));
  return text => parser.parse(text)?.delete();
}

/** Most JSON files define no machine. */
export async function decisionRows(): Promise<Row[]> {
  const kinds: readonly (readonly [string, Texts])[] = [
    ['a list of records', otherJson],
    ['a lock file', lockFile],
    ['an ARM template of a network', networkTemplate],
  ];
  const rows: Row[] = [];
  for (const [name, texts] of kinds) {
    const decided = await compare(
      on(texts, MB, text => mayBeDefinition(text, 'json')),
      on(texts, MB, text => JSON.parse(text)),
      40,
    );
    rows.push(row(`decide that 1 MB (${name}) defines no machine / JSON.parse`, decided, 0.15));
  }
  return rows;
}

/** A file after a letter more in the name of a machine in its middle, beside the file as a whole: nothing is used again. */
export async function keystrokeRows(): Promise<Row[]> {
  const typed: Texts = (length, mark) => {
    const text = definitions(length, mark);
    const at = text.indexOf('"Notes": "', text.length / 2) + '"Notes": "'.length;
    return `${text.slice(0, at)}x${text.slice(at)}`;
  };
  const analysed = (text: string) => reportFile(FILE_NAME, analyze(text, { fileName: FILE_NAME }));
  const rows: Row[] = [];
  // The larger one is the largest file that the editor checks by default.
  for (const { name, size, rounds } of [
    { name: '1 MB', size: MB, rounds: 15 },
    { name: '5 MB', size: 5 * MB, rounds: 5 },
  ]) {
    const measured = await compare(on(typed, size, analysed), on(definitions, size, analysed), rounds);
    rows.push(row(`after a key in ${name} / analysis and report of the whole`, measured, 0.3));
  }
  return rows;
}

/** 10 MB are some 10,000 machines. */
export async function conversionRows(): Promise<Row[]> {
  const ours = on(definitions, 10 * MB, text => convert(text, { fileName: FILE_NAME, lossy: true }));
  const parsed = await compare(
    ours,
    on(definitions, 10 * MB, text => parseTree(text)),
    3,
  );
  return [row('convert 10 MB, 10,000 machines / jsonc-parser parseTree', parsed, 2)];
}
