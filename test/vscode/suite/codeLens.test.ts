import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { groupBy } from '../../../src/core/wording';
import { BLOCKED, CONTRADICTORY, INSTALLED, inventory, LOSSY, READY, together } from './definitions';
import { diagnosed, open, replace, withSetting } from './editor';

const ALL = 1_000;

const TEMPLATE = `{
  "builders": [{ "type": "hyperv-iso", "generation": 1, "iso_url": "windows_server_2022.iso", "boot_command": [] }]
}
`;

async function lensesOf(document: vscode.TextDocument, resolved: number | undefined = ALL): Promise<vscode.CodeLens[]> {
  return vscode.commands.executeCommand('vscode.executeCodeLensProvider', document.uri, resolved);
}

/** What the lenses of each line say, by the line's number from 1. */
async function linesOf(document: vscode.TextDocument): Promise<string[]> {
  const lines = groupBy(await lensesOf(document), ({ range }) => range.start.line + 1);
  return [...lines].map(([line, lenses]) => `${line}: ${lenses.map(({ command }) => command?.title).join(' | ')}`);
}

describe('code lenses', () => {
  it('say of each machine what its conversion comes to, and offer the ways to it', async () => {
    const document = await open('all.vm.json', together(READY, LOSSY, BLOCKED, CONTRADICTORY));
    await diagnosed(document, 'problems');
    assert.deepEqual(await linesOf(document), [
      '2: Generation 1 · 5 changes | Convert | Preview | Runbook',
      '14: Generation 1 · 3 changes (loses the floppy image) | Preview | Runbook',
      "21: Generation 1 · can't be converted: Generation 2 has no 32-bit guests",
      '27: Generation 2 · 4 changes | Repair | Preview',
    ]);
  });

  it('say of an installed machine that its disk is left, and offer no runbook where a build makes the machine', async () => {
    const document = await open('files.vm.json', INSTALLED);
    await diagnosed(document, 'problems');
    assert.deepEqual(await linesOf(document), [
      '1: Generation 1 · 2 changes (loses the id of the machine) · definition ready, disk to convert | Preview | Runbook',
    ]);
    const template = await open('template.json', TEMPLATE);
    await diagnosed(template, 'problems');
    assert.match((await linesOf(template)).join('\n'), /Generation 1 · .* \| Preview$/);
  });

  it('name one of the things that are lost, so that the ways to it are in sight', async () => {
    const floppy = '"FloppyDrive": { "Path": "D:\\\\keys.vfd" },\n  "NetworkAdapters"';
    const document = await open('files.vm.json', INSTALLED.replace('"NetworkAdapters"', floppy));
    await diagnosed(document, 'problems');
    assert.match((await linesOf(document)).join('\n'), /Generation 1 · 3 changes \(loses the [a-z ]+, and 1 more\) · /);
  });

  it('do what they say', async () => {
    const document = await open('two.vm.json', together(READY, CONTRADICTORY));
    const lenses = await lensesOf(document);
    for (const title of ['Convert', 'Repair']) {
      const command = lenses.find(lens => lens.command?.title === title)?.command;
      await vscode.commands.executeCommand(command?.command ?? '', ...(command?.arguments ?? []));
    }
    assert.doesNotMatch(document.getText(), /"Generation": 1|IDE/);
    assert.deepEqual(await linesOf(document), []);
  });

  it('are none where nothing is shown of a machine, where the setting says so, and in other files', async () => {
    const document = await open('web.vm.json', READY);
    await withSetting('codeLens', false, async () => assert.deepEqual(await linesOf(document), []));
    await withSetting('generation1', 'off', async () => assert.deepEqual(await linesOf(document), []));
    assert.equal((await linesOf(document)).length, 1);
    await replace(document, '"Generation": 1', '"Generation": "#{x}"');
    assert.deepEqual(await linesOf(document), []);
    assert.deepEqual(await linesOf(await open('other.json', '{ "a": 1 }')), []);
  });

  it('are made when they come into view', async () => {
    const document = await open('many.vm.json', inventory(2_000));
    const lenses: vscode.CodeLens[] = await vscode.commands.executeCommand(
      'vscode.executeCodeLensProvider',
      document.uri,
    );
    assert.equal(lenses.length, 8_000);
    assert.ok(lenses.every(({ isResolved }) => !isResolved));
  });

  it('are those of the first machine alone in a file that is one line', async () => {
    const document = await open('line.vm.json', together(READY, READY).replace(/\s*\n\s*|\/\/.*$/gm, ' '));
    assert.equal((await linesOf(document)).length, 1);
    assert.equal((await lensesOf(document)).length, 4);
  });
});
