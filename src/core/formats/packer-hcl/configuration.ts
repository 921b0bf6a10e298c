/** The files that are one configuration of Packer, and its sources. */
import { PACKER_NAMES } from '../../languages/files';
import type { Documents } from '../../languages/language';
import { type Block, type Body, blocksNamed } from '../../languages/tree';
import { type Configuration, configurationOf, type ToolFiles } from '../hcl/configuration';
import { HYPERV_TYPES, type HypervType } from '../packer/template';

const FILES: ToolFiles = {
  configuration: PACKER_NAMES.configuration,
  values: PACKER_NAMES.values.map(ending => [`.auto${ending}`]),
  declared: [
    ['source', 2],
    ['data', 2],
  ],
};

export function packerConfiguration(documents: Documents): Configuration {
  return configurationOf(documents, FILES);
}

export interface SourceBlock extends Block {
  readonly type: string;
  readonly name: string;
}

export function sourceBlocks(bodies: readonly Body[]): SourceBlock[] {
  return bodies
    .flatMap(body => blocksNamed(body, 'source', 2))
    .map(block => ({ ...block, type: block.labels[0]?.text ?? '', name: block.labels[1]?.text ?? '' }));
}

export function isHypervType(type: string): type is HypervType {
  return (HYPERV_TYPES as readonly string[]).includes(type);
}
