/** Kickstart and preseed files for UEFI. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readKickstart } from '../../../src/core/companions/kickstart';
import { readPreseed } from '../../../src/core/companions/preseed';
import { kickstartForUefi } from '../../../src/core/companions/uefi/kickstart';
import { preseedForUefi } from '../../../src/core/companions/uefi/preseed';
import type { Written } from '../../../src/core/companions/uefi/written';
import type { Document } from '../../../src/core/languages/language';
import { lines } from '../../../src/core/languages/lines';
import { completed } from '../../../src/core/steps';
import { applyEdits } from '../../../src/core/text/place';

function become(text: string, write: (document: Document) => Written): string {
  const document = completed(lines.parse(text, 'a'));
  const written = write(document);
  return 'cannot' in written ? written.cannot : applyEdits(text, lines.plan(document, written.edits).edits);
}

const kickstart = (text: string, isShared = false): string =>
  become(text, document => kickstartForUefi(document, isShared));
const preseed = (text: string, isShared = false): string =>
  become(text, document => preseedForUefi(document, isShared));

describe('a kickstart file for UEFI', () => {
  it('names an EFI system partition, in the spelling of its neighbours', () => {
    assert.equal(
      kickstart(
        'zerombr\r\nclearpart --all --disklabel=msdos\r\npart /boot --fstype="xfs" --size 500 --ondisk=sda\r\n',
      ),
      'zerombr\r\nclearpart --all --disklabel=gpt\r\npart /boot/efi --fstype="efi" --size 600 --ondisk=sda\r\npart /boot --fstype="xfs" --size 500 --ondisk=sda\r\n',
    );
    assert.equal(
      kickstart('part biosboot --fstype=biosboot --size=1 --ondisk=sda\npart pv.01 --grow\n'),
      'part /boot/efi --fstype=biosboot --size=600 --ondisk=sda\npart pv.01 --grow\n'.replace('=biosboot', '=efi'),
    );
    assert.equal(kickstart('partition / --grow'), 'partition /boot/efi --fstype=efi --size=600\npartition / --grow');
  });

  it('stands on the disk to start from: the one that is named for that, else that of /boot or of /', () => {
    const diskOf = (...lines: readonly string[]): string | undefined =>
      /\/boot\/efi .*--on(?:disk|drive)[= ](\S+)/.exec(kickstart(lines.join('\n')))?.[1];
    const data = 'part /data --grow --ondisk=sda';
    assert.equal(diskOf(data, 'part / --grow --ondisk=sdb'), 'sdb');
    assert.equal(diskOf(data, 'part / --grow --ondisk=sdb', 'part /boot --ondrive sdc'), 'sdc');
    assert.equal(diskOf(data, 'bootloader --boot-drive=sdd', 'part pv.01 --grow --ondisk=sdd'), 'sdd');
    assert.equal(diskOf('part biosboot --ondisk=sde', 'bootloader --boot-drive=sdd', data), 'sde');
    assert.equal(diskOf('part / --grow', 'bootloader --boot-drive=sdd'), undefined);
  });

  it('leaves the layout to the firmware where machines with a BIOS read it too', () => {
    assert.equal(kickstart('clearpart --all\npart / --grow\n', true), 'clearpart --all\nreqpart\npart / --grow\n');
  });

  it('keeps what scripts and lists of packages say, and what is on the disk', () => {
    const text = '%pre\npart / --grow\n%end\npart / --grow\n%packages\npart\n%end\n';
    assert.equal(kickstart(text), text.replace('%end\npart', '%end\npart /boot/efi --fstype=efi --size=600\npart'));
    assert.equal(kickstart('part / --onpart=sda1\n'), 'existing-partitions');
    assert.equal(kickstart('autopart\n'), 'no-layout');
  });

  it('says as much as before, and an EFI system partition', () => {
    const partition = fc
      .tuple(
        fc.constantFrom('/', '/boot', 'swap', 'pv.01', 'raid.01', 'biosboot'),
        fc.constantFrom('--fstype=xfs', '--fstype ext4', '--fstype="xfs"', ''),
        fc.constantFrom('--size=500', '--size 500 --grow', '--recommended'),
        fc.constantFrom('', '--ondisk=sdb', '--ondrive sda', '--asprimary'),
      )
      .map(parts => `part ${parts.join(' ')}`);
    const other = fc.constantFrom(
      'zerombr',
      'clearpart --all',
      '# part /boot/efi',
      '',
      'bootloader --location=mbr',
      'volgroup vg pv.01',
    );
    const text = fc
      .tuple(fc.array(other), partition, fc.array(fc.oneof(partition, other)), fc.constantFrom('\n', '\r\n'))
      .map(([before, first, rest, end]) => [...before, first, ...rest, ''].join(end));
    fc.assert(
      fc.property(text, fc.boolean(), (before, isShared) => {
        const after = kickstart(before, isShared);
        const { partitions, automatic } = readKickstart(after);
        assert.ok(automatic || partitions.filter(({ efi }) => efi).length === 1);
        const rows = (all: string): string[] => all.split(/\r?\n/);
        const added = rows(after).filter(line => !rows(before).includes(line));
        assert.equal(added.length, 1);
        const kept = rows(before).filter(line => !/biosboot/.test(line));
        assert.deepEqual(
          rows(after).filter(line => !added.includes(line) && !/biosboot/.test(line)),
          kept,
        );
      }),
    );
  });
});

describe('a preseed file for UEFI', () => {
  const EFI = '538 538 1075 free $iflabel{ gpt } $reusemethod{ } method{ efi } format{ } .';

  it('has an EFI system partition in front of the others of its recipe', () => {
    const recipe = (efi: string): string =>
      `d-i partman-auto/method string lvm\nd-i partman-auto/expert_recipe string \\\n      boot-root :: \\\n${efi}              40 50 100 ext4 \\\n                      method{ format } . \\\n              500 1 -1 ext4 method{ format } .\nd-i finish boolean true\n`;
    assert.equal(preseed(recipe('')), recipe(`              ${EFI} \\\n`));
  });

  it('has it in the line of the recipe where all is in one', () => {
    assert.equal(
      preseed('d-i partman-auto/expert_recipe string root :: 500 1 -1 ext4 method{ format } .'),
      `d-i partman-auto/expert_recipe string root :: ${EFI} 500 1 -1 ext4 method{ format } .`,
    );
  });

  it('goes on behind comments and empty lines, which the installer drops', () => {
    const recipe = (efi: string): string =>
      `# none \\\nd-i partman-auto/expert_recipe string \\\n# d-i partman-auto/expert_recipe string no :: \\\n\n  disk :: \\\n${efi}# method{ efi }\n  1 1 1 ext4 method{ format } .\n`;
    assert.equal(preseed(recipe('')), recipe(`  ${EFI} \\\n`));
    assert.equal(readPreseed(recipe('')).efi, false);
    assert.equal(readPreseed(recipe(`  ${EFI} \\\n`)).efi, true);
  });

  it('is read as one for UEFI afterwards, of two recipes the last', () => {
    const two =
      '# d-i partman-auto/expert_recipe string no :: 1 1 1 ext4 .\nd-i partman-auto/expert_recipe string a :: 1 1 1 ext4 .\nd-i partman-auto/expert_recipe string b :: 2 2 2 ext4 .\n';
    const after = preseed(two);
    assert.equal(after, two.replace('b ::', `b :: ${EFI}`));
    assert.equal(readPreseed(after).efi, true);
    assert.equal(preseed('d-i partman-auto/expert_recipe string nothing'), 'no-recipe');
  });

  it('keeps its place where a RAID counts on the numbers of its partitions', () => {
    const raid = (devices: string): string =>
      `d-i partman-auto-raid/recipe string \\\n  1 2 0 ext4 / ${devices} .\nd-i partman-auto/expert_recipe string multi :: 1 1 -1 raid method{ raid } .\n`;
    assert.equal(preseed(raid('/dev/sda1#/dev/sdb1')), 'raid-numbers');
    assert.match(preseed(raid('raidid=1')), /multi :: 538 538 1075 free/);
  });

  it('makes GPT disks, on which alone the partition is made, unless machines with a BIOS read it too', () => {
    const label = (kind: string): string => `d-i partman-partitioning/default_label string ${kind}\n`;
    const recipe = (efi: string): string => `d-i partman-auto/expert_recipe string a ::${efi} 1 1 1 ext4 .\n`;
    assert.equal(preseed(label('msdos') + recipe('')), label('gpt') + recipe(` ${EFI}`));
    assert.equal(preseed(label('msdos') + recipe(` ${EFI}`)), label('gpt') + recipe(` ${EFI}`));
    assert.equal(preseed(label('msdos')), label('gpt'));
    assert.equal(preseed(label('msdos'), true), 'mbr-label');
    assert.equal(preseed(`#${label('msdos')}`), 'no-recipe');
  });

  it('stays as it is where no recipe is written in it, whatever else looks like one', () => {
    for (const text of [
      'd-i partman-auto/choose_recipe select atomic\nd-i partman-auto/method string lvm\n',
      'd-i partman-auto/choose_recipe select :: atomic\n',
      '# d-i partman-auto/expert_recipe string a :: 1 1 1 ext4 .\nd-i debian-installer/locale string a::b\n',
      'd-i preseed/late_command string a :: \\\nd-i partman-auto/expert_recipe string b :: 1 1 1 ext4 .\n',
      '',
    ]) {
      assert.equal(preseed(text), 'no-recipe', text);
    }
  });
});
