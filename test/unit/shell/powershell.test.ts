import assert from 'node:assert/strict';
import { findPowerShell } from '../../../src/shell/powershell';

const WINDOWS = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe';
const environment = {
  SystemRoot: 'C:\\Windows',
  ProgramFiles: 'C:\\Program Files',
  PATH: '.;tools;;C:\\tools',
};

const found = (platform: NodeJS.Platform, files: readonly string[], PATH = environment.PATH) =>
  findPowerShell({ ...environment, PATH }, platform, path => files.includes(path));

describe('the PowerShell of the system', () => {
  it('is that of Windows, else PowerShell 7 where it is installed, else the one on PATH', () => {
    const installed = 'C:\\Program Files\\PowerShell\\7\\pwsh.exe';
    const onPath = 'C:\\tools\\pwsh.exe';
    assert.deepEqual(found('win32', [onPath, installed, WINDOWS]), { path: WINDOWS, isWindowsPowerShell: true });
    assert.deepEqual(found('win32', [onPath, installed]), { path: installed, isWindowsPowerShell: false });
    assert.deepEqual(found('win32', [onPath]), { path: onPath, isWindowsPowerShell: false });
    assert.equal(found('win32', []), undefined);
    assert.deepEqual(found('linux', ['/usr/bin/pwsh', WINDOWS], '/bin:/usr/bin'), {
      path: '/usr/bin/pwsh',
      isWindowsPowerShell: false,
    });
  });

  it('is never one of the folder at hand', () => {
    assert.equal(found('win32', ['pwsh.exe', '.\\pwsh.exe', 'tools\\pwsh.exe']), undefined);
    assert.equal(found('linux', ['pwsh', './pwsh', 'bin/pwsh'], '.:bin::'), undefined);
    assert.equal(
      findPowerShell({}, 'win32', () => true),
      undefined,
    );
  });
});
