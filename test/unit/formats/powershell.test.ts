/* biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders of other tools */
import assert from 'node:assert/strict';
import { ALIASES } from '../../../src/core/formats/powershell/aliases';
import { plainKey, propertiesOf } from '../../../src/core/formats/powershell/keys';
import { keyIn, keyStyleOf, likeCase, respellFlag } from '../../../src/core/formats/powershell/spelling';
import {
  isTruncated,
  isUnresolved,
  readFlag,
  readGeneration,
  readMemory,
  readNumber,
  readOnOffState,
  respellGeneration,
} from '../../../src/core/formats/powershell/values';
import { imageFormat, readBootDevice, readBus, readEmulatedDevice } from '../../../src/core/formats/powershell/words';
import { parseDocument } from '../../../src/core/languages/json/parse';
import type { Body, Node } from '../../../src/core/languages/tree';
import { EMULATED_DEVICES } from '../../../src/core/machine/machine';

function node(value: unknown): Node {
  const { root } = parseDocument(JSON.stringify(value));
  assert.ok(root);
  return root;
}

function object(text: string): Body {
  const { root } = parseDocument(text);
  assert.ok(root?.kind === 'body');
  return root;
}

describe('keys of PowerShell-shaped objects', () => {
  it('compares without case, underscores, hyphens and blanks', () => {
    for (const key of ['MemoryStartupBytes', 'memory_startup_bytes', 'memory-startup-bytes', 'Memory Startup Bytes']) {
      assert.equal(plainKey(key), 'memorystartupbytes');
    }
    assert.notEqual(plainKey('$schema'), plainKey('schema'));
  });

  it('has no spelling that means two properties of one object', () => {
    for (const [scope, table] of Object.entries(ALIASES)) {
      const spellings = Object.entries<readonly string[]>(table).flatMap(([name, others]) => [name, ...others]);
      const plain = spellings.map(plainKey);
      const twice = plain.filter((key, index) => plain.indexOf(key) !== index);
      assert.deepEqual(twice, [], scope);
    }
  });

  it('takes the last of one spelling, and the first spelling of the table', () => {
    const value = (text: string): unknown => {
      const found = propertiesOf(object(text), 'machine').get('Name')?.value;
      return found?.kind === 'text' ? found.value : undefined;
    };
    assert.equal(value('{ "Name": "a", "Name": "b" }'), 'b');
    assert.equal(value('{ "name": "a", "NAME": "b" }'), 'b');
    assert.equal(value('{ "Name": "a", "VMName": "b" }'), 'a');
    assert.equal(value('{ "VMName": "b", "Name": "a" }'), 'a');
  });
});

describe('values of PowerShell-shaped objects', () => {
  it('knows what a tool has yet to resolve', () => {
    for (const text of ['${x}', 'a-${x}', '{{user `x`}}', '$(Get-Date)', '%TEMP%\\a.vhd', "[parameters('x')]"]) {
      assert.ok(isUnresolved(text), text);
    }
    for (const text of ['', '100%', '[a]', 'C:\\$x', 'a {b}', '50% of 100%', '[x', '{ }']) {
      assert.ok(!isUnresolved(text), text);
    }
  });

  it('knows what ConvertTo-Json cut off', () => {
    const name = 'Microsoft.HyperV.PowerShell.HardDiskDrive';
    for (const text of [name, `${name} ${name}`, 'System.Object[]', '@{Path=C:\\a.vhdx}']) {
      assert.ok(isTruncated(node(text)), text);
    }
    assert.ok(!isTruncated(node('C:\\Microsoft.HyperV.vhdx')));
  });

  it('reads generations', () => {
    const spellings: readonly [unknown, number | undefined][] = [
      ...([1, '1', 'V1', 'v1', 'Gen1', 'gen 1', 'Generation 1', 'generation-1', 'G1', '1.0'] as const).map(
        text => [text, 1] as [unknown, number],
      ),
      ...([2, '2', 'Gen2', 'GEN2', 'Generation2'] as const).map(text => [text, 2] as [unknown, number]),
      ...([0, 3, 1.5, '', '3', 'first', '12', '${g}', true, null, [], {}] as const).map(
        other => [other, undefined] as [unknown, undefined],
      ),
    ];
    for (const [written, generation] of spellings) {
      assert.equal(readGeneration(node(written)), generation, JSON.stringify(written));
    }
    assert.equal(readGeneration(parseDocument('1.0').root as Node), 1);
  });

  it('respells generations', () => {
    const pairs = { Gen1: 'Gen2', 'generation 1': 'generation 2', '1': '2', '1.0': '2.0', V1: 'V2', Gen2: 'Gen2' };
    for (const [before, after] of Object.entries(pairs)) {
      assert.equal(respellGeneration(before, 2), after);
    }
    assert.equal(respellGeneration('first', 2), undefined);
  });

  it('reads memory', () => {
    const GB = 2 ** 30;
    const cases: readonly [written: unknown, key: string, bytes: number | undefined][] = [
      ['4GB', 'MemoryStartup', 4 * GB],
      ['4 gb', 'memory', 4 * GB],
      ['4GiB', 'memory', 4 * GB],
      ['4G', 'memory', 4 * GB],
      ['4096MB', 'memory', 4 * GB],
      ['1.5GB', 'memory', 1.5 * GB],
      [4294967296, 'MemoryStartup', 4 * GB],
      ['4294967296', 'MemoryStartup', 4 * GB],
      [4096, 'memory', 4 * GB],
      [4, 'memory', 4 * GB],
      [4096, 'memoryMB', 4 * GB],
      [4, 'ram_gb', 4 * GB],
      [33554432, 'memory', 33554432],
      ['much', 'memory', undefined],
      [-1, 'memory', undefined],
      [0, 'memory', undefined],
      [{}, 'memory', undefined],
    ];
    for (const [written, key, bytes] of cases) {
      assert.equal(readMemory(node(written), key), bytes, `${key}: ${JSON.stringify(written)}`);
    }
  });

  it('reads numbers and flags, and On as 0 where Hyper-V says so', () => {
    assert.equal(readNumber(node('12')), 12);
    assert.equal(readNumber(node(1.5)), undefined);
    assert.equal(readNumber(node('0x10')), undefined);
    assert.deepEqual(
      ['On', 'off', 'TRUE', 'no', true, 'maybe', 1].map(value => readFlag(node(value))),
      [true, false, true, false, true, undefined, undefined],
    );
    assert.deepEqual(
      [0, 1, 2, 'On'].map(value => readOnOffState(node(value))),
      [true, false, undefined, true],
    );
  });
});

describe('words of PowerShell-shaped objects', () => {
  it('reads buses', () => {
    assert.deepEqual(
      ['IDE', 'ide', 'Scsi', 'IDE 0:1', 'SCSI:0:0', 'ide0', 'scsi-controller', 0, 1, 2, 'sata'].map(value =>
        readBus(node(value)),
      ),
      ['ide', 'ide', 'scsi', 'ide', 'scsi', 'ide', undefined, 'ide', 'scsi', undefined, undefined],
    );
  });

  it('reads devices of boot orders', () => {
    assert.deepEqual(readBootDevice('SCSI:0:12'), { kind: 'slot', bus: 'scsi', slot: { number: 0, location: 12 } });
    assert.deepEqual(readBootDevice('ide 1:0'), { kind: 'slot', bus: 'ide', slot: { number: 1, location: 0 } });
    assert.deepEqual(readBootDevice('Microsoft.HyperV.PowerShell.DvdDrive'), { kind: 'cd' });
    assert.deepEqual(
      ['CD', 'IDE', 'LegacyNetworkAdapter', 'Floppy', 'HardDiskDrive', 'network_adapter'].map(
        word => readBootDevice(word).kind,
      ),
      ['cd', 'ide', 'legacy-network', 'floppy', 'hard-disk', 'network'],
    );
    assert.deepEqual(readBootDevice('USB'), { kind: 'other', text: 'USB' });
  });

  it('reads formats by the file name', () => {
    assert.deepEqual(['a.vhd', 'A.VHDX', 'C:\\a.b\\c.iso', 'x.avhdx', 'none', 'a.vhd/b', ''].map(imageFormat), [
      'vhd',
      'vhdx',
      'iso',
      'other',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('knows every row of the device table by its own name', () => {
    for (const [kind, title] of Object.entries(EMULATED_DEVICES)) {
      assert.equal(readEmulatedDevice(kind), kind);
      const [name = ''] = title.split(' (');
      assert.equal(readEmulatedDevice(name), kind, name);
    }
  });
});

describe('spelling of PowerShell-shaped objects', () => {
  it('keeps the case of words', () => {
    assert.deepEqual(
      ['IDE', 'ide', 'Ide'].map(like => likeCase('Scsi', like)),
      ['SCSI', 'scsi', 'Scsi'],
    );
  });

  it('keeps the words of flags', () => {
    const cases: readonly [before: unknown, flag: boolean, after: unknown][] = [
      [true, false, false],
      ['On', false, 'Off'],
      ['off', true, 'on'],
      ['TRUE', false, 'FALSE'],
      ['yes', false, 'no'],
      ['Disabled', true, 'Enabled'],
      [1, true, 0],
      [null, true, true],
    ];
    for (const [before, flag, after] of cases) {
      assert.equal(respellFlag(node(before), flag), after, JSON.stringify(before));
    }
  });

  it('writes new keys like those beside them', () => {
    const styles = [
      '{ "Name": 1, "VMId": 2 }',
      '{ "name": 1, "memorySize": 2 }',
      '{ "name": 1, "memory_size": 2 }',
      '{}',
    ];
    assert.deepEqual(
      styles.map(text => keyIn(keyStyleOf(object(text)), 'SecureBootTemplate')),
      ['SecureBootTemplate', 'secureBootTemplate', 'secure_boot_template', 'SecureBootTemplate'],
    );
  });
});
