// `npm run test:boot:linux [-- NUMBER...]`: takes a Debian that was installed for a BIOS through the commands that the
// runbook prints, in a rescue system that UEFI has started, and starts it with Secure Boot and Microsoft's keys. For each
// layout of disks (or the numbered ones, from 1). Needs root, loop devices, the network for debootstrap, and packages of
// Debian 12; without these it does nothing. Everything is emulated: 10 minutes and more for each.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../../vscode/install';
import { exitOnSignals } from '../../vscode/signals';
import { firmware, runMachine, SECURE } from '../emulated';
import { rescueCommands } from './commands';
import { makeDisk, makeRescue, makeSystem } from './guest';
import { LAYOUTS, type Layout } from './layouts';
import { missingForLinux } from './requirements';

/** In milliseconds, on a machine that is busy with other things. */
const MOST = { rescue: 60 * 60_000, start: 20 * 60_000 };

const sda = (image: string): string[] => [
  ...['-device', 'virtio-scsi-pci', '-drive', `if=none,id=guest,format=raw,cache=unsafe,file=${image}`],
  ...['-device', 'scsi-hd,drive=guest'],
];

async function rescue(layout: Layout, system: string, image: string, folder: string): Promise<string> {
  const disk = await makeRescue(rescueCommands(layout), system, folder);
  const boot = join(system, 'boot');
  const named = (start: string): string => join(boot, readdirSync(boot).find(name => name.startsWith(start)) ?? '');
  const args = [
    ...['-machine', 'q35', ...firmware('OVMF_CODE_4M.fd', 'OVMF_VARS_4M.fd', folder), ...sda(image)],
    ...[
      '-drive',
      `if=virtio,format=raw,cache=unsafe,file=${disk}`,
      '-kernel',
      named('vmlinuz'),
      '-initrd',
      named('initrd.img'),
    ],
    ...['-append', 'root=/dev/vda rw init=/rescue console=ttyS0'],
  ];
  return runMachine(args, folder, 'rescue', MOST.rescue);
}

function start(image: string, folder: string): Promise<string> {
  const args = [...SECURE, ...firmware('OVMF_CODE_4M.secboot.fd', 'OVMF_VARS_4M.ms.fd', folder), ...sda(image)];
  return runMachine(args, folder, 'start', MOST.start);
}

/** What the started guest says of itself has to be all of these. */
function expected({ volumes }: Layout): string[] {
  const swap = volumes.some(({ at }) => at === 'swap') ? ['swap-partition'] : [];
  return ['SecureBoot enabled', '/ ext4', '/boot/efi vfat', ...swap, 'gpt'];
}

function reportIn(log: string): string[] {
  const report = /REPORT state[^\n]*\n([\s\S]*?)REPORT end/.exec(log)?.[1] ?? '';
  return report.split('\n').filter(line => line !== '');
}

async function runLayout(layout: Layout, system: string): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'boot-linux-'));
  const begun = Date.now();
  const minutes = (): string => `${((Date.now() - begun) / 60_000).toFixed(1)} min`;
  try {
    const image = await makeDisk(layout, system, folder);
    const log = await rescue(layout, system, image, folder);
    const exit = /RESCUE exit (\d+)/.exec(log)?.[1];
    if (exit !== '0') {
      console.log(`FAILED: ${layout.name}: the commands ended with ${exit ?? 'nothing'}\n${log.slice(-6000)}`);
      return false;
    }
    const afterRescue = minutes();
    const started = await start(image, folder);
    const report = reportIn(started);
    // In this order; a unit that failed would be one line more.
    const passed = JSON.stringify(report) === JSON.stringify(expected(layout));
    console.log(`${passed ? 'passed' : 'FAILED'}: ${layout.name} (rescue ${afterRescue}, all ${minutes()})`);
    console.log(`  ${report.join('; ')}${passed ? '' : `\n${started.slice(-6000)}`}`);
    return passed;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<boolean> {
  const missing = missingForLinux();
  if (missing.length > 0) {
    console.log(`skipped: there is no ${missing.join(', ')}`);
    return true;
  }
  exitOnSignals();
  const system = await makeSystem(join(repositoryRoot, 'out', 'boot'));
  const numbers = process.argv.slice(2).map(Number);
  const chosen = LAYOUTS.filter((_, index) => numbers.length === 0 || numbers.includes(index + 1));
  let passed = 0;
  for (const layout of chosen) {
    passed += Number(await runLayout(layout, system));
  }
  console.log(`${passed} of ${chosen.length} disks started with Secure Boot`);
  return passed === chosen.length;
}

main().then(
  passed => process.exit(passed ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
