import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { ElicitRequestSchema, ListRootsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { serve } from '../../../src/cli/mcp';
import { convert } from '../../../src/core/convert/convert';
import { bundledCli } from './bundled-cli';
import { temporaryFolder } from './cli-kit';

const MACHINE = `{
  // the terminal server
  "Name": "terminal",
  "Generation": 1,
  "GuestOperatingSystem": "Windows Server 2022",
  "HardDrives": [{ "ControllerType": "IDE", "ControllerNumber": 0, "ControllerLocation": 0, "Size": "60GB" }],
  "NetworkAdapters": [{ "Name": "LAN", "IsLegacy": true }]
}
`;

/** What the person at the client answers, or undefined where the client can't ask. */
type Person = ((message: string) => 'accept' | 'decline') | undefined;

describe('gen2-advisor mcp', function () {
  this.timeout(90_000);
  const started = process.cwd();
  let client: Client | undefined;
  afterEach(async () => {
    await client?.close();
    client = undefined;
    process.chdir(started);
  });
  const folder = temporaryFolder();
  const { put } = folder;

  /** A server in this process, which works in the folder: one of its own for each takes longer than all that they are asked. */
  function served(): Transport {
    process.chdir(folder.path);
    const [asked, answered] = [new PassThrough(), new PassThrough()];
    void serve(asked, answered);
    // A client's ends are those of a server, the other way round.
    return new StdioServerTransport(answered, asked);
  }

  async function connected(person: Person, roots?: readonly string[], transport = served()) {
    const made = new Client(
      { name: 'test', version: '1' },
      {
        capabilities: {
          ...(person !== undefined && { elicitation: {} }),
          ...(roots !== undefined && { roots: {} }),
        },
      },
    );
    if (person !== undefined) {
      made.setRequestHandler(ElicitRequestSchema, ({ params }) => ({ action: person(params.message), content: {} }));
    }
    if (roots !== undefined) {
      made.setRequestHandler(ListRootsRequestSchema, () => ({
        roots: roots.map(root => ({ uri: pathToFileURL(root).href })),
      }));
    }
    client = made;
    await made.connect(transport);
    return async (name: string, args: Record<string, unknown> = {}) => {
      const { content, isError = false } = await made.callTool({ name, arguments: args });
      const [{ text }] = content as [{ text: string }];
      return { text, isError };
    };
  }

  it('as a program says which tools only read, and which one changes, and works where it was started', async () => {
    const program = { command: process.execPath, args: [await bundledCli(), 'mcp'], cwd: folder.path };
    const call = await connected(undefined, undefined, new StdioClientTransport(program));
    await put('terminal.vm.json', MACHINE);
    assert.equal(JSON.parse((await call('assess_hyperv_generation')).text).summary.machines, 1);
    const { tools = [] } = (await client?.listTools()) ?? {};
    assert.deepEqual(
      tools.map(({ name, annotations }) => [name, annotations?.readOnlyHint]),
      [
        ['assess_hyperv_generation', true],
        ['plan_hyperv_conversion', true],
        ['convert_hyperv_to_generation2', false],
        ['explain_hyperv_generation_rules', true],
      ],
    );
  });

  it('assesses a folder, a file and a glob', async () => {
    await put('terminal.vm.json', MACHINE);
    await put('package.json', '{ "name": "site" }');
    const call = await connected(undefined);
    const all = JSON.parse((await call('assess_hyperv_generation')).text);
    assert.deepEqual(all.summary, {
      ...all.summary,
      files: 1,
      machines: 1,
      filesWithoutMachines: 1,
    });
    for (const path of ['terminal.vm.json', '**/*.vm.json', join(folder.path, 'terminal.vm.json')]) {
      const { files } = JSON.parse((await call('assess_hyperv_generation', { path })).text);
      assert.equal(files[0].machines[0].status, 'ready', path);
    }
    const none = await call('assess_hyperv_generation', { path: 'web' });
    assert.ok(none.isError || JSON.parse(none.text).files.length === 1, none.text);
  });

  it('plans without changing anything, and says what would be wrong with what is asked', async () => {
    const path = await put('terminal.vm.json', MACHINE);
    const call = await connected(undefined);
    const { text } = await call('plan_hyperv_conversion', { path: 'terminal.vm.json' });
    assert.match(text, /1\. .*\n[\s\S]*"applied":false/);
    assert.equal(await readFile(path, 'utf8'), MACHINE);
    const unknown = await call('plan_hyperv_conversion', { path: 'terminal.vm.json', machines: ['web'] });
    assert.deepEqual([unknown.isError, /has no machine "web"\. It has: "terminal"/.test(unknown.text)], [true, true]);
  });

  it('converts what the person confirms, who is told what it is', async () => {
    const path = await put('terminal.vm.json', MACHINE);
    const asked: string[] = [];
    const call = await connected(message => {
      asked.push(message);
      return 'accept';
    });
    const { text } = await call('convert_hyperv_to_generation2', { path: 'terminal.vm.json' });
    assert.deepEqual(asked, ['Convert terminal in terminal.vm.json to Generation 2? Nothing is lost.']);
    assert.equal(JSON.parse(text).applied, true);
    assert.equal(await readFile(path, 'utf8'), convert(MACHINE, { fileName: path, lossy: false }).text);
    await call('convert_hyperv_to_generation2', { path: 'terminal.vm.json' });
    assert.equal(asked.length, 1);
  });

  it('changes nothing without a yes: refused, asked by a client that cannot, or changed in the meantime', async () => {
    const path = await put('terminal.vm.json', MACHINE);
    const refused = await (await connected(() => 'decline'))('convert_hyperv_to_generation2', { path });
    assert.deepEqual([refused.isError, /did not confirm/.test(refused.text)], [true, true]);
    await client?.close();
    const unable = await (await connected(undefined))('convert_hyperv_to_generation2', { path });
    assert.deepEqual([unable.isError, /gen2-advisor convert --write/.test(unable.text)], [true, true]);
    assert.equal(await readFile(path, 'utf8'), MACHINE);
    await client?.close();
    const call = await connected(() => 'accept');
    const changed = MACHINE.replace('LAN', 'WAN');
    client?.setRequestHandler(ElicitRequestSchema, async () => {
      await writeFile(path, changed);
      return { action: 'accept' };
    });
    const late = await call('convert_hyperv_to_generation2', { path });
    assert.deepEqual([late.isError, /changed in the meantime/.test(late.text)], [true, true]);
    assert.equal(await readFile(path, 'utf8'), changed);
  });

  it('converts nothing that a configuration file might exclude which cannot be read', async () => {
    const path = await put('terminal.vm.json', MACHINE);
    await put('.gen2-advisor.json', '{ exclude }');
    const call = await connected(() => 'accept');
    const { text, isError } = await call('convert_hyperv_to_generation2', { path });
    assert.deepEqual([isError, text.includes(".gen2-advisor.json can't be read")], [true, true], text);
    assert.equal(await readFile(path, 'utf8'), MACHINE);
  });

  it('reads and writes in the folders of the client only, wherever a link leads', async () => {
    const inside = await put('inside/terminal.vm.json', MACHINE);
    const outside = await put('outside/terminal.vm.json', MACHINE);
    await symlink(outside, join(folder.path, 'inside', 'link.vm.json'));
    const call = await connected(() => 'accept', [join(folder.path, 'inside')]);
    for (const path of [
      outside,
      join(folder.path, 'inside', '..', 'outside', 'terminal.vm.json'),
      'inside/link.vm.json',
    ]) {
      for (const tool of ['assess_hyperv_generation', 'plan_hyperv_conversion', 'convert_hyperv_to_generation2']) {
        assert.equal((await call(tool, { path })).isError, true, `${tool} ${path}`);
      }
    }
    assert.equal(await readFile(outside, 'utf8'), MACHINE);
    assert.equal((await call('convert_hyperv_to_generation2', { path: inside })).isError, false);
    assert.notEqual(await readFile(inside, 'utf8'), MACHINE);
  });

  it('means paths as they are in the folders of the client, wherever it was started, and searches no others', async () => {
    await put('work/lab/terminal.vm.json', MACHINE);
    await put('work/more/mail.vm.json', MACHINE);
    await put('outside/terminal.vm.json', MACHINE);
    const call = await connected(
      () => 'accept',
      ['work/more', 'work/lab'].map(each => join(folder.path, each)),
    );
    const found = async (path?: string) => {
      const { text, isError } = await call('assess_hyperv_generation', { path });
      return isError
        ? undefined
        : JSON.parse(text)
            .files.map((each: { path: string }) => each.path)
            .sort();
    };
    const [mail, terminal] = ['work/more/mail.vm.json', 'work/lab/terminal.vm.json'].map(each =>
      join(folder.path, each),
    );
    assert.deepEqual(await found(), [terminal, mail]);
    assert.deepEqual(await found('terminal.vm.json'), [terminal]);
    assert.deepEqual(await found('*.vm.json'), [terminal, mail]);
    for (const path of ['..', '/', '../**', join(folder.path, '**'), '../../outside/terminal.vm.json', '\0']) {
      assert.equal((await found(path))?.includes(join(folder.path, 'outside/terminal.vm.json')) ?? false, false, path);
    }
    assert.deepEqual([await found('..'), await found('/'), await found('../**')], [undefined, undefined, undefined]);
    const { text } = await call('convert_hyperv_to_generation2', { path: 'terminal.vm.json' });
    assert.equal(JSON.parse(text).applied, true);
  });

  it('works in no folder where the client names those of another computer only', async () => {
    const call = await connected(undefined, []);
    client?.setRequestHandler(ListRootsRequestSchema, () => ({ roots: [{ uri: 'file://%41/%2f' }] }));
    const { text, isError } = await call('assess_hyperv_generation');
    assert.deepEqual([isError, /^No root of the client/.test(text)], [true, true], text);
  });

  it('changes files of an installation in its folders only, names them to the person, and follows no link made meanwhile', async () => {
    const layout =
      'zerombr\nclearpart --all --initlabel\npart /boot --size=1024\npart / --grow --size=8000\nbootloader --location=mbr\n';
    const template = (file: string) =>
      JSON.stringify({
        builders: [{ type: 'hyperv-iso', generation: 2, iso_url: 'Rocky-9.3-x86_64-minimal.iso', cd_files: [file] }],
      });
    const outside = await put('outside/ks.cfg', layout);
    await put('work/ks.cfg', layout);
    await put('work/outside.json', template('../outside/ks.cfg'));
    const inside = await put('work/inside.json', template('ks.cfg'));
    const asked: string[] = [];
    const call = await connected(
      message => {
        asked.push(message);
        return 'accept';
      },
      [join(folder.path, 'work')],
    );
    await call('convert_hyperv_to_generation2', { path: 'outside.json', allowLosses: true });
    assert.deepEqual([await readFile(outside, 'utf8'), asked], [layout, []]);
    await call('convert_hyperv_to_generation2', { path: 'inside.json', allowLosses: true });
    assert.ok(
      asked[0]?.includes(`${inside} to Generation 2, and change ${join(folder.path, 'work', 'ks.cfg')}?`),
      asked[0],
    );
    assert.notEqual(await readFile(join(folder.path, 'work', 'ks.cfg'), 'utf8'), layout);
    const machine = await put('outside/terminal.vm.json', MACHINE);
    const path = await put('work/terminal.vm.json', MACHINE);
    client?.setRequestHandler(ElicitRequestSchema, async () => {
      await rm(path);
      await symlink(machine, path);
      return { action: 'accept' };
    });
    assert.equal((await call('convert_hyperv_to_generation2', { path })).isError, true);
    assert.equal(await readFile(machine, 'utf8'), MACHINE);
  });

  it('writes nothing once the client has asked for nothing any more', async () => {
    const path = await put('terminal.vm.json', MACHINE);
    await connected(() => 'accept');
    const stop = new AbortController();
    client?.setRequestHandler(ElicitRequestSchema, async () => {
      stop.abort();
      // What the client sends next comes after the end of its call.
      await client?.ping();
      return { action: 'accept', content: {} };
    });
    const args = { name: 'convert_hyperv_to_generation2', arguments: { path: 'terminal.vm.json' } };
    await assert.rejects(async () => client?.callTool(args, undefined, { signal: stop.signal }));
    await client?.ping();
    assert.equal((await client?.callTool({ name: 'assess_hyperv_generation', arguments: {} }))?.isError, undefined);
    assert.equal(await readFile(path, 'utf8'), MACHINE);
  });

  it('ends with its client, also where a person was still asked', async () => {
    await put('terminal.vm.json', MACHINE);
    const server = spawn(process.execPath, [await bundledCli(), 'mcp'], {
      cwd: folder.path,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const ended = new Promise(resolve => server.on('close', resolve));
    const send = (message: object): unknown =>
      server.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
    server.stdout.on('data', said => String(said).includes('elicitation/create') && server.stdin.end());
    const clientInfo = { name: 'test', version: '1' };
    const params = { protocolVersion: '2025-06-18', capabilities: { elicitation: {} }, clientInfo };
    send({ id: 1, method: 'initialize', params });
    send({ method: 'notifications/initialized' });
    const call = { name: 'convert_hyperv_to_generation2', arguments: { path: 'terminal.vm.json' } };
    send({ id: 2, method: 'tools/call', params: call });
    assert.equal(await ended, 0);
  });

  it('explains rules', async () => {
    const call = await connected(undefined);
    const all = JSON.parse((await call('explain_hyperv_generation_rules')).text);
    assert.ok(all.some(({ id }: { id: string }) => id === 'nic/legacy'));
    const one = JSON.parse((await call('explain_hyperv_generation_rules', { rule: 'nic/legacy' })).text);
    assert.ok(one.why.length > 0 && one.sources[0].url.startsWith('https://'));
    const ofSubject = JSON.parse((await call('explain_hyperv_generation_rules', { rule: 'nic/*' })).text);
    assert.ok(ofSubject.length > 1 && ofSubject.every(({ id }: { id: string }) => id.startsWith('nic/')));
    const unknown = await call('explain_hyperv_generation_rules', { rule: 'nic/legcy' });
    assert.deepEqual([unknown.isError, /did you mean "nic\/legacy"\?/.test(unknown.text)], [true, true]);
  });
});
