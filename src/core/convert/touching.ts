/** Changes of several files each, of which those that touch in any file can only be made together. */
import { append } from '../append';
import type { FileId, TextEdit } from '../text/place';
import { groupBy } from '../wording';

interface OfFiles {
  readonly edits: ReadonlyMap<FileId, TextEdit>;
}

/** Those that touch each other, directly or by others between them, in the order of the first of each. */
export function touchingGroups<T extends OfFiles>(parts: readonly T[]): T[][] {
  const groupOf = new Map(parts.map(part => [part, [part]]));
  const all = parts.flatMap(part => [...part.edits].map(([file, edit]) => ({ part, file, edit })));
  for (const edited of groupBy(all, ({ file }) => file).values()) {
    let before: (typeof edited)[number] | undefined;
    let end = -1;
    for (const next of edited.sort((a, b) => a.edit.offset - b.edit.offset)) {
      const [group, own] = [groupOf.get(before?.part ?? next.part), groupOf.get(next.part)];
      if (next.edit.offset <= end && group !== undefined && own !== undefined && group !== own) {
        append(group, own);
        for (const part of own) {
          groupOf.set(part, group);
        }
      }
      end = Math.max(end, next.edit.end);
      before = next;
    }
  }
  return [...new Set(groupOf.values())];
}
