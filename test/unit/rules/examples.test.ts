import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import '../../../src/core/azure';
import '../../../src/core/hcl';
import { ROOT } from '../../../scripts/documents';
import { FINDINGS_FOLDER, findingsText } from '../../../scripts/documents/rule-findings';
import { ruleFiles, unmarked } from '../../../scripts/rule-files';
import type { Analysis } from '../../../src/core/analysis';
import { analyze } from '../../../src/core/analyze';
import { convertMachines } from '../../../src/core/convert/convert';
import type { Finding } from '../../../src/core/findings';
import { fixEdits, remedyOf } from '../../../src/core/fixes';
import { optionsOf } from '../../../src/core/pages/rule-page';
import { RULES } from '../../../src/core/rules';
import { applyEdits, type FileEdits, NO_EDITS } from '../../../src/core/text/place';

/** What is on offer for some findings. */
function remedyFor(analysis: Analysis, findings: readonly Finding[]): FileEdits {
  switch (findings[0] && remedyOf(analysis, findings[0])) {
    case 'fix':
      return fixEdits(analysis, findings);
    case 'convert': {
      const machines = [...new Set(findings.map(({ machine }) => machine))];
      return convertMachines(analysis, { lossy: true, machines }).edits;
    }
    default:
      return NO_EDITS;
  }
}

/** The texts after what is on offer, by file; those of the files that it changes. */
function remedied(analysis: Analysis, findings: readonly Finding[]): Readonly<Record<string, string>> {
  const edits = remedyFor(analysis, findings);
  return Object.fromEntries(
    [...edits].map(([file, own]) => [file, applyEdits(analysis.documents.read(file) ?? '', own)]),
  );
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** Messages that no example can give, and where they are tested. */
const WITHOUT_EXAMPLE = [
  // 257 drives are none that somebody reads: test/unit/rules/rules.test.ts.
  'disk/scsi-overflow default',
  // Made of all findings of a machine, where somebody asks for a summary: test/unit/control.
  'vm/generation-1 counted',
  'vm/generation-1 summary',
];

describe('the examples of the rules', () => {
  const files = ruleFiles();

  it('stand in a file for each rule, at its id', () => {
    assert.deepEqual(files.map(({ rule }) => rule.id).sort(), RULES.map(({ id }) => id).sort());
    assert.deepEqual(
      files.map(({ rule }) => rule.id),
      files.map(({ id }) => id),
    );
  });

  it('leave a file short enough to be read at once', () => {
    const long = files.filter(({ lines }) => lines >= 80);
    assert.deepEqual(
      long.map(({ id, lines }) => [id, lines]),
      [],
    );
  });

  it('show every message', () => {
    const unseen = files.flatMap(({ id, rule, examples }) => {
      const seen = examples.failing.flatMap(example => {
        const { findings } = analyze(unmarked(example.text).text, optionsOf(example));
        return findings.filter(finding => finding.rule === id).map(({ message }) => message);
      });
      return Object.keys(rule.messages)
        .filter(message => !seen.includes(message))
        .map(message => `${id} ${message}`);
    });
    assert.deepEqual(unseen.sort(), WITHOUT_EXAMPLE);
  });

  for (const file of files) {
    const { id, examples } = file;
    it(`${id} gives its findings whole, and with the other generation, as its file of findings says`, () => {
      const expected = readFileSync(join(ROOT, FINDINGS_FOLDER, `${id}.txt`), 'utf8');
      assert.equal(findingsText(file), expected, 'run `npm run generate`, and read the difference');
    });
    for (const example of examples.failing) {
      it(`${id} reports ${oneLine(example.text)}`, () => {
        const { text, spans } = unmarked(example.text);
        const analysis = analyze(text, optionsOf(example));
        const findings = analysis.findings.filter(({ rule }) => rule === id);
        assert.deepEqual(
          findings.map(({ severity, at }) => [severity, at.offset, text.slice(at.offset, at.end)]),
          spans.map(({ offset, end }) => [example.severity, offset, text.slice(offset, end)]),
        );
        const { [analysis.documents.main.file]: fixed, ...beside } = remedied(analysis, findings);
        assert.equal(fixed, example.fixed);
        assert.deepEqual(beside, example.fixedFiles ?? {});
        if (fixed !== undefined || example.fixedFiles !== undefined) {
          const options = optionsOf({ ...example, files: { ...example.files, ...beside } });
          const left = analyze(fixed ?? text, options).findings.filter(({ rule }) => rule === id);
          assert.deepEqual(left, []);
        }
      });
    }
    for (const example of examples.passing) {
      it(`${id} says nothing of ${oneLine(example.text)}`, () => {
        const analysis = analyze(unmarked(example.text).text, optionsOf(example));
        assert.ok(analysis.machines.length > 0, 'it defines no machine');
        assert.deepEqual(
          analysis.findings.filter(({ rule }) => rule === id),
          [],
        );
      });
    }
  }
});
