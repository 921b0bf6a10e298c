/** Where blocks of a configuration are underlined. */
import { type Block, keyPlace } from '../../languages/tree';
import { beginningOf, type Place } from '../../text/place';

/** What a block is underlined at: its type and its labels. */
export function headerOf({ item, labels }: Block): Place {
  if (item.kind !== 'member') {
    return beginningOf(item);
  }
  return item.labels === undefined
    ? keyPlace(item)
    : { file: item.file, offset: item.offset, end: labels.at(-1)?.end ?? item.keyEnd };
}
