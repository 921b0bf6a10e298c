import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { COMMANDS } from '../../../src/cli/commands';
import { completionScript } from '../../../src/cli/completion';
import { run } from '../../../src/cli/main';
import { parseConfiguration } from '../../../src/core/control/configuration';
import { RULES } from '../../../src/core/rules';
import { BUILDER, cli, template, temporaryFolder } from './cli-kit';

describe('gen2-advisor rules RULE', () => {
  it('prints the page of each rule, as docs/rules has it, without the way to the others', async () => {
    for (const { id } of RULES) {
      const { code, out } = await cli(['rules', id]);
      assert.equal(code, 0);
      assert.ok(out.startsWith('# ') && out.includes(`\`${id}\``), id);
      assert.doesNotMatch(out, /README\.md/);
    }
    const page = await readFile(join(__dirname, '../../../docs/rules/nic/legacy.md'), 'utf8');
    const [, ...sections] = (await cli(['rules', 'nic/legacy'])).out.split('\n## ');
    assert.ok(sections.length > 2 && sections.every(section => page.includes(section.trimEnd())));
  });

  it('lists those of a subject as the list of all has them', async () => {
    const lines = (await cli(['rules'])).out.split('\n').filter(line => line.startsWith('nic/'));
    const shorter = (line: string) => line.replace(/ +/g, ' ');
    const { code, out } = await cli(['rules', 'nic/*']);
    assert.equal(code, 0);
    assert.deepEqual(out.trimEnd().split('\n').map(shorter), lines.map(shorter));
    const { rules } = JSON.parse((await cli(['rules', '-f', 'json', 'nic/*'])).out);
    assert.equal(rules.length, lines.length);
  });

  it('gives one rule as the list has it', async () => {
    const { rules } = JSON.parse((await cli(['rules', '-f', 'json'])).out);
    const one = JSON.parse((await cli(['rules', '--format', 'json', 'nic/legacy'])).out);
    assert.deepEqual(
      one.rules,
      rules.filter(({ id }: { id: string }) => id === 'nic/legacy'),
    );
  });
});

describe('gen2-advisor init', () => {
  const folder = temporaryFolder();
  let before: string;
  beforeEach(() => {
    before = process.cwd();
    process.chdir(folder.path);
  });
  afterEach(() => process.chdir(before));

  it('writes a file that can be read and decides nothing new, once', async () => {
    assert.equal((await cli(['init'])).code, 0);
    const text = await readFile('.gen2-advisor.json', 'utf8');
    const { configuration, problems } = parseConfiguration(text);
    assert.deepEqual(problems, []);
    assert.deepEqual(configuration, {
      choices: { host: '2025', generation1: 'advise', rules: {} },
      exclude: [],
      overrides: [],
    });
    const { code, err } = await cli(['init']);
    assert.deepEqual([code, err], [2, '.gen2-advisor.json: is there already, and stays as it is\n']);
  });
});

describe('gen2-advisor completion', () => {
  /** What bash offers for a line, of which the last word is being typed. */
  function offered(...words: readonly string[]): string[] {
    const script = `${completionScript('bash', COMMANDS)}
COMP_WORDS=(gen2-advisor "$@"); COMP_CWORD=$#; _gen2_advisor; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return execFileSync('bash', ['-c', script, 'bash', ...words], { encoding: 'utf8' })
      .split('\n')
      .filter(Boolean);
  }

  it('offers commands, options and values in bash', function () {
    if (process.platform === 'win32') {
      this.skip();
    }
    assert.deepEqual(offered('con'), ['convert']);
    assert.deepEqual(offered('check', '--fail-on-e'), ['--fail-on-empty']);
    assert.deepEqual(offered('check', '--fail-on', 'w'), ['warning']);
    assert.deepEqual(offered('completion', 'x'), []);
  });

  it('names every option in each shell', () => {
    for (const shell of ['bash', 'zsh', 'powershell'] as const) {
      const script = completionScript(shell, COMMANDS);
      for (const { name, options } of COMMANDS) {
        assert.ok(script.includes(name));
        assert.deepEqual(
          Object.keys(options).filter(option => !script.includes(`--${option}`)),
          [],
        );
      }
    }
    assert.match(completionScript('fish', COMMANDS), /-n '__fish_seen_subcommand_from check' -l fail-on -x -a 'error /);
  });
});

describe('short options and colours', () => {
  const { put } = temporaryFolder();

  it('mean what the long ones do', async () => {
    const path = await put('a.json', template({ ...BUILDER, generation: 2, floppy_files: ['a'] }));
    assert.deepEqual(
      await cli(['check', '-q', '-f', 'csv', path]),
      await cli(['check', '--quiet', '--format', 'csv', path]),
    );
    const output = `${path}.html`;
    await cli(['check', '-o', output, path]);
    assert.match(await readFile(output, 'utf8'), /^<!doctype html>/i);
  });

  it('are those of git in a diff, and change no letter of it', async () => {
    const path = await put('a.json', template({ ...BUILDER, generation: 1 }));
    const plain = await cli(['convert', path]);
    let painted = '';
    await run(['convert', path], {
      print: text => {
        painted += text;
      },
      tell: () => {},
      readInput: async () => '',
      paint: (style, text) => `<${style}>${text}</>`,
    });
    assert.match(painted, /^<red>-.*<\/>$/m);
    assert.match(painted, /^<green>\+.*<\/>$/m);
    assert.match(painted, /^<dim>@@.*<\/>$/m);
    assert.equal(painted.replaceAll(/<(?:red|green|dim|\/)>/g, ''), plain.out);
  });
});
