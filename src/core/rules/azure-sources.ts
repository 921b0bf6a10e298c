/** What Azure's images and disks are made of in the same template, against what their labels say. */
import { sentence } from '../l10n';
import type { AzureChange } from '../machine/azure/change';
import type { AzureMachine, GalleryVersion } from '../machine/azure/machine';
import { known } from '../machine/field';
import { imageOf, isMadeHere } from './azure-facts';
import { labelChanges, SYSTEM_ON_BIOS } from './azure-label';
import type { Loss, Report } from './rule';

/** A version of an image of a gallery that the file doesn't make of anything anew: it keeps its generation. */
export function stayingVersion({ versions }: AzureMachine): GalleryVersion | undefined {
  return versions?.find(({ source }) => source.kind === 'elsewhere' || source.kind === 'unknown');
}

/** What of the file a label contradicts: what a disk or an image is made of, or what a version of an image of a gallery is. */
function contradicted({ label, generation, resource, madeOf, versions }: AzureMachine) {
  const own = known(generation);
  const sources = (versions ?? []).flatMap(({ source, name }) =>
    source.kind === 'made' ? { machine: source.machine, version: name } : [],
  );
  const all =
    label !== undefined && madeOf !== undefined ? [{ machine: madeOf, version: undefined }, ...sources] : sources;
  const others = all.filter(({ machine }) => (known(machine.generation) ?? own) !== own);
  const [first] = own === undefined || (label === undefined && resource !== 'gallery-image') ? [] : others;
  return first && { ...first, isAll: others.length === all.length };
}

/** The label against what the same file makes; only where all of that is Generation 2 is it the label that is wrong. */
function againstFile(
  machine: AzureMachine,
  { machine: source, version, isAll }: NonNullable<ReturnType<typeof contradicted>>,
): Report<AzureChange> {
  const own = known(machine.generation);
  const { at, generation, generationFrom } = source;
  const values = { label: `${own}`, source: source.name, image: `${known(generation)}` };
  return {
    at: machine.label?.at ?? machine.at,
    message: version === undefined ? 'source' : 'version',
    arguments: version === undefined ? values : { ...values, version },
    related: [{ at, message: sentence('{name} is made here'), values: { name: source.name } }],
    ...(generationFrom === 'image-name' && { uncertain: true as const }),
    ...(own === 1 && isAll && { fix: { class: 'safe' as const, changes: labelChanges(machine), alone: true } }),
  };
}

/** What a label contradicts, as it is reported. */
export function contradictionOf(machine: AzureMachine): Report<AzureChange> | undefined {
  const found = isMadeHere(machine) ? contradicted(machine) : undefined;
  return found === undefined ? againstImage(machine) : againstFile(machine, found);
}

/** The label against the image of the Marketplace, or the security type, that stands beside it. */
function againstImage(machine: AzureMachine): Report<AzureChange> | undefined {
  const { label: field, resource } = machine;
  const label = known(field);
  const [sku, type] = [known(machine.image?.sku), known(machine.securityType)];
  const row = imageOf(machine);
  if (field === undefined || label === undefined) {
    return undefined;
  }
  if (resource === 'gallery-image') {
    return label === 1 ? againstFeatures(machine, field.at) : undefined;
  }
  if (sku !== undefined && row?.isVerified === true && row.generation !== label) {
    return { at: field.at, arguments: { label: `${label}`, sku, image: `${row.generation}` } };
  }
  return label === 1 && type !== undefined && /^(?:trustedlaunch|confidentialvm)/i.test(type)
    ? { at: field.at, message: 'security', arguments: { type } }
    : undefined;
}

/**
 * A definition of Generation 1 for machines that only Generation 2 has is refused, so it loses nothing; but versions that
 * the same file makes may be of Generation 1.
 */
function againstFeatures(machine: AzureMachine, at: Report['at']): Report<AzureChange> | undefined {
  const type = known(machine.imageSecurity);
  const isFixed = isMadeHere(machine) && machine.versions === undefined;
  const fix = { class: 'safe' as const, changes: labelChanges(machine), alone: true };
  return type === undefined ? undefined : { at, message: 'security', arguments: { type }, ...(isFixed && { fix }) };
}

/** A version that can't change keeps the definition as it is. */
export function stayingFound({ label, at }: AzureMachine, { name, source }: GalleryVersion): Report<AzureChange> {
  const place = label?.at ?? at;
  return source.kind === 'elsewhere'
    ? { at: place, message: 'elsewhere', arguments: { version: name, source: source.name } }
    : { at: place, message: 'unknown', arguments: { version: name } };
}

const LOST = {
  what: sentence('versions of Generation 1'),
  toDo: sentence('build its versions of a Generation 2 source'),
};

/** Versions of what the same file makes anew change with their definition. */
export function lossOfVersions({ versions }: AzureMachine): Loss | undefined {
  return versions === undefined
    ? LOST
    : versions.some(({ source }) => source.kind === 'blob')
      ? SYSTEM_ON_BIOS
      : undefined;
}
