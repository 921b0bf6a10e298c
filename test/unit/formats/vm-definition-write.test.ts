/* biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders of other tools */
import assert from 'node:assert/strict';
import { vmDefinition } from '../../../src/core/formats/vm-definition';
import {
  all,
  type ChangesOf,
  changed,
  moveDrives,
  removeNumLock,
  replaceOrders,
  setGeneration,
  setSecureBoot,
} from './powershell-kit';

const useVhdx: ChangesOf = ({ drives }) => drives.items.map(drive => ({ kind: 'use-vhdx', drive }));
const removeDrives: ChangesOf = ({ drives }) => drives.items.map(drive => ({ kind: 'remove-drive', drive }));
const removeFloppy: ChangesOf = ({ floppyDrive }) =>
  floppyDrive === undefined ? [] : [{ kind: 'remove-floppy-drive', floppyDrive }];
const makeSynthetic: ChangesOf = ({ networkAdapters }) =>
  networkAdapters.items.map(adapter => ({ kind: 'make-adapter-synthetic', adapter }));
const setUefi: ChangesOf = ({ firmware: { type } }) =>
  type === undefined ? [] : [{ kind: 'set-firmware-uefi', firmware: type }];
const setTpm: ChangesOf = () => [{ kind: 'set-tpm', enabled: true }];
const setVersion: ChangesOf = () => [{ kind: 'set-configuration-version', to: '8.0' }];
const turnOffCompatibility: ChangesOf = ({ compatibilityForOlderOperatingSystems: compatibility }) =>
  compatibility === undefined ? [] : [{ kind: 'turn-off-older-os-compatibility', compatibility }];
const useGpt: ChangesOf = ({ drives }) => drives.items.map(drive => ({ kind: 'use-gpt', drive }));
const removeComPorts: ChangesOf = ({ comPorts }) => comPorts.map(comPort => ({ kind: 'remove-com-port', comPort }));
const removeDevices: ChangesOf = ({ emulatedDevices, keyStorageDrive, remoteFxAdapter }) =>
  [...emulatedDevices, keyStorageDrive, remoteFxAdapter].flatMap(device =>
    device === undefined ? [] : [{ kind: 'remove-device', what: 'pic', device } as const],
  );

const CA = 'MicrosoftUEFICertificateAuthority';

/** A machine of our own format around some properties, and one of a home-made list. */
const pascal = (properties: string): string => `{ "Name": "a", "Generation": 1, ${properties} }`;
const camel = (properties: string): string => `{ "name": "a", "generation": 1, ${properties} }`;

type Case = readonly [name: string, before: string, changes: ChangesOf, after: string];

const CASES: readonly Case[] = [
  ['the version', pascal('"Version": "5.0"'), setVersion, pascal('"Version": "8.0"')],
  ['the version as number', camel('"configVersion": 5.0'), setVersion, camel('"configVersion": "8.0"')],
  ['a version that is not written', pascal('"Notes": ""'), setVersion, pascal('"Notes": ""')],
  ['the generation as number', '{ "Name": "a", "Generation": 1 }', setGeneration, '{ "Name": "a", "Generation": 2 }'],
  [
    'the generation as text',
    '{ "name": "a", "vmGeneration": "1" }',
    setGeneration,
    '{ "name": "a", "vmGeneration": "2" }',
  ],
  ['the generation in words', '{ "generation": "Gen1" }', setGeneration, '{ "generation": "Gen2" }'],
  ['the generation where it is 2', '{ "generation": "V2" }', setGeneration, '{ "generation": "V2" }'],
  ['the generation where it is null', '{ "generation": null }', setGeneration, '{ "generation": 2 }'],
  [
    'the generation of the last of two keys',
    '{ "Generation": 1, "Generation": 1 }',
    setGeneration,
    '{ "Generation": 1, "Generation": 2 }',
  ],
  [
    'an absent generation behind the name',
    '{\r\n\t"Name": "a", // mine\r\n\t"ProcessorCount": 2\r\n}',
    setGeneration,
    '{\r\n\t"Name": "a", // mine\r\n\t"Generation": 2,\r\n\t"ProcessorCount": 2\r\n}',
  ],
  [
    'an absent generation in small letters',
    '{ "name": "a", "cpus": 2 }',
    setGeneration,
    '{ "name": "a", "generation": 2, "cpus": 2 }',
  ],
  [
    'no generation that is an expression',
    '{ "generation": "${g}" }',
    setGeneration,
    'cannot: The generation is an expression',
  ],
  [
    'no variable',
    '{ "generation": 1 }',
    () => [{ kind: 'set-generation', at: 'variable' }],
    'cannot: The definition has no variables',
  ],

  [
    'a drive',
    pascal('"HardDrives": [{ "ControllerType": "IDE", "ControllerNumber": 1, "ControllerLocation": 0, "Path": "a" }]'),
    moveDrives([0, 3]),
    pascal('"HardDrives": [{ "ControllerType": "SCSI", "ControllerNumber": 0, "ControllerLocation": 3, "Path": "a" }]'),
  ],
  [
    'a drive in small letters and texts',
    camel('"disks": [{ "bus": "ide", "controllerNumber": "0", "location": "1" }]'),
    moveDrives([0, 0]),
    camel('"disks": [{ "bus": "scsi", "controllerNumber": "0", "location": "0" }]'),
  ],
  [
    'the last of two keys of a drive',
    camel('"disks": [{ "bus": "ide", "bus": "Ide" }]'),
    moveDrives(undefined),
    camel('"disks": [{ "bus": "ide", "bus": "Scsi" }]'),
  ],
  [
    'a place in the bus',
    camel('"disks": [{ "controller": "IDE 1:0" }]'),
    moveDrives([0, 12]),
    camel('"disks": [{ "controller": "SCSI 0:12" }]'),
  ],
  [
    'a number in the bus',
    camel('"disks": [{ "bus": "ide0", "lun": 1 }]'),
    moveDrives([0, 5]),
    camel('"disks": [{ "bus": "scsi0", "lun": 5 }]'),
  ],
  ['a bus alone', camel('"disks": [{ "type": "ide" }]'), moveDrives(undefined), camel('"disks": [{ "type": "scsi" }]')],
  [
    'a place without a bus',
    camel('"disks": [{ "controller": 1, "location": 1 }]'),
    moveDrives([0, 2]),
    camel('"disks": [{ "controller": 0, "location": 2 }]'),
  ],
  [
    'half a place to another controller',
    camel('"disks": [{ "bus": "ide", "location": 1 }]'),
    moveDrives([1, 0]),
    camel('"disks": [{ "bus": "scsi", "location": 0, "controllerNumber": 1 }]'),
  ],
  [
    'half a place on controller 0',
    camel('"disks": [{ "location": 1 }]'),
    moveDrives([0, 2]),
    camel('"disks": [{ "location": 2 }]'),
  ],
  [
    'no place where none is written',
    camel('"disks": ["a.vhdx", { "path": "b.vhdx" }]'),
    moveDrives([0, 0], [0, 1]),
    camel('"disks": ["a.vhdx", { "path": "b.vhdx" }]'),
  ],

  [
    'images in the case of their names',
    camel('"vhdPath": "C:\\\\A.VHD", "disks": ["b.vhd", { "path": "c.Vhd", "format": "VHD" }, "d.vhdx"]'),
    useVhdx,
    camel('"vhdPath": "C:\\\\A.VHDX", "disks": ["b.vhdx", { "path": "c.Vhdx", "format": "VHDX" }, "d.vhdx"]'),
  ],
  ['images behind an expression', camel('"disks": ["${dir}/a.vhd"]'), useVhdx, camel('"disks": ["${dir}/a.vhdx"]')],
  [
    'drives away',
    pascal('"HardDrives": ["a", { "Path": "b" }], "DVDDrives": {}'),
    removeDrives,
    pascal('"HardDrives": []'),
  ],

  ['a floppy drive away', pascal('"FloppyDrive": {}, "Notes": ""'), removeFloppy, pascal('"Notes": ""')],
  [
    'a floppy drive away as often as it is written',
    pascal('"FloppyDrive": {}, "FloppyDrive": {}, "Notes": ""'),
    removeFloppy,
    pascal('"Notes": ""'),
  ],
  ['a floppy among the disks away', camel('"disks": ["a.vhdx", "b.vfd"]'), removeFloppy, camel('"disks": ["a.vhdx"]')],

  [
    'adapters in their words',
    camel(
      '"nics": [{ "isLegacy": true }, { "type": "Legacy", "mac": "x" }, { "type": "emulated" }, { "legacy": "yes" }, {}]',
    ),
    makeSynthetic,
    camel(
      '"nics": [{ "isLegacy": false }, { "type": "Synthetic", "mac": "x" }, { "type": "synthetic" }, { "legacy": "no" }, {}]',
    ),
  ],
  [
    'an adapter in the machine',
    camel('"legacyNetworkAdapter": true'),
    makeSynthetic,
    camel('"legacyNetworkAdapter": false'),
  ],
  [
    'no adapter that is an expression',
    camel('"nics": { "isLegacy": "${x}" }'),
    makeSynthetic,
    'cannot: What kind of adapter this is, is an expression',
  ],

  ['the firmware', camel('"firmware": "BIOS"'), setUefi, camel('"firmware": "UEFI"')],
  [
    'the firmware in small letters',
    camel('"firmware": { "type": "bios" }'),
    setUefi,
    camel('"firmware": { "type": "uefi" }'),
  ],

  [
    'a start-up order',
    pascal('"Bios": { "StartupOrder": ["IDE", "CD"] }, "HardDrives": ["a"], "DVDDrives": [{}]'),
    replaceOrders([0, 0], undefined),
    pascal(
      '"Firmware": { "BootOrder": ["SCSI:0:0", "DvdDrive", "NetworkAdapter"] }, "HardDrives": ["a"], "DVDDrives": [{}]',
    ),
  ],
  [
    'a start-up order beside something else',
    pascal('"Bios": { "StartupOrder": [0], "Other": 1 }'),
    replaceOrders(),
    pascal('"Bios": { "Other": 1 }, "Firmware": { "BootOrder": ["NetworkAdapter"] }'),
  ],
  [
    'a start-up order and NumLock, and the BIOS with them',
    pascal('"Bios": { "StartupOrder": [0], "NumLockEnabled": false }'),
    all(replaceOrders(), removeNumLock),
    pascal('"Firmware": { "BootOrder": ["NetworkAdapter"] }'),
  ],
  ['NumLock alone', pascal('"Bios": { "NumLockEnabled": false }'), removeNumLock, '{ "Name": "a", "Generation": 1 }'],
  [
    'NumLock without the order beside it',
    pascal('"Bios": { "StartupOrder": [0], "NumLockEnabled": false }'),
    removeNumLock,
    pascal('"Bios": { "StartupOrder": [0] }'),
  ],
  [
    'an order into the firmware that is there',
    pascal('"Bios": { "StartupOrder": [0] }, "Firmware": { "SecureBoot": "On" }'),
    replaceOrders(),
    pascal('"Firmware": { "SecureBoot": "On", "BootOrder": ["NetworkAdapter"] }'),
  ],
  [
    'an order and Secure Boot into one new object',
    pascal('"Bios": { "StartupOrder": [0] }'),
    all(replaceOrders(), setSecureBoot(true, CA)),
    pascal(`"Firmware": { "BootOrder": ["NetworkAdapter"], "SecureBoot": "On", "SecureBootTemplate": "${CA}" }`),
  ],
  [
    'an order in place, longer',
    camel('"bootOrder": [\n"CD", // first\n"IDE"\n], "disks": ["a", "b"]'),
    replaceOrders([0, 0], [0, 1]),
    camel('"bootOrder": [\n"SCSI:0:0", // first\n"SCSI:0:1",\n"NetworkAdapter"\n], "disks": ["a", "b"]'),
  ],
  [
    'an order in place, shorter and in small letters',
    camel('"bootOrder": ["cd", "ide", "floppy"], "disks": ["a"]'),
    replaceOrders([0, 0]),
    camel('"bootOrder": ["scsi:0:0", "networkadapter"], "disks": ["a"]'),
  ],
  [
    'an order of one device',
    camel('"bootOrder": "IDE", "disks": ["a"]'),
    replaceOrders([0, 0]),
    camel('"bootOrder": "SCSI:0:0", "disks": ["a"]'),
  ],
  [
    'an order of which nothing remains',
    camel('"bootOrder": ["floppy"]'),
    ({ firmware }) => firmware.orders.map(order => ({ kind: 'replace-boot-order', order, targets: [] })),
    '{ "name": "a", "generation": 1 }',
  ],
  [
    'a flat start-up order into a flat boot order',
    camel('"firmware": "bios", "startupOrder": ["ide"], "disks": ["a"]'),
    replaceOrders(undefined),
    '{ "name": "a", "generation": 1, "bootOrder": ["HardDiskDrive", "NetworkAdapter"], "firmware": "bios", "disks": ["a"] }',
  ],

  [
    'Secure Boot in words',
    pascal('"Firmware": { "SecureBoot": "On" }'),
    setSecureBoot(false),
    pascal('"Firmware": { "SecureBoot": "Off" }'),
  ],
  [
    'Secure Boot as a flag',
    camel('"secureBootEnabled": true'),
    setSecureBoot(false),
    camel('"secureBootEnabled": false'),
  ],
  [
    'Secure Boot where it is null',
    pascal('"Firmware": { "SecureBoot": null }'),
    setSecureBoot(true),
    pascal('"Firmware": { "SecureBoot": "On" }'),
  ],
  [
    'no Secure Boot that is so already',
    pascal('"Firmware": { "SecureBoot": "off" }'),
    setSecureBoot(false),
    pascal('"Firmware": { "SecureBoot": "off" }'),
  ],
  [
    'no Secure Boot that is an expression',
    camel('"secureBoot": "${s}"'),
    setSecureBoot(false),
    'cannot: Secure Boot is an expression',
  ],
  [
    'the template behind Secure Boot',
    pascal('"Firmware": { "SecureBoot": "On", "BootOrder": [] }'),
    setSecureBoot(true, CA),
    pascal(`"Firmware": { "SecureBoot": "On", "SecureBootTemplate": "${CA}", "BootOrder": [] }`),
  ],
  [
    'another template',
    pascal('"Firmware": { "SecureBootTemplate": "MicrosoftWindows" }'),
    setSecureBoot(true, CA),
    pascal(`"Firmware": { "SecureBootTemplate": "${CA}", "SecureBoot": "On" }`),
  ],
  [
    'Secure Boot where there is nothing of it',
    '{\n\t"name": "a",\n\t"generation": 1,\n\t"cpus": 2\n}',
    setSecureBoot(false),
    '{\n\t"name": "a",\n\t"generation": 1,\n\t"firmware": {\n\t\t"secureBoot": false\n\t},\n\t"cpus": 2\n}',
  ],
  [
    'Secure Boot where the firmware is a word',
    camel('"firmware": "BIOS"'),
    all(setUefi, setSecureBoot(false)),
    '{ "name": "a", "generation": 1, "secureBoot": false, "firmware": "UEFI" }',
  ],
  [
    'Secure Boot in the letters of the file',
    '{ "vm_name": "a", "generation": 1, "memory_mb": 2048 }',
    setSecureBoot(true, CA),
    `{ "vm_name": "a", "generation": 1, "firmware": { "secure_boot": true, "secure_boot_template": "${CA}" }, "memory_mb": 2048 }`,
  ],

  ['a TPM', pascal('"Security": { "TpmEnabled": false }'), setTpm, pascal('"Security": { "TpmEnabled": true }')],
  [
    'a TPM where there is none',
    pascal('"Notes": ""'),
    setTpm,
    pascal('"Security": { "TpmEnabled": true }, "Notes": ""'),
  ],
  ['a TPM in the machine', camel('"vtpm": "off"'), setTpm, camel('"vtpm": "on"')],
  ['no TPM that is an expression', camel('"tpm": "${t}"'), setTpm, 'cannot: The TPM is an expression'],

  [
    'all processor features',
    pascal('"CompatibilityForOlderOperatingSystemsEnabled": true'),
    turnOffCompatibility,
    pascal('"CompatibilityForOlderOperatingSystemsEnabled": false'),
  ],
  [
    'GPT in the words of the file',
    camel('"disks": [{ "partitionStyle": "mbr" }, { "partition_style": 1 }, { "partitionTable": "MBR" }]'),
    useGpt,
    camel('"disks": [{ "partitionStyle": "gpt" }, { "partition_style": 2 }, { "partitionTable": "GPT" }]'),
  ],
  [
    'no GPT over an expression',
    camel('"disks": [{ "partitionStyle": "{{style}}" }]'),
    useGpt,
    'cannot: How the disk is partitioned is not written',
  ],
  [
    'COM ports away',
    pascal('"ComPort1": { "Path": "x" }, "ComPorts": ["y"], "Notes": ""'),
    removeComPorts,
    pascal('"ComPorts": [], "Notes": ""'),
  ],
  [
    'devices away',
    pascal('"EmulatedDevices": ["PIC", "mine", "PIT"], "KeyStorageDrive": {}, "RemoteFxAdapter": true, "Notes": ""'),
    removeDevices,
    pascal('"EmulatedDevices": ["mine"], "Notes": ""'),
  ],
  [
    'devices by key away',
    pascal('"EmulatedDevices": { "Pic": true, "Mine": 1 }'),
    removeDevices,
    pascal('"EmulatedDevices": { "Mine": 1 }'),
  ],
];

describe('vm-definition: writing', () => {
  for (const [name, before, changes, after] of CASES) {
    it(`writes ${name}`, () => assert.equal(changed(vmDefinition, before, changes, 'a.vm.json'), after));
  }

  it('names no files of a floppy', () => {
    const text = pascal('"FloppyDrive": {}');
    const after = changed(
      vmDefinition,
      text,
      ({ floppyDrive }) => (floppyDrive === undefined ? [] : [{ kind: 'replace-floppy-files-by-disc', floppyDrive }]),
      'a.vm.json',
    );
    assert.match(after, /^cannot: /);
  });
});
