/** A setting of a builder with another value. */
import type { Edit, Value } from '../../languages/edit';
import type { Member } from '../../languages/tree';
import type { ChangeEdits } from '../../machine/change';
import type { HypervBuilder } from './template';

export const NOTHING_TO_DO: ChangeEdits = { edits: [] };

/** Sets what is there or isn't yet. `beside`: the settings to stand behind, the first that is there. */
export function set(builder: HypervBuilder, key: string, value: Value, beside: readonly string[]): ChangeEdits {
  const property = builder.properties.get(key);
  return property === undefined ? { edits: [add(builder, key, value, beside)] } : replaced(builder, property, value);
}

/** Another value where the one of a setting is written. */
export function replaced({ values }: HypervBuilder, { value: node }: Member, value: Value): ChangeEdits {
  const target = values.target(node);
  return 'cannot' in target ? target : { edits: [{ kind: 'replace', node: target, value }] };
}

/** What a setting can stand behind in a source of HCL, which has no type among its settings. */
const FIRST = ['vm_name', 'iso_checksum', 'iso_url', 'iso_urls', 'switch_name'];

export function add(
  { node, properties, occurrences, values }: HypervBuilder,
  key: string,
  value: Value,
  beside: readonly string[],
): Edit {
  // What is null counts for absent.
  const [there] = occurrences(key);
  if (there !== undefined) {
    const target = values.target(there.value);
    return { kind: 'replace', node: 'cannot' in target ? there.value : target, value };
  }
  const after = [...beside, 'generation', 'type', ...FIRST]
    .map(name => properties.get(name))
    .find(property => property?.parent === node);
  return { kind: 'add', body: node, path: [key], value, ...(after && { after }) };
}
