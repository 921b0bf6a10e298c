import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvReport } from '../../../src/core/reports/csv';
import { exampleRun, hostileFile, report, run } from './report-kit';

const rowsOf = (csv: string): ReadonlyMap<string, string>[] =>
  (parse(csv, { columns: true, record_delimiter: '\r\n' }) as object[]).map(row => new Map(Object.entries(row)));

describe('the CSV report', () => {
  it('has a row for every machine', () => {
    const examples = exampleRun();
    const machines = examples.files.flatMap(file => file.machines);
    const rows = rowsOf(csvReport(examples));
    assert.deepEqual(
      rows.map(row => row.get('status')),
      machines.map(({ status }) => status),
    );
  });

  it('says of a machine what it is, what was found, what is lost and what blocks', () => {
    const machines = [
      {
        Name: 'old',
        Generation: 1,
        GuestOperatingSystem: { Name: 'Windows 7', Architecture: 'x86' },
        FloppyDrive: { Path: 'a.vfd' },
      },
      { Name: 'new', Generation: 2 },
    ];
    const [old, recent] = rowsOf(csvReport(run([report('a, b.vm.json', machines)])));
    assert.deepEqual(
      [
        old?.get('path'),
        old?.get('line'),
        old?.get('name'),
        old?.get('format'),
        old?.get('generation'),
        old?.get('origin'),
      ],
      ['a, b.vm.json', '2', 'old', 'vm-definition', '1', 'literal'],
    );
    assert.deepEqual(
      [old?.get('guest'), old?.get('architecture'), old?.get('status')],
      ['Windows 7', 'x86', 'blocked'],
    );
    assert.match(old?.get('rules') ?? '', /guest\/32-bit/);
    assert.notEqual(old?.get('lost'), '');
    assert.notEqual(old?.get('blocks'), '');
    assert.deepEqual([recent?.get('errors'), recent?.get('lost'), recent?.get('blocks')], ['0', '', '']);
  });

  it('keeps any name whole, and nothing of it is a formula', () => {
    const names = fc.string({ unit: 'grapheme', minLength: 1 }).filter(name => name.trim() !== '');
    fc.assert(
      fc.property(names, fc.constantFrom('', '=', '+', '-', '@', '\t', '\r', ' ='), (rest, first) => {
        const name = first + rest;
        const file = report('a.vm.json', [{ Name: name, Generation: 2 }]);
        const [row] = rowsOf(csvReport(run([file])));
        const cell = row?.get('name') ?? '';
        assert.ok(cell === file.machines[0]?.name || cell === `'${file.machines[0]?.name}`);
        assert.doesNotMatch(cell, /^\s*[=+\-@]/);
      }),
    );
    assert.equal(rowsOf(csvReport(run([hostileFile()]))).length, 2);
  });
});
