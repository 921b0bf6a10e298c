import assert from 'node:assert/strict';
import { translatedLanguages, untranslated } from '../../../scripts/documents/translations';

describe('the languages that are shipped', () => {
  for (const language of translatedLanguages()) {
    it(`say everything: ${language}`, () => {
      assert.deepEqual(untranslated(language).missing, [], `translate these in l10n and package.nls.${language}.json`);
    });
  }
});
