/**
 * What GitLab asks of a report of code quality, in its words: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 * (the table of required properties; its parser's own schema, app/validators/json_schemas/codeclimate.json, asks for less).
 */
import Ajv from 'ajv-draft-04';

const line = { type: 'integer', minimum: 1 };
const text = { type: 'string', minLength: 1 };

const SCHEMA = {
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: text,
      check_name: text,
      fingerprint: text,
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: text,
          lines: { type: 'object', required: ['begin'], properties: { begin: line, end: line } },
        },
      },
    },
    additionalProperties: false,
  },
};

export interface Degradation {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number; readonly end: number } };
}

const ajv = new Ajv();
const validate = ajv.compile<readonly Degradation[]>(SCHEMA);

/** The report as GitLab reads it; throws where it would not, or would take two for one. */
export function codeQuality(report: string): readonly Degradation[] {
  const list: unknown = JSON.parse(report);
  if (!validate(list)) {
    throw new Error(ajv.errorsText(validate.errors));
  }
  const twice = list.find(({ fingerprint }, index) => list.findIndex(each => each.fingerprint === fingerprint) < index);
  if (twice !== undefined) {
    throw new Error(`two have the fingerprint ${twice.fingerprint}`);
  }
  return list;
}
