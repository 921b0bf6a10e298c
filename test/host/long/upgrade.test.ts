/** Runbooks of machines of Azure, run on an az that answers as the real one: to the end, refused, and failing at each call. */
import assert from 'node:assert/strict';
import { type AzureState, guestStarts, linuxMachine, windowsMachine } from '../azure/fake-az';
import { LINUX_SCRIPT, shellForSuite, type Upgrade, type UpgradeOptions, WINDOWS_SCRIPT } from '../azure/kit';

const CHANGES = ['collection', 'restore-point', 'convert', 'deallocate', 'update', 'start'];

/** All calls get each fault with GEN2_EVERY_FAULT=1; else every fourth one gets one of them. */
const { GEN2_EVERY_FAULT } = process.env;
const KINDS = ['fail', 'done'] as const;
const kindsAt = (call: number): readonly ('fail' | 'done')[] =>
  GEN2_EVERY_FAULT === undefined ? (call % 4 !== 1 ? [] : [call % 8 === 1 ? 'done' : 'fail']) : KINDS;

/** The step at which a script says that it stopped. */
function whereItStopped({ warnings }: Upgrade): number {
  return Number(warnings.flatMap(warning => /go on with -From (\d+)/.exec(warning)?.[1] ?? []).at(-1) ?? 1);
}

describe('the upgrade of an Azure machine on a simulated az', function () {
  this.timeout(1_200_000);
  const shell = shellForSuite();

  function windows(change: (state: AzureState) => void = () => undefined, options: UpgradeOptions = {}) {
    const state = windowsMachine();
    change(state);
    return shell.upgrade(WINDOWS_SCRIPT(), state, options);
  }

  function linux(change: (state: AzureState) => void = () => undefined, options: UpgradeOptions = {}) {
    const state = linuxMachine();
    change(state);
    return shell.upgrade(LINUX_SCRIPT(), state, options);
  }

  it('upgrades a Windows machine, after its restore point, and says that it is Generation 2', async () => {
    const { error, az, questions, state } = await windows();
    assert.equal(error, null);
    assert.deepEqual(az.changes, CHANGES);
    assert.deepEqual([az.state.generation, az.state.power, guestStarts(az.state)], ['V2', 'running', true]);
    assert.deepEqual(az.state.securityProfile, {
      securityType: 'TrustedLaunch',
      uefiSettings: { secureBootEnabled: true, vTpmEnabled: true },
    });
    assert.equal(questions.length, 2);
    assert.deepEqual(
      state.files.map(path => path.replace(/^.*\\/, '')).filter(name => name.endsWith('.json')),
      ['converted.json', 'guest.json', 'machine.json', 'restore-point.json'],
    );
    // Whoever started it stays signed in to the subscription that was theirs.
    assert.ok(!az.calls.some(([command, name]) => command === 'account' && name === 'set'));
  });

  it('upgrades a Linux machine, whose disk it only looks at, and leaves Secure Boot off where it is told to', async () => {
    const { error, az } = await linux();
    assert.equal(error, null);
    assert.deepEqual(
      az.changes,
      CHANGES.filter(change => change !== 'convert'),
    );
    const off = await linux(undefined, { arguments: { WithoutSecureBoot: true } });
    assert.equal(off.error, null);
    assert.deepEqual(off.az.state.securityProfile?.uefiSettings, { secureBootEnabled: false, vTpmEnabled: true });
    assert.ok(!off.questions.some(question => question.includes('signed')));
  });

  it('makes no restore point and runs nothing in the guest where it is told so, and asks instead', async () => {
    const { error, az, questions } = await windows(
      ({ guest }) => Object.assign(guest, { style: 'GPT', efi: 1, isSilent: true }),
      { arguments: { WithoutRestorePoint: true, WithoutGuest: true } },
    );
    assert.equal(error, null);
    assert.deepEqual(az.changes, ['deallocate', 'update', 'start']);
    assert.equal(questions.length, 4);
    assert.ok(!az.calls.some(args => args.includes('run-command')));
  });

  it('changes nothing under -WhatIf, writes nothing, runs nothing in the guest and asks nothing', async () => {
    for (const run of [windows, linux]) {
      const { error, az, questions, state } = await run(undefined, { arguments: { WhatIf: true } });
      assert.equal(error, null);
      assert.deepEqual([az.changes, questions], [[], []]);
      assert.deepEqual(
        state.files.filter(path => path.startsWith('Z:\\Record')),
        [],
      );
      assert.ok(!az.calls.some(args => args.includes('run-command')));
    }
  });

  /** What stands in the way at the start, and what the script says of it. */
  const IN_THE_WAY: readonly (readonly [what: string, change: (state: AzureState) => void, says: RegExp])[] = [
    ['another cloud', state => Object.assign(state, { environment: 'AzureStackUser' }), /AzureStackUser.*Stack Hub/],
    ['another machine of its name', state => Object.assign(state, { vmId: '2' }), /is another machine \(2\)/],
    ['another id', state => Object.assign(state, { id: '/subscriptions/x' }), /in the place of/],
    ['Generation 2', state => Object.assign(state, { generation: 'V2' }), /it is Generation V2, and not V1/],
    ['a label V2', state => Object.assign(state, { disk: { hyperVGeneration: 'V2' } }), /labelled V2/],
    [
      'a security type',
      state => Object.assign(state, { securityProfile: { securityType: 'ConfidentialVM' } }),
      /has the security type ConfidentialVM already/,
    ],
    [
      'another image',
      ({ image }) => Object.assign(image ?? {}, { sku: '2019-Datacenter' }),
      /other than in the export/,
    ],
    ['another guest', state => Object.assign(state, { osType: 'Linux' }), /Its guest is Linux, other than/],
    [
      'a managed image',
      state =>
        Object.assign(state, {
          image: { id: '/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/images/i' },
        }),
      /made of a managed image/,
    ],
    [
      'an older guest',
      state => Object.assign(state, { osName: 'Windows Server 2016 Datacenter' }),
      /2016.*not upgraded/,
    ],
    [
      'disk encryption',
      state => Object.assign(state, { disk: { encryptionSettingsCollection: { enabled: true } } }),
      /Azure Disk Encryption/,
    ],
    ['a size that is not listed', state => Object.assign(state, { capabilities: undefined }), /does not list the size/],
    [
      'a size of Generation 1',
      state => Object.assign(state, { capabilities: { HyperVGenerations: 'V1' } }),
      /does not run Generation 2: choose another size first/,
    ],
    [
      'a size without Trusted Launch',
      state => Object.assign(state, { capabilities: { HyperVGenerations: 'V1,V2', TrustedLaunchDisabled: 'True' } }),
      /does not take Trusted Launch/,
    ],
    ['a Standard backup policy', state => Object.assign(state, { policyType: 'V1' }), /not an Enhanced one/],
    ['a backup policy of no type', state => Object.assign(state, { policyType: null }), /not an Enhanced one/],
    ['a machine that is off', state => Object.assign(state, { power: 'deallocated' }), /It is deallocated: start it/],
  ];

  for (const [what, change, says] of IN_THE_WAY) {
    it(`finds ${what} at the start, also under -WhatIf, and changes nothing`, async () => {
      for (const WhatIf of [false, true]) {
        const { error, az, questions, state } = await windows(change, { arguments: { WhatIf } });
        assert.match(error ?? '', says);
        assert.deepEqual([az.changes, questions], [[], []]);
        assert.ok(!state.files.some(path => path.startsWith('Z:\\Record')));
      }
    });
  }

  it('names all that stands in the way at once', async () => {
    const { error } = await windows(state =>
      Object.assign(state, { policyType: 'V1', capabilities: undefined, power: 'stopped' }),
    );
    assert.equal(error?.split(' [')[0]?.match(/^- /gm)?.length, 3);
  });

  it('takes a machine without a backup, and a Linux that cannot hibernate', async () => {
    assert.equal((await windows(state => Object.assign(state, { policyType: undefined }))).error, null);
    const { error, az } = await linux(state =>
      Object.assign(state, { more: { additionalCapabilities: { hibernationEnabled: true } } }),
    );
    assert.match(error ?? '', /hibernate/);
    assert.deepEqual(az.changes, []);
  });

  /** What the guest answers, and what the script says of it before anything changes. */
  const IN_THE_GUEST: readonly (readonly [what: string, guest: Partial<AzureState['guest']>, says: RegExp])[] = [
    ['an older build', { build: 14393 }, /build 14393.*no mbr2gpt/],
    ['encryption', { encryption: 1 }, /encrypted: decrypt it/],
    ['a layout that mbr2gpt does not take', { validated: 7 }, /\/validate ended with 7 \(the layout/],
    ['no mbr2gpt', { tool: false, validated: null }, /no MBR2GPT\.EXE/],
    ['GPT without an EFI system partition', { style: 'GPT', efi: 0 }, /no EFI system partition/],
    ['no answer', { isSilent: true }, /does not answer/],
  ];

  for (const [what, guest, says] of IN_THE_GUEST) {
    it(`stops at ${what} in the guest, and changes nothing`, async () => {
      const { error, az } = await windows(state => Object.assign(state.guest, guest));
      assert.match(error ?? '', says);
      assert.deepEqual(az.changes, []);
    });
  }

  it('stops at a Linux without GPT, EFI system partition or /boot/efi, and changes nothing', async () => {
    for (const [guest, says] of [
      [{ style: 'dos' }, /is dos, and not gpt/],
      [{ efi: 0 }, /no EFI system partition/],
      [{ mounted: false }, /no \/boot\/efi/],
    ] as const) {
      const { error, az } = await linux(state => Object.assign(state.guest, guest));
      assert.match(error ?? '', says);
      assert.deepEqual(az.changes, []);
    }
  });

  it('changes nothing where the restore point is not whole', async () => {
    const { error, az } = await windows(state => Object.assign(state, { restorePointState: 'Failed' }));
    assert.match(error ?? '', /restore point before-\d+-\d+ is Failed/);
    assert.deepEqual(az.changes, ['collection', 'restore-point']);
  });

  it('stops where mbr2gpt fails, says not to restart the machine, and leaves it running', async () => {
    const { error, az } = await windows(({ guest }) => Object.assign(guest, { converted: 9 }));
    assert.match(error ?? '', /ended with 9 \(the boot files.*Do not restart/);
    assert.deepEqual([az.changes, az.state.power], [['collection', 'restore-point'], 'running']);
  });

  it('says so where the machine does not come up as Generation 2', async () => {
    const { error, az } = await windows(state => Object.assign(state, { startCalls: 1e6 }));
    assert.match(error ?? '', /its agent is not ready: look at its boot diagnostics/);
    assert.deepEqual(az.changes, CHANGES);
  });

  it('asks about what no source says, and ends where the answer is no', async () => {
    const ephemeral = (state: AzureState) =>
      Object.assign(state, { osDisk: { diffDiskSettings: { option: 'Local' } }, more: { host: { id: 'h' } } });
    const { questions } = await windows(ephemeral);
    assert.equal(questions.filter(question => question.includes('No source that was read')).length, 2);
    const no = await windows(ephemeral, { answers: false });
    assert.deepEqual([no.error?.split(' [')[0], no.az.changes], ['This is still to do.', []]);
  });

  it('takes no step for done that was declined', async () => {
    const { output } = await windows();
    const titles = [...output.matchAll(/^(Step \d+: .*)$/gm)].map(([, title = '']) => title.trim());
    assert.equal(titles.length, 11);
    for (const title of titles) {
      const { error, az } = await windows(undefined, { arguments: { Confirm: true }, declined: [title] });
      const isStartable = guestStarts(az.state) || az.state.power === 'running' || !az.changes.includes('start');
      assert.ok(isStartable, title);
      // A question of its own, a look, and what is said at the end.
      const isNeeded = !/make sure|make room|see that|finish/i.test(title);
      assert.equal(error !== null, isNeeded, `${title}: ${error}`);
    }
  });

  for (const [name, run] of [
    ['Windows', windows],
    ['Linux', linux],
  ] as const) {
    it(`stops at each call that fails on ${name}, calls nothing after it, and goes on with -From`, async () => {
      const { az: whole } = await run();
      for (let atCall = 1; atCall <= whole.calls.length; atCall += 1) {
        for (const kind of kindsAt(atCall)) {
          const stopped = await run(undefined, { fault: { atCall, kind } });
          const what = `${kind} at call ${atCall}: ${whole.calls[atCall - 1]?.slice(0, 3).join(' ')}`;
          assert.match(stopped.error ?? '', / failed with 1\./, what);
          assert.equal(stopped.az.calls.length, atCall, what);
          const changed = stopped.az.changes.filter(change => !/^(?:collection|restore-point)$/.test(change));
          assert.ok(changed.length === 0 || stopped.az.state.restorePoints.length > 0, what);
          const From = whereItStopped(stopped);
          const on = await shell.upgrade(name === 'Windows' ? WINDOWS_SCRIPT() : LINUX_SCRIPT(), stopped.az.state, {
            arguments: { From },
            again: true,
          });
          assert.equal(on.error, null, `${what}, on with -From ${From}: ${on.error}`);
          assert.deepEqual([on.az.state.generation, guestStarts(on.az.state)], ['V2', true], what);
          assert.equal(on.az.state.power, 'running', what);
        }
      }
    });
  }
});
