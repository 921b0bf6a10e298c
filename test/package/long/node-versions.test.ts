import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installNode } from '../../vscode/node-install';
import { outputOf, succeed, tarball } from '../npm-kit';

/** Those that the command line runs on: the oldest that engines allow, and those that get security fixes. */
const VERSIONS = [20, 22, 24];

const FILE = `// the terminal server
{
  "Name": "terminal",
  "Generation": 1,
  "GuestOperatingSystem": "Windows Server 2022 — Überarbeitung",
  "HardDrives": [{ "ControllerType": "SCSI", "ControllerNumber": 0, "ControllerLocation": 0, "Path": "D:\\\\daten.vhdx" }],
  "NetworkAdapters": [{ "Name": "LAN", "IsLegacy": true }]
}
`;

/** What both protocols begin with; each takes its own part of it. */
const INITIALIZE = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: {
    processId: null,
    rootUri: null,
    capabilities: {},
    protocolVersion: '2025-06-18',
    clientInfo: { name: 'test', version: '1' },
  },
};

function frame(message: object): string {
  const text = JSON.stringify(message);
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}

/** The program of a version, from npm; undefined, with a line that says why, where it can't be had. */
async function nodeOf(major: number): Promise<string | undefined> {
  try {
    return join(await installNode(major), 'bin', 'node');
  } catch (error) {
    console.log(`      Node ${major} was not tried. ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}

describe('the command line on each version of Node', function () {
  this.timeout(240_000);
  let folder: string;
  let program: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gen2-node-'));
    await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
    await succeed('npm', ['install', '--offline', '--no-audit', '--no-fund', await tarball()], { cwd: folder });
    program = join(folder, 'node_modules', '.bin', 'gen2-advisor');
  });
  after(() => rm(folder, { recursive: true }));

  /** The answer of a server to one message. */
  function served(node: string, args: readonly string[], input: string): Promise<unknown> {
    const server = spawn(node, [program, ...args], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] });
    return new Promise((resolve, reject) => {
      let output = '';
      server.on('close', code => reject(new Error(`${args}: ended with ${code}`)));
      server.stdout.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        const [answer] = /\{"(?:jsonrpc|result)".*\}/s.exec(output) ?? [];
        if (answer !== undefined) {
          resolve(JSON.parse(answer));
          server.kill();
        }
      });
      server.stdin.write(input);
    });
  }

  /** What the commands print, by their names. */
  async function outputs(node: string) {
    const file = join(folder, 'terminal.vm.json');
    await writeFile(file, FILE);
    const run = (...args: string[]) => outputOf(node, [program, ...args], { cwd: folder });
    return {
      json: await run('check', '--format', 'json', 'terminal.vm.json'),
      text: await run('check', '.'),
      glob: await run('check', '*.vm.json'),
      html: await run('check', '--format', 'html', '--output', 'page.html', '.'),
      plan: await run('convert', '--plan', 'terminal.vm.json'),
      diff: await run('convert', '--lossy', 'terminal.vm.json'),
      write: await run('convert', '--lossy', '--write', 'terminal.vm.json'),
      written: await readFile(file, 'utf8'),
      runbook: await run('runbook', 'terminal.vm.json'),
      rules: await run('rules', '--format', 'json'),
      script: await run('export-script'),
      lsp: await served(node, ['lsp'], frame(INITIALIZE)),
      mcp: await served(node, ['mcp'], `${JSON.stringify(INITIALIZE)}\n`),
      wrong: await run('check', '--formt', 'json'),
    };
  }

  it('says what it says on the version that runs the tests', async function () {
    const expected = await outputs(process.execPath);
    assert.deepEqual([expected.json.code, expected.text.code, expected.script.code, expected.wrong.code], [0, 0, 0, 2]);
    assert.match(expected.written, /"Generation": 2/);
    const tried: number[] = [];
    for (const major of VERSIONS) {
      const node = await nodeOf(major);
      if (node !== undefined) {
        const { stdout } = await outputOf(node, ['--version']);
        assert.ok(stdout.startsWith(`v${major}.`), stdout);
        assert.deepEqual(await outputs(node), expected, `Node ${major}`);
        tried.push(major);
      }
    }
    if (tried.length === 0) {
      this.skip();
    }
  });
});
