import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Options } from '../../../src/cli/command';
import { COMMANDS } from '../../../src/cli/commands';
import { LANGUAGE_FILES } from '../../../src/core/languages/files';

const ROOT = join(__dirname, '../../..');
const PAGE = readFileSync(join(ROOT, 'docs/command-line.md'), 'utf8');

/** The sections of the page by their titles. */
const SECTIONS = new Map(
  PAGE.split(/^## /m)
    .slice(1)
    .map(section => [section.slice(0, section.indexOf('\n')), section]),
);

const OF_CHECK = 'As for `check`: ';

/** What a section says: the options of its table, as they are typed, and the names of those that it shares with `check`. */
function saidIn(section: string): { readonly typed: readonly string[]; readonly shared: readonly string[] } {
  const typed = [...section.matchAll(/^\| (`--.*?) \| /gm)].map(([, cell = '']) => cell.replaceAll('\\|', '|'));
  const line = section.split('\n').find(each => each.startsWith(OF_CHECK)) ?? '';
  return { typed, shared: [...line.matchAll(/`--([\w-]+)`/g)].map(([, name = '']) => name) };
}

/** An option as it is typed: '`--output FILE`, `-o`'. */
function typedForm([name, option]: [name: string, option: Options[string]]): string {
  const value = option.type === 'string' ? ` ${option.value}` : '';
  const short = option.short === undefined ? '' : `, \`-${option.short}\``;
  return `\`--${name}${value}\`${short}`;
}

describe('the page of the command line', () => {
  it('has the commands, in their order', () => {
    assert.deepEqual([...SECTIONS.keys()], [...COMMANDS.map(({ name }) => name), 'Exit codes']);
  });

  const check = COMMANDS.find(({ name }) => name === 'check');

  for (const { name, options } of COMMANDS) {
    it(`has the options of ${name} and no others, with their values`, () => {
      const { typed, shared } = saidIn(SECTIONS.get(name) ?? '');
      const own = Object.entries(options).filter(([option]) => !shared.includes(option));
      assert.deepEqual(new Set(typed), new Set(own.map(typedForm)));
      for (const option of shared) {
        assert.deepEqual(options[option], check?.options[option], option);
      }
    });
  }

  it('speaks of no option that there is not', () => {
    const names = new Set(['help', ...COMMANDS.flatMap(({ options }) => Object.keys(options))]);
    const spokenOf = [...PAGE.matchAll(/(?<![\w-])--([a-z][\w-]*)/g)].map(([, name = '']) => name);
    assert.deepEqual(
      spokenOf.filter(name => !names.has(name)),
      [],
    );
  });
});

describe('the page of the package of the command line', () => {
  it('has all commands', () => {
    const page = readFileSync(join(ROOT, 'npm/README.md'), 'utf8');
    const named = [...page.matchAll(/^\| `gen2-advisor ([\w-]+)/gm)].map(([, name]) => name);
    assert.deepEqual(
      named,
      COMMANDS.map(({ name }) => name),
    );
  });
});

describe('the pages that say which files of a folder are read', () => {
  const endings = LANGUAGE_FILES.flatMap(files => files.endings.map(ending => `.${ending}`));

  for (const page of ['docs/command-line.md', 'docs/workspace.md']) {
    it(`name all of them: ${page}`, () => {
      const [list = ''] = /`\.json`, .*? files/.exec(readFileSync(join(ROOT, page), 'utf8')) ?? [];
      assert.deepEqual(
        [...list.matchAll(/`([^`]+)`/g)].map(([, ending]) => ending),
        endings,
      );
    });
  }
});
