/** What is shown and offered in a file that a definition names. */
import assert from 'node:assert/strict';
import type { Analysis } from '../../../src/core/analysis';
import { analyze } from '../../../src/core/analyze';
import { fixOffersBeside, reportBeside } from '../../../src/core/offers/beside';
import { applyEdits } from '../../../src/core/text/place';

const MBR = `<unattend>
<Disk><CreatePartitions>
  <CreatePartition><Order>1</Order><Type>Primary</Type><Extend>true</Extend></CreatePartition>
</CreatePartitions></Disk></unattend>`;
const FILE = '../a/Autounattend.xml';

const analysed = (generation: number, more: object[] = []): Analysis =>
  analyze(JSON.stringify({ builders: [{ type: 'hyperv-iso', generation, cd_files: [FILE] }, ...more] }), {
    fileName: 'w.json',
    files: { read: file => (file === FILE ? MBR : undefined) },
  });

const at = (text: string) => ({ offset: MBR.indexOf(text), end: MBR.indexOf(text) });

describe('a file that a definition of Generation 2 names', () => {
  it('has the problems that stand in it, with the place where it is named', () => {
    const [report, ...others] = reportBeside(analysed(2), FILE);
    assert.deepEqual(others, []);
    assert.equal(report?.rule, 'answer-file/mbr-layout');
    assert.equal(report?.path, undefined);
    assert.deepEqual(report?.range.start, { line: 1, character: 0 });
    assert.equal(report?.related[0]?.message, 'The definition names the file here');
    assert.equal(report?.related[0]?.path, undefined);
    assert.deepEqual(reportBeside(analysed(2), '../b/Autounattend.xml'), []);
  });

  it('has none where the machine is Generation 1, for which the layout is right', () => {
    assert.deepEqual(reportBeside(analysed(1), FILE), []);
    assert.deepEqual(fixOffersBeside(analysed(1), FILE, at('<Disk>')), []);
  });

  it('is converted where it stands, by the same edits as from the definition', () => {
    const analysis = analysed(2);
    const [offer, ...others] = fixOffersBeside(analysis, FILE, at('<Disk>'));
    assert.deepEqual(others, []);
    assert.equal(offer?.title, `Lay the disk out for UEFI in ${FILE}`);
    const edits = offer?.edits() ?? new Map();
    assert.deepEqual([...edits.keys()], [FILE]);
    assert.match(applyEdits(MBR, edits.get(FILE) ?? []), /<Type>EFI<\/Type>/);
    assert.deepEqual(fixOffersBeside(analysis, FILE, at('<unattend>')), []);
  });

  it('is copied where others need it', () => {
    const analysis = analysed(2, [{ type: 'qemu', cd_files: [FILE] }]);
    const [offer] = fixOffersBeside(analysis, FILE, at('<Disk>'));
    assert.deepEqual([...(offer?.edits().keys() ?? [])], ['w.json', '../a/gen2/Autounattend.xml']);
  });
});
