import assert from 'node:assert/strict';
import { packed, setTranslations, shortKey, t, translated, unpacked } from '../../src/core/l10n';

describe('sentences', () => {
  afterEach(() => setTranslations({}));

  it('are English without translations, with their values in place', () => {
    assert.equal(t('Show Problems'), 'Show Problems');
    assert.equal(t('Move {drive} to {slot}', { drive: 'the disk', slot: 'SCSI 0:1' }), 'Move the disk to SCSI 0:1');
  });

  it('are those of the translation, in whatever order it has the values', () => {
    setTranslations({ '{count} of {total}': 'von {total} sind es {count}' });
    assert.equal(t('{count} of {total}', { count: 3, total: 4 }), 'von 4 sind es 3');
    assert.equal(t('Show Problems'), 'Show Problems');
  });

  it('are those of a shipped bundle, which has them by short keys and in two texts, beside what VS Code looks up', () => {
    const said = { Move: 'Verschieben', Keep: 'Behalten', 'No: {why}': 'Nein: {why}' };
    const byKey = Object.fromEntries(Object.entries(said).map(([english, german]) => [shortKey(english), german]));
    const shipped = { Options: 'Optionen', ...packed(byKey) };
    assert.equal(Object.keys(shipped).length, 3);
    assert.deepEqual(unpacked(shipped), { Options: 'Optionen', ...byKey });
    setTranslations(unpacked(shipped));
    assert.deepEqual([t('Move'), t('Keep'), t('No: {why}', { why: 'IDE' })], ['Verschieben', 'Behalten', 'Nein: IDE']);
  });

  it('take a value for what it is, whatever it holds', () => {
    assert.equal(t('{name} is off', { name: '{name} $& {total}' }), '{name} $& {total} is off');
  });

  it('have nothing of what every object has', () => {
    assert.equal(translated('constructor', {}), 'constructor');
    assert.equal(translated('{toString}', {}), '');
  });
});
