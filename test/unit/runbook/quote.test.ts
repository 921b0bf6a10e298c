import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bytesLiteral, commentText, powerShellLiteral } from '../../../src/core/runbook/quote';
import { literalValue, loadGrammar, parse } from './grammar';
import { hostileText } from './hostile-text';

const ASCII = /^[ -~]*$/;

describe('quoting for PowerShell', () => {
  before(loadGrammar);

  it('gives one literal that has the text as its value, whatever the text is', () => {
    fc.assert(
      fc.property(hostileText, text => {
        const literal = powerShellLiteral(text);
        assert.match(literal, ASCII);
        const script = parse(`$x = ${literal}\n`);
        assert.deepEqual([script.errors, script.commands, script.assigned], [[], [], [literal]]);
        assert.equal(literalValue(literal, script), text);
      }),
      { numRuns: 200 },
    );
  });

  it('leaves a text one argument', () => {
    fc.assert(
      fc.property(hostileText, text => {
        const { errors, commands } = parse(`Set-VM -Notes ${powerShellLiteral(text)} -Passthru\n`);
        assert.deepEqual(errors, []);
        assert.deepEqual(
          commands.map(({ name, parameters }) => [name, parameters]),
          [['Set-VM', ['Notes', 'Passthru']]],
        );
      }),
    );
  });

  it('keeps a text within its comment', () => {
    fc.assert(
      fc.property(hostileText, text => {
        const comment = `# the machine "${commentText(text)}"`;
        const { errors, commands, comments } = parse(`${comment}\nGet-VM\n`);
        assert.deepEqual([errors, commands.length, comments], [[], 1, [comment]]);
        assert.match(comment, ASCII);
      }),
    );
  });

  it('writes plain text plainly', () => {
    assert.equal(powerShellLiteral("D:\\VMs\\it's"), "'D:\\VMs\\it''s'");
    assert.equal(powerShellLiteral('Büro\\1'), "([regex]::Unescape('B\\u00fcro\\\\1'))");
  });

  it('writes bytes in the largest unit that divides them', () => {
    assert.deepEqual([2 ** 33, 1536 * 2 ** 20, 2 ** 40, 1000].map(bytesLiteral), ['8GB', '1536MB', '1TB', '1000']);
  });
});
