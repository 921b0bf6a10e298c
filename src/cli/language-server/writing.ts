/** What helps to write a definition: completions, what a property means, and where a variable is declared. */
import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  type Location,
  type Position,
  type Range,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analysis } from '../../core/analysis';
import { userVariableAt } from '../../core/formats/packer-json/user-variable';
import { hclCompletions, hclHover } from '../../core/help/hcl';
import { declarationAt as hclDeclarationAt, valueAt } from '../../core/help/hcl-names';
import { packerCompletions, packerHover } from '../../core/help/packer-json';
import type { Completion } from '../../core/help/words';
import { languageIdOf } from '../../core/languages/files';
import { placesIn } from '../../core/reports/report';
import type { Span } from '../../core/text/place';
import type { Workspace } from './documents';

/** What there is to tell of a place. */
export interface Told {
  readonly markdown: string;
  readonly range: Range;
}

type AnalysisOf = Workspace['analysisOf'];

/**
 * `typed`: the character for which they are asked for, if any; `snippets`: whether the editor goes from place to place in what
 * is written.
 */
export function completionsAt(
  document: TextDocument,
  position: Position,
  analysisOf: AnalysisOf,
  { typed, snippets }: { readonly typed: string | undefined; readonly snippets: boolean },
): CompletionItem[] {
  const offset = document.offsetAt(position);
  const analysis = hclIn(document, analysisOf);
  const found =
    analysis === undefined
      ? packerCompletions(document.getText(), offset)
      : hclCompletions(analysis.documents, offset, typed);
  return found.map(each => itemOf(document, each, snippets));
}

function itemOf(document: TextDocument, completion: Completion, snippets: boolean): CompletionItem {
  const { label, kind, detail, documentation, snippet, at, filter, order } = completion;
  return {
    label,
    kind: kind === 'property' ? CompletionItemKind.Property : CompletionItemKind.Value,
    detail,
    documentation: { kind: 'markdown', value: documentation },
    filterText: filter,
    sortText: order,
    insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: { range: rangeOf(document, at), newText: snippets ? snippet : plain(snippet) },
  };
}

export function propertyAt(document: TextDocument, position: Position, analysisOf: AnalysisOf): Told | undefined {
  const offset = document.offsetAt(position);
  const analysis = hclIn(document, analysisOf);
  const found =
    analysis === undefined
      ? packerHover(document.getText(), offset)
      : (hclHover(analysis.documents, offset) ??
        (hasMachines(analysis) ? valueAt(analysis.documents, offset) : undefined));
  return found && { markdown: found.markdown, range: rangeOf(document, found) };
}

export function declarationAt(
  document: TextDocument,
  position: Position,
  { analysisOf, uriOf }: Pick<Workspace, 'analysisOf' | 'uriOf'>,
): Location | null {
  const offset = document.offsetAt(position);
  const analysis = hclIn(document, analysisOf);
  if (analysis === undefined) {
    const declaration = userVariableAt(document.getText(), offset)?.declaration;
    return declaration === undefined ? null : { uri: document.uri, range: rangeOf(document, declaration) };
  }
  const found = hasMachines(analysis) ? hclDeclarationAt(analysis.documents, offset) : undefined;
  return found === undefined
    ? null
    : { uri: uriOf(document, found.declaration.file), range: placesIn(analysis)(found.declaration).range };
}

/** The analysis of a text of HCL; undefined for others, which are not analysed for this. */
function hclIn(document: TextDocument, analysisOf: AnalysisOf): Analysis | undefined {
  const analysis = languageIdOf(document.uri) === 'json' ? undefined : analysisOf(document);
  return analysis?.documents.main.language === 'hcl' ? analysis : undefined;
}

function hasMachines({ machines }: Analysis): boolean {
  return machines.length > 0;
}

/** With the first of the values to choose from, and nothing where somebody is to write one. */
function plain(snippet: string): string {
  return snippet.replace(/\$\{1\|[^|]*\|\}/, choice => choice.slice(4, -2).split(',')[0] ?? '').replace(/\$[01]/, '');
}

function rangeOf(document: TextDocument, { offset, end }: Span): Range {
  return { start: document.positionAt(offset), end: document.positionAt(end) };
}
