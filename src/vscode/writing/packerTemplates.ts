/** Helps whoever writes a Packer template in JSON: completions and hovers of the builders' properties, and where a variable is declared. */
import * as vscode from 'vscode';
import { mayBeDefinition } from '../../core/formats/marks';
import { userVariableAt } from '../../core/formats/packer-json/user-variable';
import { type Completion, packerCompletions, packerHover } from '../../core/help/packer-properties';
import { LANGUAGE_FILES } from '../../core/languages/files';
import { rangeOf } from '../editor/ranges';
import { isExcluded } from '../files/analyses';
import { sizeOf } from '../files/documents';
import { pageLink, withPageLinks } from '../problems/pageLinks';
import { settingsOf } from '../settings/settings';

const SELECTOR = LANGUAGE_FILES.filter(({ language }) => language === 'json').flatMap(({ editorIds }) =>
  editorIds.map(language => ({ language })),
);

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
        return found && new vscode.Hover(withPageLinks(found.markdown), rangeOf(document, found));
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

function itemOf(document: vscode.TextDocument, completion: Completion): vscode.CompletionItem {
  const { label, kind, detail, documentation, snippet, at, order } = completion;
  const { Property, Value } = vscode.CompletionItemKind;
  const item = new vscode.CompletionItem(label, kind === 'property' ? Property : Value);
  item.detail = detail;
  item.documentation = withPageLinks(documentation);
  item.insertText = new vscode.SnippetString(snippet);
  item.range = rangeOf(document, at);
  // What is replaced may begin with a quote, and what is typed is compared with all of it.
  item.filterText = `"${label}"`;
  item.sortText = order;
  return item;
}
