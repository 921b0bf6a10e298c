/** The settings of one builder as fields of a machine. */
import type { Member, Node } from '../../languages/tree';
import { absent, type Field, mapField, unknown } from '../../machine/field';
import type { Place } from '../../text/place';
import { firstOf, lineOf } from './keys';
import type { HypervBuilder, Template } from './template';
import type { Scalar, Types, Values } from './values';

/** Packer counts memory and disks in megabytes. */
export const MEGABYTE = 1024 * 1024;

/** A builder in its template, and how its settings are read. */
export interface Reader {
  readonly template: Template;
  readonly builder: HypervBuilder;
  readonly values: Values;
  /** What a finding about the builder as a whole, or about something that it doesn't state, underlines. */
  readonly typeSpan: Place;
}

export function readerOf(template: Template, builder: HypervBuilder): Reader {
  return { template, builder, values: builder.values, typeSpan: builder.header.at };
}

export function settingOf(reader: Reader, ...names: readonly string[]): Member | undefined {
  return firstOf(reader.builder.properties, names);
}

/** A setting where it is written on one line, else its key. */
export function lineIn({ template }: Reader, property: Member): Place {
  return lineOf(template.textOf(property.file), property);
}

type TypeName = Exclude<keyof Types, 'list'>;
type TypeOf<K extends TypeName> = Exclude<ReturnType<Types[K]>, undefined>;

/** A value as Packer decodes it; unknown where it is an expression or where Packer refuses it. */
export function decode<K extends TypeName>(reader: Reader, node: Node, type: K): Field<TypeOf<K>> {
  return decoded(reader, reader.values.scalar(node), node, type);
}

function decoded<K extends TypeName>({ values }: Reader, scalar: Field<Scalar>, node: Node, type: K): Field<TypeOf<K>> {
  const turn = values.types[type] as (value: Scalar) => TypeOf<K> | undefined;
  return mapField<Scalar, TypeOf<K>>(scalar, turn) ?? unknown(node, 'invalid');
}

/** A setting as Packer decodes it, or its default. */
export function decodeOr<K extends TypeName>(
  reader: Reader,
  names: readonly string[],
  type: K,
  fallback: TypeOf<K>,
): Field<TypeOf<K>> {
  const property = settingOf(reader, ...names);
  return property === undefined ? absent(fallback, reader.typeSpan) : decode(reader, property.value, type);
}

/** A flag that is written; undefined where it isn't. */
export function flagOf(reader: Reader, name: string): Field<boolean> | undefined {
  const property = settingOf(reader, name);
  return property && decode(reader, property.value, 'bool');
}

/** A text setting; undefined where it is absent, null or empty, which are the same to Packer. */
export function textOf(reader: Reader, ...names: readonly string[]): Field<string> | undefined {
  const property = settingOf(reader, ...names);
  const field = property && decode(reader, property.value, 'text');
  return field?.known && field.value === '' ? undefined : field;
}

export interface ListEntry {
  readonly value: Field<string>;
  /** The element; where a text stands for the list, that text. */
  readonly node: Node;
}

/** The entries of a list setting: a text counts as its parts between commas. */
export interface ListSetting {
  readonly property: Member;
  /** Undefined where an expression stands for the whole list. */
  readonly entries: readonly ListEntry[] | undefined;
  /** How many; unknown where an expression stands for the whole list. */
  readonly count: Field<number>;
}

export function listOf(reader: Reader, name: string): ListSetting | undefined {
  const property = settingOf(reader, name);
  if (property === undefined) {
    return undefined;
  }
  const { value } = property;
  const list = reader.values.list(value);
  if (list !== undefined) {
    const entries = list.elements?.map(element => ({
      value: decoded(reader, element.value, element.node, 'text'),
      node: element.node,
    }));
    return { property, entries, count: list.count };
  }
  const text = decode(reader, value, 'text');
  if (!text.known) {
    return { property, entries: undefined, count: text };
  }
  const entries = reader.values.types
    .list(text.value)
    .map(entry => ({ value: { ...text, value: entry }, node: value }));
  return { property, entries, count: { ...text, value: entries.length } };
}
