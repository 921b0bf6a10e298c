/** What the engine has to say while somebody writes, as VS Code shows it. */
import * as vscode from 'vscode';
import type { Completion, Hover } from '../../core/help/words';
import { rangeOf } from '../editor/ranges';
import { withPageLinks } from '../problems/pageLinks';

export function itemOf(document: vscode.TextDocument, completion: Completion): vscode.CompletionItem {
  const { label, kind, detail, documentation, snippet, at, filter, order } = completion;
  const { Property, Value } = vscode.CompletionItemKind;
  const item = new vscode.CompletionItem(label, kind === 'property' ? Property : Value);
  item.detail = detail;
  item.documentation = withPageLinks(documentation);
  item.insertText = new vscode.SnippetString(snippet);
  item.range = rangeOf(document, at);
  item.filterText = filter;
  item.sortText = order;
  return item;
}

export function hoverOf(document: vscode.TextDocument, hover: Hover): vscode.Hover {
  return new vscode.Hover(withPageLinks(hover.markdown), rangeOf(document, hover));
}
