/** Why there is a finding at a place, and what the move to Generation 2 means for it. */
import * as vscode from 'vscode';
import { explain } from '../core/explanation';
import type { Rule } from '../core/rules/rule';
import { type Analyses, SELECTOR } from './analyses';
import { rangeOf, touches } from './ranges';

/** Shows a page of the documentation that comes with the extension. */
const SHOW_PAGE = 'markdown.showPreview';

export function registerHover(analyses: Analyses, extension: vscode.Uri): vscode.Disposable {
  const pageOf = ({ id }: Rule): string => {
    const page = vscode.Uri.joinPath(extension, 'docs', 'rules', `${id}.md`);
    return `command:${SHOW_PAGE}?${encodeURIComponent(JSON.stringify([page]))}`;
  };
  return vscode.languages.registerHoverProvider(SELECTOR, {
    async provideHover(document, position, token) {
      const offset = document.offsetAt(position);
      const { analysis } = await analyses.of(document);
      if (token.isCancellationRequested) {
        return undefined;
      }
      const findings = (analysis?.findings ?? []).filter(({ span }) => touches(span, { offset, end: offset }));
      const [first] = findings;
      const text = explain(findings, pageOf);
      if (first === undefined || text === undefined) {
        return undefined;
      }
      const markdown = new vscode.MarkdownString(text);
      markdown.isTrusted = { enabledCommands: [SHOW_PAGE] };
      return new vscode.Hover(markdown, rangeOf(document, first.span));
    },
  });
}
