/** Texts of a configuration: with all put in that is known, and as they are written, to be written again. */
import { type Raw, raw } from '../../languages/edit';
import { templateOf, templateText } from '../../languages/hcl/bare-template';
import { type Definition, evaluate, type Scope } from '../../languages/hcl/evaluate';
import { asText } from '../../languages/hcl/known';
import { type Operand, operationOf, type Template, type TemplatePart } from '../../languages/hcl/syntax';
import { escapeQuoted } from '../../languages/hcl/text';
import type { Node } from '../../languages/tree';
import type { FileId } from '../../text/place';

/** The text of a file, for what stands there that isn't known. */
export type ReadFile = (file: FileId) => string | undefined;

/** So many parts are looked at for one text, and so many characters put together. */
const MOST_PARTS = 2_000;
const MOST_CHARACTERS = 100_000;

interface Putting {
  readonly scope: Scope;
  readonly read: ReadFile;
  parts: number;
  characters: number;
}

/** A text with all put in that is known, the rest as it is written; '' for what is none. */
export function expandedText(node: Node, scope: Scope, read: ReadFile): string {
  if (node.kind === 'text' && scope.hasTemplates?.(node.file) !== true) {
    return node.value;
  }
  const known = asText(evaluate(node, scope));
  return typeof known === 'string' ? known : (put(node, { scope, read, parts: 0, characters: 0 }) ?? '');
}

function put(part: Node | Operand, putting: Putting): string | undefined {
  putting.parts += 1;
  if (putting.parts > MOST_PARTS || putting.characters > MOST_CHARACTERS) {
    return undefined;
  }
  const text = putKind(part, putting);
  putting.characters += text?.length ?? 0;
  return text;
}

function putKind(part: Node | Operand, putting: Putting): string | undefined {
  switch (part.kind) {
    case 'text':
      return putting.scope.hasTemplates?.(part.file) === true ? putTemplate(part.value, putting) : part.value;
    case 'number':
    case 'boolean':
      return String(part.value);
    case 'expression': {
      const operation = operationOf(part);
      return operation && put(operation, putting);
    }
    case 'operation':
      switch (part.form) {
        case 'template':
          return part.parts.map(inner => putPart(inner, part, putting)).join('');
        case 'parentheses':
          return put(part.inner, putting);
        case 'reference': {
          const [step] = part.steps.length === 1 ? part.steps : [];
          const isName = (part.name === 'var' || part.name === 'local') && step?.kind === 'attribute';
          const definition = isName ? putting.scope.definition(part.name as 'var' | 'local', step.name) : undefined;
          return definition === undefined ? known(part, putting) : putDefinition(definition, putting);
        }
        default:
          return known(part, putting);
      }
    default:
      return undefined;
  }
}

function putDefinition(definition: Definition, putting: Putting): string | undefined {
  const inner: Putting = { ...putting, scope: definition.scope ?? putting.scope };
  const result = put(definition.node, inner);
  putting.parts = inner.parts;
  putting.characters = inner.characters;
  return result;
}

/** A text of JSON, which is a template that was read by itself. */
function putTemplate(text: string, putting: Putting): string | undefined {
  const { read } = putting;
  const source = templateText(text);
  const inner: Putting = { ...putting, read: file => (file === '' ? source : read(file)) };
  const result = put(templateOf(text), inner);
  putting.parts = inner.parts;
  putting.characters = inner.characters;
  return result;
}

function known(operand: Operand, { scope }: Putting): string | undefined {
  const text = asText(evaluate(operand, scope));
  return typeof text === 'string' ? text : undefined;
}

function putPart(part: TemplatePart, template: Template, putting: Putting): string {
  if (part.kind === 'literal') {
    return part.value;
  }
  const inner = part.kind === 'interpolation' ? put(part.operand, putting) : undefined;
  return inner ?? (putting.read(template.file) ?? '').slice(part.offset, part.end);
}

/**
 * A text in the words of templates: `${…}` where something is put in, `$${` where these characters stand. Undefined for
 * what is no text.
 */
export function writtenText(
  node: Node,
  { hasTemplates }: Pick<Scope, 'hasTemplates'>,
  read: ReadFile,
): string | undefined {
  if (node.kind === 'text') {
    return hasTemplates?.(node.file) === true ? node.value : escapeTemplate(node.value);
  }
  const operation = operationOf(node);
  if (operation === undefined) {
    return undefined;
  }
  const text = read(node.file) ?? '';
  return operation.form === 'template'
    ? operation.parts
        .map(part => (part.kind === 'literal' ? escapeTemplate(part.value) : text.slice(part.offset, part.end)))
        .join('')
    : `\${${text.slice(node.offset, node.end)}}`;
}

function escapeTemplate(text: string): string {
  return text.replace(/([$%])(?=\{)/g, '$1$1');
}

/** The same as a value to write. In JSON texts are templates as they are. */
export function valueOfWritten(written: string, isJson: boolean): string | Raw {
  if (isJson || !/[$%]\{/.test(written)) {
    return written;
  }
  const template = templateOf(written);
  if (template.kind === 'text') {
    return template.value;
  }
  const source = templateText(written);
  const parts =
    template.kind === 'operation' && template.form === 'template'
      ? template.parts.map(part =>
          part.kind === 'literal' ? escapeQuoted(part.value) : source.slice(part.offset, part.end),
        )
      : [escapeQuoted(written)];
  return raw(`"${parts.join('')}"`);
}
