/** Answer files and profiles that a careless or an ill-meaning author could hand over: no throw, no hang, no wrong edit. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readAnswerFile } from '../../../src/core/companions/answer-file';
import { readAutoYast } from '../../../src/core/companions/autoyast';
import { answerFileForUefi } from '../../../src/core/companions/uefi/answer-file';
import { autoYastForUefi } from '../../../src/core/companions/uefi/autoyast';
import { answerFileOnDrive } from '../../../src/core/companions/uefi/drive';
import { REASONS } from '../../../src/core/companions/uefi/written';
import { xml } from '../../../src/core/languages/xml';
import { assertGrowsEvenly } from '../growth';
import { runs } from '../runs';
import { answerFile, become, layout, outcomeOf, type Partition } from './answer-files';

const answers = (text: string): string => become(xml, text, answerFileForUefi);
const profile = (text: string): string => become(xml, text, autoYastForUefi);

const WINDOWS: Partition = { role: 'windows', size: undefined, label: 'OS', letter: 'C' };
const SYSTEM: Partition = { role: 'system', size: 350, label: 'Boot', letter: undefined };
const ANSWERS = answerFile([SYSTEM, WINDOWS], '\n');
const PROFILE = `<?xml version="1.0"?>
<profile xmlns:config="http://www.suse.com/1.0/configns">
<bootloader><loader_type>grub2</loader_type></bootloader>
<partitioning config:type="list"><drive><device>/dev/sda</device><disklabel>msdos</disklabel>
<partitions config:type="list">
<partition><mount>/boot</mount><partition_nr config:type="integer">1</partition_nr><size>1G</size></partition>
<partition><mount>/</mount><partition_nr config:type="integer">2</partition_nr><size>max</size></partition>
</partitions></drive></partitioning></profile>`;

/** What is written is XML, and is read as one for UEFI; what is left is left for a reason. */
function holds(text: string): void {
  for (const [convert, read] of [
    [answers, readAnswerFile],
    [profile, readAutoYast],
  ] as const) {
    const after = convert(text);
    assert.ok(after in REASONS || read(after) !== undefined, after);
    read(text);
  }
  become(xml, text, document => answerFileOnDrive(document, 'E'));
}

const DECLARED = (entities: string): string => `<!DOCTYPE x [ ${entities} ]>`;

describe('hostile XML of answers for an installer', () => {
  it('is left where an entity stands in what is converted, whatever it is declared to be', () => {
    const doctype = DECLARED('<!ENTITY n "2"><!ENTITY all SYSTEM "file:///etc/passwd">');
    const inAnswers = (from: string | RegExp, to: string): string =>
      answers(ANSWERS.replace('<unattend', `${doctype}<unattend`).replace(from, to));
    assert.match(inAnswers('', ''), /<Type>EFI</);
    assert.equal(inAnswers(/(<InstallTo>[\s\S]*<PartitionID>)2/, '$1&n;'), 'entities');
    assert.equal(inAnswers('<Size>350', '<Size>&n;'), 'entities');
    assert.equal(inAnswers('</CreatePartitions>', '&all;</CreatePartitions>'), 'entities');
    assert.equal(
      inAnswers('<CreatePartitions>', '<CreatePartitions><CreatePartition>&all;</CreatePartition>'),
      'entities',
    );
    const inProfile = (from: string, to: string): string =>
      profile(PROFILE.replace('<profile', `${doctype}<profile`).replace(from, to));
    assert.match(inProfile('', ''), />259</);
    assert.equal(inProfile('>msdos<', '>&label;<'), 'entities');
    assert.equal(inProfile('"integer">2<', '"integer">&n;<'), 'entities');
    assert.equal(inProfile('</partitions>', '&all;</partitions>'), 'entities');
    // What is escaped, or stands in CDATA, is no entity.
    assert.match(inAnswers('</unattend>', '<x>&amp;all; &#38;n; <![CDATA[&all;]]></x></unattend>'), /<Type>EFI</);
  });

  it('is left where numbers are none', () => {
    assert.equal(profile(PROFILE.replace('"integer">2<', '"integer">two<')), 'order-unclear');
    assert.equal(answers(ANSWERS.replace('<Order>2', '<Order>2e0')), 'order-unclear');
    assert.equal(answers(ANSWERS.replace('<Order>2', '<Order>99999999999999999999')), 'order-unclear');
  });

  it('comes to the same between comments, instructions and sections of CDATA', () => {
    const noise = fc.constantFrom(
      '<!-- <Disk> &all; -->',
      '<?pi <Disk> &all; ?>',
      '<![CDATA[]]>',
      '\r\n\t',
      '<Note a=">" b=\'/>\'/>',
      '<Note><![CDATA[</Disk><Type>Logical</Type>]]></Note>',
    );
    fc.assert(
      fc.property(layout, fc.array(fc.tuple(fc.nat(), noise), { minLength: 1, maxLength: 5 }), (partitions, all) => {
        const plain = answerFile(partitions, '\n');
        // Behind an element that ends: between elements all of these say nothing.
        const ends = [...plain.matchAll(/<\/(?!unattend)\w+>/g)].map(({ 0: tag, index }) => index + tag.length);
        const places = all.map(([at, added]) => ({ place: ends[at % ends.length] ?? 0, added }));
        const noisy = places
          .sort((one, other) => other.place - one.place)
          .reduce((text, { place, added }) => text.slice(0, place) + added + text.slice(place), plain);
        const after = answers(noisy);
        assert.deepEqual(outcomeOf(after), outcomeOf(answers(plain)));
        for (const [, added] of all) {
          assert.ok(after.split(added).length >= noisy.split(added).length || added.trim() === '', added);
        }
      }),
      runs(60),
    );
  });

  it('is converted whole or left, wherever it is cut off or torn', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '</',
      '/>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '&',
      '&#x0;',
      '<?',
      '?>',
      '<!DOCTYPE a [',
      '"',
      '\0',
      '\ud800',
      '</Disk>',
      '<Disk>',
      '<partition>',
      '</drive>',
      '<InstallTo>',
    );
    fc.assert(
      fc.property(fc.constantFrom(ANSWERS, PROFILE), fc.nat(), fc.nat({ max: 40 }), piece, (text, at, cut, added) => {
        const place = at % text.length;
        holds(text.slice(0, place) + added + text.slice(place + cut));
        assert.ok(answers(text.slice(0, place)) in REASONS);
      }),
      runs(400),
    );
  });

  it('is never a reason to throw or to hang, however deep, long or repeated', () => {
    const many = 5000;
    for (const text of [
      '<a>'.repeat(many * 10) + '</a>'.repeat(many * 10),
      '<Disk>'.repeat(many),
      ANSWERS.replace('<CreatePartitions>', `${'<CreatePartitions>'.repeat(many)}`),
      ANSWERS.replace('<Order>', `${'<x>'.repeat(many)}${'</x>'.repeat(many)}<Order>`),
      PROFILE.replace('<mount>', `${'<x>'.repeat(many)}${'</x>'.repeat(many)}<mount>`),
      `<!DOCTYPE a [${Array.from({ length: 100 }, (_, n) => `<!ENTITY e${n + 1} "&e${n};&e${n};">`).join('')}]><a>&e100;</a>`,
      `<a ${Array.from({ length: many }, (_, n) => `b${n}=""`).join(' ')}/>`,
      `<a>${'<![CDATA['.repeat(many)}`,
      `<a>${'&#65;'.repeat(many)}</a>`,
    ]) {
      holds(text);
    }
  });

  it('takes time that grows with it and no faster', () => {
    const row = '<CreatePartition><Order>1</Order><Type>Primary</Type></CreatePartition>';
    assertGrowsEvenly(
      count => holds(ANSWERS.replace('<CreatePartitions>', `<CreatePartitions>${row.repeat(count)}`)),
      1000,
    );
    const partition = '<partition><partition_nr>1</partition_nr><mount>/srv</mount></partition>';
    assertGrowsEvenly(
      count => holds(PROFILE.replace('</partitions>', `${partition.repeat(count)}</partitions>`)),
      1000,
    );
  });
});
