import { sentence } from '../../l10n';
import { emulatedNameIn, hasLegacyAdapter } from '../../machine/adapter-names';
import { statedGeneration } from '../../machine/devices';
import { placeIn } from '../companions';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'nic/emulated-name',
  title: 'A script names the emulated network adapter',
  impact: 'manual',
  generation: 2,
  messages: {
    default: '{emulated} is the legacy network adapter, which Generation 2 has not: the synthetic one is {synthetic}',
    unnamed: '{emulated} is the legacy network adapter, which Generation 2 has not: the synthetic one has another name',
    companion:
      '{file} names {emulated}, the legacy network adapter: the synthetic one of Generation 2 has another name',
  },
  why: 'FreeBSD and its kin name an interface after its driver, and Linux by its place on the PCI bus or its driver. The synthetic adapter has another driver and no PCI bus, so a script that names the old one configures nothing.',
  whatToDo: 'Name the synthetic adapter: hn0 in FreeBSD, hvn0 in OpenBSD and NetBSD, eth0 or hv_netvsc in Linux.',
  sources: ['HN4', 'DE4', 'HVN4', 'PLAN25'],
  check(machine, { report }) {
    const { guest, scripts, companionFiles = [] } = machine;
    const isLegacy = hasLegacyAdapter(machine);
    if (!isLegacy && statedGeneration(machine) !== 2) {
      return;
    }
    for (const { text, at } of scripts) {
      const name = emulatedNameIn(text, guest, isLegacy);
      if (name !== undefined) {
        report({ at, ...(name.synthetic === undefined && { message: 'unnamed' }), arguments: { ...name } });
      }
    }
    for (const { path, source, at } of companionFiles) {
      const name = source && emulatedNameIn(source.text, guest, isLegacy);
      if (source !== undefined && name !== undefined) {
        const offset = source.text.indexOf(name.emulated);
        const place = { offset, end: offset + name.emulated.length };
        const related = [placeIn({ source }, place, sentence('The emulated adapter'))];
        report({ at, message: 'companion', arguments: { ...name, file: path }, related });
      }
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `{
  "builders": [{
    "type": "hyperv-iso", "iso_url": "FreeBSD-13.1-RELEASE-amd64-disc1.iso", "use_legacy_network_adapter": true,
    ‹"boot_command"›: ["dhclient de0<enter>"]
  }]
}`,
    },
    {
      severity: 'warning',
      text: '{ "builders": [{ "type": "hyperv-iso", "generation": 2, ‹"boot_command"›: ["dhclient de0<enter>"] }] }',
    },
    {
      severity: 'warning',
      text: `{
  "builders": [{
    "type": "hyperv-iso", "iso_url": "Rocky-9.3-x86_64-dvd.iso", "use_legacy_network_adapter": true,
    "floppy_files": [‹"ks.cfg"›]
  }]
}`,
      files: { 'ks.cfg': 'network --device=enp0s10f0 --bootproto=dhcp\n' },
    },
  ],
  passing: [
    {
      text: '{ "builders": [{ "type": "hyperv-iso", "generation": 2, "boot_command": ["dhclient hn0<enter>"] }] }',
    },
  ],
};
