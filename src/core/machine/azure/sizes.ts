/** Which generations a size of Azure's machines runs, as of November 2026. `az vm list-skus` has the service's own word. */
import type { Generation } from '../any-machine';

export interface AzureSizes {
  /** As Azure's pages call the series. */
  readonly series: string;
  /** Of a size without its numbers: `Standard_D2s_v3` is `Dsv3`. */
  readonly pattern: RegExp;
  readonly runs: Generation | 'both';
  /** Undefined where the sources differ. */
  readonly trustedLaunch: boolean | undefined;
  /** The guest needs a driver for NVMe. */
  readonly nvmeOnly?: true;
  /** Its processors are Arm64: an image for x64 does not start there. */
  readonly arm64?: true;
  /** Follows from what is alike, and was read nowhere. */
  readonly isAssumed?: true;
}

/** The rows, which are loaded with Azure's formats. */
let sizes: readonly AzureSizes[] = [];

export function provideSizes(rows: readonly AzureSizes[]): void {
  sizes = rows;
}

export function azureSizes(): readonly AzureSizes[] {
  return sizes;
}

/** What is known of a size; undefined for one in no row. */
export function sizeNamed(size: string): AzureSizes | undefined {
  const parts =
    /^(?:standard|basic)_([a-z]{1,4})\d{1,4}(?:-\d{1,3})?([a-z]{0,6})(?:_((?!v\d)[a-z]\d{1,3}))?(?:_(v\d{1,2}))?$/i.exec(
      size,
    );
  if (parts === null) {
    return undefined;
  }
  const [, family = '', features = '', accelerator = '', version = ''] = parts;
  const series = family.toUpperCase() + features.toLowerCase() + accelerator.toUpperCase() + version.toLowerCase();
  return sizes.find(({ pattern }) => pattern.test(series));
}

/** The usual size for Generation 2 in place of one that runs Generation 1 alone: for a person to choose. */
export function sizeForGeneration2(size: string): string | undefined {
  const [, start, version] = /^(Standard_[DE]\d{1,2})_(v3)$/i.exec(size) ?? [];
  if (start !== undefined) {
    return `${start}s_${version}`;
  }
  const [, number] = /^Standard_D(\d{1,2})_v2$/i.exec(size) ?? [];
  return number === undefined ? undefined : `Standard_DS${number}_v2`;
}
