/** The variables and locals of a configuration: where each is declared, and what it comes to as far as the files say. */
import { declarationOf, isSensitive, type NameScope } from '../formats/hcl/names';
import { packerConfiguration } from '../formats/packer-hcl/configuration';
import { PATHS } from '../formats/packer-hcl/uses';
import { instancesOf } from '../formats/terraform/modules';
import { t } from '../l10n';
import { endsIn, TERRAFORM_NAMES } from '../languages/files';
import { evaluate } from '../languages/hcl/evaluate';
import { isList, isObject, isUnknown, type Result } from '../languages/hcl/known';
import { type NamedReference, referenceAt } from '../languages/hcl/reference';
import type { Documents } from '../languages/language';
import { escapeMarkdown } from '../text/markdown';
import type { Place, Span } from '../text/place';
import type { Hover } from './words';

/** What a name at a place refers to, and where that is declared. */
export function declarationAt(
  documents: Documents,
  offset: number,
): { reference: Span; declaration: Place } | undefined {
  const reference = referenceAt(documents.main.text, offset);
  const [scope] = reference === undefined ? [] : scopesOf(documents);
  const declaration = reference && scope && declarationOf(reference, scope);
  return declaration && { reference, declaration };
}

/** What a name at a place comes to; undefined where only a run tells, or nobody is to see it. */
export function valueAt(documents: Documents, offset: number): Hover | undefined {
  const reference = referenceAt(documents.main.text, offset);
  const scopes = reference === undefined ? [] : scopesOf(documents);
  if (reference === undefined || scopes.some(scope => isSensitive(reference, scope))) {
    return undefined;
  }
  const [first = '', ...others] = scopes.map(scope => shownOf(reference, scope));
  if (first === '' || others.some(other => other !== first)) {
    return undefined;
  }
  const value = escapeMarkdown(first);
  const { of, name, offset: start, end } = reference;
  const said =
    of === 'var'
      ? t('By what the files say: {value}. Who runs this can give it another value.', { value })
      : t('By what the files say: {value}', { value });
  return { offset: start, end, markdown: `**${escapeMarkdown(`${of}.${name}`)}**\n\n${said}` };
}

/** What names stand for in the file that is looked at; of a module as often as it is called. */
function scopesOf(documents: Documents): NameScope[] {
  if (!endsIn(documents.main.file.toLowerCase(), TERRAFORM_NAMES.configuration)) {
    return [{ ...packerConfiguration(documents).definitions, names: PATHS }];
  }
  return instancesOf(documents)
    .filter(({ folder }) => folder === '')
    .map(({ configuration: { definitions }, scope }) => ({ ...definitions, ...scope }));
}

/** More is a text of a file, and no value that somebody reads in passing. */
const LONGEST = 200;

/** As it is written in HCL; '' where it isn't known whole. */
function shownOf({ of, name }: NamedReference, scope: NameScope): string {
  const place = { file: '', offset: 0, end: 0 };
  const steps = [{ kind: 'attribute', name } as const];
  const result = evaluate({ kind: 'operation', form: 'reference', ...place, name: of, steps }, scope);
  const shown = written(result) ?? '';
  return shown.length > LONGEST ? '' : shown;
}

function written(result: Result): string | undefined {
  if (isUnknown(result)) {
    return undefined;
  }
  if (isList(result)) {
    const parts = result.map(written);
    return parts.includes(undefined) ? undefined : `[${parts.join(', ')}]`;
  }
  if (isObject(result)) {
    const parts = [...result].map(([key, value]) => [key, written(value)] as const);
    return parts.some(([, value]) => value === undefined)
      ? undefined
      : `{ ${parts.map(([key, value]) => `${key} = ${value}`).join(', ')} }`;
  }
  return JSON.stringify(result);
}
