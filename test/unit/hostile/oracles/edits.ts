/** What has to hold of the edits that are on offer, whatever the text. */
import assert from 'node:assert/strict';
import { createScanner } from 'jsonc-parser';
import type { Analysis } from '../../../../src/core/analysis';
import { REACHES, removalEdits, suppressionEdits } from '../../../../src/core/control/suppression-edits';
import { convertMachines } from '../../../../src/core/convert/convert';
import { type ConversionPart, conversionParts } from '../../../../src/core/convert/parts';
import { findingsToFixOnSave, fixEdits, ownFixEdits, remedyOf } from '../../../../src/core/fixes';
import { parseHcl } from '../../../../src/core/languages/hcl/parse';
import { Token } from '../../../../src/core/languages/json/tokens';
import type { LanguageId } from '../../../../src/core/languages/language';
import { statedGeneration } from '../../../../src/core/machine/devices';
import { applyEdits, type FileEdits, type FileId, type TextEdit } from '../../../../src/core/text/place';
import { ownEdits } from '../../one-file';
import type { Input } from '../inputs';
import { analysisOf, assertSpan, assertStillParses } from './engine';

/** So many fixes and suppressions are tried one by one. */
const MOST_TRIED = 12;

/** The conversion holds together: it parses, keeps every comment, is done at once and makes no new errors. */
export function conversionHolds(input: Input, analysis: Analysis): void {
  for (const lossy of [true, false]) {
    const { edits, machines } = convertMachines(analysis, { lossy });
    const after = applied(input, analysis, edits, 'the conversion');
    const { text } = analysis.documents.main;
    assert.ok(after !== undefined, `the conversion takes away what a machine was known by:\n${text}`);
    assert.equal(after.format, analysis.format, `the conversion makes another format of it:\n${text}`);
    for (const { machine, outcome } of machines) {
      const wanted = outcome === 'converted' ? 2 : generationOf(analysis, machine);
      assert.equal(generationOf(after, machine), wanted, `the generation of machine ${machine}, ${outcome}`);
    }
    assert.deepEqual(
      [...convertMachines(after, { lossy }).edits],
      [],
      `converted twice:\n${after.documents.main.text}`,
    );
    if (lossy) {
      const told = new Set(machines.filter(({ outcome }) => outcome === 'left').map(({ machine }) => machine));
      const left = after.findings
        .filter(finding => remedyOf(after, finding) === 'convert' && !told.has(finding.machine))
        .map(({ rule }) => rule);
      assert.deepEqual(left, [], `left by the conversion:\n${after.documents.main.text}`);
    }
  }
  for (const part of conversionParts(analysis).slice(0, MOST_TRIED)) {
    applied(input, analysis, listsOf(part), 'a part of the conversion');
  }
}

/** Every fix alone, and those on save together, leave a file that parses and has no new error. */
export function fixesHold(input: Input, analysis: Analysis): void {
  for (const finding of spread(analysis.findings)) {
    applied(input, analysis, ownFixEdits(analysis, finding), `the fix of ${finding.rule}`);
  }
  const onSave = fixEdits(analysis, findingsToFixOnSave(analysis));
  applied(input, analysis, onSave, 'the fixes on save');
}

/** Every suppression suppresses, and every one that does nothing can be taken out. */
export function suppressionsHold(input: Input, analysis: Analysis): void {
  const { text, language } = analysis.documents.main;
  for (const finding of spread(analysis.findings)) {
    for (const reach of REACHES) {
      for (const comments of [false, true]) {
        const edits = suppressionEdits(analysis, finding, reach, comments);
        if (edits === undefined) {
          continue;
        }
        const what = `the suppression of ${finding.rule} in the ${reach}`;
        const after = analysisOf(input, applyEdits(text, ownEdits(analysis, edits)));
        if (!comments) {
          assertStillParses(text, after.documents.main.text, what, language);
        }
        assert.equal(after.documents.main.fatal, undefined, what);
        const isMeant = (other: (typeof after.findings)[number]): boolean =>
          other.rule === finding.rule && (reach === 'file' || other.machine === finding.machine);
        const [before, left] = [analysis, after].map(({ findings }) => findings.filter(isMeant).length);
        assert.ok(
          reach === 'line' ? (left ?? 0) < (before ?? 0) : left === 0,
          `${what} suppresses nothing:\n${text}\n=>\n${after.documents.main.text}`,
        );
      }
    }
  }
  for (const problem of analysis.problems) {
    if ('directive' in problem) {
      const after = applyEdits(text, ownEdits(analysis, removalEdits(analysis, problem)));
      assertStillParses(text, after, `the removal of ${problem.code}`, language);
      assert.ok(after.length < text.length, `the removal of ${problem.code} removes nothing`);
    }
  }
}

/**
 * The analysis of the text after edits, which may do no harm. Undefined where other machines are known by its content,
 * as what told one has gone: then they can't be compared by their indexes.
 */
function applied(input: Input, analysis: Analysis, edited: FileEdits, what: string): Analysis | undefined {
  const { file, text, language, skipped } = analysis.documents.main;
  const edits = edited.get(file) ?? [];
  const companion = companionAfter(input, file, edited, what);
  if (edited.size === 0) {
    return analysis;
  }
  assert.deepEqual(skipped, [], `${what} changes a text with a mistake`);
  assertInOrder(edits, text, what);
  assert.equal(analysis.documents.main.fatal, undefined, `${what} changes a text that was not read to its end`);
  const after = analysisOf({ ...input, companion }, applyEdits(text, edits));
  assertStillParses(text, after.documents.main.text, what, language);
  assert.deepEqual(
    commentsIn(after.documents.main.text, language),
    commentsIn(text, language),
    `${what} loses a comment`,
  );
  if (after.machines.length !== analysis.machines.length) {
    return undefined;
  }
  const known = new Set(errorsOf(analysis));
  const added = errorsOf(after).filter(error => !known.has(error));
  assert.deepEqual(added, [], `${what} makes new errors:\n${text}\n=>\n${after.documents.main.text}`);
  return after;
}

/** The file beside the text after edits: it stands for each that the text names, so all of them are changed alike. */
function companionAfter({ companion }: Input, main: FileId, edited: FileEdits, what: string): string | undefined {
  const [beside] = [...edited].flatMap(([file, edits]) => (file === main ? [] : [edits]));
  if (beside === undefined) {
    return companion;
  }
  assert.ok(companion !== undefined, `${what} changes a file that is not there`);
  assertInOrder(beside, companion, what);
  return applyEdits(companion, beside);
}

function listsOf({ edits }: ConversionPart): FileEdits {
  return new Map([...edits].map(([file, edit]) => [file, [edit]]));
}

function generationOf({ machines }: Analysis, index: number): number | undefined {
  const assessed = machines[index];
  return assessed && statedGeneration(assessed.machine);
}

function assertInOrder(edits: readonly TextEdit[], text: string, what: string): void {
  let at = -1;
  for (const edit of edits) {
    assertSpan(edit, text, what);
    assert.ok(edit.offset > at, `${what}: edits that touch`);
    at = edit.end;
  }
}

function errorsOf({ findings }: Analysis): string[] {
  return findings.filter(({ severity }) => severity === 'error').map(({ machine, rule }) => `${machine} ${rule}`);
}

function commentsIn(text: string, language: LanguageId): string[] {
  if (language === 'hcl') {
    return parseHcl(text).comments.map(({ offset, end }) => text.slice(offset, end).trimEnd());
  }
  const scanner = createScanner(text, false);
  const comments: string[] = [];
  for (let token: number = scanner.scan(); token !== Token.end; token = scanner.scan()) {
    if (token === Token.lineComment || token === Token.blockComment) {
      const offset = scanner.getTokenOffset();
      comments.push(text.slice(offset, offset + scanner.getTokenLength()).trimEnd());
    }
  }
  return comments;
}

/** A few items, from the whole list. */
function spread<T>(items: readonly T[]): T[] {
  const step = Math.max(1, Math.ceil(items.length / MOST_TRIED));
  return items.filter((_, index) => index % step === 0);
}
