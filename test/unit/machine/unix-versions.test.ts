import assert from 'node:assert/strict';
import { recogniseGuest } from '../../../src/core/machine/guests/recognise';
import {
  anyVersion,
  between,
  betweenOrPointed,
  debianVersion,
  oracleVersion,
  servicePack,
  servicePackTitle,
  ubuntuVersion,
} from '../../../src/core/machine/guests/unix-versions';

type Version = (match: RegExpExecArray) => string | undefined;

/** What is a version of some groups of a pattern. */
const versions = (version: Version, ...matches: readonly (readonly (string | undefined)[])[]) =>
  matches.map(groups => version(['', ...groups] as unknown as RegExpExecArray));

describe('the version of a distribution', () => {
  it('lies between the first and the last one', () => {
    const read = versions(between(5, 9), ['4'], ['5'], ['9'], ['9.4'], ['10'], ['05'], [undefined]);
    assert.deepEqual(read, [undefined, '5', '9', '9.4', undefined, undefined, undefined]);
    assert.deepEqual(versions(between(5, 9, 2), ['6', '7']), ['7']);
  });

  it('may be older where it has a point', () => {
    const read = versions(betweenOrPointed(3, 6, 14), ['2.2'], ['3.1'], ['3'], ['5'], ['6'], ['14'], ['15']);
    assert.deepEqual(read, [undefined, '3.1', undefined, undefined, '6', '14', undefined]);
    assert.deepEqual(versions(debianVersion, ['6'], [undefined, 'bookworm'], ['15']), ['6', '12', undefined]);
  });

  it('is a month of Ubuntu', () => {
    const read = versions(ubuntuVersion, ['05', '10'], ['06', '06'], ['07', '06'], ['39', '04'], ['40', '04']);
    assert.deepEqual(read, [undefined, '6.06', undefined, '39.04', undefined]);
    assert.deepEqual(versions(ubuntuVersion, ['22', '04'], [undefined, undefined, 'jammy']), ['22.04', '22.04']);
  });

  it('has a service pack of SUSE, or a point', () => {
    const read = versions(servicePack, ['8'], ['9'], ['15', '4'], ['16', undefined, '0'], ['17'], [undefined]);
    assert.deepEqual(read, [undefined, '9', '15.4', '16.0', undefined, undefined]);
    assert.deepEqual(['15.4', '16.0', '15'].map(servicePackTitle), ['15 SP4', '16.0', '15']);
  });

  it('has an update of Oracle Linux', () => {
    const read = versions(oracleVersion, ['3'], ['4'], ['8', '05'], ['10', '1'], ['11']);
    assert.deepEqual(read, [undefined, '4', '8.5', '10.1', undefined]);
  });

  it('is a small number, and no width nor the number of a machine', () => {
    const read = versions(anyVersion, ['9'], ['10'], ['49'], ['50'], ['32'], ['64'], ['01'], [undefined, '6.5']);
    assert.deepEqual(read, ['9', '10', '49', undefined, undefined, undefined, undefined, '6.5']);
  });
});

describe('the architecture of a guest', () => {
  it('is that of its disk before that of a sibling builder, and that before the one of a variable', () => {
    const sibling = (text: string) => ({ kind: 'guest-type', text }) as const;
    const disk = { kind: 'disk', text: 'ubuntu-22.04-amd64.vhdx' } as const;
    const variable = { kind: 'variable', text: 'ubuntu-16.04-i386' } as const;
    assert.equal(recogniseGuest([disk, sibling('Ubuntu')])?.architecture, 'x64');
    assert.equal(recogniseGuest([variable, sibling('Ubuntu_64')])?.architecture, 'x64');
    assert.equal(recogniseGuest([variable])?.architecture, 'x86');
  });
});
