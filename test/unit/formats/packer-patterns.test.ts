/** Files of a floppy or disc that a template names by their folder, or by a pattern of their names. */
import assert from 'node:assert/strict';
import { analyzed, converted, type Texts } from './packer-hcl-kit';

const MBR = `<unattend><Disk><CreatePartitions>
  <CreatePartition><Order>1</Order><Type>Primary</Type><Extend>true</Extend></CreatePartition>
</CreatePartitions></Disk></unattend>`;

const template = (entries: readonly string[]): string =>
  JSON.stringify({ builders: [{ type: 'hyperv-iso', iso_url: 'server2019.iso', floppy_files: entries }] });

function rulesOf(entries: readonly string[], beside: Texts): string[] {
  const rules = new Set(analyzed({ 'a.json': template(entries), ...beside }).findings.map(({ rule }) => rule));
  return ['answer-file/mbr-layout', 'companion/floppy-path', 'companion/not-read'].filter(rule => rules.has(rule));
}

describe('packer: the files that fit a pattern', () => {
  const answers = { 'x/Autounattend.xml': MBR };

  for (const pattern of ['x/*.xml', 'x/*unattend.xml', 'x/[Aa]utounattend.xml', 'x/?utounattend.xml', 'x/*', 'x/A*']) {
    it(`are read: ${pattern}`, () => {
      assert.deepEqual(rulesOf([pattern], answers), ['answer-file/mbr-layout']);
    });
  }

  it('are those alone', () => {
    assert.deepEqual(rulesOf(['x/B*'], answers), ['companion/not-read']);
    assert.deepEqual(rulesOf(['x/*.ps1', 'y/*.xml'], answers), ['companion/not-read']);
  });

  it('may be anything where nobody can look', () => {
    assert.deepEqual(rulesOf(['x/*.xml'], {}), ['companion/not-read']);
    assert.deepEqual(rulesOf(['x/*.cer'], {}), []);
  });
});

describe('packer: the scripts for Windows on a floppy', () => {
  const beside = { 'x/run.ps1': '& A:\\other.ps1\n', 'Autounattend.xml': '<unattend/>' };

  for (const entry of ['x/*.ps1', 'x/run.*', 'x/', 'x']) {
    it(`are read and follow to the disc: ${entry}`, () => {
      assert.deepEqual(rulesOf(['Autounattend.xml', entry], beside), ['companion/floppy-path']);
      const { texts } = converted({ 'a.json': template(['Autounattend.xml', entry]), ...beside });
      assert.equal(texts['x/run.ps1'], '& E:\\other.ps1\n');
    });
  }

  it('are not those of other names', () => {
    assert.deepEqual(rulesOf(['Autounattend.xml', 'x/*.cmd', 'x/b*'], beside), []);
  });
});
