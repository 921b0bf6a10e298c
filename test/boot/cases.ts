/** What is typed: a Packer template for each kind of boot command that is translated, and the disc that it starts from. */
import type { Medium } from './media';

export interface BootCase {
  readonly name: string;
  readonly medium: Medium;
  /** What stands for the name of the system in the template: the translation goes by it. */
  readonly iso: string;
  /** For isolinux. Its arguments make the kernel print its command line to the serial port. */
  readonly bootCommand: readonly string[];
  /** The kernel arguments that both loaders have to pass on, in this order. */
  readonly expected: string;
}

/** Behind `quiet`, so that the kernel's line is printed; the last word decides. */
const SERIAL = 'console=ttyS0 loglevel=7';

/** As Lorax makes it for Fedora and Red Hat's family: the entry that tests the medium is the default. */
const ANACONDA: Medium = {
  label: 'SAMPLE',
  kernels: ['isolinux/vmlinuz', 'images/pxeboot/vmlinuz'],
  initrds: ['isolinux/initrd.img', 'images/pxeboot/initrd.img'],
  isolinux: `default vesamenu.c32
timeout 600
label linux
  menu label ^Install Sample 9
  kernel vmlinuz
  append initrd=initrd.img inst.stage2=hd:LABEL=SAMPLE quiet
label check
  menu label Test this ^media & install Sample 9
  menu default
  kernel vmlinuz
  append initrd=initrd.img inst.stage2=hd:LABEL=SAMPLE rd.live.check quiet
`,
  grub: `set default="1"
function load_video {
  insmod all_video
}
load_video
set gfxpayload=keep
set timeout=60
menuentry 'Install Sample 9' --class fedora --class gnu-linux {
\tlinux /images/pxeboot/vmlinuz inst.stage2=hd:LABEL=SAMPLE quiet
\tinitrd /images/pxeboot/initrd.img
}
menuentry 'Test this media & install Sample 9' --class fedora --class gnu-linux {
\tlinux /images/pxeboot/vmlinuz inst.stage2=hd:LABEL=SAMPLE rd.live.check quiet
\tinitrd /images/pxeboot/initrd.img
}
submenu 'Troubleshooting -->' {
\tmenuentry 'Rescue a Sample system' --class fedora --class gnu-linux {
\t\tlinux /images/pxeboot/vmlinuz inst.stage2=hd:LABEL=SAMPLE inst.rescue quiet
\t\tinitrd /images/pxeboot/initrd.img
\t}
}
`,
};

/** As Debian's installer has it: a line before the kernel's in each entry of GRUB. */
const DEBIAN: Medium = {
  label: 'Debian',
  kernels: ['install.amd/vmlinuz'],
  initrds: ['install.amd/initrd.gz'],
  isolinux: `prompt 0
timeout 0
default vesamenu.c32
label install
\tmenu label ^Install
\tmenu default
\tkernel /install.amd/vmlinuz
\tappend vga=788 initrd=/install.amd/initrd.gz --- quiet
label auto
\tmenu label ^Automated install
\tkernel /install.amd/vmlinuz
\tappend auto=true priority=critical vga=788 initrd=/install.amd/initrd.gz --- quiet
`,
  grub: `insmod all_video
set gfxpayload=keep
menuentry --hotkey=i 'Install' {
    set background_color=black
    linux    /install.amd/vmlinuz vga=788 --- quiet
    initrd   /install.amd/initrd.gz
}
submenu --hotkey=a 'Advanced options ...' {
    menuentry '... Automated install' {
        set background_color=black
        linux    /install.amd/vmlinuz auto=true priority=critical vga=788 --- quiet
        initrd   /install.amd/initrd.gz
    }
}
`,
};

/** As Ubuntu's server discs have it up to 18.04, with a countdown, which <tab> has to stop. */
const UBUNTU: Medium = {
  label: 'Ubuntu-Server',
  kernels: ['install/vmlinuz'],
  initrds: ['install/initrd.gz'],
  isolinux: `prompt 0
timeout 300
default vesamenu.c32
label install
  menu label ^Install Ubuntu Server
  kernel /install/vmlinuz
  append file=/cdrom/preseed/ubuntu-server.seed vga=788 initrd=/install/initrd.gz quiet ---
`,
  grub: `insmod all_video
set timeout=30
menuentry "Install Ubuntu Server" {
\tset gfxpayload=keep
\tlinux\t/install/vmlinuz  file=/cdrom/preseed/ubuntu-server.seed quiet ---
\tinitrd\t/install/initrd.gz
}
`,
};

/** As SUSE's discs have it: what isolinux calls linux is no default, and the kernel is called linux as well. */
const SUSE: Medium = {
  label: 'SUSE',
  kernels: ['boot/x86_64/loader/linux'],
  initrds: ['boot/x86_64/loader/initrd'],
  isolinux: `default vesamenu.c32
prompt 0
timeout 600
label harddisk
  menu label Boot from Hard Disk
  localboot 0
label linux
  menu label Installation
  kernel /boot/x86_64/loader/linux
  append initrd=/boot/x86_64/loader/initrd splash=silent showopts
`,
  grub: `insmod all_video
set default=1
set timeout=60
menuentry "Boot from Hard Disk" --class opensuse {
  exit
}
menuentry 'Installation' --class opensuse {
  set gfxpayload=keep
  echo 'Loading kernel ...'
  linux /boot/x86_64/loader/linux splash=silent
  echo 'Loading initial ramdisk ...'
  initrd /boot/x86_64/loader/initrd
}
`,
};

export const CASES: readonly BootCase[] = [
  {
    name: 'an entry of Anaconda, edited',
    medium: ANACONDA,
    iso: 'Rocky-9.3-x86_64-dvd.iso',
    bootCommand: [`<up><wait><tab> inst.text net.ifnames=0 inst.ks=http://10.0.0.1:8080/ks.cfg ${SERIAL}<enter><wait>`],
    expected: `inst.stage2=hd:LABEL=SAMPLE quiet inst.text net.ifnames=0 inst.ks=http://10.0.0.1:8080/ks.cfg ${SERIAL}`,
  },
  {
    name: 'the default entry of Anaconda, its end deleted, an element for each argument',
    medium: ANACONDA,
    iso: 'Fedora-Server-dvd-x86_64-36-1.5.iso',
    bootCommand: ['<tab> ', '<bs><bs><bs><bs><bs><bs>', 'a=1;b=2&c|d ', '{e} $f #g ', `${SERIAL} `, '<wait><enter>'],
    expected: `inst.stage2=hd:LABEL=SAMPLE rd.live.check a=1;b=2&c|d {e} $f #g ${SERIAL}`,
  },
  {
    name: 'an entry of Anaconda by its name',
    medium: ANACONDA,
    iso: 'AlmaLinux-8.9-x86_64-dvd.iso',
    bootCommand: ['<esc><wait>', `linux text ks=http://10.0.0.1/ks.cfg ${SERIAL}<enter>`],
    expected: `inst.stage2=hd:LABEL=SAMPLE quiet text ks=http://10.0.0.1/ks.cfg ${SERIAL}`,
  },
  {
    name: 'the kernel of Ubuntu at the prompt',
    medium: UBUNTU,
    iso: 'ubuntu-18.04.6-server-amd64.iso',
    bootCommand: [
      '<esc><wait>',
      '/install/vmlinuz<wait>',
      ' auto<wait>',
      ' debian-installer=en_US.UTF-8 fb=false<wait>',
      ' initrd=/install/initrd.gz<wait>',
      ` preseed/url=http://10.0.0.1:8080/preseed.cfg ${SERIAL}<wait>`,
      // What follows is for init, not for the kernel.
      ' -- <wait>',
      '<enter><wait>',
    ],
    expected: `auto debian-installer=en_US.UTF-8 fb=false preseed/url=http://10.0.0.1:8080/preseed.cfg ${SERIAL} --`,
  },
  {
    name: 'an entry of Debian by its name',
    medium: DEBIAN,
    iso: 'debian-12.5.0-amd64-netinst.iso',
    bootCommand: ['<esc><wait>', 'auto ', 'url=http://10.0.0.1:8080/preseed.cfg ', `${SERIAL} `, '<enter>'],
    expected: `auto=true priority=critical vga=788 --- quiet url=http://10.0.0.1:8080/preseed.cfg ${SERIAL}`,
  },
  {
    name: 'the kernel of Debian at the prompt, after a long wait for the menu',
    medium: DEBIAN,
    iso: 'debian-11.8.0-amd64-netinst.iso',
    bootCommand: [
      '<esc><wait><esc><wait><esc><wait>',
      '<esc><wait><esc><wait><esc><wait>',
      '/install.amd/vmlinuz auto=true priority=critical vga=788 initrd=/install.amd/initrd.gz --- quiet ',
      `net.ifnames=0 preseed/url=http://10.0.0.1/p.cfg ${SERIAL} `,
      '<enter>',
    ],
    expected: `auto=true priority=critical vga=788 --- quiet net.ifnames=0 preseed/url=http://10.0.0.1/p.cfg ${SERIAL}`,
  },
  {
    name: 'an entry of SUSE by its name',
    medium: SUSE,
    iso: 'openSUSE-Leap-15.5-DVD-x86_64-Media.iso',
    bootCommand: [
      '<esc><wait>',
      'linux netsetup=dhcp textmode=1 <wait>',
      `autoyast=http://10.0.0.1/a.xml ${SERIAL}<enter>`,
    ],
    expected: `splash=silent netsetup=dhcp textmode=1 autoyast=http://10.0.0.1/a.xml ${SERIAL}`,
  },
];
