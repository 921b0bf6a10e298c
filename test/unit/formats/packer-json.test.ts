import assert from 'node:assert/strict';
import { packerJson } from '../../../src/core/formats/packer-json';
import type { Field } from '../../../src/core/machine/field';
import { documentsIn } from '../one-file';
import { load, template } from './packer-json-kit';

describe('packer-json: recognise', () => {
  const because = (text: string): string | undefined => packerJson.recognise(documentsIn(text, 'x.json'))?.because;

  const cases: readonly [name: string, text: string, expected: string | undefined][] = [
    ['a builder', '{"builders":[{"type":"hyperv-iso"}]}', 'builders[0].type is "hyperv-iso"'],
    ['one behind others', '{"builders":[{"type":"qemu"},{"type":"hyperv-vmcx"}]}', 'builders[1].type is "hyperv-vmcx"'],
    ['keys of any case', '{"Builders":[{"TYPE":"hyperv-iso"}]}', 'Builders[0].TYPE is "hyperv-iso"'],
    ['a file that breaks off', '{"builders":[{"type":"hyperv-iso","vm_name":', 'builders[0].type is "hyperv-iso"'],
    ['no type of another case', '{"builders":[{"type":"Hyperv-ISO"}]}', undefined],
    ['no other type', '{"builders":[{"type":"virtualbox-iso","name":"hyperv-iso"}]}', undefined],
    ['no mention elsewhere', '{"scripts":{"build":"hyperv-iso"},"builders":"hyperv-iso"}', undefined],
    ['no list at the root', '[{"builders":[{"type":"hyperv-iso"}]}]', undefined],
    ['no type that is no text', '{"builders":[{"type":["hyperv-iso"]},null,7]}', undefined],
    ['nothing', '', undefined],
  ];
  for (const [name, text, expected] of cases) {
    it(name, () => assert.equal(because(text), expected));
  }

  it('points at the type', () => {
    const text = template('');
    const span = packerJson.recognise(documentsIn(text))?.at;
    assert.equal(text.slice(span?.offset, span?.end), '"hyperv-iso"');
  });
});

describe('packer-json: generation', () => {
  const of = (field: Field<unknown>): string => `${field.known ? field.value : '?'} ${field.origin}`;

  const cases: readonly [settings: string, expected: string, variables?: string][] = [
    ['', '1 default'],
    ['"generation": 2', '2 literal'],
    ['"generation": 1', '1 literal'],
    ['"generation": "2"', '2 literal'],
    ['"Generation": 2', '2 literal'],
    ['"generation": 0', '1 literal'],
    ['"generation": 3', '1 literal'],
    ['"generation": ""', '1 literal'],
    ['"generation": null', '1 literal'],
    ['"generation": 2.0', '2 literal'],
    ['"generation": 2.9', '2 literal'],
    ['"generation": true', '1 literal'],
    ['"generation": "0x2"', '2 literal'],
    ['"generation": "02"', '2 literal'],
    ['"generation": -1', '? unknown'],
    ['"generation": "-1"', '? unknown'],
    ['"generation": "2.0"', '? unknown'],
    ['"generation": " 2"', '? unknown'],
    ['"generation": "two"', '? unknown'],
    ['"generation": [2]', '? unknown'],
    ['"generation": {}', '? unknown'],
    ['"generation": 1, "generation": 2', '2 literal'],
    ['"generation": 2, "Generation": 1', '2 literal'],
    ['"generation": "{{user `g`}}"', '2 variable', '{ "g": "2" }'],
    ['"generation": "{{ user `g` }}"', '1 variable', '{ "g": "1" }'],
    ['"generation": "{{user \\"g\\"}}"', '2 variable', '{ "g": 2 }'],
    ['"generation": "{{user `g`}}"', '? unknown', '{ "g": "" }'],
    ['"generation": "{{user `g`}}"', '2 variable', '{ "g": "{{user `h`}}", "h": "2" }'],
    ['"generation": "{{user `g`}}"', '2 variable', '{ "g": "1", "g": "2" }'],
    ['"generation": "{{user `g`}}"', '? unknown', '{ "g": null }'],
    ['"generation": "{{user `g`}}"', '? unknown', '{ "G": "2" }'],
    ['"generation": "{{user `g`}}"', '? unknown', '{ "g": "{{env `G`}}" }'],
    ['"generation": "{{user `g`}}"', '? unknown', '{ "g": "{{user `g`}}" }'],
    ['"generation": "{{user `g`}}"', '? unknown', '{ "g": "{{user `h`}}", "h": "{{user `g`}}" }'],
    ['"generation": "{{env `G`}}"', '? unknown'],
    ['"generation": "{{user `g` | lower}}"', '? unknown', '{ "g": "2" }'],
    ['"generation": "{{user `g`}}{{user `none`}}"', '? unknown', '{ "g": "2" }'],
    ['"generation": "{{user `toString`}}"', '? unknown'],
  ];
  for (const [settings, expected, variables] of cases) {
    it(`${settings || 'absent'} ${variables ?? ''}: ${expected}`, () => {
      assert.equal(of(load(template(settings, variables)).machine.generation), expected);
    });
  }

  it('stands where it is written, or at the type', () => {
    const written = load(template('"generation": 2'));
    assert.equal(written.at(written.machine.generation.at), '2');
    assert.equal(written.at(written.machine.at), '"generation": 2');
    const absent = load(template(''));
    assert.equal(absent.at(absent.machine.generation.at), '"type": "hyperv-iso"');
    assert.equal(absent.at(absent.machine.at), '"type": "hyperv-iso"');
    assert.equal(absent.machine.generation.node, undefined);
    const broken = load(template('"generation":\n  2'));
    assert.equal(broken.at(broken.machine.at), '"generation"');
  });

  it('names the variable whose default it is', () => {
    const { machine, at } = load(template('"generation": "{{user `g`}}"', '{ "g": "{{user `h`}}", "h": "1" }'));
    assert.ok(machine.generation.known);
    assert.equal(machine.generation.variable, 'h');
    assert.equal(at(machine.generation.node), '"1"');
    assert.equal(at(machine.generation.at), '"{{user `g`}}"');
  });

  it('is that of the source of a clone', () => {
    const byName = load(template('"clone_from_vm_name": "base"', '{}', 'hyperv-vmcx')).machine;
    assert.deepEqual([of(byName.generation), byName.generationFollows?.known], ['? unknown', true]);
    const stated = load(template('"clone_from_vm_name": "base", "generation": 1', '{}', 'hyperv-vmcx')).machine;
    assert.equal(of(stated.generation), '1 literal');
    const byPath = load(template('"clone_from_vmxc_path": "c:\\\\base"', '{}', 'hyperv-vmcx')).machine;
    assert.equal(of(byPath.generation), '1 default');
    assert.equal(byPath.generationFollows && of(byPath.generationFollows), 'c:\\base literal');
    assert.equal(load(template('')).machine.generationFollows, undefined);
    assert.equal(load(template('', '{}', 'hyperv-vmcx')).machine.generationFollows?.known, false);
  });
});

describe('packer-json: problems', () => {
  const cases: readonly [name: string, text: string, expected: string[]][] = [
    ['none', '{"builders":[{"type":"hyperv-iso"}]}', []],
    ['a key twice at the root', '{"builders":[],"builders":[{"type":"hyperv-iso"}]}', ['duplicate-key "builders"']],
    [
      'a key twice in a builder',
      '{"builders":[{"type":"hyperv-iso","cpus":1,"cpus":2,"cpus":3}]}',
      ['duplicate-key "cpus"', 'duplicate-key "cpus"'],
    ],
    [
      'keys that no version of a builder has had',
      '{"builders":[{"type":"hyperv-iso","generaton":2,"_note":"x"},{"type":"hyperv-vmcx","use_fixed_vhd_format":true}]}',
      [
        'unsupported-argument "generaton"',
        'unsupported-argument "_note"',
        'unsupported-argument "use_fixed_vhd_format"',
      ],
    ],
    [
      'none for keys of Packer’s own, in another case, of earlier versions, and of other builders',
      '{"builders":[{"type":"hyperv-iso","name":"a","CPUs":1,"ram_size":1,"iso_md5":"x"},{"type":"qemu","a":1}]}',
      [],
    ],
    ['a variable twice', '{"variables":{"x":"","x":""}}', ['duplicate-key "x"']],
    ['no names that differ in case: they are other keys to Packer', '{"variables":{"x":"","X":""}}', []],
    ['a comment and a comma', '{"a":[1,], // x\n"b":1}', ['trailing-comma ,', 'comment // x']],
  ];
  for (const [name, text, expected] of cases) {
    it(name, () => {
      const found = packerJson.problems(documentsIn(text));
      assert.deepEqual(
        found.map(({ code, offset, end }) => `${code} ${text.slice(offset, end)}`),
        expected,
      );
      for (const { message } of found) {
        assert.match(message, /Packer refuses/);
        assert.ok(message.length <= 100);
      }
    });
  }
});
