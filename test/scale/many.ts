/** Texts in which one thing stands very often, and all that is done with them. */
import assert from 'node:assert/strict';
import { analyze } from '../../src/core/analyze';
import { convertMachines } from '../../src/core/convert/convert';
import { conversionParts } from '../../src/core/convert/parts';
import { fixEdits } from '../../src/core/fixes';
import { parseDocument } from '../../src/core/languages/json/parse';
import { reportFile } from '../../src/core/reports/report';
import { applyEdits } from '../../src/core/text/place';
import { ownEdits } from '../unit/one-file';

export interface Many {
  readonly fileName: string;
  /** The text with so many of the thing. */
  text(this: void, count: number): string;
}

const times = (count: number, print: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => print(index)).join();
const builder = (members: string): string => `{"builders":[{"type":"hyperv-iso","generation":1,${members}}]}`;
const machine = (members: string): string => `{"Name":"a","Generation":2,${members}}`;
const IDE = '{"Path":"a.vhd","ControllerType":"IDE","ControllerNumber":0,"ControllerLocation":0}';

export const MANY_OF: Readonly<Record<string, Many>> = {
  machines: {
    fileName: 'a.vm.json',
    text: count =>
      `[${times(count, () => `{"Name":"a","Generation":1,"HardDrives":[${IDE}],"NetworkAdapters":[{"IsLegacy":true}]}`)}]`,
  },
  'machines that share a variable': {
    fileName: 'a.json',
    text: count =>
      `{"variables":{"g":"1"},"builders":[${times(count, () => '{"type":"hyperv-iso","generation":"{{user `g`}}","floppy_files":["a"]}')}]}`,
  },
  'machines with a misspelled key': {
    fileName: 'a.json',
    text: count => `{"builders":[${times(count, () => '{"type":"hyperv-iso","genration":1}')}]}`,
  },
  'drives of a machine': { fileName: 'a.vm.json', text: count => machine(`"HardDrives":[${times(count, () => IDE)}]`) },
  'legacy adapters of a machine': {
    fileName: 'a.vm.json',
    text: count => machine(`"NetworkAdapters":[${times(count, () => '{"IsLegacy":true}')}]`),
  },
  'COM ports of a machine': {
    fileName: 'a.vm.json',
    text: count => machine(`"ComPorts":[${times(count, () => '{"Number":3,"Path":"p"}')}]`),
  },
  'one device under one key': {
    fileName: 'a.vm.json',
    text: count => machine(`"EmulatedDevices":{${times(count, () => '"PIC":true')}}`),
  },
  'one device under many keys': {
    fileName: 'a.vm.json',
    text: count =>
      machine(
        `"EmulatedDevices":{${times(count, index => `"P${'-'.repeat(index % 50)}I${' '.repeat((index / 50) % 50)}C${'_'.repeat(index / 2500)}":1`)}}`,
      ),
  },
  'entries of a start-up order': {
    fileName: 'a.vm.json',
    text: count =>
      `{"Name":"a","Generation":1,"DVDDrives":[${times(count, () => '{"Path":"a.iso","ControllerType":"IDE"}')}],"Bios":{"StartupOrder":[${times(count, () => '"CD","IDE"')}]}}`,
  },
  'places in a boot order': {
    fileName: 'a.vm.json',
    text: count =>
      machine(
        `"HardDrives":[${times(count, index => `{"Path":"a.vhdx","bus":"SCSI 0:${index % 900}"}`)}],"Firmware":{"BootOrder":[${times(count, index => `"IDE:${index % 900}:0"`)}]}`,
      ),
  },
  'scripts that run from the floppy': {
    fileName: 'a.json',
    text: count =>
      `{"builders":[{"type":"hyperv-iso","generation":2,"floppy_files":["a"]}],"provisioners":[{"type":"shell",${times(count, index => `"k${index}":"a:\\\\x"`)}}]}`,
  },
  'files in the content of a floppy': {
    fileName: 'a.json',
    text: count =>
      builder(
        `"floppy_content":{${times(count, index => `"f${index}":"x"`)}},"cd_content":{${times(count, index => `"g${index}":"x"`)}}`,
      ),
  },
  'a key that stands twice': { fileName: 'a.json', text: count => builder(times(count, () => '"floppy_files":["a"]')) },
  'the word preseed in a path': {
    fileName: 'a.json',
    text: count => builder(`"floppy_files":["${'preseed'.repeat(count)}"]`),
  },
  'comments that suppress': {
    fileName: 'a.vm.json',
    text: count => `${'// gen2-advisor-disable-next-line floppy/drive\n'.repeat(count)}${machine('"FloppyDrive":{}')}`,
  },
};

/** Analyses a text, converts it, and makes all its fixes and a report. */
export function work({ fileName }: Many, text: string): void {
  const analysis = analyze(text, { fileName });
  const converted = applyEdits(text, ownEdits(analysis, convertMachines(analysis, { lossy: true }).edits));
  assert.equal(parseDocument(converted).fatal, undefined);
  conversionParts(analysis);
  fixEdits(analysis, analysis.findings);
  reportFile(fileName, analysis, { fixes: true });
}
