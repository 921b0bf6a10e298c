/** The definitions and companion files that this project has, and the words of which they are made. */
import fc from 'fast-check';
import { ruleFiles, unmarked } from '../../../scripts/rule-files';
import { ALIASES, OTHER_TOOLS } from '../../../src/core/formats/powershell/aliases';
import { RULES } from '../../../src/core/rules';
import { armDefinition } from '../convert/azure';
import { type Definition, definition } from '../convert/definitions';
import { EXAMPLE_FILES } from '../examples';
import { type Tree, treeOf } from './json-text';

const SAMPLES = 150;

const ruleExamples = ruleFiles().flatMap(({ examples }) => [...examples.failing, ...examples.passing]);

/** A configuration of a team, and a baseline: they are read as well. */
const OTHERS: readonly Definition[] = [
  {
    fileName: '.gen2-advisor.json',
    text: `{
  // What a team decides.
  "host": "2019", "generation1": "summary", "rules": { "disk/ide-data": "off", "no/rule": "error" },
  "exclude": ["legacy/**", "{a,b}/[!c]?.json"],
  "overrides": [{ "files": ["lab/*"], "host": "2016", "rules": { "vm/generation-1": "warning" } }]
}`,
  },
  {
    fileName: 'baseline.json',
    text: '{ "version": 1, "accepted": [{ "path": "a.json", "rule": "floppy/drive", "machine": "a", "arguments": { "b": "c" }, "severity": "error", "count": 2 }] }',
  },
];

/** Machines of tools that know UEFI alone. */
const UEFI_ONLY: readonly Definition[] = [
  {
    fileName: 'machine.json',
    text: '{ "SchemaVersion": { "Major": 2 }, "VirtualMachine": { "Chipset": { "Uefi": { "ApplySecureBootTemplate": "Apply", "SecureBootTemplateId": "1734c6e8-3154-4dda-ba5f-a874cc483422" } }, "Devices": { "Scsi": { "0": { "Attachments": { "0": { "Type": "Iso", "Path": "ubuntu-22.04-amd64.iso" } } } } } } }',
  },
  {
    fileName: 'box.json',
    text: '{ "NanaBox": { "Type": "VirtualMachine", "Name": "box", "SecureBoot": true, "Tpm": false, "ScsiDevices": [{ "Type": "VirtualDisk", "Path": "Windows 11.vhdx" }] } }',
  },
];

/** Valid definitions: the examples for people, those of the rules, and what is generated for the conversion's tests. */
export const DEFINITIONS: readonly Definition[] = [
  ...EXAMPLE_FILES,
  ...ruleExamples.map(({ text }) => ({ fileName: 'example.vm.json', text: unmarked(text).text })),
  ...fc.sample(definition, { numRuns: SAMPLES, seed: 1 }),
  ...fc.sample(armDefinition, { numRuns: SAMPLES / 3, seed: 1 }),
  ...UEFI_ONLY,
  ...OTHERS,
];

/** Answer files, kickstart files and preseed files. */
export const COMPANIONS: readonly string[] = [
  ...new Set(ruleExamples.flatMap(({ files = {} }) => Object.values(files))),
];

const words = DEFINITIONS.map(({ text }) => wordsOf(treeOf(text)));

/** Every key that any format knows. */
export const KEYS: readonly string[] = [
  ...new Set([
    ...words.flatMap(({ keys }) => keys),
    ...[...Object.values(ALIASES), ...Object.values(OTHER_TOOLS)].flatMap(table =>
      Object.entries<readonly string[]>(table).flat(2),
    ),
    ...['$schema', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '_gen2-advisor-disable', 'State', 'VMId'],
  ]),
];

/** Every text that means something somewhere. */
export const STRINGS: readonly string[] = [
  ...new Set([...words.flatMap(({ strings }) => strings), ...RULES.map(({ id }) => id)]),
];

function wordsOf(root: Tree): { readonly keys: string[]; readonly strings: string[] } {
  const keys: string[] = [];
  const strings: string[] = [];
  const visit = (node: Tree): void => {
    if (node.type === 'object') {
      for (const [key, value] of node.members) {
        keys.push(JSON.parse(key));
        visit(value);
      }
    } else if (node.type === 'array') {
      node.elements.forEach(visit);
    } else if (node.token.startsWith('"')) {
      strings.push(JSON.parse(node.token));
    }
  };
  visit(root);
  return { keys, strings };
}
