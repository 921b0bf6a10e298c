/** What stands in a file that a definition names for an installation, for who has that file before their eyes. */
import type { Analysis } from '../analysis';
import type { Finding } from '../findings';
import { remedyOf } from '../fixes';
import { sentence, translated } from '../l10n';
import { statedGeneration } from '../machine/devices';
import { type FindingReport, placesIn, reportFinding } from '../reports/report';
import type { FileId, Place, Span } from '../text/place';
import { fixOffer } from './fixes';
import { type Offer, touches } from './offer';

interface FindingBeside {
  readonly finding: Finding;
  /** In the file. */
  readonly at: Place;
}

/**
 * The findings of Generation 2 machines that show a place in a file which installs them. One of a machine of Generation 1
 * has the layout that it needs.
 */
function findingsBeside({ machines, findings }: Analysis, file: FileId): FindingBeside[] {
  return findings.flatMap(finding => {
    const assessed = machines[finding.machine];
    if (assessed?.kind !== 'hyper-v' || statedGeneration(assessed.machine) !== 2) {
      return [];
    }
    const isNamed = assessed.machine.companionFiles?.some(({ source }) => source?.path === file) === true;
    const related = isNamed ? finding.related.find(({ at }) => at.file === file) : undefined;
    return related === undefined ? [] : [{ finding, at: related.at }];
  });
}

/** The files for an installation that the machines of a definition name and that are there. */
export function filesNamedBy({ machines }: Analysis): ReadonlySet<FileId> {
  return new Set(
    machines.flatMap(({ kind, machine }) =>
      kind === 'hyper-v' ? (machine.companionFiles ?? []).flatMap(({ source }) => source?.path ?? []) : [],
    ),
  );
}

/** The same as a report has them: their ranges are those of the file, other paths are those from the definition's folder. */
export function reportBeside(analysis: Analysis, file: FileId): FindingReport[] {
  const placeOf = placesIn(analysis);
  const message = translated(sentence('The definition names the file here'));
  return findingsBeside(analysis, file).map(({ finding, at }) => {
    const { path: _, ...report } = reportFinding(analysis, finding, placeOf);
    const { range } = placeOf(at);
    return { ...report, range, related: [{ ...placeOf(finding.at), message }, ...report.related] };
  });
}

/** The fixes of what stands at a place in such a file. */
export function fixOffersBeside(analysis: Analysis, file: FileId, span: Span): Offer[] {
  return findingsBeside(analysis, file).flatMap(({ finding, at }) =>
    touches(at, span) && remedyOf(analysis, finding) === 'fix' ? [fixOffer(analysis, finding)] : [],
  );
}
