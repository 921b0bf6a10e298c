/** All formats, the most telling first: a document is read by the first one that recognises it. */
import type { Format } from './format';
import { getVm } from './get-vm';
import { packerJson } from './packer-json';
import { vmDefinition } from './vm-definition';

export const FORMATS: readonly Format[] = [packerJson, getVm, vmDefinition];
