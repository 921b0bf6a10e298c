/** Runbooks that fail, fail half way or are stopped at a call: nothing is lost, and they go on. */
import assert from 'node:assert/strict';
import { DEFINITIONS } from '../definitions';
import { hostsForSuite, newMachine, oldMachine, type Prepared, prepare, whereItStopped } from '../kit';

/** Each so-many-th call of a cmdlet gets a fault; with GEN2_EVERY_FAULT=1 all of them do. */
const { GEN2_EVERY_FAULT = '13' } = process.env;
const KINDS = ['fail', 'break', 'half'] as const;
/** More tries than any error needs: one to find what is to be deleted, and one without it. */
const TRIES = 4;

describe('the runbook on a host that fails', function () {
  this.timeout(7_200_000);
  const hosts = hostsForSuite();
  const counts = { faults: 0, runs: 0 };

  after(() => console.log(`      ${counts.faults} calls with a fault, ${counts.runs} runs of a script`));

  /** What is wrong after a fault at a call, if anything. */
  async function wrongAfter(prepared: Prepared, atCall: number): Promise<string | undefined> {
    const kind = KINDS[atCall % KINDS.length] ?? 'fail';
    counts.faults += 1;
    let outcome = await hosts.run(prepared, { fault: { atCall, kind } });
    let told = '';
    for (let tries = 0; ; tries += 1) {
      counts.runs += 1;
      if (oldMachine(outcome).guest !== 'starts') {
        return `${kind} at call ${atCall}: the old machine: ${oldMachine(outcome).guest}${told}`;
      }
      if (outcome.error === null || tries === TRIES) {
        break;
      }
      told += `\n  ${outcome.error.split('\n')[0]}`;
      await hosts.clearAway(prepared.host, outcome);
      outcome = await hosts.run(prepared, { again: true }, { From: whereItStopped(outcome) });
    }
    return outcome.error === null && newMachine(outcome).guest === 'starts' && outcome.state.mounted.length === 0
      ? undefined
      : `${kind} at call ${atCall}: it does not go on${told}`;
  }

  for (const name of ['a plain machine', 'a machine with everything, in a cluster', 'Ubuntu 22.04'] as const) {
    it(`goes on with ${name} after a fault at any call, and the old machine can start all the time`, async () => {
      const prepared = prepare(DEFINITIONS[name], '2025');
      const { calls } = await hosts.run(prepared);
      const wrong: string[] = [];
      for (let atCall = 1; atCall <= calls.length; atCall += Number(GEN2_EVERY_FAULT)) {
        const found = await wrongAfter(prepared, atCall);
        wrong.push(...(found === undefined ? [] : [`${calls[atCall - 1]}: ${found}`]));
      }
      assert.deepEqual(wrong, []);
    });
  }
});
