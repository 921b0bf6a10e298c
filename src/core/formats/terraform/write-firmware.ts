/** The edits of the firmware: Secure Boot, and the order in which devices are tried. */
import type { Edit, Value } from '../../languages/edit';
import { type Member, membersNamed } from '../../languages/tree';
import type { BootTarget, Change, ChangeEdits } from '../../machine/change';
import { slotOf } from '../../machine/devices';
import { known } from '../../machine/field';
import type { VirtualMachine } from '../../machine/machine';
import { entrySource, firmwareSource, orderSource } from './firmware';
import { argument, type SettingsPart } from './parts';
import { resourceOf } from './read';
import type { OrderSchema } from './schemas';
import { together, type Writing, writingOf } from './set';
import { placeEdits } from './write-drives';

type ChangeOf<K extends Change['kind']> = Extract<Change, { kind: K }>;

const NOTHING_TO_DO: ChangeEdits = { edits: [] };

/** What Hyper-V has by itself is not written: on, and the template of Windows. */
export function setSecureBoot(
  machine: VirtualMachine,
  { enabled, template }: ChangeOf<'set-secure-boot'>,
): ChangeEdits {
  const resource = resourceOf(machine);
  const source = firmwareSource(resource);
  if (source === undefined) {
    return { cannot: 'The provider has no setting for Secure Boot' };
  }
  const { schema, settings, open } = source;
  if (open !== undefined) {
    return { cannot: 'an expression stands for the firmware' };
  }
  const value = schema.values[enabled ? 0 : 1];
  if (settings === undefined) {
    const members = { [schema.secureBoot]: value, ...(template && { [schema.template]: template }) };
    return { edits: [{ kind: 'add-block', body: resource.body, key: schema.block ?? '', members }] };
  }
  const writing = writingOf(machine);
  const { secureBoot, secureBootTemplate } = machine.firmware;
  const isSet = known(secureBoot) === enabled;
  return together([
    isSet ? NOTHING_TO_DO : set(machine, settings, schema.secureBoot, value, writing),
    template === undefined || known(secureBootTemplate)?.toLowerCase() === template.toLowerCase()
      ? NOTHING_TO_DO
      : set(machine, settings, schema.template, template, writing),
  ]);
}

type Settings = NonNullable<NonNullable<ReturnType<typeof firmwareSource>>['settings']>;

function set(
  machine: VirtualMachine,
  settings: Settings,
  key: string,
  value: Value,
  { replaced }: Writing,
): ChangeEdits {
  const member = argument(settings, key) ?? settings.bodies.flatMap(body => membersNamed(body, key))[0];
  if (member !== undefined) {
    return member.value.kind === 'null' || (member.value.kind === 'text' && member.value.value === '')
      ? { edits: [{ kind: 'replace', node: member.value, value }] }
      : replaced(member.value, settings.scope, value);
  }
  const [body] = settings.bodies;
  if (body === undefined) {
    return { cannot: 'there is no place for it' };
  }
  const isMachine = body === resourceOf(machine).body;
  const after = isMachine ? anchorIn(machine) : undefined;
  return { edits: [{ kind: 'add', body, path: [key], value, ...(after && { after }) }] };
}

/** Settings of the firmware that stand in the machine itself belong behind its generation. */
function anchorIn(machine: VirtualMachine): Member | undefined {
  const { body } = resourceOf(machine);
  return ['secure_boot', 'secure_boot_enabled', 'generation', 'name']
    .flatMap(key => membersNamed(body, key)[0] ?? [])
    .find(member => member.labels === undefined);
}

/** The entries that are there name other places; what has no successor goes. */
export function replaceBootOrder(
  machine: VirtualMachine,
  { order, targets }: ChangeOf<'replace-boot-order'>,
): ChangeEdits {
  const source = orderSource(order);
  const parts = order.entries.map(entrySource);
  if (source === undefined || parts.some(part => part === undefined || part.isRepeated || part.isElsewhere)) {
    return { cannot: 'the boot order is an expression' };
  }
  const writing = writingOf(machine);
  const own = parts as readonly SettingsPart[];
  return targets.length > own.length
    ? { cannot: 'the boot order names fewer devices than take their place' }
    : together(own.map((part, index) => entryEdits(part, targets[index], source.schema, writing)));
}

function entryEdits(
  part: SettingsPart,
  target: BootTarget | undefined,
  schema: OrderSchema,
  writing: Writing,
): ChangeEdits {
  if (target === undefined) {
    const edit: Edit = { kind: 'remove', item: part.item };
    return { edits: [edit] };
  }
  const type = argument(part, schema.type);
  const word = schema.types[target.kind === 'network' ? 'network' : target.drive.kind];
  const typeEdits =
    type === undefined || (type.value.kind === 'text' && type.value.value.toLowerCase() === word.toLowerCase())
      ? NOTHING_TO_DO
      : writing.replaced(type.value, part.scope, word);
  const slot = target.kind === 'drive' ? (target.slot ?? slotOf(target.drive)) : undefined;
  return together([
    typeEdits,
    ...(slot === undefined
      ? []
      : [
          placeEdits(part, 'controller_number', slot.number, writing),
          placeEdits(part, 'controller_location', slot.location, writing),
        ]),
  ]);
}
