import assert from 'node:assert/strict';
import { definitionFiles, inventoryText, isComputerName } from '../../../src/core/host-export/files';
import { hostRecord, type ReadMachine } from '../../../src/core/host-export/records';
import { refusalText } from '../../../src/core/host-export/words';

const machine = (name: string, id = '1'): ReadMachine => ({
  kind: 'machine',
  ...{ name, id, number: 1, of: 1, text: `{\n  "Name": ${JSON.stringify(name)}\n}\n` },
});

describe('the records of a host', () => {
  it('are what they say, in one layout', () => {
    const text = '{ "Name":"web",  "Path": "D:\\\\web" }';
    const record = hostRecord(JSON.stringify({ kind: 'machine', name: 'web', id: '7', text, number: 2, of: 5 }));
    assert.deepEqual(record, {
      kind: 'machine',
      ...{ name: 'web', id: '7', number: 2, of: 5, text: '{\n  "Name": "web",\n  "Path": "D:\\\\web"\n}\n' },
    });
    assert.deepEqual(hostRecord('{"kind":"end"}'), { kind: 'end' });
  });

  it('are none where a line is anything else, whatever it is', () => {
    for (const line of ['', 'WARNING: x', 'null', '7', '[]', '{}', '{"kind":"other"}', '{"kind":["end"]}', '\u0000']) {
      assert.equal(hostRecord(line), undefined, line);
    }
    const broken = { kind: 'machine', name: 'web', text: '[1]' };
    assert.deepEqual(hostRecord(JSON.stringify(broken)), { kind: 'failed', message: 'web' });
    assert.deepEqual(hostRecord('{"kind":"refused","reason":"x","detail":3}'), {
      kind: 'refused',
      reason: 'failed',
      detail: '',
    });
  });
});

describe('the files of a host', () => {
  const names = (...machines: readonly string[]): string[] =>
    definitionFiles(machines.map((name, index) => machine(name, `id${index}`))).map(({ name }) => name);

  it('are called as the machines are, as far as a file can be', () => {
    assert.deepEqual(names('web 01', 'a/b\\c:d*e?f"g<h>i|j', '..', '...hidden', 'NUL', 'com1.x', 'x. ', '\u202etxt'), [
      ...['web 01.vm.json', 'a-b-c-d-e-f-g-h-i-j.vm.json', '_.vm.json', 'hidden.vm.json', '_NUL.vm.json'],
      ...['_com1.x.vm.json', 'x.vm.json', '-txt.vm.json'],
    ]);
    assert.ok(Buffer.byteLength(names('\u{1f5a5}'.repeat(300))[0] ?? '') <= 255);
  });

  it('are of one machine each, also of several of a name, in whatever case', () => {
    assert.deepEqual(names('web', 'WEB', 'web'), ['web.vm.json', 'WEB-id1.vm.json', 'web-id2.vm.json']);
    const same = definitionFiles([machine('web'), machine('web'), machine('web')]).map(({ name }) => name);
    assert.deepEqual(same, ['web.vm.json', 'web-1.vm.json', 'web-2.vm.json']);
  });

  it('can be one text', () => {
    const all = JSON.parse(inventoryText([machine('web'), machine('db')]));
    assert.deepEqual(all, { VirtualMachines: [{ Name: 'web' }, { Name: 'db' }] });
  });
});

describe('the name of a computer', () => {
  it('is no option, no path and no text for a shell', () => {
    for (const name of ['hv01', 'HV-01.example.com', '10.0.0.7', 'fe80::1', 'büro', 'a']) {
      assert.ok(isComputerName(name), name);
    }
    for (const name of ['', '-Option', 'a b', '\\\\hv01', 'a;b', "a'", '$(x)', 'a\n', 'a-', 'x'.repeat(300)]) {
      assert.ok(!isComputerName(name), name);
    }
  });
});

describe('why a host was not read', () => {
  it('is said in a line, of this computer or of the other one', () => {
    const reasons = ['no-powershell', 'policy', 'no-module', 'no-permission', 'unreachable', 'failed'] as const;
    for (const reason of reasons) {
      for (const computer of reason === 'unreachable' ? ['hv01'] : [undefined, 'hv01']) {
        const text = refusalText({ kind: 'refused', reason, detail: 'one\r\ntwo' }, computer);
        assert.match(text, /^[A-Z]|^hv01/);
        assert.doesNotMatch(text, /[\r\n{}]/);
      }
    }
    assert.match(refusalText({ kind: 'refused', reason: 'failed', detail: '' }, undefined), /^PowerShell ended/);
  });
});
