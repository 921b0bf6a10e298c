/** Names for the .vhdx that take the place of .vhd: none that another drive of the file has, of whichever machine. */
import { type Node, textNodesIn } from '../languages/tree';
import type { Drive } from '../machine/machine';
import type { Steps } from '../steps';

/** The path of the .vhdx that takes the place of a .vhd; undefined where the path of a drive is none of a .vhd. */
export type VhdxNames = (drive: Drive) => string | undefined;

const VHD = /\.vhd$/i;
const IMAGE = /\.vhdx?$/i;

/** Strings that are looked at in one step. */
const STEP = 20_000;

/** The names that are free beside all paths that a document names. */
export function* vhdxNames(text: string, root: Node | undefined): Steps<VhdxNames> {
  const taken = new Set<string>();
  // Most files have no .vhd at all.
  if (root !== undefined && /\.vhd(?!x)/i.test(text)) {
    let count = 0;
    for (const { value } of textNodesIn(root)) {
      if (IMAGE.test(value.slice(-5))) {
        taken.add(fileOf(value));
      }
      count += 1;
      if (count % STEP === 0) {
        yield;
      }
    }
  }
  return ({ pathText }) => (pathText !== undefined && VHD.test(pathText) ? freeName(pathText, taken) : undefined);
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
