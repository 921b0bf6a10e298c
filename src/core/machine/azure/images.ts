/** Which generation an image of the Marketplace is, and what the same image of the other one is called. */
import { lookUp } from '../../text/look-up';
import type { Generation } from '../any-machine';

export interface AzureImage {
  readonly generation: Generation;
  /** The SKU of the other generation; undefined where there is none or nobody knows. */
  readonly twin: string | undefined;
  /** Certain that there is no twin. */
  readonly isAlone: boolean;
  /** Whether the pair was seen, and not only concluded from the names beside it. */
  readonly isVerified: boolean;
}

/** The rows, which are loaded with Azure's formats. */
let rows = '';
let table: ReadonlyMap<string, AzureImage> | undefined;

export function provideImages(text: string): void {
  rows = text;
  table = undefined;
}

/** An image by its names, which Azure compares without regard to case; undefined for one in no row. */
export function imageNamed(publisher: string, offer: string, sku: string): AzureImage | undefined {
  table ??= readTable();
  const own = sku.toLowerCase();
  return (
    table.get(`${publisher}/${offer}/${own}`.toLowerCase()) ??
    (publisher.toLowerCase() === 'suse' && SUSE_PAIRED.test(offer) ? lookUp(SUSE, own) : undefined)
  );
}

/** Offers of SUSE have the generation alone for a SKU (LST5). */
const SUSE_PAIRED =
  /^(?:sles-15-sp[3-6](?:-(?:basic|byos|chost-byos|hardened-byos|sapcal))?|sles-sap-1(?:2-sp5|5-sp\d)(?:-[a-z]{1,20}){0,2}|sle-hpc-15-sp[45]|opensuse-leap-15-\d)$/i;

const SUSE: Readonly<Record<string, AzureImage | undefined>> = {
  gen1: { generation: 1, twin: 'gen2', isAlone: false, isVerified: true },
  gen2: { generation: 2, twin: 'gen1', isAlone: false, isVerified: true },
};

/** A row of the table: `-` where there is no image of that generation, nothing where it isn't known. */
export interface ImagePair {
  /** The publisher and the offer. */
  readonly offer: string;
  readonly first: string;
  readonly second: string;
  readonly doubt: string | undefined;
}

export function imagePairs(): ImagePair[] {
  return rows
    .trim()
    .split('\n')
    .flatMap(line => {
      const [offer = '', ...pairs] = line.split(' ');
      return pairs.map(pair => {
        const doubt = /[?!]$/.exec(pair)?.[0];
        const [first = '', second = ''] = (doubt === undefined ? pair : pair.slice(0, -1)).split('>');
        return { offer, first, second, doubt };
      });
    });
}

function readTable(): Map<string, AzureImage> {
  const images = new Map<string, AzureImage>();
  for (const { offer, first, second, doubt } of imagePairs()) {
    for (const [sku, twin, generation] of [[first, second, 1] as const, [second, first, 2] as const]) {
      if (isName(sku)) {
        images.set(`${offer}/${sku}`.toLowerCase(), {
          generation,
          twin: isName(twin) ? twin : undefined,
          isAlone: twin === '-' && doubt === undefined,
          isVerified: doubt === undefined,
        });
      }
    }
  }
  return images;
}

function isName(sku: string): boolean {
  return sku !== '' && sku !== '-';
}

/**
 * The generation of an image in no row, by the way its publisher names them; undefined where that says nothing. Right for
 * all 97 images whose way to boot was measured (ALAR), and still a guess.
 */
export function likelyGeneration(publisher: string, offer: string, sku: string): Generation | undefined {
  if (/(?:^|[-_.]?)(?:g2|gen2|gensecond)$|-gen2-|^gen2-|-cvm\b|arm64/i.test(sku) || /arm64/i.test(offer)) {
    return 2;
  }
  if (/(?:^|-)gen1$/i.test(sku)) {
    return 1;
  }
  const naming = NAMINGS.find(
    each => each.publisher === publisher.toLowerCase() && each.offer.test(offer) && (each.sku?.test(sku) ?? true),
  );
  return naming?.generation;
}

/** What SKUs without a suffix are, the first that fits. */
const NAMINGS: readonly {
  readonly publisher: string;
  readonly offer: RegExp;
  readonly sku?: RegExp;
  readonly generation: Generation;
}[] = [
  { publisher: 'canonical', offer: /^ubuntu-\d\d_\d\d/i, generation: 2 },
  { publisher: 'canonical', offer: /^(?:0001-com-ubuntu-|ubuntuserver$)/i, generation: 1 },
  { publisher: 'microsoftcblmariner', offer: /^azure-?linux-4/i, generation: 2 },
  { publisher: 'microsoftwindowsserver', offer: /./, sku: /azure-edition/i, generation: 2 },
  { publisher: 'microsoftwindowsserver', offer: /^windowsserver$/i, generation: 1 },
  { publisher: 'microsoftwindowsdesktop', offer: /^windows-11$/i, generation: 2 },
  { publisher: 'microsoftwindowsdesktop', offer: /./, sku: /^win11/i, generation: 2 },
  { publisher: 'microsoftwindowsdesktop', offer: /./, generation: 1 },
  { publisher: 'microsoftvisualstudio', offer: /^windows$/i, generation: 1 },
  { publisher: 'microsoftsqlserver', offer: /./, generation: 1 },
  { publisher: 'redhat', offer: /^rhel/i, generation: 1 },
  { publisher: 'debian', offer: /^debian-\d/i, generation: 1 },
  { publisher: 'credativ', offer: /^debian$/i, generation: 1 },
  { publisher: 'openlogic', offer: /^centos/i, generation: 1 },
  { publisher: 'oracle', offer: /^oracle-linux$/i, generation: 1 },
];
