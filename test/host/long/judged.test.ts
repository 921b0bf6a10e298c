/**
 * Runbooks of examples, of the rules' examples and of generated definitions, run on hosts: to their end, under -WhatIf, with
 * each question answered no; and the new machine, exported, is the one of the definition.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import '../../../src/core/azure';
import { ruleFiles, unmarked } from '../../../scripts/rule-files';
import type { Analysis } from '../../../src/core/analysis';
import { analyze } from '../../../src/core/analyze';
import { bootDisk } from '../../../src/core/machine/devices';
import { known } from '../../../src/core/machine/field';
import { optionsOf } from '../../../src/core/pages/rule-page';
import { runbookFor } from '../../../src/core/runbook';
import { EXAMPLE_FILES } from '../../unit/examples';
import { virtualMachine } from '../../unit/virtual-machines';
import { HOST_VERSIONS, type HostVersion, isIn } from '../cmdlet-classes';
import { BACKUP } from '../definition-host';
import { compareMachines } from '../described';
import { exportedMachines } from '../exported';
import { hostsForSuite, newMachine, oldMachine, type Prepared, prepare, prepareMachine } from '../kit';
import { generatedMachine } from '../machine-arbitrary';

/** `npm test` takes a sample; with GEN2_EVERY_RUNBOOK=1 all are run, and 100 generated ones. */
const { GEN2_EVERY_RUNBOOK } = process.env;
const VERSIONS = GEN2_EVERY_RUNBOOK === undefined ? (['2012R2', '2025'] as const) : HOST_VERSIONS;
const GENERATED = GEN2_EVERY_RUNBOOK === undefined ? 4 : 100;
const EACH_OF_THE_RULES = GEN2_EVERY_RUNBOOK === undefined ? 6 : 1;
const SEED = 2026;

interface Judged {
  readonly what: string;
  readonly version: HostVersion;
  readonly prepared: Prepared;
}

/** Whether a host can have it, and it starts there by BIOS: from a disk whose place is stated whole, and that isn't GPT. */
function canBeThere({ machines, findings }: Analysis, index: number): boolean {
  const assessed = machines[index];
  const disk = assessed?.kind === 'hyper-v' ? bootDisk(assessed.machine) : undefined;
  const isImpossible = findings.some(({ machine, rule }) => machine === index && rule.startsWith('generation-1/'));
  const isGpt = disk?.partitionStyle !== undefined && known(disk.partitionStyle) === 'gpt';
  return !isImpossible && !isGpt && /^(?:[A-Z]:\\|\\\\)/i.test((disk && known(disk.path)) ?? '');
}

/** The examples name disks and images by their files; a host finds one by its whole path. */
const rooted = (text: string): string => text.replace(/"([\w-]+\.(?:vhdx?|vhds|iso))"/g, '"D:\\\\disks\\\\$1"');

/** Where a disk is that the definition leaves open. */
const ASKS_FOR_DISK = /\[Parameter\(Mandatory\)\]\s+\[\w+\] \$Disk\d/;

/** Whatever the host lacks, a person does, or has done. */
function waysOn({ version, prepared: { text } }: Judged): Readonly<Record<string, unknown>> {
  return {
    ...(text.includes('$WithoutTool') && !isIn(version, { since: '2019' }) && { WithoutTool: true }),
  };
}

describe('every runbook on a simulated host', function () {
  this.timeout(7_200_000);
  const hosts = hostsForSuite();
  const counts = { scripts: 0, machines: 0, settings: 0 };

  after(() =>
    console.log(
      `      ${counts.scripts} scripts run, ${counts.machines} machines there and back, ${counts.settings} settings compared`,
    ),
  );

  async function runs(judged: Judged): Promise<void> {
    const { prepared } = judged;
    const more = waysOn(judged);
    counts.scripts += 2;
    const looked = await hosts.run(prepared, {}, { ...more, WhatIf: true });
    assert.deepEqual([looked.error, looked.journal, looked.questions], [null, [], []]);
    assert.ok(!looked.state.files.some(path => path.startsWith(BACKUP)));
    const outcome = await hosts.run(prepared, {}, more);
    assert.equal(outcome.error, null);
    assert.deepEqual([oldMachine(outcome).guest, newMachine(outcome).guest], ['starts', 'starts']);
    assert.deepEqual(outcome.state.mounted, []);
  }

  /** After `runs`: the same machine again. */
  async function isThereAgain({ prepared }: Judged, analysis: Analysis, index: number): Promise<void> {
    const stated = virtualMachine(analysis, index);
    assert.ok(stated);
    const found = await exportedMachines(hosts, prepared, { again: true });
    counts.scripts += 1;
    counts.machines += 1;
    counts.settings += compareMachines(
      stated,
      found.find(({ generation }) => known(generation) === 2),
    );
  }

  async function refusesNo(judged: Judged): Promise<void> {
    counts.scripts += 1;
    const { error, state } = await hosts.run(judged.prepared, { answers: false }, waysOn(judged));
    assert.match(error ?? '', /This is still to do/);
    assert.equal(state.machines.find(({ generation }) => generation === 1)?.guest, 'starts');
  }

  /** What is wrong with each, with its name. */
  async function wrongAmong(all: readonly Judged[], judge: (judged: Judged) => Promise<void>): Promise<string[]> {
    const wrong: string[] = [];
    for (const judged of all) {
      try {
        await judge(judged);
      } catch (error) {
        wrong.push(`${judged.what} on ${judged.version}: ${error}`);
      }
    }
    return wrong;
  }

  it('of the examples, on each version that they allow', async () => {
    for (const version of VERSIONS) {
      for (const { fileName, text } of EXAMPLE_FILES) {
        const analysis = analyze(text, { fileName, host: version });
        for (const index of analysis.machines.keys()) {
          if ('text' in runbookFor(analysis, index)) {
            const judged = { what: fileName, version, prepared: prepareMachine(analysis, index, version) };
            const wrong = await wrongAmong([judged], async () => {
              await runs(judged);
              await isThereAgain(judged, analysis, index);
            });
            assert.deepEqual(wrong, []);
          }
        }
      }
    }
  });

  it('of the examples of the rules', async () => {
    const examples = ruleFiles().flatMap(({ id, examples: { failing, passing } }) =>
      [...failing, ...passing].map(example => ({
        id,
        options: optionsOf(example),
        text: rooted(unmarked(example.text).text),
      })),
    );
    const all = examples.flatMap(({ id, options, text }): Judged[] => {
      const analysis = analyze(text, options);
      const version = (options.host ?? '2025') as HostVersion;
      return [...analysis.machines.keys()].flatMap(index => {
        const runbook = runbookFor(analysis, index);
        // What the definition leaves open, such as the number of a disk, a person has to give: nobody is there.
        return 'text' in runbook && !ASKS_FOR_DISK.test(runbook.text) && canBeThere(analysis, index)
          ? [{ what: `${id} (${index}): ${text}`, version, prepared: prepareMachine(analysis, index, version) }]
          : [];
      });
    });
    assert.ok(all.length > 30, `${all.length} examples`);
    const sample = all.filter((_, index) => index % EACH_OF_THE_RULES === 0);
    assert.deepEqual(await wrongAmong(sample, runs), []);
  });

  it('of generated definitions, there and back again, and with each question answered no', async () => {
    const all = fc
      .sample(generatedMachine, { numRuns: GENERATED, seed: SEED })
      .map(({ version, text }) => ({ what: text, version, prepared: prepare(text, version) }));
    const wrong = await wrongAmong(all, async judged => {
      await runs(judged);
      await isThereAgain(judged, analyze(judged.what, { fileName: 'a.vm.json', host: judged.version }), 0);
      await refusesNo(judged);
    });
    assert.deepEqual(wrong, []);
  });
});
