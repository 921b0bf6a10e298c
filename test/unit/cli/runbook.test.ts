import assert from 'node:assert/strict';
import { join } from 'node:path';
import { BUILDER, cli, template, temporaryFolder } from './cli-kit';

const machine = (Name: string, more: object = {}): object => ({
  Name,
  Generation: 1,
  GuestOperatingSystem: { Name: 'Windows Server 2022', Architecture: 'x64' },
  HardDrives: [{ Path: 'D:\\a.vhdx', ControllerType: 'IDE', ControllerNumber: 0, ControllerLocation: 0 }],
  ...more,
});

describe('gen2-advisor runbook', () => {
  const folder = temporaryFolder();
  const { put } = folder;

  it('prints the runbook of the machine of a file', async () => {
    const path = await put('a.vm.json', JSON.stringify(machine('web')));
    const { code, out, err } = await cli(['runbook', path]);
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^# \.SYNOPSIS\n[\s\S]*New-VM -Name \$Name -Generation 2[^\0]*\}\n$/);
  });

  it('asks which machine, and takes its name in any case', async () => {
    const path = await put(
      'a.vm.json',
      JSON.stringify([machine('web'), machine('db'), machine('twin'), machine('Twin')]),
    );
    assert.match((await cli(['runbook', path, '--machine', 'DB'])).out, /\$Name = 'db'/);
    for (const args of [[], ['--machine', 'none'], ['--machine', 'twin']]) {
      const { code, out, err } = await cli(['runbook', path, ...args]);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, /web|2 machines are called "twin"/);
    }
  });

  it('writes it for the host that has to run the machine', async () => {
    const path = await put('a.vm.json', JSON.stringify(machine('web')));
    assert.match((await cli(['runbook', path, '--host', '2019'])).out, /-Version '9\.0'/);
  });

  it('says why there is none, and exits with 1', async () => {
    const packer = await put('a.json', template({ ...BUILDER, generation: 1 }));
    const modern = await put('b.vm.json', JSON.stringify(machine('web', { Generation: 2 })));
    for (const path of [packer, modern]) {
      const { code, out, err } = await cli(['runbook', path]);
      assert.deepEqual([code, out], [1, '']);
      assert.match(err, /no runbook for "web": /);
    }
  });

  it('is one script for all machines of a folder with --all, and of what stands for one machine asks for a file', async () => {
    await put('lab/a.vm.json', JSON.stringify(machine('web')));
    await put('lab/more/b.vm.json', JSON.stringify([machine('db'), machine('new', { Generation: 2 })]));
    await put('lab/package.json', '{"name": "x"}');
    await put('lab/old/c.vm.json', JSON.stringify(machine('excluded')));
    await put('lab/.gen2-advisor.json', '{"exclude": ["old/**"]}');
    const lab = join(folder.path, 'lab');
    const all = await cli(['runbook', lab, '--all']);
    assert.deepEqual([all.code, all.err], [0, '']);
    assert.match(all.out, /Name = 'web'[\s\S]*Name = 'db'/);
    assert.doesNotMatch(all.out, /'new'|'excluded'/);
    const one = await cli(['runbook', lab]);
    assert.deepEqual([one.code, one.out], [2, '']);
    assert.match(one.err, /lab has 3 definitions: name the file of one, or say --all for all of them\n$/);
    const none = await cli(['runbook', join(lab, 'old'), '--all']);
    assert.deepEqual([none.code, none.out], [1, '']);
  });

  it('makes no script of a folder in which a definition cannot be read, or where none is', async () => {
    await put('broken/a.vm.json', JSON.stringify(machine('web')));
    await put('broken/b.vm.json', '{"Name": "db", "Generation": 1, "HardDrives": [');
    const broken = await cli(['runbook', join(folder.path, 'broken'), '--all']);
    assert.deepEqual([broken.code, broken.out], [2, '']);
    assert.match(broken.err, /b\.vm\.json:1:\d+: /);
    await put('empty/package.json', '{"name": "x"}');
    for (const more of [[], ['--all']]) {
      const { code, err } = await cli(['runbook', join(folder.path, 'empty'), ...more]);
      assert.equal(code, 2);
      assert.match(err, /empty: no file there defines a machine/);
    }
  });

  it('exits with 2 for a file that has no machine or cannot be read, and for wrong usage', async () => {
    const other = await put('package.json', '{"name": "x"}');
    const broken = await put('broken.vm.json', '{"Name": ');
    for (const args of [[other], [broken], ['none.json'], [], [other, broken], [other, '--machin', 'x']]) {
      const { code, out, err } = await cli(['runbook', ...args]);
      assert.deepEqual([code, out], [2, ''], args.join(' '));
      assert.notEqual(err, '');
    }
  });
});
