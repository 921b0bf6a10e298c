/** Every node of a tree of HCL, in the way in which the reference implementation names them. */
import type { HclText } from '../../../../src/core/languages/hcl/parse';
import type { HclMember, Operand, Operation, TemplatePart } from '../../../../src/core/languages/hcl/syntax';
import { operationOf } from '../../../../src/core/languages/hcl/syntax';
import type { Node } from '../../../../src/core/languages/tree';

type Part = Operand | Node;

/** What stands in a node, one level below. */
function partsOf(part: Part): readonly Part[] {
  switch (part.kind) {
    case 'body':
      return part.members.map(member => member.value);
    case 'list':
      return part.elements;
    case 'expression':
      return [operationOf(part) as Operation];
    case 'operation':
      return operands(part);
    default:
      return [];
  }
}

function operands(operation: Operation): readonly Part[] {
  switch (operation.form) {
    case 'reference':
      return operation.steps.flatMap(step => (step.kind === 'index' ? [step.key] : []));
    case 'access':
      return [operation.source, ...operation.steps.flatMap(step => (step.kind === 'index' ? [step.key] : []))];
    case 'call':
      return operation.arguments;
    case 'unary':
      return [operation.operand];
    case 'binary':
      return [operation.left, operation.right];
    case 'conditional':
      return [operation.condition, operation.yes, operation.no];
    case 'for':
      return [operation.collection, operation.keyResult, operation.result, operation.condition].filter(
        part => part !== undefined,
      );
    case 'template':
      return operation.parts.flatMap(inTemplate);
    case 'parentheses':
      return [operation.inner];
    case 'invalid':
      return [];
  }
}

function inTemplate(part: TemplatePart): readonly Part[] {
  switch (part.kind) {
    case 'literal':
      return [];
    case 'interpolation':
      return [part.operand];
    case 'if':
      return [part.condition, ...part.yes.flatMap(inTemplate), ...part.no.flatMap(inTemplate)];
    case 'for':
      return [part.collection, ...part.parts.flatMap(inTemplate)];
  }
}

/** Every node below and including one. Iterative: operators may nest to the left without limit. */
export function* everyPart(root: Part): Generator<Part> {
  const pending: Part[] = [root];
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    yield part;
    pending.push(...partsOf(part));
  }
}

const NAMES: Partial<Record<Operation['form'], string>> = {
  call: 'call',
  binary: 'binary',
  conditional: 'conditional',
  for: 'for',
};

/** Lines such as 'attr name 0 7 8', sorted. */
export function nodeLines({ root, comments }: HclText): string[] {
  const lines = comments.map(({ offset, end }) => `comment ${offset} ${end}`);
  for (const part of everyPart(root)) {
    if (part.kind === 'list') {
      lines.push(`tuple ${part.offset} ${part.end}`);
    } else if (part.kind === 'operation' && NAMES[part.form] !== undefined) {
      lines.push(`${NAMES[part.form]} ${part.offset} ${part.end}`);
    } else if (part.kind === 'body') {
      lines.push(...bodyLines(part.members as readonly HclMember[]));
      if ((part as HclText['root']).style === 'object') {
        lines.push(`object ${part.offset} ${part.end}`);
      }
    }
  }
  return lines.sort();
}

function bodyLines(members: readonly HclMember[]): string[] {
  return members.flatMap(({ labels, key, offset, end, value, parent }) =>
    labels !== undefined
      ? [`block ${key} ${labels.map(({ text }) => text).join(',')} ${offset} ${value.offset} ${end - 1}`]
      : parent.style === 'object'
        ? []
        : [`attr ${key} ${offset} ${value.offset} ${value.end}`],
  );
}
