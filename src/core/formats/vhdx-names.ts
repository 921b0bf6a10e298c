/** Names for the .vhdx that take the place of .vhd: none that another drive of the definition has, of whichever machine. */
import type { Document } from '../languages/language';
import { textNodesIn } from '../languages/tree';
import type { Drive } from '../machine/machine';
import type { Steps } from '../steps';
import { pathIn } from '../text/file-name';

/** The path of the .vhdx that takes the place of a .vhd; undefined where the path of a drive is none of a .vhd. */
export type VhdxNames = (drive: Drive) => string | undefined;

const VHD = /\.vhd$/i;
const IMAGE = /\.vhdx?$/i;

/** Strings that are looked at in one step. */
const STEP = 20_000;

/**
 * The names that are free beside all paths that the files of a definition name, and beside those of its images as
 * they are read, which may be put together of parts.
 */
export function* vhdxNames(documents: readonly Document[], images: readonly string[]): Steps<VhdxNames> {
  const taken = new Set<string>();
  // Most files have no .vhd at all.
  if (documents.some(({ text }) => /\.vhd(?!x)/i.test(text))) {
    let count = 0;
    for (const { root } of documents) {
      for (const { value } of root === undefined ? [] : textNodesIn(root)) {
        take(value, taken);
        count += 1;
        if (count % STEP === 0) {
          yield;
        }
      }
    }
    for (const image of images) {
      take(image, taken);
    }
  }
  return ({ pathText = '' }) => {
    const path = pathIn(pathText);
    return VHD.test(path.slice(-4)) ? freeName(path, taken) + pathText.slice(path.length) : undefined;
  };
}

function take(text: string, taken: Set<string>): void {
  const path = pathIn(text);
  if (IMAGE.test(path.slice(-5))) {
    taken.add(fileOf(path));
  }
}

/** A name is free where neither it is taken nor a .vhd of that name, which may become the .vhdx. */
function freeName(path: string, taken: ReadonlySet<string>): string {
  const x = path.endsWith('D') ? 'X' : 'x';
  const first = path + x;
  if (!taken.has(fileOf(first))) {
    return first;
  }
  const [base, extension] = [path.replace(VHD, ''), path.slice(-4)];
  for (let number = 2; ; number += 1) {
    const name = `${base}-${number}${extension}`;
    if (!taken.has(fileOf(name)) && !taken.has(fileOf(name + x))) {
      return name + x;
    }
  }
}

/** The same for all spellings of a path: Windows knows no case, and takes either slash. */
function fileOf(path: string): string {
  return path.toLowerCase().replace(/[\\/]+/g, '\\');
}
