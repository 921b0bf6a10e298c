/**
 * Files of other tools that define machines too, look like it, or hold values for such definitions: what marks them, so
 * that nothing in them is taken for a machine, and what they are called where somebody names one.
 */
import { endsIn, PACKER_NAMES, TERRAFORM_NAMES } from '../../languages/files';
import type { Body, Node } from '../../languages/tree';
import { isPackerValues } from './packer-values';

/** What a file is that is none of ours. */
export interface ForeignDocument {
  /** As the command line says it of the file. */
  readonly is: string;
}

interface RootMark {
  readonly document: ForeignDocument;
  /** Root keys of which the document has all. */
  readonly keys?: readonly string[];
  /** The same, but with objects or arrays for values: single words that a list of machines could have as well. */
  readonly blocks?: readonly string[];
  /** A part of the root's $schema, in any case. */
  readonly schema?: string;
}

const PACKER_HCL: ForeignDocument = { is: 'this is a Packer configuration without Hyper-V sources' };
const TERRAFORM: ForeignDocument = { is: 'this is a configuration of Terraform without machines of Hyper-V' };
const PACKER_VALUES: ForeignDocument = { is: "these are values for Packer's variables (-var-file)" };
const TERRAFORM_VALUES: ForeignDocument = { is: "these are values for Terraform's variables (tfvars)" };
const PACKER_TEMPLATE: ForeignDocument = { is: 'this is a Packer template without Hyper-V builders' };
const TERRAFORM_STATE: ForeignDocument = {
  is: 'this is what Terraform knows or plans, and no configuration',
};
const ARM_TEMPLATE: ForeignDocument = { is: 'this is an ARM template of Azure' };
const ARM_PARAMETERS: ForeignDocument = { is: 'these are parameters of an ARM template of Azure' };
const HCS: ForeignDocument = {
  is: 'this is a document of the Host Compute Service (HCS), whose machines have UEFI and SCSI alone: they are like Generation 2, and there is nothing to convert',
};
const NANABOX: ForeignDocument = {
  is: 'this is a NanaBox configuration, whose machines are Generation 2 always: there is nothing to convert',
};
const JSON_SCHEMA: ForeignDocument = { is: 'this is a JSON Schema' };
const LABILITY: ForeignDocument = { is: 'this is a Lability configuration' };
const KUBERNETES: ForeignDocument = { is: 'this is a Kubernetes object' };
const CLOUD_FORMATION: ForeignDocument = { is: 'this is a CloudFormation template' };

const ROOT_MARKS: readonly RootMark[] = [
  { document: PACKER_TEMPLATE, blocks: ['builders'] },
  { document: PACKER_HCL, blocks: ['source', 'build'] },
  { document: PACKER_HCL, blocks: ['packer'] },
  { document: TERRAFORM, blocks: ['resource'] },
  { document: TERRAFORM, blocks: ['provider'] },
  { document: TERRAFORM, blocks: ['terraform'] },
  { document: TERRAFORM, blocks: ['module'] },
  { document: TERRAFORM_STATE, keys: ['terraform_version'] },
  { document: ARM_TEMPLATE, schema: 'deploymenttemplate' },
  { document: ARM_PARAMETERS, schema: 'deploymentparameters' },
  { document: ARM_TEMPLATE, keys: ['contentVersion', 'resources'] },
  { document: HCS, keys: ['SchemaVersion', 'VirtualMachine'] },
  { document: NANABOX, keys: ['NanaBox'] },
  { document: JSON_SCHEMA, schema: 'json-schema.org' },
  { document: LABILITY, keys: ['AllNodes'] },
  { document: KUBERNETES, keys: ['apiVersion', 'kind'] },
  { document: CLOUD_FORMATION, keys: ['AWSTemplateFormatVersion'] },
];

/** Names by which a tool finds its own files: what stands in one is that tool's, whatever it looks like. */
const NAMES: readonly (readonly [endings: readonly string[], document: ForeignDocument])[] = [
  [PACKER_NAMES.values, PACKER_VALUES],
  [TERRAFORM_NAMES.values, TERRAFORM_VALUES],
  [['.tfstate', '.tfstate.backup'], TERRAFORM_STATE],
  [PACKER_NAMES.configuration, PACKER_HCL],
  [TERRAFORM_NAMES.configuration, TERRAFORM],
];

/** What a file is by its name. */
function foreignName(fileName: string | undefined): ForeignDocument | undefined {
  const name = fileName?.slice(-LONGEST_NAME).toLowerCase();
  return name === undefined ? undefined : NAMES.find(([endings]) => endsIn(name, endings))?.[1];
}

const LONGEST_NAME = 100;

/** What a document is by what it holds, or else by its name; undefined for one that may list machines. */
export function foreignDocument(root: Node | undefined, fileName: string | undefined): ForeignDocument | undefined {
  return foreignRoot(root) ?? foreignName(fileName);
}

function foreignRoot(root: Node | undefined): ForeignDocument | undefined {
  if (root?.kind !== 'body') {
    return undefined;
  }
  const values = new Map(root.members.map(property => [property.key, property.value]));
  const schema = schemaOf(root)?.toLowerCase();
  const marked = ROOT_MARKS.find(
    mark =>
      (mark.schema === undefined || schema?.includes(mark.schema) === true) &&
      (mark.keys ?? []).every(key => values.has(key)) &&
      (mark.blocks ?? []).every(key => isBlock(values.get(key))),
  );
  if (marked !== undefined) {
    return marked.document;
  }
  if (hasTerraformData(values.get('data'))) {
    return TERRAFORM;
  }
  if (isTerraformOutput(root)) {
    return TERRAFORM_STATE;
  }
  return isPackerValues(root) ? PACKER_VALUES : undefined;
}

/** The $schema that an object names. */
export function schemaOf(root: Node | undefined): string | undefined {
  const value =
    root?.kind === 'body' ? root.members.findLast(property => property.key === '$schema')?.value : undefined;
  return value?.kind === 'text' ? value.value : undefined;
}

function isBlock(value: Node | undefined): boolean {
  return value?.kind === 'body' || value?.kind === 'list';
}

/** Terraform's data sources: objects by type, and by name in it. A list of machines under `data` is an array. */
function hasTerraformData(data: Node | undefined): boolean {
  return data?.kind === 'body' && data.members.length > 0 && data.members.every(isDataSource);
}

function isDataSource({ key, value }: Body['members'][number]): boolean {
  return /^[a-z0-9]+_[a-z0-9_]+$/.test(key) && value.kind === 'body';
}

/** `terraform output -json`: every value with its type, and whether it is sensitive. */
function isTerraformOutput({ members: properties }: Body): boolean {
  return (
    properties.length > 0 &&
    properties.every(({ value }) => {
      const keys = value.kind === 'body' ? value.members.map(({ key }) => key) : [];
      return keys.length === 3 && ['sensitive', 'type', 'value'].every(key => keys.includes(key));
    })
  );
}
