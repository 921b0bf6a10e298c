/** Parts of the engine that are loaded for the first text that needs them: which those are. */
import { mayBeAzure, mayBeDefinition, mayBeHclInJson } from './formats/marks';
import { isHclName } from './languages/files';
import type { LanguageId } from './languages/language';

/** Named as the modules that add them. */
export type Part = 'azure' | 'hcl';

/** A configuration of HCL may have its sources in another file. */
export const ALL_PARTS: readonly Part[] = ['azure', 'hcl'];

/** Those that the text of a file may need; without them it is none that we know. */
export function partsFor(path: string, language: LanguageId, text: string): readonly Part[] {
  if (language === 'hcl' || isHclName(path)) {
    return ALL_PARTS;
  }
  const isHcl = mayBeDefinition(text, 'json') && mayBeHclInJson(text);
  return [...(mayBeAzure(text) ? (['azure'] as const) : []), ...(isHcl ? (['hcl'] as const) : [])];
}
