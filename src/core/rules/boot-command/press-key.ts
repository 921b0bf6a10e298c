import { sentence } from '../../l10n';
import { known } from '../../machine/field';
import { inferredFrom } from '../evidence';
import type { Examples, Rule } from '../rule';

/** Of those who convert by hand: a key that Windows Setup ignores, for as long as the question stands (PKRVAGRANT). */
const KEYS = ['<up><wait><up><wait><up><wait><up><wait><up>'];
/** In seconds: the question comes at once. */
const WAIT = 1;
/** Media that somebody made with the loader that asks nothing, efisys_noprompt.bin. */
const NO_QUESTION = /no[-_. ]?prompt/i;
/** In seconds from the start: the question stands for about 5, and the firmware's own time before it is short. */
const STANDS = 5;

export const rule: Rule = {
  id: 'boot-command/press-key',
  title: 'Windows media wait for a key under UEFI',
  impact: 'manual',
  generation: 2,
  messages: {
    default: 'Windows media ask for a key when UEFI starts them, and nothing presses one',
    late: 'Windows media ask for a key when UEFI starts them; the first comes after {wait} seconds, too late',
  },
  why: '“Press any key to boot from CD or DVD” stands for about 5 seconds; then the firmware goes on to the next device, and nothing is installed. BIOS asks only when the disk can start as well.',
  whatToDo:
    'Press a key that Windows Setup ignores a few times, soon after the start; or use media without the question.',
  sources: ['PKR7278', 'PKRBOOT', 'PKRVAGRANT'],
  check({ guest, installation, firstKey, drives }, { report }) {
    const disc = drives.items.find(({ kind, path }) => kind === 'dvd' && !NO_QUESTION.test(known(path) ?? ''));
    if (guest?.recognised.system?.family !== 'windows' || installation !== 'fresh' || !disc || !firstKey) {
      return;
    }
    const { after, waited, at } = firstKey;
    const basis = inferredFrom(guest, undefined);
    if (at === undefined) {
      const change = { kind: 'press-keys-at-start', keys: KEYS, wait: WAIT } as const;
      report({ at: disc.at, inferredFrom: basis, fix: { class: 'safe', changes: [change], alone: false } });
    } else if (after > STANDS) {
      const change = { kind: 'press-keys-at-start', keys: undefined, wait: WAIT } as const;
      // Somebody chose the wait, and media without the question may be the reason.
      const toDo = sentence('see with your ISO that the key comes in time');
      const lost = { what: sentence('the wait of {wait} seconds'), toDo, values: { wait: after } };
      const fix = { class: 'lossy', changes: [change], alone: false, lost } as const;
      const late = { at, inferredFrom: basis, message: 'late', arguments: { wait: String(after) } };
      report({ ...late, ...(WAIT + waited <= STANDS && { fix }) });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `{
  "builders": [{ "type": "hyperv-iso", ‹"iso_url": "windows_server_2019_x64_dvd.iso"›, "enable_secure_boot": true }]
}`,
      fixed: `{
  "builders": [{ "type": "hyperv-iso", "generation": 2, "iso_url": "windows_server_2019_x64_dvd.iso", "boot_command": ["<up><wait><up><wait><up><wait><up><wait><up>"], "boot_wait": "1s", "enable_secure_boot": true }]
}`,
    },
    {
      severity: 'warning',
      text: `{
  "builders": [{ "type": "hyperv-iso", "generation": 2, "iso_url": "windows_server_2019_x64_dvd.iso",
    "boot_command": ["<enter>"], ‹"boot_wait": "60s"› }]
}`,
      fixed: `{
  "builders": [{ "type": "hyperv-iso", "generation": 2, "iso_url": "windows_server_2019_x64_dvd.iso",
    "boot_command": ["<enter>"], "boot_wait": "1s" }]
}`,
    },
  ],
  passing: [
    { text: '{ "builders": [{ "type": "hyperv-iso", "iso_url": "windows_server_2019.vhdx" }] }' },
    { text: '{ "builders": [{ "type": "hyperv-iso", "iso_url": "windows_server_2019_noprompt.iso" }] }' },
  ],
};
