/** The two forms of ConvertTo-Json, of Windows PowerShell 5.1 and of PowerShell 7: a host's machines are the same in both. */
import assert from 'node:assert/strict';
import { analyze } from '../../../src/core/analyze';
import type { HostVersion } from '../cmdlet-classes';
import { DEFINITIONS } from '../definitions';
import { compareMachines } from '../described';
import { exportedText, machinesOf } from '../exported';
import { hostsForSuite, type Prepared, prepare } from '../kit';

/** Text that JSON has escapes for, and more of the things that lists are made of: none, one, several. */
const ODD = JSON.stringify({
  Name: "Büro & <Co> 'Ost'",
  Generation: 1,
  Notes: 'Windows Server 2019 "Standard"\r\n日本\t\u2028 \\',
  HardDrives: [
    { Path: "D:\\it's [1] & 2\\disk.vhdx", ControllerType: 'IDE', ControllerNumber: 0, ControllerLocation: 0 },
  ],
  DVDDrives: [],
  NetworkAdapters: ['LAN', 'DMZ'].map(Name => ({ Name, SwitchName: Name, VlanId: 7 })),
});
const FILE = 'machines.json';
const EVERYTHING = DEFINITIONS['a machine with everything, in a cluster'];

/**
 * What people do without the script. A calculated list of one is the one itself; Windows PowerShell puts one of several
 * into an object, and writes `{}` for one of none (PowerShell issues 3163, 9231).
 */
const CALCULATED = ['HardDrives', 'DVDDrives', 'NetworkAdapters']
  .map(name => `@{ n = '${name}'; e = { @($_.${name}) } }`)
  .join(', ');
const COMMANDS = {
  'Get-VM | ConvertTo-Json -Depth 5': 'Get-VM | ConvertTo-Json -Depth 5',
  'calculated lists of drives and adapters': `Get-VM | Select-Object Name, Generation, Notes, State, ProcessorCount, MemoryStartup, AutomaticStartAction, ${CALCULATED} | ConvertTo-Json -Depth 5`,
} as const;

describe('the JSON of Windows PowerShell 5.1 and of PowerShell 7', function () {
  this.timeout(240_000);
  const hosts = hostsForSuite();
  let compared = 0;

  after(() => console.log(`      ${compared} settings compared`));

  async function linesOf(prepared: Prepared, lines: string, windowsPowerShell: boolean): Promise<string> {
    const { error, errors, results } = await hosts.run(
      { ...prepared, text: lines, arguments: {} },
      { windowsPowerShell },
    );
    assert.deepEqual([error, errors], [null, []]);
    return results.join('\n');
  }

  it('is told apart by the simulation', async () => {
    const made = prepare(ODD, '2025');
    const both = async (command: string): Promise<unknown[]> => [
      await linesOf(made, `${command} -Compress`, true),
      await linesOf(made, `${command} -Compress`, false),
    ];
    assert.deepEqual(await both("ConvertTo-Json 'a & ''b'''"), ['"a \\u0026 \\u0027b\\u0027"', `"a & 'b'"`]);
    assert.deepEqual(await both('ConvertTo-Json ([DayOfWeek]::Friday)'), ['5', '5']);
    assert.deepEqual(
      await both(
        "[pscustomobject] @{ a = 1 } | Select-Object @{ n = 'x'; e = { 1, 2 } }, @{ n = 'y'; e = { @(1) } }, @{ n = 'z'; e = { } } | ConvertTo-Json",
      ),
      ['{"x":{"value":[1,2],"Count":2},"y":1,"z":{}}', '{"x":[1,2],"y":1,"z":null}'],
    );
    assert.deepEqual(await both('ConvertTo-Json @{ a = @{ b = @{ c = @{ d = 1 } } } }'), [
      '{"a":{"b":{"c":"System.Collections.Hashtable"}}}',
      '{"a":{"b":{"c":"System.Collections.Hashtable"}}}',
    ]);
    assert.deepEqual(await both("ConvertTo-Json ([datetime]::new(637134336000000000, 'Utc'))"), [
      '"\\/Date(1577836800000)\\/"',
      '"2020-01-01T00:00:00Z"',
    ]);
    const names = 'ConvertTo-Json ([DayOfWeek]::Friday) -EnumsAsStrings';
    await assert.rejects(linesOf(made, names, true), /EnumsAsStrings/);
    assert.equal(await linesOf(made, names, false), '"Friday"');
  });

  for (const version of ['2012R2', '2016', '2025'] as const satisfies readonly HostVersion[]) {
    it(`has the same in what the export script writes, on ${version}`, async () => {
      for (const definition of [ODD, EVERYTHING]) {
        const prepared = prepare(definition, version);
        const windows = await exportedText(hosts, prepared, { windowsPowerShell: true });
        const core = await exportedText(hosts, prepared);
        assert.notEqual(windows, core);
        assert.deepEqual(JSON.parse(windows), JSON.parse(core));
      }
    });
  }

  for (const [what, command] of Object.entries(COMMANDS)) {
    it(`has the same machine in ${what}`, async () => {
      for (const definition of [ODD, EVERYTHING]) {
        const prepared = prepare(definition, '2025');
        const core = await linesOf(prepared, `${command} -EnumsAsStrings`, false);
        for (const other of [await linesOf(prepared, command, true), await linesOf(prepared, command, false)]) {
          const [stated, found] = [core, other].map(text => machinesOf(text, FILE)[0]);
          assert.ok(stated);
          compared += compareMachines(stated, found);
          assert.deepEqual(...([core, other].map(findingsOf) as [unknown, unknown]));
        }
      }
    });
  }

  const findingsOf = (text: string): readonly string[] =>
    analyze(text, { fileName: FILE }).findings.map(({ rule, message }) => `${rule}: ${message}`);
});
