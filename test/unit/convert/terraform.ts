/** Generated configurations of Terraform, native and in JSON, in several layouts. */
import fc from 'fast-check';
import { formatting } from '../../../src/core/languages/hcl/format';
import { applyEdits } from '../../../src/core/text/place';
import { Expression, expression, inJson, print } from './hcl-printer';

const number = fc.constantFrom<unknown>(0, 1, '0', '1', expression('var.place'));
const location = fc.constantFrom<unknown>(0, 1, 2, '0', '1', expression('local.place'));

const disk = fc.record(
  {
    controller_type: fc.constantFrom<unknown>('Ide', 'Scsi', 'IDE', 'scsi', expression('var.bus'), null),
    controller_number: number,
    controller_location: location,
    path: fc.constantFrom<unknown>(
      'D:\\vm\\a.vhdx',
      'D:\\vm\\b.vhd',
      expression('hyperv_vhd.v.path'),
      expression('var.path'),
      expression('"${var.folder}\\\\c.vhd"'),
      expression('var.missing'),
    ),
    disk_number: fc.constantFrom(4_294_967_295, 2),
  },
  { requiredKeys: ['controller_number', 'controller_location'] },
);

const disc = fc.record(
  {
    controller_number: number,
    controller_location: location,
    path: fc.constantFrom<unknown>('ubuntu-22.04.3-live-server-amd64.iso', 'Win11_23H2_English_x64.iso', ''),
  },
  { requiredKeys: ['controller_number', 'controller_location'] },
);

const order = fc.record(
  {
    boot_type: fc.constantFrom('HardDiskDrive', 'DvdDrive', 'NetworkAdapter'),
    controller_number: fc.constantFrom<unknown>(0, 1, -1),
    controller_location: fc.constantFrom<unknown>(0, 1, '0'),
  },
  { requiredKeys: ['boot_type'] },
);

const firmware = fc.record(
  {
    enable_secure_boot: fc.constantFrom<unknown>('On', 'Off', '', expression('var.secure')),
    secure_boot_template: fc.constantFrom('MicrosoftWindows', 'MicrosoftUEFICertificateAuthority', ''),
    boot_order: fc.array(order, { maxLength: 2 }),
  },
  { requiredKeys: [] },
);

const machine = fc.record(
  {
    name: fc.constantFrom<unknown>('web', 'ä "b" ${x}', expression('"${local.name}-1"')),
    generation: fc.constantFrom<unknown>(
      1,
      1,
      '1',
      2,
      expression('var.generation'),
      expression('"${var.generation}"'),
      expression('local.generation'),
      expression('var.missing'),
      expression('var.isNew ? 2 : 1'),
      null,
    ),
    count: fc.constantFrom(1, 2),
    notes: fc.constantFrom('Windows Server 2019', 'Debian 12', 'Windows 7', 'router'),
    processor_count: fc.constantFrom<unknown>(2, expression('var.cpus')),
    memory_startup_bytes: fc.constantFrom<unknown>(536_870_912, expression('512 * 1024 * 1024')),
    hard_disk_drives: fc.array(disk, { maxLength: 3 }),
    dvd_drives: fc.array(disc, { maxLength: 2 }),
    network_adaptors: fc.array(
      fc.record(
        { name: fc.constant('lan'), is_legacy: fc.constantFrom<unknown>(true, false, expression('var.isNew')) },
        { requiredKeys: ['name'] },
      ),
      { maxLength: 2 },
    ),
    vm_firmware: fc.array(firmware, { maxLength: 1 }),
    vm_processor: fc.array(
      fc.record({ compatibility_for_older_operating_systems_enabled: fc.constantFrom<unknown>(true, 'false') }),
      { maxLength: 1 },
    ),
  },
  { requiredKeys: ['name'] },
);

const VARIABLES = {
  generation: 1,
  isNew: false,
  place: 1,
  bus: 'Ide',
  path: 'D:\\vm\\d.vhd',
  folder: 'D:\\vm',
  secure: 'On',
  cpus: 2,
};
const LOCALS = { name: 'web', generation: expression('var.generation'), place: expression('var.place') };
const VHD = { path: 'D:\\vm\\v.vhd', size: 1_073_741_824 };

const BLOCKS = new Set([
  'hard_disk_drives',
  'dvd_drives',
  'network_adaptors',
  'vm_firmware',
  'vm_processor',
  'boot_order',
]);

function bodyText(members: object, indent: string, comments: boolean): string {
  return Object.entries(members)
    .map(([key, value], index) => {
      if (BLOCKS.has(key)) {
        return (value as object[])
          .map(each => `\n${indent}${key} {\n${bodyText(each, `${indent}  `, comments)}${indent}}\n`)
          .join('');
      }
      const comment = comments && index % 3 === 1 && !(value instanceof Expression) ? ` # ${key}` : '';
      const above = comments && index % 4 === 2 ? `\n${indent}// above ${key}\n` : '';
      return `${above}${indent}${key} = ${print(value, indent)}${comment}\n`;
    })
    .join('');
}

function nativeText(machines: readonly object[], comments: boolean, formatted: boolean): string {
  const blocks = [
    ...Object.entries(VARIABLES).map(([name, value]) => `variable "${name}" {\n  default = ${print(value, '  ')}\n}\n`),
    'variable "missing" {}\n',
    `locals {\n${bodyText(LOCALS, '  ', comments)}}\n`,
    `resource "hyperv_vhd" "v" {\n${bodyText(VHD, '  ', comments)}}\n`,
    ...machines.map(
      (each, index) => `resource "hyperv_machine_instance" "m${index}" {\n${bodyText(each, '  ', comments)}}\n`,
    ),
  ];
  const text = `${comments ? '# Ours.\n' : ''}${blocks.join('\n')}`;
  return formatted ? applyEdits(text, [...formatting(text)]) : text;
}

function jsonText(machines: readonly object[]): string {
  const declared = Object.entries(VARIABLES).map(([name, value]) => [name, { default: value }]);
  const named = machines.map((each, index) => [`m${index}`, inJson(each)]);
  return JSON.stringify(
    {
      variable: { ...Object.fromEntries(declared), missing: {} },
      locals: inJson(LOCALS),
      resource: { hyperv_vhd: { v: VHD }, hyperv_machine_instance: Object.fromEntries(named) },
    },
    undefined,
    2,
  );
}

export const terraformConfiguration: fc.Arbitrary<{ readonly text: string; readonly fileName: string }> = fc
  .tuple(
    fc.array(machine, { minLength: 1, maxLength: 3 }),
    fc.constantFrom('native', 'formatted', 'json'),
    fc.boolean(),
  )
  .map(([machines, layout, comments]) =>
    layout === 'json'
      ? { text: jsonText(machines), fileName: 'web.tf.json' }
      : { text: nativeText(machines, comments, layout === 'formatted'), fileName: 'web.tf' },
  );
