import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyze } from '../../../src/core/analyze';
import { packerCompletions, packerHover } from '../../../src/core/help/packer-json';
import { unitsOf } from '../../../src/core/languages/xml/characters';
import { lookUp } from '../../../src/core/text/look-up';
import '../../../src/core/azure';
import '../../../src/core/hcl';

/** What every object of JavaScript has. */
const OF_ALL_OBJECTS = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__', 'isPrototypeOf'];

const CORE = join(__dirname, '..', '..', '..', 'src', 'core');

/** Tables whose keys are no words of a file: letters that a pattern has found, codes of ours. */
const OF_OURS = /^(?:WRITTEN\[character\]|SYNTAX\[code\])$/;

describe('a table of words', () => {
  it('is asked for the words that it has, and no others', () => {
    for (const word of OF_ALL_OBJECTS) {
      assert.equal(lookUp({ a: 1 }, word), undefined);
    }
    assert.equal(lookUp({ a: 1 }, 'a'), 1);
    assert.equal(lookUp({ a: 1 }, undefined), undefined);
  });

  it('is never indexed by a word of a file', () => {
    const files = readdirSync(CORE, { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.ts'));
    const texts = files.map(path => readFileSync(join(CORE, path), 'utf8'));
    const TABLE = /const ([A-Z_]+): (?:Readonly<)?(?:Partial<)?Record<string,/g;
    const tables = texts.flatMap(text => [...text.matchAll(TABLE)].map(([, name = '']) => name));
    assert.ok(tables.length > 10);
    // Another file may have a table of the same name whose keys are a closed union.
    const isTableIn = (text: string, name: string): boolean =>
      new RegExp(`const ${name}: .*Record<string,`).test(text) || !text.includes(`const ${name}: `);
    const indexed = texts.flatMap((text, index) =>
      [...text.matchAll(/\b([A-Z_]+)\[(?:[^\][]|\[[^\]]*\])+\]/g)].flatMap(([all, name = '']) =>
        tables.includes(name) && isTableIn(text, name) && !OF_OURS.test(all) ? `${files[index]}: ${all}` : [],
      ),
    );
    assert.deepEqual(indexed, []);
  });
});

describe('words that every object has', () => {
  const texts = (word: string): Record<string, string> => ({
    'box.json': `{"NanaBox":{"Type":"VirtualMachine","Name":"${word}","ScsiDevices":[{"Type":"${word}","Path":"${word}"}]}}`,
    'hcs.json': `{"SchemaVersion":{},"VirtualMachine":{"Chipset":{"Uefi":{}},"Devices":{"Scsi":{"${word}":{"Attachments":{"${word}":{"Type":"${word}","Path":"a"}}}}}}}`,
    'template.json': `{"$schema":"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#","resources":[{"type":"Microsoft.Compute/virtualMachines","apiVersion":"2024-07-01","name":"[${word}('a')]","properties":{"hardwareProfile":{"vmSize":"${word}"},"storageProfile":{"imageReference":{"publisher":"SUSE","offer":"sles-15-sp5","sku":"${word}"}}}}]}`,
    'packer.json': `{"builders":[{"type":"hyperv-iso","generation":1,"first_boot_device":"${word}","boot_order":["${word}"],"boot_wait":"1${word}","guest_os_type":"${word}","${word}":"${word}"}]}`,
    'web.vm.json': `{"Name":"${word}","Generation":1,"MemoryStartup":"1 ${word}","HardDrives":[{"ControllerType":"${word}","Path":"${word}"}]}`,
    'web.pkr.hcl': `source "hyperv-iso" "${word}" {\n  generation = ${word}("1")\n  iso_url = "\\${word}"\n}\nbuild {\n  sources = ["hyperv-iso.${word}"]\n}\n`,
  });

  for (const word of OF_ALL_OBJECTS) {
    it(`are words of a file as others are: ${word}`, () => {
      for (const [fileName, text] of Object.entries(texts(word))) {
        assert.equal(analyze(text, { fileName }).machines.length, 1, fileName);
      }
      assert.deepEqual(
        unitsOf(`&${word};`, false)
          .map(({ text }) => typeof text)
          .filter(type => type !== 'string'),
        [],
      );
      const template = texts(word)['packer.json'] ?? '';
      for (let offset = 0; offset <= template.length; offset += 1) {
        packerCompletions(template, offset);
        assert.ok(packerHover(template, offset)?.markdown.includes('[native code]') !== true);
      }
    });
  }

  it('are no types of resources of Azure', () => {
    for (const word of OF_ALL_OBJECTS) {
      const text = `{"$schema":"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#","resources":[{"type":"${word}","name":"a"}, {"type":"Microsoft.Compute/images","name":"b","properties":{}}]}`;
      assert.equal(analyze(text, { fileName: 'a.json' }).machines.length, 1, word);
    }
  });
});
