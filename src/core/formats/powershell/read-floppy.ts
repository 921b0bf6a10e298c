/** The floppy drive of a machine, which Generation 2 has none of. */
import type { Member, Node } from '../../languages/tree';
import { type Field, type Unknown, unknown } from '../../machine/field';
import type { FloppyDrive } from '../../machine/machine';
import type { Place } from '../../text/place';
import { lineOfNode, lineOfProperty, type ReadContext } from './context';
import { driveProperties } from './drive-properties';
import {
  fieldOf,
  isTruncated,
  isUnread,
  optionalField,
  readBoolean,
  readText,
  saysNothing,
  unread,
  valueIn,
} from './values';
import { innermost } from './wrapped';

interface FoundFloppyDrive {
  readonly drive?: FloppyDrive;
  /** Set where one is there, and nobody knows what is in it. */
  readonly hidden?: Unknown;
}

export function readFloppyDrive(context: ReadContext, property: Member): FoundFloppyDrive {
  const value = valueIn(property);
  if (value === undefined || readBoolean(value) === false) {
    return {};
  }
  const drive = value.kind === 'list' ? value.elements.find(element => element.kind !== 'null') : value;
  if (drive === undefined || saysNothing(drive)) {
    return {};
  }
  if (isTruncated(drive)) {
    return { hidden: unread(drive) };
  }
  const found = readFloppyEntry(context, drive, value, lineOfProperty(context, property));
  if (isUnread(found.medium)) {
    return { hidden: unread(found.medium.node ?? drive) };
  }
  return found.medium === undefined && context.dialect.emptyFloppyDrive === 'ignored' ? {} : { drive: found };
}

export function readFloppyEntry(
  context: ReadContext,
  drive: Node,
  node: Node = drive,
  at: Place = lineOfNode(context, drive),
): FloppyDrive {
  return { node, at, files: [], medium: mediumOf(innermost(drive)) };
}

function mediumOf(drive: Node): Field<string> | undefined {
  if (drive.kind !== 'body') {
    return drive.kind === 'text' ? fieldOf(drive, readText) : undefined;
  }
  const properties = driveProperties(drive);
  return properties.size === 0 && drive.members.length > 0
    ? unknown(drive, 'unread')
    : optionalField(properties.get('Path'), readText);
}
