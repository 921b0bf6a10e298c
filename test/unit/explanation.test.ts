import assert from 'node:assert/strict';
import { analyze } from '../../src/core/analyze';
import { explain } from '../../src/core/explanation';
import { RULES } from '../../src/core/rules';

const pageOf = ({ id }: { id: string }): string => `page:${id}`;
const findingsOf = (text: string, rule?: string) =>
  analyze(text, { fileName: 'm.vm.json' }).findings.filter(finding => rule === undefined || finding.rule === rule);

describe('an explanation', () => {
  it('of nothing is none', () => {
    assert.equal(explain([], pageOf), undefined);
  });

  it('says what, why, what is replaced, gained and lost, and where to read on', () => {
    const text = '{"Name": "m", "Generation": 2, "NetworkAdapters": [{"IsLegacy": true}]}';
    const rule = RULES.find(({ id }) => id === 'nic/legacy');
    const lines = (explain(findingsOf(text, 'nic/legacy'), pageOf) ?? '').split('\n').filter(line => line !== '');
    assert.equal(lines.length, 6);
    assert.deepEqual(lines.slice(0, 5), [
      `**${rule?.title}**`,
      rule?.why,
      `- Replaced by: ${rule?.replacedBy}`,
      `- Gained: ${rule?.gained}`,
      `- Lost: ${rule?.lost}`,
    ]);
    assert.match(lines[5] ?? '', /^\[About nic\/legacy\]\(page:nic\/legacy\) · \[.*\]\(<?https:\/\/.*\)$/);
  });

  it('prefers what the very fix loses', () => {
    const text = '{"Name": "m", "Generation": 2, "FloppyDrive": {"Path": "a.vfd"}}';
    assert.match(
      explain(findingsOf(text, 'floppy/media'), pageOf) ?? '',
      /^- Lost: the floppy image: put its content/m,
    );
  });

  it('of a place with many findings has the worst, each rule once', () => {
    const text =
      '{"Name": "m", "Generation": 1, "Architecture": "x86", "EmulatedDevices": ["PIC", "PIT", "S3 video"], "Bios": {"NumLockEnabled": true}}';
    const parts = (explain(findingsOf(text), pageOf) ?? '').split('\n\n---\n\n');
    assert.deepEqual(
      parts.map(part => /\(page:(.*?)\)/.exec(part)?.[1]),
      ['guest/32-bit', 'vm/generation-1', 'devices/emulated'],
    );
  });

  it('is Markdown in which the texts of the rules are text', () => {
    const text = '{"builders": [{"type": "hyperv-iso", "boot_command": ["<tab> ks=x<enter>"]}]}';
    assert.match(explain(findingsOf(text, 'boot-command/bios'), pageOf) ?? '', /Keys such as \\<tab\\>/);
  });
});
