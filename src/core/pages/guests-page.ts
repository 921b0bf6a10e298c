/** The guest systems that the engine knows, line by line with their sources. */
import { type GuestFamily, type GuestSystem, guestSystems, type Support } from '../machine/guests/catalogue';
import type { Mbr2gpt } from '../machine/guests/system';
import { blocks, escapeMarkdown, table } from '../text/markdown';
import { cited, GENERATED, sourceLinks } from './citations';

const FAMILIES: Record<GuestFamily, string> = {
  windows: 'Windows',
  linux: 'Linux',
  bsd: 'BSD',
  other: 'Other systems',
};

const SUPPORT: Record<Support, string> = {
  yes: 'yes',
  no: 'no',
  'sources-disagree': 'sources disagree',
  unverified: 'unverified',
};

const MBR2GPT: Record<Mbr2gpt, string> = {
  'in-box': 'mbr2gpt in the system',
  'other-media': 'mbr2gpt of other media',
  unsupported: 'not by mbr2gpt',
};

const COLUMNS: Readonly<Record<string, (system: GuestSystem) => string>> = {
  system: ({ name }) => escapeMarkdown(name),
  id: ({ id }) => `\`${id}\``,
  architectures: ({ architectures }) => architectures.join(', '),
  'Generation 1': ({ generation1 }) => SUPPORT[generation1],
  'Generation 2': ({ generation2 }) => SUPPORT[generation2],
  'Secure Boot': ({ secureBoot }) => SUPPORT[secureBoot],
  template: ({ secureBootTemplate }) => secureBootTemplate ?? '',
  'first host': ({ firstHost, disputedFirstHost: other }) =>
    other === undefined ? (firstHost ?? '') : `${firstHost}, by another statement ${other}`,
  'last host': ({ lastHost }) => lastHost ?? '',
  'first host with Secure Boot': ({ firstHostWithSecureBoot }) => firstHostWithSecureBoot ?? '',
  processors: ({ maximumProcessors }) => `${maximumProcessors ?? ''}`,
  'MBR to GPT': ({ mbr2gpt }) => (mbr2gpt === undefined ? '' : MBR2GPT[mbr2gpt]),
  remarks: ({ remarks }) => escapeMarkdown(remarks ?? ''),
  sources: ({ sources }) => cited(sources),
};

/** Where it stands in the documentation. */
export const GUESTS_PAGE_PATH = 'docs/guests.md';

export function guestsPage(): string {
  const families = (Object.keys(FAMILIES) as GuestFamily[]).flatMap(family => [
    `## ${FAMILIES[family]}`,
    familyTable(guestSystems().filter(system => system.family === family)),
  ]);
  return blocks(
    '# Guest systems',
    GENERATED,
    'What the sources say of each system in Generation 2; of its 64-bit edition, as no 32-bit guest starts there. _Unverified_: no source read says anything. Only yes and no can become an error; a system without a version stands for one whose version is not stated, or is in no other line.',
    ...families,
    sourceLinks(guestSystems().flatMap(({ sources }) => sources)),
  );
}

/** Without the columns that say nothing of the family. */
function familyTable(systems: readonly GuestSystem[]): string {
  const columns = Object.entries(COLUMNS).filter(([, cell]) => systems.some(system => cell(system) !== ''));
  return table(
    columns.map(([title]) => title),
    systems.map(system => columns.map(([, cell]) => cell(system))),
  );
}
