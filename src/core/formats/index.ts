/** All formats, the most telling first: a document is read by the first one that recognises it. */
import type { Format } from './format';
import { packerJson } from './packer-json';

export const FORMATS: readonly Format[] = [packerJson];
