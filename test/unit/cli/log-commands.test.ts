/** Logs of build services take commands out of what a step prints: nothing of a definition may become one. */
import assert from 'node:assert/strict';
import { REPORT_FORMATS } from '../../../src/core/reports/format-names';
import { powerShellLiteral } from '../../../src/core/runbook/quote';
import { withoutLogCommands } from '../../../src/core/text/log-commands';
import { cli, temporaryFolder } from './cli-kit';

const AZURE = '##vso[task.prependpath]C:/bin';
const GITHUB = '##[add-path]bin';

describe('text that a build log takes for a command', () => {
  const folder = temporaryFolder();
  const { put } = folder;
  const definition = (): string =>
    `${JSON.stringify(
      {
        Name: AZURE,
        Generation: 1,
        GuestOperatingSystem: 'Windows Server 2022',
        FloppyDrive: { Path: `C:\\${GITHUB}.vfd` },
        Notes: '::error::x',
        HardDrives: [{ ControllerType: 'IDE', ControllerNumber: 0, ControllerLocation: 0, Path: `C:\\${AZURE}.vhd` }],
      },
      undefined,
      2,
    ).replace('"Notes"', '/*\n::add-mask::a\n*/ "Notes"')}\n`;

  it('is none in any output', async () => {
    const path = await put(`${GITHUB}.vm.json`, definition());
    const runs = [
      ...REPORT_FORMATS.map(format => ['check', '--no-config', '--format', format, path]),
      ['convert', '--no-config', '--lossy', path],
      ['convert', '--no-config', '--plan', path],
      ['convert', '--no-config', path],
      ['runbook', '--no-config', path],
    ];
    for (const args of runs) {
      const { out, err } = await cli(args);
      assert.doesNotMatch(out + err, /##(?:vso)?\[/i, args.join(' '));
      assert.ok(out.length + err.length > 0);
      if (!args.includes('github')) {
        assert.doesNotMatch(out + err, /^\s*::/m, args.join(' '));
      }
    }
  });

  it('is still the same text where a language can say it otherwise', async () => {
    const path = await put('a.vm.json', definition());
    const { out } = await cli(['check', '--no-config', '--format', 'json', path]);
    assert.equal(JSON.parse(out).files[0].machines[0].name, AZURE);
    assert.match(powerShellLiteral(AZURE), /^\(\[regex\]::Unescape\('\\u0023\\u0023vso\[/);
    assert.equal(powerShellLiteral('# ## a'), "'# ## a'");
  });

  it('is all that changes', () => {
    const text = 'a:: ## # [x] ##x\n  b:c\n';
    assert.equal(withoutLogCommands(text), text);
    assert.equal(withoutLogCommands('::a\n  ::b::c'), ': :a\n  : :b::c');
  });
});
