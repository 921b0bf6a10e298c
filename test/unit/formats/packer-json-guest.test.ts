import assert from 'node:assert/strict';
import { packerJson } from '../../../src/core/formats/packer-json';
import { assertGrowsEvenly } from '../growth';
import { documentsIn } from '../one-file';
import { size } from '../runs';
import { load, template } from './packer-json-kit';

describe('packer-json: scripts', () => {
  const text = `{
    "variables": { "shutdown": "a:\\\\off.cmd" },
    "provisioners": [
      { "type": "shell", "inline": ["one", "two"], "only": ["a"], "pause_before": "9s" },
      { "type": "shell", "inline": "three", "override": { "b": { "inline": "four" } } },
      { "type": "shell", "inline": "five", "except": ["b"] }
    ],
    "builders": [
      { "type": "hyperv-iso", "name": "a", "boot_command": ["<tab>", "x<enter>"], "shutdown_command": "{{user \`shutdown\`}}" },
      { "type": "hyperv-iso", "name": "b", "boot_command": "y" }
    ]
  }`;

  it('are those of the builder', () => {
    const scripts = load(text).machines.map(machine => machine.scripts.map(script => `${script.kind} ${script.text}`));
    assert.deepEqual(scripts, [
      [
        'boot-command <tab>\nx<enter>',
        'shutdown-command a:\\off.cmd',
        'provisioner one\ntwo',
        'provisioner three',
        'provisioner five',
      ],
      ['boot-command y', 'provisioner three', 'provisioner four'],
    ]);
  });
});

describe('packer-json: what a provisioner names', () => {
  const read = (provisioner: string) =>
    load(`{ "builders": [{ "type": "hyperv-iso" }], "provisioners": [${provisioner}] }`).machine.scripts.map(
      ({ text, isWrittenTo }) => `${text}${isWrittenTo ? ' written' : ''}`,
    );

  it('is no text of the guest where it runs, or lies, on the host', () => {
    assert.deepEqual(read('{ "type": "shell-local", "inline": ["copy a:/x ."] }'), []);
    assert.deepEqual(read('{ "type": "powershell", "scripts": ["a:/x.ps1"], "script": "a:/y.ps1" }'), []);
  });

  it('is written to where Packer puts a file, and read where it fetches one', () => {
    const paths = '"source": "a:/x", "destination": "A:/y"';
    assert.deepEqual(read(`{ "type": "file", ${paths} }`), ['A:/y written']);
    assert.deepEqual(read(`{ "type": "file", ${paths}, "direction": "download" }`), ['a:/x written', 'download']);
  });
});

describe('packer-json: the guest', () => {
  const guests: readonly [name: string, text: string, expected: string, fileName?: string][] = [
    [
      'its image',
      template('"iso_url": "{{user `i`}}"', '{ "i": "ubuntu-18.04.6-server-amd64.iso" }'),
      'ubuntu-18.04 x64 "{{user `i`}}"',
    ],
    ['its name', template('"vm_name": "WindowsServer2019"'), 'windows-server-2019 x64 "WindowsServer2019"'],
    ['the file', template('"vm_name": "box"'), 'windows-server-2016 x64 "type": "hyperv-iso"', 'windows_2016.json'],
    [
      'an answer file on the floppy',
      template('"floppy_files": ["scripts/win7.ps1", "answer_files/2012_r2/Autounattend.xml"]'),
      'windows-server-2012-r2 x64 "answer_files/2012_r2/Autounattend.xml"',
    ],
    [
      'a sibling',
      '{"builders":[{"type":"hyperv-iso"},{"type":"virtualbox-iso","guest_os_type":"Windows7_64"}]}',
      'windows-7 x64 "Windows7_64"',
    ],
    [
      'its box',
      '{"builders":[{"type":"hyperv-iso"}],"post-processors":[[{"type":"vagrant","output":"out/windows_2022_{{.Provider}}.box"}]]}',
      'windows-server-2022 x64 "out/windows_2022_{{.Provider}}.box"',
    ],
    [
      'what its description begins with',
      '{"description":"Ubuntu 22.04, {a} and/or b","builders":[{"type":"hyperv-iso"}]}',
      'ubuntu-22.04 undefined "Ubuntu 22.04, {a} and/or b"',
    ],
    [
      'a variable',
      template('', '{ "os_name": "win2012r2-standard" }'),
      'windows-server-2012-r2 x64 "win2012r2-standard"',
    ],
    ['nothing', template('"iso_url": "{{user `i`}}"'), 'undefined undefined '],
  ];
  for (const [name, text, expected, fileName] of guests) {
    it(`is known by ${name}`, () => {
      const { machine, at } = load(text, fileName);
      const { recognised, at: span, origin } = machine.guest ?? {};
      assert.equal(`${recognised?.system?.id} ${recognised?.architecture} ${at(span)}`, expected);
      assert.ok(machine.guest === undefined || origin === 'inferred');
    });
  }

  it('of several machines is known by what is their own', () => {
    const { machines } = load(
      `{"variables":{"os_name":"windows-2016"},"builders":[
        {"type":"hyperv-iso","name":"ubuntu-18.04-hyperv"},
        {"type":"hyperv-iso","name":"web-hyperv"},
        {"type":"hyperv-iso","name":"hyperv"},
        {"type":"vmware-iso","name":"web-vmware","guest_os_type":"windows7-64"},
        {"type":"vmware-iso","name":"vmware","guest_os_type":"windows8-64"},
        {"type":"vmware-iso","name":"db-vmware","guest_os_type":"freebsd-64"}]}`,
      'windows_2019.json',
    );
    assert.deepEqual(
      machines.map(({ guest }) => guest?.recognised.system?.id.split('-')[0]),
      ['ubuntu', 'windows', undefined],
    );
  });
});

describe('packer-json: hostile templates', () => {
  const wide = (count: number, item: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => item(index)).join();
  const read = (text: string): void => {
    const documents = documentsIn(text);
    assert.ok([...packerJson.read(documents)].length > 0);
    packerJson.problems(documents);
  };

  const texts: readonly [name: string, text: string][] = [
    [
      'values of every wrong type',
      `{"variables":[],"provisioners":{},"post-processors":7,"builders":[{"type":"hyperv-iso",${['name', 'vm_name', 'generation', 'iso_url', 'iso_urls', 'boot_order', 'first_boot_device', 'boot_command', 'floppy_content', 'enable_tpm', 'memory'].map(key => `"${key}":[[{"a":null}]]`).join()}}]}`,
    ],
    [
      'variables that double',
      `{"variables":{${wide(60, index => `"v${index}":"{{user \`v${index + 1}\`}}{{user \`v${index + 1}\`}}"`)},"v60":"xx"},"builders":[{"type":"hyperv-iso","generation":"{{user \`v0\`}}"}]}`,
    ],
  ];
  for (const [name, text] of texts) {
    it(name, () => read(text));
  }

  const growing: readonly [name: string, most: number, text: (count: number) => string][] = [
    [
      'deep nesting',
      100_000,
      count => `{"builders":[{"type":"hyperv-iso","floppy_files":${'['.repeat(count)}${']'.repeat(count)}}]}`,
    ],
    [
      'a long chain of variables',
      size(50_000),
      count =>
        `{"variables":{${wide(count, index => `"v${index}":"{{user \`v${index + 1}\`}}"`)}},"builders":[{"type":"hyperv-iso","generation":"{{user \`v0\`}}"}]}`,
    ],
    [
      'many builders and provisioners',
      5_000,
      count =>
        `{"provisioners":[${wide(count, () => '{"type":"shell","inline":["x"]}')}],"builders":[${wide(count, () => '{"type":"hyperv-iso"}')}]}`,
    ],
    ['openings of expressions', 50_000, count => template(`"iso_url": "${'{{user `'.repeat(count)}"`)],
    ['blanks in an expression', 100_000, count => template(`"iso_url": "{{${' '.repeat(count)}"`)],
  ];
  for (const [name, most, text] of growing) {
    it(`${name}, in a time that grows with them`, () => assertGrowsEvenly(count => read(text(count)), most));
  }
});
