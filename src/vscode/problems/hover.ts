/** Why there is a finding at a place, and what the move to Generation 2 means for it. */
import * as vscode from 'vscode';
import { explain } from '../../core/explanation';
import { touchesIn } from '../../core/offers/offer';
import { rangeOf } from '../editor/ranges';
import type { Analyses } from '../files/analyses';
import { SELECTOR } from '../files/documents';
import { pageLink, withPageLinks } from './pageLinks';

export function registerHover(analyses: Analyses): vscode.Disposable {
  return vscode.languages.registerHoverProvider(SELECTOR, {
    async provideHover(document, position, token) {
      const offset = document.offsetAt(position);
      const { analysis } = await analyses.of(document);
      if (token.isCancellationRequested) {
        return undefined;
      }
      const findings = (analysis?.findings ?? []).filter(
        ({ at }) => analysis !== undefined && touchesIn(analysis, at, { offset, end: offset }),
      );
      const [first] = findings;
      const text = explain(findings, pageLink);
      return first === undefined || text === undefined
        ? undefined
        : new vscode.Hover(withPageLinks(text), rangeOf(document, first.at));
    },
  });
}
