import assert from 'node:assert/strict';
import { githubReport } from '../../../src/core/reports/github';
import type { RunReport } from '../../../src/core/reports/report';
import { exampleRun, hostileFile, report, run } from './report-kit';

interface Command {
  readonly name: string;
  readonly properties: ReadonlyMap<string, string>;
  readonly message: string;
}

/** As the runner of GitHub Actions reads a line: src/Runner.Common/ActionCommand.cs. */
function commandOf(line: string): Command | undefined {
  const [, name = '', list = '', message = ''] = /^::(\w+) ([^:]*)::(.*)$/.exec(line) ?? [];
  const unescaped = (text: string) =>
    text.replace(/%(25|0D|0A|3A|2C)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  const properties = list.split(',').map(property => {
    const at = property.indexOf('=');
    return [property.slice(0, at), unescaped(property.slice(at + 1))] as const;
  });
  return name === '' ? undefined : { name, properties: new Map(properties), message: unescaped(message) };
}

function commandsOf(report: RunReport): Command[] {
  return githubReport(report)
    .split('\n')
    .flatMap(line => commandOf(line) ?? []);
}

describe('the report for GitHub Actions', () => {
  it('has a command for every finding, the worst first', () => {
    const examples = exampleRun();
    const commands = commandsOf(examples);
    assert.equal(commands.length, examples.files.flatMap(file => [...file.findings, ...file.problems]).length);
    const ranks = commands.map(({ name }) => ['error', 'warning', 'notice'].indexOf(name));
    assert.deepEqual(ranks, ranks.toSorted());
    assert.ok(new Set(ranks).size === 3 && !ranks.includes(-1));
  });

  it('says where, from 1', () => {
    const file = report('a.vm.json', '[\n  { "Name": "a", "Generation": 2, "FloppyDrive": { "Path": "a.vfd" } }\n]');
    const [command] = commandsOf(run([file]));
    const { range } = file.findings[0] ?? assert.fail();
    assert.deepEqual(
      [command?.properties.get('file'), command?.properties.get('line'), command?.properties.get('endLine')],
      ['a.vm.json', '2', '2'],
    );
    assert.equal(command?.properties.get('col'), String(range.start.character + 1));
    assert.equal(command?.properties.get('endColumn'), String(range.end.character + 1));
  });

  it('lets nothing of a file be a command', () => {
    const file = hostileFile();
    const text = githubReport(run([file]));
    const lines = text.trimEnd().split(/\r\n|\r|\n/);
    assert.equal(lines.length, file.findings.length + 2);
    assert.deepEqual(
      commandsOf(run([file]))
        .map(({ properties, message }) => [properties.get('file'), message])
        .sort(),
      file.findings.map(({ message, rule }) => [file.path, `${message} (${rule})`]).sort(),
    );
  });

  it('names what was not checked', () => {
    const skipped = [{ path: 'b.json', code: 'too-large', message: 'larger than 50 MB' } as const];
    const [command] = commandsOf(run([], { skipped }));
    assert.deepEqual([command?.name, command?.properties.get('file')], ['warning', 'b.json']);
  });
});
