import { sentence } from '../../l10n';
import { disksOf, isCheckpointDisk, isCheckpointOfVhd } from '../../machine/devices';
import { known } from '../../machine/field';
import type { Examples, Rule } from '../rule';

const FILE = { what: sentence('the .vhd'), toDo: sentence('an existing disk has to be converted with Convert-VHD') };
/** A disk that a tool makes is a fixed .vhd for the sake of Azure, which takes no other (AZVHD). */
const TO_BE_MADE = {
  what: sentence('the fixed .vhd'),
  toDo: sentence('an upload to Azure has to be made of the .vhdx with Convert-VHD'),
};

export const rule: Rule = {
  id: 'disk/vhd-format',
  title: 'A disk is a .vhd file',
  impact: 'converts',
  generation: 2,
  tag: 'deprecated',
  messages: {
    default: 'The disk is a .vhd: Generation 2 supports only .vhdx',
    checkpoint:
      'The disk is the checkpoint of a .vhd: Generation 2 supports only .vhdx, so merge it, then convert the .vhd',
  },
  why: 'A .vhd ends at 2,040 GB and is not supported in Generation 2; a .vhdx reaches 64 TB, survives a power failure and is resized online.',
  whatToDo:
    'Name a .vhdx, and make it of an existing disk with Convert-VHD while the machine is off. Azure takes only .vhd: a disk for it stays one.',
  replacedBy: 'A .vhdx file',
  gained: 'Up to 64 TB in place of 2,040 GB, for the boot disk as well, resized while the machine runs',
  sources: ['OVR', 'JH3', 'W365', 'DSC', 'PKR', 'AZVHD'],
  check(machine, { vhdxFor, report }) {
    for (const disk of disksOf(machine)) {
      if (isCheckpointDisk(disk)) {
        // What it continues has another name, and becomes a .vhdx as a whole.
        if (isCheckpointOfVhd(disk)) {
          report({ at: disk.path?.at ?? disk.at, message: 'checkpoint' });
        }
      } else if (known(disk.format) === 'vhd') {
        report({
          at: disk.format?.at ?? disk.at,
          fix: {
            class: 'lossy',
            changes: [{ kind: 'use-vhdx', drive: disk, to: vhdxFor(disk) }],
            alone: true,
            lost: disk.path === undefined ? TO_BE_MADE : FILE,
          },
        });
      }
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'information',
      text: `{
  "Name": "web", "Generation": 1, "HardDrives": [{ "Path": ‹"web.vhd"›, "ControllerType": "IDE" }]
}`,
      fixed: `{
  "Name": "web", "Generation": 1, "HardDrives": [{ "Path": "web.vhdx", "ControllerType": "IDE" }]
}`,
    },
    {
      severity: 'error',
      text: '{ "Name": "web", "Generation": 2, "HardDrives": [{ "Path": ‹"web_0F1C7D0A.avhd"› }] }',
    },
    {
      severity: 'error',
      text: '{ "builders": [{ "type": "hyperv-iso", "generation": 2, "use_fixed_vhd_format": ‹true› }] }',
      fixed: '{ "builders": [{ "type": "hyperv-iso", "generation": 2 }] }',
    },
  ],
  passing: [
    { text: '{ "Name": "web", "Generation": 1, "HardDrives": [{ "Path": "web.vhdx", "ControllerType": "IDE" }] }' },
  ],
};
