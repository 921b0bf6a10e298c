/** The same machines in other spellings, as people have them in their lists, and with what marks them as another tool's. */
import fc from 'fast-check';
import { ALIASES, type Scope } from '../../../src/core/formats/powershell/aliases';
import { FOREIGN_MARKS } from '../formats/foreign-marks';
import { machine } from './definitions';

export interface Spelled {
  /** A list in Hyper-V's own spelling. */
  readonly plain: string;
  /** The same list in other spellings. */
  readonly spelled: string;
  /** The same with a mark of another tool in each machine. */
  readonly foreign: string;
}

/** What the objects under a property are. */
const SCOPES: Readonly<Record<string, Scope>> = {
  HardDrives: 'drive',
  DVDDrives: 'drive',
  FloppyDrive: 'drive',
  NetworkAdapters: 'adapter',
  ComPorts: 'comPort',
  Bios: 'bios',
  Firmware: 'firmware',
  Security: 'security',
};

/** A number of bytes is none under a key that names another unit; what Azure calls so is none of Hyper-V's. */
const OTHER_MEANING = /(?:[KMGT]B|Size|HyperVGeneration)$/i;

const STYLES: readonly ((key: string) => string)[] = [
  key => key,
  key => key.slice(0, 1).toLowerCase() + key.slice(1),
  key => key.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase(),
  key => key.replace(/(?<=[a-z])(?=[A-Z])/g, '-'),
];

type Pick = (count: number) => number;

function spell(key: string, scope: Scope, pick: Pick): string {
  const table: Readonly<Record<string, readonly string[]>> = ALIASES[scope];
  const spellings = [key, ...(table[key] ?? [])].filter(each => !OTHER_MEANING.test(each));
  const style = STYLES[pick(STYLES.length)] ?? String;
  return style(spellings[pick(spellings.length)] ?? key);
}

function respell(value: unknown, scope: Scope | undefined, pick: Pick): unknown {
  if (Array.isArray(value)) {
    return value.map(each => respell(each, scope, pick));
  }
  if (scope === undefined || typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      spell(key, scope, pick),
      respell(each, scope === 'machine' ? SCOPES[key] : undefined, pick),
    ]),
  );
}

export const spelled: fc.Arbitrary<Spelled> = fc
  .tuple(fc.array(machine(false), { minLength: 1, maxLength: 3 }), fc.infiniteStream(fc.nat(1_000)))
  .map(([machines, picks]) => {
    const pick: Pick = count => (picks.next().value ?? 0) % count;
    const list = machines.map(each => respell(each, 'machine', pick));
    const marks = list.map(() => FOREIGN_MARKS[pick(FOREIGN_MARKS.length)] ?? '');
    return {
      plain: JSON.stringify(machines),
      spelled: JSON.stringify(list),
      foreign: `[${list.map((each, index) => `${JSON.stringify(each).slice(0, -1)}, ${marks[index]}}`).join(', ')}]`,
    };
  });
