/** What Terraform and the providers refuse of a configuration although it is HCL. */
import { sentence, t } from '../../l10n';
import { evaluate } from '../../languages/hcl/evaluate';
import type { Document, Documents, Problem } from '../../languages/language';
import { type Body, findMember, keyPlace, type Member } from '../../languages/tree';
import { known } from '../../machine/field';
import { nearestName } from '../../text/nearest';
import { oneLine } from '../../text/one-line';
import type { Place } from '../../text/place';
import { headerOf } from '../hcl/header';
import { inOrder, type JsonSyntax, syntaxProblems, withoutConsequences } from '../hcl/problems';
import { unsupportedArgument } from '../unknown-argument';
import { instancesOf } from './modules';
import { argument, partsOf, type Settings, type SettingsPart } from './parts';
import { type MachineResource, machineBlocks, machineResources } from './resources';
import type { DriveSchema, FirmwareSchema } from './schemas';
import { flagAt, numberAt, wordAt } from './values';

export function problemsOf(documents: Documents): Problem[] {
  const files = [...new Set(instancesOf(documents).flatMap(({ configuration }) => configuration.documents))];
  const resources = machineResources(documents);
  // Several machines are made of a block that is called with several generations.
  const blocks = [...new Map(resources.map(resource => [resource.body, resource])).values()];
  return inOrder([
    ...syntaxProblems(files, documents.main, JSON_SYNTAX),
    ...withoutConsequences(
      [...twice(documents.main), ...resources.flatMap(generationProblems), ...blocks.flatMap(resourceProblems)],
      files,
    ),
  ]);
}

const JSON_SYNTAX: JsonSyntax = {
  comment: sentence('Terraform refuses comments in JSON: write a text under the key "//" in their place'),
  'trailing-comma': sentence('Terraform refuses this comma: nothing follows it'),
};

function twice({ root }: Document): Problem[] {
  const seen = new Set<string>();
  return (root?.kind === 'body' ? machineBlocks(root) : []).flatMap(block => {
    const name = block.labels.map(({ text }) => text).join('.');
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const message = t('There is another resource {name}: Terraform refuses the configuration', { name: oneLine(name) });
    return [{ ...headerOf(block), code: 'duplicate-resource', message }];
  });
}

function generationProblems(resource: MachineResource): Problem[] {
  const { schema, settings, header } = resource;
  const { provider } = schema;
  const member = argument(settings, 'generation');
  if (member === undefined) {
    return schema.generation === undefined ? [missing(header, 'generation', provider)] : [];
  }
  const value = known(numberAt(settings, ['generation']));
  if (value !== undefined && value !== 1 && value !== 2) {
    const message = t('{provider} takes 1 or 2 for the generation, and refuses {value}', {
      provider,
      value: String(value),
    });
    return [{ ...placeOf(member), code: 'no-such-generation', message }];
  }
  return value === 1 ? onlyIn2(resource) : [];
}

/** What a provider refuses of a machine of Generation 1 when it plans. */
function onlyIn2({ schema: { firmware, provider }, settings }: MachineResource): Problem[] {
  if (firmware === undefined || firmware.block !== undefined) {
    return [];
  }
  return [firmware.secureBoot, firmware.template, firmware.order?.key].flatMap(key => {
    const member = key === undefined ? undefined : argument(settings, key);
    const message = t('{provider} refuses {key} in a machine of Generation 1', { provider, key: key ?? '' });
    return member === undefined ? [] : [{ ...keyPlace(member), code: 'only-in-generation-2', message }];
  });
}

function resourceProblems(resource: MachineResource): Problem[] {
  const { schema, settings } = resource;
  const { disks, discs, firmware, provider } = schema;
  return [
    ...unknownArguments(resource),
    ...[disks, discs].flatMap(drives =>
      drives === undefined
        ? []
        : partsOf(settings, drives.key).items.flatMap(part => driveProblems(part, drives, provider)),
    ),
    ...(firmware?.block === undefined ? [] : firmwareProblems(resource, firmware, firmware.block)),
    ...(provider.startsWith('taliesins') ? memoryProblems(settings) : []),
  ];
}

function unknownArguments({ settings, schema: { arguments: lists = {}, provider } }: MachineResource): Problem[] {
  return Object.entries(lists).flatMap(([key, types]) => {
    const names = [...types.keys()];
    const known = new Set([...names, '//', 'dynamic']);
    const bodies = key === '' ? settings.bodies : partsOf(settings, key).items.flatMap(ownBody);
    return [...new Set(bodies)].flatMap(({ members }) =>
      members.filter(member => !known.has(member.key)).map(member => unknownArgument(member, names, provider)),
    );
  });
}

/** What stands elsewhere is a value, of which a provider sees what is taken of it. */
function ownBody({ body, isElsewhere }: SettingsPart): Body[] {
  return isElsewhere ? [] : [body];
}

function unknownArgument(member: Member, names: readonly string[], provider: string): Problem {
  const key = oneLine(member.key);
  const meant = nearestName(member.key, names);
  const message =
    meant === undefined
      ? t('{provider} has no argument {key}, and refuses the machine', { provider, key })
      : t('{provider} has no argument {key}, and refuses the machine; write {meant}', { provider, key, meant });
  return unsupportedArgument(member, meant, message);
}

function driveProblems(part: SettingsPart, { hasPlace, buses }: DriveSchema, provider: string): Problem[] {
  const at =
    part.item.kind === 'member'
      ? keyPlace(part.item)
      : { file: part.body.file, offset: part.body.offset, end: part.body.offset + 1 };
  const places = hasPlace === 'always' ? (['controller_number', 'controller_location'] as const) : [];
  return [
    ...places.filter(key => findMember(part.body, key) === undefined).map(key => missing(at, key, provider)),
    ...(buses === undefined ? [] : wordProblems(part, 'controller_type', [buses.ide, buses.scsi], provider)),
  ];
}

function firmwareProblems(
  { settings, schema: { provider } }: MachineResource,
  { secureBoot, values }: FirmwareSchema,
  key: string,
): Problem[] {
  const { items } = partsOf(settings, key);
  const [, second] = items;
  const message = t('{provider} takes one block {key} at most', { provider, key });
  return [
    ...(second === undefined || second.isRepeated || second.item.kind !== 'member'
      ? []
      : [{ ...keyPlace(second.item), code: 'one-block', message }]),
    ...items.flatMap(part => wordProblems(part, secureBoot, values.map(String), provider)),
  ];
}

/** A value that is written out, and none of the words that a provider takes. */
function wordProblems(part: SettingsPart, key: string, words: readonly string[], provider: string): Problem[] {
  const member = argument(part, key);
  const value = member && evaluate(member.value, part.scope);
  const isKnown = typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number';
  if (member === undefined || !isKnown || value === '') {
    return [];
  }
  const taken = Object.fromEntries(words.map(word => [word, word]));
  return wordAt(part, [key], taken)?.known === true
    ? []
    : [
        {
          ...placeOf(member),
          code: 'unknown-word',
          message: t('{provider} takes {words} for {key}, and refuses this', {
            provider,
            words: words.join(', '),
            key,
          }),
        },
      ];
}

/** TAL:internal/provider/resource_hyperv_machine_instance.go: exactly one of them is true. */
function memoryProblems(settings: Settings): Problem[] {
  const areBoth = ['static_memory', 'dynamic_memory'].every(key => known(flagAt(settings, [key])) === true);
  const member = argument(settings, 'dynamic_memory');
  return areBoth && member !== undefined
    ? [
        {
          ...placeOf(member),
          code: 'memory-kind',
          message: t('static_memory and dynamic_memory are both true: the provider takes one of them'),
        },
      ]
    : [];
}

function missing(at: Place, key: string, provider: string): Problem {
  return { ...at, code: 'missing-argument', message: t('{provider} refuses this without {key}', { key, provider }) };
}

function placeOf(member: Member): Place {
  const { file, offset, value } = member;
  return value.kind === 'body' || value.kind === 'list' ? keyPlace(member) : { file, offset, end: value.end };
}
