import assert from 'node:assert/strict';
import { applyPatch } from 'diff';
import { analyze } from '../../src/core/analyze';
import { convertMachines } from '../../src/core/convert/convert';
import { reportFile } from '../../src/core/reports/report';
import { applyEdits } from '../../src/core/text/place';
import { assessmentAnswer } from '../../src/core/tools/assessment';
import { conversionAnswer, unknownMachines } from '../../src/core/tools/conversion';
import { BLOCKED, CONTRADICTORY, inventory, LOSSY, READY, together } from '../vscode/suite/definitions';
import { assertGrowsEvenly } from './growth';
import { ownEdits } from './one-file';

const MIXED = together(READY, BLOCKED, LOSSY, CONTRADICTORY.replace('web01', 'web02'));
const analyzed = (text: string) => analyze(text, { fileName: 'a.vm.json' });
const assessed = (...texts: string[]) =>
  JSON.parse(
    assessmentAnswer(
      texts.map((text, index) => reportFile(`${index}.vm.json`, analyzed(text))),
      [],
      0,
    ),
  );

describe('what a language model is told of an assessment', () => {
  it('names status, findings and lines of each machine, and each rule once', () => {
    const { summary, files, rules } = assessed(MIXED);
    assert.deepEqual([summary.files, summary.machines, summary.statuses.ready], [1, 4, 1]);
    const [ready, blocked, lossy] = files[0].machines;
    assert.deepEqual([ready.name, ready.line, ready.generation, ready.status], ['web01', 2, 1, 'ready']);
    const adapter = ready.findings.find(({ rule }: { rule: string }) => rule === 'nic/legacy');
    assert.deepEqual([adapter.line, adapter.severity, adapter.fix], [12, 'information', 'safe']);
    assert.ok(blocked.cannotBeConverted !== undefined && lossy.conversionLoses.length === 1);
    assert.match(rules['nic/legacy'].docs, /^https:/);
    assert.ok(rules['nic/legacy'].whatToDo.length > 0);
  });

  it('stays short, whatever the number of machines, and says how to see the others', () => {
    const { summary, files, next } = assessed(inventory(40), inventory(1_000));
    assert.equal(summary.machines, 1_040);
    assert.deepEqual([files[0].machines.length, files[1].machines.length, files[1].notDescribed], [40, 10, 990]);
    assert.match(next, /"path"/);
    assert.ok(JSON.stringify(files).length < 100_000);
  });

  it('is found in time that grows with the machines', () => {
    const report = reportFile('a.vm.json', analyzed(READY));
    const [[machine], [finding]] = [report.machines, report.findings];
    assert.ok(machine !== undefined && finding !== undefined);
    assertGrowsEvenly(count => {
      const machines = Array<typeof machine>(count).fill(machine);
      const findings = Array.from({ length: 3 * count }, (_, index) => ({ ...finding, machine: index % count }));
      const { files } = JSON.parse(assessmentAnswer([{ ...report, machines, findings }], [], 0));
      assert.equal(files[0].notDescribed, count - 50);
    }, 8_000);
  });

  it('leaves out machines that need nothing', () => {
    const { files, next } = assessed('{ "Generation": 2, "GuestOperatingSystem": "Windows Server 2022" }');
    assert.deepEqual(files[0].machines, []);
    assert.equal(next, 'There is nothing to convert.');
  });
});

describe('what a language model is told of a conversion', () => {
  const told = (text: string, lossy: boolean) => {
    const conversion = convertMachines(analyzed(text), { lossy });
    return { conversion, said: JSON.parse(conversionAnswer('a.vm.json', conversion, 'dry-run')) };
  };

  it('is the diff, what is lost, what is left and why, and how to go on', () => {
    const { conversion, said } = told(MIXED, false);
    assert.equal(applyPatch(MIXED, said.diff), applyEdits(MIXED, ownEdits(conversion.analysis, conversion.edits)));
    assert.deepEqual(
      said.machines.map(({ outcome }: { outcome: string }) => outcome),
      ['converted', 'left', 'left', 'converted'],
    );
    assert.deepEqual([said.applied, said.machines[1].reason], [false, 'Generation 2 has no 32-bit guests']);
    assert.match(said.next, /"apply": true.*"allowLosses": true/);
    const all = told(MIXED, true).said;
    assert.match(all.machines[2].lost[0], /^the floppy image/);
    assert.doesNotMatch(all.next, /allowLosses/);
  });

  it('names what is left to do by hand, at its place', () => {
    const { said } = told(READY.replace('"HardDrives"', '"ComPort1": { "Path": "p" },\n  "HardDrives"'), true);
    const [{ rule, line }] = said.machines[0].leftToDoByHand;
    assert.deepEqual([rule, line], ['com/ports', 6]);
  });

  it('cuts a long diff at the end of a line, and says so', () => {
    const { said } = told(inventory(500), true);
    assert.deepEqual([said.diffIsCut, said.diff.endsWith('\n')], [true, true]);
  });

  it('is that nothing changes where nothing does', () => {
    const { said } = told(BLOCKED, true);
    assert.deepEqual([said.applied, said.diff, said.next], [false, '', 'Nothing changes.']);
  });

  it('finds names that no machine has', () => {
    assert.equal(unknownMachines(analyzed(MIXED), ['web01', 'installer']), undefined);
    assert.match(unknownMachines(analyzed(MIXED), ['web01', 'web9']) ?? '', /^"web9"\. It has: "web01", "scanner"/);
  });
});
