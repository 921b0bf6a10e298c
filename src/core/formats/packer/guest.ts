/** What a template lets conclude of the guest of its machines. */
import type { Node } from '../../languages/tree';
import type { EvidenceKind } from '../../machine/guests/evidence';
import { recogniseGuest } from '../../machine/guests/recognise';
import type { Guest, PlacedEvidence } from '../../machine/machine';
import { type Reader, settingOf } from './fields';
import { NAMES } from './keys';
import type { Builder, HypervBuilder, Template } from './template';
import type { Values } from './values';

/** The settings of a builder that may name its guest, and what kind of evidence each is. */
const OWN: readonly (readonly [names: readonly string[], kind: EvidenceKind])[] = [
  [['name'], 'name'],
  [['vm_name'], 'name'],
  [['clone_from_vm_name'], 'name'],
  [NAMES.cloneFromPath, 'disk'],
  [['secondary_iso_images'], 'answer-file'],
  [['floppy_files'], 'answer-file'],
  [['cd_files'], 'answer-file'],
  // Of a plugin before Packer's own.
  [['guest_os_type'], 'guest-type'],
  [['communicator'], 'tool'],
  [['shutdown_command'], 'tool'],
];

/** The variables whose values name the system where one machine is made of the template. */
const TELLING_VARIABLES: ReadonlySet<string> = new Set([
  'box_basename',
  'box_name',
  'distribution',
  'distro',
  'guest_os',
  'image_name',
  'name',
  'operating_system',
  'os',
  'os_name',
  'template',
]);

/** The part of a builder's name that says for which hypervisor it is. */
const HYPERVISOR =
  /[-_. ]?(?:hyper-?v|vmware|virtualbox|vbox|parallels|qemu|libvirt|kvm)(?:[-_. ]?(?:iso|vmcx|ovf))?$/i;

/** More hypervisors than Packer has builders for: so many siblings of one machine are read, however many there are. */
const HYPERVISORS = 20;

/** Reads the guests of the machines of one template. */
export function guestReader(template: Template): (reader: Reader) => Guest | undefined {
  const alone = template.builders.length === 1;
  const aboutEvidence = alone ? evidenceOfTemplate(template) : [];
  const toolEvidence =
    template.builders.length + template.siblings.length === 1 ? evidenceOfProvisioners(template) : [];
  const siblings = new Map<string, Builder[]>();
  for (const sibling of template.siblings) {
    const stem = alone ? '' : stemOf(sibling);
    if (stem !== undefined) {
      const alike = siblings.get(stem) ?? [];
      siblings.set(stem, alike);
      if (alike.length < HYPERVISORS) {
        alike.push(sibling);
      }
    }
  }
  return reader => {
    const stem = alone ? '' : stemOf(reader.builder);
    const types = (stem === undefined ? [] : (siblings.get(stem) ?? [])).map(({ properties }) =>
      properties.get('guest_os_type'),
    );
    const recognised = recogniseGuest(
      withoutRepetition([
        ...evidenceOfImage(reader),
        ...OWN.flatMap(([names, kind]) => evidenceIn(reader.values, settingOf(reader, ...names)?.value, kind)),
        ...evidenceOfName(reader),
        ...types.flatMap(property => evidenceIn(reader.values, property?.value, 'guest-type')),
        ...(alone ? evidenceOfFile(reader) : []),
        ...aboutEvidence,
        ...toolEvidence,
      ]),
    );
    const evidence = recognised?.systemEvidence ?? recognised?.architectureEvidence;
    return recognised && { recognised, origin: 'inferred', at: evidence?.at ?? reader.typeSpan };
  };
}

/** Names and lists of images repeat each other; reading a text is the dearest part of reading a machine. */
function withoutRepetition(evidence: readonly PlacedEvidence[]): PlacedEvidence[] {
  const seen = new Set<string>();
  return evidence.filter(({ kind, text }) => {
    const isNew = !seen.has(`${kind} ${text}`);
    seen.add(`${kind} ${text}`);
    return isNew;
  });
}

/** The images that a machine is made from. */
function evidenceOfImage(reader: Reader): PlacedEvidence[] {
  return ['iso_url', 'iso_urls'].flatMap(name =>
    evidenceIn(reader.values, settingOf(reader, name)?.value, 'iso').map(
      (evidence): PlacedEvidence => (/\.vhdx?$/i.test(evidence.text) ? { ...evidence, kind: 'disk' } : evidence),
    ),
  );
}

/** In HCL the name of a source is a label, and no setting. */
function evidenceOfName({ builder: { title, header } }: Reader): PlacedEvidence[] {
  return title === undefined ? [] : [{ kind: 'name', text: title, at: header.at }];
}

function evidenceOfFile({ builder: { fileName } }: Reader): PlacedEvidence[] {
  return fileName === undefined ? [] : [{ kind: 'template', text: fileName, at: undefined }];
}

/** What the template says as a whole: all of it is about the one machine. */
function evidenceOfTemplate({ about }: Template): PlacedEvidence[] {
  const { boxes, variables, description, values } = about;
  return [
    ...boxes.flatMap(box => evidenceIn(values, box, 'box')),
    ...variables
      .filter(([name]) => TELLING_VARIABLES.has(name.toLowerCase()))
      .flatMap(([, value]) => evidenceIn(values, value, 'variable')),
    ...evidenceIn(values, description, 'notes'),
  ];
}

/** The provisioners, where all of them run in the one machine. */
function evidenceOfProvisioners(template: Template): PlacedEvidence[] {
  return template.provisioners.flatMap(({ type, typeAt }) =>
    type === '' ? [] : [{ kind: 'tool', text: type, at: typeAt }],
  );
}

/** Where each post-processor that makes a Vagrant box has the box's name. */
export const BOX_NAMES: ReadonlyMap<string, string> = new Map([
  ['vagrant', 'output'],
  ['vagrant-cloud', 'box_tag'],
]);

/** The texts of a setting, one or a list of them, as evidence. */
function evidenceIn(values: Values, value: Node | undefined, kind: EvidenceKind): PlacedEvidence[] {
  return (value === undefined ? [] : values.texts(value)).flatMap(({ text: expanded, node }) => {
    const text = kind === 'answer-file' ? knownPart(expanded) : expanded;
    return text === '' ? [] : [{ kind, text, at: node }];
  });
}

/** Of a path whose folders are an expression its file's name: that alone says for which system an answer file is. */
function knownPart(path: string): string {
  const behind = path.lastIndexOf('}');
  return behind < 0 ? path : path.slice(Math.max(path.indexOf('/', behind), path.indexOf('\\', behind)) + 1);
}

/** What builders of the same guest for several hypervisors have in common: 'alpine' of 'alpine-hyperv'. */
function stemOf({ ownName = '' }: Builder | HypervBuilder): string | undefined {
  const stem = ownName.replace(HYPERVISOR, '').toLowerCase();
  return stem === '' ? undefined : stem;
}
