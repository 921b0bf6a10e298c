/** Generated definitions in every format, for the properties of the conversion. */
import fc from 'fast-check';
import { packerConfiguration } from './packer-hcl';
import { SELDOM, seldom, settingsBut } from './seldom';
import { enumShapes, flagShapes, listShapes, namedShapes, numberShapes, otherExport } from './shapes';
import { terraformConfiguration } from './terraform';

export interface Definition {
  readonly text: string;
  readonly fileName: string;
}

const name = fc.constantFrom('web', 'db', 'ci', 'a "b"', 'ä€😀');
const windows = ['Windows Server 2019', 'Windows 10', 'Windows 11', 'Windows Server 2012 R2', 'Windows 7'];
const unix = ['Ubuntu 22.04', 'RHEL 8.6', 'CentOS 6.9', 'Debian 9', 'FreeBSD 12', 'CentOS 5'];
/** In no table of Microsoft's, known by a word only, or in no table at all. */
const unlisted = ['Fedora 40', 'OPNsense 25.7', 'Home Assistant OS', 'Gentoo', 'VyOS 1.5', 'Linux', 'Ubuntu', 'Debian'];
const doubtful = [
  'OpenBSD 7.4',
  'Alpine Linux 3.7',
  'Alpine Linux 3.5',
  'Rocky Linux 10.0',
  'Windows',
  'something else',
];
const guestName = fc.constantFrom(...windows, ...unix, ...unlisted, ...doubtful);
const version = fc.constantFrom('5.0', '6.2', '8.0', '10.0', '1.2');
const host = fc.constantFrom('Windows Server 2012', 'Windows Server 2012 R2', 'Windows Server 2016', 'Windows 11 23H2');
const generation = fc.constantFrom<unknown>(1, 1, 1, 2, '1', '2');
const optional = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(values, { nil: undefined, freq: 2 });

/** The place of a drive, seldom one that IDE hasn't. */
const slot = (numbered: boolean) => ({
  ControllerType: fc.oneof(
    {
      weight: 6,
      arbitrary: numbered ? fc.constantFrom<unknown>(0, 1) : fc.constantFrom<unknown>('IDE', 'SCSI', 'ide', undefined),
    },
    { weight: 1, arbitrary: (numbered ? enumShapes : namedShapes)(['IDE', 'SCSI']) },
  ),
  ControllerNumber: fc.constantFrom(0, 0, 0, 1, 1, 2),
  ControllerLocation: numberShapes(fc.nat(1)),
});

const disk = (numbered: boolean) =>
  fc.record({
    // Without a path it is one to be made.
    Path: fc.constantFrom(
      'C:\\VMs\\a.vhdx',
      'C:\\VMs\\b.VHD',
      '/x/y.vhd',
      'D:\\c.vhdx',
      'd.avhdx',
      'e.vhds',
      undefined,
      // Names that a .vhd gets as a .vhdx, which others have already or may get.
      ...['D:\\c.vhd', 'd:/C.VHD', 'D:\\c-2.vhdx', 'D:\\c-2.vhd', '{{ folder }}\\f.vhd', '{{ folder }}\\f.vhdx'],
    ),
    ...slot(numbered),
    Size: optional(fc.constantFrom<unknown>(4_398_046_511_104, 1_073_741_824, '4TB')),
    PartitionStyle: optional(fc.constantFrom<unknown>('MBR', 'GPT', 1)),
    ParentPath: optional(fc.constantFrom('base.vhd', 'base.vhdx', null)),
    DiskNumber: optional(fc.constantFrom(2, null)),
    SupportPersistentReservations: optional(fc.boolean()),
  });

/** Discs to install from, and others. */
const discs = [
  'debian-9.4.0-amd64-netinst.iso',
  'D:\\windows_server_2019_x64.iso',
  'setup.iso',
  'seed.iso',
  'virtio.iso',
];

const dvd = (numbered: boolean) =>
  fc.record({
    Path: fc.constantFrom('C:\\a.iso', 'D:', null, ...discs),
    DvdMediaType: optional(
      numbered ? fc.constantFrom<unknown>(0, 1, 2) : fc.constantFrom<unknown>('None', 'ISO', 'PassThrough'),
    ),
    ...slot(numbered),
  });

const adapter = fc.record({
  Name: name,
  IsLegacy: flagShapes,
  MacAddress: fc.constantFrom('00155D000001', '000000000000'),
  DynamicMacAddressEnabled: fc.boolean(),
  SwitchName: optional(fc.constantFrom('LAN', '')),
  VlanId: optional(fc.nat(4094)),
});

/** How a machine stands on its host, and what is the same in both generations. */
const standing = {
  State: fc.constantFrom<unknown>(2, 3, 6, 9, 'Saved'),
  ParentSnapshotName: optional(fc.constantFrom('before', null)),
  ReplicationState: optional(fc.constantFrom<unknown>(0, 4, 'Replicating')),
  IsClustered: optional(fc.boolean()),
  ResourceMeteringEnabled: optional(fc.boolean()),
  CompatibilityForOlderOperatingSystemsEnabled: optional(fc.constantFrom<unknown>(true, false, 'True')),
  CompatibilityForMigrationEnabled: optional(fc.constantFrom<unknown>(true, false, 'True')),
  CompatibilityForMigrationMode: optional(fc.constantFrom<unknown>('MinimumFeatureSet', 'CommonClusterFeatureSet', 1)),
  DynamicMemoryEnabled: optional(fc.boolean()),
  MemoryMaximum: optional(fc.constantFrom<unknown>(1_099_511_627_776, 2_199_023_255_552)),
  FibreChannelHostBusAdapters: optional(fc.constantFrom<unknown>('', [], [{ SanName: 'a' }])),
  AutomaticStartAction: optional(fc.constantFrom<unknown>(2, 3, 4, 'Start')),
};

/** A machine with Hyper-V's property names; `numbered`: enums as ConvertTo-Json writes them. */
export function machine(numbered: boolean): fc.Arbitrary<object> {
  return fc.record(machineProperties(numbered));
}

/** Every property of a machine that is read, and what it can be: a test names those that are not here yet. */
export function machineProperties(numbered: boolean) {
  const others = { ...standing, ...SELDOM, ...ownProperties(numbered) };
  return { Name: name, ...standing, ...SELDOM, ...settingsBut(others), ...ownProperties(numbered) };
}

function ownProperties(numbered: boolean) {
  return {
    // Who says how the machine is means one that is there.
    State: numbered ? standing.State : optional(standing.State),
    Generation: numbered ? fc.constantFrom<unknown>(1, 1, 2, 2, '1', { value: 1 }, undefined) : generation,
    ProcessorCount: fc.constantFrom(1, 4, 8, 64, 65, 4096),
    MemoryStartup: fc.constantFrom<unknown>(4294967296, 1073741824, 1099511627777),
    Notes: guestName,
    Version: optional(version),
    ExposeVirtualizationExtensions: fc.boolean(),
    HostOperatingSystem: numbered ? fc.constant(undefined) : optional(host),
    Security: numbered
      ? fc.constant(undefined)
      : optional(fc.record({ TpmEnabled: fc.boolean(), Shielded: fc.boolean() }, { requiredKeys: [] })),
    GuestOperatingSystem: numbered
      ? fc.constant(undefined)
      : optional(fc.oneof(guestName, fc.record({ Name: guestName, Architecture: fc.constantFrom('x64', 'x86') }))),
    HardDrives: optional(listShapes(fc.uniqueArray(disk(numbered), { maxLength: 5, selector: place }))),
    DVDDrives: optional(listShapes(fc.array(dvd(numbered), { maxLength: 2 }))),
    NetworkAdapters: optional(
      fc.oneof(
        { weight: 9, arbitrary: listShapes(fc.array(adapter, { maxLength: 3 })) },
        fc.array(adapter, { minLength: 9 }),
      ),
    ),
    FloppyDrive: optional(fc.constantFrom<unknown>({ Path: null }, { Path: 'C:\\a.vfd' }, null)),
    ComPort1: optional(fc.record({ Path: fc.constantFrom('', '\\\\.\\pipe\\p') })),
    ComPorts: numbered
      ? fc.constant(undefined)
      : optional(
          fc.array(fc.record({ Number: fc.integer({ min: 1, max: 3 }), Path: fc.constant('p') }), { maxLength: 3 }),
        ),
    Bios: numbered
      ? fc.constant(undefined)
      : optional(
          fc.record(
            {
              StartupOrder: listShapes(fc.shuffledSubarray(['CD', 'IDE', 'LegacyNetworkAdapter', 'Floppy', '2', '7'])),
              NumLockEnabled: flagShapes,
            },
            { requiredKeys: [] },
          ),
        ),
    Firmware: numbered
      ? fc.constant(undefined)
      : optional(
          fc.record(
            {
              SecureBoot: fc.constantFrom('On', 'Off'),
              SecureBootTemplate: fc.constantFrom(
                'MicrosoftWindows',
                'MicrosoftUEFICertificateAuthority',
                'OpenSourceShieldedVM',
                'Linux',
              ),
            },
            { requiredKeys: [] },
          ),
        ),
    StartupOrder: seldom(fc.shuffledSubarray<unknown>(['CD', 'IDE', 2])),
    NumLockEnabled: seldom(flagShapes),
    EmulatedDevices: numbered
      ? fc.constant(undefined)
      : optional(fc.shuffledSubarray(['PIC', 'PIT', 'S3 video', 'PS/2 mouse'])),
  };
}

/** A machine whose guest is installed from a disc on a new disk, with little else. */
const fresh = fc.record({
  Name: name,
  Generation: fc.constant(1),
  GuestOperatingSystem: fc.constantFrom('Windows Server 2019', 'Debian 12', 'Windows 10', 'Ubuntu 22.04'),
  HardDrives: fc.constant([{ Path: 'a.vhdx', Size: '60GB', ControllerType: 'IDE' }]),
  DVDDrives: fc.constantFrom(...discs).map(Path => [{ Path, ControllerType: 'IDE', ControllerNumber: 1 }]),
  NetworkAdapters: optional(fc.array(adapter, { maxLength: 1 })),
});

function place(value: { ControllerType: unknown; ControllerNumber: unknown; ControllerLocation: unknown }): string {
  return [String(value.ControllerType ?? 'ide').toLowerCase(), value.ControllerNumber, value.ControllerLocation].join();
}

const builder = fc.record(
  {
    type: fc.constantFrom('hyperv-iso', 'hyperv-iso', 'hyperv-vmcx', 'virtualbox-iso'),
    vm_name: name,
    generation: fc.constantFrom<unknown>(
      ...[1, 1, '1', 0, '', 2, '2', 3],
      ...['{{user `generation`}}', '{{user `missing`}}', '{{user `empty`}}'],
    ),
    iso_url: fc.constantFrom(
      'en_windows_server_2016_x64_dvd.iso',
      'Win11_23H2_English_x64.iso',
      'ubuntu-22.04.3-live-server-amd64.iso',
      'debian-9.4.0-i386-netinst.iso',
      'debian-12.5.0-amd64-netinst.iso',
      'Rocky-9.3-x86_64-dvd.iso',
      'CentOS-7-x86_64-Minimal-2009.iso',
      'FreeBSD-13.2-RELEASE-amd64-disc1.iso',
      'en_windows_server_2012_x64_dvd.iso',
      'output/ws2019/Virtual Hard Disks/ws2019.vhdx',
      '{{user `empty`}}',
      'x.iso',
    ),
    // Seldom: beside a floppy they make every conversion wait for a person.
    iso_checksum_type: fc.constantFrom(undefined, undefined, undefined, undefined, 'md5'),
    ram_size: fc.constantFrom<unknown>(undefined, undefined, undefined, undefined, '4096'),
    iso_urls: fc.constant(['y.iso']),
    secondary_iso_images: fc.oneof(
      { weight: 9, arbitrary: fc.array(fc.constantFrom('a.iso', 'b.iso'), { maxLength: 4 }) },
      fc.array(fc.constant('c.iso'), { minLength: 15, maxLength: 18 }),
    ),
    guest_additions_mode: fc.constantFrom('attach', 'disable', ''),
    disk_size: fc.constantFrom<unknown>(61_440, '2097153', 0),
    disk_additional_size: fc.constantFrom([], [1024], ['2048', 4096]),
    enable_dynamic_memory: fc.boolean(),
    enable_virtualization_extensions: fc.boolean(),
    cpus: fc.constantFrom<unknown>(2, '65', 4096),
    http_directory: fc.constantFrom('http', './http/', '{{user `missing`}}'),
    http_content: fc.constant({ '/p.cfg': 'd-i partman-auto/expert_recipe string a :: 1 2 3 ext4 .' }),
    floppy_files: fc.array(fc.constantFrom('a.xml', 'b.ps1', 'a/Autounattend.xml', 'ks.cfg'), { maxLength: 2 }),
    floppy_dirs: fc.constantFrom([], ['answers']),
    floppy_content: fc.constantFrom({}, { 'ks.cfg': 'text' }),
    floppy_label: fc.constant('CIDATA'),
    cd_files: fc.constantFrom(['c.txt'], ['user-data', 'meta-data'], ['autoinst.xml'], ['answers/*']),
    use_fixed_vhd_format: fc.boolean(),
    use_legacy_network_adapter: fc.constantFrom<unknown>(true, false, 'true'),
    enable_tpm: fc.boolean(),
    configuration_version: version,
    enable_secure_boot: fc.constantFrom<unknown>(true, false, 'true'),
    secure_boot_template: fc.constantFrom('MicrosoftWindows', 'MicrosoftUEFICertificateAuthority'),
    first_boot_device: fc.constantFrom('IDE', 'CD', 'DVD', 'Floppy', 'NET', 'SCSI:0:0', 'IDE:0:0', ''),
    boot_order: fc.constantFrom([], ['SCSI:0:0']),
    shutdown_command: fc.constantFrom(
      'a:\\\\down.cmd',
      'shutdown /s',
      'a:\\\\b.ps1 > a:\\\\b.log',
      'IF EXIST a:\\x (a:\\x) ELSE (f:\\x)',
      '{{user `down`}}',
    ),
    boot_command: fc.constantFrom<unknown>(
      ['<tab> ks=hd:fd0:/ks.cfg<enter>'],
      ['<up><wait><tab> ', 'inst.ks=hd:fd0:/ks.cfg ', '<enter><wait>'],
      ['<esc><wait>', 'auto url=http://h/p<enter>'],
      ['<esc>auto url=http://{{ .HTTPIP }}:{{ .HTTPPort }}/p.cfg<enter>'],
      ["linux autoinstall 'ds=nocloud-net;s=http://{{ .HTTPIP }}:{{ .HTTPPort }}/'<enter>"],
      ["curl -O 'http://{{ .HTTPIP }}:{{ .HTTPPort }}/arch{,.chroot}.sh'<enter>", 'bash arch.sh<enter>'],
      ['<esc><wait>', '/install/vmlinuz initrd=/install/initrd.gz ', 'file=/floppy/p.cfg<enter>'],
      ['<esc><wait>', 'vmlinuz initrd=initrd.img inst.ks=http://h/k<enter>'],
      ['c<wait>', 'linux /k ds=nocloud-net;s=http://h/ ---<enter>', 'initrd /i<enter>boot<enter>'],
      ['e<wait><down><end> autoinstall ds=nocloud;s=hd:fd0:/x<f10>'],
      ['c', 'linux16 /k inst.ks=hd:fd0:/ks.cfg<enter>', 'initrd16 /i<enter>boot<enter>'],
      ['<esc>boot -s<enter><wait10>', 'dhclient de0<enter>'],
      ['<wait><wait5>', 'a<wait>a'],
      '<tab> inst.ks=floppy, text<enter>',
      '{{user `keys`}}',
      ['{{user `keys`}}', ' text<enter>'],
      ['<enter>'],
      [],
    ),
    boot_wait: fc.constantFrom('60s', '8s', '2s', '{{user `wait`}}', '{{user `empty`}}'),
  },
  { requiredKeys: ['type'] },
);

const packer = fc
  .record({
    variables: fc.record({
      generation: fc.constantFrom('1', '2', 1),
      down: fc.constant('a:/down.cmd'),
      empty: fc.constant(''),
      keys: fc.constantFrom('<tab> ks=hd:fd0:/ks.cfg<enter>', ''),
    }),
    provisioners: fc.array(
      fc.record(
        {
          type: fc.constantFrom('windows-shell', 'windows-shell', 'shell-local'),
          inline: fc.constantFrom(
            ['a:\\setup.cmd', 'dir c:\\'],
            ['{{user `down`}}'],
            ['copy /y c:\\x.log A:\\'],
            ['type a:\\b.log'],
            ['ifconfig de0 up'],
          ),
          only: fc.constantFrom(['hyperv-iso'], ['web']),
        },
        { requiredKeys: ['type', 'inline'] },
      ),
      { maxLength: 1 },
    ),
    builders: fc.array(builder, { minLength: 1, maxLength: 4 }),
  })
  .map(value => ({ value, fileName: 'template.json' }));

const own = fc
  .oneof(
    machine(false),
    fc.array(fc.oneof(machine(false), fresh), { minLength: 1, maxLength: 3 }),
    fc.record({ VirtualMachines: fc.array(machine(false), { minLength: 1, maxLength: 3 }) }),
  )
  .map(value => ({ value, fileName: 'machines.vm.json' }));

const exported = fc
  .oneof(
    { weight: 4, arbitrary: fc.array(machine(true), { minLength: 1, maxLength: 3 }) },
    { weight: 1, arbitrary: otherExport },
  )
  .map(value => ({ value, fileName: 'export.json' }));

/** Definitions in all formats and several layouts. */
export const definition: fc.Arbitrary<Definition> = fc
  .tuple(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.tuple(fc.oneof(packer, own, exported), fc.constantFrom(undefined, 2, '\t')).map(printed),
      },
      packerConfiguration,
      terraformConfiguration,
    ),
    fc.boolean(),
  )
  .map(([{ text, fileName }, crlf]) => {
    return { text: crlf ? text.replaceAll('\n', '\r\n') : text, fileName };
  });

function printed([{ value, fileName }, indent]: [
  { value: unknown; fileName: string },
  number | string | undefined,
]): Definition {
  return { text: JSON.stringify(value, undefined, indent), fileName };
}
