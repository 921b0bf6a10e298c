import { listed } from '../../wording';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'floppy/outdated-settings',
  title: 'No version of Packer takes these settings and a disc of files',
  impact: 'manual',
  generation: 2,
  messages: {
    default: 'Packer has discs of files from 1.6.3 on, and refuses {settings} from 1.6.0 on: run packer fix',
  },
  why: 'Floppy files have to come on a disc in Generation 2, which cd_files makes of them from Packer 1.6.3 on. Packer took settings of older versions away with 1.6.0 at the latest, so no version takes both.',
  whatToDo:
    'Run `packer fix` on the template and go on with what it prints; or write them by hand: "iso_checksum": "md5:…" in place of iso_checksum_type, cpus for cpu, memory for ram_size.',
  sources: ['PKR9796', 'PKR8437', 'PKRFIX'],
  check({ outdatedSettings: outdated }, { report }) {
    if (outdated !== undefined) {
      report({ at: outdated.at, arguments: { settings: listed(outdated.names) } });
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
    "iso_checksum": "18a4f00a675b0338f3c7c93c4f131beb",
    ‹"iso_checksum_type"›: "md5",
    "ram_size": 2048,
    "floppy_files": ["winrm.ps1"]
  }]
}`,
    },
  ],
  passing: [
    {
      text: `{
  "builders": [{
    "type": "hyperv-iso",
    "iso_checksum": "md5:18a4f00a675b0338f3c7c93c4f131beb",
    "memory": 2048,
    "floppy_files": ["winrm.ps1"]
  }]
}`,
    },
    { text: '{ "builders": [{ "type": "hyperv-iso", "iso_checksum_type": "md5" }] }' },
  ],
};
