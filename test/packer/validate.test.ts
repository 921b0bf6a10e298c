/**
 * What Packer itself says of configurations before and after their conversion. It runs the builder's own checks on Linux
 * too. `npm run test:packer`; needs Debian 12's package packer (1.6.6), and does nothing without it.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import '../../src/core/azure';
import '../../src/core/hcl';
import { convert, convertedTexts } from '../../src/core/convert/convert';
import { hcl } from '../../src/core/languages/hcl';
import { completed } from '../../src/core/steps';
import type { Files } from '../../src/core/text/files';

const ROOT = join(__dirname, '..', '..');
const { GEN2_CORPUS = join(ROOT, '../shared/corpus') } = process.env;
const CORPUS = join(resolve(GEN2_CORPUS), 'packer-hcl');

type Texts = Readonly<Record<string, string>>;

const CONFIGURATIONS: Readonly<Record<string, Texts>> = {
  'a literal': {
    'web.pkr.hcl': `source "hyperv-iso" "web" {
  generation   = 1
  iso_url      = "debian-12.5.0-amd64-netinst.iso"
  iso_checksum = "none"
  ssh_username = "packer"
  floppy_files = ["setup.sh"]
}

build {
  sources = ["source.hyperv-iso.web"]
}
`,
  },
  'a text, and a list by a variable': {
    'web.pkr.hcl': `variable "files" {
  type    = list(string)
  default = ["setup.sh"]
}

source "hyperv-iso" "web" {
  generation     = "1"
  iso_url        = "windows-server-2022.iso"
  iso_checksum   = "none"
  communicator   = "winrm"
  winrm_username = "packer"
  floppy_files   = "\${var.files}"
}

build {
  sources = ["hyperv-iso.web"]
}
`,
  },
  'a variable in another file': {
    'build.pkr.hcl': 'build {\n  source "hyperv-iso.web" {\n    floppy_dirs = ["."]\n  }\n}\n',
    'source.pkr.hcl': `source "hyperv-iso" "web" {
  generation   = var.generation
  iso_url      = "ubuntu-22.04.4-live-server-amd64.iso"
  iso_checksum = "none"
  ssh_username = "packer"
}
`,
    'variables.pkr.hcl': 'variable "generation" {\n  type    = number\n  default = 1\n}\n',
  },
  'no generation, and JSON': {
    'web.pkr.json': `{
  "source": {
    "hyperv-iso": {
      "web": { "iso_url": "debian-12.5.0-amd64-netinst.iso", "iso_checksum": "none", "ssh_username": "packer" }
    }
  },
  "build": { "sources": ["source.hyperv-iso.web"] }
}
`,
  },
};

/** What Packer 1.6.6 does not know yet (the builder of 2020): what it refuses for one of these says nothing. */
const LATER =
  /Unsupported argument; An argument named "(?:cd_|enable_tpm|first_boot_device)|Unsupported block type; Blocks of type "packer"|no function named|required_plugins/;

const files = (texts: Texts): Files => ({
  read: name => texts[name],
  list: ending => Object.keys(texts).filter(name => name.endsWith(ending)),
});

/** The texts after a conversion with all losses; undefined where it changes nothing. */
function converted(texts: Texts): Texts | undefined {
  const all = { ...texts };
  for (const [fileName, text] of Object.entries(texts)) {
    const own = convert(text, { fileName, files: files(all), lossy: true });
    Object.assign(all, Object.fromEntries(convertedTexts(own)));
  }
  return Object.keys(texts).some(name => texts[name] !== all[name]) ? all : undefined;
}

/** What Packer refuses of a configuration; empty where it takes it. Files that it reads are made where there are none. */
function refused(texts: Texts): string {
  const folder = mkdtempSync(join(tmpdir(), 'gen2-packer-'));
  try {
    for (const [name, text] of Object.entries({ 'setup.sh': 'true\n', ...texts })) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const { status, stdout, stderr } = spawnSync('packer', ['validate', '.'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, CHECKPOINT_DISABLE: '1', PACKER_CONFIG_DIR: folder, PACKER_NO_COLOR: '1' },
    });
    return status === 0 ? '' : `${stdout}${stderr}`.replaceAll(folder, '').trim();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const KEPT = new Set(['variable', 'variables', 'local', 'locals']);

/** The machines of a configuration, what they may read, and a build of all of them: other builders and plugins came later. */
function machinesOnly(texts: Texts): Texts {
  const names: string[] = [];
  const kept = Object.entries(texts).map(([file, text]) => {
    const { root } = completed(hcl.parse(text, file));
    const members = (root?.kind === 'body' ? root.members : []).filter(({ key, labels = [] }) => {
      const isMachine = key === 'source' && /^hyperv-/.test(labels[0]?.text ?? '');
      names.push(...(isMachine ? [labels.map(label => label.text).join('.')] : []));
      return isMachine || KEPT.has(key);
    });
    return [file, `${members.map(({ offset, end }) => text.slice(offset, end)).join('\n\n')}\n`];
  });
  return { ...Object.fromEntries(kept), 'test.pkr.hcl': `build {\n  sources = ${JSON.stringify(names)}\n}\n` };
}

/** Real configurations: files of which each is one, and folders. */
function realConfigurations(): readonly (readonly [name: string, texts: Texts])[] {
  const read = (...path: string[]): string => readFileSync(join(CORPUS, ...path), 'utf8');
  return readdirSync(CORPUS, { withFileTypes: true }).flatMap((entry): [string, Texts][] => {
    const { name } = entry;
    const files = entry.isDirectory() ? readdirSync(join(CORPUS, name)).filter(each => each.endsWith('.pkr.hcl')) : [];
    if (files.length > 0) {
      return [[name, machinesOnly(Object.fromEntries(files.map(file => [file, read(name, file)])))]];
    }
    return name.endsWith('.pkr.hcl') ? [[name, machinesOnly({ 'web.pkr.hcl': read(name) })]] : [];
  });
}

/** More files than a machine names. */
const MOST_FILES = 20;

/** The files and values without which Packer refuses a configuration; undefined where it refuses it all the same. */
function companionsOf(texts: Texts): Texts | undefined {
  const made: Record<string, string> = {};
  for (let round = 0; round < MOST_FILES; round += 1) {
    const message = refused({ ...made, ...texts });
    if (message === '') {
      return made;
    }
    const [, file] =
      /(?:Bad (?:floppy|additional|CD)[^:]*|stat|open|lstat|iso)[ :']+(?!no such)([\w./-]+?)'?:.*(?:no such file|not found)/i.exec(
        message,
      ) ?? [];
    const [, variable] = /unset variable:? "?(?:var\.)?([\w-]+)/i.exec(message) ?? [];
    const name = file?.replace(/^(?:\.?\/)+/, '');
    if (variable !== undefined && made['test.auto.pkrvars.hcl']?.includes(`${variable} =`) !== true) {
      made['test.auto.pkrvars.hcl'] = `${made['test.auto.pkrvars.hcl'] ?? ''}${variable} = "x"\n`;
    } else if (name !== undefined && !(name in made) && !name.startsWith('..')) {
      made[name] = 'x\n';
    } else {
      return undefined;
    }
  }
  return undefined;
}

describe('packer validate', () => {
  before(function () {
    if (spawnSync('packer', ['version']).status !== 0) {
      console.log("      skipped: there is no packer (Debian's package packer)");
      this.skip();
    }
  });

  for (const [name, texts] of Object.entries(CONFIGURATIONS)) {
    it(`takes ${name}, before and after its conversion`, () => {
      assert.equal(refused(texts), '');
      const after = converted(texts);
      assert.ok(after);
      const message = refused(after);
      assert.ok(message === '' || LATER.test(message), message);
      console.log(`        ${message === '' ? 'accepted' : 'uses what is later than this Packer'}`);
    });
  }

  it('takes conversions of the machines of real configurations that it takes as they are', function () {
    if (!existsSync(CORPUS)) {
      console.log(`      skipped: no ${CORPUS} (set GEN2_CORPUS)`);
      this.skip();
    }
    const counts = { accepted: 0, later: 0, unchanged: 0, refusedBefore: 0 };
    for (const [name, before] of realConfigurations()) {
      const after = converted(before);
      const companions = after === undefined ? undefined : companionsOf(before);
      if (after === undefined) {
        counts.unchanged += 1;
      } else if (companions === undefined) {
        counts.refusedBefore += 1;
      } else {
        const message = refused({ ...companions, ...after });
        assert.ok(message === '' || LATER.test(message), `${name}: ${message}`);
        counts[message === '' ? 'accepted' : 'later'] += 1;
      }
    }
    console.log(`        ${JSON.stringify(counts)}`);
    assert.ok(counts.accepted + counts.later >= 2);
  });
});
