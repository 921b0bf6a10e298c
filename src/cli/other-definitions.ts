/** The other definitions of a run: what each says of files beside it, for those who share one. */
import { dirname, relative, resolve } from 'node:path';
import { mentionsIn } from '../core/formats/packer/mentions';
import type { Mentions, Other } from '../core/text/files';
import { type FileToRead, readDefinition, slashes } from './files';

/** In bytes; people's templates are far smaller. */
const MAXIMUM_SIZE = 1_000_000;

/** Those around one of them. */
export type OthersOf = (path: string) => readonly Other[];

/**
 * Each file is read once, and only when somebody asks who else needs one. `moves`: whether all machines of another are
 * Generation 2 once the run is over; asked of those that aren't yet.
 */
export function otherDefinitions(
  files: readonly FileToRead[],
  moves: (path: string) => boolean = () => false,
): OthersOf {
  let known: readonly (readonly [path: string, mentions: Mentions])[] | undefined;
  return path => {
    known ??= files.flatMap(({ path: each }) => {
      // What standard input holds has no folder, and can be read once only.
      const content = each === '-' ? undefined : readDefinition(each, MAXIMUM_SIZE);
      const mentions = content !== undefined && 'text' in content ? mentionsIn(content.text) : undefined;
      return mentions === undefined ? [] : [[each, mentions] as const];
    });
    const folder = dirname(path);
    return known
      .filter(([other]) => resolve(other) !== resolve(path))
      .map(([other, { names, served, isForGeneration2 }]) => ({
        file: slashes(relative(folder, other)),
        back: slashes(relative(dirname(other), folder)),
        names,
        served,
        get isForGeneration2() {
          return isForGeneration2 || moves(other);
        },
      }));
  };
}
