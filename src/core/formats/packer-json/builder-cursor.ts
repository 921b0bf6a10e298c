/** Where somebody writes in a Hyper-V builder of a template, which may be half typed. */
import { type Cursor, cursorAt } from '../../languages/json/cursor';
import { HYPERV_TYPES, type HypervType } from '../packer/template';

export interface BuilderCursor extends Cursor {
  readonly type: HypervType;
}

/** Undefined outside of such builders, and in the objects in them. */
export function builderCursorAt(text: string, offset: number): BuilderCursor | undefined {
  if (!HYPERV_TYPES.some(type => text.includes(type))) {
    return undefined;
  }
  const cursor = cursorAt(text, offset);
  const [list, index, ...inner] = cursor?.path ?? [];
  const isBuilder = list === 'builders' && typeof index === 'number' && inner.length === 0;
  const type = HYPERV_TYPES.find(each => each === cursor?.members.get('type'));
  return cursor !== undefined && isBuilder && type !== undefined ? { ...cursor, type } : undefined;
}
