/** Texts that try to become code, or to break a script. */
import fc from 'fast-check';

const fragment = fc.constantFrom(
  ...[
    "'",
    "''",
    '"',
    '`',
    '$(Remove-VM *)',
    '$x',
    ';',
    '#',
    '#>',
    '<#',
    '|',
    '&',
    '{',
    '}',
    ')',
    '@',
    '--%',
    '\\',
    '\\u0027',
  ],
  ...[
    '‘',
    '’',
    '‚',
    '‛',
    '“',
    '„',
    '–',
    '—',
    '\u00d2',
    '\u0085',
    '\u00a0',
    '\u2028',
    '\ufeff',
    '\u202e',
    '\ud800',
    '😀',
  ],
  ...['\0', '\n', '\r\n', '\t', '\u001b[2J', 'web01', 'D:\\VMs\\', 'ä', '𝒙'],
);
/** Any UTF-16 units, lone surrogates as well. */
const units = fc.array(fc.nat(0xffff)).map(codes => String.fromCharCode(...codes));
export const hostileText = fc.array(fc.oneof(fragment, units), { maxLength: 6 }).map(parts => parts.join(''));
