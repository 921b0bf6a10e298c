import { once } from '../../once';
import type { HostId } from '../hosts';
import type { SourceKey } from '../sources';

/** The processor architecture of a guest: 'x86' is the 32-bit one, which no Generation 2 firmware starts. */
export type Architecture = 'x64' | 'x86' | 'arm64';

/** The three Secure Boot templates of Hyper-V (SEC2). */
export const SECURE_BOOT_TEMPLATES = [
  'MicrosoftWindows',
  'MicrosoftUEFICertificateAuthority',
  'OpenSourceShieldedVM',
] as const;
export type SecureBootTemplate = (typeof SECURE_BOOT_TEMPLATES)[number];

/**
 * What the sources say: yes or no, or they disagree with each other, or no source was read. Only 'yes' and 'no' may
 * carry an error.
 */
export type Support = 'yes' | 'no' | 'sources-disagree' | 'unverified';

/** The kind of operating system; it decides which Secure Boot template can fit at all. */
export type GuestFamily = 'windows' | 'linux' | 'bsd' | 'other';

/** One operating system, or a range of its versions for which the sources say the same. */
export interface GuestSystem {
  /** 'windows-server-2012-r2', 'ubuntu-14.04', 'rhel-6.4-6.7'; without a version ('ubuntu') when none was stated. */
  readonly id: string;
  /** As the maker writes it. */
  readonly name: string;
  readonly family: GuestFamily;
  /** 'unverified' for all but Windows: no source read has a Generation 1 column for the other guests. */
  readonly generation1: Support;
  /** Of the 64-bit edition: a 32-bit guest of any kind is no Generation 2 guest (S0, PLAN25). */
  readonly generation2: Support;
  readonly secureBoot: Support;
  /** Exactly when `secureBoot` is 'yes'. */
  readonly secureBootTemplate?: SecureBootTemplate;
  /** In which it exists. A guest that exists in one only needs no other statement of its architecture. */
  readonly architectures: readonly Architecture[];
  /** The first host for it as a Generation 2 guest, where a source states one. */
  readonly firstHost?: HostId;
  /** The first host by one of two statements that disagree; `firstHost` is the other. */
  readonly disputedFirstHost?: HostId;
  /** The last host for it as a Generation 2 guest, where a source that is older than the later hosts names it. */
  readonly lastHost?: HostId;
  /** The first host on which it starts with Secure Boot: the UEFI CA template begins with Windows Server 2016. */
  readonly firstHostWithSecureBoot?: HostId;
  /** The most virtual processors that it supports, where a source states them. */
  readonly maximumProcessors?: number;
  /** How its installed disk gets from MBR to GPT. Of Windows only; undefined where no source says it. */
  readonly mbr2gpt?: Mbr2gpt;
  /** To which releases it is upgraded in place, as Microsoft's table has them (WSUP). */
  readonly upgrades?: readonly string[];
  /** What it needs of a processor beyond what every x64 one has. */
  readonly processor?: ProcessorLevel;
  /** What its maker says and nobody is known to have tried: good for a warning and never for an error. */
  readonly untried?: true;
  /** Its installer starts from UEFI and lays out no EFI partition by itself. */
  readonly installerMakesNoEfiPartition?: true;
  /** Its discs start with BIOS alone; its images for disks start with UEFI too. */
  readonly mediaOfBios?: true;
  readonly remarks?: string;
  readonly sources: readonly SourceKey[];
}

/** Levels of x86-64 as compilers count them (v3 has AVX2 and FMA), and the instructions that Windows 11 asks for. */
export type ProcessorLevel = 'x86-64-v2' | 'x86-64-v3' | 'sse4.2';

/** The tool is in the box; or only on other media, such as the setup of a later Windows; or not for this system. */
export type Mbr2gpt = 'in-box' | 'other-media' | 'unsupported';

/** The part of a {@link GuestSystem} that the sources state. */
export type GuestFacts = Pick<
  GuestSystem,
  | 'generation2'
  | 'secureBoot'
  | 'secureBootTemplate'
  | 'firstHost'
  | 'disputedFirstHost'
  | 'lastHost'
  | 'firstHostWithSecureBoot'
  | 'processor'
  | 'untried'
  | 'installerMakesNoEfiPartition'
  | 'mediaOfBios'
  | 'remarks'
> & {
  readonly sources: readonly SourceKey[];
  readonly architectures?: readonly Architecture[];
  /** What the versions of the row are called instead: '12' is 'bookworm'. */
  readonly codeNames?: Readonly<Record<string, string>>;
};

/** A version, or a range of versions, first and last included, with what the sources state of it. '7' as last includes 7.9. */
export type ReleaseRow = { readonly facts: GuestFacts } & (
  | { readonly version: string }
  | { readonly first: string; readonly last: string }
);

/** A product with releases. */
export interface Distribution {
  readonly key: string;
  readonly name: string;
  readonly releases: readonly { readonly first: string; readonly last: string; readonly system: GuestSystem }[];
  /** The product where no version is stated, or one that no row covers. */
  readonly unversioned: GuestSystem;
  /** The versions by the code names of their rows. */
  readonly codeNames: ReadonlyMap<string, string>;
}

/**
 * Makes a product of its rows. The rows of a major version come before the row of that major alone, which stands for
 * 'minor version not stated'.
 */
export function distribution(
  key: string,
  name: string,
  family: GuestFamily,
  architectures: readonly Architecture[],
  rows: readonly ReleaseRow[],
  unversioned: GuestFacts = UNVERIFIED,
): Distribution {
  const system = (id: string, title: string, { codeNames, ...facts }: GuestFacts): GuestSystem => ({
    id,
    name: title,
    family,
    generation1: 'unverified',
    architectures,
    ...facts,
  });
  const releases = once(() =>
    rows.map(row =>
      'version' in row
        ? {
            first: row.version,
            last: row.version,
            system: system(`${key}-${row.version}`, `${name} ${row.version}`, row.facts),
          }
        : {
            first: row.first,
            last: row.last,
            system: system(`${key}-${row.first}-${row.last}`, `${name} ${row.first}–${row.last}`, row.facts),
          },
    ),
  );
  const withoutVersion = once(() => system(key, name, unversioned));
  return {
    key,
    name,
    get releases() {
      return releases();
    },
    get unversioned() {
      return withoutVersion();
    },
    codeNames: new Map(
      rows.flatMap(({ facts: { codeNames = {} } }) =>
        Object.entries(codeNames).map(([version, called]) => [called, version]),
      ),
    ),
  };
}

/** No source was read that says anything. */
export const UNVERIFIED: GuestFacts = { generation2: 'unverified', secureBoot: 'unverified', sources: [] };

/** The release of a product that a version belongs to; the product without a version when no row covers it. */
export function releaseOf(product: Distribution, version: string | undefined): GuestSystem {
  if (version === undefined) {
    return product.unversioned;
  }
  const parts = versionParts(version);
  const found = product.releases.find(release => {
    const [first, last] = [versionParts(release.first), versionParts(release.last)];
    // '6' says nothing of 6.4 to 6.7: a shorter version is in no range of longer ones.
    if (parts.length < first.length || parts.length < last.length) {
      return false;
    }
    return comparePrefix(parts, first) >= 0 && comparePrefix(parts, last) <= 0;
  });
  return found?.system ?? product.unversioned;
}

function versionParts(version: string): number[] {
  return version.split('.').map(Number);
}

/** Compares as far as `bound` goes: 7.9 is equal to the bound 7. */
function comparePrefix(parts: readonly number[], bound: readonly number[]): number {
  for (let index = 0; index < bound.length; index++) {
    const difference = (parts[index] ?? 0) - (bound[index] ?? 0);
    if (difference !== 0) {
      return difference;
    }
  }
  return 0;
}
