import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { FileReport } from '../../../../src/core/reports/report';
import { type BulkConversion, createBulkConversion } from '../../../../src/vscode/conversion/bulkConversion';
import type { Selection } from '../../../../src/vscode/conversion/bulkPlans';
import { createWorkspacePreview, type WorkspacePreview } from '../../../../src/vscode/conversion/workspacePreview';
import { createOtherDefinitions, type OtherDefinitions } from '../../../../src/vscode/files/otherDefinitions';
import type { Assessment } from '../../../../src/vscode/readiness/assessment';
import { BLOCKED, CONTRADICTORY, READY, together } from '../definitions';
import { cleanUp, folderWith } from '../editor';
import { ownAssessment } from '../own-assessment';

describe('the conversion of several files', () => {
  let assessment: Assessment;
  let conversion: BulkConversion;
  let preview: WorkspacePreview;
  let others: OtherDefinitions;
  let subscriptions: readonly vscode.Disposable[];

  beforeEach(() => {
    const own = ownAssessment();
    const { configurations } = own;
    assessment = own.assessment;
    preview = createWorkspacePreview('suite-preview');
    others = createOtherDefinitions();
    const context = {
      load: (uri: vscode.Uri) => configurations.load(uri),
      of: (uri: vscode.Uri) => configurations.of(uri),
      others,
    };
    conversion = createBulkConversion(assessment, context, preview, { add: async () => undefined });
    subscriptions = [conversion, preview, others, ...own.subscriptions];
  });

  afterEach(async () => {
    vscode.Disposable.from(...subscriptions).dispose();
    await cleanUp();
  });

  /** All machines of the files in a folder. */
  async function assessed(folder: vscode.Uri): Promise<Selection> {
    await assessment.run();
    const path = vscode.workspace.asRelativePath(folder);
    const own = assessment.found.reports.filter(report => report.path.startsWith(path));
    return new Map(own.map((report): [FileReport, Set<number>] => [report, new Set(report.machines.keys())]));
  }

  const read = async (folder: vscode.Uri, name: string) =>
    new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name)));
  const rewrite = (folder: vscode.Uri, name: string, text: string) =>
    vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), new TextEncoder().encode(text));
  const generations = (text: string) => text.match(/"Generation": \d/g)?.map(found => Number(found.at(-1)));

  it('is compared first, then made in all files, saved, and accounted for', async () => {
    const files = {
      'a.vm.json': READY.replace('web01', 'alpha'),
      'b.vm.json': together(BLOCKED, READY.replace('web01', 'beta'), CONTRADICTORY.replace('web01', 'gamma')),
    };
    const folder = await folderWith(files);
    assert.equal(
      await conversion.convert(await assessed(folder)),
      '3 machines in 2 files as Generation 2: nothing is lost.',
    );
    assert.match(
      vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '',
      /^3 machines as Generation 2 \(preview\)/,
    );
    assert.equal(await read(folder, 'a.vm.json'), files['a.vm.json']);
    const message = await preview.apply();
    assert.match(
      message ?? '',
      /^3 machines in 2 files converted to Generation 2\. 1 machine stays as before: scanner \(.*32-bit.*\)\.$/,
    );
    assert.deepEqual(generations(await read(folder, 'a.vm.json')), [2]);
    assert.deepEqual(generations(await read(folder, 'b.vm.json')), [1, 2, 2]);
    assert.deepEqual(
      conversion.last?.left.map(({ name }) => name),
      ['scanner'],
    );
    const statuses = [...(await assessed(folder)).keys()].flatMap(({ machines }) =>
      machines.map(({ status }) => status),
    );
    assert.deepEqual(statuses, ['generation-2', 'blocked', 'generation-2', 'generation-2']);
    assert.ok(!vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label.includes('(preview)'))));
  });

  it('reads files that have changed since they were assessed', async () => {
    const folder = await folderWith({ 'a.vm.json': READY, 'b.vm.json': READY, 'c.vm.json': READY });
    const selection = await assessed(folder);
    assessment.clear();
    await rewrite(folder, 'a.vm.json', READY.replace('"Name"', '"Notes": "new",\n  "Name"'));
    await rewrite(folder, 'b.vm.json', READY.replace('web01', 'web02'));
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, 'c.vm.json'));
    await conversion.convert(selection);
    await preview.apply();
    // VS Code saves only what it changes in several files.
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'a.vm.json'));
    assert.match(document.getText(), /"Notes": "new",\n {2}"Name": "web01",\n {2}"Generation": 2/);
    assert.deepEqual(generations(await read(folder, 'b.vm.json')), [1]);
    assert.deepEqual(conversion.last, {
      converted: 1,
      files: 1,
      left: [
        {
          name: 'web01',
          path: vscode.workspace.asRelativePath(vscode.Uri.joinPath(folder, 'b.vm.json')),
          reason: 'its file has changed',
        },
        {
          name: 'web01',
          path: vscode.workspace.asRelativePath(vscode.Uri.joinPath(folder, 'c.vm.json')),
          reason: 'its file is not checked any more',
        },
      ],
    });
  });

  it('does nothing to files that change while they are compared', async () => {
    const folder = await folderWith({ 'a.vm.json': READY, 'b.vm.json': READY });
    await conversion.convert(await assessed(folder));
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'b.vm.json'));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 1), '\n  // typed');
    await vscode.workspace.applyEdit(edit);
    assert.match((await preview.apply()) ?? '', /b\.vm\.json has changed in the meantime/);
    assert.deepEqual(generations(await read(folder, 'a.vm.json')), [1]);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('changes a file that all of them share in its place, and a copy where somebody else needs it', async () => {
    const answers =
      '<unattend><Disk><CreatePartitions><CreatePartition><Order>1</Order><Type>Primary</Type><Extend>true</Extend></CreatePartition></CreatePartitions></Disk></unattend>';
    const builder = { iso_url: 'windows-server-2019.iso', cd_files: ['../answers/Autounattend.xml'] };
    const template = (type: string): string => JSON.stringify({ builders: [{ type, ...builder }] });
    const hyperv = { 'one/w.json': template('hyperv-iso'), 'two/w.json': template('hyperv-iso') };
    const folder = await folderWith({ ...hyperv, 'answers/Autounattend.xml': answers });
    await conversion.convert(await assessed(folder));
    await preview.apply();
    assert.match(await read(folder, 'answers/Autounattend.xml'), /<Type>EFI/);
    assert.doesNotMatch(await read(folder, 'one/w.json'), /gen2\//);
    assert.doesNotMatch(await read(folder, 'two/w.json'), /gen2\//);
    const shared = await folderWith({
      ...hyperv,
      'answers/Autounattend.xml': answers,
      'qemu/q.json': template('qemu'),
    });
    await conversion.convert(await assessed(shared));
    await preview.apply();
    assert.equal(await read(shared, 'answers/Autounattend.xml'), answers);
    assert.match(await read(shared, 'answers/gen2/Autounattend.xml'), /<Type>EFI/);
    assert.match(await read(shared, 'one/w.json'), /gen2\//);
    assert.match(await read(shared, 'two/w.json'), /gen2\//);
  });

  it('says why none of the machines can be converted', async () => {
    const folder = await folderWith({ 'a.vm.json': BLOCKED });
    assert.match(
      (await conversion.convert(await assessed(folder))) ?? '',
      /^No machine was converted\. 1 machine stays as before: scanner \(.*32-bit.*\)\.$/,
    );
  });
});
