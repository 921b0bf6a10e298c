/** Every file that is made of what the code knows, and how the committed ones differ from it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { groupBy } from '../../src/core/wording';
import { ruleList } from '../rule-list';
import { azureTables } from './azure';
import { configurationSchema } from './configuration-schema';
import { coverageTable } from './coverage';
import { deviceTable } from './devices';
import type { Document } from './document';
import { guestTables } from './guests';
import { hookFiles } from './hooks';
import { hostTables } from './hosts';
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

export function differences(): Difference[] {
  const documents: readonly Document[] = [
    ruleList(),
    ...rulePages(),
    ...ruleFindings(),
    ...writtenRunbooks(),
    ...printedReports(),
    azureTables(),
    coverageTable(),
    deviceTable(),
    guestTables(),
    hostTables(),
    hookFiles(),
    configurationSchema(),
    settingsTable(),
    ...manifestParts(),
    ...translations(),
  ];
  const byPath = groupBy(documents, ({ path }) => path);
  const changed = [...byPath].flatMap(([path, parts]): Difference[] => {
    const file = join(ROOT, path);
    const current = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const made = parts.reduce((text, part) => part.text(text), current);
    return made === current ? [] : [{ path, text: made }];
  });
  const existing = [
    ...filesBelow(RULES_FOLDER, '.md'),
    ...[FINDINGS_FOLDER, RUNBOOKS_FOLDER, REPORTS_FOLDER].flatMap(folder => filesBelow(folder, '.txt')),
  ];
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
