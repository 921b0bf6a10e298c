/** The floppy drive that Packer gives a machine for files (packer-plugin-sdk, multistep/commonsteps/floppy_config.go). */
import { keyPlace, type Member } from '../../languages/tree';
import { type Field, known } from '../../machine/field';
import type { FloppyDrive, FloppyFiles } from '../../machine/machine';
import { decode, type ListSetting, listOf, type Reader, settingOf, textOf } from './fields';

/** The drive, if anything is put into it: an empty list makes none. */
export function floppyDriveOf(reader: Reader): FloppyDrive | undefined {
  const files = [
    ...['floppy_files', 'floppy_dirs'].map(name => {
      const list = listOf(reader, name);
      const names = list && name === 'floppy_files' ? namesOf(list) : undefined;
      return list && filesOf(list.property, list.count, names);
    }),
    contentOf(reader),
  ]
    .filter(part => part !== undefined)
    .sort((a, b) => a.at.offset - b.at.offset);
  const [first] = files;
  const label = textOf(reader, 'cd_label') ?? textOf(reader, 'floppy_label');
  return first && { at: first.at, node: first.node, files, ...(label && { label }) };
}

/**
 * `floppy_content`: an object of paths and texts, or an expression. Packer makes a floppy of it that a Generation 2
 * machine never gets (builder/hyperv/common/step_mount_floppydrive.go); the other two it refuses (config.go).
 */
function contentOf(reader: Reader): FloppyFiles | undefined {
  const property = settingOf(reader, 'floppy_content');
  if (property === undefined) {
    return undefined;
  }
  const { value } = property;
  const object = reader.values.object(value);
  const count = object?.count ?? reader.values.list(value)?.count ?? oneOrNone(decode(reader, value, 'text'));
  const files = filesOf(property, count, object?.keys.map(nameIn));
  return files && { ...files, leftOut: true };
}

function oneOrNone(text: Field<string>): Field<number> {
  return text.known ? { ...text, value: text.value === '' ? 0 : 1 } : text;
}

function filesOf(
  property: Member,
  count: Field<number>,
  names: readonly string[] | undefined,
): FloppyFiles | undefined {
  return count.known && count.value === 0
    ? undefined
    : { at: keyPlace(property), node: property.value, count, ...(names && { names }) };
}

/** Undefined where an entry is an expression, a pattern, or may be a folder: Packer takes all that is in it. */
function namesOf({ entries }: ListSetting): string[] | undefined {
  const names = entries?.map(({ value }) => nameIn(known(value) ?? ''));
  return names?.every(name => /^[^*?[\]{}]*\.[^*?[\]{}.]+$/.test(name)) ? names : undefined;
}

/** Packer puts files into the floppy's root, whatever folder they come from (step_create_floppy.go). */
function nameIn(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).toLowerCase();
}
