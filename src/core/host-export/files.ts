/** The machines of a host as files: what these are called, and what stands in them. */
import { fileStem } from '../text/file-name';
import type { ReadMachine } from './records';

export interface DefinitionFile {
  readonly name: string;
  readonly text: string;
}

const LONGEST_NAME = 50;

/** Names of devices, which Windows takes for no file, with whatever ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** One for each machine; the second of a name has its id as well, so that both keep their files when they are read again. */
export function definitionFiles(machines: readonly ReadMachine[]): DefinitionFile[] {
  // Windows and macOS tell no cases apart.
  const taken = new Set<string>();
  return machines.map(({ name, id, text }) => {
    const stem = stemOf(name);
    let free = stem;
    for (let number = 1; taken.has(free.toLowerCase()); number += 1) {
      free = number === 1 ? `${stem}-${fileStem(id, LONGEST_NAME)}` : `${stem}-${number}`;
    }
    taken.add(free.toLowerCase());
    return { name: `${free}.vm.json`, text };
  });
}

function stemOf(name: string): string {
  const stem = fileStem(name, LONGEST_NAME).replace(/(?<![. ])[. ]+$/, '');
  return stem === '' || DEVICE.test(stem) ? `_${stem}` : stem;
}

/** All of them as one text. */
export function inventoryText(machines: readonly ReadMachine[]): string {
  const definitions = machines.map(({ text }) => JSON.parse(text));
  return `${JSON.stringify({ VirtualMachines: definitions }, undefined, 2)}\n`;
}

/** Letters, digits and what else stands in names and addresses of computers: nothing that is an option or a quote. */
const COMPUTER = /^[\p{L}\p{N}_](?:[\p{L}\p{N}._:-]{0,253}[\p{L}\p{N}_])?$/u;

export function isComputerName(text: string): boolean {
  return COMPUTER.test(text);
}
