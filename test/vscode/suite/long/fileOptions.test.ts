import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { NO_FILES } from '../../../../src/core/text/files';
import { createAnalyses } from '../../../../src/vscode/files/analyses';
import { fileOptions } from '../../../../src/vscode/settings/fileOptions';
import { setFormat } from '../../../../src/vscode/settings/formatOption';
import { settingPlaceFor } from '../../../../src/vscode/settings/settingPlace';
import { READY } from '../definitions';
import { diagnosed, none, open, show, watchedFolderWith, whenTold, withSetting } from '../editor';

/** What is on offer for a document as it is checked now, by icon. */
async function offered(
  document: vscode.TextDocument,
  analyses = createAnalyses({ of: () => NO_FILES, settled: async () => undefined }),
) {
  const check = await analyses.of(document);
  const options = fileOptions(document.uri, check, { of: () => undefined }, async uri => analyses.checkWhatever(uri));
  return new Map(options.map(option => [(option.iconPath as vscode.ThemeIcon).id, option]));
}

describe('the options of a file', () => {
  it('exclude it in the settings, and lead to the setting that does', async () => {
    const document = await open('[1]{a,b}.vm.json', READY);
    await diagnosed(document, 'problems');
    // The setting is put back whatever happens.
    await withSetting('exclude', ['other/**'], async () => {
      await (await offered(document)).get('circle-slash')?.run();
      await diagnosed(document, 'no problems', none);
      const globs = vscode.workspace.getConfiguration('hyperv-gen2').get<string[]>('exclude');
      assert.equal(globs?.length, 2);
      assert.match(globs?.[1] ?? '', /^suite\/.*\/\?1\?\?a,b\?\.vm\.json$/);
      assert.deepEqual([...(await offered(document)).keys()], ['question', 'edit', 'settings-gear']);
    });
    assert.deepEqual(
      [...(await offered(document)).keys()],
      ['question', 'file-code', 'circle-slash', 'organization', 'settings-gear'],
    );
  });

  it('check one that is too large all the same', async () => {
    const document = await open('web.vm.json', READY);
    const analyses = createAnalyses({ of: () => NO_FILES, settled: async () => undefined });
    await withSetting('maximumFileSize', 0.0001, async () => {
      assert.equal((await analyses.of(document)).analysis, undefined);
      await (await offered(document, analyses)).get('play')?.run();
      assert.equal((await analyses.of(document)).analysis?.machines.length, 1);
      assert.ok(!(await offered(document, analyses)).has('play'));
    });
  });

  it('have it read as another format, and as what it is recognised as again', async () => {
    const document = await open('web.vm.json', READY);
    await diagnosed(document, 'problems');
    const analyses = createAnalyses({ of: () => NO_FILES, settled: async () => undefined });
    const format = async () => (await analyses.of(document)).analysis?.format?.id;
    const place = settingPlaceFor(document.uri);
    await withSetting('formats', { 'other/**': 'packer-json' }, async () => {
      for (const [chosen, expected] of [
        ['get-vm', 'get-vm'],
        [undefined, 'vm-definition'],
      ] as const) {
        await setFormat(document.uri, place, chosen);
        analyses.forget();
        assert.equal(await format(), expected);
        const all = vscode.workspace.getConfiguration('hyperv-gen2').get<object>('formats') ?? {};
        assert.equal(Object.keys(all).length, chosen === undefined ? 1 : 2);
      }
    });
  });

  it('exclude it in the configuration file, which they make where there is none', async () => {
    const document = await show(await watchedFolderWith({ 'web.vm.json': READY }), 'web.vm.json');
    await diagnosed(document, 'problems');
    const folder = vscode.workspace.workspaceFolders?.[0] as vscode.WorkspaceFolder;
    const file = vscode.Uri.joinPath(folder.uri, '.gen2-advisor.json');
    try {
      const option = (await offered(document)).get('organization');
      assert.ok(option);
      await whenTold([file], async () => option.run());
      await diagnosed(document, 'no problems', none);
    } finally {
      await vscode.workspace.fs.delete(file);
    }
    await diagnosed(document, 'problems again');
  });

  it('lead to the setting of a file that is too large, or not checked at all', async () => {
    const document = await open('web.vm.json', READY);
    for (const [setting, value] of [
      ['maximumFileSize', 0.0001],
      ['enable', false],
    ] as const) {
      await withSetting(setting, value, async () => {
        assert.equal((await offered(document)).get('edit')?.description, `hyperv-gen2.${setting}`);
      });
    }
  });
});
