/** The expressions of ARM templates: `[parameters('x').y]` as a tree. Anything that is none gives undefined; never throws. */
export type ArmExpression =
  | { readonly kind: 'literal'; readonly value: string | number }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly ArmExpression[]; readonly text: string }
  | { readonly kind: 'of'; readonly object: ArmExpression; readonly key: ArmExpression; readonly text: string };

/** Whether a text is an expression: in brackets, unless the first of them is doubled. */
export function isExpression(text: string): boolean {
  return text.startsWith('[') && text.endsWith(']') && !text.startsWith('[[');
}

interface Reader {
  readonly text: string;
  at: number;
}

/** Nested deeper than anybody writes: then it isn't read. */
const DEEPEST = 60;

/** Longer ones hold data, and no choice of an image. */
const LONGEST = 20_000;

export function parseExpression(text: string): ArmExpression | undefined {
  if (!isExpression(text) || text.length > LONGEST) {
    return undefined;
  }
  const reader: Reader = { text: text.slice(1, -1), at: 0 };
  const expression = readExpression(reader, 0);
  return expression !== undefined && skipSpace(reader) === reader.text.length ? expression : undefined;
}

function skipSpace(reader: Reader): number {
  while (/\s/.test(reader.text[reader.at] ?? '')) {
    reader.at += 1;
  }
  return reader.at;
}

/** Whether a mark stands next; then it is read. */
function takes(reader: Reader, mark: string): boolean {
  const found = reader.text[skipSpace(reader)] === mark;
  reader.at += found ? 1 : 0;
  return found;
}

function readExpression(reader: Reader, depth: number): ArmExpression | undefined {
  const start = skipSpace(reader);
  let expression = depth > DEEPEST ? undefined : readOperand(reader, depth);
  while (expression !== undefined) {
    const key = takes(reader, '.') ? readName(reader) : takes(reader, '[') ? readIndex(reader, depth) : 'none';
    if (key === 'none') {
      break;
    }
    expression = key && { kind: 'of', object: expression, key, text: reader.text.slice(start, reader.at) };
  }
  return expression;
}

function readIndex(reader: Reader, depth: number): ArmExpression | undefined {
  const key = readExpression(reader, depth + 1);
  return takes(reader, ']') ? key : undefined;
}

function readName(reader: Reader): ArmExpression | undefined {
  const name = matched(reader, /[A-Za-z_]\w*/y);
  return name === undefined ? undefined : { kind: 'literal', value: name };
}

function matched(reader: Reader, pattern: RegExp): string | undefined {
  pattern.lastIndex = skipSpace(reader);
  const found = pattern.exec(reader.text)?.[0];
  reader.at += found?.length ?? 0;
  return found;
}

function readOperand(reader: Reader, depth: number): ArmExpression | undefined {
  const quoted = matched(reader, /'(?:[^']|'')*'/y);
  if (quoted !== undefined) {
    return { kind: 'literal', value: quoted.slice(1, -1).replaceAll("''", "'") };
  }
  const number = matched(reader, /-?\d{1,15}/y);
  if (number !== undefined) {
    return { kind: 'literal', value: Number(number) };
  }
  const start = skipSpace(reader);
  // The functions of a template's own have a namespace.
  const name = matched(reader, /[A-Za-z_]\w*(?:\.[A-Za-z_]\w*(?=\s*\())?/y);
  if (name === undefined || !takes(reader, '(')) {
    return undefined;
  }
  const args: ArmExpression[] = [];
  while (!takes(reader, ')')) {
    if (args.length > 0 && !takes(reader, ',')) {
      return undefined;
    }
    const arg = readExpression(reader, depth + 1);
    if (arg === undefined) {
      return undefined;
    }
    args.push(arg);
  }
  return { kind: 'call', name: name.toLowerCase(), args, text: reader.text.slice(start, reader.at) };
}
