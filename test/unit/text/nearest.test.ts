import assert from 'node:assert/strict';
import { nearestName } from '../../../src/core/text/nearest';

describe('the name that somebody may have meant', () => {
  const NAMES = ['cpus', 'vcpu', 'memory', 'controller_type', 'controller_number', 'dvd_drives', 'switch_name'];

  it('is the one that is alike, or a slip away', () => {
    for (const [written, meant] of [
      ['CPUs', 'cpus'],
      ['switchName', 'switch_name'],
      ['dvd-drives', 'dvd_drives'],
      ['memroy', 'memory'],
      ['dvd_drive', 'dvd_drives'],
      ['controler_tpye', 'controller_type'],
      ['contoller_numbr', 'controller_number'],
    ] as const) {
      assert.equal(nearestName(written, NAMES), meant, written);
    }
  });

  it('is none where it is too short, too far or not the only one', () => {
    for (const written of ['cpu', 'mem', '', 'controller', 'disk_drives', 'memor_size']) {
      assert.equal(nearestName(written, NAMES), undefined, written);
    }
    assert.equal(nearestName('memoryx', ['memory1', 'memory2']), undefined);
  });
});
