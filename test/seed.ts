// Loaded before the tests of every suite that mocha runs (.mocharc.json).
import fc from 'fast-check';

/**
 * The same generated values each time, so that a change is what makes a test fail. GEN2_SEED is another seed, or `random`
 * to try values that nobody has tried; what fails prints the seed that shows it again.
 */
const { GEN2_SEED = '20131018' } = process.env;

if (GEN2_SEED !== 'random') {
  fc.configureGlobal({ seed: Number(GEN2_SEED) });
}
