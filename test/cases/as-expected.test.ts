/** What came out right before, and has to stay so. */
import assert from 'node:assert/strict';
import { checkCase, describeCases, runCase } from './kit';

describeCases('cases that come out as they should', () => {
  it('oracle-linux-template: the template of Windows is named, and replaced', async () => {
    const { rules } = await checkCase('as-expected/oracle-linux-template.vm.json');
    assert.ok(rules.includes('firmware/secure-boot-template'));
    const { out } = await runCase('as-expected/oracle-linux-template.vm.json', 'convert');
    assert.match(out, /^\+.*MicrosoftUEFICertificateAuthority/m);
  });

  it('oemdrv: the floppy files of a kickstart come on a disc of that label', async () => {
    const { out } = await runCase('as-expected/oemdrv.json', 'convert', '--lossy');
    assert.match(out, /^\+.*cd_files/m);
    assert.match(out, /^\+.*"cd_label": "OEMDRV"/m);
  });

  it('sysprep-from-floppy: the answer file is read from the disc, and a key is pressed', async () => {
    const { out } = await runCase('as-expected/sysprep-from-floppy.json', 'convert', '--lossy');
    assert.match(out, /\/unattend:E:\\\\unattend-sysprep\.xml/);
    assert.match(out, /^\+.*<up>/m);
  });

  it("rocky9: isolinux' keys become those of GRUB, and the arguments stay", async () => {
    const { out } = await runCase('as-expected/rocky9.json', 'convert', '--lossy');
    assert.match(out, /^\+.*<leftCtrlOn>x<leftCtrlOff>/m);
  });

  it('debian-preseed: only the recipe without an EFI partition is named', async () => {
    const { findings } = await checkCase('as-expected/debian-preseed/deb12.json');
    assert.equal(findings.filter(({ rule }) => rule === 'preseed/no-efi-partition').length, 1);
  });

  it('differencing: both the parent and the MBR are named', async () => {
    const { rules } = await checkCase('as-expected/differencing.vm.json');
    assert.ok(rules.includes('disk/differencing'));
    assert.ok(rules.includes('disk/mbr-boot'));
  });

  it('windows-secure-boot-off: off on purpose is allowed', async () => {
    const { rules } = await checkCase('as-expected/windows-secure-boot-off.vm.json');
    assert.deepEqual(rules, []);
  });

  it('ps7-enums-as-strings and utf16be-bom: are read', async () => {
    for (const name of ['ps7-enums-as-strings.json', 'utf16be-bom.json']) {
      const { machines } = await checkCase(`as-expected/${name}`);
      assert.notEqual(machines.length, 0, name);
    }
  });

  it('cut-strings: is named as cut off, and left as it is', async () => {
    const { rules } = await checkCase('as-expected/cut-strings.json');
    assert.ok(rules.includes('vm/cut-off'));
    const { out, code } = await runCase('as-expected/cut-strings.json', 'convert', '--lossy');
    assert.equal(out, '');
    assert.equal(code, 1);
  });
});
