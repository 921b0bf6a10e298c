/** What is made of the tables of settings: their part of the schema, of the script of the export, and of its document. */
import { KEPT_SETTINGS, MACHINE_SETTINGS } from '../../src/core/machine/settings/machine';
import {
  ADAPTER_SETTINGS,
  BANDWIDTH_SETTINGS,
  COM_PORT_SETTINGS,
  DISK_SETTINGS,
  FIRMWARE_SETTINGS,
  VLAN_SETTINGS,
} from '../../src/core/machine/settings/parts';
import { isPlain, type Kind, type Setting, type SettingTable } from '../../src/core/machine/settings/setting';
import { type Document, section } from './document';

/** The definitions of the schema that have the settings of each table. */
const SCOPES: Readonly<Record<string, SettingTable>> = {
  machine: { ...KEPT_SETTINGS, ...MACHINE_SETTINGS },
  hardDrive: DISK_SETTINGS,
  networkAdapter: ADAPTER_SETTINGS,
  vlanSetting: VLAN_SETTINGS,
  bandwidthSetting: BANDWIDTH_SETTINGS,
  comPort: COM_PORT_SETTINGS,
  firmware: FIRMWARE_SETTINGS,
};

const to = (definition: string): object => ({ allOf: [{ $ref: `#/definitions/${definition}` }] });

const OF_KINDS: Readonly<Record<Kind, object>> = {
  'on-off': to('onOff'),
  flag: to('flag'),
  count: to('index'),
  bytes: to('size'),
  memory: to('size'),
  text: { type: ['string', 'null'] },
  ranges: { type: ['string', 'null'] },
  state: { type: ['string', 'integer', 'null'], examples: ['Off', 'Running', 'Saved', 'Paused'] },
  replica: { type: ['string', 'integer', 'boolean', 'null'], examples: ['Disabled', 'Replicating'] },
};

function schemaOf({ kind, description, schema }: Setting): object {
  const value = isPlain(kind) ? OF_KINDS[kind] : { enum: [...Object.values(kind), ...Object.keys(kind).map(Number)] };
  return { description, ...(schema ?? value) };
}

const WIDTH = 120;

/** As the formatter has it: an object on lines of its own, what is in it on one line where there is room. */
function printed(key: string, value: unknown, indent: string, behind: string): string {
  const name = `${indent}${JSON.stringify(key)}: `;
  const line = `${name}${onOneLine(value)}${behind}`;
  if (line.length <= WIDTH || !Array.isArray(value)) {
    return line;
  }
  const elements = value.map(element => `${indent}  ${onOneLine(element)}`);
  return `${name}[\n${elements.join(',\n')}\n${indent}]${behind}`;
}

function onOneLine(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(onOneLine).join(', ')}]`;
  }
  return typeof value === 'object' && value !== null
    ? `{ ${Object.entries(value)
        .map(([key, each]) => `${JSON.stringify(key)}: ${onOneLine(each)}`)
        .join(', ')} }`
    : JSON.stringify(value);
}

function propertyText(name: string, setting: Setting): string {
  const entries = Object.entries(schemaOf(setting));
  const lines = entries.map(([key, value], index) =>
    printed(key, value, ' '.repeat(10), index === entries.length - 1 ? '' : ','),
  );
  return `        ${JSON.stringify(name)}: {\n${lines.join('\n')}\n        }`;
}

/** A property of a definition: they stand 8 blanks in, and nothing else does. */
const PROPERTY = /^ {8}"(\w+)": .*(?:\n {9,}.*)*(?:\n {8}\})?/gm;

/** Those that are there stay where they are; a new one comes last. */
function withSettings(properties: string, table: SettingTable): string {
  const texts = new Map([...properties.matchAll(PROPERTY)].map(([text, name = '']) => [name, text.replace(/,$/, '')]));
  for (const [name, setting] of Object.entries(table)) {
    texts.set(name, propertyText(name, setting));
  }
  return [...texts.values()].join(',\n');
}

/** Each definition's properties, from the line behind the brace to the one before the brace. */
function schemaWithSettings(schema: string): string {
  return Object.entries(SCOPES).reduce((text, [scope, table]) => {
    const start = text.indexOf('\n', text.indexOf('"properties": {', text.indexOf(`\n    "${scope}": {`))) + 1;
    const end = text.indexOf('\n      }', start);
    return `${text.slice(0, start)}${withSettings(text.slice(start, end), table)}${text.slice(end)}`;
  }, schema);
}

function powerShell({ usual }: Setting): string {
  if (typeof usual === 'object') {
    return usual.powerShell;
  }
  return typeof usual === 'boolean' ? `$${usual}` : typeof usual === 'number' ? String(usual) : `'${usual ?? ''}'`;
}

/** A hashtable behind what calls for it: on its line, else on lines below. */
function hashtable(call: string, entries: readonly (readonly [name: string, value: string])[]): string {
  const texts = entries.map(([name, value]) => `${name} = ${value}`);
  const line = `${call} @{ ${texts.join('; ')} }`;
  if (line.length <= WIDTH) {
    return line;
  }
  const indent = ' '.repeat(call.search(/\S/));
  const lines: string[] = [];
  for (const text of texts) {
    const last = lines.at(-1);
    if (last !== undefined && `${indent}    ${last}; ${text}`.length <= WIDTH) {
      lines.splice(-1, 1, `${last}; ${text}`);
    } else {
      lines.push(text);
    }
  }
  return `${call} @{\n${lines.map(each => `${indent}    ${each}\n`).join('')}${indent}}`;
}

type Chosen = (setting: Setting) => boolean;
const all: Chosen = () => true;

/** What is said to be usual, by the calls in the script that say it. */
const USUAL: readonly (readonly [call: string, table: SettingTable, chosen: Chosen])[] = [
  ['    Add-Settings $entry $drive', DISK_SETTINGS, all],
  ['    Add-Settings $entry $vlan', VLAN_SETTINGS, all],
  ['    Add-Settings $entry $adapter', ADAPTER_SETTINGS, ({ syntheticOnly }) => syntheticOnly !== true],
  ['        Add-Settings $entry $adapter', ADAPTER_SETTINGS, ({ syntheticOnly }) => syntheticOnly === true],
  ['        Add-Settings $bandwidth $adapter.BandwidthSetting', BANDWIDTH_SETTINGS, all],
  ['    Add-Settings $entry $port', { Path: { kind: 'text', description: '', usual: '' }, ...COM_PORT_SETTINGS }, all],
  ['    Add-Settings $settings $firmware', FIRMWARE_SETTINGS, all],
  ['    Add-Settings $definition $vm', MACHINE_SETTINGS, ({ grouped }) => grouped === undefined],
  ['    Add-Settings $definition $others', MACHINE_SETTINGS, ({ grouped }) => grouped !== undefined],
];

const usualIn = (table: SettingTable, chosen: Chosen): [string, Setting][] =>
  Object.entries(table).filter(([, setting]) => setting.usual !== undefined && chosen(setting));

function scriptWithSettings(script: string): string {
  const calls = USUAL.map(([call, table, chosen]): [string, string] => [
    call,
    hashtable(
      call,
      usualIn(table, chosen).map(([name, setting]) => [name, powerShell(setting)]),
    ),
  ]);
  const others = usualIn(MACHINE_SETTINGS, all).flatMap(([name, { grouped }]): [string, string][] =>
    grouped === undefined ? [] : [[name, `$${grouped.in}.${grouped.as}`]],
  );
  const call = '    $others = [pscustomobject]';
  return [...calls, [call, hashtable(call, others)] as const].reduce((text, [start, made]) => {
    const at = text.indexOf(`\n${start} @{`) + 1;
    const end = text.indexOf('}', at) + 1;
    if (at === 0) {
      throw new Error(`The script of the export has no line "${start} @{"`);
    }
    return text.slice(0, at) + made + text.slice(end);
  }, script);
}

const WHERE: Readonly<Record<string, string>> = {
  machine: 'the machine',
  hardDrive: 'a disk',
  networkAdapter: 'an adapter',
  bandwidthSetting: 'its bandwidth',
  comPort: 'a COM port',
  firmware: 'firmware',
};

function shown({ usual }: Setting): string {
  return typeof usual === 'object'
    ? usual.powerShell === '$vm.Path'
      ? "the machine's own folder"
      : 'none'
    : String(usual);
}

/** The settings that a definition is without where they are as in a new machine. What each is, the schema says. */
function usualTable(): string {
  const rows = Object.entries(WHERE).map(([scope, where]) => {
    const settings = usualIn(SCOPES[scope] ?? {}, all).map(([name, setting]) => `${name} (${shown(setting)})`);
    return `| ${where} | ${settings.join(', ')} |`;
  });
  return ['| of | as in a new machine |', '| --- | --- |', ...rows].join('\n');
}

export function machineSettings(): Document[] {
  return [
    { path: 'schemas/vm-definition.schema.json', text: schemaWithSettings },
    { path: 'resources/Export-VMDefinition.ps1', text: scriptWithSettings },
    section('docs/export.md', 'settings', usualTable()),
  ];
}
