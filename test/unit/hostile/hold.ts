/** All that has to hold, whatever the input: never a throw, never a wrong edit, never text of a file that becomes code. */
import assert from 'node:assert/strict';
import '../../../src/core/azure';
import '../../../src/core/hcl';
import { decode, encode } from '../../../src/cli/encoding';
import type { Input } from './inputs';
import { conversionHolds, fixesHold, suppressionsHold } from './oracles/edits';
import { analysisHolds, analysisOf } from './oracles/engine';
import { companionsHold, configurationHolds } from './oracles/others';
import { reportsHold } from './oracles/reports';
import { runbooksHold } from './oracles/runbook';

/** Throws an AssertionError that says what doesn't hold. `loadGrammar()` of the runbook's tests comes first. */
export function assertHolds(input: Input): void {
  const { text, bytes, companion } = input;
  if (bytes !== undefined) {
    const { encoding } = decode(bytes);
    const isSame = encoding === undefined || encode(text, encoding).equals(bytes);
    assert.ok(isSame, `written back as ${encoding?.encoding} the file has other bytes`);
  }
  configurationHolds(text);
  companionsHold(companion ?? text);
  const analysis = analysisOf(input, text);
  analysisHolds(analysis);
  reportsHold(input.fileName, analysis);
  conversionHolds(input, analysis);
  fixesHold(input, analysis);
  suppressionsHold(input, analysis);
  runbooksHold(analysis);
}
