import { disksOf, isVhdSet, statedGeneration } from '../../machine/devices';
import { known } from '../../machine/field';
import type { Drive } from '../../machine/machine';
import type { Place } from '../../text/place';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'disk/shared',
  title: 'A disk is shared by several machines',
  impact: 'manual',
  generation: 2,
  messages: { default: 'A shared disk: the machines of its guest cluster have to be moved one after the other' },
  why: 'Both generations can share a .vhdx or a .vhds on SCSI, but the disk belongs to several machines: one that is replaced leaves its cluster and has to join it again.',
  whatToDo:
    'Evict the node from the guest cluster, move the machine, attach the shared disk to it again and add the node.',
  sources: ['CVM', 'VHDS', 'FEAT25'],
  check(machine, { report }) {
    for (const disk of disksOf(machine)) {
      const at = sharedAt(disk);
      if (at !== undefined && statedGeneration(machine) !== 2) {
        report({ at });
      }
    }
  },
};

/** A VHD Set, or a disk with persistent reservations. */
function sharedAt(disk: Drive): Place | undefined {
  const { shared, path } = disk;
  return known(shared) === true ? shared?.at : isVhdSet(disk) ? path?.at : undefined;
}

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `{
  "Name": "sql-1",
  "Generation": 1,
  "HardDrives": [
    { "Path": "sql-1.vhdx" },
    { "Path": ‹"quorum.vhds"›, "ControllerType": "SCSI" },
    { "Path": "data.vhdx", "ControllerType": "SCSI", "SupportPersistentReservations": ‹true› }
  ]
}`,
    },
  ],
  passing: [
    {
      text: `{
  "Name": "sql-1",
  "Generation": 1,
  "HardDrives": [
    { "Path": "sql-1.vhdx", "SupportPersistentReservations": false }
  ]
}`,
    },
    { text: '{ "Name": "sql-1", "Generation": 2, "HardDrives": [{ "Path": "quorum.vhds" }] }' },
  ],
};
