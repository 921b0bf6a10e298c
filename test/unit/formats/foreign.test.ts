import assert from 'node:assert/strict';
import { analyze } from '../../../src/core/analyze';
import { convert } from '../../../src/core/convert/convert';
import { foreignDocument } from '../../../src/core/formats/foreign/documents';
import { parseDocument } from '../../../src/core/languages/json/parse';
import { FOREIGN_DISKS, FOREIGN_MARKS } from './foreign-marks';

const count = (text: string, fileName = 'list.json'): number => analyze(text, { fileName }).machines.length;

/** What any hypervisor's machine has. */
const ANY = '"name": "web", "cpus": 2, "memory": 4096, "os": "Windows Server 2016", "firmware": "bios"';

function assertNone(text: string, fileName = 'list.json'): void {
  assert.equal(count(text, fileName), 0, text);
  assert.equal(convert(text, { fileName, lossy: true }).text, text);
}

describe("other tools' machines", () => {
  it('are told from ours by what only they have', () => {
    assert.equal(count(`[{ ${ANY} }]`), 1);
    const marks = [...FOREIGN_MARKS, ...FOREIGN_DISKS];
    for (const mark of marks) {
      assertNone(`[{ ${ANY}, ${mark} }]`);
      assertNone(`{ "lab": { "machines": { "web": { ${ANY}, ${mark} } } } }`);
      assertNone(`{ ${ANY}, ${mark} }`, 'web.vm.json');
    }
  });

  it('are told by the list that they stand in', () => {
    for (const list of ['vInfo', 'vmware', 'vsphere_vms', 'kvm', 'Proxmox VMs', 'azure', 'aws']) {
      assertNone(`{ "${list}": [{ ${ANY}, "generation": 1 }] }`);
    }
    assert.equal(count(`{ "vmware": [{ ${ANY} }], "hyperv": [{ ${ANY} }] }`), 1);
    assertNone(`{ "provider": "virtualbox", "vms": [{ ${ANY} }] }`);
    assertNone(`{ "type": "x", "properties": { "storageProfile": {}, "instanceView": { ${ANY}, "generation": 1 } } }`);
  });

  it('tell of others of their list, where nothing but what any machine has speaks for those', () => {
    assertNone(`[{ ${ANY}, "path": "[a] b/b.vmx" }, { ${ANY} }]`);
    assert.equal(count(`[{ ${ANY}, "path": "[a] b/b.vmx" }, { ${ANY}, "generation": 1 }]`), 1);
  });

  it('are none where labels or measurements of a machine stand', () => {
    for (const key of ['labels', 'tags', 'annotations', 'metric', 'dimensions']) {
      assertNone(`{ "data": [{ "${key}": { "name": "web", "generation": "1", "cpus": "2", "os": "Windows 10" } }] }`);
    }
  });

  it('do not mark what was made of them, or what people say of one of ours', () => {
    const ours = [
      '"source": "old.vmdk", "vhdx": "D:\\\\web.vhdx"',
      '"notes": "was VMware, [ds1] web/web.vmx"',
      '"datastore": "D:\\\\VMs"',
      '"hypervisor": "Hyper-V", "datastore": "ssd-1"',
      '"platform": "Windows"',
      '"iso": "D:\\\\iso\\\\virtio-win.iso"',
    ];
    for (const mark of ours) {
      assert.equal(count(`[{ ${ANY}, ${mark} }]`), 1, mark);
    }
  });
});

describe('files of values', () => {
  const what = (text: string, fileName?: string): string | undefined =>
    foreignDocument(parseDocument(text).root, fileName)?.is;

  it("are those of Packer's variables, by a builder's words or as texts of its settings", () => {
    assertNone('{ "vm_name": "web", "generation": "1", "cpus": "2", "memory": "2048", "switch_name": "LAN" }');
    assertNone('{ "name": "web", "generation": 1, "cpus": 2, "memory": 2048, "iso_checksum": "none" }');
    assertNone('{ "name": "web", "generation": 1, "cpus": 2, "memory": 2048 }', 'web.pkrvars.json');
    assert.match(what('{ "winrm_username": "a" }') ?? '', /-var-file/);
    assert.equal(count('[{ "vm_name": "web", "generation": "1", "cpus": "2", "memory": "2048" }]'), 1);
  });

  it("are those of Terraform's, by their name", () => {
    const text = '{ "name": "web", "generation": 1, "processor_count": 2, "memory_startup_bytes": 2147483648 }';
    assertNone(text, 'terraform.tfvars.json');
    assertNone(text, 'C:\\lab\\PROD.auto.tfvars.json');
    assertNone(`{ "vms": { "sensitive": false, "type": "list", "value": [${text}] } }`);
    assert.equal(count(text), 1);
  });
});

describe('a definition that does not parse', () => {
  const problems = (text: string, fileName = 'list.json'): string[] =>
    analyze(text, { fileName }).problems.map(({ code }) => code);

  it('is known by all of its words, wherever the mistake is', () => {
    const machine = '{ "Name": "a", "Generation": 1, "ProcessorCount": 2, "MemoryStartup": 4294967296 }';
    for (let at = 0; at <= machine.length; at += 1) {
      const broken = `[${machine.slice(0, at)}§${machine.slice(at)}, ${machine}]`;
      assert.ok(analyze(broken).machines.length > 0 || problems(broken).length === 1, broken);
    }
    assert.deepEqual(problems('[{ "Name": "a",, "Generation": 1, "ProcessorCount": 2, "Notes": "x" }]'), [
      'key-expected',
    ]);
    assert.deepEqual(problems('{ "variables": { "a": 1,, }, "builders": [{ "type": "hyperv-iso" }] }'), [
      'key-expected',
    ]);
  });

  it('is none where its words are no machine of Hyper-V', () => {
    const others = [
      '{ "a": 1,, "generation": 1, "labels": {} }',
      '{ "a": 1,, "builders": [{ "type": "qemu", "generation": 1, "cpus": 2, "memory": 1024 }] }',
      '{ "$schema": "https://x/deploymentTemplate.json#", "a": 1,, "name": "a", "generation": 1, "cpus": 2 }',
      '{ "a": 1,, "contentVersion": "1", "resources": [{ "name": "a", "generation": 1, "cpus": 2 }] }',
      `[{ "a": 1,, ${ANY}, "path": "[a] b/b.vmx" }]`,
    ];
    for (const text of others) {
      assert.deepEqual(problems(text), [], text);
    }
  });
});

describe('the marks of another tool', () => {
  const machine = { Name: 'a', Generation: 1, MemoryStartup: '2GB', HardDrives: [{ Path: 'a.vhdx' }] };
  const formatOf = (more: object): string | undefined =>
    analyze(JSON.stringify({ vms: [machine], ...more })).format?.id;

  it('count where all of them are there', () => {
    assert.equal(formatOf({ SchemaVersion: { Major: 2 }, VirtualMachine: {} }), undefined);
    assert.equal(formatOf({ SchemaVersion: { Major: 2 } }), 'vm-definition');
    assert.equal(formatOf({ VirtualMachine: {} }), 'vm-definition');
    assert.equal(formatOf({ apiVersion: 'v1', kind: 'Pod' }), undefined);
    assert.equal(formatOf({ kind: 'Pod' }), 'vm-definition');
    assert.equal(formatOf({ source: {}, build: {} }), undefined);
    assert.equal(formatOf({ source: {} }), 'vm-definition');
  });

  it('are blocks where a list of machines could have such a word', () => {
    assert.equal(formatOf({ source: 'export', build: 7 }), 'vm-definition');
    assert.equal(formatOf({ provider: {} }), undefined);
    assert.equal(formatOf({ provider: 'hyper-v' }), 'vm-definition');
  });
});
