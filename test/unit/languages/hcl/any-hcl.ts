/** HCL of every layout, for properties. */
import fc from 'fast-check';

const scalar = fc.constantFrom(
  '1',
  '-2.5',
  'true',
  'null',
  '"x"',
  '"C:\\\\vm\\\\d.vhd"',
  '"$${a} # no comment"',
  '"${var.x}"',
  '"a ${local.b["c"]} %{ if var.d }e%{ endif }"',
  'var.x',
  'local.disks[0].path',
  'var.on ? 1 : "2"',
  '1 + 2 * var.n',
  'f(var.x, ["a"]...)',
  'data.x[*].id',
  '[for v in var.l : v if v != ""]',
  '!var.on',
);

const lineEnd = fc.constantFrom(
  '\n',
  '\n',
  '\n',
  ' # c\n',
  ' // c\n',
  ' /* c */\n',
  '\n\n',
  '\n# c\n',
  '\n  /* c\n  c */\n',
  '\r\n',
);
const gap = fc.constantFrom('', ' ', ' ', '  ', '\t', '      ');
const indent = fc.constantFrom('', '  ', '  ', '    ', '\t');
const key = fc.constantFrom('a', 'bb', 'ccc', 'generation', 'enable_secure_boot', 'd-e', 'ä');
const objectKey = fc.oneof(key, fc.constantFrom('"a.b"', '"x y"', '"a"', '(var.k)'));
const heredoc = fc.constantFrom(
  '<<EOT\ngeneration = 1 }\n# no comment\nEOT',
  '<<-E\n    a ${var.x}\n      b\n  E',
  '<<E\nE',
);

const comma = (item: string): string => (item.startsWith('<<') ? `${item}\n,` : `${item},`);

const { value } = fc.letrec<{ value: string }>(tie => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { arbitrary: scalar, weight: 6 },
    fc
      .array(tie('value'), { maxLength: 3 })
      .map(items => `[${items.map(item => (item.startsWith('<<') ? `${item}\n` : item)).join(', ')}]`),
    fc
      .tuple(fc.array(fc.tuple(indent, tie('value'), lineEnd), { minLength: 1, maxLength: 3 }), fc.boolean(), indent)
      .map(
        ([items, trailing, closing]) =>
          `[\n${items
            .map(
              ([blanks, item, end], index) =>
                blanks +
                (trailing || index < items.length - 1 ? comma(item) : item) +
                end.replace(/^ (?=\S)/, item.startsWith('<<') && !trailing && index === items.length - 1 ? '\n' : ' '),
            )
            .join('')}${closing}]`,
      ),
    fc.array(fc.tuple(objectKey, tie('value')), { maxLength: 3 }).map(members => {
      const flat = members.filter(([, item]) => !item.includes('<<'));
      return flat.length === 0 ? '{}' : `{ ${flat.map(([name, item]) => `${name} = ${item}`).join(', ')} }`;
    }),
    fc
      .tuple(
        fc.array(fc.tuple(indent, objectKey, gap, fc.constantFrom('=', ':'), tie('value'), lineEnd), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.boolean(),
        indent,
      )
      .map(
        ([members, commas, closing]) =>
          `{\n${members
            .map(([blanks, name, before, sign, item, end]) => {
              const isHeredoc = item.startsWith('<<');
              return `${blanks}${name}${before}${sign} ${item}${commas && !isHeredoc ? ',' : ''}${isHeredoc ? end.replace(/^ /, '\n') : end}`;
            })
            .join('')}${closing}}`,
      ),
  ),
}));

const argument = fc
  .tuple(indent, key, gap, gap, fc.oneof({ arbitrary: value, weight: 5 }, heredoc), lineEnd)
  .map(([blanks, name, before, behind, item, end]) => ({
    name,
    text: `${blanks}${name}${before}=${behind}${item}${item.endsWith('E') || item.endsWith('EOT') ? end.replace(/^ /, '\n') : end}`,
  }));

const { body } = fc.letrec<{ body: string }>(tie => ({
  body: fc
    .array(
      fc.oneof(
        { maxDepth: 2 },
        { arbitrary: argument, weight: 4 },
        fc
          .tuple(indent, key, fc.constantFrom('', ' "x"', ' "hyperv-iso" y'), lineEnd, tie('body'), indent, lineEnd)
          .map(([blanks, name, labels, start, inside, closing, end]) => ({
            name: undefined,
            text: `${blanks}${name}${labels} {${start}${inside}${closing}}${end}`,
          })),
        fc
          .tuple(indent, key, scalar)
          .map(([blanks, name, item]) => ({ name: undefined, text: `${blanks}${name} { a = ${item} }\n` })),
        fc.tuple(indent, key).map(([blanks, name]) => ({ name: undefined, text: `${blanks}${name} {}\n` })),
        lineEnd.map(text => ({ name: undefined, text: text.trimStart() || '\n' })),
      ),
      { maxLength: 6 },
    )
    .map(items => {
      const seen = new Set<string>();
      return items
        .filter(({ name }) => name === undefined || (!seen.has(name) && seen.add(name)))
        .map(({ text }) => text)
        .join('');
    }),
}));

/** A file without a problem; some of them without a line end at the end. */
export const anyHcl: fc.Arbitrary<string> = fc
  .tuple(body, fc.boolean())
  .map(([text, isCut]) => (isCut && !/E(?:OT)?\s*$/.test(text) ? text.trimEnd() : text));
