/** What holds of the conversion of any definition of Azure. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import '../../../src/core/azure';
import '../../../src/core/hcl';
import type { Analysis } from '../../../src/core/analysis';
import { fixEdits, remedyOf } from '../../../src/core/fixes';
import { parseHcl } from '../../../src/core/languages/hcl/parse';
import { statedGeneration } from '../../../src/core/machine/devices';
import { applyEdits } from '../../../src/core/text/place';
import { ownEdits } from '../one-file';
import { runs } from '../runs';
import { armDefinition, azureBuilder, azureResources } from './azure';
import { analysed, converted, convertedAnalysis, forget } from './conversions';
import type { Definition } from './definitions';

const RUNS = runs(300);
const definition = fc.oneof({ weight: 3, arbitrary: armDefinition }, azureBuilder, azureResources);

function assertParses({ text, fileName }: Definition): void {
  if (fileName.endsWith('.hcl')) {
    assert.deepEqual(parseHcl(text).problems, [], text);
  } else {
    assert.doesNotThrow(() => JSON.parse(text), text);
  }
}

const errorsOf = ({ findings }: Analysis): string[] =>
  findings.flatMap(({ severity, machine, rule }) => (severity === 'error' ? [`${machine} ${rule}`] : []));

/** What a conversion may put in the place of an expression: what says which image or label it is, or all of it. */
const REPLACED = new Set(['sku', 'name', 'imageReference', 'hyperVGeneration']);

/** The expressions and other texts of a template by their ways; of values that a parameter may have, which only get more. */
function textsIn(value: unknown, way = ''): Map<string, string> {
  if (typeof value === 'string') {
    return new Map([[way, value]]);
  }
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return new Map(
    entries.flatMap(([key, each]) => (key === 'allowedValues' ? [] : [...textsIn(each, `${way}/${key}`)])),
  );
}

describe('conversion of generated definitions of Azure', () => {
  after(forget);

  it('gives a text that parses, and changes nothing the second time', () => {
    fc.assert(
      fc.property(definition, fc.boolean(), (of, lossy) => {
        const once = { ...of, text: converted(of, lossy).text };
        assertParses(once);
        assert.equal(converted(once, lossy).text, once.text, of.text);
      }),
      RUNS,
    );
  });

  it('keeps every expression that it does not replace, byte for byte', () => {
    let changed = 0;
    fc.assert(
      fc.property(armDefinition, of => {
        const { text: after } = converted(of);
        const [before, now] = [of.text, after].map(text => textsIn(JSON.parse(text)));
        for (const [way, text] of before ?? []) {
          const key = way.slice(way.lastIndexOf('/') + 1);
          const isKept = now?.get(way) === text;
          if (text.startsWith('[') && !isKept) {
            assert.ok(REPLACED.has(key), `${way}: ${text} => ${now?.get(way)}\n${of.text}`);
            // A name in the place of a choice would be right for one of its values alone.
            assert.doesNotMatch(text, /^\[\s*(?:if|concat)\(/, of.text);
          }
          changed += Number(!isKept);
        }
      }),
      RUNS,
    );
    assert.ok(changed > 10, `${changed} are changed`);
  });

  it('keeps the machines, gives those that it converts Generation 2, and none a new error', () => {
    const seen = { converted: 0, left: 0 };
    fc.assert(
      fc.property(definition, fc.boolean(), (of, lossy) => {
        const { analysis, machines, text } = converted(of, lossy);
        const after = convertedAnalysis(of, lossy);
        assert.equal(after.format, analysis.format, of.text);
        assert.deepEqual(
          after.machines.map(({ machine }) => machine.name),
          analysis.machines.map(({ machine }) => machine.name),
        );
        for (const { machine: index, outcome } of machines) {
          const [before, now] = [analysis, after].map(({ machines: all }) => all[index]?.machine);
          assert.ok(before !== undefined && now !== undefined);
          assert.equal(statedGeneration(now), outcome === 'converted' ? 2 : statedGeneration(before), of.text);
          seen.converted += Number(outcome === 'converted');
          seen.left += Number(outcome === 'left');
        }
        const known = new Set(errorsOf(analysis));
        assert.deepEqual(
          errorsOf(after).filter(error => !known.has(error)),
          [],
          `${of.text}\n=> ${text}`,
        );
      }),
      RUNS,
    );
    for (const [kind, count] of Object.entries(seen)) {
      assert.ok(count > 10, `${kind}: ${count}`);
    }
  });

  it('leaves no finding that it could have fixed', () => {
    fc.assert(
      fc.property(definition, of => {
        const after = convertedAnalysis(of);
        // A value that a machine shares with one that can't follow may stand where it can't be written for one alone.
        const left = new Set(
          converted(of).machines.flatMap(({ machine, outcome }) => (outcome === 'left' ? machine : [])),
        );
        const fixable = after.findings.filter(
          finding => !left.has(finding.machine) && remedyOf(after, finding) === 'convert',
        );
        assert.deepEqual(
          fixable.map(({ rule }) => rule),
          [],
          of.text,
        );
      }),
      RUNS,
    );
  });

  it('is not what a fix of one finding does: that leaves every generation, and no new error', () => {
    fc.assert(
      fc.property(definition, of => {
        const analysis = analysed(of);
        const known = new Set(errorsOf(analysis));
        for (const finding of analysis.findings.filter(each => remedyOf(analysis, each) === 'fix')) {
          const text = applyEdits(of.text, ownEdits(analysis, fixEdits(analysis, [finding])));
          assertParses({ ...of, text });
          const after = analysed({ ...of, text });
          assert.deepEqual(
            errorsOf(after).filter(error => !known.has(error)),
            [],
            `${finding.rule} ${of.text}\n=> ${text}`,
          );
        }
      }),
      RUNS,
    );
  });

  it('makes nothing ready, and finds nothing of rules about devices', () => {
    fc.assert(
      fc.property(definition, of => {
        const { machines, findings } = analysed(of);
        assert.ok(machines.every(({ kind }) => kind === 'azure'));
        assert.ok(findings.every(({ rule }) => rule.startsWith('azure/')));
        for (const { machine, status, plan } of machines) {
          assert.equal(status === 'unknown', !machine.generation.known, of.text);
          assert.ok(status !== 'ready' || (plan.obstacle === undefined && plan.steps.length > 0), of.text);
        }
      }),
      RUNS,
    );
  });
});
