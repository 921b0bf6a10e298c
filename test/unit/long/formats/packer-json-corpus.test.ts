import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { packerJson } from '../../../../src/core/formats/packer-json';
import { planEdits } from '../../../../src/core/languages/json/edits';
import { type Change, writeChange } from '../../../../src/core/machine/change';
import { known } from '../../../../src/core/machine/field';
import type { VirtualMachine } from '../../../../src/core/machine/machine';
import { applyEdits } from '../../../../src/core/text/place';
import { documentsIn } from '../../one-file';

// Real definitions are no part of the project. Where a folder of them is at hand, each must be read as its index says.
const { GEN2_CORPUS = join(__dirname, '../../../../../shared/corpus') } = process.env;
const CORPUS = resolve(GEN2_CORPUS);
const INDEX = join(CORPUS, 'index.tsv');

interface Row {
  readonly file: string;
  readonly format: string;
  readonly generation: string;
  readonly machines: number;
}

function rows(): Row[] {
  const lines = readFileSync(INDEX, 'utf8').split(/\r?\n/).slice(1);
  return lines
    .map(line => line.split('\t'))
    .filter(([file = '']) => file !== '' && existsSync(join(CORPUS, file)))
    .map(([file = '', , , , format = '', generation = '', remark = '']) => ({
      file,
      format,
      generation: /^"?(\S+) \(raw/.exec(generation)?.[1] ?? '?',
      machines: Number(/(\d+) hyperv/.exec(remark)?.[1] ?? 0),
    }));
}

/** Everything that a conversion may ask for. */
function changesOf(machine: VirtualMachine): Change[] {
  const { floppyDrive, drives, firmware, networkAdapters } = machine;
  const disk = drives.items.find(({ kind }) => kind === 'disk');
  return [
    ...(floppyDrive === undefined ? [] : [{ kind: 'replace-floppy-files-by-disc' as const, floppyDrive }]),
    ...drives.items.map(drive => ({ kind: 'move-drive-to-scsi' as const, drive, to: undefined })),
    ...(disk === undefined ? [] : [{ kind: 'use-vhdx' as const, drive: disk }]),
    ...networkAdapters.items.map(adapter => ({ kind: 'make-adapter-synthetic' as const, adapter })),
    ...firmware.orders
      .filter(({ generation }) => generation === 'both')
      .map(order => ({
        kind: 'replace-boot-order' as const,
        order,
        targets: disk === undefined ? [] : [{ kind: 'drive' as const, drive: disk, slot: undefined }],
      })),
    { kind: 'set-secure-boot', enabled: true, template: 'MicrosoftUEFICertificateAuthority' },
    { kind: 'set-generation', at: 'definition' },
  ];
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('packer-json: real templates', () => {
  before(function () {
    if (!existsSync(INDEX)) {
      console.log(`      skipped: no ${INDEX} (set GEN2_CORPUS)`);
      this.skip();
    }
  });

  it('have the machines and the generation that the index says', () => {
    const templates = rows().filter(({ format }) => format === 'packer-json');
    let read = 0;
    for (const { file, generation, machines } of templates) {
      const documents = documentsIn(readFileSync(join(CORPUS, file), 'utf8'), basename(file));
      assert.ok(packerJson.recognise(documents), file);
      if (documents.main.fatal === undefined) {
        const found = [...packerJson.read(documents)];
        assert.equal(found.length, machines, file);
        assert.deepEqual([...new Set(found.map(machine => String(known(machine.generation))))], [generation], file);
        read += 1;
      }
    }
    assert.ok(read >= templates.length * 0.9);
  });

  it('of other tools are not mistaken for one', () => {
    for (const { file } of rows().filter(({ format }) => format !== 'packer-json')) {
      const documents = documentsIn(readFileSync(join(CORPUS, file), 'utf8'), basename(file));
      assert.equal(packerJson.recognise(documents), undefined, file);
    }
  });

  it('are Generation 2 without anything that it refuses after all changes, and stay JSON', () => {
    for (const { file } of rows().filter(({ format }) => format === 'packer-json')) {
      const text = readFileSync(join(CORPUS, file), 'utf8');
      const documents = documentsIn(text, basename(file));
      const document = documents.main;
      if (document.fatal !== undefined) {
        continue;
      }
      const edits = [...packerJson.read(documents)].flatMap(machine =>
        changesOf(machine).flatMap(change => {
          const answer = writeChange(packerJson.write, machine, change);
          assert.ok('edits' in answer, `${file}: ${change.kind}`);
          return answer.edits;
        }),
      );
      const plan = planEdits(
        document,
        edits.filter(edit => edit.kind !== 'copy'),
      );
      assert.deepEqual(plan.refused, [], file);
      const after = applyEdits(text, plan.edits);
      assert.equal(parses(after), parses(text), file);
      const documentsAfter = documentsIn(after, basename(file));
      for (const machine of packerJson.read(documentsAfter)) {
        const { generation, floppyDrive, drives, networkAdapters, firmware } = machine;
        assert.equal(known(generation), 2, file);
        assert.equal(floppyDrive, undefined, file);
        assert.equal(known(firmware.secureBoot), true, file);
        assert.ok(
          drives.items.every(({ format }) => known(format) !== 'vhd'),
          file,
        );
        assert.ok(
          networkAdapters.items.every(({ legacy }) => known(legacy) === false),
          file,
        );
        const more = changesOf(machine).flatMap(change => {
          const answer = writeChange(packerJson.write, machine, change);
          return 'edits' in answer ? answer.edits.filter(edit => edit.kind !== 'copy') : [];
        });
        assert.equal(applyEdits(after, planEdits(documentsAfter.main, more).edits), after, file);
      }
    }
  }).timeout(60_000);
});
