import assert from 'node:assert/strict';
import { analyze } from '../../../src/core/analyze';
import { movesTouching } from '../../../src/core/offers/conversions';

const INSTALLED = `{
  "Name": "print",
  "Generation": 1,
  "GuestOperatingSystem": "Windows Server 2019",
  "HardDrives": [{ "Path": "print.vhdx", "ControllerType": "IDE", "ControllerNumber": 0, "ControllerLocation": 0 }],
  "NetworkAdapters": [{ "IsLegacy": true }]
}`;
const NEW = INSTALLED.replace('"Path": "print.vhdx"', '"Size": "60GB"');
const TEMPLATE = '{ "builders": [{ "type": "hyperv-iso", "generation": 1, "iso_url": "windows-server-2019.iso" }] }';

/** The rules of the findings by which a machine's move is told at a word of the text. */
function movesAt(text: string, word: string, fileName = 'a.vm.json') {
  const offset = text.indexOf(word);
  assert.ok(offset >= 0, word);
  const span = { offset, end: offset };
  return movesTouching(analyze(text, { fileName }), span).map(({ machine, findings }) => [
    machine,
    findings.map(({ rule }) => rule),
  ]);
}

describe('the move of a machine that is there', () => {
  it('is told where it says its generation, and at its disk', () => {
    assert.deepEqual(movesAt(INSTALLED, '"Generation"'), [[0, ['vm/generation-1']]]);
    const [[machine, rules] = [], ...others] = movesAt(INSTALLED, '"IDE"').concat(movesAt(INSTALLED, '"Path"'));
    assert.deepEqual([machine, others], [0, []]);
    assert.ok(Array.isArray(rules) && rules.length > 0);
  });

  it('is not told at what else is found', () => {
    assert.deepEqual(movesAt(INSTALLED, 'true'), []);
    assert.deepEqual(movesAt(INSTALLED, '"Name"'), []);
  });

  it('is of no machine that is made afresh, or has moved', () => {
    assert.deepEqual(movesAt(NEW, '"Generation"'), []);
    assert.deepEqual(movesAt(TEMPLATE, '"generation"', 'template.json'), []);
    assert.deepEqual(movesAt(INSTALLED.replace('"Generation": 1', '"Generation": 2'), '"Generation"'), []);
  });

  it('is told of a few in a selection of many', () => {
    const text = `[${Array.from({ length: 12 }, (_, each) => INSTALLED.replace('print', `print${each}`)).join(',')}]`;
    const moves = movesTouching(analyze(text, { fileName: 'a.vm.json' }), { offset: 0, end: text.length });
    assert.deepEqual(
      moves.map(({ machine }) => machine),
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    );
  });
});
