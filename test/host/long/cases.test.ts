/** The runbooks of definitions from practice, run on the host that is stated, and the new machine compared. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { casePath, describeCases } from '../../cases/kit';
import { loadGrammar, parse } from '../../unit/runbook/grammar';
import { askedFor } from '../../unit/runbook/runbooks';
import type { HostVersion } from '../cmdlet-classes';
import type { Outcome, SavedDrive, SavedMachine } from '../host';
import { hostsForSuite, newMachine, oldMachine, type Prepared, prepare } from '../kit';

/** What expect.json of the cases says of a runbook and of its new machine. */
interface Expected {
  readonly host: HostVersion;
  readonly client?: boolean;
  readonly method: string;
  readonly lost?: readonly string[];
  readonly foundAtStart?: readonly string[];
  readonly parametersAsked?: readonly string[];
  readonly newMachine: ExpectedMachine;
}

interface ExpectedMachine {
  readonly folder: string;
  readonly start: readonly [action: string, delay: number];
  readonly memory: Readonly<Record<'startup' | 'dynamic' | 'minimum' | 'maximum', unknown>>;
  readonly drives: readonly ExpectedDrive[];
  readonly adapters: readonly { name: string; switch: string | null; mac: string; vlan?: number }[];
  readonly comPorts?: Readonly<Record<string, string>>;
  readonly firmware: { secureBoot: string; template?: string; bootOrder?: readonly string[] };
  readonly replicated?: boolean;
  readonly [plain: string]: unknown;
}

interface ExpectedDrive {
  readonly file?: string;
  readonly physical?: string;
  readonly dvd?: string | null;
  readonly place: string;
  readonly shared?: boolean;
  readonly parent?: null;
  readonly growsBy?: number;
}

/** Properties of one value, by their names there and on the simulated host. */
const PLAIN: Readonly<Record<string, string>> = {
  version: 'version',
  processors: 'processorCount',
  notes: 'notes',
  stop: 'automaticStopAction',
  metering: 'resourceMetering',
  checkpointType: 'checkpointType',
  automaticCheckpoints: 'automaticCheckpoints',
  clustered: 'clustered',
  controllers: 'scsiControllers',
  fibreChannel: 'fibreChannel',
  optOutOfVbs: 'optOutOfVbs',
  tpm: 'tpm',
};

const METHODS: Readonly<Record<string, RegExp>> = {
  mbr2gpt: /Invoke-Mbr2Gpt \/convert/,
  linux: /Install the boot loader for UEFI/,
  'by-hand': /mbr2gpt does not support this Windows[\s\S]*dism \/Capture-Image/,
};

const LOST: Readonly<Record<string, RegExp>> = {
  floppy: /license\.vfd/,
  numlock: /NumLock at the start: on/,
  "host's DVD drive": /host's DVD drive/,
  'keys in the key storage drive': /key storage drive/,
};

/** A disk and its parent, or two disks: an export has the files of all in one folder. */
const HAS_ONE_NAME_TWICE: ReadonlySet<string> = new Set(['same-names-2019', 'physical-and-differencing-2022']);

/** The file system here has no shares: the one of a case is a drive. */
const caseText = (name: string): string =>
  readFileSync(casePath(`runbooks/${name}`), 'utf8').replaceAll('\\\\\\\\filer-01', 'E:');

const expected = (): Record<string, Expected> => JSON.parse(caseText('expect.json')) as Record<string, Expected>;

const fileNameOf = (path: string): string => path.slice(path.lastIndexOf('\\') + 1);

describeCases('runbooks of definitions from practice', () => {
  describe('on the host that is stated', function () {
    this.timeout(600_000);
    const hosts = hostsForSuite();
    let compared = 0;

    before(loadGrammar);

    after(() => console.log(`      ${compared} settings of new machines compared`));

    const names = [
      ...['legacy-2012r2', 'cluster-replica-2016', 'ubuntu-three-adapters', 'odd-names-2019'],
      ...['physical-and-differencing-2022', 'bitlocker-windows10', 'same-names-2019'],
    ];
    for (const name of names) {
      it(`makes the machine of ${name}`, async () => {
        const wanted = expected()[`${name}.vm.json`];
        assert.ok(wanted);
        const prepared = prepareCase(name, wanted);
        saysWhatItMust(prepared, wanted);
        const { foundAtStart = [] } = wanted;
        const found = [
          ...foundAtStart,
          ...(HAS_ONE_NAME_TWICE.has(name) ? ['Two of the disks have one file name'] : []),
        ];
        if (found.length > 0) {
          const { error, journal } = await hosts.run(prepared, {}, { WhatIf: true });
          assert.ok(
            found.every(part => error?.includes(part)),
            error ?? 'no error',
          );
          assert.deepEqual(journal, []);
        }
        const before = (await hosts.run({ ...prepared, text: '' })).state;
        const outcome = await hosts.run(
          prepared,
          {},
          {
            ...(foundAtStart.length > 0 && { WithoutTool: true }),
            ...(HAS_ONE_NAME_TWICE.has(name) && { WithoutExport: true }),
          },
        );
        assert.equal(outcome.error, null);
        assert.equal(oldMachine(outcome).guest, 'starts');
        assert.equal(newMachine(outcome).guest, 'starts');
        compareMachine(outcome, before.machines[0] as SavedMachine, wanted.newMachine, prepared);
        await compareFiles(outcome, wanted, prepared);
      });
    }

    function compareMachine(outcome: Outcome, old: SavedMachine, wanted: ExpectedMachine, prepared: Prepared): void {
      const made = newMachine(outcome);
      const asOld = (value: unknown, key: string): unknown => (value === 'as the old one' ? old[key] : value);
      const pairs: [what: string, is: unknown, must: unknown][] = [
        ...Object.entries(PLAIN).flatMap(([key, own]): [string, unknown, unknown][] =>
          wanted[key] === undefined ? [] : [[key, made[own], asOld(wanted[key], own)]],
        ),
        ['folder', made.path, wanted.folder === 'as the old one' ? old.path : `${wanted.folder}\\${made.name}`],
        ['start', [made.automaticStartAction, made.automaticStartDelay], wanted.start],
        ...memory(made, wanted.memory, asOld),
        ...Object.entries(wanted.comPorts ?? {}).map(([port, path]): [string, unknown, unknown] => [
          `COM${port}`,
          made[`comPort${port}`],
          path,
        ]),
        ['replicated', made.replication !== null, wanted.replicated === true],
        ['secureBoot', made.firmware?.secureBoot, wanted.firmware.secureBoot],
        ...(wanted.firmware.template === undefined
          ? []
          : [['template', made.firmware?.template, wanted.firmware.template] as [string, unknown, unknown]]),
        [
          'adapters',
          made.adapters.map(adapterOf),
          wanted.adapters.map((adapter, index) => wantedAdapter(adapter, old, index)),
        ],
        ['drives', made.drives.length, wanted.drives.length],
      ];
      if (wanted.firmware.bootOrder !== undefined) {
        const order = wanted.firmware.bootOrder.map(device => withArguments(device, prepared));
        pairs.push(['boot order', made.firmware?.bootOrder.slice(0, order.length), order]);
      }
      for (const [what, is, must] of pairs) {
        compared += 1;
        assert.deepEqual(is, must, what);
      }
      compareDrives(made, old, wanted.drives, prepared);
    }

    function compareDrives(
      made: SavedMachine,
      old: SavedMachine,
      wanted: readonly ExpectedDrive[],
      prepared: Prepared,
    ): void {
      const places = made.drives.map(({ place }) => place);
      assert.equal(new Set(places).size, places.length);
      assert.ok(places.every(place => place.startsWith('SCSI:')));
      wanted.forEach(drive => {
        compared += 1;
        const found = findDrive(made, old, drive, prepared);
        assert.ok(found, JSON.stringify({ drive, drives: made.drives }));
        assert.equal(found.place, drive.place === 'free' ? found.place : drive.place);
        assert.equal(found.shared === true, drive.shared === true);
      });
    }

    /** What only the files show: a parent, a size, and BitLocker's order in the text. */
    async function compareFiles(
      { state }: Outcome,
      { host, newMachine: wanted }: Expected,
      prepared: Prepared,
    ): Promise<void> {
      for (const drive of wanted.drives) {
        if (drive.parent === null || drive.growsBy !== undefined) {
          const path = withArguments(drive.file ?? '', prepared);
          assert.ok(state.files.includes(path));
          const { results } = await hosts.runLines(
            host,
            'param($Path)\n$disk = Get-VHD -Path $Path\n"$($disk.ParentPath)"\n"$($disk.Size)"',
            { Path: path },
          );
          compared += 1;
          assert.deepEqual(results, ['', String(2 ** 30 + (drive.growsBy ?? 0))]);
        }
      }
    }
  });
});

function prepareCase(name: string, { host, client, newMachine: { automaticCheckpoints } }: Expected): Prepared {
  const prepared = prepare(caseText(`${name}.vm.json`), host);
  const { state } = prepared;
  const machines = state.machines?.map(machine => ({
    ...machine,
    ...(automaticCheckpoints !== undefined && { automaticCheckpoints: false }),
  }));
  return { ...prepared, state: { ...state, isClient: client === true, ...(machines && { machines }) } };
}

function saysWhatItMust({ text }: Prepared, { method, lost = [], parametersAsked }: Expected): void {
  assert.match(text, METHODS[method] ?? /^$/);
  for (const loss of lost) {
    assert.match(text.slice(0, text.indexOf('param(')), LOST[loss] ?? /^$/, loss);
  }
  if (parametersAsked !== undefined) {
    assert.deepEqual(['BackupPath', ...askedFor({ text, ...parse(text) })], parametersAsked);
  }
}

function memory(
  made: SavedMachine,
  wanted: ExpectedMachine['memory'],
  asOld: (value: unknown, key: string) => unknown,
): [string, unknown, unknown][] {
  const own = {
    startup: 'memoryStartup',
    dynamic: 'dynamicMemory',
    minimum: 'memoryMinimum',
    maximum: 'memoryMaximum',
  };
  return Object.entries(own).flatMap(([key, name]): [string, unknown, unknown][] => {
    const value = wanted[key as keyof typeof own];
    return value === undefined ? [] : [[key, made[name], asOld(value, name)]];
  });
}

const adapterOf = ({ name, switch: network, mac, vlan }: SavedMachine['adapters'][number]): object => ({
  name,
  switch: network,
  mac,
  vlan,
});

function wantedAdapter(adapter: ExpectedMachine['adapters'][number], old: SavedMachine, index: number): object {
  const mac = /^[0-9A-F]{12}$/.test(adapter.mac) ? adapter.mac : old.adapters[index]?.mac;
  return { name: adapter.name, switch: adapter.switch, mac, vlan: adapter.vlan ?? 0 };
}

/** `$Disk1Path` is what the script was given for it; in a boot order only the file's name is told. */
function withArguments(text: string, prepared: Prepared): string {
  const filled = text.replace(/\$(\w+)$/, (all, name: string) => String(prepared.arguments[name] ?? all));
  return text.startsWith('disk:') ? `disk:${fileNameOf(filled.slice('disk:'.length))}` : filled;
}

function findDrive(
  { drives }: SavedMachine,
  old: SavedMachine,
  wanted: ExpectedDrive,
  prepared: Prepared,
): SavedDrive | undefined {
  if (wanted.file?.includes(' ') === true && !wanted.file.includes('\\')) {
    // A new name, which no other drive has.
    const others = old.drives.map(({ path }) => path);
    return drives.find(({ path }) => path?.endsWith('.vhdx') === true && !others.includes(path));
  }
  if (wanted.file !== undefined) {
    return drives.find(({ path }) => path === withArguments(wanted.file ?? '', prepared));
  }
  if (wanted.physical !== undefined) {
    const place = /SCSI (\d+:\d+)/.exec(wanted.physical)?.[1];
    const disk = old.drives.find(drive => drive.place === `SCSI:${place}`)?.physical;
    return drives.find(({ physical }) => physical !== undefined && physical === disk);
  }
  return drives.find(drive => 'dvd' in drive && drive.dvd === wanted.dvd);
}
