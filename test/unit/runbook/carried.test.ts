/** Settings that a new machine gets as they are: as the cmdlets take each kind of them. */
import assert from 'node:assert/strict';
import { CARRIED, type CarriedValue, type CarryingCmdlet } from '../../../src/core/machine/carried';
import type { Field } from '../../../src/core/machine/field';
import type { RunbookContext } from '../../../src/core/runbook/context';
import { carriedCommands } from '../../../src/core/runbook/steps/carried';

/** The line that sets a property, with the names of the parameters for which a person is asked. */
function lineOf(cmdlet: CarryingCmdlet, property: string, value: CarriedValue): readonly (string | undefined)[] {
  const asked: string[] = [];
  const add = ({ name }: { readonly name: string }): string => {
    asked.push(name);
    return `$${name}`;
  };
  const context = { parameters: { add } } as object as RunbookContext;
  const field = { known: true, value } as object as Field<CarriedValue>;
  const stated = { cmdlet, target: '-VM $new', of: 'Web' };
  const [first, line, ...rest] = carriedCommands(context, stated, new Map([[property, field]]));
  assert.equal(first, `$settings = Select-Parameter ${cmdlet} @{`);
  assert.deepEqual(rest, ['}', `${cmdlet} -VM $new @settings`]);
  return [line?.trim(), ...asked];
}

const CASES: readonly (readonly [CarryingCmdlet, property: string, CarriedValue, line: string, asked?: string])[] = [
  ['Set-VMNetworkAdapter', 'MacAddressSpoofing', true, "MacAddressSpoofing = 'On'"],
  ['Set-VMNetworkAdapter', 'MacAddressSpoofing', false, "MacAddressSpoofing = 'Off'"],
  ['Set-VM', 'LockOnDisconnect', false, "LockOnDisconnect = 'Off'"],
  ['Set-VMFirmware', 'PauseAfterBootFailure', true, "PauseAfterBootFailure = 'On'"],
  ['Set-VM', 'GuestControlledCacheTypes', true, 'GuestControlledCacheTypes = $true'],
  ['Set-VM', 'GuestControlledCacheTypes', false, 'GuestControlledCacheTypes = $false'],
  ['Set-VMNetworkAdapter', 'ClusterMonitored', true, 'NotMonitoredInCluster = $false'],
  ['Set-VMNetworkAdapter', 'ClusterMonitored', false, 'NotMonitoredInCluster = $true'],
  ['Set-VMProcessor', 'ProcessorReserve', 10, 'Reserve = 10'],
  ['Set-VMMemory', 'MemoryBuffer', 0, 'Buffer = 0'],
  ['Set-VMMemory', 'MemoryBuffer', -1, 'Buffer = $WebMemoryBuffer', 'WebMemoryBuffer'],
  ['Set-VM', 'LowMemoryMappedIoSpace', 134_217_728, 'LowMemoryMappedIoSpace = 128MB'],
  [
    'Set-VM',
    'LowMemoryMappedIoSpace',
    0,
    'LowMemoryMappedIoSpace = $WebLowMemoryMappedIoSpace',
    'WebLowMemoryMappedIoSpace',
  ],
  ['Set-VM', 'SmartPagingFilePath', "D:\\it's", "SmartPagingFilePath = 'D:\\it''s'"],
  ['Set-VM', 'AutomaticCriticalErrorAction', 'Pause', "AutomaticCriticalErrorAction = 'Pause'"],
];

describe('a setting that a new machine gets as it is', () => {
  for (const [cmdlet, property, value, line, ...asked] of CASES) {
    it(`is written as ${cmdlet} takes it: ${property}, ${value}`, () => {
      assert.deepEqual(lineOf(cmdlet, property, value), [line, ...asked]);
    });
  }

  it('is set by no command where none is stated', () => {
    const context = {} as RunbookContext;
    for (const cmdlet of Object.keys(CARRIED) as CarryingCmdlet[]) {
      assert.deepEqual(carriedCommands(context, { cmdlet, target: '-VM $new', of: '' }, undefined), []);
      assert.deepEqual(carriedCommands(context, { cmdlet, target: '-VM $new', of: '' }, new Map()), []);
    }
  });
});
