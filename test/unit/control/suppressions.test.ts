import assert from 'node:assert/strict';
import type { Analysis } from '../../../src/core/analysis';
import { analyze } from '../../../src/core/analyze';
import type { SuppressionProblem } from '../../../src/core/control/suppression';
import { REACHES, type Reach, removalEdits, suppressionEdits } from '../../../src/core/control/suppression-edits';
import { convertMachines } from '../../../src/core/convert/convert';
import { applyEdits } from '../../../src/core/text/place';
import { ownEdits } from '../one-file';

const adapter = (name: string): string => `{ "Name": "${name}", "IsLegacy": true }`;
const machine = (name: string, inside = ''): string => `{
    "Name": "${name}",
    "Generation": 2,${inside}
    "NetworkAdapters": [
      ${adapter('one')},
      ${adapter('two')}
    ]
  }`;
const RULE = 'nic/legacy';

/** Two machines of our own format, with two findings of one rule each. */
const DEFINITIONS = `{
  "VirtualMachines": [
  ${machine('web')},
  ${machine('db')}
  ]
}
`;
const EXPORT = JSON.stringify(
  ['web', 'db'].map(Name => ({
    Name,
    State: 3,
    Generation: 2,
    ProcessorCount: 2,
    NetworkAdapters: [{ Name: 'LAN', IsLegacy: true, SwitchName: 'LAN' }],
  })),
  undefined,
  4,
);
const TEMPLATE = JSON.stringify(
  {
    builders: ['web', 'db'].map(name => ({
      type: 'hyperv-iso',
      name,
      generation: 2,
      use_legacy_network_adapter: true,
    })),
  },
  undefined,
  2,
);

function checked(text: string, fileName = 'machines.vm.json'): Analysis {
  return analyze(text, { fileName });
}

/** The lines (1-based) of the findings of the rule. */
function linesLeft(text: string): number[] {
  const { findings } = checked(text);
  return findings.filter(({ rule }) => rule === RULE).map(({ at }) => text.slice(0, at.offset).split('\n').length);
}

function suppressionProblems({ problems }: Analysis): SuppressionProblem[] {
  return problems.filter((problem): problem is SuppressionProblem => 'directive' in problem);
}

/** The codes with the text that each one underlines. */
function problemsIn(text: string, fileName?: string): [code: string, at: string][] {
  return suppressionProblems(checked(text, fileName)).map(({ code, offset, end }) => [code, text.slice(offset, end)]);
}

describe('a suppression', () => {
  const ALL = [7, 8, 15, 16];

  it('is missing here', () => assert.deepEqual(linesLeft(DEFINITIONS), ALL));

  it('in a comment holds for the next line that has something', () => {
    for (const comment of [
      `// gen2-advisor-disable-next-line ${RULE} -- an old appliance`,
      `/* gen2-advisor-disable-next-line ${RULE} */`,
      `//gen2-advisor-disable-next-line disk/boot-on-ide,${RULE}`,
    ]) {
      const text = DEFINITIONS.replace(adapter('two'), `${comment}\n      ${adapter('two')}`);
      assert.deepEqual(linesLeft(text), [7, 16, 17], comment);
    }
    const apart = DEFINITIONS.replace(
      adapter('two'),
      `// gen2-advisor-disable-next-line ${RULE}\n\n      // another one\n      ${adapter('two')}`,
    );
    assert.deepEqual(linesLeft(apart), [7, 18, 19]);
    assert.deepEqual(problemsIn(apart), []);
  });

  it('in a comment holds for the file, wherever that stands', () => {
    for (const comment of [`// gen2-advisor-disable ${RULE}`, `/* gen2-advisor-disable ${RULE} -- all of them */`]) {
      assert.deepEqual(linesLeft(`${comment}\n${DEFINITIONS}`), []);
      assert.deepEqual(linesLeft(`${DEFINITIONS}${comment}`), []);
    }
  });

  it('may name the only machine that is meant', () => {
    assert.deepEqual(linesLeft(`// gen2-advisor-disable ${RULE}@db\n${DEFINITIONS}`), [8, 9]);
    assert.deepEqual(linesLeft(`// gen2-advisor-disable ${RULE} @ web -- old\n${DEFINITIONS}`), [16, 17]);
  });

  it('may name the rules of a subject, or all', () => {
    for (const comment of [
      '// gen2-advisor-disable nic/* -- old',
      '/* gen2-advisor-disable nic/* */',
      '// gen2-advisor-disable *',
    ]) {
      const text = `${comment}\n${DEFINITIONS}`;
      assert.deepEqual([linesLeft(text), problemsIn(text)], [[], []], comment);
    }
    assert.deepEqual(linesLeft(`// gen2-advisor-disable nic/*@db\n${DEFINITIONS}`), [8, 9]);
    assert.deepEqual(linesLeft(DEFINITIONS.replace('{', '{ "_gen2-advisor-disable": "*@web",')), [15, 16]);
    const next = DEFINITIONS.replace(
      adapter('two'),
      `// gen2-advisor-disable-next-line nic/*\n      ${adapter('two')}`,
    );
    assert.deepEqual(linesLeft(next), [7, 16, 17]);
  });

  it('counts by its most exact name, which gives the reason', () => {
    const text = `// gen2-advisor-disable nic/* -- all\n// gen2-advisor-disable ${RULE} -- this one\n${DEFINITIONS}`;
    const analysis = checked(text);
    assert.ok(analysis.suppressed.length > 0 && analysis.suppressed.every(({ reason }) => reason === 'this one'));
    // As there are no other findings of the subject, the group does nothing.
    assert.deepEqual(problemsIn(text), [['suppression/unused', 'nic/*']]);
  });

  it('in a key holds for the file or for a machine', () => {
    assert.deepEqual(linesLeft(DEFINITIONS.replace('{', `{ "_gen2-advisor-disable": "${RULE} -- old",`)), []);
    assert.deepEqual(linesLeft(DEFINITIONS.replace('{', `{ "_gen2-advisor-disable-12": "${RULE}@web",`)), [15, 16]);
    const inMachine = DEFINITIONS.replace(
      machine('db'),
      machine('db', `"_gen2-advisor-disable": "com/ports", "_gen2-advisor-disable-2": "${RULE}",`),
    );
    assert.deepEqual(linesLeft(inMachine), [7, 8]);
  });

  it('is neither shown nor lost, and gives its reason', () => {
    const { findings, suppressed } = checked(`// gen2-advisor-disable ${RULE} -- an old -- appliance\n${DEFINITIONS}`);
    assert.ok(!findings.some(({ rule }) => rule === RULE));
    assert.deepEqual(
      suppressed.map(({ rule, reason }) => [rule, reason]),
      Array(4).fill([RULE, 'an old -- appliance']),
    );
  });

  it('does not count where the rule is off', () => {
    const text = `// gen2-advisor-disable ${RULE}\n${DEFINITIONS}`;
    const analysis = analyze(text, { fileName: 'a.vm.json', rules: { [RULE]: 'off' } });
    assert.deepEqual([analysis.suppressed, analysis.problems], [[], []]);
  });

  it('changes neither status nor conversion', () => {
    const text = DEFINITIONS.replaceAll('"Generation": 2', '"Generation": 1');
    const plain = checked(text);
    const rules = new Set(plain.findings.map(({ rule }) => rule));
    const analysis = checked(`${text}// gen2-advisor-disable ${[...rules].join(', ')}`);
    assert.deepEqual(analysis.findings, []);
    const outcome = ({ machines }: Analysis) => machines.map(({ status, plan }) => [status, plan.steps.length]);
    assert.deepEqual(outcome(analysis), outcome(plain));
    const edits = (each: Analysis) => convertMachines(each, { lossy: true }).edits;
    assert.deepEqual(edits(analysis), edits(plain));
  });

  it('is no other text', () => {
    for (const text of [
      `// gen2-advisor-disabled ${RULE}\n${DEFINITIONS}`,
      `// gen2-advisor-disable-next-lines ${RULE}\n${DEFINITIONS}`,
      `// see gen2-advisor-disable ${RULE}\n${DEFINITIONS}`,
      DEFINITIONS.replace('{', `{ "note": "// gen2-advisor-disable ${RULE}",`),
      DEFINITIONS.replace('{', `{ "gen2-advisor-disable": "${RULE}", "_gen2-advisor-disable": ["${RULE}"],`),
    ]) {
      assert.equal(linesLeft(text).length, 4, text);
      assert.deepEqual(problemsIn(text), [], text);
    }
  });
});

describe('a suppression that does nothing', () => {
  it('is one of a subject that nothing breaks, or that there is not', () => {
    assert.deepEqual(problemsIn(`// gen2-advisor-disable com/*, nix/* -- old\n${DEFINITIONS}`), [
      ['suppression/unused', 'com/*'],
      ['suppression/unknown-rule', 'nix/*'],
    ]);
  });

  it('is reported where it stands, each of its rules by itself', () => {
    const text = `// gen2-advisor-disable ${RULE}, com/ports, nic/legasy -- old\n${DEFINITIONS}`;
    assert.deepEqual(problemsIn(text), [
      ['suppression/unused', 'com/ports'],
      ['suppression/unknown-rule', 'nic/legasy'],
    ]);
    const key = DEFINITIONS.replace('{', '{ "_gen2-advisor-disable": "com/ports -- a \\"reason\\"",');
    assert.deepEqual(problemsIn(key), [['suppression/unused', '"com/ports -- a \\"reason\\""']]);
  });

  it('is one that names no rule, no machine, or no line', () => {
    assert.deepEqual(problemsIn(`// gen2-advisor-disable\n${DEFINITIONS}`), [
      ['suppression/unknown-rule', '// gen2-advisor-disable'],
    ]);
    assert.deepEqual(problemsIn(`// gen2-advisor-disable ${RULE}@mail\n${DEFINITIONS}`), [
      ['suppression/unused', `${RULE}@mail`],
    ]);
    assert.deepEqual(problemsIn(`${DEFINITIONS}// gen2-advisor-disable-next-line ${RULE}`), [
      ['suppression/unused', RULE],
    ]);
  });

  it('is the second of two', () => {
    const text = `// gen2-advisor-disable ${RULE}\n// gen2-advisor-disable ${RULE}\n${DEFINITIONS}`;
    const [problem, ...others] = suppressionProblems(checked(text));
    assert.deepEqual([problem?.code, others], ['suppression/unused', []]);
    assert.ok((problem?.offset ?? 0) > text.indexOf('\n'));
  });

  it('is taken out, and nothing else', () => {
    const cases: readonly (readonly [before: string, after: string])[] = [
      ['// gen2-advisor-disable com/ports -- old\n{', '{'],
      ['// gen2-advisor-disable com/ports\r\n{', '{'],
      ['/* gen2-advisor-disable com/ports */ {', '{'],
      ['{ // gen2-advisor-disable com/ports', '{'],
      [`// gen2-advisor-disable com/ports, ${RULE} -- old\n{`, `// gen2-advisor-disable ${RULE} -- old\n{`],
      [`// gen2-advisor-disable ${RULE}, com/ports -- old\n{`, `// gen2-advisor-disable ${RULE} -- old\n{`],
      ['{\n  "_gen2-advisor-disable": "com/ports -- old",', '{'],
      [`{ "_gen2-advisor-disable": "${RULE}, com/ports -- old",`, `{ "_gen2-advisor-disable": "${RULE} -- old",`],
    ];
    for (const [before, after] of cases) {
      const analysis = checked(DEFINITIONS.replace('{', before));
      const [problem] = suppressionProblems(analysis);
      assert.ok(problem, before);
      const { text } = analysis.documents.main;
      assert.equal(
        applyEdits(text, ownEdits(analysis, removalEdits(analysis, problem))),
        DEFINITIONS.replace('{', after),
        before,
      );
    }
  });
});

describe('the edits that suppress a finding', () => {
  /** What becomes of the text, for each reach that there is. */
  function suppressedIn(text: string, fileName: string, comments: boolean): Partial<Record<Reach, string>> {
    const analysis = checked(text, fileName);
    const finding = analysis.findings.find(({ rule }) => rule === RULE);
    assert.ok(finding);
    return Object.fromEntries(
      REACHES.flatMap(reach => {
        const edits = suppressionEdits(analysis, finding, reach, comments);
        return edits === undefined ? [] : [[reach, applyEdits(text, ownEdits(analysis, edits))]];
      }),
    );
  }

  const cases: readonly (readonly [
    name: string,
    text: string,
    comments: boolean,
    left: Partial<Record<Reach, number>>,
  ])[] = [
    ['definitions with comments', DEFINITIONS, true, { line: 3, file: 0 }],
    ['definitions that have a comment', `// ours\n${DEFINITIONS}`, false, { line: 3, file: 0 }],
    ['definitions without comments', DEFINITIONS, false, { machine: 2, file: 0 }],
    ['one definition', machine('web'), false, { file: 0 }],
    ['one definition in a list', `[${machine('web')}]`, false, { machine: 0 }],
    ['definitions in a line', DEFINITIONS.replace(/\s+/g, ' '), true, { line: 0, file: 0 }],
    [
      'definitions with CRLF and tabs',
      DEFINITIONS.replaceAll('\n', '\r\n').replaceAll('  ', '\t'),
      true,
      { line: 3, file: 0 },
    ],
    ['definitions with a byte order mark', `\ufeff${DEFINITIONS}`, true, { line: 3, file: 0 }],
    ['an export', EXPORT, false, { machine: 1 }],
    ['an export with comments', `${EXPORT}\n// as of today`, false, { line: 1, file: 0 }],
    ['a template', TEMPLATE, true, { machine: 1, file: 0 }],
    ['a template of one machine', TEMPLATE.replace('hyperv-iso', 'qemu'), true, { file: 0 }],
    ['a template whose machine has a comma in its name', TEMPLATE.replace('"web"', '"web, old"'), true, { file: 0 }],
  ];
  for (const [name, text, comments, left] of cases) {
    it(`are legal in ${name}, work, and can be taken back`, () => {
      const fileName = text.includes('builders') ? 'template.json' : 'machines.json';
      const after = suppressedIn(text, fileName, comments);
      assert.deepEqual(Object.keys(after), Object.keys(left));
      for (const [reach, edited] of Object.entries(after)) {
        const analysis = checked(edited, fileName);
        assert.deepEqual(analysis.problems, [], edited);
        assert.equal(analysis.findings.filter(({ rule }) => rule === RULE).length, left[reach as Reach], edited);
        assert.ok(analysis.suppressed.every(({ reason }) => reason === 'reason'));
        const solved = edited.replace(new RegExp(`${RULE}(?=(@\\w+)? -- reason)`), 'com/ports');
        const unused = checked(solved, fileName);
        const [problem] = suppressionProblems(unused);
        assert.ok(problem);
        assert.equal(applyEdits(solved, ownEdits(unused, removalEdits(unused, problem))), text);
      }
    });
  }

  it('stand beside those that are there', () => {
    const once = suppressedIn(TEMPLATE, 'template.json', false).machine ?? '';
    const twice = suppressedIn(once, 'template.json', false).machine ?? '';
    assert.deepEqual(checked(twice, 'template.json').problems, []);
    const keys = Object.keys(JSON.parse(twice));
    assert.deepEqual(keys, ['builders', '_gen2-advisor-disable', '_gen2-advisor-disable-2']);
  });

  it('are none for a line that begins inside a comment', () => {
    const text = DEFINITIONS.replace(adapter('one'), `/* an old\n one */ ${adapter('one')}`);
    assert.deepEqual(Object.keys(suppressedIn(text, 'machines.vm.json', true)), ['file']);
  });
});
