/** All formats, the most telling first: a document is read by the first one that recognises it. */
import type { Format } from './format';
import { getVm } from './get-vm';
import { packerJson } from './packer-json';
import { hcs } from './uefi-only/hcs';
import { nanabox } from './uefi-only/nanabox';
import { vmDefinition } from './vm-definition';

const formats: Format[] = [packerJson, hcs, nanabox, getVm, vmDefinition];

export const FORMATS: readonly Format[] = formats;

/** Adds one that is loaded only where there are files of its language. */
export function addFormat(format: Format): void {
  if (!formats.includes(format)) {
    formats.splice(1, 0, format);
  }
}
