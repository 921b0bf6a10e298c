import type { List, Member, Node } from '../tree';
import type { Reader } from './reader';
import type { HclExpression } from './syntax';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const NONE: readonly never[] = [];

/** The value of a member or an element: a node of the tree. */
export function readValue(reader: Reader, parent: Member | List): Node {
  const mark = reader.references.length;
  const operand = reader.expression(reader);
  if (operand.kind !== 'operation') {
    (operand as Writable<Node>).parent = parent;
    return operand;
  }
  const { file, offset, end } = operand;
  const expression: HclExpression = {
    kind: 'expression',
    file,
    offset,
    end,
    parent,
    refersTo: reader.references.length > mark ? reader.references.slice(mark) : NONE,
    operation: operand,
  };
  return expression;
}
