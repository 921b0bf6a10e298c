/** Devices to start from are judged by what the machine has, and by what its generation and its tool take. */
import assert from 'node:assert/strict';
import { checkCase, describeCases, runCase } from './kit';

const added = (diff: string): string[] => diff.split('\n').filter(line => /^\+(?!\+)/.test(line));

describeCases('devices to start from', () => {
  it('no-legacy-adapter: the network starts nothing, and never comes first by a conversion or a runbook', async () => {
    const name = 'start-order/no-legacy-adapter.vm.json';
    assert.ok(!(await checkCase(name)).rules.includes('nic/pxe'));
    const diff = added((await runCase(name, 'convert', '--lossy')).out).join('\n');
    assert.match(diff, /"BootOrder": ?\[\s*\+?\s*"SCSI:0:0",\s*\+?\s*"SCSI:0:1"/);
    const script = (await runCase(name, 'runbook')).out;
    const order = script.slice(script.indexOf('$order = @('), script.indexOf('-BootOrder $order'));
    assert.match(order, /^\$order = @\(\s*Get-VMHardDiskDrive/);
    assert.doesNotMatch(order, /Get-VMNetworkAdapter/);
  });

  it('packer-boot-order-dvd: only places count in boot_order', async () => {
    const { findings } = await checkCase('start-order/packer-boot-order-dvd.json');
    const [found] = findings.filter(({ rule }) => rule === 'firmware/boot-device');
    assert.equal(found?.severity, 'warning');
    assert.deepEqual(found.range.start, { line: 10, character: 21 });
    assert.match(found.message, /^DVD is dropped .*SCSI:0:0/);
  });

  it('new-vm-bootdevice: New-VM refuses IDE for Generation 2', async () => {
    const { findings } = await checkCase('start-order/new-vm-bootdevice.json');
    assert.ok(findings.some(({ severity, range }) => severity === 'error' && range.start.line === 7));
    assert.match(
      added((await runCase('start-order/new-vm-bootdevice.json', 'convert', '--lossy')).out).join(),
      /"VHD"/,
    );
  });

  it('packer-first-boot-device: there is no IDE in Generation 2', async () => {
    const { findings } = await checkCase('start-order/packer-first-boot-device.json');
    const said = findings.filter(({ rule }) => rule === 'firmware/startup-order');
    assert.deepEqual(
      said.map(({ machine, message }) => [machine, message.split(':')[0]]),
      [
        [0, 'Generation 2 has no IDE to start from'],
        [1, 'Generation 2 has no Floppy to start from, and nothing takes its place'],
        [3, 'Generation 2 has no IDE 0'],
      ],
    );
    assert.match(said[2]?.message ?? '', /SCSI:0:0/);
    // The network of a legacy adapter is what the machine starts from.
    assert.ok(findings.some(({ rule, machine }) => rule === 'nic/pxe' && machine === 2));
  });
});
