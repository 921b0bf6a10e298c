/** Fixes as offers: of one problem, of all problems of its kind in the file, and of all that are safe. */
import type { Analysis } from '../analysis';
import { type Finding, ruleOf } from '../findings';
import { findingsOfKind, findingsToFixOnSave, fixEdits, remedyOf } from '../fixes';
import { t, translated } from '../l10n';
import type { AnyFix } from '../rules/rule';
import type { Span } from '../text/place';
import { conversionOffer } from './conversions';
import { MOST_ALIKE, type Offer, touchesIn } from './offer';
import { fixTitle, lostBy, withLosses } from './titles';

export function quickFixOffers(analysis: Analysis, span: Span): Offer[] {
  const findings = analysis.findings.filter(({ at }) => touchesIn(analysis, at, span));
  const fixable = findings.filter(finding => remedyOf(analysis, finding) === 'fix');
  // What fixes all of a kind is offered in their place.
  const single = fixable.length > MOST_ALIKE ? [] : fixable.map(finding => fixOffer(analysis, finding));
  return [...single, ...conversionsFor(analysis, findings), ...ofTheirKind(analysis, fixable)];
}

/** All safe fixes of machines that state Generation 2; undefined where there is none. */
export function fixAllOffer(analysis: Analysis): Offer | undefined {
  const findings = findingsToFixOnSave(analysis);
  return findings.length === 0
    ? undefined
    : {
        title: t('Fix all Generation 2 problems that have a safe fix'),
        findings: [],
        isPreferred: false,
        machines: 1,
        edits: () => fixEdits(analysis, findings),
      };
}

export function fixOffer(analysis: Analysis, finding: Finding): Offer {
  const fix = finding.fix as AnyFix;
  const assessed = analysis.machines[finding.machine];
  return {
    title: assessed === undefined ? translated(ruleOf(finding).whatToDo) : fixTitle(fix, assessed),
    findings: [finding],
    isPreferred: fix.class === 'safe',
    machines: 1,
    edits: () => fixEdits(analysis, [finding]),
  };
}

/** One conversion for each machine of the problems that only it solves. */
function conversionsFor(analysis: Analysis, findings: readonly Finding[]): Offer[] {
  const solved = findings.filter(finding => remedyOf(analysis, finding) === 'convert');
  const machines = [...new Set(solved.map(({ machine }) => machine))].slice(0, MOST_ALIKE);
  return machines.flatMap(machine => {
    const own = solved.filter(finding => finding.machine === machine);
    return conversionOffer(analysis, machine, own) ?? [];
  });
}

/** A fix for all problems of each kind that has more of them than the one at the cursor. */
function ofTheirKind(analysis: Analysis, fixable: readonly Finding[]): Offer[] {
  const kinds = new Map(fixable.map(finding => [`${finding.fix?.class} ${finding.rule}`, finding]));
  return [...kinds.values()].flatMap(finding => {
    const alike = findingsOfKind(analysis, finding.rule, (finding.fix as AnyFix).class);
    return alike.length < 2 ? [] : [kindOffer(analysis, finding, alike)];
  });
}

function kindOffer(analysis: Analysis, finding: Finding, alike: readonly Finding[]): Offer {
  const title = t("Fix all '{rule}' problems in this file", { rule: translated(ruleOf(finding).title) });
  return {
    title: withLosses(title, lostBy(alike)),
    findings: [finding],
    isPreferred: false,
    machines: new Set(alike.map(({ machine }) => machine)).size,
    edits: () => fixEdits(analysis, alike),
  };
}
