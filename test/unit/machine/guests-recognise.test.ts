import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EVIDENCE_KINDS, type EvidenceKind, type GuestEvidence } from '../../../src/core/machine/guests/evidence';
import { recogniseGuest } from '../../../src/core/machine/guests/recognise';
import { anyText } from '../any-text';
import { assertGrowsEvenly } from '../growth';
import { runs } from '../runs';
import { each } from './guests-each';

describe('A stated guest', () => {
  each('stated', [
    ['Windows Server 2016 Datacenter', 'windows-server-2016', 'x64'],
    ['Windows Server 2012 R2 Standard', 'windows-server-2012-r2', 'x64'],
    ['Windows Server 2012R2', 'windows-server-2012-r2', 'x64'],
    ['Windows Server 2012', 'windows-server-2012', 'x64'],
    ['Microsoft Windows Server® 2008 R2 Enterprise', 'windows-server-2008-r2', 'x64'],
    ['Windows Server 2008 (32-bit)', 'windows-server-2008', 'x86'],
    ['Windows Server 2003 R2 x64', 'windows-server-2003-r2', 'x64'],
    ['Windows 2000 Server', 'windows-2000', 'x86'],
    ['Windows NT 4.0', 'windows-nt-4', 'x86'],
    ['Windows XP Professional', 'windows-xp'],
    ['Windows Vista', 'windows-vista'],
    ['Windows 7 Enterprise x64', 'windows-7', 'x64'],
    ['Windows 8', 'windows-8'],
    ['Windows 8.1', 'windows-8.1'],
    ['Windows 10 Enterprise (32-bit)', 'windows-10', 'x86'],
    ['Windows 10 (32 bits)', 'windows-10', 'x86'],
    ['Windows 10 2004', 'windows-10'],
    ['Windows 11 Pro 23H2', 'windows-11'],
    ['Windows 11 ARM 64-bit', 'windows-11', 'arm64'],
    ['Server 2022', 'windows-server-2022', 'x64'],
    ['Server 2016 Core', 'windows-server-2016', 'x64'],
    ['Windows Server, version 1709', 'windows-server-1709', 'x64'],
    ['Windows Server version 20H2', 'windows-server-20h2', 'x64'],
    ['Windows Storage Server 2016', 'windows-server-2016', 'x64'],
    ['Nano Server 2016', 'windows-server-2016-nano', 'x64'],
    ['Microsoft Hyper-V Server 2019', 'hyper-v-server-2019', 'x64'],
    ['Hyper-V Server 2012 R2', 'hyper-v-server-2012-r2', 'x64'],
    ['Windows Server Insider Preview', 'windows-server-insider'],
    ['Windows Server vNext', 'windows-server-insider'],
    ['MicrosoftWindowsServer WindowsServer 2019-datacenter-gensecond', 'windows-server-2019', 'x64'],
    ['Windows', 'windows'],
    ['Linux', 'linux'],
    ['Ubuntu', 'ubuntu'],
    ['Ubuntu 20.04 LTS', 'ubuntu-20.04'],
    ['Ubuntu Server 18.04.6 (64-bit)', 'ubuntu-18.04', 'x64'],
    ['Ubuntu 17.10', 'ubuntu-17.10'],
    ['Debian GNU/Linux 12 (bookworm)', 'debian-12'],
    ['CentOS Linux 7 (Core)', 'centos-7'],
    ['CentOS Stream 9', 'centos-stream-9'],
    ['Red Hat Enterprise Linux 8.4', 'rhel-8.0-8.4'],
    ['Red Hat Enterprise Linux Server 6', 'rhel-6'],
    ['RedHat RHEL 7.9', 'rhel-7'],
    ['Red Hat Linux 9', 'rhel'],
    ['Oracle Linux 7.9', 'oracle-linux-7.3-7'],
    ['AlmaLinux 9', 'almalinux-9'],
    ['Rocky Linux 8.4', 'rocky-8.0-8.4'],
    ['SUSE Linux Enterprise Server 11 SP3', 'sles-11.0-11.3'],
    ['SUSE Linux Enterprise Server 12', 'sles-12'],
    ['openSUSE Leap 15.5', 'opensuse-leap'],
    ['FreeBSD 12.4', 'freebsd-12-13'],
    ['Azure Linux 3.0', 'azure-linux'],
    ['Flatcar Container Linux', 'flatcar'],
    ['OmniOS r151030', 'omnios', 'x64'],
  ]);

  it('is shown with the version stated', () => {
    assert.equal(recogniseGuest([{ kind: 'stated', text: 'CentOS 6.9' }])?.name, 'CentOS 6.9');
    assert.equal(
      recogniseGuest([{ kind: 'stated', text: 'SLES 12 SP5' }])?.name,
      'SUSE Linux Enterprise Server 12 SP5',
    );
  });

  it('is shown by its own name where it is built of another', () => {
    const guest = recogniseGuest([
      { kind: 'stated', text: 'Windows Small Business Server 2011 Standard' },
      { kind: 'name', text: 'ws2008r2-files' },
    ]);
    assert.equal(guest?.name, 'Windows Small Business Server 2011');
    assert.deepEqual(guest?.contradictions, []);
  });

  it('is shown as stated when it is in no table', () => {
    const guest = recogniseGuest([{ kind: 'stated', text: 'Plan 9' }]);
    assert.equal(guest?.system, undefined);
    assert.equal(guest?.name, 'Plan 9');
    assert.equal(guest?.systemEvidence?.text, 'Plan 9');
  });

  it('is shown as stated beside an architecture too', () => {
    const guest = recogniseGuest([{ kind: 'stated', text: 'CentOS 4/5/6/7 (64-bit)' }]);
    assert.deepEqual([guest?.name, guest?.architecture, guest?.system], ['CentOS 4/5/6/7 (64-bit)', 'x64', undefined]);
    assert.equal(recogniseGuest([{ kind: 'stated', text: '64-bit' }])?.name, '64-bit guest');
  });

  it('is not overruled by a mere name when it is in no table', () => {
    const guest = recogniseGuest([
      { kind: 'stated', text: 'ReactOS 0.4' },
      { kind: 'name', text: 'win2k3-lookalike' },
    ]);
    assert.equal(guest?.system, undefined);
    assert.equal(guest?.name, 'ReactOS 0.4');
  });

  each('stated', [
    ['SQL Server 2019', undefined],
    ['Exchange Server 2016', undefined],
    ['Windows 10.0.14393', 'windows'],
    ['Windows Home Server 2011', 'windows-server-2008-r2', 'x64'],
    ['Windows 7/8/10', 'windows'],
    ['Windows 7 or 10', 'windows'],
    ['Windows Server 2008 R2 / Windows 7', 'windows'],
    ['Windows Server 2012 & 2016', 'windows'],
    ['Microsoft Windows Server 2016 or later (64-bit)', 'windows', 'x64'],
    ['CentOS 4/5/6/7 (64-bit)', undefined, 'x64'],
    ['Windows 3.11', 'windows'],
    ['macOS 12', undefined],
  ]);
});

describe('A separate architecture', () => {
  each('architecture', [
    ['x64', undefined, 'x64'],
    ['amd64', undefined, 'x64'],
    ['AMD64', undefined, 'x64'],
    ['x86_64', undefined, 'x64'],
    ['64-bit', undefined, 'x64'],
    ['64', undefined, 'x64'],
    ['32-bit', undefined, 'x86'],
    ['x86', undefined, 'x86'],
    ['i386', undefined, 'x86'],
    ['arm64', undefined, 'arm64'],
    ['aarch64', undefined, 'arm64'],
    ['0', undefined, 'x86'],
    ['9', undefined, 'x64'],
    ['12', undefined, 'arm64'],
    ['5', undefined],
    ['unknown', undefined],
    ['', undefined],
  ]);

  it('counts before a name', () => {
    const architecture: GuestEvidence = { kind: 'architecture', text: '32-bit' };
    const guest = recogniseGuest([{ kind: 'stated', text: 'Windows 10' }, architecture]);
    assert.equal(guest?.architecture, 'x86');
    assert.equal(guest?.architectureEvidence, architecture);
  });

  it('holds beside a system of which no such edition is known: one of both is wrong, and nobody knows which', () => {
    const architecture: GuestEvidence = { kind: 'architecture', text: 'x86' };
    const guest = recogniseGuest([{ kind: 'stated', text: 'Windows Server 2016' }, architecture]);
    assert.equal(guest?.architecture, 'x86');
    assert.equal(guest?.architectureEvidence, architecture);
  });
});

describe('32-bit in so many words', () => {
  each('stated', [
    ['Ubuntu 22.04 (32 bit)', 'ubuntu-22.04', 'x86'],
    ['Ubuntu 22.04 i386', 'ubuntu-22.04', 'x86'],
    ['Rocky Linux 9 x86-32', 'rocky-9', 'x86'],
    ['Debian 11 32-bit', 'debian-10-11', 'x86'],
    ['Debian 11 (IA-32)', 'debian-10-11', 'x86'],
    ['Windows Server 2016 32-Bit', 'windows-server-2016', 'x86'],
    ['Windows 11 (32-bit)', 'windows-11', 'x86'],
    ['Solaris 11 x86', 'solaris', 'x64'],
    ['Windows Server 2016 (32-bit and 64-bit)', 'windows-server-2016', 'x64'],
  ]);
  each('name', [
    ['ubuntu-22.04-32bit', 'ubuntu-22.04', 'x86'],
    ['ws2019 32-bit app server', 'windows-server-2019', 'x64'],
  ]);
  each('notes', [
    ['Ubuntu 22.04, 32-bit', 'ubuntu-22.04', 'x86'],
    ['Debian 11\nArchitecture: i386', 'debian-10-11', 'x86'],
    ['32-bit', undefined, 'x86'],
    ['Windows Server 2016, 32-bit applications', 'windows-server-2016', 'x64'],
    ['runs a 32-bit application', undefined],
  ]);

  it('is not what a guest type says, of which the width may be a default', () => {
    const evidence: GuestEvidence[] = [
      { kind: 'iso', text: 'ubuntu-22.04.3-live-server.iso' },
      { kind: 'guest-type', text: 'Ubuntu' },
    ];
    assert.equal(recogniseGuest(evidence)?.architecture, undefined);
  });
});

describe('Evidence together', () => {
  const evidence = (kind: EvidenceKind, text: string): GuestEvidence => ({ kind, text });

  it('is decided by the strongest, and the rest that contradicts is given back as the same objects', () => {
    const iso = evidence('iso', 'en_windows_8_1_enterprise_x64_dvd_2971902.iso');
    const box = evidence('box', 'win2012r2-standard.box');
    const type = evidence('guest-type', 'Windows2012_64');
    const guest = recogniseGuest([type, box, iso]);
    assert.equal(guest?.system?.id, 'windows-8.1');
    assert.equal(guest?.systemEvidence, iso);
    assert.equal(guest?.architectureEvidence, iso);
    assert.deepEqual(guest?.contradictions, [{ evidence: box, name: 'Windows Server 2012 R2', of: 'system' }]);
    assert.equal(guest?.contradictions[0]?.evidence, box);
  });

  it('is no contradiction where a guest type is the nearest that the tool had', () => {
    const guest = recogniseGuest([evidence('name', 'windows_11'), evidence('guest-type', 'Windows10_64')]);
    assert.equal(guest?.system?.id, 'windows-11');
    assert.equal(guest?.architecture, 'x64');
    assert.deepEqual(guest?.contradictions, []);
  });

  it('is a contradiction where a guest type is of another kind or width', () => {
    const type = evidence('guest-type', 'Ubuntu');
    const guest = recogniseGuest([evidence('iso', 'en_windows_10_enterprise_x64_dvd.iso'), type]);
    assert.equal(guest?.architecture, 'x64');
    assert.deepEqual(guest?.contradictions, [{ evidence: type, name: 'Ubuntu', of: 'system' }]);
  });

  it('is filled in by weaker evidence of the same system', () => {
    const iso = evidence('iso', 'CentOS-6.9-x86_64-minimal.iso');
    const guest = recogniseGuest([evidence('stated', 'CentOS 6'), iso]);
    assert.equal(guest?.system?.id, 'centos-6.8-6.10');
    assert.equal(guest?.name, 'CentOS 6.9');
    assert.equal(guest?.systemEvidence, iso);
    assert.deepEqual(guest?.contradictions, []);
  });

  it('decides nothing where two texts of equal strength disagree', () => {
    const names = [evidence('name', 'windows_2012'), evidence('name', 'windows_2016')];
    const guest = recogniseGuest(names);
    assert.equal(guest?.system, undefined);
    assert.deepEqual(
      guest?.contradictions.map(contradiction => contradiction.evidence),
      names,
    );
  });

  it('takes mirrors of one image as one', () => {
    const guest = recogniseGuest([
      evidence('iso', 'iso/ubuntu-14.04.3-server-amd64.iso'),
      evidence('iso', 'https://releases.example.org/14.04/ubuntu-14.04.3-server-amd64.iso'),
    ]);
    assert.equal(guest?.system?.id, 'ubuntu-14.04');
    assert.deepEqual(guest?.contradictions, []);
  });

  it('is nothing where siblings disagree on the width and nothing else is said', () => {
    assert.equal(recogniseGuest([evidence('guest-type', 'Other_64')])?.name, '64-bit guest');
    const guest = recogniseGuest([evidence('guest-type', 'RedHat'), evidence('guest-type', 'Fedora_64')]);
    assert.equal(guest?.architecture, undefined);
  });

  it('implies the architecture of a system that has one only, with the evidence of the system', () => {
    const name = evidence('name', 'windows_2016');
    const guest = recogniseGuest([name]);
    assert.equal(guest?.architecture, 'x64');
    assert.equal(guest?.architectureEvidence, name);
    assert.equal(recogniseGuest([evidence('name', 'windows_10')])?.architecture, undefined);
  });

  it('does not know a guest from nothing', () => {
    assert.equal(recogniseGuest([]), undefined);
    assert.equal(recogniseGuest([evidence('name', 'DC01'), evidence('notes', 'main domain controller')]), undefined);
  });

  it('is what all of the strongest say, where they only disagree on more', () => {
    const guest = recogniseGuest([
      evidence('stated', 'Windows'),
      evidence('name', 'WS2016-a'),
      evidence('name', 'WS2019-b'),
    ]);
    assert.equal(guest?.system?.id, 'windows');
    assert.equal(guest?.architecture, undefined);
  });

  it('of one text is no contradiction: the x86 of a server is a kind of processor', () => {
    const guest = recogniseGuest([evidence('name', 'ws2016-x86')]);
    assert.equal(guest?.architecture, 'x64');
    assert.deepEqual(guest?.contradictions, []);
  });

  it('prefers the name of a machine that exists to the disc in its drive', () => {
    const disc = evidence('disc', 'ubuntu-22.04.3-live-server-amd64.iso');
    assert.equal(recogniseGuest([evidence('name', 'DC01'), disc])?.system?.id, 'ubuntu-22.04');
    const guest = recogniseGuest([disc, evidence('name', 'WS2019-DC01')]);
    assert.equal(guest?.system?.id, 'windows-server-2019');
    assert.equal(guest?.contradictions[0]?.evidence, disc);
  });
});

describe('Any text', () => {
  // What the patterns begin with, repeat and look ahead for.
  const word = fc.constantFrom(
    ...[
      'windows',
      'win',
      'w10',
      'server',
      'ws2k',
      '2k',
      '2012',
      ' r2',
      'pro ent edu ',
      'ubuntu',
      ' live server',
      '14.04',
    ],
    ...['red hat enterprise linux ', 'suse linux enterprise server ', 'sles', 'oracle linux ', 'centos stream ', 'x86'],
    ...[
      '_64',
      '{{',
      '{{.',
      'isotime ',
      '}}',
      '/',
      '\\',
      '.',
      ' ',
      '-',
      '(',
      ',',
      ';',
      '\n',
      '0',
      '~',
      'OS: ',
      'http://',
    ],
  );
  const text = fc.oneof(
    fc.array(word, { maxLength: 40 }).map(parts => parts.join('')),
    anyText(60),
  );

  it('is read without fail, and the same each time', () => {
    const item = fc.record({ kind: fc.constantFrom(...EVIDENCE_KINDS), text });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 6 }), items => {
        const guest = recogniseGuest(items);
        assert.deepEqual(recogniseGuest(items), guest);
        assert.notEqual(guest?.name, '');
        const named = [guest?.systemEvidence, guest?.architectureEvidence].filter(evidence => evidence !== undefined);
        assert.ok(named.every(evidence => items.includes(evidence)));
      }),
    );
  });

  it('of 400 KB is read in the time of its length', () => {
    const some = fc.array(word, { minLength: 1, maxLength: 3 }).map(parts => parts.join('') || ' ');
    fc.assert(
      fc.property(some, fc.constantFrom(...EVIDENCE_KINDS), (repeated, kind) => {
        const read = (length: number) => recogniseGuest([{ kind, text: repeated.repeat(length / repeated.length) }]);
        assertGrowsEvenly(read, 400_000);
      }),
      runs(200),
    );
  });
});
