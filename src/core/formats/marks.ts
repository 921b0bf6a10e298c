/** What decides in a fraction of the time of a parse that a text defines no machine, and without the formats themselves. */
import type { FormatId } from './format';

const GENERATIONS = ['eneration"', 'GENERATION"'];

/**
 * Texts of which every file of a format holds at least one, letter for letter, and within a line. Longer ones are looked
 * for faster, up to a point: which part of a word is quickest to look for, `npm run bench` tells ('Adapters"', not
 * 'NetworkAdapters"').
 */
export const MARKS: Readonly<Record<FormatId, readonly string[]>> = {
  'packer-json': ['hyperv-iso', 'hyperv-vmcx'],
  'get-vm': GENERATIONS,
  'vm-definition': [
    'vm-definition.schema.json',
    // A generation, in any of its spellings.
    ...GENERATIONS,
    // What only Generation 1 has: legacy or emulated adapters, floppy drives, IDE, BIOS.
    ...[
      'egacy',
      'EGACY',
      'mulated"',
      'MULATED"',
      'loppy',
      'LOPPY',
      '"IDE',
      '"Ide"',
      '"ide"',
      'bios"',
      'Bios"',
      'BIOS"',
    ],
    // What a file of our own may have without either.
    ...['ProcessorCount"', 'MemoryStartup', 'HardDrives"', 'HardDiskDrives"', 'DVDDrives"', 'Adapters"'],
    ...['GuestOperatingSystem"', 'SecureBoot', 'TpmEnabled"', 'StartupOrder"'],
  ],
};

/** The marks of all formats as one pattern, for which a text is looked through once and not once for each mark. */
const ANY_MARK = new RegExp(
  Object.values(MARKS)
    .flat()
    .map(mark => mark.replace(/\W/g, '\\$&'))
    .join('|'),
);

/** Whether a text can be a definition at all. */
export function mayBeDefinition(text: string): boolean {
  return ANY_MARK.test(text);
}
