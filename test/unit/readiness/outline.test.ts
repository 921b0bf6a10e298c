import assert from 'node:assert/strict';
import { type Filter, isFiltering, NO_FILTER } from '../../../src/core/readiness/filter';
import { type Group, type Grouping, groupsInSteps, type Order } from '../../../src/core/readiness/outline';
import { isConvertible, machinesToMove, readinessOf, readinessText } from '../../../src/core/readiness/summary';
import { reportUnreadable } from '../../../src/core/reports/report';
import { machineViews } from '../../../src/core/reports/views';
import { completed } from '../../../src/core/steps';
import { report } from '../reports/report-kit';

const drive = { Size: '60GB', ControllerType: 'IDE', ControllerNumber: 0, ControllerLocation: 0 };
const guest = { Name: 'Windows Server 2022', Architecture: 'x64' };
const ready = (Name: string) => ({ Name, Generation: 1, GuestOperatingSystem: guest, HardDrives: [drive] });
const moved = (Name: string) => ({ Name, Generation: 2, GuestOperatingSystem: guest, HardDrives: [] });
const contradictory = (Name: string) => ({ ...ready(Name), Generation: 2 });
const blocked = (Name: string) => ({
  ...ready(Name),
  GuestOperatingSystem: { Name: 'Windows 7 Professional', Architecture: 'x86' },
});

const FILES = [
  report('lab/one.vm.json', [ready('web10'), ready('Web2'), moved('done')]),
  report('rack.vm.json', [blocked('old'), contradictory('mixed')]),
  reportUnreadable('lab/broken.json', 'unreadable', 'No permission to read this'),
];

const groupsOf = (files: typeof FILES, grouping: Grouping, order: Order, filter: Partial<Filter> = {}): Group[] =>
  completed(groupsInSteps(files, { grouping, order, filter: { ...NO_FILTER, ...filter } }));

const shape = (groups: readonly Group[]) => groups.map(({ title, machines }) => [title, machines.map(m => m.name)]);

describe('the outline of a workspace', () => {
  it('groups machines by status, what asks for attention first, each by name as people count', () => {
    assert.deepEqual(shape(groupsOf(FILES, 'status', 'name')), [
      ['Contradictory', ['mixed']],
      ['Blocked', ['old']],
      ['Ready', ['Web2', 'web10']],
      ['Generation 2', ['done']],
    ]);
  });

  it('groups machines by folder, in either order', () => {
    assert.deepEqual(shape(groupsOf(FILES, 'folder', 'name')), [
      ['.', ['mixed', 'old']],
      ['lab', ['done', 'Web2', 'web10']],
    ]);
    assert.deepEqual(shape(groupsOf(FILES, 'folder', 'status')), [
      ['.', ['mixed', 'old']],
      ['lab', ['Web2', 'web10', 'done']],
    ]);
  });

  it('groups machines by file, as 60 templates in one folder need it, and by guest', () => {
    const files = [...FILES, report('lab/two.vm.json', [{ ...ready('bare'), GuestOperatingSystem: undefined }])];
    assert.deepEqual(shape(groupsOf(files, 'file', 'name')), [
      ['lab/one.vm.json', ['done', 'Web2', 'web10']],
      ['lab/two.vm.json', ['bare']],
      ['rack.vm.json', ['mixed', 'old']],
    ]);
    assert.deepEqual(shape(groupsOf(files, 'guest', 'name')), [
      ['Windows 7', ['old']],
      ['Windows Server 2022', ['done', 'mixed', 'Web2', 'web10']],
      ['No guest stated', ['bare']],
    ]);
  });

  it('leaves out what a filter does not let pass, with the groups that have nothing then', () => {
    const shown = (filter: Partial<Filter>) => shape(groupsOf(FILES, 'status', 'name', filter));
    assert.deepEqual(shown({ text: 'WEB lab/' }), [['Ready', ['Web2', 'web10']]]);
    assert.deepEqual(shown({ text: 'windows 7' }), [['Blocked', ['old']]]);
    assert.deepEqual(shown({ text: 'guest/32-bit' }), [['Blocked', ['old']]]);
    assert.deepEqual(shown({ text: 'nowhere' }), []);
    assert.deepEqual(shown({ statuses: ['blocked', 'generation-2'] }), [
      ['Blocked', ['old']],
      ['Generation 2', ['done']],
    ]);
    assert.deepEqual(shown({ severities: ['error'] }), [['Contradictory', ['mixed']]]);
    assert.deepEqual(shown({ convertible: true, statuses: ['ready', 'blocked'] }), [['Ready', ['Web2', 'web10']]]);
    for (const { machines } of groupsOf(FILES, 'rule', 'name', { text: 'web10' })) {
      assert.deepEqual(
        machines.map(({ name }) => name),
        ['web10'],
      );
    }
    assert.deepEqual([isFiltering(NO_FILTER), isFiltering({ ...NO_FILTER, text: ' a' })], [false, true]);
  });

  it('groups machines by rule, the worst first, each with the findings of that rule', () => {
    const groups = groupsOf(FILES, 'rule', 'name');
    assert.deepEqual(groups[0]?.mark, { severity: 'error' });
    for (const { key, machines } of groups) {
      assert.ok(machines.length > 0, key);
      for (const { findings } of machines) {
        assert.ok(findings.length > 0 && findings.every(({ rule }) => rule === key), key);
      }
    }
    const placed = groups.flatMap(({ machines }) => machines.flatMap(({ findings }) => findings));
    assert.equal(placed.length, FILES.flatMap(({ findings }) => findings).length);
  });

  it('lets others have their turn in whatever it does with each of many files', () => {
    const many = Array.from({ length: 2_000 }, () => FILES).flat();
    const stepsOf = (grouping: Grouping): number =>
      [...groupsInSteps(many, { grouping, order: 'name', filter: NO_FILTER })].length;
    // Their machines are looked at once more for their rules, and their findings.
    assert.ok(stepsOf('rule') >= stepsOf('file') + 12, `${stepsOf('rule')} and ${stepsOf('file')}`);
  });

  it('has no two groups of one key', () => {
    for (const grouping of ['status', 'folder', 'rule'] as const) {
      const keys = groupsOf(FILES, grouping, 'name').map(({ key }) => key);
      assert.equal(new Set(keys).size, keys.length);
    }
  });

  it('is empty where nothing was found', () => {
    assert.deepEqual(groupsOf([], 'rule', 'name'), []);
  });
});

describe('the summary of a workspace', () => {
  it('counts machines and the files that have them', () => {
    assert.equal(
      readinessText(readinessOf(FILES)),
      '5 machines in 2 files: 1 contradictory, 1 blocked, 2 ready, 1 Generation 2',
    );
    assert.equal(machinesToMove(readinessOf(FILES)), 2);
    assert.equal(machinesToMove(readinessOf([])), 0);
  });

  it('knows the machines for which a conversion does something', () => {
    const names = machineViews(FILES)
      .filter(isConvertible)
      .map(({ name }) => name);
    assert.deepEqual(names, ['web10', 'Web2', 'mixed']);
  });
});
