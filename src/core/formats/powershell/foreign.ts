/** Formats of others that define machines too, or look like it: what marks them, so that they aren't taken for lists. */
import type { JsonNode, JsonObject } from '../../languages/json/tree';

interface ForeignFormat {
  readonly name: string;
  /** Root keys of which the document has all. */
  readonly keys?: readonly string[];
  /** The same, but with objects or arrays for values: single words that a list of machines could have as well. */
  readonly blocks?: readonly string[];
  /** A part of the root's $schema. */
  readonly schema?: string;
}

const FOREIGN_FORMATS: readonly ForeignFormat[] = [
  { name: 'Packer template', blocks: ['builders'] },
  { name: 'Packer template (HCL2)', blocks: ['source', 'build'] },
  { name: 'Packer template (HCL2)', blocks: ['packer'] },
  { name: 'Terraform configuration', blocks: ['resource'] },
  { name: 'Terraform configuration', blocks: ['provider'] },
  { name: 'Terraform configuration', blocks: ['terraform'] },
  { name: 'Terraform configuration', blocks: ['module'] },
  { name: 'Terraform state or plan', keys: ['terraform_version'] },
  { name: 'ARM template', schema: 'deploymentTemplate' },
  { name: 'ARM template', schema: 'DeploymentTemplate' },
  { name: 'ARM parameters', schema: 'deploymentParameters' },
  { name: 'ARM template', keys: ['contentVersion', 'resources'] },
  { name: 'HCS document', keys: ['SchemaVersion', 'VirtualMachine'] },
  { name: 'NanaBox configuration', keys: ['NanaBox'] },
  { name: 'JSON Schema', schema: 'json-schema.org' },
  { name: 'Lability configuration', keys: ['AllNodes'] },
  { name: 'Kubernetes object', keys: ['apiVersion', 'kind'] },
  { name: 'CloudFormation template', keys: ['AWSTemplateFormatVersion'] },
];

/** Whether the document is of a format that belongs to another tool. */
export function isForeign(root: JsonNode | undefined): boolean {
  if (root?.type !== 'object') {
    return false;
  }
  const values = new Map(root.properties.map(property => [property.key, property.value]));
  const schema = schemaOf(root);
  return (
    hasTerraformData(values.get('data')) ||
    FOREIGN_FORMATS.some(
      format =>
        (format.schema === undefined || schema?.includes(format.schema) === true) &&
        (format.keys ?? []).every(key => values.has(key)) &&
        (format.blocks ?? []).every(key => isBlock(values.get(key))),
    )
  );
}

/** The $schema that an object names. */
export function schemaOf(root: JsonNode | undefined): string | undefined {
  const value =
    root?.type === 'object' ? root.properties.findLast(property => property.key === '$schema')?.value : undefined;
  return value?.type === 'string' ? value.value : undefined;
}

function isBlock(value: JsonNode | undefined): boolean {
  return value?.type === 'object' || value?.type === 'array';
}

/** Terraform's data sources: objects by type, and by name in it. A list of machines under `data` is an array. */
function hasTerraformData(data: JsonNode | undefined): boolean {
  return data?.type === 'object' && data.properties.length > 0 && data.properties.every(isDataSource);
}

function isDataSource({ key, value }: JsonObject['properties'][number]): boolean {
  return /^[a-z0-9]+_[a-z0-9_]+$/.test(key) && value.type === 'object';
}
