/** Every file that is made of what the code knows, and how the committed ones differ from it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { groupBy } from '../../src/core/wording';
import { machineFields } from '../machine-fields';
import { ruleList } from '../rule-list';
import { azureTables } from './azure';
import { configurationSchema } from './configuration-schema';
import { coverageTable } from './coverage';
import { deviceTable } from './devices';
import type { Document } from './document';
import { guestTables } from './guests';
import { hookFiles } from './hooks';
import { hostTables } from './hosts';
import { machineSettings } from './machine-settings';
import { manifestParts } from './manifest';
import { printedReports, REPORTS_FOLDER, RUNBOOKS_FOLDER, writtenRunbooks } from './printed';
import { FINDINGS_FOLDER, ruleFindings } from './rule-findings';
import { RULES_FOLDER, rulePages } from './rule-pages';
import { settingsTable } from './settings';
import { translations } from './translations';

export const ROOT = join(__dirname, '..', '..');

/** A file that is not as it should be; `text` undefined: it should not be there. */
export interface Difference {
  readonly path: string;
  readonly text: string | undefined;
}

/** What is made, by what a person calls it. */
const GENERATED = {
  'the list of rules': () => [ruleList()],
  'the pages of the rules': rulePages,
  'what the rules say': ruleFindings,
  'the runbooks': writtenRunbooks,
  'the reports': printedReports,
  'the tables': () => [azureTables(), coverageTable(), deviceTable(), guestTables(), hostTables(), settingsTable()],
  'the settings of machines': () => [machineFields(), ...machineSettings()],
  'the configuration of other tools': () => [hookFiles(), configurationSchema(), ...manifestParts()],
  'the translations': translations,
} satisfies Readonly<Record<string, () => readonly Document[]>>;

export type Generated = keyof typeof GENERATED;
export const ALL_GENERATED = Object.keys(GENERATED) as readonly Generated[];

/** Where all files of an ending are made, and by what: one that is made no longer should go. */
const FOLDERS: readonly (readonly [by: Generated, folder: string, ending: string])[] = [
  ['the pages of the rules', RULES_FOLDER, '.md'],
  ['what the rules say', FINDINGS_FOLDER, '.txt'],
  ['the runbooks', RUNBOOKS_FOLDER, '.txt'],
  ['the reports', REPORTS_FOLDER, '.txt'],
];

export function differences(which: readonly Generated[] = ALL_GENERATED): Difference[] {
  const documents: readonly Document[] = which.flatMap((each): readonly Document[] => GENERATED[each]());
  const byPath = groupBy(documents, ({ path }) => path);
  const changed = [...byPath].flatMap(([path, parts]): Difference[] => {
    const file = join(ROOT, path);
    const current = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const made = parts.reduce((text, part) => part.text(text), current);
    return made === current ? [] : [{ path, text: made }];
  });
  const existing = FOLDERS.flatMap(([by, folder, ending]) => (which.includes(by) ? filesBelow(folder, ending) : []));
  return [...changed, ...existing.flatMap(path => (byPath.has(path) ? [] : [{ path, text: undefined }]))];
}

/** Files of rules that no longer exist are among them. */
function filesBelow(folder: string, ending: string): string[] {
  return existsSync(join(ROOT, folder))
    ? readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter(path => path.endsWith(ending))
        .map(path => `${folder}/${path.replaceAll(sep, '/')}`)
    : [];
}
