/** The devices of Generation 1 and what is in their place in Generation 2: the table of Hyper-V 2012 R2's introduction. */
import { EMULATED_DEVICES, type EmulatedDeviceKind } from '../../src/core/machine/machine';
import { cited, GENERATED, sourceLinks } from '../../src/core/pages/citations';
import { findRule } from '../../src/core/rules';
import type { RuleFacts } from '../../src/core/rules/rule';
import { blocks, escapeMarkdown, table } from '../../src/core/text/markdown';
import { type Document, whole } from './document';
import { RULES_FOLDER } from './rule-pages';

/** Devices that have a rule each, in the order of the table (S0, PLAN25). */
const DEVICES: readonly (readonly [device: string, rule: string])[] = [
  ['IDE controller, with the boot disk', 'disk/boot-on-ide'],
  ['IDE controller, with a data disk', 'disk/ide-data'],
  ['IDE CD-ROM', 'dvd/on-ide'],
  ['Legacy BIOS', 'firmware/bios'],
  ['Legacy network adapter', 'nic/legacy'],
  ['Floppy controller', 'floppy/drive'],
  ['Floppy medium', 'floppy/media'],
  ['UART (COM ports)', 'com/ports'],
];

/** What does the work of the emulated devices in Generation 2, and whether the sources name a gain (S0, PLAN25). */
const EMULATED: Record<EmulatedDeviceKind, { readonly replacedBy: string; readonly gain: boolean }> = {
  'ide-controller': { replacedBy: 'A virtual SCSI controller', gain: false },
  'dma-controller': { replacedBy: 'None, as there is no floppy drive', gain: false },
  'i8042-controller': { replacedBy: 'Software-based input', gain: true },
  'ps2-keyboard': { replacedBy: 'A software-based keyboard', gain: true },
  'ps2-mouse': { replacedBy: 'A software-based mouse', gain: true },
  's3-video': { replacedBy: 'Software-based video', gain: true },
  'pci-bus': { replacedBy: 'No longer required', gain: false },
  pic: { replacedBy: 'No longer required', gain: false },
  pit: { replacedBy: 'No longer required', gain: false },
  'super-io': { replacedBy: 'No longer required', gain: false },
};

export function deviceTable(): Document {
  const emulated = ruleOf('devices/emulated');
  const rows = [
    ...DEVICES.map(([device, id]) => row(device, ruleOf(id))),
    ...(Object.keys(EMULATED) as EmulatedDeviceKind[]).map(kind => {
      const { replacedBy, gain } = EMULATED[kind];
      return row(EMULATED_DEVICES[kind], {
        ...emulated,
        replacedBy,
        gained: gain ? emulated.gained : undefined,
      });
    }),
  ];
  return whole(
    'docs/devices.md',
    blocks(
      '# Devices',
      GENERATED,
      'What a Generation 1 machine has, what does the same work in Generation 2, and the rule that finds it [S0] [PLAN25].',
      table(['Generation 1', 'Generation 2', 'gained', 'lost', 'rule', 'sources'], rows),
      sourceLinks([...emulated.sources, ...DEVICES.flatMap(([, id]) => ruleOf(id).sources)]),
    ),
  );
}

interface Row extends Pick<RuleFacts, 'id' | 'sources'> {
  readonly replacedBy?: string | undefined;
  readonly gained?: string | undefined;
  readonly lost?: string | undefined;
}

function row(device: string, { id, replacedBy, gained, lost, sources }: Row): string[] {
  const folder = RULES_FOLDER.replace('docs/', '');
  const texts = [device, replacedBy ?? 'None', gained ?? '', lost ?? ''];
  return [...texts.map(escapeMarkdown), `[\`${id}\`](${folder}/${id}.md)`, cited(sources)];
}

function ruleOf(id: string): RuleFacts {
  const rule = findRule(id);
  if (rule === undefined) {
    throw new Error(`There is no rule ${id}`);
  }
  return rule;
}
