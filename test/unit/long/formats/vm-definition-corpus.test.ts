import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getVm } from '../../../../src/core/formats/get-vm';
import { vmDefinition } from '../../../../src/core/formats/vm-definition';
import { documentsIn } from '../../one-file';

const ROOT = join(__dirname, '../../../..');
const { GEN2_CORPUS = join(ROOT, '../shared/corpus') } = process.env;

/** The JSON files below a folder in which a format finds machines, with their names. */
function recognised(folder: string): Record<string, readonly string[]> {
  const found: Record<string, readonly string[]> = {};
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.json'),
  )) {
    const documents = documentsIn(readFileSync(join(folder, file), 'utf8'), file);
    const format = [getVm, vmDefinition].find(each => each.recognise(documents) !== undefined);
    if (format !== undefined) {
      found[`${format.id}: ${file}`] = [...format.read(documents)].map(({ name }) => name);
    }
  }
  return found;
}

describe('real files', () => {
  it('of packages are no machines', () => assert.deepEqual(recognised(join(ROOT, 'node_modules')), {}));

  it('that state a generation in a list of machines are read as home-made', function () {
    if (!existsSync(join(GEN2_CORPUS, 'other'))) {
      console.log(`      skipped: there is no folder ${GEN2_CORPUS} (set GEN2_CORPUS)`);
      this.skip();
    }
    // Of the machines of this lab builder, one (OSD1) says its generation; the others leave it to the builder, and are unknown.
    assert.deepEqual(recognised(join(GEN2_CORPUS, 'other')), {
      'vm-definition: vinaypamnani-msft__memlabs__vmbuild-common-craig.json': [
        ...['DC1', 'CS1RPSUP1', 'CS1SITE', 'CS1SITE-P', 'CS1SQLAO1', 'CS1SQLAO2', 'FS1', 'OSD1', 'PS1DPMP1', 'PS1SITE'],
        ...['PS2DPMP1', 'PS2SITE', 'W10CLIENT1', 'W10CLIENT2', 'W11CLIENT1', 'W11CLIENT2'],
      ],
      'vm-definition: vinaypamnani-msft__memlabs__vmbuild-config-tests-NOCM-G-SQLWSUSOSD.json': [
        ...['OSD1', 'W22SQL1', 'WSUS1'],
      ],
    });
  });
});
