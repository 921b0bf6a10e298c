/** What tests need and the npm registry does not have. */
import { run } from './install';

/** Changes the machine only where that is expected: as root, on a CI machine, with apt. Gives whether it did. */
export async function installSystemPackages(packages: readonly string[]): Promise<boolean> {
  const { CI } = process.env;
  if (!CI || process.getuid?.() !== 0) {
    return false;
  }
  console.log(`Installing ${packages.join(', ')} with apt-get ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env });
  const result = await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env });
  if (result.code !== 0) {
    console.log(result.output.trim());
  }
  return result.code === 0;
}

const COMPILER = ['c++', 'make', 'python3'];
const COMPILER_PACKAGES = ['build-essential', 'python3'];

/** What is missing to compile addons of Node, with which a newer VS Code starts; empty: nothing. */
export async function missingOfCompiler(): Promise<readonly string[]> {
  const missing = await absent(COMPILER);
  return missing.length > 0 && (await installSystemPackages(COMPILER_PACKAGES)) ? absent(COMPILER) : missing;
}

async function absent(programs: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(programs.map(async program => (await run(program, ['--version'])).code === 0));
  return programs.filter((_, index) => !found[index]);
}
