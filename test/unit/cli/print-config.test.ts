import assert from 'node:assert/strict';
import { join } from 'node:path';
import { cli, temporaryFolder } from './cli-kit';

describe('gen2-advisor check --print-config', () => {
  const folder = temporaryFolder();
  const { put } = folder;

  async function told(path: string, ...args: readonly string[]) {
    const { code, out, err } = await cli(['check', '--format', 'json', '--print-config', path, ...args]);
    assert.deepEqual([code, err], [0, '']);
    return JSON.parse(out);
  }

  const CONFIGURATION = {
    host: '2019',
    rules: { 'nic/*': 'off', 'nic/legacy': 'error' },
    exclude: ['old/**'],
    overrides: [{ files: ['lab/**'], generation1: 'off', rules: { 'com/ports': 'error' } }],
  };
  const configure = () => put('.gen2-advisor.json', JSON.stringify(CONFIGURATION));

  it('says what holds for a file and where that was decided, whether or not the file is there', async () => {
    const file = await configure();
    const { version, configuration, excluded, host, generation1, format, rules } = await told(
      join(folder.path, 'lab', 'web.vm.json'),
      '--severity',
      'com/*=warning',
    );
    assert.equal(version, 1);
    assert.ok(file.endsWith(configuration.replaceAll('../', '')));
    assert.deepEqual([excluded, format], [false, { value: null, from: 'default' }]);
    assert.deepEqual(host, { value: '2019', from: configuration });
    assert.deepEqual(generation1, { value: 'off', from: `${configuration}, overrides[0]` });
    assert.deepEqual(rules, {
      'nic/*': { value: 'off', from: configuration },
      'nic/legacy': { value: 'error', from: configuration },
      'com/*': { value: 'warning', from: 'command line' },
    });
    assert.equal((await told(join(folder.path, 'old/a.json'))).excluded, true);
  });

  it('says that nothing was decided', async () => {
    await configure();
    const { configuration, host, generation1, rules } = await told(join(folder.path, 'a.json'), '--no-config');
    assert.deepEqual(
      [configuration, host.from, generation1, rules],
      [null, 'default', { value: 'advise', from: 'default' }, {}],
    );
  });

  it('says the same to people, a line a choice', async () => {
    await configure();
    const path = await put('lab/web.vm.json', '{}');
    const { out } = await cli(['check', '--print-config', path, '--read-as', 'vm-definition']);
    const [first, second, ...lines] = out.trimEnd().split('\n');
    assert.equal(first, path);
    assert.match(second ?? '', /^ {2}configuration file: .*\.gen2-advisor\.json$/);
    assert.deepEqual(
      lines.map(line => line.trim().split(/ {2,}/).slice(0, 2)),
      [
        ['host', '2019'],
        ['generation1', 'off'],
        ['format', 'vm-definition'],
        ['nic/*', 'off'],
        ['nic/legacy', 'error'],
        ['com/ports', 'error'],
      ],
    );
    const excluded = await cli(['check', '--print-config', join(folder.path, 'old/a.json')]);
    assert.match(excluded.out, /\n {2}excluded: it is not checked\n/);
  });

  it('looks at a part of a configuration as at the file under which that is reported', async () => {
    await put('.gen2-advisor.json', JSON.stringify({ overrides: [{ files: ['main.pkr.hcl'], host: '2016' }] }));
    const main = await put('main.pkr.hcl', 'source "hyperv-iso" "web" {\n  generation = var.generation\n}\n');
    const variables = await put('variables.pkr.hcl', 'variable "generation" {\n  default = 1\n}\n');
    const { path, host } = await told(variables);
    assert.deepEqual([path, host.value], [main, '2016']);
  });

  it('fails for a configuration that cannot be parsed, and is wrong usage for what is not one file', async () => {
    await put('.gen2-advisor.json', '{ "host": ');
    const broken = await cli(['check', '--print-config', join(folder.path, 'a.json')]);
    assert.deepEqual([broken.code, /syntax/.test(broken.err)], [2, true]);
    for (const [args, said] of [
      [[folder.path], /is for one file, and .* is a folder/],
      [['a.json', 'b.json'], /leave out the other paths/],
      [['a.json', '--format', 'sarif'], /one of text, json/],
    ] as const) {
      const { code, err } = await cli(['check', '--print-config', ...args]);
      assert.equal(code, 2, args.join(' '));
      assert.match(err, said);
    }
  });
});
