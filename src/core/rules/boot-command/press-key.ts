import { inferredFrom } from '../evidence';
import type { Examples, Rule } from '../rule';

/** Of those who convert by hand: a key that Windows Setup ignores, for as long as the question stands (PKRVAGRANT). */
const KEYS = ['<up><wait><up><wait><up><wait><up><wait><up>'];
/** In seconds: the question comes at once, and Packer's own default is 10. */
const WAIT = 1;

export const rule: Rule = {
  id: 'boot-command/press-key',
  title: 'Windows media wait for a key under UEFI',
  impact: 'manual',
  generation: 2,
  messages: {
    default: 'Windows media ask for a key when UEFI starts them, and here nothing presses one in time',
  },
  why: '“Press any key to boot from CD or DVD” stands for about 5 seconds; then the firmware goes on to the next device, and nothing is installed. BIOS asks only when the disk can start as well.',
  whatToDo:
    'Press a key that Windows Setup ignores a few times, soon after the start; or use media without the question.',
  sources: ['PKR7278', 'PKRVAGRANT'],
  check({ guest, installation, pressesKeys, drives }, { report }) {
    const disc = drives.items.find(({ kind }) => kind === 'dvd');
    const isWindows = guest?.recognised.system?.family === 'windows';
    if (guest !== undefined && isWindows && installation === 'fresh' && pressesKeys === false && disc !== undefined) {
      report({
        span: disc.span,
        ...inferredFrom(guest, undefined),
        fix: {
          class: 'safe',
          changes: [{ kind: 'press-keys-at-start', keys: KEYS, wait: WAIT }],
          alone: false,
        },
      });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `{
  "builders": [{
    "type": "hyperv-iso",
    ‹"iso_url": "en_windows_server_2019_x64_dvd.iso"›,
    "boot_wait": "60s"
  }]
}`,
      fixed: `{
  "builders": [{
    "type": "hyperv-iso",
    "generation": 2,
    "enable_secure_boot": true,
    "iso_url": "en_windows_server_2019_x64_dvd.iso",
    "boot_wait": "1s",
    "boot_command": ["<up><wait><up><wait><up><wait><up><wait><up>"]
  }]
}`,
    },
  ],
  passing: [
    {
      text: `{
  "builders": [{
    "type": "hyperv-iso",
    "generation": 2,
    "iso_url": "en_windows_server_2019_x64_dvd.iso",
    "boot_command": ["<enter>"],
    "boot_wait": "1s"
  }]
}`,
    },
    { text: '{ "builders": [{ "type": "hyperv-iso", "iso_url": "windows_server_2019.vhdx" }] }' },
  ],
};
