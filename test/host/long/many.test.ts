/** The script that moves many machines, one after another. */
import assert from 'node:assert/strict';
import { PLAIN } from '../../unit/runbook/runbooks';
import { BACKUP } from '../definition-host';
import type { Outcome } from '../host';
import { hostsForSuite, prepareMachines } from '../kit';

const [DISK] = PLAIN.HardDrives;

/** Names that differ only in what no folder can be called by; guests that go different ways. */
const machine = (Name: string, folder: string, guest: string): object => ({
  ...PLAIN,
  Name,
  GuestOperatingSystem: { Name: guest, Architecture: 'x64' },
  HardDrives: [{ ...DISK, Path: `D:\\${folder}\\system.vhdx` }],
  NetworkAdapters: [{ Name: 'LAN', SwitchName: folder === 'db' ? 'Other' : 'Office' }],
});

const DEFINITION = JSON.stringify([
  machine('web [1]', 'web', 'Windows Server 2022'),
  machine('web {1}', 'ubuntu', 'Ubuntu 22.04'),
  machine('db', 'db', 'Windows Server 2019'),
]);

const moved = ({ state }: Outcome): string[] =>
  state.machines.flatMap(({ name, generation, guest }) => (generation === 2 && guest === 'starts' ? [name] : []));
const oldGuests = ({ state }: Outcome): string[] =>
  state.machines.flatMap(({ generation, guest }) => (generation === 1 ? [guest] : []));

describe('the script for many machines on a simulated host', function () {
  this.timeout(600_000);
  const hosts = hostsForSuite();
  const prepared = prepareMachines(DEFINITION, '2025');

  it('moves all of them to the end, each with a folder of its own, and then has nothing to do', async () => {
    const outcome = await hosts.run(prepared);
    assert.equal(outcome.error, null);
    assert.deepEqual(moved(outcome), ['web [1]', 'web {1}', 'db']);
    assert.deepEqual(oldGuests(outcome), ['starts', 'starts', 'starts']);
    const folders = outcome.state.files.flatMap(path => /^Z:\\Backup\\([^\\]+)\\progress\.txt$/.exec(path)?.[1] ?? []);
    assert.deepEqual(
      folders.toSorted(),
      ['db to Generation 2', 'web -1- to Generation 2', 'web -1- to Generation 2 (2)'].toSorted(),
    );
    const again = await hosts.run(prepared, { again: true });
    assert.deepEqual([again.error, again.journal, again.questions], [null, [], []]);
  });

  it('stops at a fault in the second, says so, and goes on there when it is started again', async () => {
    const { calls } = await hosts.run(prepared);
    const exports = calls.flatMap((name, index) => (name === 'New-VM' ? [index + 1] : []));
    for (const kind of ['fail', 'break'] as const) {
      const stopped = await hosts.run(prepared, { fault: { atCall: exports[1] ?? 0, kind } });
      assert.notEqual(stopped.error, null);
      assert.deepEqual(moved(stopped), ['web [1]']);
      assert.deepEqual(oldGuests(stopped), ['starts', 'starts', 'starts']);
      assert.ok(
        kind === 'break' ||
          stopped.warnings.some(text => /^web \{1\}: stopped in step \d+\. .*start the script again/.test(text)),
      );
      const again = await hosts.run(prepared, { again: true });
      assert.equal(again.error, null);
      assert.deepEqual(moved(again), ['web [1]', 'web {1}', 'db']);
      assert.deepEqual(
        again.journal.filter(({ machine: name }) => name?.startsWith('web [1]')),
        [],
      );
    }
  });

  it('changes nothing under -WhatIf, and asks nothing', async () => {
    const { error, journal, questions, state } = await hosts.run(prepared, {}, { WhatIf: true });
    assert.deepEqual([error, journal, questions], [null, [], []]);
    assert.ok(!state.files.some(path => path.startsWith(BACKUP)));
  });

  it('looks at all of them before the first one changes', async () => {
    const without = { ...prepared, state: { ...prepared.state, switches: ['Office'] } };
    const { error, journal } = await hosts.run(without);
    assert.match(error ?? '', /db: Nothing was changed[\s\S]*There is no switch called Other/);
    assert.deepEqual(journal, []);
    const others = await hosts.run(without, {}, { Machine: ['WEB [1]'] });
    assert.deepEqual([others.error, moved(others)], [null, ['web [1]']]);
    const none = await hosts.run(prepared, {}, { Machine: ['none'] });
    assert.match(none.error ?? '', /The table has no machine called none/);
  });

  it('adds up the room that all of their backups take', async () => {
    const { files = [], ...state } = prepared.state;
    const drive = 2 ** 50;
    const large = { ...prepared, state: { ...state, files: files.map(file => ({ ...file, fileSize: drive })) } };
    const { error } = await hosts.run(large, {}, { WhatIf: true });
    const needed = [...(error ?? '').matchAll(/Drive Z has .* GB free, and ([\d.,\u00a0\u202f]+) GB are needed/g)].map(
      match => Number(match[1]?.replace(/\D/g, '')),
    );
    assert.deepEqual(
      [...new Set(needed)],
      [1, 2, 3].map(count => count * 2 ** 20),
    );
  });

  it('has to be given what its table leaves open', async () => {
    const open = { ...prepared, text: prepared.text.replace(/RescueImagePath = '[^']*'/, 'RescueImagePath = $null') };
    const { error, journal } = await hosts.run(open);
    assert.match(error ?? '', /web \{1\}: The table has no value for RescueImagePath/);
    assert.deepEqual(journal, []);
  });

  it('takes no machine for moved whose steps were declined', async () => {
    const { error, state } = await hosts.run(prepared, { declined: ['Make the new machine'] }, { Confirm: true });
    assert.match(error ?? '', /There is no Generation 2 machine/);
    assert.deepEqual(
      state.machines.map(({ generation }) => generation),
      [1, 1, 1],
    );
  });
});
