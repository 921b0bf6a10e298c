/** A script of diskpart in a file of its own, and the answer files that run it: their numbers of partitions are its. */
import type { Edit } from '../../languages/edit';
import type { Document } from '../../languages/language';
import type { Text } from '../../languages/tree';
import { countsOnNumbers, installTargets, targetsAfter, windowsTarget } from './answer-file';
import { isCommand, scriptForUefi } from './diskpart';
import type { Written } from './written';

/** `answers`: the files that run it. */
export function scriptFileForUefi(script: Document, answers: readonly Document[]): Written {
  const targets = answers.flatMap(installTargets);
  const target = windowsTarget(targets);
  if (script.root?.kind !== 'list') {
    return { cannot: 'no-layout' };
  }
  if ('cannot' in target) {
    return target;
  }
  if (answers.some(countsOnNumbers)) {
    return { cannot: 'selects-partition' };
  }
  const list = script.root;
  const commands = list.elements.filter(
    (element): element is Text => element.kind === 'text' && isCommand(element.value.trim()),
  );
  const written = scriptForUefi(
    commands.map(({ value }) => value),
    target,
  );
  if ('cannot' in written) {
    return written;
  }
  const edits = commands.flatMap((node, index): Edit[] => {
    const [first, ...rest] = written.commands[index] ?? [];
    const [indent = ''] = /^[ \t]*/.exec(node.value) ?? [];
    if (first === undefined) {
      return [{ kind: 'remove', item: node }];
    }
    const values = rest.map(line => indent + line);
    return [
      ...(first === node.value.trim() ? [] : [{ kind: 'replace', node, value: indent + first } as const]),
      ...(values.length === 0 ? [] : [{ kind: 'append', list, values, after: node } as const]),
    ];
  });
  return { edits: [...edits, ...targetsAfter(targets, target.disk, written.numbering)] };
}
