/**
 * An answer file that somebody wrote anew for UEFI is no part of the project. Where it is at hand, the one for BIOS is
 * converted, and the outcome compared with what the person made of it, setting by setting: each that differs has its reason.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerFileForUefi } from '../../../../src/core/companions/uefi/answer-file';
import { answerFileOnDrive } from '../../../../src/core/companions/uefi/drive';
import { elementsOf, rootOf, textOf } from '../../../../src/core/companions/xml';
import { xml } from '../../../../src/core/languages/xml';
import { become } from '../../companions/answer-files';
import { CORPUS, skipWithout } from '../formats/hcl-corpus-kit';

const FOLDER = 'answer-files';
const BEFORE = join(CORPUS, FOLDER, 'StefanScherer__server_insider-gen1-Autounattend.xml');
const AFTER = join(CORPUS, FOLDER, 'StefanScherer__server_insider_uefi-gen2-Autounattend.xml');

/** Each setting with its value, as often as it is there. */
function settingsOf(text: string): string[] {
  const root = rootOf(text) ?? assert.fail('it is no XML');
  // Setup takes the letter of a drive in either case.
  return elementsOf(root).flatMap(element => {
    const value = textOf(element).replace(/\b[A-Z]:\\/g, letter => letter.toLowerCase());
    return value === '' ? [] : [`${element.name}=${value}`];
  });
}

/** What is in one and not in the other. */
function without(all: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return all.filter(each => {
    const index = left.indexOf(each);
    left.splice(index < 0 ? left.length : index, 1);
    return index < 0;
  });
}

describe('an answer file that a person wrote anew for UEFI', () => {
  before(function () {
    skipWithout.call(this, FOLDER);
  });

  it('is what the conversion makes of the one for BIOS, but for what has a reason', () => {
    const laidOut = become(xml, readFileSync(BEFORE, 'utf8'), answerFileForUefi);
    const ours = settingsOf(become(xml, laidOut, document => answerFileOnDrive(document, 'E')));
    const theirs = settingsOf(readFileSync(AFTER, 'utf8'));
    const expected = [
      // The system partition keeps its size, and MSR has the one that Microsoft recommends now (UNATTEND_UEFI).
      ...['Size=350', 'Size=16'],
      // Formats, labels and letters stay; the person left them to Setup.
      ...['Format=FAT32', 'Label=boot', 'Order=1', 'PartitionID=1'],
      ...['Format=NTFS', 'Label=Windows 2016', 'Letter=C', 'Order=2', 'PartitionID=3'],
    ];
    assert.deepEqual(without(ours, theirs).toSorted(), expected.toSorted());
    assert.deepEqual(without(theirs, ours), ['Size=500', 'Size=128']);
  });
});
