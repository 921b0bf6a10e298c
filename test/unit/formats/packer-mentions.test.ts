import assert from 'node:assert/strict';
import { isNamedBy, mentionsIn } from '../../../src/core/formats/packer/mentions';

const template = (builder: object): string => JSON.stringify({ builders: [{ type: 'hyperv-iso', ...builder }] });

/** Whether a template names a file; `back` is the way from its folder to that from which the path is. */
function names(text: string, back: string, path: string): boolean {
  const mentions = mentionsIn(text);
  return mentions !== undefined && isNamedBy({ ...mentions, file: 'other.json', back }, path);
}

describe('what a template says of files beside it', () => {
  it('is by its own folder', () => {
    const text = template({ cd_files: ['../answers/Autounattend.xml'] });
    assert.ok(names(text, '../windows', '../answers/Autounattend.xml'));
    assert.ok(!names(text, '../windows', 'answers/Autounattend.xml'));
    assert.ok(!names(text, 'windows', '../answers/Autounattend.xml'));
    assert.ok(names(template({ cd_files: ['a\\Autounattend.xml'] }), '', 'a/Autounattend.xml'));
  });

  it('may begin with an expression for that folder', () => {
    for (const place of ['./', '{{template_dir}}/', '{{ template_dir }}/', '$'.concat('{path.root}/')]) {
      assert.ok(
        names(template({ cd_files: [`${place}a/Autounattend.xml`] }), '..', 'x/../b/a/Autounattend.xml') === false,
      );
      assert.ok(
        names(template({ cd_files: [`${place}../a/Autounattend.xml`] }), '../b', '../a/Autounattend.xml'),
        place,
      );
    }
  });

  it('is below the folder that it serves, where its boot command fetches it', () => {
    const served = (command: string): string =>
      template({ http_directory: '../http', boot_command: [`<tab> ${command}<enter>`] });
    assert.ok(names(served('inst.ks=http://{{ .HTTPIP }}:{{ .HTTPPort }}/el/ks.cfg'), '../a', '../http/el/ks.cfg'));
    assert.ok(names(served('ks=http://{{.HTTPIP}}:{{.HTTPPort}}/ks.cfg'), '../a', '../http/ks.cfg'));
    assert.ok(names(served('ds=nocloud;s=http://{{ .HTTPIP }}:{{ .HTTPPort }}/22/'), '../a', '../http/22/user-data'));
    assert.ok(!names(served('ks=http://{{.HTTPIP}}:{{.HTTPPort}}/ks.cfg'), '../a', 'http/ks.cfg'));
  });

  it('counts for a machine with a BIOS unless all are of Generation 2', () => {
    const isForGeneration2 = (text: string): boolean | undefined => mentionsIn(text)?.isForGeneration2;
    assert.equal(isForGeneration2(template({ generation: 2 })), true);
    assert.equal(isForGeneration2(template({ generation: 1 })), false);
    assert.equal(isForGeneration2('{ "builders": [{ "type": "qemu" }] }'), false);
    assert.equal(isForGeneration2('{ "name": "Autounattend.xml" }'), undefined);
  });

  it('is found in a time that grows with the text', () => {
    const long = `"builders" ${'a.'.repeat(200_000)} ${'{/'.repeat(200_000)} ${'"http_directory":'.repeat(20_000)}`;
    assert.deepEqual(mentionsIn(long)?.names, []);
  });
});
