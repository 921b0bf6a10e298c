// `npm start -- [FOLDER]`: checks the folder in the terminal, then serves a real VS Code with the extension loaded.
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { repositoryRoot } from '../test/vscode/install';
import { startServer } from '../test/vscode/server';
import { exitOnSignals } from '../test/vscode/signals';

function show(args: string[]) {
  return new Promise<number>(done => {
    const child = spawn(process.execPath, args, { cwd: repositoryRoot, stdio: 'inherit' });
    child.on('close', code => done(code ?? 1));
  });
}

async function main() {
  exitOnSignals();
  // npm runs scripts in the repository's folder; INIT_CWD is where the user typed the command.
  const { INIT_CWD = process.cwd() } = process.env;
  const [given] = process.argv.slice(2);
  const folder = given === undefined ? join(repositoryRoot, 'examples') : resolve(INIT_CWD, given);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new Error(`${folder} is not a folder. Usage: npm start -- [FOLDER]`);
  }
  if ((await show([join('scripts', 'build.mjs')])) !== 0) {
    throw new Error('The build failed; see above.');
  }
  console.log(`\n$ gen2-advisor check ${folder}\n`);
  const code = await show([join('dist', 'cli.js'), 'check', folder]);
  // 0 and 1 both are results of a check: nothing found, something found.
  if (code > 1) {
    console.error(`The check ended with exit code ${code}.`);
  }

  const server = await startServer({ linked: repositoryRoot });
  console.log(`\nVS Code with the extension, on ${folder}:\n`);
  console.log(`  ${server.url({ folder })}\n`);
  console.log('Open this address in a browser. Changes are saved to the folder. Ctrl+C ends it.');
  await server.ended;
  throw new Error('The VS Code server ended.');
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
