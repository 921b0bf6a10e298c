import assert from 'node:assert/strict';
import { emulatedNameIn } from '../../../src/core/machine/adapter-names';
import { load, template } from '../formats/packer-json-kit';

const guestOf = (image: string) => load(template(`"iso_url": "${image}"`)).machine.guest;

describe("names of the emulated network adapter in a guest's texts", () => {
  const CASES: readonly [image: string, text: string, emulated: string | undefined, synthetic?: string][] = [
    ['FreeBSD-13.2-RELEASE-amd64-disc1.iso', 'sysrc ifconfig_de0=DHCP', 'de0', 'hn0'],
    ['FreeBSD-13.2-RELEASE-amd64-disc1.iso', 'dhclient hn0', undefined],
    ['NetBSD-9.3-amd64.iso', 'dhcpcd de1', 'de1', 'hvn1'],
    ['opnsense-24.1-dvd-amd64.iso', 'ifconfig de0 up', 'de0', 'hn0'],
    ['dfly-x86_64-6.4.0_REL.iso', 'dhclient de0', 'de0'],
    ['x.iso', 'ifconfig de0 up', 'de0'],
    ['x.iso', 'fetch http://h/de04.txt; ./node0', undefined],
    ['Rocky-9.3-x86_64-dvd.iso', 'nmcli con up enp0s10f0', 'enp0s10f0', 'eth0'],
    ['Rocky-9.3-x86_64-dvd.iso', 'modprobe tulip', 'tulip', 'hv_netvsc'],
    ['Rocky-9.3-x86_64-dvd.iso', 'ip link set eth0 up; echo open', undefined],
    ['Win11_23H2_English_x64.iso', 'echo de0', undefined],
  ];
  for (const [image, text, emulated, synthetic] of CASES) {
    it(`${text} of ${image}: ${emulated}`, () =>
      assert.deepEqual(
        emulatedNameIn(text, guestOf(image), true),
        emulated && { emulated, ...(synthetic && { synthetic }) },
      ));
  }

  it('are on PCI by chance where the machine has no such adapter', () => {
    assert.equal(emulatedNameIn('ip link set ens33 up', guestOf('Rocky-9.3-x86_64-dvd.iso'), false), undefined);
  });
});
