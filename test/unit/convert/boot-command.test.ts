import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Stroke, strokesIn } from '../../../src/core/convert/boot-command/keys';
import { kickstartOnDisc } from '../../../src/core/convert/boot-command/kickstart';
import { partedIn } from '../../../src/core/convert/boot-command/quoting';
import { recogniseIsolinux, type Style } from '../../../src/core/convert/boot-command/recognise';
import { translated } from '../../../src/core/convert/boot-command/translate';
import { guestSystem } from '../../../src/core/machine/guests/catalogue';
import { runs } from '../runs';

/** The boot command for GRUB, why there is none, or undefined for one that isolinux would not read. */
function forGrub(system: string, elements: readonly string[]): readonly string[] | string | undefined {
  const command = recogniseIsolinux(elements);
  return command && translated(command, system === '' ? undefined : guestSystem(system));
}

const EDIT = '<leftCtrlOn>n<wait>n<wait>e<leftCtrlOff><wait>';
const START = '<leftCtrlOn>x<leftCtrlOff>';
const SCREEN = 'set gfxpayload=keep<enter><wait>';

const TRANSLATIONS: readonly (readonly [name: string, system: string, before: string[], after: string[]])[] = [
  [
    'one element with all of it',
    'rocky-9',
    ['<wait5><up><wait5><tab> text inst.ks=http://{{ .HTTPIP }}:{{ .HTTPPort }}/ks.cfg<enter><wait5><esc>'],
    [
      '<wait5><up><wait5>e<wait>',
      EDIT,
      ' text inst.ks=http://{{ .HTTPIP }}:{{ .HTTPPort }}/ks.cfg',
      `${START}<wait5><esc>`,
    ],
  ],
  [
    'an element for each argument',
    'fedora',
    ['<tab> ', 'inst.ks=http://{{.HTTPIP}}/f.ks ', 'net.ifnames=0 ', '<wait><enter>'],
    ['e<wait>', `${EDIT} `, 'inst.ks=http://{{.HTTPIP}}/f.ks ', 'net.ifnames=0 ', `<wait>${START}`],
  ],
  [
    'the end of the line deleted first',
    'almalinux-9',
    ['<up><tab><bs><bs><bs><bs><bs>text inst.ks=http://h/k<enter>'],
    ['<up>e<wait>', EDIT, '<bs><bs><bs><bs><bs>text inst.ks=http://h/k', START],
  ],
  [
    'an entry of Anaconda by its name',
    'rhel-9',
    ['<esc><wait>', 'linux text inst.ks=http://h/k<enter><wait>'],
    ['<tab><wait>', '<leftCtrlOn>p<leftCtrlOff><wait>e<wait>', EDIT, ' text inst.ks=http://h/k', `${START}<wait>`],
  ],
  [
    'the kernel at the prompt',
    'ubuntu-16.04',
    [
      '<esc><wait>',
      '<enter><wait>',
      '/install/vmlinuz<wait>',
      ' auto<wait>',
      ' initrd=/install/initrd.gz<wait>',
      ' -- <wait>',
      '<enter><wait>',
    ],
    [
      '<tab><wait>',
      'c<wait>',
      SCREEN,
      'linux /install/vmlinuz<wait>',
      ' auto<wait>',
      ' -- <wait>',
      '<enter><wait>',
      'initrd /install/initrd.gz<enter><wait>',
      'boot<enter><wait>',
    ],
  ],
  [
    "the kernel from isolinux' own folder",
    'centos-7',
    ['<esc><wait>vmlinuz initrd=initrd.img text inst.ks=http://h/k<enter>'],
    [
      '<tab><wait>',
      'c<wait>',
      SCREEN,
      'linux /images/pxeboot/vmlinuz text inst.ks=http://h/k<enter><wait>',
      'initrd /images/pxeboot/initrd.img<enter><wait>',
      'boot<enter>',
    ],
  ],
  [
    'the kernel on a line that was emptied',
    '',
    [
      '<tab><wait>',
      '<esc><f6><esc>',
      '<bs><bs>',
      '<bs>',
      '/install/vmlinuz ',
      'initrd=/install/initrd.gz ',
      'url=http://h/p<wait> ',
      ' --- <enter>',
    ],
    [
      '<tab><wait>',
      '<tab>',
      'c<wait>',
      SCREEN,
      'linux /install/vmlinuz ',
      'url=http://h/p<wait> ',
      ' --- <enter><wait>',
      'initrd /install/initrd.gz<enter><wait>',
      'boot<enter>',
    ],
  ],
  [
    'an entry of Debian by its name',
    'debian-12',
    ['<esc><wait>', 'auto ', 'url=http://{{ .HTTPIP }}/p.cfg ', '<enter>'],
    [
      '<tab><wait>',
      'c<wait>',
      SCREEN,
      'linux /install.amd/vmlinuz auto=true priority=critical vga=788 --- quiet ',
      'url=http://{{ .HTTPIP }}/p.cfg ',
      '<enter><wait>',
      'initrd /install.amd/initrd.gz<enter><wait>',
      'boot<enter>',
    ],
  ],
  [
    'an entry of SUSE by its name',
    'opensuse-leap',
    ['<esc><enter><wait>', 'linux netsetup=dhcp<wait>', ' autoyast=http://h/a<wait>', '<enter><wait>'],
    [
      '<tab><wait>',
      'c<wait>',
      SCREEN,
      'linux /boot/x86_64/loader/linux splash=silent netsetup=dhcp<wait>',
      ' autoyast=http://h/a<wait>',
      '<enter><wait>',
      'initrd /boot/x86_64/loader/initrd<enter><wait>',
      'boot<enter><wait>',
    ],
  ],
  [
    'an argument with something special before its value',
    'debian-12',
    ['<esc><wait>/install.amd/vmlinuz initrd=/install.amd/initrd.gz a;b=c d=e;f<enter>'],
    [
      '<tab><wait>',
      'c<wait>',
      SCREEN,
      "linux /install.amd/vmlinuz 'a;b=c' d='e;f'<enter><wait>",
      'initrd /install.amd/initrd.gz<enter><wait>',
      'boot<enter>',
    ],
  ],
  [
    'options of Ubuntu, an argument of which GRUB would end a command',
    'ubuntu-20.04',
    [
      ' <wait>',
      '<esc><wait>',
      '<f6><wait>',
      '<esc><wait>',
      '<bs><bs><bs><bs><wait>',
      ' autoinstall ds=nocloud-net',
      ';s=http://{{.HTTPIP}}/',
      ' ---<enter>',
    ],
    [
      '<tab><wait>',
      '<tab><wait>',
      '<tab><wait>',
      'c<wait>',
      SCREEN,
      "linux /casper/vmlinuz quiet autoinstall ds='nocloud-net",
      ";s=http://{{.HTTPIP}}/'",
      ' ---<enter><wait>',
      'initrd /casper/initrd<enter><wait>',
      'boot<enter>',
    ],
  ],
];

const LEFT: readonly (readonly [why: string, system: string, elements: string[]])[] = [
  ['no-guest', '', ['<tab> ks=http://h/k<enter>']],
  ['no-guest', 'linux', ['<tab> ks=http://h/k<enter>']],
  ['no-release', 'centos', ['<tab> ks=http://h/k<enter>']],
  ['legacy-grub', 'centos-6.8-6.10', ['<tab> ks=http://h/k<enter>']],
  ['no-medium', 'arch-linux', ['<tab><spacebar>net.ifnames=0<enter>']],
  ['no-medium', 'gentoo', ['gentoo-nofb<enter>', '<wait10><enter>', 'passwd root<enter>']],
  ['no-medium', 'devuan', ['<esc><wait>auto url=http://h/p<enter>']],
  ['keys', 'rhel-9', ['4<wait3><tab> ks=http://h/k<enter>']],
  ['keys', 'rhel-9', ['<esc><wait><tab> ks=http://h/k<enter>']],
  ['no-guest', '', ['<esc><wait>vmlinuz initrd=initrd.img ks=http://h/k<enter>']],
  ['folder', 'debian-12', ['<esc><wait>install.amd/vmlinuz initrd=install.amd/initrd.gz<enter>']],
  ['folder', 'rocky-9', ['<esc><wait>vmlinuz0 initrd=initrd0.img<enter>']],
  ['folder', 'debian-12', ['<esc><wait>/install.amd/vmlinuz initrd=initrd.gz<enter>']],
  ['folder', 'debian-12', ['<esc><wait>install.amd/vmlinuz initrd=/install.amd/initrd.gz<enter>']],
  ['entry', 'debian-12', ['<esc>linux url=http://h/p<enter>']],
  ['entry', 'debian-12', ['<tab> url=http://h/p<enter>']],
  ['quotes', 'rhel-9', ['<tab> a="b c" ks=http://h/k<enter>']],
  ['quotes', 'rhel-9', ['<tab> inst.repo=hd:LABEL=A\\x20B:/<enter>']],
];

const FOR_OTHERS: readonly (readonly [name: string, elements: string[]])[] = [
  ['nothing', []],
  ['a key that Windows media ask for', ['a<enter><wait>a<enter>']],
  [
    'GRUB’s command line',
    ['<tab><wait>', 'c<wait>', 'linux /casper/vmlinuz a=b<enter>', 'initrd /casper/initrd<enter>', 'boot<enter>'],
  ],
  ['GRUB’s editor', ['<up>e<wait><down><down><end> inst.ks=http://h/k<leftCtrlOn>x<leftCtrlOff>']],
  ['GRUB’s editor, by F10', ['e<down><down><down><end> autoinstall a=b<F10>']],
  ['GRUB’s editor, and what is typed behind it', ['<tab>e<end> ks=http://h/k<LeftCtrlOn>X<leftCtrlOff><wait>y<enter>']],
  ['GRUB’s editor by F10, and what is typed behind it', ['<tab>e<end> ks=http://h/k<f10><wait>y<enter>']],
  ['a shell', ['<enter><wait10>', 'root<enter><wait>', 'ifconfig eth0 up && IF=eth0<enter>']],
  ['a menu of an installer', ['I<tab><tab><tab><wait><enter>', 'n<enter>']],
];

describe('the strokes of a boot command', () => {
  const kinds: readonly (readonly [element: string, strokes: readonly (readonly [Stroke['kind'], string])[]])[] = [
    [
      'a<Enter>',
      [
        ['character', 'a'],
        ['key', '<Enter>'],
      ],
    ],
    [
      '<f1><wait10><1>',
      [
        ['key', '<f1>'],
        ['key', '<wait10>'],
        ['character', '<'],
        ['character', '1'],
        ['character', '>'],
      ],
    ],
    [
      '<>',
      [
        ['character', '<'],
        ['character', '>'],
      ],
    ],
    [
      '{{ .HTTPIP }}:{{.X}}',
      [
        ['expression', '{{ .HTTPIP }}'],
        ['character', ':'],
        ['expression', '{{.X}}'],
      ],
    ],
    [
      '{{a{{}}',
      [
        ['character', '{'],
        ['character', '{'],
        ['character', 'a'],
        ['expression', '{{}}'],
      ],
    ],
    [
      'ä😀',
      [
        ['character', 'ä'],
        ['character', '😀'],
      ],
    ],
  ];
  for (const [element, strokes] of kinds) {
    it(`are characters, keys and expressions: ${element}`, () => {
      const expected = strokes.map(([kind, text]) => ({ kind, text, element: 1 }));
      assert.deepEqual(strokesIn(['', element]), expected);
    });
  }
});

describe('boot commands for isolinux', () => {
  for (const [name, system, before, after] of TRANSLATIONS) {
    it(`become commands for GRUB: ${name}`, () => assert.deepEqual(forGrub(system, before), after));
  }

  for (const [why, system, elements] of LEFT) {
    it(`stay as they are (${why}): ${system} ${elements.join('')}`, () => assert.equal(forGrub(system, elements), why));
  }

  for (const [name, elements] of FOR_OTHERS) {
    it(`are not those for ${name}`, () => assert.equal(recogniseIsolinux(elements), undefined));
  }
});

describe('what GRUB parts at a semicolon', () => {
  const DS = 'ds=nocloud-net;s=http://{{ .HTTPIP }}:{{ .HTTPPort }}/';
  const QUOTED = "ds='nocloud-net;s=http://{{ .HTTPIP }}:{{ .HTTPPort }}/'";
  const CASES: readonly (readonly [name: string, before: string[], after: string[]])[] = [
    [
      'a line typed at the prompt',
      ['c<wait>', `linux /casper/vmlinuz ${DS} ---<enter>`, '', 'initrd /i<enter>', 'boot<enter>'],
      ['c<wait>', `linux /casper/vmlinuz ${QUOTED} ---<enter>`, '', 'initrd /i<enter>', 'boot<enter>'],
    ],
    [
      'an entry that is edited',
      [`e<wait><down><end> autoinstall ${DS}<f10>`],
      [`e<wait><down><end> autoinstall ${QUOTED}<f10>`],
    ],
    [
      'a value in several elements',
      ['c', 'linux /k a=b ds=nocloud', ';s=http://h/', ' x<enter>'],
      ['c', "linux /k a=b ds='nocloud", ";s=http://h/'", ' x<enter>'],
    ],
    [
      'a value behind a quote in quotes of the other kind',
      [`c<wait>linux /k a="x'y" b=c;d=e<enter>`],
      [`c<wait>linux /k a="x'y" b='c;d=e'<enter>`],
    ],
  ];
  for (const [name, before, after] of CASES) {
    it(`stands in quotes then: ${name}`, () => {
      const parted = partedIn(before);
      assert.deepEqual(parted?.lines, after);
      assert.equal(partedIn(after), undefined);
    });
  }

  const WHOLE = [
    [`c<wait>linux /k ${QUOTED}<enter>`],
    ['c<wait>linux /k "ds=nocloud-net;s=http://h/"<enter>'],
    ['c<wait>linux /k "a b ds=nocloud-net;s=http://h/" c<enter>'],
    ['c<wait>linux /k ds=nocloud-net\\;s=http://h/<enter>'],
    ['c<wait>set gfxpayload=keep;linux /k;initrd /i;boot<enter>'],
    ['<esc><wait>/k initrd=/i ds=nocloud-net;s=http://h/<enter>'],
    ['<f10>', 'URL=http://h;A=b sh<enter>'],
  ];
  for (const elements of WHOLE) {
    it(`is nothing in ${elements.join('')}`, () => assert.equal(partedIn(elements), undefined));
  }
});

describe('kickstart files that were on a floppy', () => {
  const CASES: readonly (readonly [before: string, after: string])[] = [
    ['inst.ks=hd:fd0:/ks.cfg', 'inst.ks=hd:LABEL=X:/ks.cfg'],
    ['ks=hd:fd0:/a/{{ user `ks` }}<enter>', 'ks=hd:LABEL=X:/a/{{ user `ks` }}<enter>'],
    ['ks=hd:/dev/fd0:/ks.cfg text', 'ks=hd:LABEL=X:/ks.cfg text'],
    ['ks=floppy<enter>', 'ks=hd:LABEL=X:/ks.cfg<enter>'],
    ['ks=floppy:/web.ks text', 'ks=hd:LABEL=X:/web.ks text'],
    ['ks=hd:fd0', 'ks=hd:LABEL=X:/ks.cfg'],
    ['ks=http://h/floppy.cfg', 'ks=http://h/floppy.cfg'],
    ['ks=hd:fd01:/ks.cfg', 'ks=hd:fd01:/ks.cfg'],
  ];
  for (const [before, after] of CASES) {
    it(`are named by the label of the disc: ${before}`, () => assert.equal(kickstartOnDisc(before, 'X'), after));
  }
});

// Words as people type them, and the characters that GRUB's command language would take for its own.
const word = fc
  .tuple(
    fc.constantFrom('', 'inst.ks=', 'url=', 'a/b=', 'ds=nocloud'),
    fc.array(fc.constantFrom(...'az09.:/-_,;&|<>{}$#!@%^+*?()[]~=', '{{ .HTTPIP }}', '{{user `x`}}'), {
      minLength: 1,
      maxLength: 8,
    }),
  )
  .map(([name, value]) => name + value.join(''))
  // What Packer would take for a key.
  .filter(text => !/<\w+>|\{\{(?! \.HTTPIP \}\}|user `x`\}\})/.test(text) && !/^(?:initrd|linux|c)/.test(text));

/** How a line of each style begins in isolinux, for a system, and which words GRUB has before those of the line. */
const STYLES: Readonly<Record<Style, { system: string; open: string[]; own: string[] }>> = {
  append: { system: 'rocky-9', open: ['<up><wait><tab> '], own: [] },
  kernel: { system: '', open: ['<esc><wait>', '/k/vmlinuz initrd=/k/initrd '], own: ['linux', '/k/vmlinuz'] },
  label: {
    system: 'debian-12',
    open: ['<esc><wait>', 'install '],
    own: ['linux', '/install.amd/vmlinuz', 'vga=788', '---', 'quiet'],
  },
  options: {
    system: 'ubuntu-20.04',
    open: ['<esc><wait><f6><wait><esc><wait>'],
    own: ['linux', '/casper/vmlinuz', 'quiet', '---'],
  },
};

/** The words of GRUB's kernel line: keys typed away, single quotes taken off, as GRUB passes them on. */
function wordsForGrub(elements: readonly string[]): string[] {
  const text = elements.join('').replace(/<wait\w*>/g, '');
  const line = /(?:e<leftCtrlOff>|<enter>(?=linux))(.*?)(?:<enter>|<leftCtrlOn>x)/.exec(text)?.[1] ?? '';
  // An expression may hold blanks.
  return (line.match(/(?:\{\{.*?\}\}|[^ ])+/g) ?? []).map(part => part.replaceAll("'", ''));
}

describe('the translation of generated boot commands', () => {
  const command = fc.record({
    style: fc.constantFrom<Style>('append', 'kernel', 'label', 'options'),
    words: fc.array(word, { minLength: 1, maxLength: 6 }).map(words => ['first=1', ...words]),
    // Behind each word: more of the same element, the next element, or a pause as well.
    gaps: fc.array(fc.constantFrom(' ', ' \n', '\n ', '<wait> \n', '\n<wait> '), { minLength: 7, maxLength: 7 }),
    end: fc.constantFrom('<enter>', '\n<enter><wait>', '<wait><enter><wait5><esc>'),
  });

  it('keeps every argument word for word and in order, and is nothing for isolinux any more', () => {
    fc.assert(
      fc.property(command, ({ style, words, gaps, end }) => {
        const { system, open, own } = STYLES[style];
        const line = words.map((text, index) => text + (index < words.length - 1 ? gaps[index] : '')).join('');
        const elements = [...open.slice(0, -1), ...(open.at(-1) + line + end).split('\n')];
        const after = forGrub(system, elements);
        assert.ok(Array.isArray(after), `${after} for ${JSON.stringify(elements)}`);
        assert.deepEqual(wordsForGrub(after), [...own, ...words], JSON.stringify(elements));
        assert.equal(recogniseIsolinux(after), undefined);
      }),
      runs(500),
    );
  });

  it('never fails, whatever is typed', () => {
    const token = fc.constantFrom(
      '<tab>',
      '<esc>',
      '<f6>',
      '<enter>',
      '<wait>',
      '<bs>',
      ' ',
      '/k',
      'initrd=/i',
      'a=b',
      'linux',
      "'",
      '{{',
      '<',
      '\ud800',
      '\n',
    );
    fc.assert(
      fc.property(
        fc.array(
          fc.array(token).map(tokens => tokens.join('')),
          { maxLength: 4 },
        ),
        elements => {
          for (const system of ['', 'rocky-9', 'debian-12', 'ubuntu-20.04', 'sles-15']) {
            const answer = forGrub(system, elements);
            assert.ok(answer === undefined || answer.length > 0);
          }
        },
      ),
      runs(1000),
    );
  });
});
