/** What comes of a definition, made once: by one seed each property of a file of tests is given the same definitions. */
import type { Analysis } from '../../../src/core/analysis';
import { analyze } from '../../../src/core/analyze';
import { type Conversion, convert } from '../../../src/core/convert/convert';
import type { Definition } from './definitions';

type Converted = Conversion & { readonly text: string };

const analyses = new Map<string, Analysis>();
const conversions = new Map<string, Converted>();

const keyOf = ({ text, fileName }: Definition): string => `${fileName}\n${text}`;

export function analysed(definition: Definition): Analysis {
  const key = keyOf(definition);
  const analysis = analyses.get(key) ?? analyze(definition.text, { fileName: definition.fileName });
  analyses.set(key, analysis);
  return analysis;
}

export function converted(definition: Definition, lossy = true): Converted {
  const { text, fileName } = definition;
  const key = `${lossy} ${keyOf(definition)}`;
  const conversion = conversions.get(key) ?? convert(text, { fileName, lossy });
  conversions.set(key, conversion);
  analyses.set(keyOf(definition), conversion.analysis);
  return conversion;
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
