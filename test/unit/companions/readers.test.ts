/* biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders of templates */
/** What each reader takes from a file of its kind. */
import assert from 'node:assert/strict';
import { readAnswerFile } from '../../../src/core/companions/answer-file';
import { readAutoinstall } from '../../../src/core/companions/autoinstall';
import { readAutoYast } from '../../../src/core/companions/autoyast';
import { readInstallerConfig } from '../../../src/core/companions/bsdinstall';
import { bootDiskOf } from '../../../src/core/companions/diskpart';
import { readKickstart } from '../../../src/core/companions/kickstart';
import type { DiskLayout } from '../../../src/core/companions/kind';
import { type CompanionKind, KINDS, kindNamed } from '../../../src/core/companions/kinds';
import { readNixos } from '../../../src/core/companions/nixos';
import { readPreseed } from '../../../src/core/companions/preseed';
import { installsSystem, readScript } from '../../../src/core/companions/script';
import { readWindowsScript } from '../../../src/core/companions/windows-script';
import { onDrive } from '../../../src/core/machine/floppy-names';
import type { Span } from '../../../src/core/text/place';

const at = (text: string, span: Span | undefined): string | undefined => span && text.slice(span.offset, span.end);

/** Where a layout begins, and whether it fits UEFI. */
const layoutIn = (text: string, layout: DiskLayout | undefined): unknown =>
  layout === undefined ? undefined : [at(text, layout.partitions), layout.efi];

describe('the kind of a companion file', () => {
  const names: Readonly<Partial<Record<CompanionKind, readonly string[]>>> = {
    'answer-file': ['a/Autounattend.xml', 'AutoUnattend.XML'],
    diskpart: ['diskpart.txt', 'create-partitions.txt'],
    kickstart: ['rocky9.ks', 'ks.cfg', 'ks-9.cfg', 'anaconda-ks.cfg', 'kickstart_9.cfg'],
    preseed: ['debian.seed', 'preseed.cfg', 'preseed-12.cfg', 'my-preseed.cfg'],
    autoinstall: ['user-data', 'http/user-data', 'jammy.user-data', 'autoinstall.yaml', 'autoinstall-24.yml'],
    autoyast: ['autoinst.xml', 'autoyast-15.xml'],
    agama: ['agama.json', 'profile.jsonnet'],
    alpine: ['answers'],
    bsdinstall: ['installerconfig'],
    openbsd: ['install.conf', 'disklabel.template'],
    nixos: ['configuration.nix'],
    'windows-script': ['winrm.ps1', 'a.bat', 'a.CMD'],
    script: ['install.sh'],
  };
  for (const [kind, files] of Object.entries(names)) {
    it(`${kind}: ${files.join(', ')}`, () => {
      assert.deepEqual(
        files.map(kindNamed),
        files.map(() => kind),
      );
    });
  }

  it('is unknown by names that other files have', () => {
    for (const name of ['unattend.xml', 'tasks.cfg', 'notes.txt', 'user-data.md', 'ks', 'seed', 'answers.pdf']) {
      assert.equal(kindNamed(name), undefined, name);
    }
  });
});

describe('an answer file', () => {
  it('says where its disks, partitions and targets stand', () => {
    const text = `<?xml version="1.0"?><unattend xmlns="urn:schemas-microsoft-com:unattend"><settings>
<DiskConfiguration><Disk wcm:action="add"><DiskID>0</DiskID><CreatePartitions>
<CreatePartition><Order>1</Order><Type>Primary</Type></CreatePartition></CreatePartitions></Disk></DiskConfiguration>
<!-- 😀 --><InstallTo><DiskID>0</DiskID><PartitionID>1</PartitionID></InstallTo></settings></unattend>`;
    const [disk, target] = [readAnswerFile(text)?.disks[0], readAnswerFile(text)?.installTo[0]];
    assert.deepEqual([disk?.id, disk?.partitions[0]?.type, target?.partition], [0, 'primary', 1]);
    assert.equal(at(text, target)?.slice(0, 11), '<InstallTo>');
  });

  it('that is no XML says nothing', () => {
    for (const text of [
      '',
      '<u:unattend xmlns:u="urn:schemas-microsoft-com:unattend"/>',
      'no xml',
      '<unattend><b></unattend>',
      '<unattend>&lt',
      '\0',
    ]) {
      assert.equal(readAnswerFile(text), undefined, text);
    }
  });

  it('marks a partition active by true alone', () => {
    const text = '<unattend><Active>false</Active><Active> TRUE </Active><Active/><Active>1</Active></unattend>';
    assert.deepEqual(
      readAnswerFile(text)?.active.map(span => at(text, span)),
      ['<Active> TRUE </Active>'],
    );
  });

  it('names paths on the floppy in its texts, and not in its comments', () => {
    const text =
      '<unattend><!-- a:\\old.ps1 --><b>run "A:/x.ps1&quot; data:\\no</b><c><![CDATA[a:\\y.bat]]></c></unattend>';
    assert.deepEqual(
      readAnswerFile(text)?.floppyPaths.map(span => at(text, span)),
      ['A:/x.ps1', 'a:\\y.bat'],
    );
  });

  it('names the drive alone in a command', () => {
    const text =
      '<unattend><b>cmd /c cd /d A: &amp;&amp; x.cmd</b><c>xcopy &quot;a:&quot; c:\\</c><d>Option a: none</d></unattend>';
    assert.deepEqual(
      readAnswerFile(text)?.floppyPaths.map(span => at(text, span)),
      ['A:', 'a:'],
    );
  });

  it('names no floppy by the folder of its drivers', () => {
    const path = '<Path>a:\\</Path>';
    const text = `<unattend><DriverPaths><PathAndCredentials>${path}</PathAndCredentials></DriverPaths>${path}</unattend>`;
    assert.deepEqual(
      readAnswerFile(text)?.floppyPaths.map(({ offset }) => offset),
      [text.lastIndexOf('a:')],
    );
  });

  it('names paths on the floppy in the order of the text, and none of a comment within one', () => {
    const text = '<unattend><b>a:\\1</b> a:\\2 <!-- a:\\3 --> a:\\4</unattend>';
    assert.deepEqual(
      readAnswerFile(text)?.floppyPaths.map(span => at(text, span)?.slice(-1)),
      ['1', '2', '4'],
    );
  });

  it('of two architectures is read for the 64-bit one', () => {
    const component = (architecture: string, type: string): string =>
      `<component name="Microsoft-Windows-Setup" processorArchitecture="${architecture}"><Disk>
<CreatePartition><Order>1</Order><Type>${type}</Type></CreatePartition></Disk></component>`;
    const typesOf = (...components: readonly string[]): unknown =>
      readAnswerFile(`<unattend>${components.join('')}</unattend>`)?.disks.map(disk => disk.partitions[0]?.type);
    assert.deepEqual(typesOf(component('x86', 'Primary'), component('amd64', 'EFI')), ['efi']);
    assert.deepEqual(typesOf(component('x86', 'Primary'), component('arm64', 'EFI')), ['efi']);
    assert.deepEqual(typesOf(component('x86', 'Primary')), ['primary']);
    const isFor32Bit = (...architectures: readonly string[]): boolean =>
      readAnswerFile(`<unattend>${architectures.map(each => component(each, 'EFI')).join('')}</unattend>`)?.for32Bit !==
      undefined;
    assert.deepEqual(
      [isFor32Bit('x86', 'X86'), isFor32Bit('x86', 'amd64'), isFor32Bit('x86', '{{a}}'), isFor32Bit()],
      [true, false, false, false],
    );
  });

  it('installs to the disk that it names, or to the first where it names none', () => {
    const disks = [1, 0].map(
      id => `<Disk><DiskID>${id}</DiskID><CreatePartition><Type>Primary</Type></CreatePartition></Disk>`,
    );
    const bootDisk = (target: string): unknown => {
      const answers = readAnswerFile(`<unattend>${disks.join('')}${target}</unattend>`);
      return answers && bootDiskOf(answers)?.id;
    };
    assert.equal(bootDisk('<InstallTo><DiskID>0</DiskID><PartitionID>1</PartitionID></InstallTo>'), 0);
    assert.equal(bootDisk('<InstallTo><DiskID>7</DiskID><PartitionID>1</PartitionID></InstallTo>'), undefined);
    const data = '<DataImage><InstallTo><DiskID>0</DiskID><PartitionID>1</PartitionID></InstallTo></DataImage>';
    assert.equal(bootDisk(data), 1);
    assert.equal(bootDisk(''), 1);
    const elsewhere = `<unattend>${disks[0]}<InstallTo><DiskID>0</DiskID></InstallTo></unattend>`;
    assert.notEqual(readAnswerFile(elsewhere)?.elsewhere, undefined);
  });
});

describe('a script of diskpart', () => {
  const typesIn = (text: string): unknown =>
    KINDS.diskpart.read(text)?.disks.map(({ id, partitions }) => [id, ...partitions.map(({ type }) => type)]);

  it('is read with its commands whole or cut short', () => {
    assert.deepEqual(typesIn('select disk 0\nclean\nconvert gpt\ncreate partition efi size=100\nCRE PAR PRI\n'), [
      [0, 'efi', 'primary'],
    ]);
    assert.deepEqual(typesIn('sel dis=1\ncre par msr size=16\nsel dis 0\ncreate partition extended\n'), [
      [1, 'msr'],
      [0, 'extended'],
    ]);
    for (const [written, type] of [
      ['primary pri prim PRIMARY', 'primary'],
      ['extended ext EXT', 'extended'],
      ['logical log logi', 'logical'],
      ['msr', 'msr'],
      ['efi EFI', 'efi'],
      ['other OTHER', 'other'],
    ] as const) {
      for (const word of written.split(' ')) {
        assert.deepEqual(typesIn(`create partition ${word} size=1\n`), [[undefined, type]]);
      }
    }
    assert.equal(typesIn('list disk\n'), undefined);
  });

  it('has only what stands behind its last clean', () => {
    assert.deepEqual(typesIn('select disk 0\ncreate partition primary\nclean\ncreate partition efi\n'), [[0, 'efi']]);
  });

  it('is read out of commands before Windows is installed, and of no others', () => {
    const commands = (pass: string, ...paths: readonly string[]): string =>
      `<unattend><settings pass="${pass}"><RunSynchronous>${paths.map(path => `<Path>${path}</Path>`).join('')}</RunSynchronous></settings></unattend>`;
    const paths = ['cmd /c "&gt;&gt;X:\\d.txt (echo SELECT DISK 0&amp;echo CREATE PARTITION PRIMARY'];
    const more = ['cmd /c "&gt;&gt;X:\\d.txt echo ACTIVE"', 'diskpart /s X:\\d.txt'];
    const read = readAnswerFile(commands('windowsPE', ...paths, ...more));
    assert.deepEqual([read?.disks.length, read?.active.length, read?.elsewhere], [1, 1, undefined]);
    assert.equal(readAnswerFile(commands('oobeSystem', ...paths, ...more))?.disks.length, 0);
    assert.equal(readAnswerFile(commands('windowsPE', ...paths))?.disks.length, 0);
    const outside = commands('windowsPE', 'diskpart.exe /s A:\\d.txt');
    assert.equal(at(outside, readAnswerFile(outside)?.elsewhere), 'diskpart.exe /s A:\\d.txt');
    for (const command of ['type X:\\d.txt | diskpart', 'powershell Initialize-Disk 0 -PartitionStyle MBR']) {
      const text = commands('windowsPE', command);
      assert.equal(at(text, readAnswerFile(text)?.elsewhere), command);
    }
    const target = '<InstallTo><DiskID>0</DiskID><PartitionID>2</PartitionID></InstallTo>';
    const byScript = commands('windowsPE', 'powershell -File X:\\disk.ps1').replace('</settings>', `${target}$&`);
    assert.equal(at(byScript, readAnswerFile(byScript)?.elsewhere), target);
  });
});

describe('a kickstart file', () => {
  it('has an EFI partition by its mount point or its file system', () => {
    const efi = (line: string): unknown => readKickstart(`${line}\n`).partitions.map(partition => partition.efi);
    assert.deepEqual(efi('part /boot/efi --size=600'), [true]);
    assert.deepEqual(efi('partition x --fstype="efi" --size=600'), [true]);
    assert.deepEqual(efi('part /boot --fstype=xfs --label=efi'), [false]);
    assert.deepEqual(efi('part --grow'), [false]);
    assert.deepEqual(efi('# part /boot/efi'), []);
    assert.deepEqual(efi("part '/boot/efi' --fstype=vfat"), [true]);
    assert.deepEqual(efi('raid /boot/efi --level=1 --device=efi raid.01 raid.02'), [true]);
    assert.deepEqual(efi('raid / --level=1 --device=root raid.03 raid.04'), []);
  });

  it('takes its layout from elsewhere by an include, and not by a script before or after', () => {
    const elsewhere = (text: string): string | undefined => at(text, readKickstart(text).elsewhere);
    assert.equal(elsewhere('%include /tmp/part\n'), '%include /tmp/part');
    assert.equal(elsewhere('autopart\n%include /tmp/users\n'), undefined);
    assert.equal(elsewhere('%packages\n%include list\n%end\n'), undefined);
    assert.equal(elsewhere('%pre\necho "part /boot/efi" > /tmp/part\n%end\n%include /tmp/part\n'), undefined);
    assert.equal(elsewhere('%pre\necho "part /" > /tmp/part\n%end\n%include /tmp/part\n'), '%include /tmp/part');
    assert.equal(elsewhere('%pre\nuname\n%end\npart /\n'), undefined);
  });
});

describe('a preseed file', () => {
  it('has a recipe where its last answer is no comment', () => {
    const recipe = 'partman-auto/expert_recipe string a :: 1 2 3';
    assert.equal(readPreseed(`#d-i ${recipe} ext4 .\n`).recipe, undefined);
    assert.equal(readPreseed(`d-i ${recipe} fat32 method{ efi } .\nd-i ${recipe} ext4 .\n`).efi, false);
    assert.equal(readPreseed(`d-i ${recipe} ext4 .\nd-i ${recipe} fat32 method{ efi } .\n`).efi, true);
  });

  it('names what it includes, and a recipe that stands elsewhere', () => {
    assert.deepEqual(readPreseed('d-i preseed/include string a.cfg \\\n  b.cfg\nd-i x/y string z\n').includes, [
      'a.cfg',
      'b.cfg',
    ]);
    for (const answer of ['partman-auto/expert_recipe_file string /hd-media/recipe', 'preseed/run string a.sh']) {
      const text = `d-i ${answer}\n`;
      assert.equal(at(text, readPreseed(text).elsewhere), text.trimEnd());
    }
    const command = (what: string): string => `d-i partman/early_command string debconf-set ${what}\n`;
    const given = command('partman-auto/expert_recipe "$(cat /tmp/recipe)"');
    assert.equal(at(given, readPreseed(given).elsewhere), given.trimEnd());
    for (const text of [
      command('partman-auto/disk /dev/sda'),
      command('partman-auto/expert_recipe "1 2 3 free method{ efi } ."'),
    ]) {
      assert.equal(readPreseed(text).elsewhere, undefined);
    }
  });
});

describe('an autoinstall file', () => {
  const read = (text: string): unknown => layoutIn(text, readAutoinstall(text));

  it('lays out the disk by a config, and not by a layout', () => {
    assert.deepEqual(read('#cloud-config\nautoinstall:\n  storage:\n    config:\n      - type: disk\n'), [
      'storage:',
      false,
    ]);
    assert.deepEqual(read('autoinstall:\n  storage: {config: [{type: mount, path: /boot/efi}]}\n'), ['storage:', true]);
    assert.deepEqual(read('autoinstall:\n  storage:\n    layout:\n      name: direct\n'), [undefined, false]);
    assert.deepEqual(read('#cloud-config\nusers: []\n'), [undefined, false]);
    const json = '#cloud-config\n{"autoinstall": {"storage": {"config": [{"type": "disk"}]}}}';
    assert.deepEqual(read(json), ['{"storage":', false]);
    assert.deepEqual(read(json.replace('disk', '/boot/efi')), ['{"storage":', true]);
    assert.deepEqual(read(json.replace('config"', 'layout"')), [undefined, false]);
    assert.deepEqual(read('# {"storage": {"config": []}}\n'), [undefined, false]);
  });

  it('reads what is indented under storage, without comments', () => {
    const after = 'storage:\r\n  swap: {size: 0}\r\n  # config:\r\nidentity:\r\n  config: x\r\n';
    assert.deepEqual(read(after), [undefined, false]);
    assert.deepEqual(read('storage:\n  config:\n\n  - id: a # path: /boot/efi\n'), ['storage:', false]);
    assert.deepEqual(read('#storage:\n#  config: []\n'), [undefined, false]);
  });

  it('may be fetched from elsewhere', () => {
    const text = '#include\nhttp://host/user-data\n';
    assert.equal(at(text, readAutoinstall(text).elsewhere), '#include');
  });
});

describe('a profile of AutoYaST', () => {
  it('has its partitions and its boot loader', () => {
    const profile = (partition: string, loader: string): string =>
      `<profile><partitioning><drive><partitions><partition>${partition}</partition></partitions></drive></partitioning><bootloader><loader_type>${loader}</loader_type></bootloader></profile>`;
    const read = (text: string): unknown => {
      const content = readAutoYast(text);
      return content && [content.partitions !== undefined, content.efi, at(text, content.biosLoader)];
    };
    assert.deepEqual(read(profile('<mount>/</mount>', 'default')), [true, false, undefined]);
    assert.deepEqual(read(profile('<mount>/boot/efi</mount>', 'grub2-efi')), [true, true, undefined]);
    assert.deepEqual(read(profile('<partition_id>259</partition_id>', 'grub2')), [
      true,
      true,
      '<loader_type>grub2</loader_type>',
    ]);
    assert.deepEqual(read('<profile/>'), [false, false, undefined]);
    assert.equal(read('<% if boot_efi? %><profile/>'), undefined);
    assert.equal(read('<y:profile xmlns:y="http://www.suse.com/1.0/yast2ns"/>'), undefined);
  });

  it('may be replaced by a script before the installation', () => {
    const source = '<source><![CDATA[cp a.xml /tmp/profile/modified.xml]]></source>';
    const text = `<profile><scripts><pre-scripts><script>${source}</script></pre-scripts></scripts></profile>`;
    assert.equal(at(text, readAutoYast(text)?.elsewhere), source);
  });
});

describe('a script that installs a system', () => {
  it('lays out the disk by the commands of partitioners, and not by what only lists', () => {
    const lines: readonly (readonly [line: string, isLayout: boolean])[] = [
      ['parted -s /dev/sda -- mklabel gpt', true],
      ['sgdisk -n 1:0:0 /dev/sda', true],
      ['sfdisk "$device" <<EOF', true],
      ['fdisk -IB ada0', true],
      ['gpart add -t freebsd-boot ada0', true],
      ['fdisk -l', false],
      ['sfdisk --dump /dev/sda', false],
      ['# parted mklabel', false],
      ['mkfs.ext4 /dev/sda2', false],
    ];
    for (const [line, isLayout] of lines) {
      assert.deepEqual(layoutIn(`${line}\n`, readScript(`${line}\n`)), [isLayout ? line : undefined, false], line);
    }
  });

  it('fits UEFI where anything in it has to do with that', () => {
    for (const line of ['set 1 esp on', 'mkfs.fat -F32 /dev/sda1', '-t 1:ef00', 'grub-install --target=x86_64-efi']) {
      assert.equal(readScript(`parted mklabel gpt\n${line}\n`)?.efi, true, line);
    }
    assert.equal(readScript('# efi\nset 1 bios_grub on # no UEFI\n')?.efi, false);
  });

  it('takes the layout of an image that it writes over a disk', () => {
    const elsewhere = (text: string): string | undefined => at(text, readScript(text)?.elsewhere);
    assert.equal(elsewhere('set -e\nzcat a.img.gz | dd of=/dev/sda bs=1M\n'), 'zcat a.img.gz | dd of=/dev/sda bs=1M');
    for (const text of ['if=/dev/zero of=/dev/sda', 'if=mbr.bin of=/dev/sda bs=440 count=1', 'if=a of=/dev/sda2']) {
      assert.equal(elsewhere(`dd ${text}\n`), undefined, text);
    }
  });

  it('lays out the disk by what it writes for an installer', () => {
    for (const line of [
      'PARTITIONS="da0 MBR"',
      'ZFSBOOT_BOOT_TYPE=BIOS',
      'echo boot.loader.grub.device = \\"/dev/sda\\"',
    ]) {
      assert.equal(at(line, readScript(`${line}\n`)?.partitions), line);
    }
    for (const line of ['PARTITIONS=da0', 'ZFSBOOT_BOOT_TYPE="BIOS+UEFI"', 'ZFSBOOT_PARTITION_SCHEME=GPT']) {
      assert.equal(readScript(`${line}\n`)?.partitions, undefined, line);
    }
  });

  it('runs no tools that it installs', () => {
    assert.equal(readScript('sudo apt-get install -y gdisk fdisk; true\n')?.partitions, undefined);
    assert.ok(readScript('apk add gdisk && sgdisk -n 1 /dev/sda\n')?.partitions);
    assert.deepEqual(['apt install debootstrap', 'debootstrap sid /mnt'].map(installsSystem), [false, true]);
  });

  it('is none where a text is of another format', () => {
    for (const text of ['{ "disk": 1 }', '<a/>', '---\n- a', '#cloud-config\n']) {
      assert.equal(readScript(text), undefined, text);
    }
  });
});

describe('answers and configurations of other installers', () => {
  it("Alpine's leave the disk to the installer", () => {
    const read = (text: string): unknown => layoutIn(text, KINDS.alpine.read(text));
    assert.deepEqual(read('export DISKOPTS="-m sys /dev/sda"\n'), [undefined, false]);
    assert.deepEqual(read('sfdisk /dev/sda\n'), ['sfdisk /dev/sda', false]);
  });

  it("FreeBSD's name partitions in braces, or a disk", () => {
    const read = (text: string): unknown => layoutIn(text, readInstallerConfig(text));
    assert.deepEqual(read('PARTITIONS=ada0\n'), [undefined, false]);
    assert.deepEqual(read('PARTITIONS="da0 GPT { 512K freebsd-boot, auto freebsd-ufs / }"\n'), [
      'PARTITIONS="da0 GPT { 512K freebsd-boot, auto freebsd-ufs / }"',
      false,
    ]);
    assert.deepEqual(read('export PARTITIONS="da0 { 200M efi, auto freebsd-ufs / }"\r\n'), [
      'export PARTITIONS="da0 { 200M efi, auto freebsd-ufs / }"',
      true,
    ]);
    assert.deepEqual(read('ZFSBOOT_BOOT_TYPE=BIOS\n'), ['ZFSBOOT_BOOT_TYPE=BIOS', false]);
    assert.deepEqual(read('ZFSBOOT_BOOT_TYPE="BIOS+UEFI"\n'), [undefined, true]);
    for (const scheme of ['PARTITIONS="da0 MBR"', "PARTITIONS='da0 BSD'", 'export ZFSBOOT_PARTITION_SCHEME="MBR"']) {
      assert.deepEqual(read(`${scheme} # efi\n`), [scheme, false]);
    }
    assert.deepEqual(read('ZFSBOOT_PARTITION_SCHEME=GPT\nPARTITIONS="da0 GPT"\n'), [undefined, false]);
    const lines = 'PARTITIONS="da0 GPT { \\\n  200M efi, \\\n  auto freebsd-ufs / }"';
    assert.deepEqual(read(`${lines}\n`), [lines, true]);
  });

  it("NixOS' name the disk of GRUB, or a loader for UEFI", () => {
    const read = (text: string): unknown => layoutIn(text, readNixos(text));
    assert.deepEqual(read('  boot.loader.grub.device = "/dev/sda";\n'), [
      '  boot.loader.grub.device = "/dev/sda";',
      false,
    ]);
    assert.deepEqual(read('boot.loader.grub.devices = ["nodev"];\nboot.loader.grub.efiSupport = true;\n'), [
      'boot.loader.grub.devices = ["nodev"];',
      true,
    ]);
    assert.deepEqual(read('# boot.loader.grub.device = "/dev/sda";\n'), [undefined, false]);
    const between = '  boot.loader.grub = {\n    enable = true;\n    device = "/dev/sda";';
    assert.deepEqual(read(`{\n  # boot.loader.systemd-boot.enable = true;\n${between}\n  };\n}\n`), [between, false]);
    assert.ok(readNixos('grub = { device = "nodev"; }; systemd-boot = { enable = true; };').efi);
    const disko = 'content = { type = "gpt"; partitions.boot = { size = "1M"; type = "EF02"; }; };';
    assert.deepEqual(read(disko), [disko, false]);
    assert.ok(readNixos(disko.replace('EF02', 'EF00')).efi);
  });

  it('those that are known and not read say nothing', () => {
    assert.deepEqual(
      [KINDS.agama.read('{}'), KINDS.openbsd.read('x = y'), KINDS.other.read('')],
      [undefined, undefined, undefined],
    );
  });
});

describe('a template of a companion file', () => {
  type Read = (text: string) => { readonly elsewhere?: Span | undefined } | undefined;
  const elsewhere = (read: Read, text: string): string | undefined => at(text, read(text)?.elsewhere)?.trim();

  it('leaves the layout to what is put into it, or chooses it', () => {
    const cases: readonly (readonly [read: Read, text: string, place: string])[] = [
      [readKickstart, 'clearpart --all\n${storage}\n', '${storage}'],
      [readKickstart, '%{ if efi }\npart /boot/efi --fstype=efi\n%{ endif }\npart /\n', '%{ if efi }'],
      [readKickstart, 'part /boot/efi\n{% if swap %}\npart swap\n{% endif %}\n', '{% if swap %}'],
      [readPreseed, 'd-i partman-auto/method string lvm\n{{ recipe }}\n', '{{ recipe }}'],
      [readAutoinstall, 'autoinstall:\n  version: 1\n  ${storage}\n', '${storage}'],
      [readAutoinstall, 'autoinstall:\n  storage: ${indent(4, storage)}\n', 'storage: ${indent(4, storage)}'],
      [readAutoinstall, 'autoinstall:\n%{ if lvm }\n  storage:\n    layout: {name: lvm}\n%{ endif }\n', '%{ if lvm }'],
      [readAnswerFile, '<unattend><settings pass="windowsPE">${disks}</settings></unattend>', '${disks}'],
      [
        readAnswerFile,
        '<unattend><DiskConfiguration>%{ if efi }<Disk/>%{ endif }</DiskConfiguration></unattend>',
        '%{ if efi }',
      ],
      [
        readAutoYast,
        '<profile><partitioning>{{ drives }}</partitioning></profile>',
        '<partitioning>{{ drives }}</partitioning>',
      ],
    ];
    for (const [read, text, place] of cases) {
      assert.equal(elsewhere(read, text), place, text);
    }
  });

  it('has it where only other things are put in', () => {
    const cases: readonly (readonly [read: Read, text: string])[] = [
      [readKickstart, 'autopart\n%{ if proxy }\nurl --proxy=x\n%{ endif }\n'],
      [readKickstart, 'part / --size=${size}\n%packages\n%{ for each in packages ~}\n${each}\n%{ endfor ~}\n%end\n'],
      [readPreseed, 'd-i passwd/username string ${user}\n'],
      [
        readAutoinstall,
        'autoinstall:\n  packages:\n%{ for each in packages ~}\n  - ${each}\n%{ endfor ~}\n  storage:\n    layout: {}\n',
      ],
      [
        readAutoinstall,
        'autoinstall:\n  identity: {hostname: "${name}"}\n  late-commands:\n    - |\n      ${command}\n',
      ],
      [
        readAnswerFile,
        '<unattend><settings pass="oobeSystem">${users}</settings><Disk><Size>${size}</Size></Disk></unattend>',
      ],
      [readAnswerFile, '<unattend><component name="Microsoft-Windows-Shell-Setup">${name}</component></unattend>'],
    ];
    for (const [read, text] of cases) {
      assert.equal(elsewhere(read, text), undefined, text);
    }
  });
});

describe('a script for Windows', () => {
  const read = (text: string): unknown => readWindowsScript(text).floppyPaths.map(span => at(text, span));

  it('names the paths on the floppy that it needs', () => {
    assert.deepEqual(read('& a:\\winrm.ps1\n& a:\\b.ps1'), ['a:\\winrm.ps1', 'a:\\b.ps1']);
    assert.deepEqual(read('if exist a:\\x.cmd call a:\\x.cmd'), []);
    assert.deepEqual(read('copy data:\\x'), []);
  });

  it('needs what it does not ask for beside what it does', () => {
    const other = 'copy a:\\y.txt c:\\';
    for (const question of [
      'if exist a:\\x.cmd call a:\\x.cmd',
      'if exist a:\\x.cmd call a:\\z.cmd',
      'if (Test-Path "A:\\x.ps1") {\n  & A:\\z.ps1\n}',
      'if (Test-Path A:\\x.ps1)\n{\n  & A:\\z.ps1\n  if ($x) {\n    & A:\\v.ps1\n  }\n  & A:\\w.ps1\n}',
      'if exist a:\\x.cmd (\n  call a:\\z.cmd\n)',
    ]) {
      assert.deepEqual(read(question), [], question);
      assert.deepEqual(read(`${question}\n${other}`), ['a:\\y.txt'], question);
      assert.deepEqual(read(`${other}\r\n${question}`), ['a:\\y.txt'], question);
    }
    for (const question of [
      'if not exist a:\\x.cmd exit /b',
      'if (-not (Test-Path A:\\x.cmd)) { return }',
      'if (!(Test-Path a:\\x.cmd)) { exit }',
      'if exist a:\\ goto floppy',
    ]) {
      assert.deepEqual(read(`${question}\n${other}`), [], question);
    }
  });

  it('names the drive alone where it is a command, a value, or what a command is given', () => {
    for (const text of [
      'a:',
      '@echo off\r\n  A:\r\ncd \\\r\n',
      'cd /d a: && run.cmd',
      'pushd "A:"',
      'xcopy /e /y a: c:\\x',
      'call a:run.cmd',
      'copy /y c:\\x.log a:',
      'Set-Location -Path A:',
      'set FLOPPY=a:\r\n',
      '$drive = "A:"',
    ]) {
      assert.equal((read(text) as string[]).length, 1, text);
    }
    for (const text of [
      'rem a: is gone',
      'echo option a: none',
      'if exist a: call x',
      'cd data:',
      '@{ a: 1 }',
      'my-cd a:',
    ]) {
      assert.deepEqual(read(text), [], text);
    }
  });

  it('is moved to another drive with all of them', () => {
    assert.equal(onDrive('pushd a: && call A:\\x.cmd & a:', 'E'), 'pushd e: && call E:\\x.cmd & e:');
  });
});
