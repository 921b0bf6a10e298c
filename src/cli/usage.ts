/** Wrong usage, and what options say. */
import { statSync } from 'node:fs';
import {
  AZURE_SECURITY_NAMES,
  GENERATION_1_MODE_NAMES,
  RULE_SEVERITIES,
  type RuleSeverity,
} from '../core/control/control';
import { nearest } from '../core/control/nearest';
import { isRuleName, unknownRule } from '../core/control/rule-names';
import { FORMAT_IDS } from '../core/formats/format';
import { HOSTS } from '../core/machine/hosts';
import type { DecisionOptions } from './decisions';

/** Ends the run with its message. */
export class UsageError extends Error {}

export const HOST_IDS = HOSTS.map(({ id }) => id);

interface Values {
  readonly host?: string | undefined;
  readonly 'read-as'?: string | undefined;
  readonly config?: string | undefined;
  readonly 'no-config'?: boolean | undefined;
  readonly 'var-file'?: readonly string[] | undefined;
  readonly severity?: readonly string[] | undefined;
  readonly 'generation-1'?: string | undefined;
  readonly 'azure-security'?: string | undefined;
}

/** What the command line chooses, and where it looks for what the team has chosen. */
export function decisionOptionsOf(values: Values): DecisionOptions {
  const {
    host,
    'read-as': format,
    config,
    severity = [],
    'generation-1': generation1,
    'azure-security': azureSecurity,
    'no-config': noConfig = false,
    'var-file': valueFiles = [],
  } = values;
  if (noConfig && config !== undefined) {
    throw new UsageError('--config and --no-config exclude each other');
  }
  for (const file of valueFiles) {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats === undefined) {
      throw new UsageError(`--var-file: there is no file ${file}`);
    }
    if (stats.isDirectory()) {
      throw new UsageError(`--var-file: ${file} is a folder: name the file with the values`);
    }
  }
  return {
    valueFiles,
    configuration: noConfig ? 'none' : config,
    choices: {
      ...(format !== undefined && { format: oneOf('--read-as', format, FORMAT_IDS) }),
      ...(host !== undefined && { host: oneOf('--host', host, HOST_IDS) }),
      ...(generation1 !== undefined && { generation1: oneOf('--generation-1', generation1, GENERATION_1_MODE_NAMES) }),
      ...(azureSecurity !== undefined && {
        azureSecurity: oneOf('--azure-security', azureSecurity, AZURE_SECURITY_NAMES),
      }),
      rules: Object.fromEntries(severity.map(ruleSeverityOf)),
    },
  };
}

/** RULE=SEVERITY */
function ruleSeverityOf(value: string): [rule: string, severity: RuleSeverity] {
  const [rule = '', severity = ''] = value.split('=', 2);
  if (!isRuleName(rule)) {
    throw new UsageError(`--severity: ${unknownRule(rule)}`);
  }
  return [rule, oneOf(`--severity ${rule}`, severity, RULE_SEVERITIES)];
}

/** The value of an option that has to be one of some. */
export function oneOf<const T extends string>(option: string, value: string, values: readonly T[]): T {
  const found = values.find(candidate => candidate === value);
  if (found === undefined) {
    const near = nearest(value, values);
    const meant = near === undefined ? '' : `: did you mean ${near}?`;
    throw new UsageError(`${option} is one of ${values.join(', ')}, not ${JSON.stringify(value)}${meant}`);
  }
  return found;
}

/** A number of MB as bytes. */
export function sizeOf(option: string, value: string): number {
  const megabytes = value.trim() === '' ? Number.NaN : Number(value);
  if (!(megabytes > 0)) {
    throw new UsageError(`${option} is a number of MB, not ${JSON.stringify(value)}`);
  }
  return megabytes * 1_000_000;
}
