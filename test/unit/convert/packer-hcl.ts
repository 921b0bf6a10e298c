/** Generated configurations of Packer's HCL, native and in JSON, in several layouts. */
import fc from 'fast-check';
import { formatting } from '../../../src/core/languages/hcl/format';
import { applyEdits } from '../../../src/core/text/place';
import { Expression, expression, inJson, print } from './hcl-printer';

const source = fc.record(
  {
    type: fc.constantFrom('hyperv-iso', 'hyperv-iso', 'hyperv-vmcx', 'virtualbox-iso'),
    vm_name: fc.constantFrom<unknown>('web', 'ä "b" ${x}', expression('"${local.name}-1"')),
    generation: fc.constantFrom<unknown>(
      1,
      1,
      '1',
      2,
      '2',
      expression('var.generation'),
      expression('"${var.generation}"'),
      expression('local.generation'),
      expression('var.missing'),
      expression('var.uefi ? 2 : 1'),
      null,
    ),
    iso_url: fc.constantFrom<unknown>(
      'en_windows_server_2016_x64_dvd.iso',
      'Win11_23H2_English_x64.iso',
      'ubuntu-22.04.3-live-server-amd64.iso',
      expression('"debian-${var.version}-amd64-netinst.iso"'),
      'x.iso',
    ),
    secondary_iso_images: fc.oneof(
      { weight: 9, arbitrary: fc.array(fc.constantFrom('a.iso', 'b.iso'), { maxLength: 4 }) },
      fc.constant(expression('var.discs')),
      fc.array(fc.constant('c.iso'), { minLength: 15, maxLength: 18 }),
    ),
    disk_size: fc.constantFrom<unknown>(61_440, '2097153', expression('60 * 1024')),
    enable_dynamic_memory: fc.boolean(),
    cpus: fc.constantFrom<unknown>(2, '65', expression('var.cpus')),
    http_directory: fc.constantFrom<unknown>('http', expression('"${path.root}/http"'), expression('var.missing')),
    floppy_files: fc.oneof(
      fc.array(fc.constantFrom<unknown>('a.xml', 'a/Autounattend.xml', expression('"${path.root}/ks.cfg"')), {
        maxLength: 2,
      }),
      fc.constantFrom<unknown>(
        expression('var.files'),
        expression('"${var.files}"'),
        expression('var.generation == 2 ? null : ["a.xml"]'),
        expression('var.missing'),
        null,
      ),
    ),
    floppy_dirs: fc.constantFrom([], ['answers']),
    floppy_content: fc.constantFrom({}, { 'ks.cfg': 'text' }),
    floppy_label: fc.constant('CIDATA'),
    cd_files: fc.constantFrom<unknown>(['c.txt'], ['user-data', 'meta-data'], expression('var.files')),
    use_fixed_vhd_format: fc.boolean(),
    use_legacy_network_adapter: fc.constantFrom<unknown>(true, false, 'true', expression('!var.uefi')),
    enable_tpm: fc.boolean(),
    configuration_version: fc.constantFrom<unknown>('5.0', '8.0', expression('var.version')),
    enable_secure_boot: fc.constantFrom<unknown>(
      true,
      false,
      'true',
      expression('var.uefi'),
      expression('var.missing'),
    ),
    secure_boot_template: fc.constantFrom('MicrosoftWindows', 'MicrosoftUEFICertificateAuthority'),
    first_boot_device: fc.constantFrom<unknown>('IDE', 'CD', 'Floppy', 'NET', 'SCSI:0:0', expression('local.device')),
    boot_order: fc.constantFrom<unknown>([], ['SCSI:0:0'], ['SCSI:0:0', 'IDE:0:1']),
    shutdown_command: fc.constantFrom<unknown>('a:\\\\down.cmd', 'shutdown /s', expression('var.down')),
    boot_command: fc.constantFrom<unknown>(
      ['<tab> ks=hd:fd0:/ks.cfg<enter>'],
      ['<up><wait><tab> ', 'inst.ks=hd:fd0:/ks.cfg ', '<enter><wait>'],
      ['<esc>auto url=http://{{ .HTTPIP }}:{{ .HTTPPort }}/p.cfg<enter>'],
      [expression('"<esc><wait>"'), expression('"auto hostname=${var.host} url=http://h/p<enter>"')],
      expression('var.keys'),
      expression('[for key in var.keys : key]'),
      ['<enter>'],
      [],
    ),
    boot_wait: fc.constantFrom<unknown>('60s', expression('var.wait')),
  },
  { requiredKeys: ['type'] },
);

const variables = fc.record(
  {
    generation: fc.constantFrom<unknown>(1, '1', 2),
    uefi: fc.boolean(),
    version: fc.constantFrom('8.0', '12.5.0', ''),
    discs: fc.constantFrom([], ['a.iso']),
    files: fc.constantFrom<unknown>([], ['a.xml']),
    keys: fc.constantFrom<unknown>(['<tab> ks=hd:fd0:/ks.cfg<enter>'], []),
    down: fc.constant('a:/down.cmd'),
    cpus: fc.constantFrom<unknown>(2, 4),
    wait: fc.constantFrom('5s', ''),
    host: fc.constant('h'),
  },
  { requiredKeys: ['uefi'] },
);

const LOCALS = { name: 'web', generation: expression('var.generation'), device: 'IDE' };

function argumentsOf(members: object, comments: boolean): string {
  return Object.entries(members)
    .map(([key, value], index) => {
      const comment = comments && index % 3 === 1 && !(value instanceof Expression) ? ` # ${key}` : '';
      const above = comments && index % 4 === 2 ? `\n  // above ${key}\n` : '';
      return `${above}  ${key} = ${print(value, '  ')}${comment}\n`;
    })
    .join('');
}

interface Parts {
  readonly sources: readonly { readonly type: string }[];
  readonly variables: object;
  readonly uses: readonly boolean[];
  readonly inline: unknown;
}

function nativeText(
  { sources, variables: values, uses, inline }: Parts,
  comments: boolean,
  formatted: boolean,
): string {
  const blocks = [
    ...Object.entries(values).map(([name, value]) => `variable "${name}" {\n  default = ${print(value, '  ')}\n}\n`),
    'variable "missing" {}\n',
    `locals {\n${argumentsOf(LOCALS, comments)}}\n`,
    ...sources.map(
      ({ type, ...members }, index) => `source "${type}" "s${index}" {\n${argumentsOf(members, comments)}}\n`,
    ),
    `build {\n  sources = [${sources
      .flatMap(({ type }, index) => (uses[index] === false ? [] : [`"source.${type}.s${index}"`]))
      .join(', ')}]\n\n  provisioner "shell" {\n    inline = ${print(inline, '    ')}\n  }\n}\n`,
  ];
  const text = `${comments ? '# Ours.\n' : ''}${blocks.join('\n')}`;
  return formatted ? applyEdits(text, [...formatting(text)]) : text;
}

function jsonText({ sources, variables: values, uses, inline }: Parts): string {
  const byType = new Map<string, Record<string, unknown>>();
  for (const [index, { type, ...members }] of sources.entries()) {
    byType.set(type, { ...byType.get(type), [`s${index}`]: inJson(members) });
  }
  const declared = Object.entries(values).map(([name, value]) => [name, { default: value }]);
  const used = sources.flatMap(({ type }, index) => (uses[index] === false ? [] : [`source.${type}.s${index}`]));
  return JSON.stringify(
    {
      variable: { ...Object.fromEntries(declared), missing: {} },
      locals: inJson(LOCALS),
      source: Object.fromEntries(byType),
      build: { sources: used, provisioner: [{ shell: { inline: inJson(inline) } }] },
    },
    undefined,
    2,
  );
}

/** What a configuration is made of, and how it is written. */
export const packerConfiguration: fc.Arbitrary<{ readonly text: string; readonly fileName: string }> = fc
  .tuple(
    fc.record({
      sources: fc.array(source, { minLength: 1, maxLength: 3 }),
      variables,
      uses: fc.array(fc.boolean(), { maxLength: 3 }),
      inline: fc.constantFrom<unknown>(
        ['a:\\setup.cmd', 'dir c:\\'],
        [expression('"x ${var.host}"')],
        expression('var.files'),
      ),
    }),
    fc.constantFrom('native', 'formatted', 'json'),
    fc.boolean(),
  )
  .map(([parts, layout, comments]) =>
    layout === 'json'
      ? { text: jsonText(parts), fileName: 'web.pkr.json' }
      : { text: nativeText(parts, comments, layout === 'formatted'), fileName: 'web.pkr.hcl' },
  );
