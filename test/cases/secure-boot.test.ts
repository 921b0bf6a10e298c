/** Secure Boot of guests that are not Windows: the template of Windows, left or stated, is never passed over. */
import assert from 'node:assert/strict';
import { checkCase, describeCases, runCase } from './kit';

const CASES = 'secure-boot';

describeCases('cases of Secure Boot', () => {
  it('linux-list-gen1: each of the three gets a setting with the generation', async () => {
    const { out } = await runCase(`${CASES}/linux-list-gen1.json`, 'convert', '--lossy');
    const converted = out.split('\n').filter(line => line.startsWith('+ '));
    assert.equal(converted.length, 3);
    assert.match(converted[0] ?? '', /ci-fedora.*"secureBootTemplate": "MicrosoftUEFICertificateAuthority"/);
    assert.match(converted[1] ?? '', /ci-kali.*"secureBoot": false/);
    assert.match(converted[2] ?? '', /"fw".*"secureBoot": false/);
  });

  it('opnsense-gen2: the default has to go off', async () => {
    const { findings } = await checkCase(`${CASES}/opnsense-gen2.vm.json`);
    assert.deepEqual(
      findings.map(({ rule, severity, messageId, fix }) => [rule, severity, messageId, fix]),
      [['firmware/secure-boot-default', 'warning', 'off', 'safe']],
    );
  });

  it('opnsense-gen1: Secure Boot is off after the conversion', async () => {
    const { out } = await runCase(`${CASES}/opnsense-gen1.vm.json`, 'convert', '--lossy');
    assert.match(out, /^\+ +"SecureBoot": "Off"$/m);
  });

  it('template-windows-stated: Fedora and OPNsense are named as well as Windows', async () => {
    const { findings } = await checkCase(`${CASES}/template-windows-stated.vm.json`);
    assert.deepEqual(
      findings.filter(({ rule }) => rule.startsWith('firmware/')).map(({ machine, rule }) => [machine, rule]),
      [
        [0, 'firmware/secure-boot-template'],
        [1, 'firmware/secure-boot-off'],
        [2, 'firmware/secure-boot-template'],
      ],
    );
  });

  it('export-ubuntu: what the file cannot say is a step by hand', async () => {
    const { out } = await runCase(`${CASES}/export-ubuntu.json`, 'convert', '--plan');
    assert.match(out, /^ {2}by hand: .*Set-VMFirmware -SecureBootTemplate MicrosoftUEFICertificateAuthority/m);
  });
});
