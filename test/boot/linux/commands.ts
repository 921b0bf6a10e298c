/** The commands that the runbook prints for the rescue system of a Debian. */
import { analyze } from '../../../src/core/analyze';
import { runbookFor } from '../../../src/core/runbook';
import type { Layout } from './layouts';

const DEFINITION = {
  Name: 'guest',
  Generation: 1,
  GuestOperatingSystem: 'Debian GNU/Linux 12',
  HardDrives: [{ Path: 'D:\\guest.vhdx', ControllerType: 'IDE', ControllerNumber: 0, ControllerLocation: 0 }],
};

export interface RescueCommands {
  /** In the rescue system, up to the one that leads into the guest. */
  readonly outside: readonly string[];
  readonly inside: readonly string[];
}

/** What a person fills in is the root, as the text before them says. */
export function rescueCommands({ root, lvm }: Layout): RescueCommands {
  const runbook = runbookFor(analyze(JSON.stringify(DEFINITION), { fileName: 'guest.vm.json' }), 0);
  const text = 'text' in runbook ? runbook.text : '';
  const [step = ''] = text.split('Install the boot loader for UEFI ---')[1]?.split('\n# ----') ?? [];
  const printed = [...step.matchAll(/^# {5}(.*)$/gm)].map(([, line = '']) => line);
  const end = printed.findIndex(line => line.endsWith('chroot /mnt'));
  if (end === -1) {
    throw new Error('The runbook has no commands for the rescue system of a Debian.');
  }
  const outside = printed
    .slice(0, end + 1)
    .map(line => line.replace('root=/dev/sda1', `root=${root}`).replace(/; chroot \/mnt$/, ''));
  return { outside: [...(lvm === undefined ? [] : ['vgchange -ay']), ...outside], inside: printed.slice(end + 1) };
}
