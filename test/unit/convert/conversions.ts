/** What comes of a definition, made once: by one seed each property of a file of tests is given the same definitions. */
import type { Analysis } from '../../../src/core/analysis';
import { analyze } from '../../../src/core/analyze';
import { type Conversion, convert } from '../../../src/core/convert/convert';
import type { Definition } from './definitions';

type Converted = Conversion & { readonly text: string };

const analyses = new Map<string, Analysis>();
const conversions = new Map<string, Converted>();

const keyOf = ({ text, fileName }: Definition): string => `${fileName}\n${text}`;

/** As many as one property makes every day: more of them would take memory that nobody has for tests. */
const MOST = 500;

function once<T>(made: Map<string, T>, key: string, make: () => T): T {
  const value = made.get(key) ?? make();
  if (made.size >= MOST) {
    made.clear();
  }
  made.set(key, value);
  return value;
}

export function analysed(definition: Definition): Analysis {
  return once(analyses, keyOf(definition), () => analyze(definition.text, { fileName: definition.fileName }));
}

export function converted(definition: Definition, lossy = true): Converted {
  const { text, fileName } = definition;
  return once(conversions, `${lossy} ${keyOf(definition)}`, () => convert(text, { fileName, lossy }));
}

/** After the properties of a file, as all of it takes memory. */
export function forget(): void {
  analyses.clear();
  conversions.clear();
}

/** The analysis of what a definition is converted to. */
export function convertedAnalysis(definition: Definition, lossy = true): Analysis {
  return analysed({ ...definition, text: converted(definition, lossy).text });
}
