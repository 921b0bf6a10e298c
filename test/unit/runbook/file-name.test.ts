import assert from 'node:assert/strict';
import fc from 'fast-check';
import { machineFolder, machinesRunbookFileName, runbookFileName } from '../../../src/core/runbook/file-name';
import { anyText } from '../any-text';

describe('the file of a runbook', () => {
  it('says whose move it is', () => {
    assert.equal(runbookFileName('print-server'), 'print-server to Generation 2.ps1');
    assert.equal(runbookFileName('..\\a:b/c', 2), '-a-b-c to Generation 2 (2).ps1');
    assert.equal(machinesRunbookFileName(3), '3 machines to Generation 2.ps1');
    assert.equal(runbookFileName(' '), 'machine to Generation 2.ps1');
  });

  it('has a folder beside it without anything that a cmdlet takes for a wildcard', () => {
    assert.equal(machineFolder('print-server', 1), 'print-server to Generation 2');
    assert.equal(machineFolder('bücher [1]?', 2), 'b-cher -1-- to Generation 2 (2)');
  });

  it('is one name on every file system, whatever the machine is called', () => {
    fc.assert(
      fc.property(anyText(200), machine => {
        const name = runbookFileName(machine);
        assert.match(name, /^[^.<>:"/\\|?*\p{Cs}][^<>:"/\\|?*\p{Cs}]* to Generation 2\.ps1$/u);
        assert.ok(Buffer.byteLength(name) <= 255, name);
      }),
    );
  });
});
