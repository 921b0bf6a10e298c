import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { Analysis } from '../../../src/core/analysis';
import { analyze } from '../../../src/core/analyze';
import type { CompanionFile } from '../../../src/core/companions/companion';
import { convert, convertedTexts } from '../../../src/core/convert/convert';
import type { Change, ChangeKind } from '../../../src/core/machine/change';
import { slotOf } from '../../../src/core/machine/devices';
import { known } from '../../../src/core/machine/field';
import type { Drive, VirtualMachine } from '../../../src/core/machine/machine';
import type { Files } from '../../../src/core/text/files';
import { runs } from '../runs';
import { virtualMachines } from '../virtual-machines';
import { converted, convertedAnalysis, forget } from './conversions';
import { type Definition, definition } from './definitions';

interface Moved {
  readonly before: VirtualMachine;
  readonly after: VirtualMachine;
  /** The same drive of the converted machine. */
  driveAfter(drive: Drive): Drive | undefined;
  /** The rules of which the converted machine has a finding. */
  readonly found: ReadonlySet<string>;
}

/** A definition with the files beside it. */
interface Whole extends Definition {
  readonly files?: Readonly<Record<string, string>>;
}

const template = (builder: object, more: object = {}): string =>
  JSON.stringify({ builders: [{ type: 'hyperv-iso', ...builder }], ...more });

/** What generated definitions have never, or hardly ever. */
const OWN: readonly Whole[] = [
  { fileName: 'a.vm.json', text: '{ "name": "a", "memory": "4GB", "generation": 1, "firmware": "BIOS" }' },
  {
    fileName: 'a.vm.json',
    text: JSON.stringify({
      Name: 'a',
      Generation: 1,
      GuestOperatingSystem: 'Windows Server 2022',
      HardDrives: [{ ControllerType: 'IDE', ControllerNumber: 0, Size: '60GB', PartitionStyle: 'MBR' }],
      DVDDrives: [{ DvdMediaType: 'PassThrough', Path: 'E:' }],
      ComPorts: [{ Number: 3, Path: 'p' }],
      EmulatedDevices: { PIC: true, DMA: true },
      RemoteFxAdapter: { MaximumMonitors: 1 },
      KeyStorageDrive: { ControllerType: 'IDE' },
    }),
  },
  {
    fileName: 'a.json',
    text: template(
      { iso_url: 'server2019.iso', floppy_files: ['Autounattend.xml', 'run.cmd'] },
      { provisioners: [{ type: 'windows-shell', inline: ['a:\\run.cmd'] }] },
    ),
    files: {
      'Autounattend.xml':
        '<unattend><Disk><DiskID>0</DiskID><CreatePartitions><CreatePartition><Order>1</Order><Type>Primary</Type><Extend>true</Extend></CreatePartition></CreatePartitions></Disk><settings pass="oobeSystem"><CommandLine>cmd /c a:\\run.cmd</CommandLine></settings></unattend>',
    },
  },
  {
    fileName: 'a.json',
    text: template({
      iso_url: 'centos-7.iso',
      http_directory: 'http',
      boot_command: ['<tab> ks=http://{{ .HTTPIP }}:{{ .HTTPPort }}/ks.cfg<enter>'],
    }),
    files: { 'http/ks.cfg': 'zerombr\nclearpart --all\npart / --grow\n' },
  },
];

function filesOf(texts: Readonly<Record<string, string>> = {}): Files {
  return {
    read: file => texts[file],
    list: ending => Object.keys(texts).filter(file => file.endsWith(ending) && !file.includes('/')),
  };
}

/** The file that a change is made to, or the copy of it. */
function fileAfter(
  { file, copy }: Extract<Change, { kind: 'lay-out-for-uefi' | 'change-drive-letter-beside' }>,
  { after }: Moved,
): CompanionFile | undefined {
  return after.companionFiles?.find(({ path }) => path === (copy?.to ?? file.path));
}

/** Rules that ask for another layout of the disk. */
const LAYOUTS = [
  'answer-file/mbr-layout',
  'companion/no-efi-partition',
  'kickstart/no-efi-partition',
  'preseed/no-efi-partition',
];

type Effects = { readonly [K in ChangeKind]: (change: Extract<Change, { kind: K }>, moved: Moved) => boolean };

/** Whether a converted machine shows what a step of its plan says. */
const EFFECTS: Effects = {
  'set-generation': (_, { after }) => known(after.generation) === 2,
  'move-drive-to-scsi': ({ drive, to }, { driveAfter }) => {
    const now = driveAfter(drive);
    return now !== undefined && known(now.bus) === 'scsi' && (to === undefined || isDeepStrictEqual(slotOf(now), to));
  },
  'use-vhdx': ({ drive, to }, { driveAfter }) => {
    const now = driveAfter(drive);
    // A path with an expression is not known, but for how it ends.
    return known(now?.format) === 'vhdx' && (to === undefined || (known(now?.path) ?? to) === to);
  },
  'lay-out-for-uefi': (change, moved) => {
    const now = fileAfter(change, moved);
    return (
      now?.source !== undefined &&
      now.source.text !== change.file.source?.text &&
      LAYOUTS.every(rule => !moved.found.has(rule))
    );
  },
  'change-drive-letter-beside': (change, moved) => {
    const now = fileAfter(change, moved)?.source?.text ?? '';
    return now.toUpperCase().includes(`${change.letter}:`) && !/(?<![a-z])a:[\\/]/i.test(now);
  },
  'use-gpt': ({ drive }, { driveAfter }) => known(driveAfter(drive)?.partitionStyle) === 'gpt',
  'remove-drive': ({ drive }, { driveAfter }) => driveAfter(drive) === undefined,
  'remove-floppy-drive': (_, { after }) => after.floppyDrive === undefined,
  'replace-floppy-files-by-disc': (_, { after }) => after.floppyDrive === undefined,
  'make-adapter-synthetic': ({ adapter }, { before, after }) => {
    const now = after.networkAdapters.items[before.networkAdapters.items.indexOf(adapter)];
    return now !== undefined && known(now.legacy) === false;
  },
  'set-firmware-uefi': (_, { after }) => known(after.firmware.type) === 'uefi',
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
  'remove-device': ({ what }, { after }) =>
    what === 'remotefx-adapter'
      ? after.remoteFxAdapter === undefined
      : what === 'key-storage-drive'
        ? after.keyStorageDrive === undefined
        : after.emulatedDevices.every(({ kind }) => kind !== what),
};

/** The drives of the converted machine by those they were: in order, without the ones that the plan removes. */
function drivesAfter(before: VirtualMachine, after: VirtualMachine, removed: ReadonlySet<Drive>): Moved['driveAfter'] {
  const kept = before.drives.items.filter(drive => !removed.has(drive));
  assert.equal(after.drives.items.length, kept.length);
  return drive => after.drives.items[kept.indexOf(drive)];
}

/** That each machine that was converted shows all steps of its plan, whose kinds are noted. */
function assertShown(
  { analysis, machines, text }: ReturnType<typeof convert>,
  analysed: Analysis,
  seen: Set<ChangeKind>,
): void {
  const before = virtualMachines(analysis);
  const all = virtualMachines(analysed);
  for (const { machine, outcome } of machines) {
    const [old, now] = [before[machine], all[machine]];
    if (outcome !== 'converted' || old === undefined || now === undefined) {
      continue;
    }
    const changes = old.plan.steps.map(({ change }) => change);
    const removed = new Set(changes.flatMap(change => (change.kind === 'remove-drive' ? [change.drive] : [])));
    const own = analysed.findings.filter(finding => finding.machine === machine);
    const moved = {
      before: old.machine,
      after: now.machine,
      driveAfter: drivesAfter(old.machine, now.machine, removed),
      found: new Set(own.map(({ rule }) => rule)),
    };
    for (const change of changes) {
      seen.add(change.kind);
      const effect = EFFECTS[change.kind] as (change: Change, moved: Moved) => boolean;
      assert.ok(effect(change, moved), `${change.kind}: ${analysis.documents.main.text}\n=> ${text}`);
    }
  }
}

describe('the plan of a conversion', () => {
  after(forget);

  it('says what the edits do: the converted machine shows every step', () => {
    const seen = new Set<ChangeKind>();
    for (const { text, fileName, files } of OWN) {
      const conversion = convert(text, { fileName, files: filesOf(files), lossy: true });
      const beside = filesOf({ ...files, ...Object.fromEntries(convertedTexts(conversion)) });
      assertShown(conversion, analyze(conversion.text, { fileName, files: beside }), seen);
    }
    fc.assert(
      fc.property(definition, of => assertShown(converted(of), convertedAnalysis(of), seen)),
      runs(300),
    );
    const unseen = Object.keys(EFFECTS).filter(kind => !seen.has(kind as ChangeKind));
    assert.deepEqual(unseen, [], 'no definition has what these changes are for');
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
