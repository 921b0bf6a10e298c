/** What reports say of a machine in a sentence. */
import assert from 'node:assert/strict';
import { meaningOf, statusNote, unreadNote } from '../../../src/core/reports/prose';
import type { Summary } from '../../../src/core/reports/report';
import { STATUS_TEXTS } from '../../../src/core/reports/statuses';
import { machineViews } from '../../../src/core/reports/views';
import { report } from './report-kit';

const meaning = (...machine: readonly object[]): string[] =>
  machineViews([report('a.vm.json', machine)]).map(meaningOf);

describe('what a status means', () => {
  it('is told with the warnings of a machine that says Generation 2, where it has any', () => {
    const plain = { Name: 'a', Generation: 2 };
    const warned = { Name: 'b', Generation: 2, GuestOperatingSystem: 'Debian 9' };
    const [own, other] = meaning(plain, warned);
    assert.equal(own, STATUS_TEXTS['generation-2'].meaning);
    assert.match(other ?? '', /^Says Generation 2: 1 warning\.$/);
  });

  const summary = (more: Partial<Summary>): Summary => ({ warned: 0, unread: 0, ...more }) as Summary;

  it('is noted where machines of Generation 2 have warnings, and nowhere else', () => {
    assert.equal(statusNote('generation-2', summary({})), '');
    assert.match(statusNote('generation-2', summary({ warned: 1 })), /^1 /);
    assert.equal(statusNote('ready', summary({ warned: 1 })), '');
  });

  it('is followed by how many files are not read', () => {
    assert.equal(unreadNote(summary({})), '');
    assert.match(unreadNote(summary({ unread: 1 })), /^1 file /);
    assert.match(unreadNote(summary({ unread: 2 })), /^2 files /);
  });
});
