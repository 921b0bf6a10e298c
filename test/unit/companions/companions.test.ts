import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from '../../../src/core/analyze';
import { companionsHold } from '../hostile/oracles/others';
import { COMPANIONS } from '../hostile/vocabulary';
import { runs } from '../runs';
import { virtualMachine } from '../virtual-machines';

/** The files that a builder has read, in the order in which it names them. */
function readBy(builder: object, files: Readonly<Record<string, string>> = {}, more: object = {}): string[] {
  const asked: string[] = [];
  const template = { variables: { os: '2019' }, builders: [{ type: 'hyperv-iso', ...builder }], ...more };
  analyze(JSON.stringify(template), {
    files: {
      read(path) {
        asked.push(path);
        return files[path];
      },
    },
  });
  return asked;
}

/** The companion files of a builder: kind and path, and whether anybody opens them. */
function namedBy(builder: object, files: Readonly<Record<string, string>> = {}): string[] {
  const { machines } = analyze(JSON.stringify({ builders: [{ type: 'hyperv-iso', ...builder }] }), {
    files: { read: path => files[path] },
  });
  return (virtualMachine({ machines })?.companionFiles ?? []).map(
    ({ kind, path, unopened, holder }) => `${kind} ${path}${holder ? ' (holder)' : unopened ? ' (unopened)' : ''}`,
  );
}

const typed = (...lines: readonly string[]): object => ({ http_directory: 'http', boot_command: lines });
const SERVER = 'http://{{ .HTTPIP }}:{{ .HTTPPort }}';

describe('companion files', () => {
  it('are those that a builder lists or has served', () => {
    assert.deepEqual(
      readBy({
        floppy_files: ['./answers/{{user `os`}}/Autounattend.xml', 'notes.pdf', 'answers\\ks.cfg', 'debian.seed'],
        cd_files: ['{{template_dir}}/preseed.cfg'],
        http_directory: './http/',
        boot_command: ['<tab> inst.ks=http://{{ .HTTPIP }}:{{ .HTTPPort }}/rocky9.ks<enter>'],
      }),
      ['answers/2019/Autounattend.xml', 'answers/ks.cfg', 'debian.seed', 'preseed.cfg', 'http/rocky9.ks'],
    );
  });

  it('are never absolute, of the network, patterns or expressions', () => {
    const paths = ['C:\\Autounattend.xml', '\\\\server\\share\\Autounattend.xml', '//server/Autounattend.xml'];
    const others = ['/etc/Autounattend.xml', '*/Autounattend.xml', '{{user `unknown`}}/Autounattend.xml'];
    assert.deepEqual(readBy({ floppy_files: [...paths, ...others] }), []);
    assert.deepEqual(readBy({ http_directory: '/srv', boot_command: [`ks=${SERVER}/ks.cfg`] }), []);
  });

  it('are read once for all machines that name them', () => {
    let reads = 0;
    const builders = Array.from({ length: 93 }, () => ({ type: 'hyperv-iso', floppy_files: ['Autounattend.xml'] }));
    const { findings } = analyze(JSON.stringify({ builders }), {
      files: {
        read() {
          reads += 1;
          return undefined;
        },
      },
    });
    assert.equal(reads, 1);
    assert.equal(findings.filter(({ rule }) => rule === 'companion/not-read').length, 93);
  });

  it('are known by the argument of the kernel that has them fetched', () => {
    const arguments_: readonly (readonly [argument: string, expected: string])[] = [
      [`ks=${SERVER}/a`, 'kickstart http/a'],
      [`inst.ks="${SERVER}/el/a.cfg"`, 'kickstart http/el/a.cfg'],
      [`preseed/url=${SERVER}/a`, 'preseed http/a'],
      [`url=http://{{.HTTPIP}}:{{.HTTPPort}}/a<wait>`, 'preseed http/a'],
      [`autoyast=${SERVER}/a.xml`, 'autoyast http/a.xml'],
      [`inst.auto=${SERVER}/a.json`, 'agama http/a.json'],
      [`autoinstall ds=nocloud-net;s=${SERVER}/`, 'autoinstall http/user-data'],
      [`'ds=nocloud;s=${SERVER}/jammy/' ---`, 'autoinstall http/jammy/user-data'],
      [`ds=nocloud-net\\;seedfrom=${SERVER}/jammy.`, 'autoinstall http/jammy.user-data'],
      [`cloud-config-url="${SERVER}/a.cfg"`, 'autoinstall http/a.cfg'],
    ];
    for (const [argument, expected] of arguments_) {
      assert.deepEqual(namedBy(typed(`<esc>linux /vmlinuz ${argument}<enter>`)), [expected], argument);
    }
  });

  it('are known by what runs them, and by their names', () => {
    const commands: readonly (readonly [lines: readonly string[], expected: readonly string[]])[] = [
      [[`wget ${SERVER}/a.cfg<enter>`, 'setup-alpine -f a.cfg<enter>'], ['alpine http/a.cfg']],
      [[`fetch -o /tmp/i ${SERVER}/a.cfg<enter>`, 'bsdinstall script /tmp/i<enter>'], ['bsdinstall http/a.cfg']],
      [[`ftp -o /install.conf ${SERVER}/a.cfg<enter>`, '/install -a -f /install.conf<enter>'], ['openbsd http/a.cfg']],
      [
        [`curl -O '${SERVER}/a{,.chroot}.sh'<enter>`, 'bash a.sh<enter>'],
        ['script http/a.sh', 'script http/a.chroot.sh'],
      ],
      [[`curl ${SERVER}/machine.nix<enter>`, 'nixos-install<enter>'], ['nixos http/machine.nix']],
      [[`curl ${SERVER}/a.cfg<enter>`, 'sh a.cfg<enter>'], ['script http/a.cfg']],
      [
        [`curl ${SERVER}/machine.ign<enter>`, 'coreos-installer install -i machine.ign<enter>'],
        ['other http/machine.ign'],
      ],
      [[`curl ${SERVER}/vagrant.pub > .ssh/authorized_keys<enter>`], []],
    ];
    for (const [lines, expected] of commands) {
      assert.deepEqual(namedBy(typed(...lines)), expected, lines.join('\n'));
    }
  });

  it('may come from a floppy, a disc or another server', () => {
    const boot = (argument: string, builder: object): string[] => namedBy({ boot_command: [argument], ...builder });
    assert.deepEqual(boot('ks=hd:fd0:/el.cfg', { floppy_files: ['a/el.cfg'] }), ['kickstart a/el.cfg']);
    assert.deepEqual(boot('ks=hd:LABEL=OEMDRV', { cd_files: ['ks.cfg'] }), ['kickstart ks.cfg']);
    assert.deepEqual(boot('ks=cdrom:/ks.cfg', {}), ['kickstart cdrom:/ks.cfg (unopened)']);
    assert.deepEqual(boot('preseed/url=http://host/a.cfg', {}), ['preseed http://host/a.cfg (unopened)']);
    assert.deepEqual(boot('ks={{ user `ks` }}', {}), ['kickstart {{ user `ks` }} (unopened)']);
    assert.deepEqual(boot('file=/cdrom/preseed/ubuntu-server.seed', {}), []);
    assert.deepEqual(boot(`ks=${SERVER}/ks.cfg`, { http_directory: '{{ user `http` }}' }), [
      'kickstart ks.cfg (unopened)',
    ]);
    for (const here of ['.', '{{template_dir}}', '{{ template_dir }}/']) {
      assert.deepEqual(boot(`ks=${SERVER}/ks.cfg`, { http_directory: here }), ['kickstart ks.cfg'], here);
    }
    const below = { http_directory: '{{template_dir}}/http' };
    assert.deepEqual(boot(`ks=${SERVER}/7/ks.cfg`, below), ['kickstart http/7/ks.cfg']);
  });

  it('are looked for in folders that are put on a medium, which may hold them', () => {
    const holders = {
      floppy_dirs: ['answers'],
      cd_files: ['seed/*', 'drivers/net.inf'],
      secondary_iso_images: ['a.iso'],
    };
    assert.deepEqual(namedBy(holders), ['other seed/* (holder)', 'other answers (holder)', 'other a.iso (holder)']);
    assert.deepEqual(namedBy(holders, { 'seed/user-data': '#cloud-config' }), ['autoinstall seed/user-data']);
    const called = { cd_files: ['answers'] };
    assert.deepEqual(namedBy(called, { 'answers/user-data': '#cloud-config' }), ['autoinstall answers/user-data']);
    assert.deepEqual(namedBy(called, { answers: 'x' }), ['alpine answers']);
    assert.deepEqual(namedBy({ type: 'hyperv-vmcx', ...holders }), []);
    assert.deepEqual(namedBy({ floppy_files: ['{{ user `answers` }}'] }), ['other {{ user `answers` }} (holder)']);
  });

  it('are scripts too, also those of provisioners', () => {
    const provisioners = [{ type: 'powershell', scripts: ['scripts/a.ps1', 'b.sh'], inline: ['c.ps1'] }];
    assert.deepEqual(readBy({ floppy_files: ['d.bat'] }, {}, { provisioners }), ['b.sh', 'd.bat', 'scripts/a.ps1']);
  });

  it('are scripts of a shell that provisioners run, where they install a system or a boot loader for BIOS', () => {
    const provisioners = [{ type: 'shell', scripts: ['disk.sh', 'packages.sh', 'loader.sh'] }];
    const disk = 'parted -s /dev/sda mklabel msdos mkpart primary 1MiB 100%\n';
    const found = (files: Readonly<Record<string, string>>): unknown => {
      const text = JSON.stringify({ builders: [{ type: 'hyperv-iso' }], provisioners });
      const { findings } = analyze(text, { files: { read: path => files[path] } });
      return findings
        .filter(({ rule }) => /^companion/.test(rule))
        .map(({ rule, arguments: { file } }) => [rule, file]);
    };
    assert.deepEqual(found({ 'disk.sh': disk, 'packages.sh': 'yum update\n' }), []);
    assert.deepEqual(found({ 'disk.sh': disk, 'packages.sh': 'pacstrap /mnt base\n' }), [
      ['companion/no-efi-partition', 'disk.sh'],
    ]);
    assert.deepEqual(found({ 'disk.sh': `${disk}mkfs.vfat /dev/sda1\n`, 'packages.sh': 'pacstrap /mnt base\n' }), []);
    assert.deepEqual(found({ 'loader.sh': 'grub-install /dev/sda\n' }), [['companion/bios-loader', 'loader.sh']]);
  });

  it('are scripts that a boot command runs from a disc, and files that provisioners put in the guest', () => {
    const files = {
      'a/install.sh': 'sgdisk --new=1:0:0 /dev/sda\npacstrap /mnt base\n',
      'a/my.nix': 'boot.loader.grub.device = "/dev/sda";',
    };
    const own = { cd_files: ['a/install.sh'] };
    assert.deepEqual(readBy({ ...own, boot_command: ['bash /mnt/install.sh<enter>'] }, files), ['a/install.sh']);
    assert.deepEqual(readBy({ ...own, boot_command: ['<enter>'] }, files), []);
    const laidOutBy = (provisioner: object): unknown => {
      const text = JSON.stringify({ builders: [{ type: 'hyperv-iso' }], provisioners: [provisioner] });
      const { findings } = analyze(text, { files: { read: path => files[path as keyof typeof files] } });
      return findings.flatMap(({ arguments: { file } }) => file ?? []);
    };
    assert.deepEqual(laidOutBy({ type: 'file', source: 'a/install.sh', destination: '/tmp/' }), ['a/install.sh']);
    assert.deepEqual(laidOutBy({ type: 'file', sources: ['a/my.nix'], destination: '/mnt/etc/nixos/' }), ['a/my.nix']);
    const fetched = { type: 'file', direction: 'download', source: 'a/install.sh', destination: 'out/' };
    assert.deepEqual(laidOutBy(fetched), []);
  });

  it('are left to the definition where it types or runs what lays out the disk of the installation', () => {
    const found = (definition: object): unknown =>
      analyze(JSON.stringify(definition))
        .findings.filter(({ rule }) => rule === 'companion/no-efi-partition')
        .map(({ message }) => message);
    const layout = 'sgdisk --new=1:0:0 /dev/sda';
    const typedBy = (...boot_command: string[]): unknown => found({ builders: [{ type: 'hyperv-iso', boot_command }] });
    assert.deepEqual(typedBy('<enter><wait>', `${layout}<enter>`), ['script']);
    assert.deepEqual(typedBy(`${layout} --typecode=1:ef00<enter>`), []);
    const runBy = (...inline: string[]): unknown =>
      found({ builders: [{ type: 'hyperv-iso' }], provisioners: [{ type: 'shell', inline }] });
    assert.deepEqual([runBy(layout), runBy(layout, 'nixos-install')], [[], ['script']]);
  });

  it('may stand in the template itself', () => {
    const recipe = 'd-i partman-auto/expert_recipe string a :: 1 2 3 ext4 .';
    const found = (builder: object): unknown => {
      const { findings } = analyze(JSON.stringify({ builders: [{ type: 'hyperv-iso', ...builder }] }));
      return findings
        .filter(({ rule }) => /^preseed|^companion/.test(rule))
        .map(({ rule, message, related: [place] }) => [rule, message, place?.at.file]);
    };
    const served = { boot_command: [`url=${SERVER}/p.cfg`], http_content: { '/p.cfg': recipe } };
    assert.deepEqual(found(served), [['preseed/no-efi-partition', 'default', '']]);
    const onDisc = { boot_command: ['file=/media/p.cfg'], cd_content: { 'p.cfg': recipe } };
    assert.deepEqual(found(onDisc), [['preseed/no-efi-partition', 'default', '']]);
    assert.deepEqual(found({ floppy_content: { 'preseed.cfg': '{{ user `x` }}' } }), [
      ['companion/not-read', 'unopened', undefined],
    ]);
  });

  it('of a kind that is not read are named as that', () => {
    const { findings } = analyze(
      JSON.stringify({ builders: [{ type: 'hyperv-iso', ...typed(`inst.auto=${SERVER}/agama.json`) }] }),
      { files: { read: () => '{}' } },
    );
    assert.equal(findings.find(({ rule }) => rule === 'companion/not-read')?.message, 'unsupported');
  });

  it('include others, whose paths are relative to their own', () => {
    const files = { 'http/18/p.cfg': 'd-i preseed/include string ../base/p.cfg\n', 'http/base/p.cfg': '' };
    const builder = { http_directory: 'http', boot_command: [`url=${SERVER}/18/p.cfg`] };
    assert.deepEqual(readBy(builder, files), ['http/18/p.cfg', 'http/base/p.cfg']);
    const circular = { 'http/18/p.cfg': 'd-i preseed/include string p.cfg http://x/y q.cfg\n' };
    assert.deepEqual(readBy(builder, circular), ['http/18/p.cfg', 'http/18/q.cfg']);
  });

  it('name the builders with a BIOS that need them as they are', () => {
    const other = (type: string, more: object = {}): object => ({
      type,
      floppy_files: ['./a/Autounattend.xml'],
      ...more,
    });
    const siblings = [other('virtualbox-iso'), other('vmware-iso', { vmx_data: { firmware: 'efi' } }), other('qemu')];
    const own = { type: 'hyperv-iso', cd_files: ['a/Autounattend.xml'] };
    const { machines } = analyze(JSON.stringify({ builders: [own, ...siblings] }));
    const [file] = virtualMachine({ machines })?.companionFiles ?? [];
    assert.deepEqual(
      file?.sharedWith?.map(({ name }) => name),
      ['virtualbox-iso', 'qemu'],
    );
  });
});

describe('readers of companion files', () => {
  it('never throw, and point into the text', () => {
    const lines = fc.constantFrom(...COMPANIONS.flatMap(text => text.split(/(?<=[\n>])/)));
    const pieces = fc.constantFrom(
      '\\\n',
      '{',
      '\0',
      '\r\n',
      '%pre\n',
      'storage:\n',
      '    config:\n',
      '<!--',
      'echo ACTIVE\n',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(lines, pieces, fc.string()), { maxLength: 20 }), parts => {
        companionsHold(parts.join(''));
      }),
      runs(1000),
    );
  });
});
