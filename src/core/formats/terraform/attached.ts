/** Resources of their own that are attached to a machine: `hyperv_hard_drive` with the machine's name. */
import { evaluate, type Scope } from '../../languages/hcl/evaluate';
import { loneOperationOf } from '../../languages/hcl/statement';
import { type Block, blocksNamed, findMember } from '../../languages/tree';
import { groupBy } from '../../wording';
import type { Instance } from './modules';
import type { SettingsPart } from './parts';
import { repeatedScope } from './repeated';
import type { MachineResource } from './resources';
import { MACHINE_TYPES } from './schemas';
import { textAt } from './values';

export function attachedParts({ instance, type, label, settings }: MachineResource, kind: string): SettingsPart[] {
  const name = textAt(settings, ['name']);
  const known = ATTACHED.get(instance) ?? attachedIn(instance);
  ATTACHED.set(instance, known);
  const { scope } = instance;
  return [
    ...(known.get(keyOf(kind, 'of', type, label)) ?? []),
    ...(name?.known === true ? (known.get(keyOf(kind, 'named', name.value)) ?? []) : []),
  ]
    .sort((a, b) => a.index - b.index)
    .map(({ block: { body, item } }) => ({ bodies: [body], body, item, scope: repeatedScope([body], scope) }));
}

interface Attached {
  /** In the order of the configuration. */
  readonly index: number;
  readonly block: Block;
}

/** By kind and machine: with as many machines as drives each would go through all of these. */
const ATTACHED = new WeakMap<Instance, ReadonlyMap<string, readonly Attached[]>>();

function attachedIn({ configuration, scope }: Instance): ReadonlyMap<string, readonly Attached[]> {
  const attached = configuration.bodies
    .flatMap(body => blocksNamed(body, 'resource', 2))
    .flatMap((block, index) => {
      const key = machineOf(block, scope);
      return key === undefined ? [] : [{ index, block, key }];
    });
  return groupBy(attached, ({ key }) => key);
}

/** `hyperv_vm.name.name`, or another attribute of it; or the same name. */
function machineOf({ body, labels }: Block, scope: Scope): string | undefined {
  const kind = labels[0]?.text ?? '';
  const value = findMember(body, 'vm_name')?.value;
  const operation = value && loneOperationOf(value, scope);
  if (operation?.form === 'reference' && (MACHINE_TYPES as readonly string[]).includes(operation.name)) {
    const [step] = operation.steps;
    return step?.kind === 'attribute' ? keyOf(kind, 'of', operation.name, step.name) : undefined;
  }
  const name = value && evaluate(value, scope);
  return typeof name === 'string' ? keyOf(kind, 'named', name) : undefined;
}

function keyOf(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}
