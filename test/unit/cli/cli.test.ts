import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BUILDER, cli, template, temporaryFolder } from './cli-kit';

describe('gen2-advisor', () => {
  const folder = temporaryFolder();
  const { put } = folder;

  it('prints the plan of a conversion: steps in order, what is lost, and what a person does', async () => {
    const path = await put(
      'a.vm.json',
      `{
  "Name": "app", "GuestOperatingSystem": "Windows Server 2022",
  "Generation": 1,
  "ComPort1": { "Path": "\\\\\\\\.\\\\pipe\\\\a" },
  "FloppyDrive": { "Path": "C:\\\\a.vfd" },
  "HardDrives": [{ "ControllerType": "IDE", "ControllerNumber": 0, "ControllerLocation": 0, "Path": "C:\\\\a.vhdx" }]
}
`,
    );
    const { code, out } = await cli(['convert', '--plan', '--lossy', path]);
    assert.equal(code, 1);
    const [title, ...lines] = out.trimEnd().split('\n');
    assert.equal(title, `${path}:1:1  app: lossy`);
    assert.deepEqual(
      lines.map(line => /^ {2}(?:\d+\. \w+|by hand|the machine itself)/.exec(line)?.[0].trim()),
      ['1. Remove', '2. Make', '3. Move', 'by hand', 'by hand', 'the machine itself'],
    );
    assert.ok(lines.at(-2)?.endsWith(`${path}:4:25`), out);
    assert.equal((await cli(['convert', '--plan', '--write', path])).code, 2);
  });

  it('says of a named file why a plan is empty', async () => {
    const one = await put('one.vm.json', '{ "Name": "web", "Generation": 2 }');
    assert.deepEqual(await cli(['convert', '--plan', one]), {
      code: 0,
      out: '',
      err: `${one}: nothing to do: web is Generation 2 already\n`,
    });
    const two = await put('two.vm.json', '[{ "Name": "a", "Generation": 2 }, { "Name": "b", "Generation": 2 }]');
    const { err } = await cli(['convert', '--plan', one, two]);
    assert.match(err, /two\.vm\.json: nothing to do: all 2 machines are Generation 2 already/);
    const open = await put('open.vm.json', '{ "Name": "c", "Generation": "{{generation}}" }');
    assert.match((await cli(['convert', '--plan', open])).err, /open\.vm\.json: .*c/);
    // Of a folder only what there is to do.
    assert.doesNotMatch((await cli(['convert', '--plan', folder.path])).err, /nothing to do/);
  });

  it('reports files, machines and findings as JSON', async () => {
    await put('Autounattend.xml', '<unattend></unattend>');
    const path = await put('a.json', template({ ...BUILDER, generation: 1, floppy_files: ['Autounattend.xml'] }));
    const { code, out } = await cli(['check', '--format', 'json', path]);
    const report = JSON.parse(out);
    assert.equal(code, 0);
    assert.equal(report.version, 1);
    const [file] = report.files;
    assert.deepEqual([file.path, file.format, file.problems], [path, 'packer-json', []]);
    const [machine] = file.machines;
    assert.deepEqual(
      [machine.name, machine.generation, machine.generationOrigin, machine.status],
      ['web', 1, 'literal', 'ready'],
    );
    assert.deepEqual(machine.guest, {
      id: 'windows-server-2019',
      name: 'Windows Server 2019',
      architecture: 'x64',
      origin: 'inferred',
    });
    const floppy = file.findings.find((finding: { rule: string }) => finding.rule === 'floppy/media');
    assert.deepEqual(
      [floppy.severity, floppy.impact, floppy.machine, floppy.fix, floppy.range.start],
      ['information', 'converts', 0, 'safe', { line: 11, character: 6 }],
    );
  });

  it('leaves out of a folder what is no definition, and says it of a file that was named', async () => {
    await put('a.json', template({ ...BUILDER, generation: 2 }));
    const other = await put('package.json', '{"name": "x"}');
    await put('node_modules/b.json', template(BUILDER));
    const all = JSON.parse((await cli(['check', '--format', 'json', folder.path])).out);
    assert.deepEqual(
      all.files.map((file: { path: string }) => file.path),
      [join(folder.path, 'a.json')],
    );
    const named = JSON.parse((await cli(['check', '--format', 'json', other])).out);
    assert.equal(named.files[0].format, null);
  });

  it('takes standard input and globs', async () => {
    const text = template(BUILDER);
    const { out } = await cli(['check', '--format', 'json', '-', '--stdin-filename', 'x.json'], text);
    assert.equal(JSON.parse(out).files[0].path, 'x.json');
    await put('sub/a.json', text);
    const globbed = JSON.parse((await cli(['check', '--format', 'json', `${folder.path}/**/*.json`])).out);
    assert.equal(globbed.files.length, 1);
    const { code, out: report } = await cli(['check', `${folder.path}/**/*.jsom`, `${folder.path}/**/*.json`]);
    assert.deepEqual([code, report.includes('*.jsom')], [2, true]);
  });

  it('exits by --fail-on', async () => {
    const path = await put('a.json', template({ ...BUILDER, generation: 1, enable_secure_boot: true }));
    assert.equal((await cli(['check', path])).code, 0);
    assert.equal((await cli(['check', '--fail-on', 'warning', path])).code, 1);
    assert.equal((await cli(['check', '--fail-on', 'information', path])).code, 1);
    const broken = await put('b.json', template({ ...BUILDER, generation: 2, floppy_files: ['a'] }));
    assert.equal((await cli(['check', broken])).code, 1);
    assert.equal((await cli(['check', '--fail-on', 'never', broken])).code, 0);
  });

  it('goes on after a file that cannot be read or parsed, and exits with 2', async () => {
    const truncated = await put('a.json', template(BUILDER).split('"vm_name"')[0] as string);
    const good = await put('b.json', template(BUILDER));
    const { code, out } = await cli(['check', '--format', 'json', truncated, join(folder.path, 'none.json'), good]);
    assert.equal(code, 2);
    assert.deepEqual(
      JSON.parse(out).files.map((file: { problems: { code: string }[] }) => file.problems.map(({ code }) => code)),
      [['unclosed'], ['unreadable'], []],
    );
  });

  it('refuses wrong usage', async () => {
    for (const args of [
      [],
      ['chek'],
      ['check', '--format', 'xml'],
      ['check', '--nope'],
      ['check', '--max-file-size', '5x'],
      ['check', '--max-file-size', ''],
      ['check', '--update-baseline'],
      ['convert'],
      ['check', '--host', '2008'],
    ]) {
      assert.equal((await cli(args)).code, 2, args.join(' '));
    }
  });

  it('prints a diff, the text, or writes', async () => {
    const before = template({ ...BUILDER, generation: 1 });
    const path = await put('a.json', before);
    const diff = await cli(['convert', path]);
    assert.match(diff.out, /^-.*"generation": 1$/m);
    assert.match(diff.out, /^\+.*"generation": 2,$/m);
    assert.equal(await readFile(path, 'utf8'), before);
    const { out } = await cli(['convert', '--stdout', path]);
    assert.deepEqual(JSON.parse(out).builders[0], { ...BUILDER, generation: 2, enable_secure_boot: true });
    const written = await cli(['convert', '--write', path]);
    assert.deepEqual([written.code, written.out], [0, '']);
    assert.equal(await readFile(path, 'utf8'), out);
    assert.equal((await cli(['convert', path])).out, '');
  });

  it('leaves a machine that would lose something, and names it', async () => {
    const path = await put('a.json', template({ ...BUILDER, use_fixed_vhd_format: true }));
    const careful = await cli(['convert', path]);
    assert.deepEqual([careful.code, careful.out], [1, '']);
    assert.match(careful.err, /"web" is left as it is/);
    const lossy = await cli(['convert', '--lossy', '--stdout', path]);
    assert.equal(JSON.parse(lossy.out).builders[0].generation, 2);
    assert.match(lossy.err, /"web" loses/);
  });

  it('says once what it says of many machines', async () => {
    const machine = (index: number) => ({ ...BUILDER, name: `web-${index}`, use_fixed_vhd_format: true });
    const path = await put('a.json', template(...Array.from({ length: 50 }, (_, index) => machine(index))));
    for (const options of [[], ['--lossy']]) {
      const lines = (await cli(['convert', ...options, path])).err.trim().split('\n');
      assert.ok(lines.length < 10, lines.join('\n'));
      assert.match(lines[0] as string, /50 machines \("web-0", "web-1", "web-2", and 47 more\)/);
    }
  });

  it('refuses to write a file that does not parse', async () => {
    const path = await put('a.json', template(BUILDER).slice(0, -3));
    const before = await readFile(path, 'utf8');
    assert.equal((await cli(['convert', '--write', path])).code, 2);
    assert.equal(await readFile(path, 'utf8'), before);
  });

  it('reads and writes UTF-16 and byte order marks', async () => {
    const text = template({ ...BUILDER, generation: 1 });
    const bom = '\ufeff';
    const utf16 = await put('utf16.json', Buffer.from(bom + text, 'utf16le'));
    const utf8 = await put('utf8.json', bom + text);
    assert.equal((await cli(['convert', '--write', utf16, utf8])).code, 0);
    assert.match((await readFile(utf16)).toString('utf16le'), /^\ufeff\{[\s\S]*"generation": 2/);
    assert.match(await readFile(utf8, 'utf8'), /^\ufeff\{[\s\S]*"generation": 2/);
  });

  it('writes the default of a shared variable only when every machine that reads it moves', async () => {
    const generation = '{{user `generation`}}';
    const text = JSON.stringify({
      variables: { generation: '1' },
      builders: [
        { ...BUILDER, name: 'a', generation },
        { ...BUILDER, name: 'b', generation, use_fixed_vhd_format: true },
      ],
    });
    const path = await put('a.json', text);
    const one = JSON.parse((await cli(['convert', '--stdout', path])).out);
    assert.deepEqual(
      [one.variables.generation, one.builders[0].generation, one.builders[1].generation],
      ['1', 2, generation],
    );
    const both = JSON.parse((await cli(['convert', '--stdout', '--lossy', path])).out);
    assert.deepEqual([both.variables.generation, both.builders[0].generation], ['2', generation]);
  });

  it('leaves a variable alone that gives more than the generation', async () => {
    const generation = '{{user `generation`}}';
    const text = JSON.stringify({
      variables: { generation: '1' },
      builders: [{ ...BUILDER, generation }],
      'post-processors': [{ type: 'vagrant', output: 'box-{{user `generation`}}.box' }],
    });
    const path = await put('a.json', text);
    const { out, err } = await cli(['convert', '--stdout', path]);
    const { variables, builders } = JSON.parse(out);
    assert.deepEqual([variables.generation, builders[0].generation], ['1', 2]);
    assert.match(err, /the variable generation also gives something else/);
  });

  it('lists the rules', async () => {
    const { out } = await cli(['rules', '--format', 'json']);
    const { version, rules } = JSON.parse(out);
    assert.equal(version, 1);
    assert.ok(rules.some(({ id }: { id: string }) => id === 'guest/32-bit'));
  });
});
