import assert from 'node:assert/strict';
import { HtmlValidate } from 'html-validate';
import { htmlReport } from '../../../src/core/reports/html';
import { type RunReport, reportUnreadable } from '../../../src/core/reports/report';
import { ALL_RUNS } from '../runs';
import { CONTEXT, exampleRun, HOSTILE, hostileFile, report, run } from './report-kit';

const validator = new HtmlValidate({ extends: ['html-validate:recommended', 'html-validate:a11y'] });

/** The page, found valid by a validator that knows nothing of us. */
function html(run: RunReport): string {
  const page = htmlReport(run, CONTEXT);
  const result = validator.validateStringSync(page);
  const messages = result.results.flatMap(({ messages }) =>
    messages.map(({ line, ruleId, message }) => `${line}: ${ruleId}: ${message}`),
  );
  assert.deepEqual(messages.slice(0, 5), []);
  return page;
}

let examplePage: string | undefined;

/** Of the examples of all rules. */
function exampleHtml(): string {
  examplePage ??= htmlReport(exampleRun({ baseline: { accepted: 3, stale: 1 } }), CONTEXT);
  return examplePage;
}

/** One example of each rule, or all of them: the validator takes longer than everything else that is said of a page. */
function validated(): RunReport {
  const all = exampleRun({ baseline: { accepted: 3, stale: 1 } });
  return ALL_RUNS ? all : { ...all, files: all.files.filter(({ path }) => path.endsWith('/0/example.vm.json')) };
}

describe('the HTML report', () => {
  it('is valid and accessible for findings of every rule, for none, and for files that cannot be read', () => {
    const skipped = [{ path: 'b.json', code: 'too-large', message: 'larger than 50 MB' } as const];
    const files = [reportUnreadable('a.json', 'unreadable', 'No permission'), report('b.json', { name: 'x' })];
    html(validated());
    html(run([]));
    html(run(files, { skipped, others: 12 }));
    html(run([report('a.vm.json', { Name: 'a', Generation: 2 })]));
  });

  it('needs nothing but itself: no script, no address that is loaded', () => {
    const page = exampleHtml();
    assert.doesNotMatch(page, /<script|<link|<img|<iframe|\ssrc=|@import|url\(/i);
    const addresses = [...page.matchAll(/href="([^"]*)"/g)].map(([, address]) => address ?? '');
    assert.ok(addresses.every(address => /^#|^https:\/\//.test(address)));
    const anchors = addresses.filter(address => address.startsWith('#')).map(address => `id="${address.slice(1)}"`);
    assert.ok(anchors.length > 20 && anchors.every(anchor => page.includes(anchor)));
  });

  it('shows whatever stands in a file as text', () => {
    const page = html(run([hostileFile()], { skipped: [{ path: HOSTILE, code: 'too-large', message: HOSTILE }] }));
    assert.doesNotMatch(page, /<script|<b>.*<script/i);
    assert.ok(page.includes('&#60;script&#62;alert(1)&#60;/script&#62;'));
    const tags = new Set([...page.matchAll(/<([a-z]\w*)/g)].map(([, tag]) => tag));
    const ordinary = new Set([...exampleHtml().matchAll(/<([a-z]\w*)/g)].map(([, tag]) => tag));
    assert.deepEqual(
      [...tags].filter(tag => !ordinary.has(tag)),
      [],
    );
  });

  it('names every machine, and every rule with its sources', () => {
    const examples = exampleRun();
    const page = exampleHtml();
    const rows = page.slice(page.indexOf('id="machines"'), page.indexOf('id="details"')).match(/<tr>/g) ?? [];
    assert.equal(rows.length - 1, examples.files.flatMap(({ machines }) => machines).length);
    for (const rule of new Set(examples.files.flatMap(({ findings }) => findings.map(({ rule }) => rule)))) {
      assert.ok(page.includes(`id="rule-${rule.replaceAll('/', '-')}"`), rule);
    }
  });

  it('says on top which files could not be read, and counts machines in the files that have some', () => {
    const page = html(
      run([
        report('a.vm.json', [{ Name: 'a', Generation: 2 }]),
        reportUnreadable('b.vm.json', 'unreadable', 'No permission'),
      ]),
    );
    const [top = ''] = page.split('id="summary"');
    assert.match(top, /1 file could not be read/);
    assert.match(top, /b\.vm\.json/);
    assert.match(page, /Machines<\/dt><dd><span class="value">1<\/span> <span class="note">in 1 file</);
    assert.doesNotMatch(html(run([report('a.vm.json', { Name: 'a', Generation: 2 })])), /could not be read/);
  });

  it('says of the machines that are Generation 2 how many have warnings, and counts them as no success', () => {
    const warned = { Name: 'w', Generation: 2, GuestOperatingSystem: 'Windows 11' };
    const page = html(run([report('a.vm.json', [warned, { Name: 'a', Generation: 2 }])]));
    assert.match(page, /1 of them with warnings/);
    assert.match(page, /without warnings<\/dt><dd><span class="value">1</);
  });

  it('has the work of every machine that needs some', () => {
    const disk = { Path: 'D:\\a.vhdx', ControllerType: 'SCSI' };
    const installed = { Name: 'a', Generation: 1, GuestOperatingSystem: 'Debian 12', HardDrives: [disk] };
    const page = html(run([report('a.vm.json', [installed])]));
    assert.match(page, /<td>definition ready, disk to convert; the id of the machine.*GRUB/);
  });

  it('draws slices that together are the whole', () => {
    const machines = [1, 1, 1, 2].map((Generation, index) => ({ Name: `m${index}`, Generation, Notes: 'Windows 10' }));
    const page = html(run([report('a.vm.json', machines)]));
    const dashes = [...page.matchAll(/stroke-dasharray="([\d.]+) /g)].map(([, length]) => Number(length));
    assert.equal(dashes.length, 2);
    assert.ok(Math.abs(dashes.reduce((sum, length) => sum + length, 0) - 100) < 2);
    assert.match(page, /aria-label="Machines by status: [\w ]+ 3, Generation 2 1"/);
  });
});
