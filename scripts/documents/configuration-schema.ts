/** The JSON schema of configuration files: what src/core/control/configuration.ts reads. */
import { CONFIGURATION_FILE } from '../../src/core/candidates';
import { AZURE_SECURITY_PROFILES, GENERATION_1_MODES } from '../../src/core/control/control';
import '../../src/core/azure';
import '../../src/core/hcl';
import { FORMATS } from '../../src/core/formats';
import { HOSTS } from '../../src/core/machine/hosts';
import { type Document, whole } from './document';
import { ruleSeverityProperties } from './rule-severities';

const PATH = 'schemas/gen2-advisor.schema.json';

export function configurationSchema(): Document {
  return whole(PATH, `${JSON.stringify(SCHEMA, undefined, 2)}\n`);
}

/** What can be chosen for all files, and for some in an override. */
const CHOICES = {
  host: { $ref: '#/definitions/host' },
  generation1: { $ref: '#/definitions/generation1' },
  azureSecurity: { $ref: '#/definitions/azureSecurity' },
  rules: { $ref: '#/definitions/rules' },
  format: { $ref: '#/definitions/format' },
};

function globs(description: string): object {
  const items = { type: 'string', description: 'Such as "legacy/**" or "**/*.tf.json".', minLength: 1 };
  return { type: 'array', description, items, uniqueItems: true };
}

// Keys and rules that there are not are left to the reader: it says which one was meant, and would say it once more.
const SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  // A name and not an address: VS Code knows the schema by the name of the file.
  $id: 'https://hyperv-gen2-advisor.github.io/schemas/gen2-advisor.schema.json',
  title: 'Hyper-V Gen 2 Advisor',
  description: `What a team has decided about its definitions of Hyper-V machines; ${CONFIGURATION_FILE} holds for its folder and all below.`,
  type: 'object',
  allowComments: true,
  allowTrailingCommas: true,
  properties: {
    $schema: { type: 'string', description: 'The address of this schema.' },
    ...CHOICES,
    exclude: globs('Files that are not checked, as globs of paths from the folder of this file.'),
    overrides: {
      type: 'array',
      description: 'Choices for some of the files. Of two that fit a file the later one counts.',
      items: {
        type: 'object',
        description: 'Choices for the files that fit one of the globs.',
        required: ['files'],
        properties: {
          files: globs('The files, as globs of paths from the folder of this file.'),
          ...CHOICES,
        },
      },
    },
  },
  definitions: {
    host: {
      description: 'The oldest Hyper-V host that the machines have to run on.',
      enum: HOSTS.map(({ id }) => id),
      enumDescriptions: HOSTS.map(({ name }) => name),
    },
    generation1: {
      description: 'What is said of machines that state Generation 1.',
      enum: Object.keys(GENERATION_1_MODES),
      enumDescriptions: Object.values(GENERATION_1_MODES),
    },
    azureSecurity: {
      description:
        "What security profile Azure's machines are to have; without it each has the one that its file says.",
      enum: Object.keys(AZURE_SECURITY_PROFILES),
      enumDescriptions: Object.values(AZURE_SECURITY_PROFILES),
    },
    format: {
      description: 'What the files are read as, whatever they are recognised as. For some files, in an override.',
      enum: FORMATS.map(({ id }) => id),
      enumDescriptions: FORMATS.map(({ title }) => title),
    },
    rules: {
      type: 'object',
      description:
        'How severe each rule is, by its id, or those of a subject as "nic/*"; the more exact name counts. A rule that is not named has the severity of its impact.',
      properties: ruleSeverityProperties({
        one: ({ title }) => title,
        subject: 'All rules of this subject that are not named themselves.',
        all: 'All rules that are not named themselves, nor by their subject.',
      }),
    },
  },
};
