/** Files beside a definition that others need as they are. */
import assert from 'node:assert/strict';
import { analyze } from '../../../src/core/analyze';
import { type ConversionOptions, convertedTexts, convertMachines } from '../../../src/core/convert/convert';
import { conversionDiff } from '../../../src/core/convert/diff';
import { conversionParts } from '../../../src/core/convert/parts';
import type { Files } from '../../../src/core/text/files';

const MBR = `<unattend><Disk><CreatePartitions>
  <CreatePartition><Order>1</Order><Type>Primary</Type><Extend>true</Extend></CreatePartition>
</CreatePartitions></Disk></unattend>`;

type Texts = Readonly<Record<string, string>>;

const filesOf = (texts: Texts): Files => ({
  read: file => texts[file],
  list: ending => Object.keys(texts).filter(file => file.endsWith(ending) && !file.includes('/')),
});

const builder = (path: string, more: object = {}): object => ({
  type: 'hyperv-iso',
  iso_url: 'server2019.iso',
  cd_files: [path],
  ...more,
});

/** The texts after a conversion of a template, by file, without the template's own. */
function converted(
  builders: readonly object[],
  texts: Texts,
  options: Partial<ConversionOptions & Pick<Files, 'inPlace'>> = {},
): Texts {
  const text = JSON.stringify({ builders });
  const analysis = analyze(text, { fileName: 'a.json', files: { ...filesOf(texts), ...options } });
  const { 'a.json': _, ...beside } = Object.fromEntries(
    convertedTexts(convertMachines(analysis, { lossy: true, ...options })),
  );
  return beside;
}

const pathsOf = (texts: Texts): string[] => Object.keys(texts);

describe('a file that others need as it is', () => {
  const own = builder('x/Autounattend.xml');

  it('is copied for Hyper-V where another hypervisor starts with BIOS', () => {
    const files = { 'x/Autounattend.xml': MBR };
    assert.deepEqual(pathsOf(converted([own], files)), ['x/Autounattend.xml']);
    const other = { type: 'qemu', floppy_files: ['x/Autounattend.xml'] };
    const after = converted([own, other], files);
    assert.deepEqual(pathsOf(after), ['x/gen2/Autounattend.xml']);
    assert.match(after['x/gen2/Autounattend.xml'] ?? '', /<Type>EFI/);
    assert.deepEqual(pathsOf(converted([own, other], files, { inPlace: true })), ['x/Autounattend.xml']);
  });

  it('is copied where another hypervisor takes its folder, or has it on a disc of its own', () => {
    const files = { 'x/Autounattend.xml': MBR };
    for (const [type, more] of [
      ['virtualbox-iso', { floppy_dirs: ['x'] }],
      ['virtualbox-iso', { floppy_files: ['x/*'] }],
      ['qemu', { cd_files: ['./'] }],
      ['proxmox-iso', { additional_iso_files: [{ device: 'sata3', cd_files: ['x/Autounattend.xml'] }] }],
    ] as const) {
      assert.deepEqual(pathsOf(converted([own, { type, ...more }], files)), ['x/gen2/Autounattend.xml'], type);
    }
    assert.deepEqual(pathsOf(converted([own, { type: 'qemu', floppy_dirs: ['y'] }], files)), ['x/Autounattend.xml']);
  });

  it('is copied where words that only look like UEFI say nothing of the firmware', () => {
    const files = { 'x/Autounattend.xml': MBR };
    const other = (more: object): object => ({ type: 'vmware-iso', floppy_files: ['x/Autounattend.xml'], ...more });
    for (const more of [{ vmx_data: { displayName: 'definition' } }, { firmware: '{{user `efi`}}' }]) {
      assert.deepEqual(pathsOf(converted([own, other(more)], files)), ['x/gen2/Autounattend.xml']);
    }
    for (const more of [{ firmware: 'efi-secure' }, { vmx_data: { firmware: 'efi' } }, { efi_boot: 'true' }]) {
      assert.deepEqual(pathsOf(converted([own, other(more)], files)), ['x/Autounattend.xml'], JSON.stringify(more));
    }
  });

  it('is copied where a machine of the template stays Generation 1', () => {
    const files = { 'x/Autounattend.xml': MBR };
    const both = [own, builder('x/Autounattend.xml', { name: 'b' })];
    assert.deepEqual(pathsOf(converted(both, files)), ['x/Autounattend.xml']);
    assert.deepEqual(pathsOf(converted(both, files, { machines: [1] })), ['x/gen2/Autounattend.xml']);
    const old = builder('x/Autounattend.xml', { iso_url: 'windows-server-2008.iso' });
    assert.deepEqual(pathsOf(converted([own, old], files)), ['x/gen2/Autounattend.xml']);
  });

  it('is copied where another template of the folder names it, unless that is for Generation 2 alone', () => {
    const template = (...builders: readonly object[]): string => JSON.stringify({ builders });
    const withOther = (text: string): string[] =>
      pathsOf(converted([own], { 'x/Autounattend.xml': MBR, 'other.json': text }));
    assert.deepEqual(withOther(template(own)), ['x/gen2/Autounattend.xml']);
    assert.deepEqual(withOther(template(builder('x\\Autounattend.xml'))), ['x/gen2/Autounattend.xml']);
    assert.deepEqual(withOther(template(builder('x/Autounattend.xml', { generation: 2 }))), ['x/Autounattend.xml']);
    assert.deepEqual(withOther(template(builder('y/Autounattend.xml'))), ['x/Autounattend.xml']);
    assert.deepEqual(withOther('{ "notes": "x/Autounattend.xml" }'), ['x/Autounattend.xml']);
  });

  it('has a copy under a name that is free, or that is for UEFI already', () => {
    const other = { type: 'qemu', floppy_files: ['x/Autounattend.xml'] };
    const files = { 'x/Autounattend.xml': MBR, 'x/gen2/Autounattend.xml': MBR };
    assert.deepEqual(pathsOf(converted([own, other], files)), ['x/gen2-2/Autounattend.xml']);
    const done = { ...files, 'x/gen2/Autounattend.xml': MBR.replace('Primary', 'EFI') };
    assert.deepEqual(pathsOf(converted([own, other], done)), []);
  });

  it('stays, and the place says why, where no copy can be named', () => {
    const text = JSON.stringify({
      variables: { answers: 'x/Autounattend.xml' },
      builders: [builder('{{user `answers`}}'), { type: 'qemu', floppy_files: ['x/Autounattend.xml'] }],
    });
    const analysis = analyze(text, { fileName: 'a.json', files: filesOf({ 'x/Autounattend.xml': MBR }) });
    const layout = analysis.findings.find(({ rule }) => rule === 'answer-file/mbr-layout');
    assert.equal(layout?.fix, undefined);
    assert.match(layout?.related.at(-1)?.message ?? '', /no copy can be named/);
  });

  it('stays where another builder fetches it over HTTP, and the place says what to do', () => {
    const data = `#cloud-config\nautoinstall:\n  storage:\n    config:\n      - {type: disk, id: d, ptable: msdos, grub_device: true}\n      - {type: partition, id: p, device: d, size: -1}\n      - {type: mount, id: m, device: p, path: /}\n`;
    const served = (type: string, more: object = {}): object => ({
      type,
      iso_url: 'ubuntu-22.04.3-live-server-amd64.iso',
      http_directory: 'http',
      boot_command: ['<esc>linux /casper/vmlinuz ds=nocloud-net;s=http://{{ .HTTPIP }}:{{ .HTTPPort }}/ubuntu/<enter>'],
      ...more,
    });
    const files = { 'http/ubuntu/user-data': data };
    const own = served('hyperv-iso');
    assert.deepEqual(pathsOf(converted([own], files)), ['http/ubuntu/user-data']);
    assert.deepEqual(pathsOf(converted([own, served('qemu', { efi_boot: true })], files)), ['http/ubuntu/user-data']);
    assert.deepEqual(pathsOf(converted([own, served('qemu', { http_directory: 'other' })], files)), [
      'http/ubuntu/user-data',
    ]);
    assert.deepEqual(pathsOf(converted([own, served('qemu')], files)), []);
    assert.deepEqual(pathsOf(converted([own, served('qemu')], files, { inPlace: true })), ['http/ubuntu/user-data']);
    const text = JSON.stringify({ builders: [own, served('qemu')] });
    const { findings } = analyze(text, { fileName: 'a.json', files: filesOf(files) });
    const finding = findings.find(({ rule }) => rule === 'companion/no-efi-partition');
    assert.deepEqual(
      finding?.related.map(({ message }) => message),
      [
        'The partitions are named here',
        'This needs the file as it is',
        'Left as it is: others need it, and the boot command fetches it: have it fetch a copy from a folder of its own',
      ],
    );
  });

  it('is shown as a new file, whole and in parts', () => {
    const text = JSON.stringify({ builders: [own, { type: 'qemu', floppy_files: ['x/Autounattend.xml'] }] });
    const analysis = analyze(text, { fileName: 'a.json', files: filesOf({ 'x/Autounattend.xml': MBR }) });
    const diff = conversionDiff('lab/a.json', convertMachines(analysis, { lossy: true }));
    assert.match(diff, /^--- \/dev\/null\n\+\+\+ lab\/x\/gen2\/Autounattend\.xml\n@@ -0,0 \+1,5 @@\n\+<unattend>/m);
    const [part] = conversionParts(analysis);
    assert.equal(part?.edits.get('x/gen2/Autounattend.xml')?.copyOf, 'x/Autounattend.xml');
  });

  it('stays where it lies outside of what is worked in', () => {
    const files = { ...filesOf({ '../x/Autounattend.xml': MBR }), isOurs: (file: string) => !file.startsWith('..') };
    const text = JSON.stringify({ builders: [builder('../x/Autounattend.xml')] });
    const analysis = analyze(text, { fileName: 'a.json', files });
    assert.deepEqual([...convertMachines(analysis, { lossy: true }).edits.keys()], ['a.json']);
    const layout = analysis.findings.find(({ rule }) => rule === 'answer-file/mbr-layout');
    assert.match(layout?.related.at(-1)?.message ?? '', /outside/);
  });
});
