import { statedGeneration } from '../../machine/devices';
import { hostOf, isOlder, statedVersion, versionFix, versionNeeds } from '../configuration-version';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'host/config-version',
  title: 'The host does not run the configuration version',
  impact: 'informs',
  generation: 2,
  messages: {
    default: '{host} runs configuration versions {oldest} to {newest}, not {version}',
    one: '{host} runs configuration version {newest} only, not {version}',
  },
  why: 'A host runs machines of certain configuration versions only: Windows Server 2022 and later none below 8.0, and an older host none that came after it. A version is raised with the machine off, and never lowered.',
  whatToDo:
    'Make the new machine with a version that the host runs: New-VM takes the one of its host. A machine that stays is raised with Update-VMVersion on a host that still runs it.',
  sources: ['VER'],
  check(machine, { host: id, report }) {
    const version = statedVersion(machine);
    const host = hostOf(machine, id);
    if (machine.configurationVersion === undefined || version === undefined) {
      return;
    }
    const lacksFeature = versionNeeds(machine, id).some(need => isOlder(version, need.version));
    if ((isOlder(version, host.oldest) && !lacksFeature) || isOlder(host.newest, version)) {
      report({
        at: machine.configurationVersion.at,
        message: host.oldest === host.newest ? 'one' : 'default',
        arguments: { host: host.name, oldest: host.oldest, newest: host.newest, version },
        // A machine that stays keeps its version until somebody raises it on its host.
        ...(statedGeneration(machine) === 1 && versionFix(machine, id, version)),
      });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'information',
      text: `{
  "Name": "print-server",
  "Generation": 1,
  "Version": ‹"5.0"›
}`,
      fixed: `{
  "Name": "print-server",
  "Generation": 2,
  "Version": "8.0"
}`,
    },
    {
      host: '2012R2',
      severity: 'information',
      text: '{ "Name": "print-server", "Generation": 1, "Version": ‹"8.0"› }',
      fixed: '{ "Name": "print-server", "Generation": 2, "Version": "5.0" }',
    },
    {
      host: '2019',
      severity: 'information',
      text: `{
  "builders": [{
    "type": "hyperv-iso",
    "generation": 2,
    "configuration_version": ‹"10.0"›
  }]
}`,
    },
  ],
  passing: [
    { host: '2016', text: '{ "Name": "print-server", "Generation": 1, "Version": "5.0" }' },
    {
      text: '{ "Name": "build", "Generation": 2, "Version": "11.0", "HostOperatingSystem": "Windows 11 23H2" }',
    },
  ],
};
