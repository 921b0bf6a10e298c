import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type EvidenceKind, type GuestEvidence, recogniseGuest } from '../../../src/core/machine/guests/recognise';

// Real definitions are no part of the project. Where a folder of them is at hand, nothing in it may be read wrongly.
const { GEN2_CORPUS = join(__dirname, '../../../../shared/corpus') } = process.env;
const CORPUS = resolve(GEN2_CORPUS);
const PACKER = join(CORPUS, 'packer-json');

/** The parts of a Packer file that are read here; nothing of their types is certain. */
interface Json {
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly builders?: unknown;
  readonly 'post-processors'?: unknown;
  readonly type?: unknown;
  readonly name?: unknown;
  readonly vm_name?: unknown;
  readonly iso_url?: unknown;
  readonly iso_urls?: unknown;
  readonly floppy_files?: unknown;
  readonly guest_os_type?: unknown;
  readonly output?: unknown;
}

const strings = (value: unknown): string[] => [value].flat().filter(item => typeof item === 'string');
const objects = (value: unknown): Json[] =>
  [value].flat(3).filter((item): item is Json => typeof item === 'object' && item !== null);

function parse(path: string): Json | undefined {
  try {
    return JSON.parse(
      readFileSync(path, 'utf8')
        .replace(/^\uFEFF/, '')
        .replace(/,(\s*[\]}])/g, '$1'),
    ) as Json;
  } catch {
    return undefined;
  }
}

/** The evidence of every Hyper-V builder of a Packer file, with the variables' defaults filled in. */
function machines(file: string): GuestEvidence[][] {
  const definition = parse(join(PACKER, file));
  const variables = definition?.variables ?? {};
  const fill = (text: string): string =>
    text.replace(/\{\{\s*user\s*`([^`]*)`\s*\}\}/g, (whole, name) => String(variables[name] ?? whole));
  const some = (kind: EvidenceKind, value: unknown): GuestEvidence[] =>
    strings(value).map(text => ({ kind, text: fill(text) }));
  const builders = objects(definition?.builders);
  const isHyperV = (builder: Json): boolean => String(builder.type).startsWith('hyperv');
  const siblings = builders.filter(builder => !isHyperV(builder));
  return builders
    .filter(isHyperV)
    .map(builder => [
      ...some('iso', builder.iso_url),
      ...some('iso', builder.iso_urls),
      ...some('name', builder.name),
      ...some('name', builder.vm_name),
      ...some('template', file.replace(/^.*__/, '').replace(/@.*(?=\.json$)/, '')),
      ...some('answer-file', builder.floppy_files),
      ...objects(definition?.['post-processors']).flatMap(processor => some('box', processor.output)),
      ...siblings.flatMap(sibling => some('guest-type', sibling.guest_os_type)),
    ]);
}

const PRODUCT =
  /windows|win\d|server|ubuntu|debian|centos|rhel|oracle|alma|rocky|suse|fedora|bsd|arch|alpine|gentoo|devuan|sense|dfly/i;

describe('Real definitions', () => {
  before(function () {
    if (existsSync(PACKER)) return;
    console.log(`      skipped: no definitions in ${PACKER} (set GEN2_CORPUS)`);
    this.skip();
  });

  it('are recognised where they name their system', () => {
    const all = readdirSync(PACKER).flatMap(file => machines(file));
    const naming = all.filter(evidence => evidence.some(({ text }) => PRODUCT.test(text)));
    const recognised = naming.filter(evidence => recogniseGuest(evidence)?.system !== undefined);
    assert.ok(naming.length > 0);
    console.log(`      ${recognised.length} of ${naming.length} machines`);
    assert.ok(recognised.length >= 0.9 * naming.length, `${recognised.length} of ${naming.length}`);
  });

  it('are 32-bit only where a text says so', () => {
    for (const file of readdirSync(PACKER)) {
      for (const evidence of machines(file)) {
        const guest = recogniseGuest(evidence);
        if (guest?.architecture !== 'x86') continue;
        assert.match(guest.architectureEvidence?.text ?? '', /x86(?!_64)|i[3-6]86|32/, file);
      }
    }
  });

  it('are of the family that the file’s name says', () => {
    for (const file of readdirSync(PACKER)) {
      const name = file.replace(/^.*__/, '');
      for (const evidence of machines(file)) {
        const system = recogniseGuest(evidence)?.system;
        if (system !== undefined && /windows|win20/.test(name)) assert.equal(system.family, 'windows', file);
        if (system !== undefined && /ubuntu/.test(name)) assert.match(system.id, /^ubuntu/, file);
      }
    }
  });
});
