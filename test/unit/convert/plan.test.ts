import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { analyze } from '../../../src/core/analyze';
import { convert } from '../../../src/core/convert/convert';
import type { Change, ChangeKind } from '../../../src/core/machine/change';
import { slotOf } from '../../../src/core/machine/devices';
import { known } from '../../../src/core/machine/field';
import type { Drive, VirtualMachine } from '../../../src/core/machine/machine';
import { runs } from '../runs';
import { virtualMachines } from '../virtual-machines';
import { converted, convertedAnalysis, forget } from './conversions';
import { definition } from './definitions';

interface Moved {
  readonly before: VirtualMachine;
  readonly after: VirtualMachine;
  /** The same drive of the converted machine. */
  driveAfter(drive: Drive): Drive | undefined;
}

type Effects = { readonly [K in ChangeKind]: (change: Extract<Change, { kind: K }>, moved: Moved) => boolean };

/** Whether a converted machine shows what a step of its plan says. */
const EFFECTS: Effects = {
  'set-generation': (_, { after }) => known(after.generation) === 2,
  'move-drive-to-scsi': ({ drive, to }, { driveAfter }) => {
    const now = driveAfter(drive);
    return now !== undefined && known(now.bus) === 'scsi' && (to === undefined || isDeepStrictEqual(slotOf(now), to));
  },
  'use-vhdx': ({ drive }, { driveAfter }) => known(driveAfter(drive)?.format) !== 'vhd',
  'lay-out-for-uefi': () => true,
  'change-drive-letter-beside': () => true,
  'use-gpt': ({ drive }, { driveAfter }) => known(driveAfter(drive)?.partitionStyle) === 'gpt',
  'remove-drive': ({ drive }, { driveAfter }) => driveAfter(drive) === undefined,
  'remove-floppy-drive': (_, { after }) => after.floppyDrive === undefined,
  'replace-floppy-files-by-disc': (_, { after }) => after.floppyDrive === undefined,
  'make-adapter-synthetic': ({ adapter }, { before, after }) => {
    const now = after.networkAdapters.items[before.networkAdapters.items.indexOf(adapter)];
    return now !== undefined && known(now.legacy) === false;
  },
  'set-firmware-uefi': (_, { after }) => known(after.firmware.type) !== 'bios',
  'replace-boot-order': (_, { after }) => after.firmware.orders.every(({ generation }) => generation !== 1),
  'remove-numlock': (_, { after }) => after.firmware.numLock === undefined,
  'set-secure-boot': ({ enabled, template }, { after: { firmware } }) =>
    known(firmware.secureBoot) === enabled &&
    (template === undefined || (known(firmware.secureBootTemplate) ?? 'MicrosoftWindows') === template),
  'set-tpm': ({ enabled }, { after }) => known(after.security.tpm) === enabled,
  'set-configuration-version': ({ to }, { after }) => known(after.configurationVersion) === to,
  'turn-off-older-os-compatibility': (_, { after }) => known(after.compatibilityForOlderOperatingSystems) !== true,
  'rewrite-boot-command': ({ lines }, { after }) =>
    after.scripts.some(({ kind, written }) => kind === 'boot-command' && written.join('\n') === lines.join('\n')),
  'press-keys-at-start': ({ keys, wait }, { after: { firstKey, scripts } }) =>
    firstKey !== undefined &&
    firstKey.after === wait + firstKey.waited &&
    (keys === undefined ||
      scripts.some(({ kind, written }) => kind === 'boot-command' && written.join() === keys.join())),
  'change-drive-letter': ({ script, letter }, { before, after }) => {
    const alike = ({ scripts }: VirtualMachine) => scripts.filter(({ kind }) => kind === script.kind);
    const now = alike(after)[alike(before).indexOf(script)]?.text ?? '';
    return now.toUpperCase().includes(`${letter}:`) && !/(?<![a-z])a:[\\/]/i.test(now);
  },
  'remove-com-port': ({ comPort }, { after }) => after.comPorts.every(({ number }) => number !== comPort.number),
  'remove-device': ({ device }, { before, after }) =>
    'kind' in device
      ? after.emulatedDevices.length < before.emulatedDevices.length
      : after.remoteFxAdapter === undefined || after.keyStorageDrive === undefined,
};

/** The drives of the converted machine by those they were: in order, without the ones that the plan removes. */
function drivesAfter(before: VirtualMachine, after: VirtualMachine, removed: ReadonlySet<Drive>): Moved['driveAfter'] {
  const kept = before.drives.items.filter(drive => !removed.has(drive));
  assert.equal(after.drives.items.length, kept.length);
  return drive => after.drives.items[kept.indexOf(drive)];
}

describe('the plan of a conversion', () => {
  after(forget);

  it('says what the edits do: the converted machine shows every step', () => {
    const seen = new Set<ChangeKind>();
    fc.assert(
      fc.property(definition, of => {
        const { analysis, machines, text } = converted(of);
        const before = virtualMachines(analysis);
        const all = virtualMachines(convertedAnalysis(of));
        for (const { machine, outcome } of machines) {
          const [old, now] = [before[machine], all[machine]];
          if (outcome !== 'converted' || old === undefined || now === undefined) {
            continue;
          }
          const changes = old.plan.steps.map(({ change }) => change);
          const removed = new Set(changes.flatMap(change => (change.kind === 'remove-drive' ? [change.drive] : [])));
          const moved = {
            before: old.machine,
            after: now.machine,
            driveAfter: drivesAfter(old.machine, now.machine, removed),
          };
          for (const change of changes) {
            seen.add(change.kind);
            const effect = EFFECTS[change.kind] as (change: Change, moved: Moved) => boolean;
            assert.ok(effect(change, moved), `${change.kind}: ${of.text}\n=> ${text}`);
          }
        }
      }),
      runs(300),
    );
    assert.ok(seen.size > 10, [...seen].join());
  });
});

describe('a conversion that waits for a person', () => {
  const typed = (generation: number): string => `{
  "builders": [
    {
      "type": "hyperv-iso",
      "vm_name": "arch",
      "generation": ${generation},
      "iso_url": "archlinux-2020.01.01-x86_64.iso",
      "boot_command": ["<esc><wait>linux script=http://10.0.0.1/i.sh<enter>"]
    }
  ]
}`;

  it('is lossy, and says what is to do', () => {
    const { machines } = analyze(typed(1));
    assert.deepEqual(
      [machines[0]?.plan.class, machines[0]?.plan.lost, machines[0]?.status],
      ['lossy', [], 'needs-work'],
    );
    const { text, machines: left } = convert(typed(1), { lossy: false });
    assert.equal(text, typed(1));
    assert.equal(left[0]?.outcome, 'left');
    assert.equal(
      left[0]?.reason,
      'a person has to act before it works: The boot command is typed for the BIOS boot menu',
    );
  });

  it('is made where losses are allowed, with the step left to do', () => {
    const { text, machines, analysis } = convert(typed(1), { lossy: true });
    assert.match(text, /"generation": 2/);
    assert.equal(machines[0]?.outcome, 'converted');
    assert.deepEqual(
      analysis.machines[0]?.plan.manual.map(({ rule }) => rule),
      ['boot-command/bios'],
    );
  });

  it('is none where the machine is Generation 2 already: it needs the person as it is', () => {
    const { machines } = analyze(typed(2));
    assert.equal(machines[0]?.plan.class, 'safe');
  });
});

describe('what a plan loses', () => {
  it('is told once, however many findings say it', () => {
    const provisioner = '{ "type": "windows-shell", "inline": ["a:/x.cmd"] }';
    const { machines } = analyze(
      `{ "builders": [{ "type": "hyperv-iso", "iso_url": "s.iso", "floppy_files": ["x.cmd"] }],
        "provisioners": [${provisioner}, ${provisioner}] }`,
    );
    assert.deepEqual(
      machines[0]?.plan.lost.map(({ what }) => what),
      ['the drive letter A'],
    );
  });
});
