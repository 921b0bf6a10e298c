import assert from 'node:assert/strict';
import { applyPatch } from 'diff';
import type { Analysis } from '../../../src/core/analysis';
import { analyze } from '../../../src/core/analyze';
import { suppressionEdits } from '../../../src/core/control/suppression-edits';
import { suppress } from '../../../src/core/control/suppressions';
import { convertedTexts, convertMachines } from '../../../src/core/convert/convert';
import { conversionDiff } from '../../../src/core/convert/diff';
import { conversionParts } from '../../../src/core/convert/parts';
import type { Finding } from '../../../src/core/findings';
import { vmDefinition } from '../../../src/core/formats/vm-definition';
import { findMember, type Node } from '../../../src/core/languages/tree';
import type { VirtualMachine } from '../../../src/core/machine/machine';
import type { ReportFormat } from '../../../src/core/reports/format-names';
import { REPORTS } from '../../../src/core/reports/formats';
import { reportFile } from '../../../src/core/reports/report';
import { applyEdits } from '../../../src/core/text/place';
import { CONTEXT, run } from '../reports/report-kit';

const machine = (name: string): string =>
  `{ "Name": "${name}", "Generation": 1, "GuestOperatingSystem": "Windows Server 2022", "HardDrives": [] }`;
const MACHINES = `{
  "VirtualMachines": [
    ${machine('web')},
    ${machine('db')},
    ${machine('app')}
  ]
}
`;
/** Two of the generations stand side by side, so that their edits touch each other. */
const VALUES = '{\n  "web": 1,\n  "db": 1,\n  "app": 1\n}\n';

/** An analysis of machines whose generations stand in a file beside them. */
function analysed(values: (machine: VirtualMachine) => string = ({ name }) => name): Analysis {
  const files = { read: (file: string) => (file === 'values.json' ? VALUES : undefined) };
  const analysis = analyze(MACHINES, { fileName: 'lab/a.vm.json', files });
  const { root } = analysis.documents.open('values.json') ?? assert.fail();
  const nodeNamed = (name: string): Node => {
    const member = root?.kind === 'body' ? findMember(root, name) : undefined;
    return member?.value ?? assert.fail();
  };
  const write = {
    ...vmDefinition.write,
    'set-generation': (each: VirtualMachine) => ({
      edits: [{ kind: 'replace' as const, node: nodeNamed(values(each)), value: 2 }],
    }),
  };
  return { ...analysis, format: { ...vmDefinition, write } };
}

/** The findings of an analysis as if they stood in the file beside. */
function beside({ findings }: Analysis, offset: number): Finding[] {
  return findings.map(finding => ({ ...finding, at: { file: 'values.json', offset, end: offset + 1 } }));
}

describe('a conversion of several files', () => {
  it('has the edits of each', () => {
    const analysis = analysed();
    const conversion = convertMachines(analysis, { lossy: true, machines: [0, 2] });
    const texts = convertedTexts(conversion);
    assert.equal(texts.get('values.json'), '{\n  "web": 2,\n  "db": 1,\n  "app": 2\n}\n');
    assert.ok([...texts.keys()].every(file => ['values.json', 'a.vm.json'].includes(file)));
  });

  it('is a diff of all of them', () => {
    const conversion = convertMachines(analysed(), { lossy: true });
    const diff = conversionDiff('lab/a.vm.json', conversion);
    assert.match(diff, /^\+\+\+ (?:b\/)?lab\/values\.json/m);
    const own = diff.slice(diff.lastIndexOf('--- '));
    assert.equal(applyPatch(VALUES, own), '{\n  "web": 2,\n  "db": 2,\n  "app": 2\n}\n');
  });

  it('comes in parts of one edit for each file, which are one where they touch in any', () => {
    const apart = conversionParts(analysed());
    assert.deepEqual(
      apart.map(({ machines }) => machines),
      [[0], [1], [2]],
    );
    const [first] = apart;
    assert.deepEqual(first?.edits.get('values.json'), { offset: 11, end: 12, text: '2' });
    // The generation of the first and the last one stands in one place: whichever is chosen, it moves both.
    const shared = conversionParts(analysed(({ name }) => (name === 'db' ? 'db' : 'app')));
    assert.deepEqual(
      shared.map(({ machines }) => machines),
      [[0, 2], [1]],
    );
  });
});

describe('a finding in a file beside', () => {
  const at = VALUES.indexOf('"db"');

  it('is suppressed there, by its line or the whole file', () => {
    const files = (text: string) => ({ read: (file: string) => (file === 'values.json' ? text : undefined) });
    const suppressed = (comment: string): number => {
      const text = VALUES.replace('  "db"', `  ${comment}\n  "db"`);
      const analysis = analyze(MACHINES, { fileName: 'lab/a.vm.json', files: files(text) });
      const findings = beside(analysis, text.indexOf('"db"'));
      assert.ok(findings.length > 0);
      const rules = new Set(findings.map(({ rule }) => rule));
      assert.ok(rules.has('vm/generation-1'));
      const result = suppress(analysis.documents, analysis.machines, findings);
      assert.deepEqual(result.problems, []);
      return result.suppressed.length;
    };
    assert.equal(suppressed('// gen2-advisor-disable-next-line vm/generation-1 -- ours'), 3);
    assert.equal(suppressed('// gen2-advisor-disable vm/generation-1 -- ours'), 3);
    assert.equal(suppressed('// nothing'), 0);
  });

  it('is suppressed by an edit of that file, or of the one with its machine', () => {
    const analysis = analysed();
    const [finding] = beside(analysis, at);
    assert.ok(finding);
    const line = suppressionEdits(analysis, finding, 'line', true);
    assert.deepEqual([...(line?.keys() ?? [])], ['values.json']);
    assert.match(applyEdits(VALUES, line?.get('values.json') ?? []), /"web": 1,\n {2}\/\/ gen2-.*\n {2}"db"/);
    assert.deepEqual([...(suppressionEdits(analysis, finding, 'file', true)?.keys() ?? [])], ['a.vm.json']);
  });

  it('is reported there, in every format', () => {
    const analysis = analysed();
    const report = reportFile('lab/a.vm.json', { ...analysis, findings: beside(analysis, at) });
    assert.ok(report.findings.length > 0);
    for (const { path, range } of report.findings) {
      assert.deepEqual([path, range.start], ['values.json', { line: 2, character: 2 }]);
    }
    const printed = (format: ReportFormat): string => REPORTS[format](run([report]), CONTEXT);
    assert.match(printed('text'), /^lab\/values\.json:3:3 {2}/m);
    assert.match(printed('markdown'), /\*\* values\.json line 3: /);
    assert.match(printed('junit'), /values\.json line 3: /);
    assert.match(printed('github'), /file=lab\/values\.json,line=3,/);
    assert.match(printed('html'), /lab\/values\.json:3/);
    assert.match(printed('sarif'), /"uri": ?"lab\/values\.json"/);
    assert.match(printed('json'), /"path": ?"values\.json"/);
  });
});
