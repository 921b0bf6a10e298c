import assert from 'node:assert/strict';
import { hostNamed, isHostTooOld } from '../../../src/core/machine/host-names';

describe('names of hosts', () => {
  const named: readonly [text: string, atLeast: string | undefined, newest?: string][] = [
    ['Windows Server 2012 R2', '2012R2', '5.0'],
    ['Windows Server 2012R2 Datacenter', '2012R2', '5.0'],
    ['Windows 8.1', '2012R2', '5.0'],
    ['Windows 10 2015 LTSB', '2012R2', '6.2'],
    ['Windows Server 2016', '2016', '8.0'],
    ['Windows 10 LTSB 2016', '2016', '8.0'],
    ['Windows 10 1703', '2016', '8.1'],
    ['Windows Server, version 1803', '2016', '8.3'],
    ['Hyper-V Server 2019', '2019', '9.0'],
    ['Windows 10 LTSC 2019', '2019', '9.0'],
    ['windows_10_1909', '2019', '9.1'],
    ['Windows 10 (21H2)', '2019', '9.2'],
    ['2022', '2022', '10.0'],
    ['Windows 11 21H2', '2022', '10.0'],
    ['Windows 11 Pro 23H2', '2022', '11.0'],
    ['Windows 11 24H2', '2025', '12.0'],
    ['Windows Server 2025', '2025', '12.0'],
    ['Windows Server 2012', undefined],
    ['Windows 10', undefined],
    ['Windows 10 1511', undefined],
    ['Windows 10 22H2', undefined],
    ['2012R2', '2012R2', '5.0'],
    ['rack-2016-b', undefined],
    ['hv-host-2', undefined],
    ['', undefined],
  ];
  for (const [text, atLeast, newest] of named) {
    it(`“${text}”: ${atLeast ?? 'none that is known'}`, () => {
      const host = hostNamed(text);
      assert.deepEqual([host?.atLeast, host?.newest], [atLeast, newest]);
    });
  }

  const old: readonly [text: string, isTooOld: boolean][] = [
    ['Windows Server 2008 R2', true],
    ['Windows Server 2012', true],
    ['Windows 8', true],
    ['Windows Server 2012 R2', false],
    ['server-2012r2', false],
    ['Windows 8.1', false],
    ['Windows 10', false],
  ];
  for (const [text, isTooOld] of old) {
    it(`“${text}” ${isTooOld ? 'is too old for' : 'has'} Generation 2`, () => {
      assert.equal(isHostTooOld(text), isTooOld);
    });
  }
});
