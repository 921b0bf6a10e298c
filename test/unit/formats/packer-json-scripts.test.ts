import assert from 'node:assert/strict';
import { convert } from '../../../src/core/convert/convert';
import type { VirtualMachine } from '../../../src/core/machine/machine';
import { assertGrowsEvenly } from '../growth';
import { size } from '../runs';
import { changed, load, refusal, template } from './packer-json-kit';

const rewrite =
  (...lines: string[]) =>
  ({ scripts }: VirtualMachine) => {
    const script = scripts.find(({ kind }) => kind === 'boot-command');
    assert.ok(script);
    return [{ kind: 'rewrite-boot-command', script, lines } as const];
  };

const toDrive =
  (letter: string) =>
  ({ scripts }: VirtualMachine) =>
    scripts.map(script => ({ kind: 'change-drive-letter', script, letter }) as const);

const pressKeys = () => [{ kind: 'press-keys-at-start', keys: ['<up>'], wait: 1 } as const];

/** The text after the conversion of all its machines. */
function converted(text: string): string {
  return convert(text, { fileName: 'template.json', lossy: true }).text;
}

describe('packer-json: rewriting a boot command', () => {
  const listed = (...lines: string[]) =>
    template(`"boot_command": [\n  ${lines.map(line => `"${line}"`).join(',\n  ')}\n]`);

  it('leaves the texts that stay, and each comment beside its text', () => {
    assert.equal(
      changed(
        template('"boot_command": [\n  "a", // first\n  "b", // second\n  "c" // third\n]'),
        rewrite('x', 'y', 'b', 'z', 'c'),
      ),
      template('"boot_command": [\n  "x", // first\n  "y",\n  "b", // second\n  "z",\n  "c" // third\n]'),
    );
  });

  it('adds before the first, takes away, and fills an empty list', () => {
    assert.equal(changed(listed('a', 'b'), rewrite('x', 'y', 'a', 'b')), listed('x', 'y', 'a', 'b'));
    assert.equal(changed(listed('a', 'b', 'c'), rewrite('c')), listed('c'));
    assert.equal(changed(listed('a', 'a', 'b'), rewrite('a', 'b', 'b')), listed('a', 'b', 'b'));
  });

  it('makes a list of a text, whose commas Packer takes for the ends of elements', () => {
    const text = template('"boot_command": "<tab> a,b<enter>"');
    assert.deepEqual(load(text).machine.scripts[0]?.written, ['<tab> a', 'b<enter>']);
    assert.equal(changed(text, rewrite('e', 'x,y')), template('"boot_command": ["e", "x,y"]'));
  });

  it('replaces a list that holds more than texts', () => {
    assert.equal(changed(template('"boot_command": [1, "a"]'), rewrite('e')), template('"boot_command": ["e"]'));
  });
});

describe('packer-json: what runs where a provisioner fails', () => {
  it('is on the disc as well', () => {
    const text = (letter: string): string =>
      `{ "builders": [{ "type": "hyperv-iso", "generation": 1, "floppy_files": ["x.cmd"] }], "error-cleanup-provisioner": { "type": "windows-shell", "inline": ["${letter}:/x.cmd"] } }`;
    assert.ok(converted(text('a')).includes('"inline": ["d:/x.cmd"]'), converted(text('a')));
  });
});

describe('packer-json: pressing a key at the start', () => {
  it('adds or replaces what is typed and when', () => {
    const press = '"boot_wait": "1s", "boot_command": ["<up>"]';
    assert.equal(
      changed(template('"iso_url": "w.iso", "cpus": 2'), pressKeys),
      template('"iso_url": "w.iso", "boot_command": ["<up>"], "boot_wait": "1s", "cpus": 2'),
    );
    assert.equal(changed(template('"boot_wait": "{{user `w`}}"'), pressKeys), template(press));
    assert.equal(changed(template('"boot_wait": "60s", "boot_command": []'), pressKeys), template(press));
  });

  it('keeps the keys that are pressed too late', () => {
    assert.equal(
      changed(template('"boot_command": ["a"]'), () => [{ kind: 'press-keys-at-start', keys: undefined, wait: 1 }]),
      template('"boot_command": ["a"], "boot_wait": "1s"'),
    );
  });

  it('is known to happen, and when, unless an expression stands for either', () => {
    const firstKey = (settings: string) =>
      load(template(settings, '{ "none": "", "keys": "<up>" }')).machine.firstKey?.after;
    const none = ['', '"boot_command": []', '"boot_command": ""'];
    assert.deepEqual(none.map(firstKey), [
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    ]);
    const waits = ['1s', '-1s', '0s', '0', '1m30s', '1500ms', '1.5h', '5', 'soon', '{{user `w`}}', ''];
    assert.deepEqual(
      waits.map(wait => firstKey(`"boot_command": ["<up>"], "boot_wait": "${wait}"`)),
      [1, 0, 10, 10, 90, 1.5, 5400, undefined, undefined, undefined, 10],
    );
    assert.deepEqual(
      ['none', 'keys', 'missing'].map(name => firstKey(`"boot_command": "{{user \`${name}\`}}"`)),
      [undefined, 10, undefined],
    );
    const leading = ['<wait>', '<wait5><up>', '<wait1m30s>', '', '<wait1s><leftShiftOn>'];
    const typed = (keys: string) => firstKey(`"boot_command": ["<wait>", "${keys}"], "boot_wait": "1s"`);
    assert.deepEqual(leading.map(typed), [
      Number.POSITIVE_INFINITY,
      7,
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      3,
    ]);
    assert.equal(firstKey('"boot_command": ["<wait>", "{{user `missing`}}"]'), undefined);
  });
});

describe('packer-json: another drive letter', () => {
  it('is written wherever the builder itself names the drive, in the case of the one before', () => {
    assert.equal(
      changed(template('"shutdown_command": "A:/x & CALL a:\\\\y.cmd & copy data:/z"'), toDrive('E')),
      template('"shutdown_command": "E:/x & CALL e:\\\\y.cmd & copy data:/z"'),
    );
  });

  it('is not written at a variable', () => {
    const text = template('"shutdown_command": "{{user `down`}}"', '{ "down": "a:/x" }');
    assert.equal(refusal(text, toDrive('E')), 'the path stands in a variable');
  });
});

describe('packer-json: which builders share a script', () => {
  const shared = (builders: string, provisioner: string) =>
    load(
      `{ "builders": [${builders}], "provisioners": [{ "type": "shell", "inline": ["x"]${provisioner} }] }`,
    ).machine.scripts.map(script => script.shared);
  const TWO = '{ "type": "hyperv-iso" }, { "type": "qemu" }';

  it('tells a provisioner of several builders from one of this builder', () => {
    assert.deepEqual(shared('{ "type": "hyperv-iso" }', ''), [false]);
    assert.deepEqual(shared(TWO, ''), [true]);
    assert.deepEqual(shared(TWO, ', "only": ["hyperv-iso"]'), [false]);
    assert.deepEqual(shared(TWO, ', "only": ["hyperv-iso", "qemu"], "except": ["qemu"]'), [false]);
    assert.deepEqual(shared(TWO, ', "except": ["virtualbox-iso"]'), [true]);
    assert.deepEqual(shared(`${TWO}, { "type": "hyperv-iso", "name": "b" }`, ', "except": ["qemu"]'), [true]);
    assert.deepEqual(shared(TWO, ', "only": ["qemu"], "override": { "hyperv-iso": { "inline": ["y"] } }'), []);
  });
});

describe('packer-json: floppy files that something names', () => {
  it('move to a disc together with what names them', () => {
    assert.equal(
      converted(`{
  "builders": [{
    "type": "hyperv-iso",
    "iso_url": "CentOS-7-x86_64-Minimal-2009.iso",
    "floppy_files": ["http/7/ks.cfg"],
    "boot_command": [
      "<wait5><tab> text ks=hd:fd0:/ks.cfg<enter><wait5><esc>"
    ]
  }]
}`),
      `{
  "builders": [{
    "type": "hyperv-iso",
    "generation": 2,
    "enable_secure_boot": true,
    "secure_boot_template": "MicrosoftUEFICertificateAuthority",
    "iso_url": "CentOS-7-x86_64-Minimal-2009.iso",
    "cd_files": ["http/7/ks.cfg"],
    "cd_label": "OEMDRV",
    "boot_command": [
      "<wait5>e<wait>",
      "<leftCtrlOn>n<wait>n<wait>e<leftCtrlOff><wait>",
      " text ks=hd:LABEL=OEMDRV:/ks.cfg",
      "<leftCtrlOn>x<leftCtrlOff><wait5><esc>"
    ]
  }]
}`,
    );
  });

  it('are named by the label that they have', () => {
    const text = (key: string, keys: string) =>
      `{ "builders": [{ "type": "hyperv-iso", ${key}, "boot_command": ["${keys}"] }] }`;
    assert.equal(
      converted(text('"floppy_files": ["ks.cfg"], "floppy_label": "KS"', 'inst.ks=hd:fd0:/ks.cfg')),
      text('"generation": 2, "cd_files": ["ks.cfg"], "cd_label": "KS"', 'inst.ks=hd:LABEL=KS:/ks.cfg'),
    );
    assert.equal(
      converted(text('"cd_label": "", "floppy_files": ["ks.cfg"]', 'inst.ks=floppy')),
      text('"generation": 2, "cd_files": ["ks.cfg"], "cd_label": "OEMDRV"', 'inst.ks=hd:LABEL=OEMDRV:/ks.cfg'),
    );
  });

  it('leave what names them for several builders, or in a way that is not known', () => {
    const before = `{
  "builders": [
    { "type": "hyperv-iso", "floppy_files": ["p.cfg"], "boot_command": ["file=/floppy/p.cfg<enter>"] },
    { "type": "qemu", "floppy_files": ["p.cfg"] }
  ],
  "provisioners": [{ "type": "windows-shell", "inline": ["a:\\\\x.cmd"] }]
}`;
    const moved = before.replace('"floppy_files": ["p.cfg"], "boot', '"generation": 2, "cd_files": ["p.cfg"], "boot');
    assert.equal(converted(before), moved);
  });

  it('leave a boot command that a variable holds', () => {
    const before = `{
  "variables": { "keys": "<tab> inst.ks=hd:fd0:/ks.cfg<enter>" },
  "builders": [
    { "type": "hyperv-iso", "iso_url": "Rocky-8.9-x86_64-dvd.iso", "boot_command": "{{user \`keys\`}}" },
    { "type": "qemu", "boot_command": "{{user \`keys\`}}" }
  ]
}`;
    assert.match(converted(before), /"generation": 2/);
    assert.equal(converted(before).match(/\{\{user `keys`\}\}/g)?.length, 2);
    assert.match(converted(before), /"keys": "<tab> inst\.ks=hd:fd0:\/ks\.cfg<enter>"/);
  });
});

describe('packer-json: hostile boot commands', () => {
  const LISTS: readonly (readonly [name: string, most: number, elements: (count: number) => readonly string[]])[] = [
    ['many elements', 50_000, count => [...Array(count).fill('<esc><wait>'), '/k initrd=/i<enter>']],
    ['many that change', 20_000, count => [...Array(count).fill('ks=hd:fd0:/k '), 'inst.ks=floppy<enter>']],
    ['one long element', 200_000, count => [`<tab> ${'a=;b '.repeat(count)}<enter>`]],
    ['openings', 200_000, count => [`${'{{'.repeat(count)}${'<'.repeat(count)}<enter>`]],
  ];
  for (const [name, most, elements] of LISTS) {
    it(`${name}, in a time that grows with them`, () => {
      const builder = { type: 'hyperv-iso', iso_url: 'Rocky-9.3.iso', floppy_files: ['k'] };
      assertGrowsEvenly(count => {
        const text = JSON.stringify({ builders: [{ ...builder, boot_command: elements(count) }] });
        assert.match(converted(text), /"generation":2/);
      }, size(most));
    });
  }
});
