/** What Packer refuses of a template although it is JSON for us. */

import { sentence, t, translated } from '../../l10n';
import type { Document, Problem } from '../../languages/language';
import { duplicateMembers, keyPlace, type Member } from '../../languages/tree';
import { nearestName } from '../../text/nearest';
import { oneLine } from '../../text/one-line';
import { beginningOf } from '../../text/place';
import { ARGUMENTS, FORMER_ARGUMENTS } from '../packer/arguments';
import type { HypervType } from '../packer/template';
import { unsupportedArgument } from '../unknown-argument';
import { hypervBuildersIn } from './template';

/** Packer reads templates with Go's encoding/json, which is strict. */
const SYNTAX: Readonly<Partial<Record<string, string>>> = {
  comment: sentence('Packer refuses comments: JSON has none'),
  'trailing-comma': sentence('Packer refuses this comma: nothing follows it'),
  'control-character': sentence('Packer refuses control characters in a text: write an escape such as \\n or \\t'),
  'invalid-escape': sentence('Packer refuses this escape: JSON does not have it'),
};

/** By the end of its name Packer tells in which of its languages a file is (hcl2template/parser.go). */
export function nameProblems({ file }: Document, path: string | undefined): Problem[] {
  return path?.endsWith('.pkr.json') === true
    ? [
        {
          code: 'legacy-name',
          message: t('Packer reads what is called .pkr.json as HCL, and refuses builders in it: call the file .json'),
          ...beginningOf({ file, offset: 0, end: 1 }),
        },
      ]
    : [];
}

/** Syntax that is read over here, and keys that stand twice. */
export function problemsOf(document: Document): Problem[] {
  const syntax = document.tolerated.flatMap(({ code, ...place }) => {
    const message = SYNTAX[code];
    return message === undefined ? [] : [{ code, message: translated(message), ...place }];
  });
  return [...syntax, ...duplicatesIn(document), ...unknownKeysIn(document)].sort((a, b) => a.offset - b.offset);
}

/** 'template has duplicate field: %s', in any object and letter for letter (packer-plugin-sdk, template/parse.go). */
function duplicatesIn({ root }: Document): Problem[] {
  return duplicateMembers(root, false).map(property => ({
    code: 'duplicate-key',
    message: t('{key} stands twice in this object: Packer refuses the template', {
      key: JSON.stringify(oneLine(property.key)),
    }),
    ...keyPlace(property),
  }));
}

/** Of a builder's keys, Packer itself takes these. */
const OF_PACKER: ReadonlySet<string> = new Set(['type', 'name']);

/** 'unknown configuration key' (packer-plugin-sdk, template/config/decode.go), in any case. What earlier versions took is none. */
function unknownKeysIn(document: Document): Problem[] {
  return hypervBuildersIn(document).flatMap(({ body, type }) =>
    body.members
      .filter(({ key }) => {
        const name = key.toLowerCase();
        return !OF_PACKER.has(name) && !ARGUMENTS[type].has(name) && !FORMER_ARGUMENTS.has(name);
      })
      .map(member => unknownKey(member, type)),
  );
}

function unknownKey(member: Member, builder: HypervType): Problem {
  const key = oneLine(member.key);
  const meant = nearestName(member.key.toLowerCase(), ARGUMENTS[builder].keys());
  const message =
    meant === undefined
      ? t('{builder} has no key {key}: Packer refuses the template', { builder, key })
      : t('{builder} has no key {key}: Packer refuses the template; write {meant}', { builder, key, meant });
  return unsupportedArgument(member, meant, message);
}
