import assert from 'node:assert/strict';
import type { Log, Region, Result, Run } from 'sarif';
import { analyze } from '../../../src/core/analyze';
import { fixEdits } from '../../../src/core/fixes';
import { type RunReport, reportUnreadable } from '../../../src/core/reports/report';
import { sarifReport } from '../../../src/core/reports/sarif';
import { applyEdits } from '../../../src/core/text/place';
import { ownEdits } from '../one-file';
import { CONTEXT, exampleRun, exampleTexts, hostileFile, report, run } from './report-kit';
import { sarifErrors } from './sarif-schema';

/** The only run of a log that the published schema allows. */
function sarif(report: RunReport): Run {
  const log = JSON.parse(sarifReport(report, CONTEXT)) as Log;
  assert.equal(sarifErrors(log), '');
  assert.equal(log.runs.length, 1);
  return log.runs[0] as Run;
}

let exampleLog: Run | undefined;

/** Of the examples of all rules: found valid once. */
function exampleSarif(): Run {
  exampleLog ??= sarif(exampleRun());
  return exampleLog;
}

function resultsOf({ results = [] }: Run, ruleId: string): Result[] {
  return results.filter(result => result.ruleId === ruleId);
}

/** The offset of a 1-based line and column in a text of \n and \r\n. */
function offsetOf(text: string, line: number, column: number): number {
  const lines = text.split('\n').slice(0, line - 1);
  return lines.reduce((sum, { length }) => sum + length + 1, 0) + column - 1;
}

function textOf(text: string, { startLine = 0, startColumn = 0, endLine = 0, endColumn = 0 }: Region): string {
  return text.slice(offsetOf(text, startLine, startColumn), offsetOf(text, endLine, endColumn));
}

describe('the SARIF report', () => {
  it('keeps to the schema for findings of every rule, and for hostile names', () => {
    const { results = [] } = exampleSarif();
    assert.ok(results.length > 50);
    assert.equal(sarif(run([hostileFile()])).results?.length, hostileFile().findings.length);
    assert.deepEqual(sarif(run([])).results, []);
  });

  it('names each rule by its index, with help', () => {
    const { results = [], tool } = exampleSarif();
    const rules = tool.driver.rules ?? [];
    for (const { ruleId, ruleIndex } of results) {
      assert.equal(rules[ruleIndex ?? -1]?.id, ruleId);
    }
    const disk = rules.find(({ id }) => id === 'disk/boot-on-ide');
    assert.deepEqual([disk?.defaultConfiguration?.level, disk?.properties?.tags?.includes('disk')], ['error', true]);
    assert.match(disk?.help?.markdown ?? '', /\*\*What to do:\*\*/);
    assert.match(disk?.helpUri ?? '', /^https:/);
  });

  it('says where, in lines and columns from 1, in UTF-16 units', () => {
    const text = '[\r\n  { "Name": "😀", "Generation": 2, "FloppyDrive": { "Path": "a.vfd" } }\r\n]';
    const { results = [], columnKind } = sarif(run([report('a.vm.json', text)]));
    assert.equal(columnKind, 'utf16CodeUnits');
    const floppy = results.find(({ ruleId }) => ruleId?.startsWith('floppy/'));
    const region = floppy?.locations?.[0]?.physicalLocation?.region ?? {};
    assert.equal(region.startLine, 2);
    assert.match(textOf(text, region), /^"/);
    const [stated] = floppy?.relatedLocations ?? [];
    assert.equal(textOf(text, stated?.physicalLocation?.region ?? {}), '2');
  });

  it('places what stands in another file in that file', () => {
    const file = report('a/b.vm.json', { Name: 'a', Generation: 2, FloppyDrive: { Path: 'a.vfd' } });
    const [finding] = file.findings;
    assert.ok(finding);
    const range = { start: { line: 1, character: 2 }, end: { line: 1, character: 4 } };
    const related = [{ message: 'a layout for BIOS', range, path: '../answers/c d.xml' }];
    const [result] = sarif(run([{ ...file, findings: [{ ...finding, related }] }])).results ?? [];
    const place = result?.relatedLocations?.[0]?.physicalLocation;
    assert.deepEqual(place?.artifactLocation, { uri: 'answers/c%20d.xml', uriBaseId: '%SRCROOT%' });
    assert.equal(place?.region?.startLine, 2);
  });

  it('has the fixes that are on offer, as replacements that give the same text', () => {
    let checked = 0;
    const { results = [] } = exampleSarif();
    for (const { path, text } of exampleTexts()) {
      const analysis = analyze(text, { fileName: path });
      const findings = results.filter(
        ({ ruleId, locations }) =>
          locations?.[0]?.physicalLocation?.artifactLocation?.uri === path && !ruleId?.startsWith('file/'),
      );
      assert.equal(findings.length, analysis.findings.length);
      for (const [index, { fixes = [] }] of findings.entries()) {
        const finding = analysis.findings[index];
        const edits = finding === undefined ? [] : ownEdits(analysis, fixEdits(analysis, [finding]));
        assert.equal(fixes.length, edits.length === 0 ? 0 : 1);
        for (const { replacements } of fixes.flatMap(({ artifactChanges }) => artifactChanges)) {
          const asEdits = replacements.map(({ deletedRegion: region, insertedContent }) => ({
            offset: offsetOf(text, region.startLine ?? 0, region.startColumn ?? 0),
            end: offsetOf(text, region.endLine ?? 0, region.endColumn ?? 0),
            text: insertedContent?.text ?? '',
          }));
          assert.equal(applyEdits(text, asEdits), applyEdits(text, edits));
          checked += 1;
        }
      }
    }
    assert.ok(checked > 10, String(checked));
  });

  it('encodes paths, relative to the root where they lie below it', () => {
    const machine = { Name: 'a', Generation: 2, FloppyDrive: { Path: 'a.vfd' } };
    const uriOf = (path: string) => {
      const [result] = sarif(run([report(path, machine)])).results ?? [];
      return result?.locations?.[0]?.physicalLocation?.artifactLocation;
    };
    assert.deepEqual(uriOf('a b/[1]#?%.vm.json'), { uri: 'a%20b/%5B1%5D%23%3F%25.vm.json', uriBaseId: '%SRCROOT%' });
    assert.deepEqual(uriOf('a:b.vm.json'), { uri: 'a%3Ab.vm.json', uriBaseId: '%SRCROOT%' });
    assert.deepEqual(uriOf('../a.vm.json'), { uri: 'file:///home/me/a.vm.json' });
  });

  it('notes what could not be read, and what was too large', () => {
    const skipped = { path: 'b.json', code: 'too-large', message: 'larger than 50 MB' } as const;
    const broken = report('a.vm.json', '[{ "Name": "a", "Generation": 1');
    const { invocations = [], results } = sarif(
      run([broken, reportUnreadable('c.json', 'unreadable', 'No permission')], { skipped: [skipped] }),
    );
    assert.deepEqual(results, []);
    const [invocation] = invocations;
    assert.equal(invocation?.executionSuccessful, false);
    assert.deepEqual(
      invocation?.toolExecutionNotifications?.map(({ level, descriptor }) => [level, descriptor?.id]),
      [
        ['error', 'unclosed'],
        ['error', 'unreadable'],
        ['warning', 'too-large'],
      ],
    );
  });

  it('reports what the tool that reads a file refuses', () => {
    const template = '{ "builders": [{ "type": "hyperv-iso", "vm_name": "a", "vm_name": "b" }] }';
    const [duplicate] = resultsOf(sarif(run([report('a.json', template)])), 'file/duplicate-key');
    assert.equal(duplicate?.level, 'warning');
  });

  it('has fingerprints that differ within a file and stay when lines move', () => {
    const machine = (name: string) => ({
      Name: name,
      Generation: 2,
      NetworkAdapters: [
        { Name: 'a', IsLegacy: true },
        { Name: 'a', IsLegacy: true },
      ],
    });
    const text = JSON.stringify([machine('a'), machine('a'), machine('b')], undefined, 2);
    const prints = (content: string) =>
      (sarif(run([report('a.vm.json', content)])).results ?? []).map(({ partialFingerprints }) =>
        JSON.stringify(partialFingerprints),
      );
    const before = prints(text);
    assert.ok(before.length >= 6);
    assert.equal(new Set(before).size, before.length);
    assert.deepEqual(prints(`\n\n${text}`), before);
  });
});
