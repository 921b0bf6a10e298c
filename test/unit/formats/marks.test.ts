import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MARKS, mayBeAzure, mayBeDefinition } from '../../../src/core/formats/marks';
import { LANGUAGE_IDS, type LanguageId } from '../../../src/core/languages/language';
import { runs } from '../runs';

const DEPLOYMENT = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';

/** All marks of a language. */
function marksOf(language: LanguageId): string[] {
  return Object.values(MARKS).flatMap(byLanguage => byLanguage[language] ?? []);
}

/** Texts of pieces of marks, in which some stand whole, and some but for a character. */
function piecesOf(marks: readonly string[]): fc.Arbitrary<string> {
  const piece = fc
    .tuple(fc.constantFrom(...marks), fc.nat(3), fc.nat(3))
    .map(([mark, start, end]) => mark.slice(start, mark.length - end));
  return fc
    .array(fc.oneof(piece, fc.constantFrom(...marks, 'x', 'Ж', '"', '\n')), { maxLength: 4 })
    .map(all => all.join(''));
}

describe('the marks of definitions', () => {
  for (const language of LANGUAGE_IDS) {
    const marks = marksOf(language);
    it(`are found in ${language} where one stands letter for letter, and nowhere else`, () => {
      for (const mark of marks) {
        assert.equal(mayBeDefinition(mark, language), true, mark);
        assert.equal(mayBeDefinition(`Ж${mark}${mark.slice(0, -1)}`, language), true, mark);
      }
      fc.assert(
        fc.property(piecesOf([...marks, 'none']), text => {
          assert.equal(
            mayBeDefinition(text, language),
            marks.some(mark => text.includes(mark)),
          );
        }),
        runs(400),
      );
    });
  }

  it('are not looked for in what npm locks, whatever its packages are called', () => {
    const lock = { name: 'web', version: '1.0.0', lockfileVersion: 3, packages: { 'node_modules/legacy': {} } };
    assert.equal(mayBeDefinition(JSON.stringify(lock, undefined, 2), 'json'), false);
    assert.equal(mayBeDefinition(JSON.stringify({ lockfileVersion: 1, dependencies: { legacy: {} } }), 'json'), false);
  });

  it('are looked for where an object inside has that name', () => {
    const text = JSON.stringify({ VM: { Generation: 1 }, other: { lockfileVersion: 3 } });
    assert.equal(mayBeDefinition(text, 'json'), true);
  });

  it('are those of a template in what is deployed to Azure', () => {
    const template = (type: string) =>
      JSON.stringify({ $schema: DEPLOYMENT, resources: [{ type, tags: { Generation: 'legacy' } }] });
    assert.equal(mayBeDefinition(template('Microsoft.Network/networkInterfaces'), 'json'), false);
    for (const type of ['Microsoft.Compute/virtualMachines', 'microsoft.Compute/virtualmachines']) {
      assert.equal(mayBeDefinition(template(type), 'json'), true, type);
      assert.equal(mayBeDefinition(template(type.toUpperCase()), 'json'), true, type);
      assert.equal(mayBeAzure(template(type.toUpperCase())), true, type);
    }
  });
});
