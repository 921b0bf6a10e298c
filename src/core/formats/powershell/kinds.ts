/** How the values of each kind of setting are read. */
import type { Node } from '../../languages/tree';
import { type Enumeration, isPlain, type Kind, type KindValues, type Setting } from '../../machine/settings/setting';
import { enumReader, readReplicated, readState } from './enums';
import {
  readBoolean,
  readFlag,
  readMemory,
  readNumber,
  readOnOffState,
  readRanges,
  readSize,
  readText,
} from './values';

type Reader<T> = (node: Node, key: string) => T | undefined;

const READERS: { readonly [K in Kind]: Reader<KindValues[K]> } = {
  'on-off': readFlag,
  flag: readBoolean,
  count: readNumber,
  bytes: readSize,
  memory: readMemory,
  text: readText,
  ranges: readRanges,
  state: readState,
  replica: readReplicated,
};
const ENUMERATIONS = new Map<Enumeration, Reader<string>>();

/** `onOffNumbers`: as the dialect has it. */
export function readerOf({ kind }: Setting, onOffNumbers = false): Reader<KindValues[Kind]> {
  if (isPlain(kind)) {
    return kind === 'on-off' && onOffNumbers ? readOnOffState : READERS[kind];
  }
  const reader = ENUMERATIONS.get(kind) ?? enumReader(kind);
  ENUMERATIONS.set(kind, reader);
  return reader;
}
