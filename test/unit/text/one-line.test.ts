import assert from 'node:assert/strict';
import { oneLine } from '../../../src/core/text/one-line';

describe('text out of a file', () => {
  it('is one line without control characters', () => {
    assert.equal(oneLine(' a\r\nb\u001b[31m\u2028c '), 'a b [31m c');
  });

  it('has a bounded length', () => {
    for (const text of ['a'.repeat(200), 'word '.repeat(100), `C:\\${'a'.repeat(200)}`, `${'a/'.repeat(100)}`]) {
      assert.equal(oneLine(text).length <= 60, true, text);
      assert.match(oneLine(text), /…/);
    }
  });

  it('keeps as much of the end of a path as there is room for', () => {
    const path = './windows/windows-2012R2-serverdatacenter-amd64/autounattend.xml';
    assert.equal(oneLine(path), '…/windows-2012R2-serverdatacenter-amd64/autounattend.xml');
    assert.equal(oneLine('C:\\ClusterStorage\\Volume1\\server\\disk.vhdx', 25), '…\\server\\disk.vhdx');
    const name = 'a-name-that-is-longer-than-all-that-there-is-room-for-in-a-message.iso';
    assert.equal(oneLine(`https://example.com/${name}`), `${name.slice(0, 59)}…`);
  });
});
