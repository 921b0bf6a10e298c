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

export const LANGUAGE_FILES: readonly LanguageFiles[] = [
  { language: 'json', endings: ['json', 'jsonc'], editorIds: ['json', 'jsonc'], knownBy: 'editor-id' },
  {
    language: 'hcl',
    endings: ['pkr.hcl', 'pkrvars.hcl', 'tf', 'tofu', 'tfvars'],
    // Of the extensions for HCL, Packer, Terraform and OpenTofu. Lock files and Terragrunt's are `hcl` as well.
    editorIds: ['hcl', 'packer', 'terraform', 'terraform-vars', 'opentofu', 'opentofu-vars'],
    knownBy: 'name',
  },
];

/** The language of a file, by the end of its name; undefined where that says nothing. */
export function languageIdOf(file: string): LanguageId | undefined {
  const name = file.toLowerCase();
  return LANGUAGE_FILES.find(({ endings }) => endings.some(ending => name.endsWith(`.${ending}`)))?.language;
}

const HCL_IN_JSON = /\.(?:pkr|pkrvars|tf|tofu|tfvars)\.json$/i;

/** Whether a file of this name is one of HCL, in its own syntax or in that of JSON: of such, several are one definition. */
export function isHclName(file: string): boolean {
  return languageIdOf(file) === 'hcl' || HCL_IN_JSON.test(file);
}
