import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { REPORT_FORMATS } from '../../../../src/core/reports/format-names';
import { candidateFiles } from '../../../../src/vscode/files/candidateFiles';
import type { Assessment } from '../../../../src/vscode/readiness/assessment';
import { BLOCKED, CONTRADICTORY, inventory, LOSSY, READY } from '../definitions';
import {
  cleanUp,
  codeOf,
  codes,
  diagnosed,
  discard,
  folderWith,
  none,
  openFromDisk,
  ours,
  problem,
  replace,
  watchedFolderWith,
  withSetting,
} from '../editor';
import { ownAssessment } from '../own-assessment';

const run = (command: string) => vscode.commands.executeCommand<string>(`hyperv-gen2.${command}`);
const at = (folder: vscode.Uri, name: string) => ({ uri: vscode.Uri.joinPath(folder, name) });
const rewrite = ({ uri }: { uri: vscode.Uri }, text: string) =>
  vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
const remove = ({ uri }: { uri: vscode.Uri }) => vscode.workspace.fs.delete(uri, { recursive: true });

async function followsWhatIsSaved(): Promise<void> {
  const folder = await folderWith({ 'unwatched/web.vm.json': READY, 'unwatched/.gen2-advisor.json': '{}' });
  const [web, configuration] = [at(folder, 'unwatched/web.vm.json'), at(folder, 'unwatched/.gen2-advisor.json')];
  await run('assessWorkspace');
  await problem(web, 'nic/legacy');
  const document = await vscode.workspace.openTextDocument(configuration.uri);
  await replace(document, '{}', '{ "exclude": ["*.vm.json"] }');
  await document.save();
  await diagnosed(web, 'none', none);
}

describe('the assessment of a workspace', () => {
  afterEach(async () => {
    await run('clearAssessment');
    await cleanUp();
  });

  it('finds the problems of files that nobody has open, and says what it comes to', async () => {
    const folder = await folderWith({
      'web.vm.json': READY,
      'old/scanner.vm.json': BLOCKED,
      // Not package.json, which VS Code's own npm extension opens.
      'shop.json': '{ "name": "shop" }',
      'node_modules/a/b.vm.json': READY,
      '.cache/b.vm.json': READY,
    });
    assert.match(await run('assessWorkspace'), /^\d+ machines in \d+ files: \d+ contradictory, \d+ blocked, /);
    await problem(at(folder, 'web.vm.json'), 'nic/legacy');
    await problem(at(folder, 'old/scanner.vm.json'), 'guest/32-bit');
    for (const name of ['shop.json', 'node_modules/a/b.vm.json', '.cache/b.vm.json']) {
      assert.deepEqual(ours(at(folder, name)), [], name);
    }
    assert.ok(!vscode.workspace.textDocuments.some(({ uri }) => uri.path.startsWith(folder.path)));
  });

  it('shows every file of many at once', async () => {
    const names = Array.from({ length: 250 }, (_, index) => `web${index}.vm.json`);
    const folder = await folderWith(Object.fromEntries(names.map(name => [name, READY])));
    await run('assessWorkspace');
    const expected = codes(await diagnosed(at(folder, 'web0.vm.json'), 'any problem'));
    for (const name of names) {
      assert.deepEqual(codes(ours(at(folder, name))), expected, name);
    }
  });

  it('says the same of a file as when it is open, once, and again when it is closed', async () => {
    const document = await openFromDisk('web.vm.json', READY);
    const live = codes(await diagnosed(document, 'any problem'));
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await diagnosed(document, 'none', none);
    await run('assessWorkspace');
    const assessed = await diagnosed(document, 'any problem');
    assert.deepEqual(codes(assessed), live);
    await vscode.commands.executeCommand('vscode.open', document.uri);
    const opened = vscode.window.activeTextEditor?.document;
    assert.ok(opened);
    await replace(opened, '"IsLegacy": true', '"IsLegacy": false');
    const changed = await diagnosed(opened, 'no nic/legacy', all => !all.some(d => codeOf(d) === 'nic/legacy'));
    assert.deepEqual(
      codes(changed),
      live.filter(code => code !== 'nic/legacy'),
    );
    // What was typed is lost with the editor.
    await discard(opened);
    await problem(opened, 'nic/legacy');
    assert.deepEqual(codes(ours(opened)), live);
  });

  it('follows what happens to files, and to folders with all that is in them', async () => {
    const folder = await watchedFolderWith({ 'web.vm.json': READY, 'rack/a.vm.json': READY, 'rack/b.vm.json': READY });
    const [web, later, rack] = [at(folder, 'web.vm.json'), at(folder, 'later.vm.json'), at(folder, 'rack')];
    await run('assessWorkspace');
    await problem(web, 'nic/legacy');
    await rewrite(web, READY.replace('"IsLegacy": true', '"IsLegacy": false'));
    await diagnosed(web, 'no nic/legacy', all => !all.some(d => codeOf(d) === 'nic/legacy'));
    await rewrite(later, CONTRADICTORY);
    await problem(later, 'nic/legacy');
    await remove(later);
    await diagnosed(later, 'none', none);
    await problem(at(rack.uri, 'a.vm.json'), 'nic/legacy');
    const cellar = at(folder, 'cellar.2');
    await vscode.workspace.fs.rename(rack.uri, cellar.uri);
    await diagnosed(at(rack.uri, 'a.vm.json'), 'none', none);
    await problem(at(cellar.uri, 'a.vm.json'), 'nic/legacy');
    await problem(at(cellar.uri, 'b.vm.json'), 'nic/legacy');
    await remove(cellar);
    await diagnosed(at(cellar.uri, 'a.vm.json'), 'none', none);
    await diagnosed(at(cellar.uri, 'b.vm.json'), 'none', none);
  });

  it('follows settings and configuration files', async () => {
    const folder = await watchedFolderWith({ 'web.vm.json': READY });
    const web = at(folder, 'web.vm.json');
    await run('assessWorkspace');
    await problem(web, 'nic/legacy');
    await withSetting('rules', { 'nic/legacy': 'off' }, async () => {
      await diagnosed(web, 'no nic/legacy', all => !all.some(d => codeOf(d) === 'nic/legacy'));
    });
    await problem(web, 'nic/legacy');
    const configuration = at(folder, '.gen2-advisor.json');
    await rewrite(configuration, '{ "exclude": ["*.vm.json"] }');
    await diagnosed(web, 'none', none);
    await remove(configuration);
    await problem(web, 'nic/legacy');
  });

  it('follows what is saved in VS Code where its watcher does not look', async () => {
    const unwatched = { '**/unwatched/**': true };
    await withSetting('watcherExclude', unwatched, followsWhatIsSaved, 'files');
  });

  it('looks into the files that a template names, and again when they change', async () => {
    const folder = await watchedFolderWith({
      'answered.json': '{ "builders": [{ "type": "hyperv-iso", "floppy_files": ["Autounattend.xml"] }] }',
      'Autounattend.xml': '<unattend/>',
    });
    const template = at(folder, 'answered.json');
    await run('assessWorkspace');
    const before = codes(await diagnosed(template, 'any problem'));
    assert.ok(!before.includes('companion/not-read') && !before.includes('answer-file/mbr-layout'));
    const partition = '<CreatePartition><Order>1</Order><Type>Primary</Type></CreatePartition>';
    await rewrite(
      at(folder, 'Autounattend.xml'),
      `<unattend><Disk><CreatePartitions>${partition}</CreatePartitions></Disk></unattend>`,
    );
    await problem(template, 'answer-file/mbr-layout');
  });

  it('goes when it is cleared, but for what is open', async () => {
    const document = await openFromDisk('web.vm.json', READY);
    const folder = await folderWith({ 'web.vm.json': READY });
    await run('assessWorkspace');
    await problem(at(folder, 'web.vm.json'), 'nic/legacy');
    await run('clearAssessment');
    await diagnosed(at(folder, 'web.vm.json'), 'none', none);
    assert.ok(codes(ours(document)).includes('nic/legacy'));
    await rewrite(at(folder, 'web.vm.json'), CONTRADICTORY);
    await run('assessWorkspace');
    await problem(at(folder, 'web.vm.json'), 'nic/legacy');
  });
});

describe('the report of an assessment', () => {
  afterEach(() => run('clearAssessment'));
  after(cleanUp);

  it('is written in the format that was asked for, and opened', async () => {
    const folder = await folderWith({ 'web.vm.json': READY });
    await run('assessWorkspace');
    for (const format of REPORT_FORMATS) {
      const target = vscode.Uri.joinPath(folder, `report.${format}.txt`);
      await vscode.commands.executeCommand('hyperv-gen2.exportReport', { format, target });
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
      assert.ok(text.includes('web.vm.json') || format === 'csv', format);
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      if (format === 'html') {
        assert.ok(input instanceof vscode.TabInputWebview);
      } else {
        assert.ok(input instanceof vscode.TabInputText && input.uri.path === target.path, format);
      }
    }
  });

  it('defines no machines by itself', async () => {
    const folder = await folderWith({ 'web.vm.json': READY });
    const before = await run('assessWorkspace');
    for (const format of REPORT_FORMATS) {
      await vscode.commands.executeCommand('hyperv-gen2.exportReport', {
        format,
        target: vscode.Uri.joinPath(folder, `${format}.json`),
      });
    }
    assert.equal(await run('assessWorkspace'), before);
  });

  it('has nothing to say before an assessment', async () => {
    assert.equal(await run('exportReport'), undefined);
  });
});

describe('what an assessment knows', () => {
  let assessment: Assessment;
  let subscriptions: readonly vscode.Disposable[];

  beforeEach(() => {
    ({ assessment, subscriptions } = ownAssessment());
  });

  afterEach(async () => {
    vscode.Disposable.from(...subscriptions).dispose();
    await cleanUp();
  });

  const pathOf = (folder: vscode.Uri, name: string) =>
    vscode.workspace.asRelativePath(vscode.Uri.joinPath(folder, name));
  const reportOf = (folder: vscode.Uri, name: string) =>
    assessment.found.reports.find(({ path }) => path === pathOf(folder, name));

  it('is of what stands in the editors, saved or not', async () => {
    const document = await openFromDisk('web.vm.json', READY);
    await replace(document, 'web01', 'typed01');
    await assessment.run();
    assert.equal(reportOf(vscode.Uri.joinPath(document.uri, '..'), 'web.vm.json')?.machines[0]?.name, 'typed01');
    await discard(document);
  });

  it('is of the encoding that an editor would read', async () => {
    const utf16 = Buffer.from(`\ufeff${READY.replace('web01', 'wëb01')}`, 'utf16le');
    const latin = Buffer.from(READY.replace('web01', 'wëb02'), 'latin1');
    const folder = await folderWith({ 'utf16.vm.json': utf16, 'latin.vm.json': latin });
    const files = vscode.workspace.getConfiguration('files');
    await files.update('encoding', 'windows1252', vscode.ConfigurationTarget.Workspace);
    try {
      await assessment.run();
    } finally {
      await files.update('encoding', undefined, vscode.ConfigurationTarget.Workspace);
    }
    assert.equal(reportOf(folder, 'utf16.vm.json')?.machines[0]?.name, 'wëb01');
    assert.equal(reportOf(folder, 'latin.vm.json')?.machines[0]?.name, 'wëb02');
  });

  it('names what is too large, with the limit and the setting', async () => {
    const folder = await folderWith({ 'large.vm.json': inventory(500), 'web.vm.json': READY });
    await withSetting('maximumFileSize', 0.1, async () => {
      await assessment.run();
      const skipped = assessment.found.skipped.find(({ path }) => path === pathOf(folder, 'large.vm.json'));
      assert.match(skipped?.message ?? '', /^It has 0\.2 MB, .*"hyperv-gen2\.maximumFileSize" allows 0\.1 MB\.$/);
      assert.ok(skipped && assessment.uriOf(skipped)?.path.endsWith('large.vm.json'));
      assert.equal(reportOf(folder, 'large.vm.json'), undefined);
      assert.ok(reportOf(folder, 'web.vm.json'));
    });
  });

  it('names what cannot be read', async () => {
    const folder = await folderWith({ 'broken.vm.json': READY.replace('"Generation"', 'Generation') });
    await assessment.run();
    assert.deepEqual(
      reportOf(folder, 'broken.vm.json')?.problems.map(({ fatal }) => fatal),
      [true],
    );
  });

  it('is what was found before it was stopped', async () => {
    await folderWith(Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`a${index}.vm.json`, LOSSY])));
    let reached = 0;
    await assessment.run(({ checked, of }) => {
      reached = checked;
      if (of !== undefined && checked >= 100) {
        assessment.stop();
      }
    });
    assert.equal(assessment.state, 'stopped');
    assert.deepEqual(assessment.progress.checked, reached);
    const { reports, skipped, others } = assessment.found;
    assert.equal(reports.length + skipped.length + others, reached);
    assert.ok(reached >= 100 && reached < (assessment.progress.of ?? 0));
    await assessment.run();
    assert.equal(assessment.state, 'done');
    assert.equal(assessment.progress.checked, assessment.progress.of);
  });

  it('leaves out what VS Code itself leaves out', async () => {
    const folder = await folderWith({ 'a.vm.json': READY, 'dist/b.vm.json': READY, 'tmp/c.vm.json': READY });
    const [files, search] = ['files', 'search'].map(section => vscode.workspace.getConfiguration(section));
    await files?.update('exclude', { '**/dist': true }, vscode.ConfigurationTarget.Workspace);
    await search?.update('exclude', { '**/tmp/**': true }, vscode.ConfigurationTarget.Workspace);
    try {
      await assessment.run();
    } finally {
      await files?.update('exclude', undefined, vscode.ConfigurationTarget.Workspace);
      await search?.update('exclude', undefined, vscode.ConfigurationTarget.Workspace);
    }
    const found = assessment.found.reports.map(({ path }) => path).filter(path => path.startsWith(pathOf(folder, '')));
    assert.deepEqual(found, [pathOf(folder, 'a.vm.json')]);
  });

  it('needs nothing but the file system of the workspace', async () => {
    const files = new Map([['/a.vm.json', READY]]);
    const unsupported = (): never => {
      throw vscode.FileSystemError.NoPermissions();
    };
    const provider: vscode.FileSystemProvider = {
      onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
      watch: () => new vscode.Disposable(() => undefined),
      stat: ({ path }) => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: files.get(path)?.length ?? 0 }),
      readDirectory: ({ path }) =>
        path === '/'
          ? [
              ['a.vm.json', vscode.FileType.File],
              ['b', vscode.FileType.Directory],
            ]
          : [],
      readFile: ({ path }) => new TextEncoder().encode(files.get(path) ?? ''),
      createDirectory: unsupported,
      writeFile: unsupported,
      delete: unsupported,
      rename: unsupported,
    };
    const registration = vscode.workspace.registerFileSystemProvider('virtual', provider, { isReadonly: true });
    const token = new vscode.CancellationTokenSource().token;
    const found = await candidateFiles([vscode.Uri.parse('virtual:/')], token);
    assert.deepEqual(found.map(String), ['virtual:/a.vm.json']);
    const collection = vscode.languages.createDiagnosticCollection('virtual');
    await assessment.run();
    await assessment.again(found);
    assert.equal(assessment.found.reports.find(({ path }) => path.includes('a.vm.json'))?.machines.length, 1);
    vscode.Disposable.from(registration, collection).dispose();
  });
});
