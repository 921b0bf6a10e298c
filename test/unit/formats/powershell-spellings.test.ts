import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from '../../../src/core/analyze';
import { convert } from '../../../src/core/convert/convert';
import { findingsToFixOnSave, fixEdits } from '../../../src/core/fixes';
import type { PropertyName, Scope } from '../../../src/core/formats/powershell/aliases';
import { propertiesOf, propertyNameOf } from '../../../src/core/formats/powershell/keys';
import { parseDocument } from '../../../src/core/languages/json/parse';
import type { Body } from '../../../src/core/languages/tree';
import type { VirtualMachine } from '../../../src/core/machine/machine';
import { applyEdits } from '../../../src/core/text/place';
import { ownEdits } from '../one-file';

/** Which property each key of an object is. */
function namesOf(scope: Scope, keys: readonly string[]): (string | undefined)[] {
  return keys.map(key => {
    const { root } = parseDocument(JSON.stringify({ [key]: 1 }));
    return root?.kind === 'body' ? propertiesOf(root, scope).entries()[0]?.[0] : undefined;
  });
}

function assertAll<S extends Scope>(scope: S, name: PropertyName<S>, ...keys: readonly string[]): void {
  assert.deepEqual(
    namesOf(scope, keys),
    keys.map(() => name),
    `${scope} ${name}`,
  );
}

describe('properties of objects', () => {
  const keys = fc.uniqueArray(fc.constantFrom('Path', 'path', 'File', 'Size', 'DiskNumber', 'Controller', 'Bus', 'x'), {
    minLength: 1,
    maxLength: 4,
  });

  it('are those of its own keys, whatever object was read before', () => {
    fc.assert(
      fc.property(keys, keys, (before, own) => {
        const [first, second] = [bodyOf(before), bodyOf(own)];
        namesIn(first);
        const read = propertiesOf(second, 'drive').entries();
        const names = second.members.flatMap(member => propertyNameOf('drive', member) ?? []);
        assert.deepEqual(new Set(read.map(([name]) => name)), new Set(names));
        assert.deepEqual(
          read.map(([, member]) => propertyNameOf('drive', member)),
          read.map(([name]) => name),
        );
        assert.ok(read.every(([, member]) => second.members.includes(member)));
      }),
    );
  });

  it('are those of its own keys where another has as many, and where one is written twice', () => {
    const names = (text: string) =>
      propertiesOf(bodyIn(text), 'drive')
        .entries()
        .map(([name, { value }]) => [name, value]);
    const shown = (text: string) => names(text).map(([name, value]) => [name, (value as { value: unknown }).value]);
    assert.deepEqual(shown('{ "Path": "a", "Size": 1 }'), [
      ['Path', 'a'],
      ['Size', 1],
    ]);
    assert.deepEqual(shown('{ "Size": 1, "Path": "a" }'), [
      ['Size', 1],
      ['Path', 'a'],
    ]);
    assert.deepEqual(shown('{ "Path": "a", "Path": "b" }'), [['Path', 'b']]);
    assert.deepEqual(shown('{ "Path": "b", "Path": "a" }'), [['Path', 'a']]);
    assert.deepEqual(shown('{ "x": 1, "y": 2 }'), []);
  });

  it('with others: those take the place of its own of the same names, and its other spellings stay', () => {
    const own = propertiesOf(bodyIn('{ "Path": "a", "File": "b", "Size": 1 }'), 'drive');
    const others = propertiesOf(bodyIn('{ "DiskNumber": 3, "Size": 2 }'), 'drive').entries();
    const both = own.with(others);
    assert.deepEqual(
      both.entries().map(([name, { key, value }]) => [name, key, (value as { value: unknown }).value]),
      [
        ['Path', 'Path', 'a'],
        ['Size', 'Size', 2],
        ['DiskNumber', 'DiskNumber', 3],
      ],
    );
    assert.deepEqual(
      both.spellings('Path').map(({ key }) => key),
      ['Path', 'File'],
    );
    assert.deepEqual(own.entries().length, 2);
  });
});

function bodyIn(text: string): Body {
  const { root } = parseDocument(text);
  assert.ok(root?.kind === 'body');
  return root;
}

function bodyOf(keys: readonly string[]): Body {
  return bodyIn(JSON.stringify(Object.fromEntries(keys.map((key, index) => [key, index]))));
}

function namesIn(body: Body) {
  return propertiesOf(body, 'drive')
    .entries()
    .map(([name, { value }]) => [name, value] as const);
}

describe('spellings of properties', () => {
  it('are those of short words, long words and words that say whose they are', () => {
    assertAll('machine', 'Name', 'VMName', 'vm_name', 'hyperv_vm_name');
    assertAll(
      'machine',
      'Generation',
      'gen',
      'vmGen',
      'vm_generation',
      'HyperVGeneration',
      'hv-vm-gen',
      'VM Generation',
    );
    assertAll(
      'machine',
      'TpmEnabled',
      'tpm',
      'enableTPM',
      'enableVMTPM',
      'VirtualTPM',
      'vTPM',
      'vTpmEnabled',
      'useTpm',
    );
    assertAll('machine', 'TpmEnabled', 'enable_virtual_tpm', 'hasTPM', 'trustedPlatformModule');
    assertAll('machine', 'SecureBoot', 'enableSecureBoot', 'secureBootEnabled', 'vmSecureBoot');
    assertAll(
      'machine',
      'MemoryStartup',
      'vmMemory',
      'memoryGB',
      'VMMemoryStartupBytes',
      'startup_memory_mb',
      'ramInGB',
    );
    assertAll('machine', 'MemoryStartup', 'MemoryStartupGB', 'mem', 'VMMemoryBytes');
    assertAll('machine', 'MemoryMinimum', 'minMemoryGB', 'MemoryMinimumBytes', 'vm_min_memory', 'minRam');
    assertAll('machine', 'MemoryMaximum', 'maxMemoryMB', 'vmMaximumMemory', 'max_ram');
    assertAll('machine', 'ProcessorCount', 'vmProcCount', 'VMProcessorCount', 'VMVCore', 'numCPU', 'vCores', 'vm_cpus');
    assertAll('machine', 'ExposeVirtualizationExtensions', 'NestedVirt', 'enableNestedVirtualization', 'nested');
    assertAll('machine', 'SwitchName', 'VMVSwitch', 'networkSwitch', 'vm_switch', 'virtualSwitchName');
    assertAll('machine', 'NetworkAdapters', 'vmNics', 'vNIC', 'netAdapters');
    assertAll('machine', 'LegacyNetworkAdapter', 'legacyNic', 'useLegacyAdapter', 'isLegacyNetwork');
    assertAll('machine', 'VHDPath', 'VMVHDxPath', 'vhdxFilePath', 'diskpath', 'osVhdx', 'vm_vhd_path');
    assertAll('machine', 'VHDSize', 'NewVHDSizeBytes', 'DiskSizeGB', 'vm_disk_size', 'osDiskSize');
    assertAll('machine', 'HardDrives', 'vmDataDisks', 'hdds', 'virtual_hard_disks', 'dataVHDs');
    assertAll('machine', 'IsoPath', 'VMISOPath', 'IsoFilePath', 'isoImage');
    assertAll('machine', 'FloppyDrive', 'vfdPath', 'vmFloppyDisk');
    assertAll('machine', 'CompatibilityForOlderOperatingSystemsEnabled', 'limitCPUID');
    assertAll('machine', 'CompatibilityForMigrationEnabled', 'limitProcessorFeatures');
    assertAll('drive', 'Path', 'vhdFile', 'diskPath', 'VHDPath');
    assertAll('drive', 'Size', 'VHDXSizeGB', 'diskSizeBytes', 'sizeInGB');
    assertAll('drive', 'ControllerNumber', 'controllerId', 'controller_no');
    assertAll('firmware', 'SecureBootTemplate', 'secureBootTemplateId', 'secure_boot_template_name');
    assertAll('memory', 'Startup', 'startupBytes', 'startupInGB');
  });

  it('are none of what says something else', () => {
    for (const key of ['vm', 'hyperv', 'vmType', 'vmId', 'vms', 'vmSize', 'generations']) {
      assert.deepEqual(namesOf('machine', [key]), [undefined], key);
    }
  });

  it('are kept by a conversion, which adds no second key', () => {
    const { text } = convert('[{ "vmName": "a", "vmGen": 1, "vmMemory": "2GB", "vmVhdxPath": "a.vhdx" }]', {
      lossy: true,
    });
    assert.match(text, /"vmGen": 2,/);
    assert.ok(!/generation/i.test(text));
  });

  it('hide no machine of a list', () => {
    const list = [
      { vmName: 'a', gen: 2, memory: '2GB' },
      { vmName: 'b', vm_gen: 'Gen1', ram: 2048 },
      { vmName: 'c', hyperVGeneration: 2, vmMemory: 4096 },
    ];
    assert.equal(analyze(JSON.stringify(list)).machines.length, list.length);
    assert.equal(analyze(JSON.stringify([{ name: 'card', gen: 2, lanes: 4 }])).machines.length, 0);
  });

  it('tell a machine whose generation is none', () => {
    const own = { VMName: 'a', MemoryStartup: '2GB', SwitchName: 'LAN' };
    for (const generation of ['vhdx', 3]) {
      const { findings } = analyze(JSON.stringify([{ ...own, Generation: generation }]));
      assert.equal(findings.filter(({ rule }) => rule === 'vm/no-such-generation').length, 1);
    }
    assert.equal(analyze('[{ "name": "phone", "generation": 3, "memory": "8GB", "cpu": 8 }]').machines.length, 0);
  });
});

describe('a Secure Boot template by its id', () => {
  const fixed = (firmware: object, guest = 'Ubuntu 24.04'): object => {
    const text = JSON.stringify({ Name: 'a', Generation: 2, GuestOperatingSystem: guest, Firmware: firmware });
    const analysis = analyze(text, { fileName: 'a.vm.json' });
    return JSON.parse(applyEdits(text, ownEdits(analysis, fixEdits(analysis, findingsToFixOnSave(analysis))))).Firmware;
  };
  const windows = '1734c6e8-3154-4dda-ba5f-a874cc483422';
  const others = '272e7447-90a4-4563-a4b9-8e4ab00526ce';

  it('is known, and replaced by another id', () => {
    assert.deepEqual(fixed({ SecureBoot: 'On', SecureBootTemplateId: others }), {
      SecureBoot: 'On',
      SecureBootTemplateId: others,
    });
    assert.deepEqual(fixed({ SecureBoot: 'On', SecureBootTemplateId: windows }), {
      SecureBoot: 'On',
      SecureBootTemplateId: others,
    });
    assert.deepEqual(fixed({ SecureBoot: 'On', SecureBootTemplate: `{${windows.toUpperCase()}}` }), {
      SecureBoot: 'On',
      SecureBootTemplate: `{${others.toUpperCase()}}`,
    });
  });

  it('stands beside a name, and changes with it', () => {
    assert.deepEqual(fixed({ SecureBootTemplate: 'MicrosoftWindows', SecureBootTemplateId: windows }), {
      SecureBoot: 'On',
      SecureBootTemplate: 'MicrosoftUEFICertificateAuthority',
      SecureBootTemplateId: others,
    });
  });
});

describe('a 32-bit guest', () => {
  const architecture = (properties: object): string | undefined => {
    const text = JSON.stringify({ Name: 'a', Generation: 1, GuestOS: 'Windows 10', ...properties });
    const [assessed] = analyze(text, { fileName: 'a.vm.json' }).machines;
    return (assessed?.machine as VirtualMachine | undefined)?.guest?.recognised.architecture;
  };
  const guest = { GuestOS: { Name: 'Windows 10', Kind: 'i386' } };

  for (const properties of [{ bits: 32 }, { os_arch: 'x86' }, { Platform: '32-bit' }, { kind: 'IA32' }, guest]) {
    it(`is known by ${JSON.stringify(properties)}`, () => {
      assert.equal(architecture(properties), 'x86');
    });
  }

  const others = [
    { bits: 64 },
    { tools: 'C:/Program Files (x86)/x' },
    { rack: 32 },
    { rack: 'x86-lab' },
    { memory: 32 },
  ];
  for (const properties of [...others, { architecture: 'x64', platform: 'x86' }]) {
    it(`is not concluded from ${JSON.stringify(properties)}`, () => {
      assert.notEqual(architecture(properties), 'x86');
    });
  }
});
