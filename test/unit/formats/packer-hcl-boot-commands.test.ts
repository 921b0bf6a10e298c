/** Boot commands of HCL, in whose texts something is put in. */
import assert from 'node:assert/strict';
import { analyzed, converted } from './packer-hcl-kit';

const VARIABLE = 'variable "host" {\n  default = "x"\n}\n';

/** A machine whose installer is told to start by keys for isolinux. */
const rocky = (typed: string): string =>
  `${VARIABLE}source "hyperv-iso" "web" {\n  iso_url = "Rocky-9.3-x86_64-dvd.iso"\n  boot_command = ["<tab> inst.text ${typed}<enter>"]\n}\n`;

function convertedText(text: string): string {
  return converted({ 'a.pkr.hcl': text }).texts['a.pkr.hcl'] ?? '';
}

describe('packer-hcl: what is put into a boot command', () => {
  for (const [typed, written] of [
    ['host=${var.host}', "host='${var.host}'"],
    ['host=${ var.host }.lan', "host='${ var.host }.lan'"],
    ['host=${upper( var.host )}', "host='${upper( var.host )}'"],
    ['ip=${lookup({ x = 1 }, var.host, 2)}', "ip='${lookup({ x = 1 }, var.host, 2)}'"],
    ['ip=${ 1 + 1 } $${a}', "ip='${ 1 + 1 }' '$${a}'"],
    ['a=%%{b}', "a='%%{b}'"],
    // That may be several arguments.
    ['${var.host} a=b', '${var.host} a=b'],
    ['${var.host}<wait>${var.host}', '${var.host}<wait>${var.host}'],
  ] as const) {
    it(`stays whole for GRUB: ${typed}`, () => {
      const text = convertedText(rocky(typed));
      assert.ok(text.includes(` inst.text ${written}", "<leftCtrlOn>x`), text);
    });
  }

  for (const typed of [
    'a%{ if var.host == "x" } b%{ endif }',
    'a=b %{ for k in [1, 2] }c=${k} %{ endfor }',
    'ip=${lookup({ x = { y = 1 } }, var.host, 2)}',
  ]) {
    it(`keeps the boot command as it is where it has parts of its own: ${typed}`, () => {
      const text = rocky(typed);
      assert.ok(
        convertedText(text).includes(`boot_command = ["<tab> inst.text ${typed}<enter>"]`),
        convertedText(text),
      );
      const found = analyzed({ 'a.pkr.hcl': text }).findings.find(({ rule }) => rule === 'boot-command/bios');
      assert.ok(found !== undefined && found.fix === undefined);
      assert.ok(Object.values(found.arguments).includes('it has conditions or nested expressions'));
    });
  }

  it('keeps a line for GRUB as it is, too', () => {
    const command = 'c<wait>linux /vmlinuz ds=nocloud;s=http://${var.host}/ %{ if true }x%{ endif }<enter>';
    const text = `${VARIABLE}source "hyperv-iso" "web" {\n  iso_url = "ubuntu-22.04.iso"\n  boot_command = ["${command}"]\n}\n`;
    assert.ok(convertedText(text).includes(command), convertedText(text));
    const plain = command.replace(' %{ if true }x%{ endif }', '');
    assert.match(convertedText(text.replace(command, plain)), /ds='nocloud;s=http:\/\/\$\{var\.host\}\/'/);
  });

  it('is for isolinux where all that is typed behind <tab> has no value', () => {
    for (const typed of ['inst.text', 'text', 'inst.cmdline inst.sshd']) {
      const text = rocky(typed).replace('<tab> inst.text ', '<tab> ');
      assert.ok(convertedText(text).includes(` ${typed}", "<leftCtrlOn>x`), convertedText(text));
    }
    const pressed = rocky('yes').replace('<tab> inst.text ', '<tab> ');
    assert.ok(convertedText(pressed).includes('"<tab> yes<enter>"'));
  });
});
