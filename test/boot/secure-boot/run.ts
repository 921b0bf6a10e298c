// `npm run test:boot:secure`: starts Debian's signed boot loaders and kernel with the keys that each template of Secure Boot
// stands for, and what is not signed. Needs packages of Debian 12; without these it does nothing. A minute for each machine.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitOnSignals } from '../../vscode/signals';
import { firmware, runMachine, SECURE } from '../emulated';
import { KERNEL } from '../media';
import { isInstalled } from '../requirements';
import { BOTH, type Template, trustOnly } from './keys';

const SHIM = '/usr/lib/shim/shimx64.efi.signed';
const GRUB = '/usr/lib/grub/x86_64-efi-signed/grubx64.efi.signed';
const MODULES = '/usr/lib/grub/x86_64-efi/linux.mod';
/** In milliseconds, on a machine that is busy with other things. */
const MOST = 30 * 60_000;

const STARTED = /Secure boot (enabled|disabled)/i;
const REFUSED = {
  shim: /BdsDxe: failed to load .*(?:Access Denied|Security Violation)/,
  grub: /Verification failed|Security Violation/,
};

interface Case {
  readonly name: string;
  readonly keys: Template | 'none';
  readonly loader: 'signed' | 'unsigned';
  readonly expected: string;
}

const CASES: readonly Case[] = [
  {
    name: 'shim, GRUB and kernel of Debian with the keys of MicrosoftUEFICertificateAuthority',
    keys: 'MicrosoftUEFICertificateAuthority',
    loader: 'signed',
    expected: 'Secure boot enabled',
  },
  {
    name: 'the same with the keys of MicrosoftWindows',
    keys: 'MicrosoftWindows',
    loader: 'signed',
    expected: 'the firmware refuses',
  },
  {
    name: 'a GRUB that nobody signed, behind the shim',
    keys: 'MicrosoftUEFICertificateAuthority',
    loader: 'unsigned',
    expected: 'the shim refuses',
  },
  { name: 'the same GRUB without Secure Boot', keys: 'none', loader: 'unsigned', expected: 'Secure boot disabled' },
];

function missing(): string[] {
  const files = [
    ['ovmf', BOTH],
    ['shim-signed', SHIM],
    ['grub-efi-amd64-signed', GRUB],
    ['grub-efi-amd64-bin', MODULES],
    ['debian-installer-12-netboot-amd64', KERNEL],
  ] as const;
  const programs = [
    ['qemu-system-x86', 'qemu-system-x86_64'],
    ['grub-common', 'grub-mkstandalone'],
    ['dosfstools', 'mkfs.vfat'],
    ['mtools', 'mcopy'],
  ] as const;
  return [
    ...files.filter(([, file]) => !existsSync(file)).map(([name]) => name),
    ...programs.filter(([, program]) => !isInstalled(program)).map(([name]) => name),
  ];
}

/** A disc from which UEFI starts the shim, that GRUB, and that the installer's kernel. */
function makeDisk(loader: Case['loader'], folder: string): string {
  const image = join(folder, `${loader}.img`);
  const config = join(folder, 'grub.cfg');
  writeFileSync(config, 'search --no-floppy --set=root --file /vmlinuz\nlinux /vmlinuz console=ttyS0 panic=-1\nboot\n');
  const own = join(folder, 'unsigned.efi');
  execFileSync('grub-mkstandalone', [
    ...[
      '--format=x86_64-efi',
      `--output=${own}`,
      '--install-modules=part_gpt part_msdos fat linux normal search search_fs_file',
    ],
    ...['--locales=', '--fonts=', '--themes=', `boot/grub/grub.cfg=${config}`],
  ]);
  execFileSync('mkfs.vfat', ['-C', image, String(32 * 1024)], { stdio: 'ignore' });
  execFileSync('mmd', ['-i', image, '::/EFI', '::/EFI/BOOT', '::/EFI/debian']);
  for (const [from, to] of [
    [SHIM, 'EFI/BOOT/BOOTX64.EFI'],
    [loader === 'signed' ? GRUB : own, 'EFI/BOOT/grubx64.efi'],
    [config, 'EFI/debian/grub.cfg'],
    [KERNEL, 'vmlinuz'],
  ] as const) {
    execFileSync('mcopy', ['-i', image, from, `::/${to}`]);
  }
  return image;
}

function outcomeOf(log: string): string {
  const started = STARTED.exec(log)?.[0];
  return (
    started ??
    (REFUSED.shim.test(log) ? 'the firmware refuses' : REFUSED.grub.test(log) ? 'the shim refuses' : 'nothing was said')
  );
}

async function runCase({ name, keys, loader, expected }: Case, folder: string): Promise<boolean> {
  const begun = Date.now();
  const variables = join(folder, `${keys}.fd`);
  if (keys !== 'none') {
    trustOnly(keys, variables);
  }
  const chips =
    keys === 'none'
      ? ['-machine', 'q35', ...firmware('OVMF_CODE_4M.fd', 'OVMF_VARS_4M.fd', folder)]
      : [...SECURE, ...firmware('OVMF_CODE_4M.secboot.fd', variables, folder)];
  const disk = ['-drive', `if=virtio,format=raw,readonly=on,file=${makeDisk(loader, folder)}`];
  const any = new RegExp([STARTED, ...Object.values(REFUSED)].map(({ source }) => source).join('|'), 'i');
  const log = await runMachine([...chips, ...disk], folder, `${keys}-${loader}`, MOST, any);
  const outcome = outcomeOf(log);
  const passed = outcome === expected;
  console.log(`${passed ? 'passed' : 'FAILED'}: ${name}: ${outcome} (${Math.round((Date.now() - begun) / 1000)} s)`);
  if (!passed) {
    console.log(log.slice(-4000));
  }
  return passed;
}

async function main(): Promise<boolean> {
  const lacking = missing();
  if (lacking.length > 0) {
    console.log(`skipped: there is no ${lacking.join(', ')}`);
    return true;
  }
  exitOnSignals();
  const folder = mkdtempSync(join(tmpdir(), 'boot-secure-'));
  try {
    let passed = 0;
    for (const each of CASES) {
      rmSync(join(folder, `${each.loader}.img`), { force: true });
      passed += Number(await runCase(each, folder));
    }
    console.log(`${passed} of ${CASES.length} machines did as their keys have it`);
    return passed === CASES.length;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main().then(
  passed => process.exit(passed ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
