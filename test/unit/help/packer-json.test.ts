import assert from 'node:assert/strict';
import { ARGUMENTS } from '../../../src/core/formats/packer/arguments';
import { PROPERTIES } from '../../../src/core/formats/packer/properties';
import { userVariableAt } from '../../../src/core/formats/packer-json/user-variable';
import { packerCompletions, packerHover } from '../../../src/core/help/packer-json';
import { findRule } from '../../../src/core/rules';

/** The text without its mark, and where that was. */
function marked(text: string): [text: string, offset: number] {
  return [text.replace('‸', ''), text.indexOf('‸')];
}

const completionsIn = (text: string) => packerCompletions(...marked(text));
const builder = (content: string, type = 'hyperv-iso') =>
  `{ "builders": [\n  { "type": "qemu", "format": "raw" },\n  { "type": "${type}",\n    ${content}\n  }\n] }`;

/** The text with what a completion writes. */
function chosen(text: string, label: string): string {
  const found = completionsIn(text).find(each => each.label === label);
  assert.ok(found !== undefined, `${label} is not offered`);
  const [plain] = marked(text);
  return plain.slice(0, found.at.offset) + found.snippet + plain.slice(found.at.end);
}

describe('the properties of a Packer builder', () => {
  it('are offered behind a quote, those about the generation first, without those that are there', () => {
    const labels = completionsIn(builder('"memory": 2048,\n    "‸"'))
      .sort((a, b) => (a.order < b.order ? -1 : 1))
      .map(({ label }) => label);
    assert.deepEqual(labels.slice(0, 3), ['generation', 'enable_secure_boot', 'secure_boot_template']);
    assert.ok(!labels.includes('memory') && !labels.includes('type') && !labels.includes('packer_debug'));
    assert.ok(labels.includes('use_legacy_network_adapter') && !labels.includes('clone_from_vm_name'));
  });

  it('are those of the type, wherever in the builder it stands', () => {
    const labels = completionsIn('{"builders": [{"‸", "type": "hyperv-vmcx"}]}').map(({ label }) => label);
    assert.ok(labels.includes('clone_from_vm_name') && !labels.includes('use_legacy_network_adapter'));
  });

  it('are written with a value to fill in, and a comma where another follows', () => {
    assert.equal(chosen(builder('"‸"'), 'generation'), builder('"generation": $'.concat('{1|2,1|}')));
    assert.equal(
      chosen(builder('"gen‸"\n    "memory": 1024'), 'enable_tpm'),
      builder('"enable_tpm": $'.concat('{1|true,false|},\n    "memory": 1024')),
    );
    assert.equal(chosen(builder('‸'), 'cd_files'), builder('"cd_files": ["$1"]'));
    assert.equal(chosen(builder('gen‸'), 'cd_content'), builder('"cd_content": { $1 }'));
    assert.equal(chosen(builder('/* x */‸'), 'cd_content'), builder('/* x */"cd_content": { $1 }'));
  });

  it('keep the value that is there', () => {
    assert.equal(chosen(builder('"floppy‸_files": ["a"]'), 'cd_files'), builder('"cd_files": ["a"]'));
  });

  it('have their values where those are closed', () => {
    const values = (text: string) => completionsIn(builder(text)).map(({ snippet }) => snippet);
    assert.deepEqual(values('"generation": ‸'), ['2', '1']);
    assert.deepEqual(values('"enable_secure_boot": t‸,\n "cpus": 2'), ['true', 'false']);
    assert.deepEqual(values('"secure_boot_template": "‸"'), [
      '"MicrosoftWindows"',
      '"MicrosoftUEFICertificateAuthority"',
      '"OpenSourceShieldedVM"',
    ]);
    assert.deepEqual(values('"boot_order": ["SCSI:0:0", "‸"]'), ['"SCSI:0:0"', '"SCSI:0:1"']);
    assert.deepEqual(values('"boot_order": ‸'), []);
    assert.deepEqual(values('"first_boot_device": ["‸"]'), []);
    assert.equal(values('"configuration_version": "‸"').at(-1), '"5.0"');
    assert.deepEqual(values('"switch_name": "‸"'), []);
  });

  it('are offered in no other place', () => {
    for (const text of [
      '{ "builders": [{ "type": "qemu", "‸" }, { "type": "hyperv-iso" }] }',
      '{ "builders": [{ "type": "hyperv-iso" }], "variables": { "‸" } }',
      '{ "builders": [{ "type": "hyperv-iso", "cd_content": { "‸" } }] }',
      '{ "builders": [{ "type": "hyperv-iso", "memory": 1 ‸ }] }',
      '{ "builders": [{ "type": "hyperv-iso" // "‸"\n }] }',
      '{ "builders": [{ "type": "hyperv-iso", // x‸\n }] }',
      '{ "builders": [{ "type": "hyperv-iso", /* x‸ */ }] }',
      '{ "builders": [{ "type": "hyperv-iso" }, ‸] }',
      '{ "builders": ‸ }',
      '‸',
    ]) {
      assert.deepEqual(completionsIn(text), [], text);
    }
  });

  it('are explained with what Generation 2 makes of them', () => {
    const hover = packerHover(...marked(builder('"use_legacy‸_network_adapter": true')), ({ id }) => `page:${id}`);
    assert.match(hover?.markdown ?? '', /^\*\*use\\_legacy\\_network\\_adapter\*\*\n\n.*refuses it with generation 2/);
    assert.match(
      hover?.markdown ?? '',
      /synthetic adapter of Generation 2 boots[\s\S]*\[nic\/legacy\]\(page:nic\/legacy\)/,
    );
    assert.equal(packerHover(...marked(builder('"switch_name": "ge‸neration"'))), undefined);
    assert.equal(packerHover(...marked(builder('"ssh_‸port": 22'))), undefined);
  });

  it('are arguments that Packer takes, and name rules that there are', () => {
    const all = new Set([...ARGUMENTS['hyperv-iso'].keys(), ...ARGUMENTS['hyperv-vmcx'].keys()]);
    assert.deepEqual(
      Object.keys(PROPERTIES).filter(name => !all.has(name)),
      [],
    );
    assert.deepEqual(
      Object.values(PROPERTIES).flatMap(property => (property?.rules ?? []).filter(id => findRule(id) === undefined)),
      [],
    );
  });

  it('are found in any text, at any place, without a throw', () => {
    const text = `${builder('"floppy_files": ["a\\"b", {], "x" "y": tru // no\n, "memory"')}]]}}`;
    for (let offset = 0; offset <= text.length; offset += 1) {
      for (const cut of [text, text.slice(0, offset)]) {
        for (const { at } of packerCompletions(cut, offset)) {
          assert.ok(at.offset <= offset && offset <= at.end);
        }
        packerHover(cut, offset);
        userVariableAt(cut, offset);
      }
    }
  });
});

describe('a user variable of a Packer template', () => {
  const declared = '{ "variables": { "gen": "2", "of": "{{ user `gen` }}" },\n "builders": [{ "generation": ';

  it('leads to where it is declared', () => {
    for (const written of ['{{user `ge‸n`}}', '{{ user `gen` }}‸', 'v‸{{user \\"gen\\"}}']) {
      const [text, offset] = marked(`${declared}"${written}" }] }`);
      const found = userVariableAt(text, written.startsWith('v') ? offset + 3 : offset);
      assert.equal(found?.name, 'gen');
      assert.equal(found?.declaration && text.slice(found.declaration.offset, found.declaration.end), '"gen"');
    }
  });

  it('leads nowhere where nothing declares it, and is nothing else', () => {
    const [text, offset] = marked(`${declared}"{{user \`oth‸er\`}}" }] }`);
    assert.equal(userVariableAt(text, offset)?.declaration, undefined);
    assert.equal(userVariableAt(text, 3), undefined);
  });
});
