import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import '../../../src/core/azure';
import { analyze } from '../../../src/core/analyze';
import { runbookFor } from '../../../src/core/runbook';
import { definition } from '../convert/definitions';
import { EXAMPLE_FILES } from '../examples';
import { loadGrammar, parse, type Script } from './grammar';
import { hostileText } from './hostile-text';
import { FULL, runbookOf } from './runbooks';

const EXAMPLES = join(__dirname, '..', '..', '..', 'examples');
const ASCII_LINES = /^[\n -~]*$/;

/** The runbooks of all machines of a text. */
function runbooksIn(text: string, fileName: string): string[] {
  const analysis = analyze(text, { fileName });
  return analysis.machines.flatMap((_, index) => {
    const runbook = runbookFor(analysis, index);
    return 'text' in runbook ? [runbook.text] : [];
  });
}

/** The machine with everything, and a text in each place where a definition has text. */
function withTexts(text: string): object {
  const [system, data, physical] = FULL.HardDrives;
  return {
    ...FULL,
    Name: `n${text}`,
    Path: `D:\\${text}`,
    Notes: `n${text}`,
    HardDrives: [{ ...system, Path: `D:\\${text}.vhd` }, { ...data, Path: `E:\\${text}.vhdx` }, physical],
    DVDDrives: FULL.DVDDrives.map(drive => ({ ...drive, Path: `D:\\${text}.iso` })),
    NetworkAdapters: FULL.NetworkAdapters.map(adapter => ({ ...adapter, Name: `n${text}`, SwitchName: `n${text}` })),
    ComPort2: { Path: `\\\\.\\pipe\\${text}` },
  };
}

describe('every runbook', () => {
  before(loadGrammar);

  it('is PowerShell, in plain ASCII', () => {
    let count = 0;
    fc.assert(
      fc.property(definition, ({ text, fileName }) => {
        for (const runbook of runbooksIn(text, fileName)) {
          count += 1;
          assert.match(runbook, ASCII_LINES);
          assert.deepEqual(parse(runbook).errors, [], runbook);
        }
      }),
      { numRuns: 40 },
    );
    assert.ok(count > 0);
  });

  it('runs the same commands whatever the texts of the definition are', () => {
    const shape = ({ commands }: Script): string[] =>
      commands.map(({ name, parameters }) => [name, ...parameters].join(' '));
    const harmless = shape(runbookOf(withTexts('x')));
    fc.assert(
      fc.property(hostileText, text => {
        const script = runbookOf(withTexts(text));
        assert.deepEqual(script.errors, []);
        assert.match(script.text, ASCII_LINES);
        assert.deepEqual(shape(script), harmless);
      }),
      { numRuns: 15 },
    );
  });

  it('of the example is what its page shows', () => {
    const page = readFileSync(join(EXAMPLES, '..', 'docs', 'runbook.md'), 'utf8');
    const excerpt = page.split('\n').filter(line => line.startsWith('    ') || line === '');
    const shown = excerpt
      .join('\n')
      .replace(/^ {4}/gm, '')
      .split('\n\n')
      .filter(block => block.startsWith('# ---- Step'));
    assert.ok(shown.length > 0);
    const [runbook = ''] = runbooksIn(readFileSync(join(EXAMPLES, 'inventory.json'), 'utf8'), 'inventory.json');
    for (const block of shown) {
      assert.ok(runbook.includes(block.trim()), block);
    }
  });

  it('of the examples is PowerShell', () => {
    const runbooks = EXAMPLE_FILES.flatMap(({ fileName, text }) => runbooksIn(text, fileName));
    assert.ok(runbooks.length >= 3);
    for (const runbook of runbooks) {
      assert.deepEqual(parse(runbook).errors, []);
    }
  });
});
