/** Generated texts to measure with. Each has a mark of its own in its names, so that nothing remembered helps. */

/** As files and editors give a text: JSON.stringify makes it of pieces, which who looks at it first puts together. */
export const inOnePiece = (text: string): string => Buffer.from(text).toString();

/** Definitions in our own format, small ones: the most machines that a text of its size can have. */
export function definitions(size: number, mark: string): string {
  return listOf(size, index => ({
    Name: `${mark}-${index}`,
    Generation: 1,
    GuestOperatingSystem: { Name: 'Windows Server 2019', Architecture: 'x64' },
    ProcessorCount: 4,
    MemoryStartup: '8GB',
    HardDrives: [
      {
        Path: `D:\\VMs\\${mark}${index}\\system.vhdx`,
        ControllerType: 'IDE',
        ControllerNumber: 0,
        ControllerLocation: 0,
      },
      {
        Path: `D:\\VMs\\${mark}${index}\\data.vhdx`,
        ControllerType: 'SCSI',
        ControllerNumber: 0,
        ControllerLocation: 0,
      },
    ],
    DVDDrives: [{ Path: null, ControllerType: 'IDE', ControllerNumber: 1, ControllerLocation: 0 }],
    NetworkAdapters: [{ Name: 'LAN', SwitchName: 'Office', IsLegacy: index % 3 === 0 }],
    Notes: 'a server as any other',
  }));
}

/** What `Get-VM | ConvertTo-Json -Depth 5` gives: a few machines, each of a hundred properties. */
export function exported(size: number, mark: string): string {
  return listOf(size, index => ({
    Id: `0a1b2c3d-0000-4000-8000-${String(index).padStart(12, '0')}`,
    Name: `${mark}-${index}`,
    State: 3,
    Generation: 1,
    Version: '9.0',
    ComputerName: 'HV01',
    ConfigurationLocation: `D:\\VMs\\${mark}${index}`,
    ProcessorCount: 4,
    MemoryStartup: 8589934592,
    MemoryMinimum: 536870912,
    MemoryMaximum: 1099511627776,
    DynamicMemoryEnabled: false,
    ...Object.fromEntries(
      Array.from({ length: 60 }, (_, number) => [`Property${number}`, number % 3 === 0 ? 'x' : number]),
    ),
    HardDrives: [0, 1].map(location => ({
      Path: `D:\\VMs\\${mark}${index}\\disk${location}.vhdx`,
      ControllerType: 0,
      ControllerNumber: 0,
      ControllerLocation: location,
      ...Object.fromEntries(Array.from({ length: 20 }, (_, number) => [`Detail${number}`, null])),
    })),
    DVDDrives: [{ Path: null, ControllerType: 0, ControllerNumber: 1, ControllerLocation: 0, DvdMediaType: 0 }],
    NetworkAdapters: [
      { Name: 'LAN', SwitchName: 'Office', IsLegacy: false, MacAddress: '00155D000001', IsDeleted: false },
    ],
    FloppyDrive: { Path: null },
    ComPort1: { Path: '' },
    ComPort2: { Path: '' },
  }));
}

function listOf(size: number, machine: (index: number) => object): string {
  const count = Math.max(1, Math.round(size / printed([machine(0)]).length));
  return printed(Array.from({ length: count }, (_, index) => machine(index)));
}

function printed(machines: readonly object[]): string {
  return JSON.stringify({ VirtualMachines: machines }, undefined, 2);
}

/** JSON that defines no machine. */
export function otherJson(size: number, mark: string): string {
  const entry = (index: number) => ({
    id: index,
    title: `${mark} ${index}`,
    tags: ['a', 'b'],
    nested: { value: index / 3 },
  });
  return JSON.stringify(
    Array.from({ length: Math.ceil(size / 90) }, (_, index) => entry(index)),
    undefined,
    1,
  );
}

/** Like a package-lock.json, of which every folder of JavaScript has one. */
export function lockFile(size: number, mark: string): string {
  const packages = Array.from({ length: Math.ceil(size / 330) }, (_, index) => [
    `node_modules/${mark}-${index}`,
    {
      version: `${index % 9}.${index % 7}.0`,
      resolved: `https://registry.npmjs.org/${mark}-${index}/-/${mark}-${index}-1.0.0.tgz`,
      integrity: `sha512-${String(index).repeat(12)}==`,
      dev: true,
      license: 'MIT',
      engines: { node: '>=18' },
    },
  ]);
  return JSON.stringify({ lockfileVersion: 3, packages: Object.fromEntries(packages) }, undefined, 2);
}

/** A template of Azure that makes no machine: adapters of a network. */
export function networkTemplate(size: number, mark: string): string {
  const adapter = (index: number) => ({
    type: 'Microsoft.Network/networkInterfaces',
    apiVersion: '2023-09-01',
    name: `[concat(parameters('prefix'), '-${mark}-${index}')]`,
    location: "[parameters('location')]",
    dependsOn: ["[resourceId('Microsoft.Network/virtualNetworks', parameters('network'))]"],
    properties: { ipConfigurations: [{ name: 'first', properties: { subnet: { id: "[variables('subnet')]" } } }] },
  });
  const template = {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    resources: Array.from({ length: Math.ceil(size / 640) }, (_, index) => adapter(index)),
  };
  return JSON.stringify(template, undefined, 2);
}

/** Sources of Packer with what many have of each other by variables, and a build of each. */
const SOURCE = {
  generation: 1,
  iso_checksum: 'none',
  cpus: 2,
  memory: 4096,
  disk_size: 61440,
  switch_name: 'Default Switch',
  boot_command: ['<wait5s><tab> inst.text inst.ks=http://{{ .HTTPIP }}:{{ .HTTPPort }}/ks.cfg<enter>'],
  floppy_files: ['answers/ks.cfg', 'scripts/setup.sh'],
  communicator: 'ssh',
  ssh_username: 'packer',
  ssh_timeout: '2h',
  shutdown_command: 'sudo shutdown -P now',
};

const ISO_URL = 'https://example.com/rocky-9-x86_64-dvd.iso';

/** A configuration in HCL; its machines are as many as `sourcesIn` says. */
export function hclConfiguration(size: number, mark: string): string {
  const written = (value: unknown): string => JSON.stringify(value).replaceAll('","', '", "');
  const body = Object.entries(SOURCE).map(([key, value]) => `  ${key.padEnd(16)} = ${written(value)}`);
  const sources = Array.from(
    { length: sourcesIn(size) },
    (_, index) => `source "hyperv-iso" "${mark}-${index}" {\n${body.join('\n')}\n  iso_url          = var.iso_url\n}\n`,
  );
  const names = sources.map((_, index) => `    "source.hyperv-iso.${mark}-${index}",`);
  const variable = `variable "iso_url" {\n  type    = string\n  default = "${ISO_URL}"\n}\n`;
  return [variable, ...sources, `build {\n  sources = [\n${names.join('\n')}\n  ]\n}\n`].join('\n');
}

/** The same in the syntax of JSON. */
export function hclInJson(size: number, mark: string): string {
  const sources = Array.from({ length: sourcesIn(size) }, (_, index) => [
    `${mark}-${index}`,
    { ...SOURCE, iso_url: '\u0024{var.iso_url}' },
  ]);
  return JSON.stringify(
    {
      variable: { iso_url: { type: 'string', default: ISO_URL } },
      source: { 'hyperv-iso': Object.fromEntries(sources) },
      build: { sources: sources.map(([name]) => `source.hyperv-iso.${name}`) },
    },
    undefined,
    2,
  );
}

/** The same machines as a legacy template. */
export function packerTemplate(size: number, mark: string): string {
  const builders = Array.from({ length: sourcesIn(size) }, (_, index) => ({
    type: 'hyperv-iso',
    name: `${mark}-${index}`,
    ...SOURCE,
    iso_url: '{{user `iso_url`}}',
  }));
  return JSON.stringify({ variables: { iso_url: ISO_URL }, builders }, undefined, 2);
}

/** Each has some 630 characters in HCL, its name in the build among them. */
function sourcesIn(size: number): number {
  return Math.ceil(size / 630);
}
