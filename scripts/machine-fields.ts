/** The lines that read a machine's settings, made of their table. */
import { MACHINE_SETTINGS } from '../src/core/machine/settings/machine';
import type { SettingTable } from '../src/core/machine/settings/setting';
import type { Document } from './documents/document';

const START = '    // Made of machine/settings/machine.ts by `npm run generate`';
const END = '    // Up to here.\n';

export function machineFields(): Document {
  const table: SettingTable = MACHINE_SETTINGS;
  const lines = Object.values(table).flatMap(({ field }) =>
    field === undefined ? [] : [`    ${field}: readField(settings, FIELDS.${field}),\n`],
  );
  return {
    path: 'src/core/formats/powershell/read.ts',
    text(current) {
      const start = current.indexOf('\n', current.indexOf(START)) + 1;
      return current.slice(0, start) + lines.join('') + current.slice(current.indexOf(END, start));
    },
  };
}
