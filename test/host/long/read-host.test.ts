/** The command that exports the machines of a host, by a real PowerShell that finds the simulated modules. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { readHost } from '../../../src/shell/read-host';
import { cli, type Result, temporaryFolder } from '../../unit/cli/cli-kit';
import { type Computer, type ComputerOptions, makeComputer } from '../machine-host';
import { on } from '../on-computer';
import { needsPowerShell } from '../powershell';

const machine = (name: string): NonNullable<ComputerOptions['machines']>[number] => ({
  name,
  generation: 1,
  state: 'Off',
  path: 'D:\\machines',
  drives: [{ place: 'IDE:0:0', path: `D:\\machines\\disk.vhdx` }],
  adapters: [],
});

const HOST: ComputerOptions = {
  letters: ['D'],
  files: [{ path: 'D:\\machines\\disk.vhdx', type: 'Dynamic', style: 'MBR', guest: 'windows' }],
  machines: [...['web', 'WEB', 'Büro & Co. "Ost" 日本', '../../etc/passwd', 'con', '.profile'].map(machine)],
};

describe('reading a host', function () {
  this.timeout(240_000);
  const folder = temporaryFolder();
  const computers: Computer[] = [];
  let pwsh: string;

  before(function () {
    pwsh = needsPowerShell(this);
  });
  afterEach(() => {
    for (const computer of computers.splice(0)) {
      computer.remove();
    }
  });

  function computerWith(state: ComputerOptions): Computer {
    const computer = makeComputer(pwsh, '2025', state);
    computers.push(computer);
    return computer;
  }

  const exportTo = (computer: Pick<Computer, 'environment'>, ...args: readonly string[]): Promise<Result> =>
    on(computer, () => cli(['export', '--output', join(folder.path, 'out'), ...args]));
  const files = (): string[] => readdirSync(join(folder.path, 'out')).toSorted();
  const textOf = (name: string): string => readFileSync(join(folder.path, 'out', name), 'utf8');

  it('writes a definition for each machine, whatever its name is, which a check reads', async () => {
    const { code, out, err } = await exportTo(computerWith(HOST));
    assert.deepEqual({ code, out }, { code: 0, out: '' });
    assert.equal(err, `6 of the 6 machines of ${hostname()} are in ${join(folder.path, 'out')}\n`);
    const [second = '', ...others] = files().filter(name => /^web-/i.test(name));
    assert.match(second, /^WEB-[0-9a-f]{8}-.*\.vm\.json$/);
    assert.deepEqual(others, []);
    assert.deepEqual(
      files().filter(name => name !== second),
      [
        '-..-etc-passwd.vm.json',
        'Büro & Co. -Ost- 日本.vm.json',
        '_con.vm.json',
        'profile.vm.json',
        'web.vm.json',
      ].toSorted(),
    );
    assert.equal(JSON.parse(textOf('Büro & Co. -Ost- 日本.vm.json')).Name, 'Büro & Co. "Ost" 日本');
    const checked = await cli(['check', join(folder.path, 'out'), '--format', 'json', '--fail-on', 'never']);
    assert.deepEqual(
      JSON.parse(checked.out).files.map(({ format }: { format: string }) => format),
      Array(6).fill('vm-definition'),
    );
  });

  it('leaves what somebody has changed, unless it is told to replace it', async () => {
    const computer = computerWith({ ...HOST, machines: [machine('web'), machine('db')] });
    await exportTo(computer);
    const before = textOf('web.vm.json');
    assert.equal((await exportTo(computer)).code, 0);
    writeFileSync(join(folder.path, 'out', 'web.vm.json'), '{}');
    const { code, err } = await exportTo(computer);
    assert.equal(code, 1);
    assert.match(err, /web\.vm\.json: .*--force replaces it\n1 of the 2 machines/);
    assert.equal(textOf('web.vm.json'), '{}');
    assert.equal((await exportTo(computer, '--force')).code, 0);
    assert.equal(textOf('web.vm.json'), before);
  });

  it('goes on after a machine that could not be read, and says which', async () => {
    // Get-CimInstance twice, Get-VM, Get-VMProcessor of the first machine.
    const computer = computerWith({ ...HOST, fault: { atCall: 4, kind: 'fail' } });
    const { code, err } = await exportTo(computer);
    assert.equal(code, 1);
    assert.match(err, /^failed: web could not be exported\. .*\n5 of the 6 machines/);
  });

  it('reads another host by remoting', async () => {
    const { code, err } = await exportTo(computerWith(HOST), '--computer', 'hv01');
    assert.equal(code, 0, err);
    assert.match(err, /^6 of the 6 machines of hv01 are in /);
    assert.equal(JSON.parse(textOf('web.vm.json')).Name, 'web');
  });

  it('says of a host that it cannot be reached, or that it lets nobody read', async () => {
    const refused = await exportTo(computerWith({ ...HOST, options: { noRights: true } }));
    assert.equal(refused.code, 2);
    assert.match(refused.err, /^You may not read the machines of this computer\. .*Hyper-V Administrators\.\n$/);
    const remote = await exportTo(computerWith({ ...HOST, options: { noRights: true } }), '--computer', 'hv01');
    assert.match(remote.err, /^You may not read the machines of hv01\. /);
    const nowhere = await exportTo(computerWith(HOST), '--computer', 'nowhere');
    assert.equal(nowhere.code, 2);
    assert.match(nowhere.err, /^nowhere could not be reached by PowerShell remoting: \S/);
  });

  it('says that there is no module, and that there is no PowerShell', async () => {
    const { environment } = computerWith(HOST);
    const none = mkdtempSync(join(tmpdir(), 'no-modules-'));
    mkdirSync(join(none, 'bin'));
    const without = await exportTo({ environment: { ...environment, PSModulePath: none } });
    assert.equal(without.code, 2);
    assert.match(without.err, /^This computer has no Hyper-V module for PowerShell\. /);
    const remote = await exportTo({ environment: { ...environment, PSModulePath: none } }, '--computer', 'hv01');
    assert.match(remote.err, /^hv01 has no Hyper-V module for PowerShell: /);
    const bare = await exportTo({ environment: { ...environment, PATH: join(none, 'bin') } });
    assert.equal(bare.code, 2);
    assert.match(bare.err, /^There is no PowerShell on this computer\. /);
    rmSync(none, { recursive: true });
  });

  it('ends when it is cancelled', async () => {
    const abort = new AbortController();
    const names: string[] = [];
    const machines = Array.from({ length: 200 }, (_, index) => machine(`web${index}`));
    const resources = join(__dirname, '..', '..', '..', 'resources');
    const refusal = await on(computerWith({ ...HOST, machines }), () =>
      readHost({ resources, computer: undefined, signal: abort.signal }, record => {
        names.push(record.kind);
        abort.abort();
      }),
    );
    assert.equal(refusal, undefined);
    assert.deepEqual(names, ['machine']);
  });
});
