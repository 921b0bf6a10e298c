import assert from 'node:assert/strict';
import { floppyWriteIn } from '../../../src/core/machine/floppy-writes';
import { load, template } from '../formats/packer-json-kit';

/** What a provisioner with this command writes to; `files`: what is on the floppy. */
function writtenBy(command: string, files = '["setup.cmd", "notes.log"]'): string | undefined {
  const { machine } = load(template(`"floppy_files": ${files}, "shutdown_command": ${JSON.stringify(command)}`));
  const script = machine.scripts.find(({ kind }) => kind === 'shutdown-command');
  assert.ok(script);
  return floppyWriteIn(script, machine.floppyDrive);
}

describe('what is written to the floppy', () => {
  const written: readonly [command: string, path: string][] = [
    ['ipconfig > A:\\net.txt', 'A:\\net.txt'],
    ['dir c:\\ 2>>a:/err.txt', 'a:/err.txt'],
    ['copy /y %TEMP%\\setup.log A:\\', 'A:\\'],
    ['echo x & xcopy c:\\logs a:\\logs /e', 'a:\\logs'],
    ['robocopy c:\\logs a:\\', 'a:\\'],
    ['powershell -Command "Copy-Item c:\\x -Destination \'a:\\x\'"', 'a:\\x'],
    ['powershell "Get-Process | Out-File -FilePath a:\\p.txt"', 'a:\\p.txt'],
    ['mkdir a:\\logs', 'a:\\logs'],
    ['move a:\\setup.cmd c:\\', 'a:\\setup.cmd'],
    ['type A:\\install.log', 'A:\\install.log'],
  ];
  for (const [command, path] of written) {
    it(`is ${path}: ${command}`, () => assert.equal(writtenBy(command), path));
  }

  it('are files that nothing puts there, also by a pattern', () => {
    const all = 'powershell "Get-ChildItem A:\\*.log"';
    assert.equal(writtenBy(all, '["setup.cmd"]'), 'A:\\*.log');
    assert.equal(writtenBy(all), undefined);
    assert.equal(writtenBy('type a:\\notes.log'), undefined);
  });

  const read = [
    'a:\\setup.cmd',
    'copy a:\\setup.cmd c:\\',
    'xcopy /e a:\\ c:\\files',
    'powershell -File a:\\setup.ps1 > c:\\log.txt',
    'powershell "Copy-Item -Path a:\\x -Destination c:\\"',
    'IF EXIST a:\\x (copy c:\\x a:\\x)',
    'shutdown /s',
  ];
  for (const command of read) {
    it(`is nothing: ${command}`, () => assert.equal(writtenBy(command), undefined));
  }
});
