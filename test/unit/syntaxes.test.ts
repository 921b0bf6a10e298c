import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRegistry, loadConfiguration } from 'vscode-tmgrammar-test/dist/common';
import { parseGrammarTestCase, runGrammarTestCase, type TestFailure } from 'vscode-tmgrammar-test/dist/unit/index';

const root = join(__dirname, '..', '..');
const folder = join(root, 'test', 'fixtures', 'syntaxes');

/** The grammars of VS Code's own JSON extension, and those that HashiCorp's extensions bring. */
const GRAMMARS = {
  'source.json': 'json',
  'source.json.comments': 'jsonc',
  'source.hcl': 'hcl',
  'source.hcl.terraform': 'terraform',
};

/** Those of them that may colour a file. */
function scopesFor(name: string): string[] {
  const language = name.endsWith('.json') ? 'source.json' : 'source.hcl';
  return Object.keys(GRAMMARS).filter(scope => scope.startsWith(language));
}

function registryWith(own: boolean) {
  const ofEditor = Object.entries(GRAMMARS).map(([scopeName, name]) => ({
    scopeName,
    path: require.resolve(`tm-grammars/grammars/${name}.json`),
  }));
  const { grammars } = loadConfiguration(join(root, 'package.json'), undefined, undefined);
  return createRegistry(own ? [...ofEditor, ...grammars] : ofEditor);
}

function messageOf({ line, start, end, missing, unexpected, actual }: TestFailure) {
  return `line ${line + 1}, ${start}-${end}: missing ${missing}, unexpected ${unexpected} in ${actual.join(' ')}`;
}

describe('the grammars', () => {
  const registry = registryWith(true);
  const plain = registryWith(false);

  async function scopesOf(text: string, scope: string, grammars: typeof registry) {
    const grammar = await grammars.loadGrammar(scope);
    assert.ok(grammar);
    let state: Parameters<typeof grammar.tokenizeLine>[1] = null;
    return text.split('\n').map(line => {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
      state = ruleStack;
      return tokens;
    });
  }

  for (const name of readdirSync(folder).filter(file => /\.\w+$/.test(file))) {
    it(`colour ${name} as it says`, async () => {
      const test = parseGrammarTestCase(readFileSync(join(folder, name), 'utf8'));
      assert.ok(test.assertions.length > 0);
      const failures = await runGrammarTestCase(registry, test);
      assert.deepEqual(failures.map(messageOf), []);
    });
  }

  for (const name of readdirSync(join(folder, 'ordinary'))) {
    for (const scope of scopesFor(name)) {
      it(`leave ordinary ${name} as ${scope} colours it`, async () => {
        const text = readFileSync(join(folder, 'ordinary', name), 'utf8');
        assert.deepEqual(await scopesOf(text, scope, registry), await scopesOf(text, scope, plain));
      });
    }
  }
});
