/** Profiles of AutoYaST for UEFI. */
import assert from 'node:assert/strict';
import { readAutoYast } from '../../../src/core/companions/autoyast';
import { autoYastForUefi } from '../../../src/core/companions/uefi/autoyast';
import { xml } from '../../../src/core/languages/xml';
import { completed } from '../../../src/core/steps';
import { applyEdits } from '../../../src/core/text/place';

function forUefi(text: string): string {
  const document = completed(xml.parse(text, 'autoinst.xml'));
  const written = autoYastForUefi(document);
  return 'cannot' in written ? written.cannot : applyEdits(text, xml.plan(document, written.edits).edits);
}

const BEFORE = `<?xml version="1.0"?>
<!DOCTYPE profile>
<profile xmlns="http://www.suse.com/1.0/yast2ns" xmlns:config="http://www.suse.com/1.0/configns">
  <bootloader>
    <global><timeout config:type="integer">3</timeout></global>
    <loader_type>grub2</loader_type>
  </bootloader>
  <partitioning config:type="list">
    <drive>
      <device>/dev/sda</device>
      <disklabel>msdos</disklabel>
      <partitions config:type="list">
        <!-- the system -->
        <partition>
          <create config:type="boolean">true</create>
          <mount>/</mount>
          <partition_nr config:type="integer">1</partition_nr>
          <size>max</size>
        </partition>
      </partitions>
    </drive>
    <drive>
      <device>/dev/sdb</device>
      <disklabel>msdos</disklabel>
      <partitions config:type="list">
        <partition>
          <mount>/data</mount>
        </partition>
      </partitions>
    </drive>
  </partitioning>
</profile>
`;

describe('a profile of AutoYaST for UEFI', () => {
  it('has GRUB for UEFI, and an EFI system partition in front of the others on the disk of the system', () => {
    const after = forUefi(BEFORE);
    assert.equal(
      after,
      BEFORE.replace('>grub2<', '>grub2-efi<')
        .replace('>msdos<', '>gpt<')
        .replace('integer">1<', 'integer">2<')
        .replace(
          '        <!-- the system -->',
          `        <partition>
          <create config:type="boolean">true</create>
          <filesystem config:type="symbol">vfat</filesystem>
          <format config:type="boolean">true</format>
          <mount>/boot/efi</mount>
          <partition_id config:type="integer">259</partition_id>
          <partition_nr config:type="integer">1</partition_nr>
          <size>512M</size>
        </partition>
        <!-- the system -->`,
        ),
    );
    const read = readAutoYast(after);
    assert.deepEqual([read?.efi, read?.biosLoader], [true, undefined]);
  });

  it('has it in place of the partition that GRUB needs on GPT disks with a BIOS, in the short form', () => {
    const text =
      '<profile><drive><partitions t="list"><partition><partition_id t="integer">263</partition_id><size>2M</size></partition><partition><mount>/</mount></partition></partitions></drive></profile>';
    assert.equal(
      forUefi(text),
      text.replace(
        /<partition><partition_id.*?<\/partition>/,
        '<partition><filesystem t="symbol">vfat</filesystem><format t="boolean">true</format><mount>/boot/efi</mount><partition_id t="integer">259</partition_id><size>512M</size></partition>',
      ),
    );
  });

  it('says of what kind its values are as the lists do, where no value of a neighbour says it', () => {
    for (const kind of ['t', 'config:type']) {
      const list = `<partitioning ${kind}="list"><drive><partitions ${kind}="list"><partition><mount>/</mount></partition></partitions></drive></partitioning>`;
      assert.match(forUefi(`<profile>${list}</profile>`), new RegExp(`<partition_id ${kind}="integer">259<`));
    }
  });

  it('has another boot loader only, where the layout is left to the installer', () => {
    const text = '<profile><bootloader><loader_type>grub2</loader_type></bootloader></profile>';
    assert.equal(forUefi(text), text.replace('grub2', 'grub2-efi'));
    assert.equal(forUefi('<profile><loader_type>default</loader_type></profile>'), 'no-layout');
  });

  it('stays where partitions are there already, are logical, or the system is on several disks', () => {
    assert.equal(
      forUefi(
        BEFORE.replace('<mount>/</mount>', '<mount>/</mount><create>false</create>').replace(
          '<create config:type="boolean">true</create>\n',
          '',
        ),
      ),
      'existing-partitions',
    );
    assert.equal(forUefi(BEFORE.replace('<size>max', '<partition_type>logical</partition_type><size>max')), 'logical');
    assert.equal(forUefi(BEFORE.replace('/data', '/boot')), 'several-disks');
  });
});
