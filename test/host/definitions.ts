/** Definitions of our own whose runbooks are run; the guests stand for each way to a GPT disk. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FULL, PLAIN } from '../unit/runbook/runbooks';

const EXAMPLES = join(__dirname, '..', '..', 'examples');
const text = (definition: object): string => JSON.stringify(definition);
const guest = (Name: string): string => text({ ...PLAIN, GuestOperatingSystem: { Name, Architecture: 'x64' } });
const example = (name: string): string => readFileSync(join(EXAMPLES, name), 'utf8');

const { AssignedDevices: _, FibreChannelHostBusAdapters: __, ...FULL_WITHOUT_DEVICES } = FULL;

/** By a name for people. */
export const DEFINITIONS = {
  'a plain machine': text(PLAIN),
  'a machine with everything, in a cluster': text(FULL_WITHOUT_DEVICES).replaceAll(
    'D:\\\\',
    'C:\\\\ClusterStorage\\\\Volume1\\\\',
  ),
  'Windows Server 2012 R2': guest('Windows Server 2012 R2'),
  'Ubuntu 22.04': guest('Ubuntu 22.04'),
  'FreeBSD 13.1': guest('FreeBSD 13.1'),
  'the print server of the examples': example('print-server.vm.json'),
} as const;
