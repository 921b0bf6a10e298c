/** What decides in a fraction of the time of a parse that a text defines no machine, and without the formats themselves. */
import { LANGUAGE_IDS, type LanguageId } from '../languages/language';
import { once } from '../once';
import { groupBy } from '../wording';
import type { FormatId } from './format';

/** Lists of a machine's devices, in which an export may have all that it has of it. */
const DEVICE_LISTS = ['HardDrives"', 'HardDiskDrives"', 'DVDDrives"', 'VirtualDiskDrives"', 'Adapters"'];

const GENERATIONS = ['eneration"', 'GENERATION"'];
/** The same in short, alone or behind what says whose it is. */
const SHORT_GENERATIONS = ['"gen"', '"Gen"', 'MGen"', 'mGen"', 'm_gen"'];

/** The types of Azure's resources that have a generation, as people write them and as Resource Graph does. */
const AZURE_TYPES = [
  ...['soft.Compute/virtualMachines"', 'soft.Compute/virtualMachineScaleSets"', 'soft.Compute/disks"'],
  ...['soft.Compute/images"', 'soft.Compute/snapshots"', 'soft.Compute/galleries'],
  ...['soft.compute/virtualmachines"', 'soft.compute/virtualmachinescalesets"', 'soft.compute/disks"'],
  ...['soft.compute/images"', 'soft.compute/snapshots"', 'soft.compute/galleries'],
  ...['StackHCI/', 'stackhci/', 'soft.VirtualMachineImages', 'soft.virtualmachineimages'],
];

const AZURE_BUILDERS = ['azure-arm', 'azure-chroot', 'azure-dtl'];

/**
 * Texts of which every file of a format in a language holds at least one, letter for letter, and within a line. Longer ones are looked
 * for faster, up to a point: which part of a word is quickest to look for, `npm run bench` tells ('Adapters"', not
 * 'NetworkAdapters"').
 */
export const MARKS: Readonly<Record<FormatId, Readonly<Partial<Record<LanguageId, readonly string[]>>>>> = {
  'packer-json': { json: ['hyperv-iso', 'hyperv-vmcx'] },
  'packer-hcl': { hcl: ['hyperv-iso', 'hyperv-vmcx'], json: ['hyperv-iso', 'hyperv-vmcx'] },
  // A configuration that only calls modules says of which provider their machines are.
  terraform: { hcl: ['hyperv'], json: ['hyperv_machine_instance', 'hyperv_vm"', 'hyperv_virtual_machine'] },
  'get-vm': { json: [...GENERATIONS, ...SHORT_GENERATIONS, 'SystemSubType"', ...DEVICE_LISTS] },
  'arm-template': { json: AZURE_TYPES },
  'azure-resource': { json: [...AZURE_TYPES, 'ardwareProfile"', 'osState"'] },
  'packer-azure': { json: AZURE_BUILDERS },
  'packer-azure-hcl': { hcl: AZURE_BUILDERS, json: AZURE_BUILDERS },
  hcs: { json: ['Chipset"'] },
  nanabox: { json: ['"NanaBox"'] },
  'vm-definition': {
    json: [
      'vm-definition.schema.json',
      // A generation, in any of its spellings.
      ...GENERATIONS,
      ...SHORT_GENERATIONS,
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
      ...['ProcessorCount"', 'MemoryStartup', ...DEVICE_LISTS],
      ...['GuestOperatingSystem"', 'SecureBoot', 'TpmEnabled"', 'StartupOrder"'],
    ],
  },
};

/** The marks of all formats of a language as one pattern, for which a text is looked through once and not once for each mark. */
const ANY_MARK = new Map(
  LANGUAGE_IDS.map(language => {
    const marks = [...new Set(Object.values(MARKS).flatMap(byLanguage => byLanguage[language] ?? []))];
    return [language, once(() => searchOf(marks))];
  }),
);

/**
 * The fewest and rarest characters of JSON of which each mark has one in front of its last; the rarest first. One more, E, is for
 * 'TpmEnabled"': found by its d it would be looked back for behind every key that ends in one, as "id".
 */
const RARE = ['G', 'z', 'O', 'D', 'C', 'E', 'k', 'y', 'g', 'd', 'o'];

/**
 * Marks in a row are all tried wherever one of their first letters stands, which is nearly everywhere. So each is looked for from its
 * rarest letter on, and what stands in front of that only where the rest was found. This takes half the time in 281 files
 * of others that define no machine (each with the same answer), and two thirds in a list of records.
 */
function searchOf(marks: readonly string[]): RegExp | undefined {
  const rarest = (mark: string) => RARE.find(letter => mark.slice(0, -1).includes(letter)) ?? mark.charAt(0);
  const groups = [...groupBy(marks, rarest)].map(
    ([letter, own]) => `${escaped(letter)}(?:${own.map(mark => fromLetter(mark, letter)).join('|')})`,
  );
  return marks.length === 0 ? undefined : new RegExp(groups.join('|'));
}

/** What a mark is behind the first of a letter, with a look back where that isn't the whole of it. */
function fromLetter(mark: string, letter: string): string {
  const at = mark.indexOf(letter);
  const rest = escaped(mark.slice(at + 1));
  return at === 0 ? rest : `${rest}(?<=${escaped(mark)})`;
}

function escaped(text: string): string {
  return text.replace(/\W/g, '\\$&');
}

function patternOf(marks: readonly string[], flags = ''): RegExp | undefined {
  return marks.length === 0 ? undefined : new RegExp(marks.map(escaped).join('|'), flags);
}

const AZURE_MARKS = patternOf(
  (['arm-template', 'azure-resource', 'packer-azure'] as const).flatMap(id => MARKS[id].json ?? []),
  'i',
);

/** Whether a text of JSON can be one of Azure's. */
export function mayBeAzure(text: string): boolean {
  return AZURE_MARKS?.test(text) === true;
}

/**
 * What says of itself that it is deployed to Azure is nothing else: few marks are quick to look for, and most templates make
 * no machine. The schema stands at the beginning.
 */
const DEPLOYMENT = /"https?:\/\/schema\.management\.azure\.com\/[^"]{1,100}eploymentTemplate\.json/;
const HEAD = 1_000;

/** Azure takes the types of resources in any case. */
const TEMPLATE_MARKS = patternOf(MARKS['arm-template'].json ?? [], 'i');

/** What npm locks says so before anything that is nested: the largest JSON of many folders, and no definition. */
const LOCK_FILE = /^\s*\{[^{}]{0,600}"lockfileVersion"\s*:\s*\d/;

/** Whether a text in a language can be a definition at all. */
export function mayBeDefinition(text: string, language: LanguageId): boolean {
  const head = language === 'json' ? text.slice(0, HEAD) : '';
  if (LOCK_FILE.test(head)) {
    return false;
  }
  if (DEPLOYMENT.test(head)) {
    return TEMPLATE_MARKS?.test(text) === true;
  }
  return ANY_MARK.get(language)?.()?.test(text) === true;
}

const HCL_IN_JSON = /"(?:source|resource|module)"\s*:\s*[[{]/;

/** Whether a text of JSON can be HCL in the syntax of JSON: it has blocks of these as members. */
export function mayBeHclInJson(text: string): boolean {
  return HCL_IN_JSON.test(text);
}
