import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { markdownReport } from '../../../src/core/reports/markdown';
import { type RunReport, reportUnreadable } from '../../../src/core/reports/report';
import { escapeMarkdown } from '../../../src/core/text/markdown';
import { CONTEXT, exampleRun, HOSTILE, hostileFile, report, run } from './report-kit';

const reader = new MarkdownIt({ html: true, linkify: true });

/** Findings of which those of the first rules stand at the end. */
function exampleText(): string {
  const disk = { Path: 'a.vhd', ControllerType: 'IDE', PartitionStyle: 'MBR' };
  const machine = { HardDrives: [disk], NetworkAdapters: [{ IsLegacy: true }], FloppyDrive: { Path: null } };
  return JSON.stringify({ ...machine, Name: 'a', Generation: 1, Version: '99.0' }, undefined, 2);
}

/** The rows of all tables, each as the text of its cells; by a reader that knows nothing of us. */
function rowsOf(report: RunReport): string[][] {
  const rows: string[][] = [];
  let open = false;
  for (const token of reader.parse(markdownReport(report, CONTEXT), {})) {
    if (token.type === 'tr_open') {
      rows.push([]);
      open = true;
    } else if (token.type === 'tr_close') {
      open = false;
    } else if (open && token.type === 'inline') {
      rows.at(-1)?.push((token.children ?? []).map(({ content }) => content).join(''));
    }
  }
  return rows;
}

describe('the Markdown report', () => {
  it('has a row for every machine and every rule', () => {
    const examples = exampleRun();
    const firstCells = rowsOf(examples).map(([first]) => first);
    const machines = examples.files.flatMap(({ machines }) => machines.map(({ name }) => name));
    assert.ok(machines.every(name => firstCells.includes(name)));
    const text = markdownReport(examples, CONTEXT);
    for (const { message } of examples.files.flatMap(({ findings }) => findings)) {
      assert.ok(text.includes(escapeMarkdown(message)), message);
    }
  });

  it('has problems and findings by line and column, and says first what could not be read', () => {
    const text = markdownReport(
      run([report('a.vm.json', exampleText()), reportUnreadable('b.vm.json', 'unreadable', 'No permission')]),
      CONTEXT,
    );
    const lines = [...text.matchAll(/^- \*\*\w+\*\* line (\d+):/gm)].map(([, line]) => Number(line));
    assert.ok(lines.length > 5);
    assert.deepEqual(
      lines,
      lines.toSorted((a, b) => a - b),
    );
    assert.ok(text.indexOf('1 file could not be read') < text.indexOf('## Summary'));
  });

  it('names what was skipped and why', () => {
    const skipped = [{ path: 'b.json', code: 'too-large', message: 'larger than 50 MB' } as const];
    const text = markdownReport(run([], { skipped, others: 3 }), CONTEXT);
    assert.match(text, /b\.json: larger than 50 MB/);
    assert.match(text, /3 other files/);
  });

  it('lets nothing of a file be markup', () => {
    const skipped = [{ path: HOSTILE, code: 'too-large', message: HOSTILE } as const];
    const tokens = reader.parse(markdownReport(run([hostileFile()], { skipped }), CONTEXT), {});
    const inline = tokens.flatMap(({ children }) => children ?? []);
    const links = inline.filter(({ type }) => type === 'link_open').map(token => String(token.attrGet('href')));
    assert.ok(links.length > 0 && links.every(link => link.startsWith('https://')));
    assert.ok(!links.some(link => link.includes('b.example')));
    const kinds = new Set([...tokens, ...inline].map(({ type }) => type));
    const ordinary = new Set(
      reader
        .parse(
          markdownReport(exampleRun({ skipped: [{ path: 'b.json', code: 'too-large', message: 'a' }] }), CONTEXT),
          {},
        )
        .flatMap(({ type, children }) => [type, ...(children ?? []).map(child => child.type)]),
    );
    assert.deepEqual(
      [...kinds].filter(kind => !ordinary.has(kind)),
      [],
    );
  });

  it('keeps any name whole', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('', '|', '`', '<b>', '](', '\\', '\n', 'http://a.b '),
        (rest, first) => {
          const file = report('a.vm.json', [{ Name: first + rest, Generation: 2 }]);
          const name = file.machines[0]?.name ?? '';
          const row = rowsOf(run([file])).find(([, place]) => place === 'a.vm.json:2');
          assert.equal(row?.length, 6);
          const shown = name.trim() === '' ? '(no name)' : name.replace(/\s+/g, ' ').trim();
          assert.equal(row?.[0], shown.replaceAll('\u0000', '\ufffd'));
        },
      ),
    );
  });
});
