/** Lists longer than what engines take as arguments of one call, wherever a file may have one. */
import assert from 'node:assert/strict';
import '../../../src/core/azure';
import '../../../src/core/hcl';
import { readAnswerFile } from '../../../src/core/companions/answer-file';
import { convert } from '../../../src/core/convert/convert';

const MANY = 150_000;

describe('a list that is longer than arguments may be', () => {
  it('is read in XML', () => {
    assert.deepEqual(readAnswerFile(`<unattend>${'<b/>'.repeat(MANY)}</unattend>`)?.disks, []);
  });

  const list = `[${'1,'.repeat(MANY)}1]`;
  const texts: Readonly<Record<string, readonly [fileName: string, text: string]>> = {
    'comments of a definition': ['a.vm.json', `${'//\n'.repeat(MANY)}{"Name":"a","Generation":1,"HardDrives":[]}`],
    'a template of Packer in JSON': [
      'a.json',
      `{"builders":[{"type":"hyperv-iso","iso_url":"debian.iso","boot_command":["x"],"floppy_files":["a"],"x":${list}}],"provisioners":[{"type":"shell","inline":${list}}]}`,
    ],
    'a configuration in HCL': [
      'a.pkr.hcl',
      `locals {\n  a = ${list}\n}\nsource "hyperv-iso" "a" {\n  generation = local.a\n  iso_url = "debian.iso"\n}\n`,
    ],
    'a template of Azure': [
      'a.json',
      `{"$schema":"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#","resources":[{"type":"Microsoft.Compute/virtualMachines","apiVersion":"2024-07-01","name":"a","properties":{"x":${list},"storageProfile":{"imageReference":{"publisher":"Canonical","offer":"UbuntuServer","sku":"18.04-LTS"}}}}]}`,
    ],
  };
  for (const [what, [fileName, text]] of Object.entries(texts)) {
    it(`is read and converted in ${what}`, () => {
      assert.equal(convert(text, { fileName, lossy: true }).analysis.machines.length, 1);
    });
  }
});
