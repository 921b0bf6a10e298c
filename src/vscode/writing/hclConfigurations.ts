/**
 * Helps whoever writes a configuration of Packer or Terraform in HCL: completions and hovers of what a Hyper-V machine is written
 * with, where variables and locals are declared, and what they come to.
 */
import * as vscode from 'vscode';
import { hclHelp } from '../../core/help/hcl-help';
import { rangesIn, uriOfFile } from '../conversion/plannedEdits';
import { rangeOf } from '../editor/ranges';
import type { Analyses } from '../files/analyses';
import { selectorOf } from '../files/documents';
import { pageLink } from '../problems/pageLinks';
import { hoverOf, itemOf } from './items';

/** Extensions for these lead from names to their declarations themselves, and twice is once too often. */
const HAS_DEFINITIONS = /^(?:terraform|opentofu)/;

export function registerHclConfigurations(analyses: Analyses): vscode.Disposable {
  const selector = selectorOf('hcl');
  /** Of a document that is checked; undefined once nobody waits for it any more. */
  async function analysisOf(document: vscode.TextDocument, token: vscode.CancellationToken) {
    const { analysis } = await analyses.of(document);
    return token.isCancellationRequested ? undefined : analysis;
  }
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(
      selector,
      {
        async provideCompletionItems(document, position, token, { triggerCharacter }) {
          const analysis = await analysisOf(document, token);
          const offset = document.offsetAt(position);
          const found = analysis && hclHelp()?.hclCompletions(analysis.documents, offset, triggerCharacter, pageLink);
          return (found ?? []).map(each => itemOf(document, each));
        },
      },
      ...['"', ' '],
    ),
    vscode.languages.registerHoverProvider(selector, {
      async provideHover(document, position, token) {
        const analysis = await analysisOf(document, token);
        const help = hclHelp();
        if (analysis === undefined || help === undefined) {
          return undefined;
        }
        const offset = document.offsetAt(position);
        const isOfMachines = analysis.machines.length > 0;
        const found =
          help.hclHover(analysis.documents, offset, pageLink) ??
          (isOfMachines ? help.valueAt(analysis.documents, offset) : undefined);
        return found && hoverOf(document, found);
      },
    }),
    vscode.languages.registerDefinitionProvider(selector, {
      async provideDefinition(document, position, token): Promise<vscode.DefinitionLink[]> {
        const analysis = HAS_DEFINITIONS.test(document.languageId) ? undefined : await analysisOf(document, token);
        const isOfMachines = analysis !== undefined && analysis.machines.length > 0;
        const found = isOfMachines && hclHelp()?.declarationAt(analysis.documents, document.offsetAt(position));
        return found
          ? [
              {
                originSelectionRange: rangeOf(document, found.reference),
                targetUri: uriOfFile(document.uri, analysis, found.declaration.file),
                targetRange: rangesIn(analysis, found.declaration.file)(found.declaration),
              },
            ]
          : [];
      },
    }),
  );
}
