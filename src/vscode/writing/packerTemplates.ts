/** Helps whoever writes a Packer template in JSON: completions and hovers of the builders' properties, and where a variable is declared. */
import * as vscode from 'vscode';
import { mayBeDefinition } from '../../core/formats/marks';
import { userVariableAt } from '../../core/formats/packer-json/user-variable';
import { packerCompletions, packerHover } from '../../core/help/packer-json';
import { rangeOf } from '../editor/ranges';
import { isExcluded } from '../files/analyses';
import { selectorOf, sizeOf } from '../files/documents';
import { pageLink } from '../problems/pageLinks';
import { settingsOf } from '../settings/settings';
import { hoverOf, itemOf } from './items';

const SELECTOR = selectorOf('json');

export function registerPackerTemplates(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(
      SELECTOR,
      {
        provideCompletionItems(document, position) {
          const text = textOf(document);
          const found = text === undefined ? [] : packerCompletions(text, document.offsetAt(position), pageLink);
          return found.map(each => itemOf(document, each));
        },
      },
      ...['"', ':', ' '],
    ),
    vscode.languages.registerHoverProvider(SELECTOR, {
      provideHover(document, position) {
        const text = textOf(document);
        const found = text === undefined ? undefined : packerHover(text, document.offsetAt(position), pageLink);
        return found && hoverOf(document, found);
      },
    }),
    vscode.languages.registerDefinitionProvider(SELECTOR, {
      provideDefinition(document, position): vscode.DefinitionLink[] {
        const text = textOf(document);
        const found = text === undefined ? undefined : userVariableAt(text, document.offsetAt(position));
        return found?.declaration === undefined
          ? []
          : [
              {
                originSelectionRange: rangeOf(document, found.reference),
                targetUri: document.uri,
                targetRange: rangeOf(document, found.declaration),
              },
            ];
      },
    }),
  );
}

/** Of a template that is checked. */
function textOf(document: vscode.TextDocument): string | undefined {
  const settings = settingsOf(document.uri);
  if (!settings.enabled || isExcluded(document.uri, settings) || sizeOf(document) > settings.maximumFileSize) {
    return undefined;
  }
  const text = document.getText();
  return mayBeDefinition(text, 'json') ? text : undefined;
}
