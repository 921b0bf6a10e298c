/** Which files are in which language: one table for engine, editor, command line and manifest. */
import type { LanguageId } from './language';

export interface LanguageFiles {
  readonly language: LanguageId;
  /** What their names end in, behind a dot. */
  readonly endings: readonly string[];
  /** The ids of the languages that VS Code, or an extension that is installed, opens them in. */
  readonly editorIds: readonly string[];
  /** What tells them from files of others in an editor: those ids, or only their names. */
  readonly knownBy: 'editor-id' | 'name';
}

export const JSON_NAMES = ['.json', '.jsonc'];

/** How a tool of HCL calls its files, in the syntax of HCL and in that of JSON. */
interface ToolNames {
  /** Those that may define machines. */
  readonly configuration: readonly string[];
  /** Those of values for variables. */
  readonly values: readonly string[];
}

/** hcl2template/parser.go. */
export const PACKER_NAMES: ToolNames = {
  configuration: ['.pkr.hcl', '.pkr.json'],
  values: ['.pkrvars.hcl', '.pkrvars.json'],
};

/** OpenTofu's as well. */
export const TERRAFORM_NAMES: ToolNames = {
  configuration: ['.tf', '.tf.json', '.tofu', '.tofu.json'],
  values: ['.tfvars', '.tfvars.json'],
};

const withoutDot = (ending: string): string => ending.slice(1);

const OF_HCL = [PACKER_NAMES, TERRAFORM_NAMES].flatMap(({ configuration, values }) => [...configuration, ...values]);

export const LANGUAGE_FILES: readonly LanguageFiles[] = [
  { language: 'json', endings: JSON_NAMES.map(withoutDot), editorIds: ['json', 'jsonc'], knownBy: 'editor-id' },
  {
    language: 'hcl',
    endings: OF_HCL.filter(ending => !ending.endsWith('.json')).map(withoutDot),
    // Of the extensions for HCL, Packer, Terraform and OpenTofu. Lock files and Terragrunt's are `hcl` as well.
    editorIds: ['hcl', 'packer', 'terraform', 'terraform-vars', 'opentofu', 'opentofu-vars'],
    knownBy: 'name',
  },
];

export function endsIn(file: string, endings: readonly string[]): boolean {
  return endings.some(ending => file.endsWith(ending));
}

/** The language of a file, by the end of its name; undefined where that says nothing. */
export function languageIdOf(file: string): LanguageId | undefined {
  const name = file.toLowerCase();
  return LANGUAGE_FILES.find(({ endings }) => endings.some(ending => name.endsWith(`.${ending}`)))?.language;
}

/** Whether a file of this name is one of HCL, in its own syntax or in that of JSON: of such, several are one definition. */
export function isHclName(file: string): boolean {
  return endsIn(file.toLowerCase(), OF_HCL);
}
