/** What is known of Azure, once that is loaded: which images are of which generation, and which sizes run which. */
import { imagePairs } from '../machine/azure/images';
import { type AzureSizes, azureSizes } from '../machine/azure/sizes';
import { blocks, table } from '../text/markdown';
import { GENERATED, sourceLinks } from './citations';

/** Where it stands in the documentation. */
export const AZURE_PAGE_PATH = 'docs/azure.md';

export function azurePage(): string {
  return blocks(
    '# Azure',
    GENERATED,
    'In Azure the generation is `hyperVGeneration` V1 or V2. A machine has none to write: it has the one of its image or disk. The advisor reads ARM templates (nested ones, symbolic names, parameters and variables by their defaults, files of parameters beside the template, where they agree, what a template nearby hands over to a linked one) and what `az`, REST and Resource Graph print; the rules `azure/…` judge them, and none of the rules about devices of Hyper-V. An image of a gallery and what the same template makes its versions of (an image, a disk, a snapshot, a machine, a template that builds images) change together or not at all: a version of the other generation is a conflict. What is there already is never converted by a label: only the upgrade in place changes it [AZUP]. Of the export of such a machine `gen2-advisor runbook` makes a script that takes it through that, by `az`.',
    '## Images and their twins',
    'As of November 2026. A twin is taken from this table and never made by adding a suffix. *Assumed*: by the names beside it, seen nowhere; nothing is converted by such a row. SUSE has the offers sles-15-sp3 and later, sles-sap and openSUSE-leap with the SKUs `gen1` and `gen2` [ALAR] [UCD].',
    table(
      ['publisher and offer', 'Generation 1', 'Generation 2', ''],
      imagePairs().map(({ offer, first, second, doubt }) => [
        offer,
        skuOf(first),
        skuOf(second),
        doubt === undefined ? '' : doubt === '?' ? 'assumed' : 'not known',
      ]),
    ),
    '## Sizes',
    'As of November 2026; `az vm list-skus` has the word of the service (`HyperVGenerations`, `TrustedLaunchDisabled`) [AZG2] [AZTL] [KARP].',
    table(['series', 'runs Generation', 'Trusted Launch', ''], azureSizes().map(sizeRow)),
    sourceLinks(['AZG2', 'AZUP', 'AZTL', 'AZTLF', 'ALAR', 'UCD', 'KARP', 'BTA']),
  );
}

function skuOf(sku: string): string {
  return sku === '-' ? 'none' : sku === '' ? '' : `\`${sku}\``;
}

function sizeRow({ series, runs, trustedLaunch, nvmeOnly, arm64, isAssumed }: AzureSizes): string[] {
  const taken = trustedLaunch === undefined ? 'the sources differ' : trustedLaunch ? 'yes' : 'no';
  const notes = [
    ...(nvmeOnly === true ? ['NVMe alone'] : []),
    ...(arm64 === true ? ['Arm64'] : []),
    ...(isAssumed === true ? ['assumed'] : []),
  ];
  return [series, `${runs}`, taken, notes.join(', ')];
}
