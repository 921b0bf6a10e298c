/** What helps to write a Packer template in JSON: completions, what a property means, and where a variable is declared. */
import {
  type CompletionItem,
  CompletionItemKind,
  type Hover,
  InsertTextFormat,
  type Location,
  type Position,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { userVariableAt } from '../../core/formats/packer-json/user-variable';
import { packerCompletions, packerHover } from '../../core/help/packer-properties';
import type { Span } from '../../core/text/place';

/** `snippets`: whether the editor goes from place to place in what is written. */
export function completionsAt(document: TextDocument, position: Position, snippets: boolean): CompletionItem[] {
  return packerCompletions(document.getText(), document.offsetAt(position)).map(
    ({ label, kind, detail, documentation, snippet, at, order }) => ({
      label,
      kind: kind === 'property' ? CompletionItemKind.Property : CompletionItemKind.Value,
      detail,
      documentation: { kind: 'markdown', value: documentation },
      // What is replaced may begin with a quote, and what is typed is compared with all of it.
      filterText: `"${label}"`,
      sortText: order,
      insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      textEdit: { range: rangeOf(document, at), newText: snippets ? snippet : plain(snippet) },
    }),
  );
}

export function propertyAt(document: TextDocument, position: Position): Hover | null {
  const found = packerHover(document.getText(), document.offsetAt(position));
  return found === undefined
    ? null
    : { contents: { kind: 'markdown', value: found.markdown }, range: rangeOf(document, found) };
}

export function declarationAt(document: TextDocument, position: Position): Location | null {
  const declaration = userVariableAt(document.getText(), document.offsetAt(position))?.declaration;
  return declaration === undefined ? null : { uri: document.uri, range: rangeOf(document, declaration) };
}

/** With the first of the values to choose from, and nothing where somebody is to write one. */
function plain(snippet: string): string {
  return snippet.replace(/\$\{1\|[^|]*\|\}/, choice => choice.slice(4, -2).split(',')[0] ?? '').replace('$1', '');
}

function rangeOf(document: TextDocument, { offset, end }: Span) {
  return { start: document.positionAt(offset), end: document.positionAt(end) };
}
