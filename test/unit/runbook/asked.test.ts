/** What a runbook asks for, and leaves to the host that runs it. */
import assert from 'node:assert/strict';
import { loadGrammar } from './grammar';
import { PLAIN, runbookOf } from './runbooks';

const adapter = (properties: object): object => ({ ...PLAIN, NetworkAdapters: [{ Name: 'LAN', ...properties }] });
const UNKNOWN = '{{x}}';

/** The lines that declare a parameter, without those of its comment. */
function declarationOf(definition: object, name: string): string {
  const { text } = runbookOf(definition);
  const lines = text.slice(text.indexOf('param('), text.indexOf('\n)')).split('\n');
  const at = lines.findIndex(line => line.endsWith(`$${name}`) || line.endsWith(`$${name},`));
  const before = lines.slice(0, at).findLastIndex(line => line.trim() === '' || line.trim().startsWith('#'));
  return lines
    .slice(before + 1, at + 1)
    .map(line => line.trim().replace(/,$/, ''))
    .join(' ');
}

describe('what a runbook asks for', () => {
  before(loadGrammar);

  const asked: readonly (readonly [definition: object, name: string, declaration: string])[] = [
    [
      { ...PLAIN, GuestControlledCacheTypes: UNKNOWN },
      'GuestControlledCacheTypes',
      '[bool] $GuestControlledCacheTypes',
    ],
    [{ ...PLAIN, Name: '' }, 'Name', '[string] $Name'],
    [{ ...PLAIN, Name: 'web-{{stage}}' }, 'Name', '[string] $Name'],
    // By the word of the parameter: the opposite of what the definition calls it.
    [adapter({ ClusterMonitored: UNKNOWN }), 'Adapter1NotMonitoredInCluster', '[bool] $Adapter1NotMonitoredInCluster'],
    [adapter({ DhcpGuard: 1 }), 'Adapter1DhcpGuard', "[ValidateSet('On', 'Off')] [string] $Adapter1DhcpGuard"],
    [
      { ...PLAIN, AutomaticStopAction: 'Sleep' },
      'AutomaticStopAction',
      "[ValidateSet('TurnOff', 'Save', 'ShutDown')] [string] $AutomaticStopAction",
    ],
    [
      { ...PLAIN, AutomaticStartAction: 1 },
      'AutomaticStartAction',
      "[ValidateSet('Nothing', 'StartIfRunning', 'Start')] [string] $AutomaticStartAction",
    ],
  ];
  for (const [definition, name, declaration] of asked) {
    it(`is what the cmdlet takes: ${name}`, () =>
      assert.equal(declarationOf(definition, name), `[Parameter(Mandatory)] ${declaration}`));
  }

  it('is no name with signs in it', () => {
    const { text } = runbookOf({ ...PLAIN, Name: '[Test] $(Get-Date) 100%' });
    assert.match(text, /^ {4}\[string\] \$Name = '\[Test\] \$\(Get-Date\) 100%',$/m);
  });

  it('is held against the old machine before anything changes', () => {
    const { text } = runbookOf(adapter({ VlanId: UNKNOWN }));
    assert.match(text, /Test-Adapter 'LAN' 0 @\{\} @\{ OperationMode = 'Access'; AccessVlanId = \$Adapter1VlanId \}/);
  });
});

describe('a runbook', () => {
  before(loadGrammar);

  it('sets a mode of VLANs only where all of it is stated', () => {
    const sets = (VlanSetting: object): boolean =>
      / Set-Vlan \$adapter @/.test(runbookOf(adapter({ VlanSetting })).text);
    assert.ok(sets({ OperationMode: 'Trunk', AllowedVlanIdList: [1, 2] }));
    assert.ok(sets({ OperationMode: 'Private', PrivateVlanMode: 'Isolated', PrimaryVlanId: 1, SecondaryVlanId: 2 }));
    assert.ok(!sets({ OperationMode: 'Trunk', NativeVlanId: 3 }));
    assert.ok(!sets({ OperationMode: 'Private', PrivateVlanMode: 'Promiscuous', PrimaryVlanId: 1 }));
    assert.ok(!sets({ OperationMode: 'Untagged', AccessVlanId: 7 }));
  });

  it('keeps the mode of a processor that its cluster has in common', () => {
    const common = { CompatibilityForMigrationEnabled: true, CompatibilityForMigrationMode: 'CommonClusterFeatureSet' };
    const mode = /CompatibilityForMigrationMode = 'CommonClusterFeatureSet'/;
    assert.match(runbookOf({ ...PLAIN, ...common }).text, mode);
    assert.doesNotMatch(runbookOf({ ...PLAIN, CompatibilityForMigrationEnabled: true }).text, mode);
  });

  it('takes what an expression says of metering from the old machine, asks for a protocol, and names a TPM', () => {
    const { text } = runbookOf({
      ...PLAIN,
      ResourceMeteringEnabled: UNKNOWN,
      Firmware: { PreferredNetworkBootProtocol: UNKNOWN },
      Security: { TpmEnabled: UNKNOWN },
    });
    assert.match(text, /if \(\(Get-OldMachine\)\.ResourceMeteringEnabled\) \{/);
    assert.match(text, /-PreferredNetworkBootProtocol \$PreferredNetworkBootProtocol$/m);
    assert.match(text, /^# Whether it is to have a TPM, an expression says/m);
  });

  it('says at its head what way back there is', () => {
    const physical = {
      ...PLAIN,
      HardDrives: [{ ControllerType: 'IDE', ControllerNumber: 0, ControllerLocation: 0, DiskNumber: 4 }],
    };
    const noCopy = /^# It starts from a physical disk, of which there is no copy/m;
    assert.match(runbookOf(physical).text, noCopy);
    assert.doesNotMatch(runbookOf(PLAIN).text, noCopy);
    const givenUp = /^# Given up on the way, the old machine has to get its role/m;
    assert.match(runbookOf({ ...PLAIN, IsClustered: true }).text, givenUp);
    assert.doesNotMatch(runbookOf(PLAIN).text, givenUp);
  });

  it('has no word for a template where the oldest host has none', () => {
    const { GuestOperatingSystem: _, ...unknown } = PLAIN;
    const { text } = runbookOf(unknown, { host: '2012R2' });
    assert.match(text, /ValidateSet\('MicrosoftWindows', 'Off'\)/);
    assert.doesNotMatch(text, / -SecureBootTemplate /);
  });

  it('names no disk in a rescue system where there are several', () => {
    const linux = { ...PLAIN, GuestOperatingSystem: { Name: 'Ubuntu 22.04', Architecture: 'x64' } };
    assert.match(runbookOf(linux).text, /export disk=\/dev\/sda root=\/dev\/sda1 efi=\/dev\/sda9/);
    const several = { ...linux, HardDrives: [...PLAIN.HardDrives, { Path: 'D:\\data.vhdx' }] };
    assert.match(runbookOf(several).text, /export disk=\/dev\/sdX root=\/dev\/sdX1 efi=\/dev\/sdX9/);
  });

  it('says that a machine which was to be shielded is not', () => {
    const shielded = runbookOf({ ...PLAIN, Security: { TpmEnabled: true, Shielded: true } });
    assert.match(shielded.text, /^# The machine is not shielded: Set-VMSecurityPolicy/m);
    assert.doesNotMatch(runbookOf(PLAIN).text, /shielded/);
  });

  const folders: readonly (readonly [path: string, folder: string])[] = [
    ['D:\\VMs\\web', 'D:\\VMs'],
    ['D:\\VMs\\WEB\\', 'D:\\VMs'],
    ['D:\\web', 'D:\\'],
    ['D:\\VMs', 'D:\\VMs'],
    ['\\\\filer\\vms\\web', '\\\\filer\\vms'],
    ['\\\\filer\\web', '\\\\filer\\web'],
  ];
  for (const [Path, folder] of folders) {
    it(`makes the machine of ${Path} in ${folder}`, () =>
      assert.ok(runbookOf({ ...PLAIN, Path }).text.includes(` -NoVHD -Path '${folder}'`)));
  }
});
