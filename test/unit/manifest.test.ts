import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOSTS } from '../../src/core/machine/hosts';
import { textReport } from '../../src/core/reports/text';
import { CONTEXT, report, run } from './reports/report-kit';

const root = join(__dirname, '..', '..');
const readJson = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8'));

describe('the manifest', () => {
  const manifest = readJson('package.json');
  const { contributes } = manifest;

  it('names files that exist', () => {
    const paths = [
      manifest.icon,
      ...contributes.jsonValidation.map(({ url }: { url: string }) => url),
      ...contributes.grammars.map(({ path }: { path: string }) => path),
      ...contributes.viewsContainers.activitybar.map(({ icon }: { icon: string }) => icon),
    ];
    for (const path of paths) {
      assert.ok(existsSync(join(root, path)), path);
    }
  });

  it('validates only files of our own', () => {
    assert.deepEqual(
      contributes.jsonValidation.map(({ fileMatch }: { fileMatch: string }) => fileMatch),
      ['*.vm.json', '.gen2-advisor.json'],
    );
  });

  it('has a text for every key, and no key without use', () => {
    const used = [...JSON.stringify(manifest).matchAll(/"%([^%"]+)%"/g)].map(match => match[1]);
    assert.deepEqual(new Set(used), new Set(Object.keys(readJson('package.nls.json'))));
  });

  it('links settings to settings that there are', () => {
    const names = Object.keys(contributes.configuration.properties);
    const linked = [
      ...Object.values<string>(readJson('package.nls.json'))
        .join()
        .matchAll(/`#([^#`]+)#`/g),
    ];
    assert.ok(linked.length > 0);
    for (const [link, name = ''] of linked) {
      assert.ok(names.includes(name), link);
    }
  });

  it('has a problem matcher that knows every line of a report as text that has a place', () => {
    const [{ name, pattern }] = contributes.problemMatchers;
    assert.equal(name, 'gen2-advisor');
    const machines = [
      { Name: 'a: b', Generation: 2, NetworkAdapters: [{ IsLegacy: true }], GuestOperatingSystem: 'Windows 11' },
      { Name: 'c', Generation: 1, NetworkAdapters: [{ IsLegacy: true }] },
    ];
    const twice = '{ "builders": [{ "type": "hyperv-iso", "memory": 1, "memory": 2 }] }';
    const files = [report('lab/a b.vm.json', machines), report('C:\\lab\\t.json', twice)];
    const lines = textReport(run(files), CONTEXT).split('\n').slice(0, -4);
    const expected = files.flatMap(({ path, findings, problems }) =>
      [...problems, ...findings].map(said => {
        const { line, character } = said.range?.start ?? { line: -1, character: -1 };
        const severity = said.severity === 'information' ? 'info' : said.severity;
        const code = 'rule' in said ? said.rule : said.code;
        return [path, line + 1, character + 1, severity, said.message, code].join('|');
      }),
    );
    const { file, line, column, severity, message, code } = pattern;
    const matched = lines.map(text => {
      const match = new RegExp(pattern.regexp).exec(text) ?? [];
      return [file, line, column, severity, message, code].map(group => match[group]).join('|');
    });
    assert.deepEqual(matched.sort(), expected.sort());
    for (const word of ['|error|', '|warning|', '|info|', '|duplicate-key']) {
      assert.ok(
        matched.some(text => text.includes(word)),
        word,
      );
    }
  });

  it('puts into menus what there is, and nothing into every file', () => {
    const commands = new Set(contributes.commands.map(({ command }: { command: string }) => command));
    const submenus = new Set(contributes.submenus.map(({ id }: { id: string }) => id));
    for (const [menu, entries] of Object.entries<Record<string, string>[]>(contributes.menus)) {
      for (const { command, submenu, when } of entries) {
        assert.ok(command === undefined ? submenus.has(submenu) : commands.has(command), `${menu}: ${command}`);
        assert.notEqual(when, undefined, `${menu}: ${command}`);
      }
    }
  });

  it('has a walkthrough of few steps, each with a picture and one thing to do', () => {
    const texts = readJson('package.nls.json');
    const [{ steps }] = contributes.walkthroughs;
    assert.ok(steps.length <= 4);
    for (const { id, description, media, completionEvents } of steps) {
      const links = [...texts[description.slice(1, -1)].matchAll(/\]\(command:([^)]+)\)/g)];
      assert.equal(links.length, 1, id);
      assert.equal(completionEvents[0], `onCommand:${links[0]?.[1]}`);
      const picture = readFileSync(join(root, media.svg), 'utf8');
      // VS Code takes styles out of pictures; colours that are not the theme's own would be lost in one of them.
      assert.doesNotMatch(picture, /style|class=|(?:fill|stroke)="#/, id);
      assert.match(picture, new RegExp(`id="${id}"`));
    }
  });

  it('offers the hosts that the engine knows', () => {
    const settings = Object.assign({}, ...[contributes.configuration].flat().map(({ properties }) => properties));
    assert.deepEqual(
      settings['hyperv-gen2.host'].enum,
      HOSTS.map(({ id }) => id),
    );
  });

  it('lets the walkthrough run its commands whatever else is open', () => {
    const [{ steps }] = contributes.walkthroughs;
    const known = [
      ...manifest.activationEvents,
      ...contributes.commands.map(({ command }: { command: string }) => `onCommand:${command}`),
    ];
    for (const { id, completionEvents } of steps) {
      assert.ok(known.includes(completionEvents[0]), id);
    }
  });

  it('says what it costs and whom it trusts, and names no address that is not there', () => {
    assert.equal(manifest.pricing, 'Free');
    assert.deepEqual(manifest.capabilities, { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true });
    for (const address of ['repository', 'bugs', 'homepage', 'badges']) {
      assert.equal(manifest[address], undefined, address);
    }
  });

  it('puts every command into one category', () => {
    for (const { command, category } of contributes.commands) {
      assert.equal(category, 'Hyper-V Gen 2', command);
    }
  });

  it('installs nothing beside the bundles', () => {
    assert.equal(manifest.dependencies, undefined);
  });
});

describe('the tools for language models', () => {
  it('have one name each in the manifest, in what stands in for them and in what they are', () => {
    const named = (path: string, within: RegExp): string[] => {
      const [text = ''] = within.exec(readFileSync(join(root, path), 'utf8')) ?? [];
      return [...text.matchAll(/\b\w+_hyperv_\w+\b/g)].map(([name]) => name);
    };
    const { contributes } = readJson('package.json');
    const names: string[] = contributes.languageModelTools.map(({ name }: { name: string }) => name);
    assert.equal(names.length, 2);
    assert.deepEqual(named('src/vscode/gate.ts', /const TOOLS[^;]*;/), names);
    assert.deepEqual(named('src/vscode/agents/languageModelTools.ts', /type ToolName[^;]*;/), names);
  });
});
