/** Parses and validates the JSON files of a folder, as a program of its own: what ajv-cli does, without its start. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';

const [folder = '.'] = process.argv.slice(2);
const schema = JSON.parse(readFileSync(join('schemas', 'vm-definition.schema.json'), 'utf8'));
const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);
const results = readdirSync(folder).map(name => {
  const valid = validate(JSON.parse(readFileSync(join(folder, name), 'utf8')));
  return { name, valid, errors: validate.errors };
});
console.log(JSON.stringify(results));
