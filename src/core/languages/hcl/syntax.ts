/**
 * What HCL's tree has beyond the tree of every language: what stands in an expression, and how bodies and members are
 * written.
 */
import type { Place, Span } from '../../text/place';
import type { Body, Expression, List, Member, Node, Scalar } from '../tree';

/** The value of a member or an element that only Packer or Terraform work out. */
export interface HclExpression extends Expression {
  readonly operation: Operation;
}

/** What an operation is done with; a value that stands in it as it is, is a node of the tree. */
export type Operand = Body | List | Scalar | Operation;

interface OperationBase<Form extends string> extends Place {
  readonly kind: 'operation';
  readonly form: Form;
}

export type Operation =
  | Reference
  | Access
  | Call
  | Unary
  | Binary
  | Conditional
  | For
  | Template
  | Parentheses
  | Invalid;

/** A name that is known to whoever reads the file, and what is taken of it: `var.disks[0].path`. */
export interface Reference extends OperationBase<'reference'> {
  readonly name: string;
  readonly steps: readonly Step[];
}

/** What is taken of the result of something else: `f(x).path`. */
export interface Access extends OperationBase<'access'> {
  readonly source: Operand;
  readonly steps: readonly Step[];
}

export type Step =
  | { readonly kind: 'attribute'; readonly name: string }
  /** `[key]`, or `.0` as old Terraform had it. */
  | { readonly kind: 'index'; readonly key: Operand }
  /** `[*]`: all steps behind it are taken of each element; of `.*` only the attributes. */
  | { readonly kind: 'splat'; readonly isFull: boolean };

export interface Call extends OperationBase<'call'> {
  readonly name: string;
  readonly arguments: readonly Operand[];
  /** The last argument is a list of arguments: `f(x...)`. */
  readonly expands: boolean;
}

export interface Unary extends OperationBase<'unary'> {
  readonly operator: '-' | '!';
  readonly operand: Operand;
}

export type BinaryOperator = '||' | '&&' | '==' | '!=' | '>' | '>=' | '<' | '<=' | '+' | '-' | '*' | '/' | '%';

export interface Binary extends OperationBase<'binary'> {
  readonly operator: BinaryOperator;
  readonly left: Operand;
  readonly right: Operand;
}

export interface Conditional extends OperationBase<'conditional'> {
  readonly condition: Operand;
  readonly yes: Operand;
  readonly no: Operand;
}

export interface For extends OperationBase<'for'> {
  readonly makes: 'list' | 'object';
  readonly key: string | undefined;
  readonly item: string;
  readonly collection: Operand;
  readonly keyResult: Operand | undefined;
  readonly result: Operand;
  readonly condition: Operand | undefined;
  readonly groups: boolean;
}

/** A quoted text or a heredoc with something to put in. */
export interface Template extends OperationBase<'template'> {
  readonly parts: readonly TemplatePart[];
}

export type TemplatePart = TemplateLiteral | Interpolation | TemplateIf | TemplateFor;

export interface TemplateLiteral extends Span {
  readonly kind: 'literal';
  readonly value: string;
}

export interface Interpolation extends Span {
  readonly kind: 'interpolation';
  readonly operand: Operand;
}

export interface TemplateIf extends Span {
  readonly kind: 'if';
  readonly condition: Operand;
  readonly yes: readonly TemplatePart[];
  readonly no: readonly TemplatePart[];
}

export interface TemplateFor extends Span {
  readonly kind: 'for';
  readonly key: string | undefined;
  readonly item: string;
  readonly collection: Operand;
  readonly parts: readonly TemplatePart[];
}

export interface Parentheses extends OperationBase<'parentheses'> {
  readonly inner: Operand;
}

/** What can't be read. */
export interface Invalid extends OperationBase<'invalid'> {}

/** A body with how it is written: a file, a block from its opening to its closing brace, or an object constructor. */
export interface HclBody extends Body {
  readonly style: 'file' | 'block' | 'object';
  readonly members: readonly HclMember[];
}

export interface HclMember extends Member {
  readonly parent: HclBody;
  /** Where `=` or `:` stands; undefined for a block. */
  readonly equals: number | undefined;
  /** What its key is worked out of, where that is no name and no literal. */
  readonly computed?: Operand;
}

export function operationOf(node: Node): Operation | undefined {
  return node.kind === 'expression' ? (node as HclExpression).operation : undefined;
}

/** A name with the attributes that are taken of it: `var.a.b` of `var.a.b[0].c`. */
export function dottedName(name: string, steps: readonly Step[]): string {
  const behind = steps.findIndex(({ kind }) => kind !== 'attribute');
  const names = (behind < 0 ? steps : steps.slice(0, behind)).map(step => (step.kind === 'attribute' ? step.name : ''));
  return [name, ...names].join('.');
}
