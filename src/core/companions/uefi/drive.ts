/** Paths on drive A: in files beside a definition, where they are on the disc that takes the place of the floppy. */
import type { Edit } from '../../languages/edit';
import type { Document } from '../../languages/language';
import type { Node, Text } from '../../languages/tree';
import type { XmlMember } from '../../languages/xml/syntax';
import { floppyPathIn, onDrive } from '../../machine/floppy-names';
import { floppyWriteIn } from '../../machine/floppy-writes';
import { elementsIn, elementsOfGeneration2 } from './elements';
import type { Written } from './written';

/** Setup looks for drivers in it, and goes on where there is no such drive. */
const FOLDER_OF_DRIVERS = 'PathAndCredentials';

/** Before Windows is on the disk, the discs have other letters. */
const BEFORE_WINDOWS = new Set(['windowspe', 'offlineservicing']);

export function answerFileOnDrive({ root }: Document, letter: string): Written {
  if (root?.kind !== 'body') {
    return { cannot: 'no-path' };
  }
  const later = new Set(elementsIn(root, isBeforeWindows));
  const elements = elementsOfGeneration2(root);
  if (elements.some(({ key, value }) => key === 'Letter' && value.kind === 'text' && isTaken(value, letter))) {
    return { cannot: 'letter-taken' };
  }
  return written(
    elements
      .filter(element => later.has(element) && !isFolderOfDrivers(element))
      .flatMap(({ value }) => (value.kind === 'text' && mayMove(value.value) ? [value] : [])),
    letter,
  );
}

/** A script that asks whether its floppy is there, or writes to it, stays whole. */
export function scriptOnDrive({ root, text }: Document, letter: string): Written {
  const lines = root?.kind === 'list' && mayMove(text) ? root.elements : [];
  return written(
    lines.filter(line => line.kind === 'text'),
    letter,
  );
}

function written(texts: readonly Text[], letter: string): Written {
  const edits = texts.flatMap((node): Edit[] => {
    const moved = onDrive(node.value, letter);
    return moved === node.value ? [] : [{ kind: 'replace', node, value: moved }];
  });
  return edits.length === 0 ? { cannot: 'no-path' } : { edits };
}

function mayMove(text: string): boolean {
  return floppyPathIn(text) !== undefined && floppyWriteIn({ text }) === undefined;
}

function isBeforeWindows({ key, attributes: { pass = '' } }: XmlMember): boolean {
  return key === 'settings' && BEFORE_WINDOWS.has(pass.toLowerCase());
}

function isFolderOfDrivers({ parent: { parent } }: XmlMember): boolean {
  return (parent as Node | XmlMember | undefined)?.kind === 'member' && (parent as XmlMember).key === FOLDER_OF_DRIVERS;
}

/** A partition with that letter, or one before it behind C:, which the discs come after. */
function isTaken({ value }: Text, letter: string): boolean {
  return value.length === 1 && value.toUpperCase() > 'C' && value.toUpperCase() <= letter;
}
