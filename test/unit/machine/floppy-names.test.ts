import assert from 'node:assert/strict';
import {
  floppyDeviceIn,
  namedPaths,
  namesFloppyDevice,
  neededPathsIn,
  onDrive,
} from '../../../src/core/machine/floppy-names';
import { withoutComments } from '../../../src/core/machine/script-comments';
import { assertGrowsEvenly } from '../growth';

const needed = (text: string): string => namedPaths(text, neededPathsIn(text));

describe('drive A: in a script', () => {
  const named: readonly [text: string, path: string, onDisc: string][] = [
    ['Join-Path "A:" "x.ps1"', 'A:', 'Join-Path "E:" "x.ps1"'],
    ['Join-Path -Path A: -ChildPath x', 'A:', 'Join-Path -Path E: -ChildPath x'],
    ["[IO.Path]::Combine('A:', 'x')", 'A:', "[IO.Path]::Combine('E:', 'x')"],
    ['[IO.Path]::Combine("A:\\", "x")', 'A:\\', '[IO.Path]::Combine("E:\\", "x")'],
    ['(Get-PSDrive A).Root', 'A:', '(Get-PSDrive E).Root'],
    ["Get-PSDrive -Name 'A' | select Root", 'A:', "Get-PSDrive -Name 'E' | select Root"],
    ['Get-Volume -DriveLetter A', 'A:', 'Get-Volume -DriveLetter E'],
    ['[IO.DriveInfo]::new("A")', 'A:', '[IO.DriveInfo]::new("E")'],
    ['Set-Location A:; ./x', 'A:', 'Set-Location E:; ./x'],
    ['pushd a: && x', 'a:', 'pushd e: && x'],
    ['subst f: a:', 'a:', 'subst f: e:'],
    ['foreach ($d in "A:", "D:") { ls $d }', 'A:', 'foreach ($d in "E:", "D:") { ls $d }'],
    ['& "A:$name"', 'A:$name', '& "E:$name"'],
    ['a:run.bat', 'a:run.bat', 'e:run.bat'],
    ['powershell -File a:run.ps1', 'a:run.ps1', 'powershell -File e:run.ps1'],
    ['for %%f in (a:*.cmd) do call %%f', 'a:*.cmd', 'for %%f in (e:*.cmd) do call %%f'],
    ['cmd /c type \\\\.\\A:', 'A:', 'cmd /c type \\\\.\\E:'],
  ];
  for (const [text, path, onDisc] of named) {
    it(`is ${path}: ${text}`, () => {
      assert.equal(needed(text), path);
      assert.equal(onDrive(text, 'E'), onDisc);
    });
  }

  const sought = [
    'Get-WmiObject Win32_FloppyDrive',
    'wmic logicaldisk where drivetype=2 get name',
    "Get-Volume | ? DriveType -eq 'Removable'",
  ];
  for (const text of sought) {
    it(`is looked for by its kind, which no letter of a disc answers: ${text}`, () => {
      assert.equal(neededPathsIn(text).length, 1);
      assert.equal(onDrive(text, 'E'), text);
    });
  }

  for (const text of [
    'drivetype=3',
    'New-PSDrive -Name A -Root C:\\x',
    '"a: b"',
    '$a:b',
    'choco install a:1',
    'Get-PSDrive Alpha',
  ]) {
    it(`is not named: ${text}`, () => assert.equal(needed(text), ''));
  }
});

describe('a question whether drive A: is there', () => {
  const answers: readonly (readonly [text: string, path: string])[] = [
    ['if (Test-Path A:\\) { dir A: }', ''],
    ['Copy-Item A:\\x C:\\\nif (Test-Path A:\\) { dir A: }', 'A:\\x'],
    ['if (Test-Path A:\\) {\n  dir A:\n}\nCopy-Item A:\\x C:\\', 'A:\\x'],
    ['$d = if (Test-Path A:\\) { "A:" } else { "E:" }', ''],
    ['$has = Test-Path A:\\\nif ($has) { copy A:\\x C:\\ }', ''],
    ['if exist a:\\ goto floppy\nexit\n:floppy\ncopy a:\\x c:\\', ''],
    ['copy a:\\y c:\\\nif not exist a:\\x exit\ncopy a:\\z c:\\', 'a:\\y'],
  ];
  for (const [text, path] of answers) {
    it(`is for what hangs on it: ${JSON.stringify(text)}`, () => assert.equal(needed(text), path));
  }
});

describe('the floppy in a script of Linux', () => {
  const named: readonly [text: string, named: string][] = [
    ['ls\nmount /dev/fd0 /mnt', 'fd0'],
    ['%include /mnt/floppy/disks.ks', '/mnt/floppy'],
    ['d-i preseed/include string file:///floppy/b.cfg', '/floppy/'],
    ['mcopy a:x /tmp', 'mcopy a:'],
    ['linux ks=floppy', 'ks=floppy'],
  ];
  for (const [text, name] of named) {
    it(`is ${name}: ${text}`, () => {
      const { offset, end } = floppyDeviceIn(text) ?? { offset: 0, end: 0 };
      assert.equal(text.slice(offset, end), name);
    });
  }

  const left = [
    "sed -i '/fd0/d' /etc/fstab",
    'ignoredisk --drives=fd0',
    'url --url=http://lab/floppy/ks',
    '# /dev/fd0',
  ];
  for (const text of left) {
    it(`is not needed: ${text}`, () => assert.equal(floppyDeviceIn(text), undefined));
  }
});

describe('a comment of a script', () => {
  const comments = [
    '# A:\\x',
    'REM a:\\x',
    '  @rem copy a:\\x c:\\',
    ':: a:\\x',
    '<# a:\\x\r\n  a:\\y #>',
    'copy c:\\x c:\\y # from a:\\x',
    'call x.cmd & rem a:\\x',
  ];
  for (const text of comments) {
    it(`needs no floppy: ${JSON.stringify(text)}`, () => {
      assert.equal(needed(text), '');
      assert.equal(needed(`${text}\r\ncopy a:\\z c:\\`), 'a:\\z');
    });
  }

  for (const text of ['copy "# a:\\x" c:\\', 'remove a:\\x', 'echo c:\\#1 a:\\x', '<# a:\\x', 'rem.exe a:\\x']) {
    it(`is none: ${text}`, () => assert.equal(needed(text), 'a:\\x'));
  }

  it('asks no question and names no device', () => {
    assert.equal(needed('# if exist a:\\ goto x\ncopy a:\\y c:\\'), 'a:\\y');
    assert.equal(namesFloppyDevice('# mount /dev/fd0'), false);
    assert.equal(namesFloppyDevice('mount /dev/fd0 # a disk'), true);
  });

  it('leaves every place where it was', () => {
    const text = '<# ä\r\n #> copy x & rem y\n# z';
    assert.equal(withoutComments(text), '    \r\n    copy x        \n   ');
  });

  it('is looked for in time that grows with the text', () => {
    assertGrowsEvenly(count => withoutComments('#>'.concat('<# "\' & rem # '.repeat(count))), 20_000);
    assertGrowsEvenly(count => neededPathsIn('Get-PSDrive -Name   "A: a:a.a.a '.repeat(count)), 2_000);
  });
});
