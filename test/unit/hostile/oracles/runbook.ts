/** What has to hold of every runbook: PowerShell in plain ASCII, and no command in it that is not the runbook's own. */
import assert from 'node:assert/strict';
import type { Analysis } from '../../../../src/core/analysis';
import { runbookFor } from '../../../../src/core/runbook';
import { CMDLETS } from '../../runbook/cmdlets';
import { parse } from '../../runbook/grammar';

const MOST_RUNBOOKS = 2;

export function runbooksHold(analysis: Analysis): void {
  let written = 0;
  for (const index of analysis.machines.keys()) {
    const runbook = runbookFor(analysis, index);
    if ('because' in runbook || written >= MOST_RUNBOOKS) {
      continue;
    }
    written += 1;
    const { text } = runbook;
    assert.match(text, /^[\n -~]*$/, 'the runbook has other than printable ASCII');
    const { errors, commands } = parse(text);
    assert.deepEqual(errors, [], text);
    const functions = new Set([...text.matchAll(/^function ([\w-]+)/gm)].map(([, name]) => name));
    const strange = commands
      .map(({ name }) => name)
      .filter(name => CMDLETS[name] === undefined && !functions.has(name));
    const foreign = strange.filter(name => !PROGRAMS.has(name));
    assert.deepEqual(foreign, [], `${foreign.join(', ')}\n${text}`);
  }
}

/** Programs that a runbook calls, and words that the grammar takes for commands. */
const PROGRAMS: ReadonlySet<string> = new Set(['throw', 'return', 'exit']);
