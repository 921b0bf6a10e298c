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
  /** Follows from what is alike, and was read nowhere. */
  readonly isAssumed?: true;
}

const both = (series: string, pattern: RegExp, rest: Partial<AzureSizes> = {}): AzureSizes => ({
  series,
  pattern,
  runs: 'both',
  trustedLaunch: true,
  ...rest,
});
const only = (
  runs: Generation,
  series: string,
  pattern: RegExp,
  trustedLaunch: boolean | undefined,
  rest: Partial<AzureSizes> = {},
): AzureSizes => ({ series, pattern, runs, trustedLaunch, ...rest });

const ASSUMED = { isAssumed: true } as const;
const NVME = { nvmeOnly: true } as const;

/** AZG2, AZTL, AZTLF, KARP, PKB. */
export const AZURE_SIZES: readonly AzureSizes[] = [
  only(1, 'A, Basic A', /^A$/, false),
  only(1, 'Av2', /^Am?v2$/, false),
  only(1, 'D, DS', /^DS?$/, false, ASSUMED),
  only(1, 'Dv2', /^Dv2$/, false),
  both('DSv2', /^DSv2$/),
  only(1, 'Dv3', /^Dv3$/, false),
  both('Dsv3', /^Dsv3$/),
  both('Dv4, Ddv4, Dsv4, Ddsv4', /^Dd?s?v4$/),
  both('Dav4, Dasv4', /^Das?v4$/, ASSUMED),
  both('Dv5, Ddv5, Dsv5, Ddsv5', /^Dd?s?v5$/),
  both('Dasv5, Dadsv5', /^Dad?sv5$/),
  both('Dlsv5, Dldsv5', /^Dld?sv5$/, ASSUMED),
  only(2, 'Dpsv5, Dpdsv5, Dplsv5, Dpldsv5', /^Dpl?d?sv5$/, false),
  only(2, 'Dsv6, Ddsv6, Dlsv6, Dldsv6', /^Dl?d?sv6$/, true, NVME),
  only(2, 'Dasv6, Dadsv6, Dalsv6, Daldsv6', /^Dal?d?sv6$/, true, NVME),
  only(2, 'Dsv7, Dasv7', /^Da?l?d?sv7$/, true, { ...NVME, ...ASSUMED }),
  only(2, 'Dpsv6, Dpdsv6, Dplsv6, Dpldsv6', /^Dpl?d?sv6$/, true),
  both('B', /^B[ml]?s$/),
  both('Bsv2, Basv2', /^Ba?l?sv2$/),
  only(2, 'Bpsv2', /^Bpl?sv2$/, false, ASSUMED),
  only(2, 'DCsv2', /^DCsv2$/, false),
  only(2, 'DCsv3, DCdsv3', /^DCd?sv3$/, undefined),
  only(2, 'DCasv5, DCadsv5, ECasv5, ECadsv5', /^[DE]Cad?sv5$/, false),
  only(2, 'DCasv6, DCesv5, DCesv6, ECasv6, ECesv5, ECesv6', /^[DE]C[ae]d?sv[56]$/, false, ASSUMED),
  only(1, 'Ev3', /^Ei?v3$/, false),
  both('Esv3', /^Ei?sv3$/),
  both('Ev4, Esv4, Edv4, Edsv4, Eav4, Easv4', /^Ea?i?d?s?v4$/, ASSUMED),
  both('Ev5, Esv5, Edv5, Edsv5, Easv5, Eadsv5', /^Ea?i?d?s?v5$/),
  both('Ebsv5, Ebdsv5', /^Ei?bi?d?sv5$/, ASSUMED),
  only(2, 'Epsv5, Epdsv5', /^Epd?sv5$/, false, ASSUMED),
  only(2, 'Epsv6, Epdsv6', /^Epd?sv6$/, true),
  only(2, 'Esv6', /^Ei?sv6$/, true, NVME),
  only(2, 'Edsv6, Easv6, Eadsv6, Ebsv6, Ebdsv6, Esv7', /^E[abi]{0,2}d?sv[67]$/, true, { ...NVME, ...ASSUMED }),
  only(1, 'F', /^F$/, false, ASSUMED),
  both('Fs', /^Fs$/, ASSUMED),
  both('Fsv2', /^Fsv2$/),
  both('FX', /^FXmds$/, ASSUMED),
  only(2, 'FXmsv2, FXmdsv2', /^FXmd?sv2$/, true, { ...NVME, ...ASSUMED }),
  only(2, 'Fasv6, Falsv6, Famsv6, Fasv7', /^Fa[lm]?d?sv[67]$/, true, { ...NVME, ...ASSUMED }),
  only(1, 'G', /^G$/, false, ASSUMED),
  both('GS', /^GS$/, { trustedLaunch: false, ...ASSUMED }),
  both('M', /^Md?[lmt]?s$/, { trustedLaunch: false }),
  only(2, 'Mv2, Msv2, Mdsv2', /^Mi?d?i?m?s?v2$/, false),
  only(2, 'Msv3, Mdsv3, Mbsv3', /^Mb?d?sv3$/, undefined, ASSUMED),
  both('Lsv2', /^Lsv2$/, ASSUMED),
  both('Lsv3, Lasv3', /^La?sv3$/, ASSUMED),
  only(2, 'Lsv4, Lasv4', /^La?o?sv4$/, true, ASSUMED),
  only(1, 'NC', /^NCr?$/, false),
  only(1, 'NV', /^NV$/, false),
  both('NCv3', /^NCr?sv3$/),
  both('NCasT4_v3', /^NCasT4v3$/),
  only(2, 'NC A100 v4', /^NCadsA100v4$/, true),
  only(2, 'NDv2', /^NDrsv2$/, undefined),
  only(2, 'NDasrA100_v4, NDm_A100_v4', /^ND(?:asr|amsrA100)v4$/, false),
  both('NVv3', /^NVsv3$/, ASSUMED),
  both('NVv4', /^NVasv4$/, ASSUMED),
  both('NVadsA10 v5', /^NVadsA10v5$/, ASSUMED),
  only(1, 'NP', /^NPs$/, false),
  both('HB, HBv2, HBv3, HC', /^H[BC]r?s(?:v[23])?$/),
];

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
  return AZURE_SIZES.find(({ pattern }) => pattern.test(series));
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
