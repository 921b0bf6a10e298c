/** Where each row of the catalogue is looked after, and the rules beyond it. */

import { GENERATED } from '../../src/core/pages/citations';
import { RULES } from '../../src/core/rules';
import { blocks, escapeMarkdown, list, table } from '../../src/core/text/markdown';
import { COVERAGE, type Coverage } from '../coverage';
import { type Document, whole } from './document';

export function coverageTable(): Document {
  const named = new Set(Object.values(COVERAGE).flatMap(coverage => ('rules' in coverage ? coverage.rules : [])));
  const beyond = RULES.filter(({ id }) => !named.has(id));
  return whole(
    'docs/coverage.md',
    blocks(
      '# Coverage',
      GENERATED,
      'The catalogue of what can stand between a definition and Generation 2, as it was drawn up from the sources before any rule was written, and where each of its rows is looked after.',
      table(
        ['row', 'looked after by', 'remark'],
        Object.entries(COVERAGE)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([id, coverage]) => [`\`${id}\``, ...cells(coverage)]),
      ),
      '## Rules beyond the catalogue',
      list(beyond.map(({ id, title }) => `${linkTo(id)} ${escapeMarkdown(title)}`)),
    ),
  );
}

function cells(coverage: Coverage): [by: string, remark: string] {
  if ('rules' in coverage) {
    return [coverage.rules.map(linkTo).join(' '), escapeMarkdown(coverage.remark ?? '')];
  }
  return 'steps' in coverage
    ? [`the [runbook](runbook.md): ${coverage.steps.map(escapeMarkdown).join('; ')}`, escapeMarkdown(coverage.remark)]
    : ['nothing', escapeMarkdown(coverage.because)];
}

function linkTo(id: string): string {
  return `[\`${id}\`](rules/${id}.md)`;
}
