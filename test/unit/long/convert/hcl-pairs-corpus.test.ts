/**
 * What people made of their machines by hand is no part of the project. Where it is at hand, what they had before is
 * converted, and the outcome compared with what they made of it, key by key: each that differs has its reason here.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyze } from '../../../../src/core/analyze';
import { convert, convertedTexts } from '../../../../src/core/convert/convert';
import { type Body, blocksNamed } from '../../../../src/core/languages/tree';
import { CORPUS, linesOf, optionsOf, skipWithout } from '../formats/hcl-corpus-kit';

const PAIRS = 'hcl-pairs.tsv';

const THEIRS = 'of their own, and the same in both generations';
const OTHER = 'another machine, beside the old one: with its own name and files';
const PRESSED = 'Windows Setup asks for a key on UEFI: ours are pressed from the first second, theirs come once';
const KEPT = 'Scsi is what holds without it too: what was written stays written';

/** What differs of each pair and why, in the order of the pairs: theirs alone, ours alone, or both with another value. */
const REASONS: readonly (readonly [after: string, reasons: Readonly<Record<string, string>>])[] = [
  ['fc0d1aa.hyperv', { switch_name: THEIRS }],
  ['fc0d1aa.hyperv', {}],
  [
    '4580171.hyperv',
    {
      boot_command:
        'which menu the keys are for, nothing of the file tells: a person has to change them, and is told so',
      configuration_version: THEIRS,
      headless: THEIRS,
      http_port_max: THEIRS,
      http_port_min: THEIRS,
      keep_registered: THEIRS,
      output_directory: THEIRS,
    },
  ],
  [
    'hv2-win10',
    {
      boot_command: PRESSED,
      boot_wait: PRESSED,
      cd_files: 'the files of the floppy on a disc that Packer makes',
      enable_secure_boot: 'off where nothing is said in Packer; Windows 10 starts with it',
      output_directory: OTHER,
      secondary_iso_images:
        'a disc that somebody made beforehand has no successor in the file: theirs is cd_files of ours',
      shutdown_timeout: THEIRS,
      skip_export: THEIRS,
      temp_path: THEIRS,
      vlan_id: THEIRS,
    },
  ],
  [
    'ubuntu-2004-gen2',
    {
      boot_command: 'the same command line of GRUB, with the waits and the keys before it that were there',
      first_boot_device: 'of a new disk nothing starts: the disc comes next by itself',
      headless: THEIRS,
      output_directory: OTHER,
      switch_name: THEIRS,
    },
  ],
  ['96ab2e1.windows', { boot_command: PRESSED, boot_wait: PRESSED }],
  [
    '8201ec1.default',
    {
      'dvd_drives.path': 'the disc is taken out: of another day',
      dynamic_memory: THEIRS,
      'hard_disk_drives.path': 'a disk of its own resource; ours is the same file as a .vhdx',
      'network_adaptors.minimum_bandwidth_weigh': 'a slip of the pen, mended by them: the provider tells of it',
      'network_adaptors.minimum_bandwidth_weight': 'a slip of the pen, mended by them: the provider tells of it',
      ...Object.fromEntries(
        [
          ...['boot_order.boot_type', 'boot_order.controller_location', 'boot_order.controller_number'],
          ...['boot_order[1].boot_type', 'boot_order[1].network_adapter_name'],
        ].map(key => [`vm_firmware.${key}`, 'the order that Hyper-V makes by itself']),
      ),
      ...Object.fromEntries(
        ['console_mode', 'pause_after_boot_failure', 'preferred_network_boot_protocol'].map(key => [
          `vm_firmware.${key}`,
          'an empty text is what holds without it; that the tool reads it back otherwise is told',
        ]),
      ),
      'vm_firmware.enable_secure_boot': 'on by itself, and Windows Server 2016 starts with it: they turned it off',
      'vm_firmware.secure_boot_template': 'an empty text is the template of Windows',
      'vm_firmware.secure_boot_template_id': 'an empty text is the template of Windows',
    },
  ],
  ...['', 'path', ''].map(
    key =>
      [
        'web_server_g2',
        {
          ...(key !== '' && { [key]: THEIRS }),
          'hard_disk_drives.controller_type': KEPT,
          'hard_disk_drives.path': OTHER,
          name: OTHER,
          'vm_firmware.pause_after_boot_failure': THEIRS,
        },
      ] as const,
  ),
];

interface Block {
  readonly path: string;
  readonly name: string;
}

interface Pair {
  readonly before: Block;
  readonly after: Block;
}

function blockOf(reference: string): Block {
  const [path = '', name = ''] = reference.split('#');
  return { path: join(CORPUS, path), name };
}

/** Who went back made the one of Generation 1 second. */
function pairs(): Pair[] {
  return linesOf(PAIRS).map(([first = '', second = '', generation = '']) => {
    const [one, two] = [blockOf(first), blockOf(second)];
    return generation.startsWith('2') ? { before: two, after: one } : { before: one, after: two };
  });
}

/** The commit that it is of, and the label of the block. */
function titleOf({ path, name }: Block): string {
  const [, commit = ''] = /@(\w+)/.exec(path) ?? [];
  return [commit, name.split('.').at(-1)].filter(part => part !== '').join('.');
}

/** What is written of a machine, by the path of its key; blanks and comments don't count. */
function keysOf(text: string, { path, name }: Block): Map<string, string> {
  const { root } = analyze(text, { fileName: path }).documents.main;
  assert.ok(root?.kind === 'body');
  const [key = '', type, label] = name.split('.');
  const block = blocksNamed(root, key, 2).find(({ labels }) => labels[0]?.text === type && labels[1]?.text === label);
  assert.ok(block !== undefined, name);
  const found = new Map<string, string>();
  const visit = (body: Body, above: string): void => {
    const counts = new Map<string, number>();
    for (const member of body.members) {
      const count = counts.get(member.key) ?? 0;
      counts.set(member.key, count + 1);
      const own = `${above}${member.key}${count === 0 ? '' : `[${count}]`}`;
      if (member.value.kind === 'body' && member.labels !== undefined) {
        visit(member.value, `${own}.`);
      } else {
        found.set(own, text.slice(member.value.offset, member.value.end).replace(/\s+/g, ' '));
      }
    }
  };
  visit(block.body, '');
  return found;
}

function differences({ before, after }: Pair): string[] {
  const text = readFileSync(before.path, 'utf8');
  const conversion = convert(text, { ...optionsOf(before.path), lossy: true });
  const converted = convertedTexts(conversion).get(conversion.analysis.documents.main.file) ?? text;
  const ours = keysOf(converted, before);
  const theirs = keysOf(readFileSync(after.path, 'utf8'), after);
  return [...new Set([...ours.keys(), ...theirs.keys()])].filter(key => ours.get(key) !== theirs.get(key)).sort();
}

describe('machines that somebody moved by hand', () => {
  before(function () {
    skipWithout.call(this, PAIRS);
  });

  it('are converted to the same but for what has its reason', () => {
    const found = pairs().map(pair => [titleOf(pair.after), differences(pair)]);
    const expected = REASONS.map(([title, reasons]) => [title, Object.keys(reasons).sort()]);
    assert.deepEqual(found, expected);
  });
});
