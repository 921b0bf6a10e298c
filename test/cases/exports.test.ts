/** Shapes of exports: what can be read is read, and what can't be read is unknown, never none. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { analyze } from '../../src/core/analyze';
import { convert } from '../../src/core/convert/convert';
import { cli } from '../unit/cli/cli-kit';
import { checkCase, describeCases, runCase, withCopy } from './kit';

describeCases('cases of exports in other shapes', () => {
  it('value-count: the lists under value are read, and converted where they stand', async () => {
    const { rules, machines } = await checkCase('exports/value-count.json');
    assert.deepEqual(
      machines.map(({ status }) => status),
      ['needs-work', 'needs-work'],
    );
    for (const rule of ['disk/boot-on-ide', 'dvd/on-ide', 'disk/vhd-format', 'nic/legacy']) {
      assert.equal(rules.filter(each => each === rule).length, 2, rule);
    }
    await withCopy('exports/value-count.json', async path => {
      await cli(['convert', '--no-config', '--lossy', '--write', path]);
      const text = await readFile(path, 'utf8');
      assert.doesNotMatch(text, /"ControllerType": 0|"IsLegacy": true|\.vhd"/);
    });
  });

  it('drives-as-map: what is not read is unknown, and the generation is not changed beside it', async () => {
    const { rules, machines } = await checkCase('exports/drives-as-map.json');
    assert.ok(rules.includes('vm/cut-off'));
    assert.equal(machines[0]?.status, 'needs-work');
    const { out, code } = await runCase('exports/drives-as-map.json', 'convert', '--lossy');
    assert.equal(out, '');
    assert.equal(code, 1);
  });

  it('scvmm: drives and adapters are read under the names of Virtual Machine Manager', async () => {
    const { rules } = await checkCase('exports/scvmm.json');
    for (const rule of ['disk/boot-on-ide', 'dvd/on-ide', 'disk/vhd-format', 'nic/legacy', 'firmware/startup-order']) {
      assert.ok(rules.includes(rule), rule);
    }
    assert.ok(!rules.includes('vm/cut-off'));
  });

  it('remoting-flattened: is cut off, with the advice that helps', async () => {
    const { findings } = await checkCase('exports/remoting-flattened.json');
    const found = findings.filter(({ rule }) => rule === 'vm/cut-off');
    assert.deepEqual(
      found.map(({ messageId }) => messageId),
      ['flattened'],
    );
    assert.match(found[0]?.message ?? '', /ConvertTo-Json on the host/);
  });

  it('name-and-generation: is a projection, by itself and where it is chosen', async () => {
    for (const options of [[], ['--read-as', 'get-vm']]) {
      const { findings, machines } = await checkCase('exports/name-and-generation.json', ...options);
      assert.deepEqual(
        machines.map(({ generation }) => generation),
        [1, 2],
      );
      assert.deepEqual(
        findings.filter(({ rule }) => rule === 'vm/cut-off').map(({ machine }) => machine),
        [0],
      );
    }
    const { out } = await runCase('exports/name-and-generation.json', 'convert', '--lossy');
    assert.equal(out, '');
  });

  it('name-and-generation: what cannot be read as chosen is said', async () => {
    for (const command of ['check', 'convert']) {
      const { out, err } = await runCase('exports/name-and-generation.json', command, '--read-as', 'packer-json');
      assert.match(out + err, /no builder of type hyperv-iso/);
    }
  });

  it('cim-settings: the generation, the order and NumLock are read, the devices are cut off', async () => {
    const { findings, machines } = await checkCase('exports/cim-settings.json');
    assert.deepEqual(
      machines.map(({ name, generation, status }) => [name, generation, status]),
      [
        ['crm-db', 1, 'needs-work'],
        ['crm-app', 2, 'generation-2'],
      ],
    );
    const told = findings.filter(({ machine }) => machine === 0).map(({ rule }) => rule);
    for (const rule of ['firmware/startup-order', 'firmware/numlock', 'vm/cut-off']) {
      assert.ok(told.includes(rule), rule);
    }
    assert.deepEqual(
      findings.filter(({ machine }) => machine === 1),
      [],
    );
  });

  it('setting-twice: one conversion removes both', async () => {
    await withCopy('hostile/setting-twice.vm.json', async path => {
      await cli(['convert', '--no-config', '--lossy', '--write', path]);
      const once = await readFile(path, 'utf8');
      assert.doesNotMatch(once, /StartupOrder|NumLock/);
      const after = analyze(once, { fileName: path });
      assert.deepEqual(
        after.machines.map(({ status }) => status),
        ['generation-2'],
      );
      await cli(['convert', '--no-config', '--lossy', '--write', path]);
      assert.equal(await readFile(path, 'utf8'), once);
    });
    const fileName = 'smallest.vm.json';
    const smallest = convert('{"Bios":{"StartupOrder":[]},"StartupOrder":[]}', { fileName, lossy: true });
    assert.deepEqual(JSON.parse(smallest.text), { Generation: 2 });
  });
});
