import assert from 'node:assert/strict';
import { analyzed, converted } from './packer-hcl-kit';

const DEBIAN = 'iso_url = "debian-12.1.0-amd64-netinst.iso"';
const source = (...members: string[]): string => `source "hyperv-iso" "web" {\n  ${members.join('\n  ')}\n}\n`;
const use = (name: string, ...members: string[]): string =>
  `  source "source.hyperv-iso.web" {\n    ${[`name = "${name}"`, ...members].join('\n    ')}\n  }\n`;
const build = (...uses: string[]): string => `build {\n${uses.join('')}}\n`;
const plain = '  sources = ["source.hyperv-iso.web"]\n';

describe('packer-hcl: a source of which builds make several machines', () => {
  const unlike: readonly (readonly [what: string, text: string])[] = [
    // Packer takes no argument from both of them.
    ['a build that says the generation', source(DEBIAN) + build(use('a', 'generation = 1'), use('b'))],
    ['a build that says Generation 2', source(DEBIAN) + build(plain, use('a', 'generation = 2'))],
    ['a build that sets Secure Boot', source(DEBIAN) + build(use('a'), use('b', 'enable_secure_boot = false'))],
    ['another guest', source() + build(use('a', DEBIAN), use('b', 'iso_url = "windows_xp_x86.iso"'))],
    ['discs of their own', source(DEBIAN, 'floppy_files = ["a"]') + build(plain, use('a', 'cd_files = ["b"]'))],
    ['another boot command', source(DEBIAN) + build(use('a', 'boot_command = ["<enter>"]'), use('b'))],
  ];
  for (const [what, text] of unlike) {
    it(`is left as it is beside ${what}`, () => {
      const texts = { 'a.pkr.hcl': text };
      assert.deepEqual(converted(texts).texts, texts);
      for (const { machine, status, plan } of analyzed(texts).machines) {
        const is1 = machine.generation.known && machine.generation.value === 1;
        assert.ok(!is1 || (status !== 'ready' && plan.obstacle !== undefined), machine.name);
      }
    });
  }

  it('is left as it is by a fix for one of them', () => {
    const text = source(DEBIAN, 'floppy_files = ["a"]') + build(plain, use('a', 'generation = 2', 'boot_wait = "1s"'));
    const texts = { 'a.pkr.hcl': text };
    assert.deepEqual(converted(texts).texts, texts);
    assert.deepEqual(
      analyzed(texts).findings.filter(({ rule, fix }) => rule === 'floppy/media' && fix !== undefined),
      [],
    );
  });

  const media = (...isos: string[]): string => `locals {\n  isos = ${JSON.stringify(isos)}\n}\n`;
  const each = `build {
  dynamic "source" {
    for_each = local.isos
    labels   = ["source.hyperv-iso.web"]
    content {
      name    = source.value
      iso_url = source.value
    }
  }
}
`;
  const generations = (...isos: string[]): unknown[] => {
    const { texts } = converted({ 'a.pkr.hcl': media(...isos) + source('generation = 1', 'boot_wait = "1s"') + each });
    return analyzed(texts).machines.map(({ machine: { generation } }) => generation.known && generation.value);
  };

  it('is converted where one block makes machines of it whose guests need the same', () => {
    assert.deepEqual(generations('windows_10_x64.iso', 'windows_server_2022.iso'), [2, 2]);
    assert.deepEqual(generations('windows_10_x64.iso', 'windows_xp_x86.iso'), [1, 1]);
    assert.deepEqual(generations('windows_10_x64.iso', 'windows_11_x64.iso'), [1, 1]);
    assert.deepEqual(generations('windows_10_x64.iso', 'what-nobody-knows.iso'), [1, 1]);
  });

  it('is converted where they differ by little more than their names', () => {
    const text = source(DEBIAN, 'generation = 1') + build(use('a', 'cpus = 2'), use('b', 'output_directory = "b"'));
    const { texts } = converted({ 'a.pkr.hcl': text });
    assert.match(texts['a.pkr.hcl'] ?? '', /generation += 2/);
    const one = source(DEBIAN) + build(use('a', 'generation = 1'));
    assert.match(converted({ 'a.pkr.hcl': one }).texts['a.pkr.hcl'] ?? '', /generation = 2/);
  });
});
