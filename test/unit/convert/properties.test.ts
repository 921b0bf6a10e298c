import assert from 'node:assert/strict';
import fc from 'fast-check';
import '../../../src/core/azure';
import '../../../src/core/hcl';
import type { Analysis } from '../../../src/core/analysis';
import { analyze } from '../../../src/core/analyze';
import { convert, convertMachines } from '../../../src/core/convert/convert';
import { conversionParts } from '../../../src/core/convert/parts';
import { findingsToFixOnSave, fixEdits, remedyOf } from '../../../src/core/fixes';
import { isFormatted } from '../../../src/core/languages/hcl/format';
import { parseHcl } from '../../../src/core/languages/hcl/parse';
import { parseDocument } from '../../../src/core/languages/json/parse';
import { installedDisk, isDvdOfHost, slotKey, slotOf, statedGeneration } from '../../../src/core/machine/devices';
import { known } from '../../../src/core/machine/field';
import { applyEdits } from '../../../src/core/text/place';
import { ownEdit, ownEdits } from '../one-file';
import { runs } from '../runs';
import { virtualMachine, virtualMachines } from '../virtual-machines';
import { analysed, converted, convertedAnalysis, forget } from './conversions';
import { definition } from './definitions';
import { packerConfiguration } from './packer-hcl';
import { terraformConfiguration } from './terraform';

const RUNS = runs(300);

function assertParses(text: string, fileName: string): void {
  if (/\.(?:hcl|tf)$/.test(fileName)) {
    assert.deepEqual(parseHcl(text).problems, [], text);
  } else {
    assert.doesNotThrow(() => JSON.parse(text), text);
  }
}

/** The errors of each machine that states its generation. */
function errorsOf(analysis: Analysis): string[] {
  return analysis.findings
    .filter(finding => finding.severity === 'error')
    .map(finding => `${finding.machine} ${finding.rule}`);
}

function newErrors(before: Analysis, after: Analysis): string[] {
  const known = new Set(errorsOf(before));
  return errorsOf(after).filter(error => !known.has(error));
}

describe('conversion of generated definitions', () => {
  after(forget);

  it('is never ready where a guest is installed on a disk', () => {
    const seen = { installed: 0, fresh: 0, ready: 0 };
    fc.assert(
      fc.property(definition, of => {
        const { text } = of;
        for (const { machine, status, plan } of virtualMachines(analysed(of))) {
          const isInstalled = installedDisk(machine) !== undefined;
          seen.installed += Number(isInstalled);
          seen.fresh += Number(machine.installation === 'fresh');
          seen.ready += Number(status === 'ready');
          assert.ok(!(isInstalled && status === 'ready'), text);
          assert.ok(!(isInstalled && plan.class === 'safe'), text);
          assert.ok(!plan.onlyDisk || isInstalled || plan.lost.length > 0, text);
        }
      }),
      // More often: one of fifty is ready.
      runs(2400),
    );
    for (const [kind, count] of Object.entries(seen)) {
      assert.ok(count > 0, kind);
    }
  });

  it('gives a text that parses, and changes nothing the second time', () => {
    fc.assert(
      fc.property(definition, fc.boolean(), ({ text, fileName }, lossy) => {
        const once = converted({ text, fileName }, lossy);
        assertParses(once.text, fileName);
        const twice = converted({ text: once.text, fileName }, lossy);
        assert.equal(twice.text, once.text, `${text}\n=> ${once.text}`);
      }),
      RUNS,
    );
  });

  it('leaves a file that is known again, with the same machines', () => {
    fc.assert(
      fc.property(definition, of => {
        const [before, after] = [analysed(of), convertedAnalysis(of)];
        assert.equal(after.format, before.format, of.text);
        assert.equal(after.machines.length, before.machines.length, of.text);
      }),
      RUNS,
    );
  });

  it('never makes a machine ready, or converts it, of which something is not read', () => {
    fc.assert(
      fc.property(definition, of => {
        const { text } = of;
        const { analysis, machines } = converted(of);
        for (const { machine: index, outcome } of machines) {
          const assessed = virtualMachines(analysis)[index];
          assert.ok(assessed !== undefined);
          const { drives, networkAdapters, firmware, security } = assessed.machine;
          const hidden = [drives, networkAdapters, firmware, security].some(
            ({ unreadable }) => unreadable !== undefined,
          );
          if (hidden && statedGeneration(assessed.machine) === 1) {
            assert.equal(outcome, 'left', text);
            assert.ok(assessed.status === 'needs-work' || assessed.status === 'blocked', text);
          }
        }
      }),
      RUNS,
    );
  });

  it('leaves no finding that a conversion could have fixed', () => {
    fc.assert(
      fc.property(definition, of => {
        const after = convertedAnalysis(of);
        const fixable = after.findings.filter(
          finding =>
            remedyOf(after, finding) === 'convert' ||
            (remedyOf(after, finding) === 'fix' && known(after.machines[finding.machine]?.machine.generation) === 2),
        );
        assert.deepEqual(
          fixable.map(finding => finding.rule),
          [],
          `${of.text}\n=> ${after.documents.main.text}`,
        );
      }),
      RUNS,
    );
  });

  it('gives every machine that it converts Generation 2, and no machine a new error', () => {
    fc.assert(
      fc.property(definition, fc.boolean(), (of, lossy) => {
        const { analysis, machines, text } = converted(of, lossy);
        const after = convertedAnalysis(of, lossy);
        for (const { machine, outcome } of machines) {
          const stated = after.machines[machine] && statedGeneration(after.machines[machine].machine);
          const before = analysis.machines[machine] && statedGeneration(analysis.machines[machine].machine);
          assert.equal(stated, outcome === 'converted' ? 2 : before);
        }
        assert.deepEqual(newErrors(analysis, after), [], `${of.text}\n=> ${text}`);
      }),
      RUNS,
    );
  });

  it('keeps drives but those of the host, adapters, memory and processors, and puts no two drives into one place', () => {
    fc.assert(
      fc.property(definition, of => {
        const { analysis, machines, text } = converted(of);
        const after = convertedAnalysis(of);
        for (const { machine, outcome } of machines) {
          const [old, now] = [virtualMachine(analysis, machine), virtualMachine(after, machine)];
          assert.ok(old !== undefined && now !== undefined);
          // A drive whose bus can't be read stays: it tells that a part of the machine was not read.
          const going = old.drives.items.filter(drive => isDvdOfHost(drive) && drive.bus?.known !== false);
          const goes = outcome === 'converted' ? going.length : 0;
          assert.equal(now.drives.items.length, old.drives.items.length - goes);
          assert.equal(now.networkAdapters.items.length, old.networkAdapters.items.length);
          assert.equal(known(now.processorCount), known(old.processorCount));
          assert.equal(known(now.memoryStartup), known(old.memoryStartup));
          if (outcome === 'converted') {
            const places = (drives: typeof now.drives.items, bus: string) =>
              drives
                .filter(drive => known(drive.bus) === bus)
                .flatMap(drive => slotOf(drive) ?? [])
                .map(slotKey);
            const scsi = places(now.drives.items, 'scsi');
            const clashes = scsi.length - new Set(scsi).size;
            const clashesBefore =
              places(old.drives.items, 'scsi').length - new Set(places(old.drives.items, 'scsi')).size;
            assert.ok(clashes <= clashesBefore, `${of.text}\n=> ${text}`);
          }
        }
      }),
      RUNS,
    );
  });

  it('gives no two drives one path, of whichever machines they are', () => {
    /** The file of each drive, as its path is written. */
    const filesOf = ({ machines }: Analysis): (string | undefined)[] =>
      virtualMachines({ machines }).flatMap(({ machine }) =>
        machine.drives.items
          .filter(drive => !isDvdOfHost(drive))
          .map(({ pathText }) => pathText?.toLowerCase().replaceAll('/', '\\')),
      );
    const shared = (files: readonly (string | undefined)[]): string[] =>
      files.flatMap((file, index) =>
        files.flatMap((other, at) => (at > index && file !== undefined && file === other ? [`${index} ${at}`] : [])),
      );
    fc.assert(
      fc.property(definition, fc.infiniteStream(fc.boolean()), ({ text, fileName }, picks) => {
        const analysis = analysed({ text, fileName });
        const chosen = analysis.findings.filter(() => picks.next().value === true);
        const wholly = converted({ text, fileName }).text;
        for (const after of [wholly, applyEdits(text, ownEdits(analysis, fixEdits(analysis, chosen)))]) {
          const before = shared(filesOf(analysis));
          const now = shared(filesOf(analysed({ text: after, fileName })));
          assert.deepEqual(
            now.filter(pair => !before.includes(pair)),
            [],
            `${text}\n=> ${after}`,
          );
        }
      }),
      RUNS,
    );
  });

  it('keeps any part of the fixes coherent, alone and in any order', () => {
    fc.assert(
      fc.property(definition, fc.infiniteStream(fc.boolean()), ({ text, fileName }, picks) => {
        const analysis = analysed({ text, fileName });
        const chosen = analysis.findings.filter(() => picks.next().value === true);
        const after = applyEdits(text, ownEdits(analysis, fixEdits(analysis, chosen)));
        assertParses(after, fileName);
        assert.equal(applyEdits(text, ownEdits(analysis, fixEdits(analysis, chosen.toReversed()))), after);
        assert.deepEqual(newErrors(analysis, analysed({ text: after, fileName })), [], `${text}\n=> ${after}`);
      }),
      RUNS,
    );
  });

  it('makes no adapter synthetic by itself beside as many as Generation 1 allows', () => {
    const adapters = Array.from({ length: 9 }, (_, index) => ({ Name: `${index}`, IsLegacy: index === 0 }));
    const drives = { HardDrives: [], DVDDrives: [] };
    const machine = { Name: 'web', State: 2, Generation: 1, ProcessorCount: 1, ...drives, NetworkAdapters: adapters };
    const analysis = analyze(JSON.stringify([machine]), { fileName: 'export.json' });
    const legacy = analysis.findings.filter(({ rule }) => rule === 'nic/legacy');
    assert.deepEqual(
      legacy.map(finding => remedyOf(analysis, finding)),
      ['convert'],
    );
  });

  it('keeps any chosen machines coherent', () => {
    fc.assert(
      fc.property(definition, fc.array(fc.nat(3), { maxLength: 3 }), ({ text, fileName }, machines) => {
        const { analysis, text: converted } = convert(text, {
          fileName,
          lossy: true,
          machines: [...new Set(machines)],
        });
        assertParses(converted, fileName);
        assert.deepEqual(newErrors(analysis, analyze(converted, { fileName })), [], `${text}\n=> ${converted}`);
      }),
      RUNS,
    );
  });

  it('has parts of which any choice is coherent, and which together convert all that can move', () => {
    fc.assert(
      fc.property(definition, fc.infiniteStream(fc.boolean()), ({ text, fileName }, picks) => {
        const analysis = analysed({ text, fileName });
        const parts = conversionParts(analysis);
        const chosen = parts.filter(() => picks.next().value === true);
        const edits = chosen.map(part => ownEdit(analysis, part));
        const after = analyze(applyEdits(text, edits), { fileName });
        assertParses(after.documents.main.text, fileName);
        assert.deepEqual(newErrors(analysis, after), [], `${text}\n=> ${after.documents.main.text}`);
        const moved = new Set(chosen.flatMap(({ machines }) => machines));
        for (const [index, { machine, plan }] of analysis.machines.entries()) {
          const isChosen = moved.has(index) && plan.obstacle === undefined;
          const now = after.machines[index];
          assert.equal(now && statedGeneration(now.machine), isChosen ? 2 : statedGeneration(machine));
        }
        const all = new Set(parts.flatMap(({ machines }) => machines));
        for (const { machine, outcome } of convertMachines(analysis, { lossy: true }).machines) {
          assert.equal(all.has(machine), outcome === 'converted');
        }
      }),
      RUNS,
    );
  });

  it('never changes a generation on save', () => {
    fc.assert(
      fc.property(definition, ({ text, fileName }) => {
        const analysis = analysed({ text, fileName });
        const saved = applyEdits(text, ownEdits(analysis, fixEdits(analysis, findingsToFixOnSave(analysis))));
        const after = analysed({ text: saved, fileName });
        const generations = (of: Analysis) => of.machines.map(({ machine }) => statedGeneration(machine));
        assert.deepEqual(generations(after), generations(analysis));
      }),
      RUNS,
    );
  });

  it('keeps files formatted that were', () => {
    fc.assert(
      fc.property(definition, of => {
        const { text } = converted(of);
        assert.ok(
          !of.fileName.endsWith('.hcl') || !isFormatted(of.text) || isFormatted(text),
          `${of.text}\n=> ${text}`,
        );
      }),
      RUNS,
    );
  });

  it('keeps every comment of HCL', () => {
    fc.assert(
      fc.property(fc.oneof(packerConfiguration, terraformConfiguration), ({ text, fileName }) => {
        const { text: converted } = convert(text, { fileName, lossy: true });
        const commentsIn = (of: string): string[] => of.match(/(?:#|\/\/) (?:Ours|above|[a-z_]+$).*/gm) ?? [];
        assert.ok(fileName.endsWith('.json') || commentsIn(converted).length === commentsIn(text).length, converted);
      }),
      RUNS,
    );
  });

  it('keeps line ends', () => {
    fc.assert(
      fc.property(definition, of => {
        assert.equal(/(?<!\r)\n/.test(converted(of).text), /(?<!\r)\n/.test(of.text));
      }),
      RUNS,
    );
  });

  it('never throws, whatever the text', () => {
    const tokens = fc.constantFrom(
      ...'{}[]:,',
      '"builders"',
      '"type"',
      '"hyperv-iso"',
      '"generation"',
      '"Generation"',
      '"Name"',
      '"HardDrives"',
      '"ControllerType"',
      'null',
      '1',
      '"{{user `x`}}"',
      '"Memory"',
      '"cpus"',
      '//\n',
      '\u0000',
      '\ud800',
    );
    fc.assert(
      fc.property(fc.array(tokens, { maxLength: 40 }), parts => {
        const text = parts.join(' ');
        const { text: converted } = convert(text, { fileName: 'x.vm.json', lossy: true });
        assert.ok(parseDocument(text).fatal === undefined || converted === text);
      }),
      runs(2000),
    );
  });
});
