import assert from 'node:assert/strict';
import { SaxesParser } from 'saxes';
import { junitReport } from '../../../src/core/reports/junit';
import { type RunReport, reportUnreadable } from '../../../src/core/reports/report';
import { exampleRun, HOSTILE, hostileFile, report, run } from './report-kit';

interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Element[];
  text: string;
}

/** The root element, by a parser that refuses what is not well-formed. */
function junit(report: RunReport): Element {
  const top: Element = { name: '', attributes: new Map(), children: [], text: '' };
  const open = [top];
  const parser = new SaxesParser();
  parser.on('error', error => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = {
      name,
      attributes: new Map(Object.entries(attributes as Record<string, string>)),
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', text => {
    (open.at(-1) as Element).text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(junitReport(report)).close();
  assert.equal(top.children.length, 1);
  return top.children[0] as Element;
}

const below = (element: Element, name: string): Element[] =>
  element.children.flatMap(child => [...(child.name === name ? [child] : []), ...below(child, name)]);

describe('the JUnit report', () => {
  it('has a suite for every file and a test for it and each of its machines', () => {
    const examples = exampleRun();
    const root = junit(examples);
    assert.equal(root.children.length, examples.files.length);
    const tests = below(root, 'testcase');
    assert.equal(
      tests.length,
      examples.files.reduce((sum, { machines }) => sum + machines.length + 1, 0),
    );
    for (const suite of [root, ...root.children]) {
      assert.equal(suite.attributes.get('tests'), String(below(suite, 'testcase').length));
      assert.equal(suite.attributes.get('failures'), String(below(suite, 'failure').length));
      assert.equal(suite.attributes.get('errors'), String(below(suite, 'error').length));
    }
  });

  it('fails from the severity of the run on', () => {
    const machine = { Name: 'a', Generation: 1, ComPort1: { Path: '\\\\.\\pipe\\a' }, FloppyDrive: { Path: 'a.vfd' } };
    const failures = (failOn: RunReport['failOn']) => {
      const root = junit(run([report('a.vm.json', [machine])], { failOn }));
      return [below(root, 'failure').length, below(root, 'system-out').length];
    };
    assert.deepEqual(failures('error'), [0, 1]);
    assert.deepEqual(failures('warning'), [1, 1]);
    assert.deepEqual(failures('information'), [1, 0]);
    assert.deepEqual(failures('never'), [0, 1]);
  });

  it('tells machines of one name apart', () => {
    const machines = ['a', 'a', 'a'].map(Name => ({ Name, Generation: 2 }));
    const names = below(junit(run([report('a.vm.json', machines)])), 'testcase').map(({ attributes }) =>
      attributes.get('name'),
    );
    assert.deepEqual(names, ['file', 'a', 'a (2)', 'a (3)']);
  });

  it('has errors for what cannot be read, and skips what was not checked', () => {
    const skipped = [{ path: 'c.json', code: 'too-large', message: 'larger than 50 MB' } as const];
    const files = [reportUnreadable('a.json', 'unreadable', 'No permission'), report('b.json', { name: 'x' })];
    const root = junit(run(files, { skipped, failOn: 'never' }));
    assert.deepEqual(
      root.children.map(suite => below(suite, 'testcase')[0]?.children.map(({ name }) => name)),
      [['error'], ['skipped'], ['skipped']],
    );
  });

  it('is well-formed whatever stands in a file, and keeps what XML can hold of it', () => {
    const file = hostileFile();
    const root = junit(run([file], { failOn: 'information' }));
    const kept = ['\u0000', '\u001b', '\ud800', '\ufffe'].reduce(
      (text, forbidden) => text.replaceAll(forbidden, ''),
      HOSTILE,
    );
    assert.equal(below(root, 'testcase')[1]?.attributes.get('name'), kept);
  });
});
