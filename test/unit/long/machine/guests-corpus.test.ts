import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Analysis } from '../../../../src/core/analysis';
import { analyze } from '../../../../src/core/analyze';
import type { AnyMachine } from '../../../../src/core/machine/any-machine';

// Real definitions are no part of the project. Where a folder of them is at hand, nothing in it may be read wrongly.
const { GEN2_CORPUS = join(__dirname, '../../../../../shared/corpus') } = process.env;
const CORPUS = resolve(GEN2_CORPUS);
const INDEX = join(CORPUS, 'index.tsv');

interface Template extends Analysis {
  /** The path in its repository. */
  readonly path: string;
}

function templates(): Template[] {
  return readFileSync(INDEX, 'utf8')
    .split(/\r?\n/)
    .map(line => line.split('\t'))
    .filter(([file = '']) => file.startsWith('packer-json/'))
    .map(([file = '', , path = '']) => {
      const text = readFileSync(join(CORPUS, file), 'utf8').replace(/^\ufeff/, '');
      return { ...analyze(text, { fileName: path }), path };
    });
}

/** Words of which a system's name has at least one. */
const PRODUCT =
  /win(?:dows)?[-_ ]?(?:server|2k|20|xp|vista|7|8|10|11|nano)|windows|hyper-?v-?server|_(?:server|client)\w*_(?:eval|oem)|ubuntu|debian|centos|rhel|red ?hat|oracle-?linux|alma|rocky|suse|sles|fedora|bsd|dfly|pfsense|arch-?linux|alpine|gentoo|devuan/i;

/** What stands in a template about one of its machines: all of it where it has one, else the machine's builder. */
function textsOf({ documents, machines, path }: Template, { node }: AnyMachine): string {
  const { text } = documents.main;
  return `${path}\n${machines.length === 1 ? text : text.slice(node.offset, node.end)}`;
}

/** What a system is called without its version. */
const productOf = (name: string): string => name.replace(/[, ]+(?:version )?\d.*$/, '');

/**
 * The machines of each product and a digest of the names and architectures that were recognised, after all of them were
 * read by eye. A difference says which product to read again.
 */
const READ_BY_EYE: Readonly<Record<string, readonly [machines: number, digest: string]>> = {
  AlmaLinux: [7, '1f76d0f1'],
  'Alpine Linux': [62, 'cc6cf801'],
  'Arch Linux': [11, '4d9aa632'],
  CentOS: [42, '02a6645a'],
  'CentOS Stream': [8, 'e617a233'],
  Debian: [34, '055d5e51'],
  Devuan: [18, 'e6b3d2fc'],
  'DragonFly BSD': [10, '62de37f9'],
  Fedora: [88, '436d6d4a'],
  FreeBSD: [20, '648c9adf'],
  Gentoo: [11, 'e9f210bd'],
  HardenedBSD: [14, 'c2a18873'],
  'Hyper-V Server': [2, '1b94f783'],
  NetBSD: [8, 'f0c7a7d8'],
  OpenBSD: [15, '7437ba95'],
  'Oracle Linux': [12, 'b3b971d4'],
  'Red Hat Enterprise Linux': [16, '47c20aa8'],
  'Rocky Linux': [6, 'aaddf348'],
  Ubuntu: [123, '0070da2c'],
  Windows: [18, 'bc6cb4f2'],
  'Windows Server': [50, 'de61d728'],
  'Windows Server Insider Preview': [14, 'f6535645'],
  'openSUSE Leap': [8, '68d740e3'],
  pfSense: [5, 'ca56a311'],
};

describe('Real definitions', () => {
  let all: readonly Template[] = [];

  before(function () {
    if (!existsSync(INDEX)) {
      console.log(`      skipped: no ${INDEX} (set GEN2_CORPUS)`);
      this.skip();
    }
    all = templates();
  });

  it('are recognised where they name their system', () => {
    const naming = all.flatMap(template =>
      template.machines.filter(({ machine }) => PRODUCT.test(textsOf(template, machine))),
    );
    const recognised = naming.filter(({ machine }) => machine.guest?.recognised.system !== undefined);
    console.log(`      ${recognised.length} of ${naming.length} machines`);
    assert.ok(naming.length > 500);
    assert.ok(recognised.length >= 0.99 * naming.length, `${recognised.length} of ${naming.length}`);
  });

  it('have the guests that were read by eye', () => {
    const found = new Map<string, string[]>();
    for (const { machines } of all) {
      for (const { recognised } of machines.flatMap(({ machine }) => machine.guest ?? [])) {
        const product = productOf(recognised.name);
        const line = `${recognised.name} ${recognised.architecture ?? '?'}`;
        found.set(product, [...(found.get(product) ?? []), line]);
      }
    }
    const read = [...found].map(([product, lines]) => {
      const digest = createHash('sha256').update(lines.sort().join('\n')).digest('hex').slice(0, 8);
      return [product, [lines.length, digest]] as const;
    });
    assert.deepEqual(Object.fromEntries(read), READ_BY_EYE);
  });

  it('are 32-bit only where a text says so, and contradict themselves seldom', () => {
    const guests = all.flatMap(({ machines }) => machines.flatMap(({ machine }) => machine.guest?.recognised ?? []));
    for (const { architecture, architectureEvidence } of guests) {
      assert.ok(architecture !== 'x86' || /x86(?!_64)|i[3-6]86|32/.test(architectureEvidence?.text ?? ''));
    }
    assert.equal(guests.filter(({ architecture }) => architecture === 'x86').length, 2);
    assert.equal(guests.filter(({ contradictions }) => contradictions.length > 0).length, 1);
  });
});
