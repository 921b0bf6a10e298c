/** Files of our own format: by their $schema, or by their name. */
import type { Document } from '../../languages/language';
import { schemaOf } from '../foreign/documents';

const SCHEMA = 'vm-definition.schema.json';

export type OwnFile = 'schema' | 'name';

/** By what a file is one of our own; whether it holds machines is for its content to say. */
export function ownFile({ root }: Document, fileName: string | undefined): OwnFile | undefined {
  if (schemaOf(root)?.split(/[?#]/, 1)[0]?.endsWith(SCHEMA) === true) {
    return 'schema';
  }
  return hasOwnName(fileName) ? 'name' : undefined;
}

/** Whether a file is called as one of our own. */
export function hasOwnName(fileName: string | undefined): boolean {
  return fileName?.toLowerCase().endsWith('.vm.json') === true;
}
