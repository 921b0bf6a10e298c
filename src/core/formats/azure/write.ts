/** Changes of Azure's machines as edits of the templates that make them. */
import { t } from '../../l10n';
import type { Edit, Value } from '../../languages/edit';
import { nodeOf } from '../../languages/ref';
import type { Body, List, Node } from '../../languages/tree';
import type { AzureChange } from '../../machine/azure/change';
import type { AzureMachine, ImageReference, SecurityProfile } from '../../machine/azure/machine';
import type { ChangeEdits, Writers } from '../../machine/change';
import { type Field, type Known, known } from '../../machine/field';
import { isExpression } from '../arm/expression';
import { memberOf, valueAt } from '../arm/members';
import { schemasOf } from '../arm/schemas';
import { type ArmValue, textOf } from '../arm/value';
import { look } from './look';
import { parametersBehind } from './shared-values';
import { type Written, writtenOf } from './written';

export const AZURE_WRITERS: Writers<AzureMachine, AzureChange> = {
  'set-image-sku': (machine, change) => setSku(machine, change.image, change.to, change.at),
  'set-hyperv-generation': (machine, { at }) => setLabel(machine, at),
  'set-security-profile': (machine, { to }) => setSecurityProfile(machine, to),
  'raise-api-version': (machine, { to }) => setLiteral(machine, ['apiVersion'], machine.apiVersion, to),
  'set-size': (machine, { to }) => setLiteral(machine, sizePath(machine), machine.size, to),
};

const CANNOT: ChangeEdits = { cannot: 'the place where it is written is not known' };

/** What a machine was read from; nothing of an export is changed. */
function sourceOf(machine: AzureMachine): Written | undefined {
  return machine.existing === undefined ? writtenOf(machine) : undefined;
}

function setSku(machine: AzureMachine, image: ImageReference, to: string, at: 'definition' | 'variable'): ChangeEdits {
  const written = sourceOf(machine);
  // What an expression works out of parts stands nowhere.
  if (written?.image === undefined || written.names === undefined || !image.sku.known || image.sku.node === undefined) {
    return CANNOT;
  }
  const { source, names } = written;
  const { at: used } = look(source.body, source.scope, ...written.image, names.sku);
  // The image as a whole may stand behind the name.
  const isWhole = memberOf(look(source.body, source.scope, ...written.image).at, names.sku) === undefined;
  const { node, variable } = image.sku;
  const place = at === 'variable' || variable === undefined ? nodeOf(node) : undefined;
  const plan = planEdits(machine, written, image.sku, to, place);
  if (plan === undefined) {
    return CHOSEN;
  }
  const parameters = parametersBehind(used, isWhole ? [names.sku] : [], source.scope);
  if (place !== undefined) {
    return { edits: [{ kind: 'replace', node: place, value: to }, ...allowedValues(parameters, place, to), ...plan] };
  }
  // In the place of a choice a name would be right for one of its values alone.
  const value = parameters === undefined ? undefined : isWhole ? wholeImage(image, to) : to;
  return value === undefined ? CHOSEN : { edits: [{ kind: 'replace', node: used, value }, ...plan] };
}

const CHOSEN: ChangeEdits = { cannot: 'an expression chooses it, and other things come from the same place' };

function wholeImage({ publisher, offer, version }: ImageReference, sku: string): Value | undefined {
  const [own, name, exact] = [known(publisher), known(offer), version === undefined ? 'latest' : known(version)];
  return own === undefined || name === undefined || exact === undefined
    ? undefined
    : { publisher: own, offer: name, sku, version: exact };
}

/** `plan.name` is the SKU's name, where the image has a plan; undefined where no other one can be written. `place`: what is changed already. */
function planEdits(
  { plan }: AzureMachine,
  { source: { body, scope }, plan: path }: Written,
  sku: Known<string>,
  to: string,
  place: Node | undefined,
): Edit[] | undefined {
  if (path === undefined || plan?.known !== true || plan.value.toLowerCase() !== sku.value.toLowerCase()) {
    return [];
  }
  const node = plan.node && nodeOf(plan.node);
  if (node !== undefined && node === place) {
    return [];
  }
  const key = path.at(-1) ?? '';
  const { value, at: around } = look(body, scope, ...path.slice(0, -1));
  // The plan as a whole may stand behind a name.
  const isWhole = memberOf(around, key) === undefined;
  const { at: used } = look(body, scope, ...path);
  const parameters = parametersBehind(used, isWhole ? [key] : [], scope);
  // Machines that have the plan alone by a name may stay.
  const isThere = place !== undefined && plan.variable === sku.variable;
  if (node !== undefined && (plan.variable === undefined || isThere)) {
    return [{ kind: 'replace', node, value: to }, ...allowedValues(parameters, node, to)];
  }
  const written = parameters === undefined ? undefined : isWhole ? wholePlan(value, key, to) : to;
  return written === undefined ? undefined : [{ kind: 'replace', node: used, value: written }];
}

function wholePlan(plan: ArmValue | undefined, key: string, to: string): Value | undefined {
  if (plan?.kind !== 'object') {
    return undefined;
  }
  const members = plan.keys.map(
    each => [each, each.toLowerCase() === key.toLowerCase() ? to : textOf(plan.get(each))] as const,
  );
  return members.some(([, text]) => text === undefined)
    ? undefined
    : (Object.fromEntries(members) as Record<string, string>);
}

/** Parameters that take only some values take the new one, too. `parameters`: what those are that it comes by, where that is known. */
function allowedValues(parameters: readonly Node[] | undefined, place: Node, to: string): Edit[] {
  return [...new Set([...(parameters ?? []), ...schemasOf(place)])].flatMap((schema): Edit[] => {
    const allowed = valueAt(schema, 'allowedValues');
    if (allowed?.kind !== 'list' || isListed(allowed, to)) {
      return [];
    }
    const old = allowed.elements.find(
      element => element.kind === 'text' && place.kind === 'text' && element.value === place.value,
    );
    return [{ kind: 'append', list: allowed, values: [to], ...(old !== undefined && { after: old }) }];
  });
}

function isListed({ elements }: List, text: string): boolean {
  return elements.some(element => element.kind === 'text' && element.value.toLowerCase() === text.toLowerCase());
}

/** Into the resource itself, or at what gives it. */
function setLabel(machine: AzureMachine, at: 'definition' | 'variable'): ChangeEdits {
  const written = sourceOf(machine);
  if (written === undefined) {
    return CANNOT;
  }
  const { source, profilePath } = written;
  const { label } = machine;
  if (label?.known === true && label.node === undefined) {
    return CANNOT;
  }
  if (label?.known === true) {
    const node = label.variable === undefined || at === 'variable' ? label.node && nodeOf(label.node) : undefined;
    const { at: used } = look(source.body, source.scope, ...profilePath, 'hyperVGeneration');
    const parameters = parametersBehind(used, [], source.scope);
    if (node === undefined) {
      return parameters === undefined ? CHOSEN : { edits: [{ kind: 'replace', node: used, value: 'V2' }] };
    }
    return { edits: [{ kind: 'replace', node, value: 'V2' }, ...allowedValues(parameters, node, 'V2')] };
  }
  const properties = bodyAt(source.body, profilePath);
  return label !== undefined || properties === undefined
    ? CANNOT
    : { edits: [{ kind: 'add', body: properties, path: ['hyperVGeneration'], value: 'V2' }] };
}

/** What the resource itself writes under keys within each other. */
function bodyAt(body: Body, keys: readonly string[]): Body | undefined {
  let node: Node | undefined = body;
  for (const key of keys) {
    node = valueAt(node, key);
  }
  return node?.kind === 'body' ? node : undefined;
}

/** Trusted Launch in full: type, Secure Boot and vTPM, each where it isn't there (AZTL, BTA); or none of it. */
function setSecurityProfile(machine: AzureMachine, to: SecurityProfile): ChangeEdits {
  const written = sourceOf(machine);
  const properties = written && bodyAt(written.source.body, written.profilePath);
  if (properties === undefined) {
    return CANNOT;
  }
  const edits: Edit[] = [];
  for (const [path, value] of settingsOf(machine, to)) {
    const edit = settingEdit(properties, path, value);
    if (edit === undefined) {
      return CANNOT;
    }
    edits.push(...edit);
  }
  // They count for nothing beside Standard.
  const settings = to === 'standard' ? memberOf(valueAt(properties, 'securityProfile'), 'uefiSettings') : undefined;
  return { edits: settings === undefined ? edits : [...edits, { kind: 'remove', item: settings }] };
}

type Setting = readonly [path: readonly [string, ...string[]], value: Value];

function settingsOf({ resource }: AzureMachine, to: SecurityProfile): readonly Setting[] {
  const secureBoot: Setting = [['securityProfile', 'uefiSettings', 'secureBootEnabled'], true];
  if (resource === 'local-machine') {
    return [[['securityProfile', 'enableTPM'], true], secureBoot];
  }
  return to === 'standard'
    ? [[['securityProfile', 'securityType'], 'Standard']]
    : [
        [['securityProfile', 'securityType'], 'TrustedLaunch'],
        secureBoot,
        [['securityProfile', 'uefiSettings', 'vTpmEnabled'], true],
      ];
}

/** Undefined where an expression stands in the way. */
function settingEdit(body: Body, path: readonly [string, ...string[]], value: Value): Edit[] | undefined {
  const [key, ...rest] = path;
  const member = memberOf(body, key);
  const [next, ...further] = rest;
  if (member === undefined) {
    return [{ kind: 'add', body, path, value }];
  }
  const { value: node } = member;
  if (next !== undefined) {
    return node.kind === 'body' ? settingEdit(node, [next, ...further], value) : undefined;
  }
  if (node.kind === 'text' && isExpression(node.value)) {
    return undefined;
  }
  const isSame =
    (node.kind === 'boolean' && node.value === value) ||
    (node.kind === 'text' && typeof value === 'string' && node.value.toLowerCase() === value.toLowerCase());
  return isSame ? [] : [{ kind: 'replace', node, value }];
}

function sizePath({ resource }: AzureMachine): readonly string[] {
  return resource === 'scale-set' ? ['sku', 'name'] : ['properties', 'hardwareProfile', 'vmSize'];
}

/** Another text in the place of one that the resource writes itself. */
function setLiteral(
  machine: AzureMachine,
  path: readonly string[],
  field: Field<string> | undefined,
  to: string,
): ChangeEdits {
  const written = sourceOf(machine);
  if (written === undefined || field?.known !== true || field.variable !== undefined || field.node === undefined) {
    return { cannot: t('it is no text of the resource itself') };
  }
  return { edits: [{ kind: 'replace', node: look(written.source.body, written.source.scope, ...path).at, value: to }] };
}
