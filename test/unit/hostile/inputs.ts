/** Hostile inputs on four levels: bytes, the tokens of JSON, the structures of definitions, and the tokens of HCL. */
import '../../../src/core/azure';
import '../../../src/core/hcl';
import fc from 'fast-check';
import { decode } from '../../../src/cli/encoding';
import { EXAMPLE_FILES } from '../examples';
import { type Layout, textOf, treeOf } from './json-text';
import { anyTree, HOSTILE_TEXTS, mutated, mutation } from './mutations';
import { COMPANIONS, DEFINITIONS, KEYS, STRINGS } from './vocabulary';

export interface Input {
  readonly text: string;
  readonly fileName: string;
  /** Stands for every companion file that the text names. */
  readonly companion?: string | undefined;
  /** What the text was decoded from. */
  readonly bytes?: Buffer;
}

export type Level = 'bytes' | 'tokens' | 'structures' | 'hcl';

const fileName = fc.constantFrom('a.vm.json', 'template.json', 'export.json', 'a.jsonc', '.gen2-advisor.json');
const definition = fc.constantFrom(...DEFINITIONS);
const hostile = fc.constantFrom(...HOSTILE_TEXTS);

const layout: fc.Arbitrary<Layout> = fc.record({
  indent: fc.constantFrom('', '  ', '\t'),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  comments: fc.oneof(fc.constant(0), fc.nat(1000)),
  trailingCommas: fc.boolean(),
});

/** A change of a stretch of text or bytes: how much goes from where, and what comes. */
interface Splice<T> {
  readonly at: number;
  readonly gone: number;
  readonly put: T;
}

const splice = <T>(put: fc.Arbitrary<T>): fc.Arbitrary<Splice<T>> =>
  fc.record({ at: fc.nat(100_000), gone: fc.oneof(fc.nat(3), fc.nat(200)), put });

const spliced = (text: string, { at, gone, put }: Splice<string>): string => {
  const offset = at % (text.length + 1);
  return text.slice(0, offset) + put + text.slice(offset + gone);
};

const companion = fc
  .tuple(
    fc.constantFrom(...COMPANIONS),
    fc.array(splice(fc.oneof(hostile, fc.constantFrom(...COMPANIONS))), { maxLength: 3 }),
  )
  .map(([text, splices]) => splices.reduce(spliced, text));

const anyCompanion = fc.option(companion, { nil: undefined, freq: 2 });

const structures: fc.Arbitrary<Input> = fc
  .record({
    base: definition,
    mutations: fc.array(mutation, { maxLength: 8 }),
    layout,
    splices: fc.option(fc.array(splice(hostile), { maxLength: 2 }), { nil: undefined, freq: 1 }),
    companion: anyCompanion,
    name: fc.option(fileName, { nil: undefined, freq: 4 }),
  })
  .map(({ base, mutations, layout: printed, splices, companion: file, name }) => ({
    fileName: name ?? base.fileName,
    text: (splices ?? []).reduce(spliced, textOf(mutations.reduce(mutated, treeOf(base.text)), printed)),
    companion: file,
  }));

const token = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.constantFrom(...'{}[]:,', '":', '",', '/*', '*/', '//', '\n', '\r', '\ufeff', '\0', '-', 'nul'),
  },
  { weight: 4, arbitrary: fc.constantFrom(...KEYS).map(key => `${JSON.stringify(key)}:`) },
  { weight: 4, arbitrary: fc.constantFrom(...STRINGS).map(text => JSON.stringify(text)) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('1', '2', '-0', '1e999', '1.', 'true', 'null', '"\\ud800"', '"\\q"', "'x'", 'NaN'),
  },
  { weight: 1, arbitrary: hostile },
  { weight: 2, arbitrary: fc.tuple(anyTree, layout).map(([tree, printed]) => textOf(tree, printed)) },
);

const tokens: fc.Arbitrary<Input> = fc
  .record({
    opening: fc.constantFrom(
      '',
      '{"Generation":1,',
      '{"builders":[{"type":"hyperv-iso",',
      '[{"Name":"a","Generation":1,"HardDrives":[{',
    ),
    parts: fc.array(token, { maxLength: 40 }),
    gap: fc.constantFrom('', ' ', '\n'),
    fileName,
  })
  .map(({ opening, parts, gap, fileName: name }) => ({ fileName: name, text: opening + parts.join(gap) }));

const ENCODINGS: readonly ((text: string) => Buffer)[] = [
  text => Buffer.from(text, 'utf8'),
  text => Buffer.from(`\ufeff${text}`, 'utf8'),
  text => Buffer.from(text, 'utf16le'),
  text => Buffer.from(`\ufeff${text}`, 'utf16le'),
  text => Buffer.from(text, 'utf16le').swap16(),
  text => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  text => Buffer.from(text, 'latin1'),
];

const bytes: fc.Arbitrary<Input> = fc
  .record({
    base: definition,
    encode: fc.nat(ENCODINGS.length - 1),
    layout,
    mutations: fc.array(mutation, { maxLength: 1 }),
    splices: fc.array(splice(fc.uint8Array({ maxLength: 4 })), { maxLength: 4 }),
    only: fc.option(fc.uint8Array({ maxLength: 60 }), { nil: undefined, freq: 8 }),
  })
  .map(({ base, encode, layout: printed, mutations, splices, only }) => {
    const text = textOf(mutations.reduce(mutated, treeOf(base.text)), printed);
    const encoded = ENCODINGS[encode]?.(text) ?? Buffer.alloc(0);
    const raw = only === undefined ? splices.reduce(splicedBytes, encoded) : Buffer.from(only);
    return { text: decode(raw).text, fileName: base.fileName, bytes: raw };
  });

function splicedBytes(before: Buffer, { at, gone, put }: Splice<Uint8Array>): Buffer {
  const offset = at % (before.length + 1);
  return Buffer.concat([before.subarray(0, offset), put, before.subarray(offset + gone)]);
}

/** Files of Packer and Terraform as people have them, and what many of them leave out. */
const HCL_FILES: readonly Input[] = [
  ...EXAMPLE_FILES.filter(({ fileName: name }) => /\.(?:hcl|tf)$/.test(name)),
  {
    fileName: 'a.pkr.hcl',
    text: `variable "generation" {\n  type    = number\n  default = 1\n}\n\nsource "hyperv-iso" "web" {\n  generation   = var.generation\n  iso_url      = "debian-12.5.0-amd64-netinst.iso"\n  floppy_files = ["a/\${var.generation}.cfg", "b.sh"] # both\n  boot_command = [<<EOT\n<esc>auto<enter>\nEOT\n  ]\n}\n\nbuild {\n  source "hyperv-iso.web" {\n    name = "db"\n  }\n}\n`,
  },
  {
    fileName: 'main.tf',
    text: `resource "hyperv_machine_instance" "web" {\n  count      = 2\n  name       = "web-\${count.index}"\n  generation = 1\n\n  hard_disk_drives {\n    controller_type     = "Ide"\n    controller_number   = 0\n    controller_location = 0\n    path                = "D:\\\\vm\\\\web.vhd"\n  }\n  dynamic "dvd_drives" {\n    for_each = ["a.iso"]\n    content {\n      path = dvd_drives.value\n    }\n  }\n}\n`,
  },
];

const hclToken = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      ...['{', '}', '[', ']', '(', ')', ',', '=', '"', '${', '%{', '~}', '$${', '\n', '\r\n', '\ufeff', '\0', '\\'],
      ...['# a', '// b', '/*', '*/', '<<EOT\n', '<<-EOT\n', 'EOT\n', '? 1 :', '&&', '=>', '...', '.*', '[*]', '-', '!'],
    ),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...[
        'generation = 2\n',
        'generation = var.x\n',
        'floppy_files = []\n',
        'source "hyperv-iso" "x" {\n',
        'build {\n',
      ],
      ...['dynamic "x" {\n', 'for_each = toset([])\n', 'locals {\n', 'null', 'true', 'var.generation', 'for x in y :'],
    ),
  },
  { weight: 1, arbitrary: hostile },
);

const hcl: fc.Arbitrary<Input> = fc
  .record({
    base: fc.constantFrom(...HCL_FILES),
    splices: fc.array(splice(hclToken), { maxLength: 4 }),
    crlf: fc.boolean(),
  })
  .map(({ base, splices, crlf }) => {
    const text = splices.reduce(spliced, base.text);
    return { fileName: base.fileName, text: crlf ? text.replaceAll('\n', '\r\n') : text };
  });

export const LEVELS: Readonly<Record<Level, fc.Arbitrary<Input>>> = { bytes, tokens, structures, hcl };
