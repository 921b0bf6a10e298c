import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { analyze } from '../../../src/core/analyze';
import { NO_FILTER } from '../../../src/core/readiness/filter';
import { reportFile } from '../../../src/core/reports/report';
import { STATUS_COLOURS, STATUSES } from '../../../src/core/reports/statuses';
import { machineViews } from '../../../src/core/reports/views';
import { itemOf, type Node, STATUS_ICONS } from '../../../src/vscode/readiness/readinessNodes';
import { createReadinessTree } from '../../../src/vscode/readiness/readinessTree';

/** The entry of a machine as the view shows it. */
function entryOf(machine: object): { icon: string; colour: string | undefined; description: string } {
  const file = reportFile('m.vm.json', analyze(JSON.stringify(machine), { fileName: 'm.vm.json' }));
  const [view] = machineViews([file]);
  assert.ok(view !== undefined);
  const group = { key: 'a', title: 'a', detail: '', mark: 'folder', machines: [view] } as const;
  const { iconPath, description } = itemOf({ kind: 'machine', group, view }, () => vscode.Uri.file('/m.vm.json'));
  const icon = iconPath as vscode.ThemeIcon;
  return { icon: icon.id, colour: icon.color?.id, description: String(description) };
}

const SERVER = { Name: 'web', Generation: 2, GuestOperatingSystem: 'Windows Server 2022' };

describe('a machine in the readiness view', () => {
  it('has an icon of its own where it is Generation 2 with a warning, and says how many', () => {
    const fine = entryOf(SERVER);
    assert.deepEqual([fine.icon, fine.colour], ['verified-filled', 'charts.green']);
    assert.doesNotMatch(fine.description, /warning/);
    const warned = entryOf({ ...SERVER, GuestOperatingSystem: 'Windows 11' });
    assert.deepEqual([warned.icon, warned.colour], ['verified', 'problemsWarningIcon.foreground']);
    assert.match(warned.description, /^\d+ warnings? · Windows 11 · /);
  });

  it('has the colour of its status, which is that in reports: red for what contradicts itself, and for nothing else', () => {
    const [red, ...others] = STATUSES.filter(status => STATUS_ICONS[status].color?.id.includes('Error'));
    assert.deepEqual([red, others], ['contradictory', []]);
    const byColour = new Map(STATUSES.map(status => [STATUS_COLOURS[status], STATUS_ICONS[status].color?.id]));
    assert.deepEqual(
      STATUSES.map(status => STATUS_ICONS[status].color?.id),
      STATUSES.map(status => byColour.get(STATUS_COLOURS[status])),
    );
    assert.equal(new Set(byColour.values()).size, byColour.size);
  });

  it('has the errors and warnings of its findings behind its name', () => {
    const { description } = entryOf({ ...SERVER, NetworkAdapters: [{ IsLegacy: true }] });
    assert.match(description, /^1 error · Windows Server 2022 · /);
  });
});

describe('the entries of the readiness view', () => {
  it('are those of when it was last told of them, whatever is found until they are asked for', async () => {
    const reportOf = (name: string) => reportFile(name, analyze(JSON.stringify(SERVER), { fileName: name }));
    const uriOf = (): undefined => undefined;
    const content = {
      assessment: { found: { reports: [reportOf('a.vm.json')], skipped: [], others: 0 }, uriOf },
      conversion: { last: undefined },
      moves: { shown: [] },
    };
    const entriesChanged = new vscode.EventEmitter<Node | undefined>();
    const arrangement = { grouping: 'file', order: 'name', filter: NO_FILTER } as const;
    const tree = createReadinessTree(content, () => arrangement, entriesChanged);
    let told = 0;
    entriesChanged.event(() => {
      told += 1;
    });
    tree.refresh();
    assert.equal(told, 0, 'Nobody has asked yet.');
    const titles = async () =>
      ((await tree.getChildren(undefined)) ?? []).map(node => (node.kind === 'group' ? node.group.title : node.kind));
    content.assessment.found = { reports: ['a.vm.json', 'b.vm.json'].map(reportOf), skipped: [], others: 0 };
    assert.deepEqual(await titles(), ['a.vm.json']);
    tree.refresh();
    assert.deepEqual([await titles(), told], [['a.vm.json', 'b.vm.json'], 1]);
    entriesChanged.dispose();
  });
});
