import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { convertedFiles } from '../../../src/cli/converted-files';
import type { DecodedFile } from '../../../src/cli/encoding';
import { filesBeside } from '../../../src/cli/files-beside';
import { notWritten, wholly, writeAll, writeWhole } from '../../../src/cli/write-file';
import { analyze } from '../../../src/core/analyze';
import { cli, temporaryFolder } from './cli-kit';

const MACHINE =
  '{ "Name": "a", "Generation": 1, "HardDrives": [{ "ControllerType": "IDE", "Path": "C:\\\\a.vhdx" }] }\n';

describe('a file that is written', () => {
  const folder = temporaryFolder();
  const { put } = folder;

  it('is replaced with its mode, and leaves nothing behind', async () => {
    const path = await put('a.txt', 'before');
    await chmod(path, 0o640);
    writeWhole(path, 'after');
    assert.equal(await readFile(path, 'utf8'), 'after');
    assert.equal((await stat(path)).mode & 0o777, 0o640);
    assert.deepEqual(await readdir(folder.path), ['a.txt']);
  });

  it('stays behind its link', async () => {
    const path = await put('a.txt', 'before');
    const link = join(folder.path, 'link.txt');
    await symlink(path, link);
    writeWhole(link, 'after');
    assert.equal(await readFile(path, 'utf8'), 'after');
  });

  it('is left as it is where it is read-only, also for the superuser', async () => {
    const path = await put('a.vm.json', MACHINE);
    await chmod(path, 0o444);
    const { code, err } = await cli(['convert', '--no-config', '--lossy', '--write', path]);
    assert.equal(code, 2);
    assert.ok(err.includes(`${path}: not written: The file is read-only`), err);
    assert.equal(await readFile(path, 'utf8'), MACHINE);
  });

  it('is written with the others of its conversion, or none of them is', async () => {
    const [one, other] = [await put('a.json', 'one'), await put('b.json', 'other')];
    const contents = (...texts: readonly string[]) =>
      new Map([one, other].map((path, index) => [path, Buffer.from(texts[index] ?? '')]));
    writeAll(contents('1', '2'));
    assert.deepEqual([await readFile(one, 'utf8'), await readFile(other, 'utf8')], ['1', '2']);
    await chmod(other, 0o444);
    const readOnly = ({ message }: Error): boolean => message === `${other}: The file is read-only`;
    assert.throws(() => writeAll(contents('x', 'y')), readOnly);
    assert.deepEqual([await readFile(one, 'utf8'), await readFile(other, 'utf8')], ['1', '2']);
    assert.throws(() => writeAll(new Map([...contents('x'), [join(folder.path, 'none', 'c.json'), Buffer.from('')]])));
    assert.deepEqual([await readFile(one, 'utf8'), await readFile(other, 'utf8')], ['1', '2']);
  });

  it('keeps its encoding, and is left as it is where it has changed since it was read', async () => {
    const main = await put('a.json', '{}');
    const beside = join(folder.path, 'b.json');
    const before = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('[1]', 'utf16le')]);
    await writeFile(beside, before);
    const analysis = analyze('{}', { fileName: main, files: filesBeside(main) });
    const edits = new Map([['b.json', [{ offset: 1, end: 2, text: '2' }]]]);
    const content: DecodedFile = { text: '{}', encoding: { encoding: 'utf-8', byteOrderMark: false } };
    const files = convertedFiles(main, content, { analysis, edits, machines: [] });
    assert.deepEqual([...files.keys()], [beside]);
    assert.equal(files.get(beside)?.toString('utf16le'), '\ufeff[2]');
    await writeFile(beside, '[3]');
    assert.throws(() => convertedFiles(main, content, { analysis, edits, machines: [] }), /b\.json: it has changed/);
  });

  it('may have the longest name that there can be', async () => {
    const path = await put(`${'a'.repeat(247)}.json`, 'before');
    writeWhole(path, 'after');
    assert.equal(await readFile(path, 'utf8'), 'after');
  });

  it('is not written where there is no folder, in words', async () => {
    const file = await put('a-file', '');
    await put('a.vm.json', MACHINE);
    const { code, err } = await cli(['check', '--no-config', folder.path, '--output', join(file, 'x.txt')]);
    assert.equal(code, 2);
    assert.match(err, /not written: A part of this path is a file and no folder/);
    assert.equal(notWritten(Object.assign(new Error('x'), { code: 'EACCES' })), 'No permission to write here');
    assert.equal(notWritten(Object.assign(new Error('what it was'), { code: 'E?' })), 'what it was');
  });

  it('leaves nothing behind where it cannot be replaced', async () => {
    await mkdir(join(folder.path, 'a.txt'));
    assert.throws(() => writeWhole(join(folder.path, 'a.txt'), 'x'));
    assert.deepEqual(await readdir(folder.path), ['a.txt']);
  });
});

describe('a signal while a file is written', () => {
  it('ends the process by itself, after the file', async function () {
    if (process.platform === 'win32') {
      console.log('      skipped: Windows has no signals');
      this.skip();
    }
    const module = join(__dirname, '../../../src/cli/write-file.ts');
    // The process sends the signal to itself in the middle of the work, so that no clock decides.
    const program = `
      const { wholly } = require(${JSON.stringify(module)});
      (async () => {
        for (const name of ['first', 'second']) {
          await wholly(() => { process.kill(process.pid, 'SIGTERM'); process._rawDebug(name); });
        }
      })();`;
    const child = spawn(process.execPath, ['--require', 'tsx/cjs', '-e', program], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let written = '';
    child.stderr.on('data', chunk => {
      written += chunk;
    });
    const signal = await new Promise(done => child.on('close', (_, ended) => done(ended)));
    assert.deepEqual([signal, written.trim()], ['SIGTERM', 'first']);
  });

  it('changes nothing where none comes', async () => {
    const before = process.listenerCount('SIGINT');
    assert.equal(await wholly(() => 1), 1);
    await assert.rejects(
      wholly(() => assert.fail('x')),
      /x/,
    );
    assert.equal(process.listenerCount('SIGINT'), before);
  });
});
