/** The published schema of SARIF: compiled once, and where something is validated, as that takes half a second. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv-draft-04';
import addFormats from 'ajv-formats';

const SCHEMA = join(__dirname, '..', '..', 'fixtures', 'schemas', 'sarif-2.1.0-rtm.5.json');

const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);

let validate: ValidateFunction | undefined;

/** What the schema has against a log; nothing where it allows it. */
export function sarifErrors(log: unknown): string {
  validate ??= ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')));
  return validate(log) ? '' : ajv.errorsText(validate.errors, { separator: '\n' });
}
