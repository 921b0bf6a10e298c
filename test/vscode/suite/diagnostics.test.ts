import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { analyze } from '../../../src/core/analyze';
import { applyPlanned } from '../../../src/vscode/conversion/apply';
import { BLOCKED, CONTRADICTORY, inventory, READY } from './definitions';
import {
  codeOf,
  codes,
  diagnosed,
  none,
  open,
  openFromDisk,
  ours,
  place,
  problem,
  replace,
  show,
  watchedFolderWith,
  withSetting,
  writeBeside,
} from './editor';

const Severity = vscode.DiagnosticSeverity;

/** Waits until a change made now has been checked: then all changes made before have been as well. */
async function checkedAfter(): Promise<void> {
  const document = await open('later.vm.json', READY);
  await problem(document, 'nic/legacy');
  await replace(document, '"IsLegacy": true', '"IsLegacy": false');
  await diagnosed(document, 'no nic/legacy', all => !all.some(d => codeOf(d) === 'nic/legacy'));
}

describe('diagnostics', () => {
  it('name rule, page, severity and reason of each problem', async () => {
    const document = await open('web.vm.json', CONTRADICTORY);
    const diagnostic = await problem(document, 'dvd/on-ide');
    assert.equal(diagnostic.severity, Severity.Error);
    assert.equal(diagnostic.source, 'hyperv-gen2');
    assert.deepEqual(diagnostic.tags, [vscode.DiagnosticTag.Deprecated]);
    const { target } = diagnostic.code as { target: vscode.Uri };
    assert.match(new TextDecoder().decode(await vscode.workspace.fs.readFile(target)), /`dvd\/on-ide`/);
    const [related] = diagnostic.relatedInformation ?? [];
    assert.match(related?.message ?? '', /Generation 2 is stated here/);
    assert.ok(related !== undefined && place(document, '"Generation": 2').contains(related.location.range));
  });

  it('are in the words of one line each', async () => {
    const document = await open('web.vm.json', READY);
    for (const { message } of await diagnosed(document, 'any problem')) {
      assert.doesNotMatch(message, /\n/);
      assert.ok(message.length <= 120, `${message.length} characters: ${message}`);
    }
  });

  it('are information where the machine says Generation 1, and warnings where it cannot move', async () => {
    const ready = await open('web.vm.json', READY);
    assert.equal((await problem(ready, 'dvd/on-ide')).severity, Severity.Information);
    const blocked = await open('scanner.vm.json', BLOCKED);
    assert.equal((await problem(blocked, 'guest/32-bit')).severity, Severity.Warning);
  });

  it('follow what is typed', async () => {
    const document = await open('web.vm.json', CONTRADICTORY);
    await problem(document, 'nic/legacy');
    await replace(document, '"IsLegacy": true', '"IsLegacy": false');
    const left = await diagnosed(document, 'no nic/legacy', all => !all.some(d => codeOf(d) === 'nic/legacy'));
    assert.ok(codes(left).includes('dvd/on-ide'));
  });

  it('end at the last version of the text, however fast it is typed', async () => {
    const document = await open('web.vm.json', READY);
    await problem(document, 'nic/legacy');
    const expected = codes(await diagnosed(await open('other.vm.json', CONTRADICTORY), 'any problem'));
    await replace(document, '"Generation": 1', '"Generation": 2');
    for (let count = 0; count < 10; count += 1) {
      await replace(document, '"IsLegacy": true', '"IsLegacy": false');
      await replace(document, '"IsLegacy": false', '"IsLegacy": true');
    }
    await diagnosed(document, 'an error', all =>
      all.some(d => d.severity === Severity.Error && codeOf(d) === 'nic/legacy'),
    );
    await checkedAfter();
    assert.deepEqual(codes(ours(document)), expected);
  });

  it('stay while the text is broken for a moment', async () => {
    const document = await open('web.vm.json', READY);
    const before = codes(await diagnosed(document, 'any problem'));
    await replace(document, '"Name": "web01",', '"Name": "web01",,');
    await diagnosed(document, 'the syntax error of VS Code', all => all.some(d => d.source !== 'hyperv-gen2'));
    await checkedAfter();
    assert.deepEqual(codes(ours(document)), before);
  });

  it('leave other JSON alone', async () => {
    const files = [
      await open('shop.json', '{ "name": "generation", "version": "1.0.0", "hardDrives": 2 }\n'),
      await open('settings.jsonc', '{ "editor": { "memory": true } } // no machine\n'),
      await open('empty.json', ''),
    ];
    // Files are checked in the order in which they are opened.
    await problem(await open('web.vm.json', READY), 'nic/legacy');
    for (const document of files) {
      assert.deepEqual(ours(document), [], document.fileName);
    }
  });

  it('go when the file is closed', async () => {
    const document = await openFromDisk('web.vm.json', READY);
    await problem(document, 'nic/legacy');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await diagnosed(document, 'none', none);
  });

  it('go when the file is read as something else', async () => {
    const document = await open('web.vm.json', READY);
    await problem(document, 'nic/legacy');
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    await diagnosed(document, 'none', none);
    await vscode.languages.setTextDocumentLanguage(document, 'json');
    await problem(document, 'nic/legacy');
  });

  it('of one rule in many machines are one, which names the others', async () => {
    const document = await open('inventory.vm.json', inventory(93));
    const diagnostics = await diagnosed(document, 'any problem');
    assert.deepEqual(codes(diagnostics), [...new Set(codes(diagnostics))]);
    const nic = diagnostics.find(diagnostic => codeOf(diagnostic) === 'nic/legacy');
    assert.match(nic?.message ?? '', /^In 93 machines: A legacy network adapter/);
    assert.ok(nic?.range.isEqual(place(document, 'true')));
    assert.equal(nic?.relatedInformation?.length, 92);
    assert.equal(nic?.relatedInformation?.[0]?.message, 'node2');
    assert.ok(diagnostics.some(({ message }) => message === 'In 93 machines: The machine is Generation 1'));
  });

  it('of one rule are listed one by one as far as the setting says', async () => {
    await withSetting('maximumProblemsPerRule', 93, async () => {
      const document = await open('inventory.vm.json', inventory(93));
      const diagnostics = await diagnosed(document, 'any problem');
      assert.equal(diagnostics.filter(diagnostic => codeOf(diagnostic) === 'nic/legacy').length, 93);
    });
  });

  it('go with the setting that turns the extension off, and come back', async () => {
    const document = await open('web.vm.json', READY);
    await problem(document, 'nic/legacy');
    await withSetting('enable', false, async () => {
      await diagnosed(document, 'none', none);
    });
    await problem(document, 'nic/legacy');
  });

  it('leave out the files that a setting excludes, and those that are too large', async () => {
    const document = await open('web.vm.json', READY);
    await problem(document, 'nic/legacy');
    await withSetting('exclude', ['suite/**/web.vm.json'], async () => {
      await diagnosed(document, 'none', none);
    });
    await problem(document, 'nic/legacy');
    await withSetting('maximumFileSize', 0.0001, async () => {
      await diagnosed(document, 'none', none);
    });
  });

  it('say what Packer refuses of a file', async () => {
    const template = '{ "builders": [{ "type": "hyperv-iso", "generation": 2, "cpus": 1, "cpus": 2 }] }\n';
    const diagnostic = await problem(await open('template.json', template), 'duplicate-key');
    assert.equal(diagnostic.severity, Severity.Warning);
  });

  it('stand at the right place after a byte order mark, tabs and CRLF', async () => {
    const text = `\ufeff${READY.replaceAll('\n', '\r\n').replaceAll('  ', '\t')}`;
    const document = await open('web.vm.json', text);
    const { range } = await problem(document, 'nic/legacy');
    assert.equal(document.getText(range), 'true');
  });
});

describe('files beside a definition', () => {
  const ANSWERED = {
    'answered.json': '{ "builders": [{ "type": "hyperv-iso", "floppy_files": ["Autounattend.xml"] }] }',
  };

  it('are read, pointed into, and read again when they change', async () => {
    const document = await show(await watchedFolderWith(ANSWERED), 'answered.json');
    await problem(document, 'companion/not-read');
    const answers = vscode.Uri.joinPath(document.uri, '..', 'Autounattend.xml');
    const write = (type: string) =>
      vscode.workspace.fs.writeFile(
        answers,
        new TextEncoder().encode(`<unattend>
<Disk><CreatePartitions><CreatePartition><Order>1</Order><Type>${type}</Type></CreatePartition></CreatePartitions></Disk>
</unattend>`),
      );
    await write('Primary');
    const found = await problem(document, 'answer-file/mbr-layout');
    const related = found.relatedInformation?.find(({ location }) => location.uri.path === answers.path);
    assert.deepEqual([related?.location.range.start.line, related?.location.range.start.character], [1, 0]);
    await write('EFI');
    await problem(document, 'answer-file/no-msr');
  });

  it('are followed as they are typed, and where they get another name', async () => {
    const document = await show(await watchedFolderWith(ANSWERED), 'answered.json');
    const text =
      '<unattend><Disk><CreatePartitions><CreatePartition><Order>1</Order><Type>Primary</Type></CreatePartition></CreatePartitions></Disk></unattend>';
    const other = await writeBeside(document, 'other.xml', text);
    await problem(document, 'companion/not-read');
    const answers = vscode.Uri.joinPath(document.uri, '..', 'Autounattend.xml');
    await vscode.workspace.fs.rename(other, answers);
    await problem(document, 'answer-file/mbr-layout');
    const typed = await vscode.workspace.openTextDocument(answers);
    await replace(typed, 'Primary', 'EFI');
    assert.ok(typed.isDirty);
    await problem(document, 'answer-file/no-msr');
  });
});

describe('edits of several files', () => {
  it('are one step, and are not made where one of the files has changed', async () => {
    const document = await open('web.vm.json', '{ "Name": "web", "Generation": 1 }');
    const beside = await writeBeside(document, 'values.json', '{\r\n  "x": 1\r\n}');
    const texts = new Map([['values.json', '{\r\n  "x": 1\r\n}']]);
    const analysis = analyze(document.getText(), {
      fileName: 'web.vm.json',
      files: { read: file => texts.get(file) },
    });
    const edits = new Map([
      ['web.vm.json', [{ offset: 31, end: 32, text: '2' }]],
      ['values.json', [{ offset: 10, end: 11, text: '2' }]],
    ]);
    const values = await vscode.workspace.openTextDocument(beside);
    const { version } = document;
    await replace(values, '1', '3');
    assert.equal(await applyPlanned(document, version, analysis, edits), false);
    assert.deepEqual(
      [document.getText(), values.getText()],
      ['{ "Name": "web", "Generation": 1 }', '{\r\n  "x": 3\r\n}'],
    );
    await replace(values, '3', '1');
    assert.equal(await applyPlanned(document, version, analysis, edits), true);
    assert.deepEqual(
      [document.getText(), values.getText()],
      ['{ "Name": "web", "Generation": 2 }', '{\r\n  "x": 2\r\n}'],
    );
  });
});
