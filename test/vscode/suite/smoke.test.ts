import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the extension in a real VS Code', () => {
  it('is installed and activates', async () => {
    const extension = vscode.extensions.getExtension('hyperv-gen2-advisor.hyperv-gen2-advisor');
    assert.ok(extension);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
