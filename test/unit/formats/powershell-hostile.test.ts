/** Whatever the JSON holds: no throw, no hang, and no edit that leaves a text that doesn't parse. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from '../../../src/core/analyze';
import { getVm } from '../../../src/core/formats/get-vm';
import { ALIASES } from '../../../src/core/formats/powershell/aliases';
import { vmDefinition } from '../../../src/core/formats/vm-definition';
import { planEdits } from '../../../src/core/languages/json/edits';
import { parseDocument } from '../../../src/core/languages/json/parse';
import { type Change, writeChange } from '../../../src/core/machine/change';
import type { VirtualMachine } from '../../../src/core/machine/machine';
import { applyEdits } from '../../../src/core/text/place';
import { documentsIn } from '../one-file';
import { runs } from '../runs';

const FORMATS = [getVm, vmDefinition] as const;

/** Every change that a machine has anything for. */
function everyChange(machine: VirtualMachine): Change[] {
  const { drives, floppyDrive, networkAdapters, firmware, comPorts, emulatedDevices, remoteFxAdapter } = machine;
  const { compatibilityForOlderOperatingSystems } = machine;
  const slot = { number: 1, location: 2 };
  return [
    { kind: 'set-generation', at: 'definition' },
    ...drives.items.flatMap((drive): Change[] => [
      { kind: 'move-drive-to-scsi', drive, to: slot },
      { kind: 'use-vhdx', drive },
      { kind: 'use-gpt', drive },
    ]),
    ...(floppyDrive === undefined ? [] : [{ kind: 'remove-floppy-drive', floppyDrive } as const]),
    ...networkAdapters.items.map((adapter): Change => ({ kind: 'make-adapter-synthetic', adapter })),
    ...(firmware.type === undefined ? [] : [{ kind: 'set-firmware-uefi', firmware: firmware.type } as const]),
    ...firmware.orders.map((order): Change => ({ kind: 'replace-boot-order', order, targets: [{ kind: 'network' }] })),
    ...(firmware.numLock === undefined ? [] : [{ kind: 'remove-numlock', numLock: firmware.numLock } as const]),
    { kind: 'set-secure-boot', enabled: true, template: 'MicrosoftWindows' },
    { kind: 'set-tpm', enabled: true },
    { kind: 'set-configuration-version', to: '8.0' },
    ...(compatibilityForOlderOperatingSystems === undefined
      ? []
      : ([{ kind: 'turn-off-older-os-compatibility', compatibility: compatibilityForOlderOperatingSystems }] as const)),
    ...comPorts.map((comPort): Change => ({ kind: 'remove-com-port', comPort })),
    ...[...emulatedDevices, remoteFxAdapter].flatMap(device =>
      device === undefined ? [] : [{ kind: 'remove-device', what: 'pic', device } as const],
    ),
  ];
}

const WORDS = [
  ...[
    'IDE',
    'scsi',
    'IDE 0:1',
    'SCSI:0:0',
    'Gen1',
    '1',
    'legacy',
    'BIOS',
    'On',
    'off',
    '4GB',
    'a.vhd',
    'b.ISO',
    'c.vfd',
    'D:',
    'MBR',
    'PassThrough',
    'Saved',
    'Replicating',
    '00155D000001',
  ],
  ...[
    '{{user `x`}}',
    'Microsoft.HyperV.PowerShell.HardDiskDrive',
    'PIC',
    'CD',
    'Floppy',
    'HardDiskDrive',
    '',
    ' ',
    'x',
  ],
];
const keys = fc.constantFrom(
  ...new Set(Object.values(ALIASES).flatMap(table => Object.entries<readonly string[]>(table).flat(2))),
  'State',
  'VMId',
  'other',
);
const { value } = fc.letrec(tie => ({
  value: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('scalar'), tie('list'), tie('object')),
  scalar: fc.oneof(
    fc.constantFrom(...WORDS),
    fc.constantFrom(0, 1, 2, 3, 4096, -1, 1.5),
    fc.boolean(),
    fc.constant(null),
  ),
  list: fc.array(tie('value'), { maxLength: 4 }),
  object: fc.dictionary(keys, tie('value'), { maxKeys: 8, noNullPrototype: true }),
}));
const machine = fc
  .tuple(fc.dictionary(keys, value, { maxKeys: 12, noNullPrototype: true }), fc.constantFrom('a.json', 'a.vm.json'))
  .map(([properties, fileName]) => ({
    text: JSON.stringify({ Name: 'a', Generation: 1, State: 3, ProcessorCount: 2, ...properties }, null, 2),
    fileName,
  }));

describe('definitions over PowerShell-shaped objects: hostile input', () => {
  it('reads and rewrites whatever the properties hold', () => {
    fc.assert(
      fc.property(machine, ({ text, fileName }) => {
        const documents = documentsIn(text, fileName);
        const document = documents.main;
        for (const format of FORMATS) {
          for (const read of format.read(documents)) {
            const edits = everyChange(read).flatMap(change => {
              const written = writeChange(format.write, read, change);
              return 'edits' in written ? written.edits.filter(edit => edit.kind !== 'copy') : [];
            });
            const after = applyEdits(text, planEdits(document, edits).edits);
            const reread = parseDocument(after);
            assert.equal(reread.fatal, undefined, after);
            assert.equal(reread.tolerated.length, 0, after);
          }
        }
      }),
      runs(400),
    );
  });

  it('keeps to a line whatever it underlines', () => {
    fc.assert(
      fc.property(machine, ({ text, fileName }) => {
        for (const read of vmDefinition.read(documentsIn(text, fileName))) {
          const parts = [read, ...read.drives.items, ...read.networkAdapters.items, ...read.comPorts];
          for (const { at: span } of [...parts, ...read.firmware.orders, ...read.emulatedDevices]) {
            assert.ok(!text.slice(span.offset, span.end).includes('\n'));
          }
        }
        for (const { rule, at: span } of analyze(text, { fileName }).findings) {
          assert.ok(!text.slice(span.offset, span.end).includes('\n'), rule);
        }
      }),
      runs(200),
    );
  });

  // More than any stack has frames; of a whole analysis hostile.test.ts asks more.
  const LEVELS = 20_000;
  const core = '{"Name":"a","Generation":1,"State":3,"ProcessorCount":2,"MemoryStartup":1}';
  const deep: readonly [name: string, text: string][] = [
    ['arrays', '['.repeat(LEVELS) + core + ']'.repeat(LEVELS)],
    ['objects', '{"a":'.repeat(LEVELS) + core + '}'.repeat(LEVELS)],
    ['machines in machines', `${'{"Generation":1,"HardDrives":['.repeat(LEVELS)}${core}${']}'.repeat(LEVELS)}`],
    ['an unclosed text', '{"Generation":1,"NetworkAdapters":['.repeat(LEVELS)],
  ];
  for (const [name, text] of deep) {
    it(`reads ${name}, 20,000 deep`, () => {
      for (const fileName of ['a.json', 'a.vm.json']) {
        const documents = documentsIn(text, fileName);
        for (const format of FORMATS) {
          format.recognise(documents);
          void [...format.read(documents)];
          format.problems(documents);
        }
      }
    });
  }

  it('reads 5,000 machines on one line', () => {
    const drive = '{"Path":"C:\\\\a.vhd","ControllerType":0,"ControllerNumber":0,"ControllerLocation":0}';
    const one = core.replace('}', `,"HardDrives":[${drive}],"DVDDrives":[],"NetworkAdapters":[{"IsLegacy":true}]}`);
    const documents = documentsIn(`[${Array(5_000).fill(one).join()}]`);
    assert.equal([...getVm.read(documents)].length, 5_000);
  });
});
