/** The C# classes of the simulated cmdlets for one version of Windows Server, made from cmdlets.json. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const HOST_VERSIONS = ['2012R2', '2016', '2019', '2022', '2025'] as const;

export type HostVersion = (typeof HOST_VERSIONS)[number];

interface SetFacts {
  readonly mandatory?: boolean;
  readonly position?: number;
  readonly pipeline?: 'value' | 'property' | 'value+property';
}

interface ParameterFacts {
  readonly type: string;
  readonly aliases?: readonly string[];
  readonly since?: HostVersion;
  /** By the name of a parameter set; `*` for all. */
  readonly sets: Readonly<Record<string, SetFacts>>;
}

interface CmdletFacts {
  readonly module: string;
  readonly defaultSet?: string;
  readonly shouldProcess?: boolean;
  readonly confirmImpact?: string;
  readonly since?: HostVersion;
  readonly parameters: Readonly<Record<string, ParameterFacts>>;
}

/** All cmdlets by name, whatever version has them. */
export function readCmdlets(): ReadonlyMap<string, CmdletFacts> {
  const { $source: _, ...cmdlets } = JSON.parse(readFileSync(join(__dirname, 'cmdlets.json'), 'utf8')) as Record<
    string,
    CmdletFacts
  >;
  return new Map(Object.entries(cmdlets));
}

export function isIn(version: HostVersion, { since = '2012R2' }: { readonly since?: HostVersion }): boolean {
  return HOST_VERSIONS.indexOf(version) >= HOST_VERSIONS.indexOf(since);
}

/** The simulation's own types; all other types of objects are taken as they come. */
const OWN_TYPES =
  /^(?:VirtualMachine|VMSnapshot|VMNetworkAdapter|VMNetworkAdapterBase|VMSwitch|HardDiskDrive|DvdDrive|KeyStorageDrive|VMDriveController|VMBios|VMComPort|VMFloppyDiskDrive|VMFibreChannelHba|VMFirmware|VMMemory|VMProcessor|VMAssignedDevice|VMReplication|VMIntegrationComponent|VMComponentObject|ControllerType|OnOffState|BootDevice|StartAction|StopAction|CheckpointType|CriticalErrorAction|CaptureLiveState|IPProtocolPreference|ConsoleModeType|SnapshotType|VMSwitchType|VMNetworkAdapterPortMirroringMode|VMNetworkAdapterIsolationMode|CacheAttributes|VMReplicationState|VMReplicationHealthState|VMReplicationMode|VMReplicationRelationshipType|ReplicationAuthenticationType)(\[\])?(\?)?$/;

const PLAIN_TYPES: Readonly<Record<string, string>> = {
  switch: 'SwitchParameter',
  string: 'string',
  bool: 'bool',
  boolean: 'bool',
  int: 'int',
  int16: 'short',
  long: 'long',
  uint16: 'ushort',
  uint32: 'uint',
  uint64: 'ulong',
  guid: 'Guid',
  timespan: 'TimeSpan',
  datetime: 'DateTime',
  version: 'Version',
  byte: 'byte',
  char: 'char',
  ciminstance: 'Microsoft.Management.Infrastructure.CimInstance',
  vhdtype: 'Microsoft.Vhd.PowerShell.VhdType',
};

function typeOf(type: string): string {
  if (OWN_TYPES.test(type)) {
    return type;
  }
  const [, name = '', list = '', optional = ''] = /^(\w+)(\[\])?(\?)?$/.exec(type) ?? [];
  const plain = PLAIN_TYPES[name.toLowerCase()];
  return plain === undefined ? `object${list}` : `${plain}${list}${plain === 'string' || list !== '' ? '' : optional}`;
}

function parameterLines(name: string, { type, aliases = [], sets }: ParameterFacts): string[] {
  const attributes = Object.entries(sets).map(([set, { mandatory, position, pipeline = '' }]) => {
    const facts = [
      ...(set === '*' ? [] : [`ParameterSetName = "${set}"`]),
      ...(mandatory === true ? ['Mandatory = true'] : []),
      ...(position === undefined ? [] : [`Position = ${position}`]),
      ...(pipeline.includes('value') ? ['ValueFromPipeline = true'] : []),
      ...(pipeline.includes('property') ? ['ValueFromPipelineByPropertyName = true'] : []),
    ];
    return `[Parameter(${facts.join(', ')})]`;
  });
  const alias = aliases.length === 0 ? [] : [`[Alias(${aliases.map(other => `"${other}"`).join(', ')})]`];
  return [...attributes, ...alias, `public ${typeOf(type)} ${name} { get; set; }`].map(line => `        ${line}`);
}

function cmdletClass(
  name: string,
  { defaultSet, shouldProcess, confirmImpact, parameters }: CmdletFacts,
  version: HostVersion,
): string {
  const [verb = '', noun = ''] = name.split('-');
  const facts = [
    `"${verb}", "${noun}"`,
    ...(defaultSet === undefined ? [] : [`DefaultParameterSetName = "${defaultSet}"`]),
    ...(shouldProcess === true ? ['SupportsShouldProcess = true'] : []),
    ...(confirmImpact === undefined ? [] : [`ConfirmImpact = ConfirmImpact.${confirmImpact}`]),
  ];
  const own = Object.entries(parameters).filter(([, parameter]) => isIn(version, parameter));
  return [
    `    [Cmdlet(${facts.join(', ')})]`,
    `    public sealed class ${className(name, version)} : HostCmdlet`,
    '    {',
    ...own.flatMap(([parameter, described]) => parameterLines(parameter, withoutNamesOf(own, described))),
    '    }',
  ].join('\n');
}

const isOfDisks = (name: string): boolean => name.endsWith('-VHD');

/** It ends the id of each error record, so it is that of the real cmdlet; on 2012 R2 it has another ending. */
function className(name: string, version: HostVersion): string {
  return `${name.replace('-', '')}${version === '2012R2' && !isOfDisks(name) ? 'Command' : ''}`;
}

const NAMESPACES: Readonly<Record<string, string>> = {
  'Hyper-V': 'Microsoft.HyperV.PowerShell.Commands',
  Storage: 'Microsoft.Management.Infrastructure.Storage',
  FailoverClusters: 'Microsoft.FailoverClusters.PowerShell',
};

/** Newer versions have a parameter of the name that was another one's alias. */
function withoutNamesOf(
  own: readonly (readonly [string, ParameterFacts])[],
  parameter: ParameterFacts,
): ParameterFacts {
  const aliases = parameter.aliases?.filter(alias => !own.some(([name]) => name === alias)) ?? [];
  return { ...parameter, aliases };
}

/** The cmdlets of a module that a version has, as the text of a C# file. */
export function cmdletClasses(version: HostVersion, module: string): string {
  const classes = [...readCmdlets()]
    .filter(([, cmdlet]) => cmdlet.module === module && isIn(version, cmdlet))
    .map(([name, cmdlet]) => {
      const namespace = isOfDisks(name) ? 'Microsoft.Vhd.PowerShell.Cmdlets' : NAMESPACES[module];
      return `namespace ${namespace}\n{\n${cmdletClass(name, cmdlet, version)}\n}`;
    });
  const usings = ['System', 'System.Management.Automation', 'Microsoft.HyperV.PowerShell', 'Simulation'];
  return `${usings.map(name => `using ${name};`).join('\n')}\n\n${classes.join('\n\n')}\n`;
}
