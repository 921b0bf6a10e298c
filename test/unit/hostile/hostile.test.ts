/** Any text at all: never a throw, never a hang, never a wrong edit. */
import assert from 'node:assert/strict';
import type { Analysis } from '../../../src/core/analysis';
import { analyze } from '../../../src/core/analyze';
import { convert } from '../../../src/core/convert/convert';
import { parseHcl } from '../../../src/core/languages/hcl/parse';
import { parseDocument } from '../../../src/core/languages/json/parse';
import { known } from '../../../src/core/machine/field';
import { EXAMPLE_FILES } from '../examples';
import { loadGrammar } from '../runbook/grammar';
import { some } from '../runs';
import { virtualMachine } from '../virtual-machines';
import { assertHolds } from './hold';
import { analysisHolds } from './oracles/engine';
import { KEYS } from './vocabulary';

const LEVELS = 100_000;

/** In every place that is read: no stack of Node has so many frames, as a function that only calls itself has 15,700. */
const LEVELS_IN_PLACES = 20_000;

/** What is nested, and how. */
const NESTINGS: Readonly<Record<string, string>> = {
  objects: `${'{"a":'.repeat(LEVELS)}1${'}'.repeat(LEVELS)}`,
  arrays: '['.repeat(LEVELS) + ']'.repeat(LEVELS),
  'objects and arrays': `${'{"a":['.repeat(LEVELS_IN_PLACES / 2)}1${']}'.repeat(LEVELS_IN_PLACES / 2)}`,
};

/** Keys of a machine and of a builder under which anything is read. */
const POSITIONS: readonly (readonly [fileName: string, before: string, after: string])[] = [
  ['a.json', '', ''],
  ['a.vm.json', '{"Name":"a","Generation":1,"HardDrives":', '}'],
  ['a.vm.json', '{"Name":"a","Generation":1,"HardDrives":[{"Path":', '}]}'],
  ['a.vm.json', '{"Name":"a","Generation":1,"NetworkAdapters":[', ']}'],
  ['a.vm.json', '{"Name":"a","Generation":1,"Bios":{"StartupOrder":', '}}'],
  ['a.vm.json', '{"Name":"a","Generation":1,"FloppyDrive":', '}'],
  ['a.vm.json', '{"Name":"a","Generation":', '}'],
  ['a.json', '[{"Name":"a","Generation":1,"VMId":"b","ProcessorCount":', '}]'],
  ['a.json', '{"builders":[{"type":"hyperv-iso","floppy_files":', '}]}'],
  ['a.json', '{"builders":[{"type":"hyperv-iso","boot_command":', '}]}'],
  ['a.json', '{"variables":', ',"builders":[{"type":"hyperv-iso","generation":"{{user `a`}}"}]}'],
  [
    'a.json',
    '{"builders":[{"type":"hyperv-iso","floppy_files":["a"]}],"provisioners":[{"type":"shell","inline":',
    '}]}',
  ],
];

/** What a conversion gives is read; where that is the text itself, it was. */
function assertReads({ documents: { main } }: Analysis, converted: string): void {
  const { fatal } = converted === main.text ? main : parseDocument(converted);
  assert.equal(fatal, undefined);
}

describe('nesting of 20,000 levels and 100,000', () => {
  // Each in the file itself; both together in every place.
  for (const [name, value] of Object.entries(NESTINGS)) {
    for (const [fileName, before, after] of name === 'objects and arrays' ? POSITIONS : POSITIONS.slice(0, 2)) {
      it(`of ${name} is read, and converted around, in ${before === '' ? 'a file' : before}`, () => {
        const text = before + value + after;
        const { analysis, text: converted } = convert(text, { fileName, lossy: true });
        analysisHolds(analysis);
        assertReads(analysis, converted);
      });
    }
  }
});

describe('a text that was cut off', () => {
  for (const { fileName, text } of EXAMPLE_FILES) {
    it(`says so and is left alone, wherever that was: ${fileName}`, () => {
      const { length } = text.trimEnd();
      const isHcl = /\.(?:hcl|tf)$/.test(fileName);
      for (const end of some(Array.from({ length }, (_, index) => index))) {
        const cut = text.slice(0, end);
        const { analysis, edits } = convert(cut, { fileName, lossy: true });
        const isLeft = edits.size === 0 && (analysis.format === undefined || analysis.problems.length > 0);
        // HCL that is cut off between two blocks is whole.
        assert.ok(isLeft || (isHcl && parseHcl(cut).problems.length === 0), `at ${end}`);
        assert.ok(isHcl || analysis.problems.length < 2, `at ${end}`);
        analysisHolds(analysis);
      }
    });
  }
});

describe('a definition with', () => {
  before(loadGrammar);

  const machine = '{\n  "Name": "a",\n  "Generation": 1,\n  "FloppyDrive": { "Path": "a.vfd" }\n}\n';
  const texts: Readonly<Record<string, string>> = {
    'a byte order mark': `\ufeff${machine}`,
    'two byte order marks': `\ufeff\ufeff${machine}`,
    'Windows line ends': machine.replaceAll('\n', '\r\n'),
    'lone carriage returns': machine.replaceAll('\n', '\r'),
    'all kinds of line ends': machine.replace('\n', '\r\n').replace(',\n', ',\r'),
    'other line separators': machine.replace('"a"', '"a\u2028\u2029\u0085"'),
    'a NUL between tokens': machine.replace(',', ',\0'),
    'a NUL in a text': machine.replace('"a"', '"a\0b"'),
    'an escaped NUL': machine.replace('"a"', '"a\\u0000b"'),
    'lone surrogates': machine.replace('"a"', '"\ud800\\udc00\udc00\\ud800"').replace('a.vfd', '\udfff.vfd'),
    'keys that stand twice': machine.replace('"Generation": 1', '"Generation": 2, "Generation": 1, "generation": 1'),
    'objects that stand twice': machine.replace('}\n}', '},\n  "FloppyDrive": { "Path": "b.vfd" }\n}'),
    'keys of prototypes': machine.replace(
      '"Generation"',
      '"__proto__": { "Generation": 2 }, "constructor": [], "Generation"',
    ),
    'nothing but keys of prototypes':
      '{"__proto__":{"Generation":1},"constructor":1,"toString":[],"hasOwnProperty":null}',
  };
  for (const [name, text] of Object.entries(texts)) {
    for (const fileName of ['a.vm.json', 'a.json']) {
      it(`${name} holds (${fileName})`, () => assertHolds({ fileName, text }));
    }
  }

  it('keys of prototypes pollutes none', () => {
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      analyze(`{"builders":[{"type":"hyperv-iso","${key}":{"polluted":1}}],"variables":{"${key}":{"polluted":1}}}`);
      convert(`{"Name":"a","Generation":1,"${key}":{"polluted":1},"EmulatedDevices":{"${key}":1}}`, {
        fileName: 'a.vm.json',
        lossy: true,
      });
    }
    assert.ok(!('polluted' in {}));
  });

  const numbers = [
    '1e999',
    '-1e999',
    '-0',
    '1e-999',
    '123456789012345678901234567890',
    '9007199254740993',
    '1.5',
    '-1',
  ];
  const keys = [
    ...['Generation', 'ProcessorCount', 'MemoryStartup', 'AutomaticStartDelay', 'Size', 'VlanId', 'DiskNumber'],
    ...['cpus', 'memory', 'disk_size', 'generation', 'vlan_id'],
  ];
  for (const number of numbers) {
    it(`${number} for every number holds`, () => {
      const all = keys.map(key => `"${key}":${number}`).join();
      const drive = `{"Path":"a.vhd","ControllerType":${number},"ControllerNumber":${number},"ControllerLocation":${number},${all}}`;
      const parts = `"HardDrives":[${drive}],"NetworkAdapters":[{${all}}]`;
      assertHolds({ fileName: 'a.vm.json', text: `{"Name":"a",${all},"Generation":1,${parts}}` });
      assertHolds({ fileName: 'a.vm.json', text: `{"Name":"a","Generation":1,${all},${parts}}` });
      assertHolds({ fileName: 'a.json', text: `{"builders":[{"type":"hyperv-iso",${all}}]}` });
    });
  }

  it('no number that is none: only whole ones count', () => {
    const machine = virtualMachine(
      analyze('{"Name":"a","Generation":1,"ProcessorCount":1e999}', { fileName: 'a.vm.json' }),
    );
    assert.equal(known(machine?.processorCount), undefined);
  });

  const values = ['null', '0', '"x"', '{}', '[null]', '[{}]'];
  for (const [way, value] of values.entries()) {
    it(`${value} under every key holds`, () => {
      for (const key of some(KEYS, way, 2 * values.length).map(name => JSON.stringify(name))) {
        const texts = [
          ['a.vm.json', `{"Name":"a","Generation":1,${key}:${value},"HardDrives":[{${key}:${value}}]}`],
          ['a.json', `{${key}:${value},"builders":[{"type":"hyperv-iso",${key}:${value}}]}`],
        ] as const;
        for (const [fileName, text] of texts) {
          const { analysis, text: converted } = convert(text, { fileName, lossy: true });
          analysisHolds(analysis);
          assertReads(analysis, converted);
        }
      }
    });
  }

  it('a name of 1 MB shows a part of it', () => {
    const { findings, machines } = analyze(
      `{"Name":"${'x'.repeat(1_000_000)}","Generation":1,"FloppyDrive":{"Path":"a"}}`,
      {
        fileName: 'a.vm.json',
      },
    );
    assert.equal(machines[0]?.machine.name.length, 1_000_000);
    assert.ok(findings.length > 0);
    assertHolds({ fileName: 'a.vm.json', text: `{"Name":"${'Windows Server '.repeat(15_000)}","Generation":1}` });
  });

  it('places that do not exist takes none of them for another', () => {
    const drives = '{ "bus": "SCSI 0:64" }, { "bus": "SCSI 1:0" }';
    const { findings } = analyze(`{ "Name": "a", "Generation": 2, "HardDrives": [${drives}] }`, {
      fileName: 'a.vm.json',
    });
    assert.deepEqual(
      findings.filter(({ rule }) => rule === 'disk/slot-conflict'),
      [],
    );
  });
});
