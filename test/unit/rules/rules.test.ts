import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyze } from '../../../src/core/analyze';
import { messageOf } from '../../../src/core/findings';
import { SOURCES } from '../../../src/core/machine/sources';
import { RULES } from '../../../src/core/rules';

const FILE = 'machine.vm.json';

describe('rules', () => {
  it('find nothing in a Generation 2 machine as it should be', () => {
    const text = readFileSync(join(__dirname, '..', '..', '..', 'examples', 'file-server.vm.json'), 'utf8');
    const { machines, findings } = analyze(text, { fileName: FILE });
    assert.equal(machines.length, 1);
    assert.deepEqual(findings, []);
  });

  for (const rule of RULES) {
    it(`${rule.id} has sources, an id of its own and messages of one short line`, () => {
      assert.match(rule.id, /^[a-z0-9-]+\/[a-z0-9-]+$/);
      assert.equal(RULES.filter(({ id }) => id === rule.id).length, 1);
      for (const key of rule.sources) {
        assert.match(SOURCES[key].url, /^https:\/\//);
      }
      for (const message of Object.values(rule.messages)) {
        assert.ok(message.length <= 115 && !message.includes('\n'), message);
      }
    });
  }

  it('say of the drive that finds no place on full SCSI controllers that there is none, and offer no conversion', () => {
    const onScsi = Array.from({ length: 256 }, (_, index) => ({
      ControllerType: 'SCSI',
      ControllerNumber: Math.floor(index / 64),
      ControllerLocation: index % 64,
    }));
    const onIde = { Path: 'system.vhdx', ControllerNumber: 0, ControllerLocation: 0 };
    const found = (drives: readonly object[]) => {
      const text = JSON.stringify({ Generation: 1, HardDrives: [...drives, onIde] });
      const { findings, machines } = analyze(text, { fileName: FILE });
      const overflow = findings.filter(({ rule }) => rule === 'disk/scsi-overflow');
      return {
        status: machines[0]?.status,
        overflow: overflow.map(({ message, at, fix }) => [message, text.slice(at.offset, at.end), fix]),
      };
    };
    assert.deepEqual(found(onScsi), {
      status: 'blocked',
      overflow: [['default', '"ControllerNumber":0', undefined]],
    });
    assert.deepEqual(found(onScsi.slice(1)), { status: 'needs-work', overflow: [] });
  });

  it('keep what a file says in messages to one line', () => {
    const text = '{"Name": "m", "Generation": 2, "HostOperatingSystem": "Server 2012\\n\\u001b[31m"}';
    const [finding] = analyze(text, { fileName: FILE }).findings;
    assert.ok(finding);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that there is none is the point
    assert.doesNotMatch(messageOf(finding), /[\u0000-\u001f]/);
  });

  it('name the file of a long address in messages', () => {
    const folder = 'https://images.example.org/a/long/way/down/to/the/images/of/systems/that/are/out/of/support';
    const text = `{"builders": [{"type": "hyperv-iso", "iso_url": "${folder}/ubuntu-16.04.7-server-i386.iso"}]}`;
    const finding = analyze(text).findings.find(({ rule }) => rule === 'guest/32-bit');
    assert.ok(finding);
    assert.match(messageOf(finding), /\/ubuntu-16\.04\.7-server-i386\.iso"/);
  });
});
