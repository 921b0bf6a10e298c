/** Secure Boot over all guests of the catalogue, in each way in which a machine can have it. */
import assert from 'node:assert/strict';
import type { Analysis } from '../../../src/core/analysis';
import { analyze } from '../../../src/core/analyze';
import { convert } from '../../../src/core/convert/convert';
import { type GuestSystem, guestSystems } from '../../../src/core/machine/guests/catalogue';

const RULES = ['firmware/secure-boot-default', 'firmware/secure-boot-off', 'firmware/secure-boot-template'];

function check(machine: object): Analysis {
  return analyze(JSON.stringify(machine), { fileName: 'VMId' in machine ? 'export.json' : 'm.vm.json' });
}

function spoken({ findings }: Analysis): string[] {
  return findings.filter(({ rule }) => RULES.includes(rule)).map(({ rule, message }) => `${rule} ${message}`);
}

/** A name by which a guest is recognised as just this row of the catalogue. */
function nameOf(system: GuestSystem): string | undefined {
  const [name = ''] = system.name.split('–');
  const read = check({ Name: 'a', Generation: 1, GuestOperatingSystem: name }).machines[0]?.machine.guest;
  return read?.recognised.system?.id === system.id ? name : undefined;
}

/** Every guest but Windows that can have Generation 2 at all. */
const OTHERS = guestSystems()
  .filter(({ family, generation2 }) => family !== 'windows' && generation2 !== 'no')
  .flatMap(system => {
    const name = nameOf(system);
    return name === undefined ? [] : [name];
  });

const machine = (name: string, generation: 1 | 2, firmware?: object): object => ({
  Name: 'a',
  Generation: generation,
  GuestOperatingSystem: name,
  ...(firmware !== undefined && { Firmware: firmware }),
});

describe('Secure Boot of a guest that is not Windows', () => {
  it('is tried with most of the catalogue', () => {
    assert.ok(OTHERS.length > 150, String(OTHERS.length));
  });

  it('is spoken of where a Generation 2 machine leaves it to the default', () => {
    const silent = [...OTHERS, 'MS-DOS 6.22', 'Some Unix'].filter(name => spoken(check(machine(name, 2))).length !== 1);
    assert.deepEqual(silent, []);
  });

  it('is spoken of where the template of Windows is stated, in both generations', () => {
    for (const generation of [1, 2] as const) {
      const stated = { SecureBoot: 'On', SecureBootTemplate: 'MicrosoftWindows' };
      const silent = OTHERS.filter(name => spoken(check(machine(name, generation, stated))).length !== 1);
      assert.deepEqual(silent, []);
    }
  });

  it('is set by every conversion, and never to the template of Windows', () => {
    for (const name of OTHERS) {
      const { text } = convert(JSON.stringify(machine(name, 1)), { fileName: 'm.vm.json', lossy: true });
      const { Generation, Firmware } = JSON.parse(text);
      assert.equal(Generation, 2, name);
      assert.match(JSON.stringify(Firmware) ?? '', /"Off"|MicrosoftUEFICertificateAuthority/, name);
    }
  });

  it('has the template for shielded machines where the machine is one', () => {
    const template = (Shielded: boolean): unknown => {
      const shielded = { ...machine('Ubuntu 22.04', 2), Security: { Shielded } };
      const { text } = convert(JSON.stringify(shielded), { fileName: 'm.vm.json', lossy: false });
      return JSON.parse(text).Firmware?.SecureBootTemplate;
    };
    assert.equal(template(true), 'OpenSourceShieldedVM');
    assert.equal(template(false), 'MicrosoftUEFICertificateAuthority');
    const either = ['OpenSourceShieldedVM', 'MicrosoftUEFICertificateAuthority'];
    for (const SecureBootTemplate of either) {
      const firmware = { SecureBoot: 'On', SecureBootTemplate };
      assert.deepEqual(spoken(check({ ...machine('Ubuntu 22.04', 2, firmware), Security: { Shielded: true } })), []);
    }
  });

  it('is a step by hand where the file has no place for it', () => {
    for (const name of OTHERS) {
      const exported = { VMId: '6d3f5b6e-1c1b-4e5f-9f0c-0d1f5f6a7b01', State: 2, ...machine(name, 1) };
      const { machines } = check(exported);
      const byHand = machines[0]?.plan.manual.filter(({ rule }) => rule === 'firmware/secure-boot-default') ?? [];
      assert.equal(byHand.length, 1, name);
      assert.match(byHand[0]?.message ?? '', /^exported(?:Off)?$/, name);
    }
  });

  it('is left as it is where it is off, or on with keys that are not those of Windows and nothing is known', () => {
    for (const firmware of [
      { SecureBoot: 'Off' },
      { SecureBoot: 'On', SecureBootTemplate: 'MicrosoftUEFICertificateAuthority' },
    ]) {
      assert.deepEqual(spoken(check(machine('Gentoo', 2, firmware))), []);
    }
  });

  it('is turned off without asking only where a source says that the guest needs it', () => {
    const fix = (name: string): unknown =>
      check(machine(name, 2)).findings.find(({ fix }) => fix !== undefined)?.fix?.class;
    assert.equal(fix('OPNsense 25.7'), 'safe');
    assert.equal(fix('Home Assistant OS 14.1'), 'safe');
    assert.equal(fix('FreeBSD'), 'safe');
    assert.equal(fix('Linux'), 'lossy');
    assert.equal(fix('VyOS 1.5'), 'lossy');
  });

  it('is that of all its versions where none is stated', () => {
    const template = (name: string): unknown =>
      check(machine(name, 2)).findings.find(({ rule }) => rule === 'firmware/secure-boot-default')?.message;
    assert.equal(template('Ubuntu'), 'default');
    assert.equal(template('Red Hat Enterprise Linux'), 'default');
    assert.equal(template('Debian'), 'unknown');
    assert.equal(template('Linux'), 'unknown');
  });

  it('is no matter of a Packer template, where it is off by default', () => {
    const template = { builders: [{ type: 'hyperv-iso', generation: 2, vm_name: 'fedora-40' }] };
    assert.deepEqual(spoken(check(template)), []);
    const { text } = convert(JSON.stringify({ builders: [{ type: 'hyperv-iso', vm_name: 'fedora-40' }] }), {
      lossy: true,
    });
    assert.doesNotMatch(text, /secure_boot/);
  });

  it('is nothing that a Windows, or what may be one, is told', () => {
    for (const name of ['Windows', 'Windows Server 2022', 'MS Srv 2030', 'Windows 10']) {
      assert.deepEqual(spoken(check(machine(name, 2))), [], name);
    }
  });
});

describe('a guest that is not known', () => {
  it('keeps a machine from being ready, and is said once', () => {
    for (const guest of [
      {},
      { GuestOperatingSystem: 'Windows Server' },
      { GuestOperatingSystem: 'Linux' },
      { Notes: 'x' },
    ]) {
      const { machines } = check({ Name: 'a', Generation: 1, ProcessorCount: 2, ...guest });
      assert.equal(machines[0]?.status, 'needs-work', JSON.stringify(guest));
      assert.deepEqual(
        machines[0]?.plan.manual.map(({ rule }) => rule),
        ['guest/unknown'],
      );
    }
  });

  it('is no matter of a machine that has moved', () => {
    assert.deepEqual(check({ Name: 'a', Generation: 2, HardDrives: [{ Path: 'a.vhdx' }] }).findings, []);
  });
});
