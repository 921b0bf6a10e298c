// `npm run test:newest`: what runs in a real VS Code, once more in the newest one that the tests know.
import { spawnSync } from 'node:child_process';

for (const script of ['test:vscode', 'test:vscode:long', 'test:ui', 'test:ui:long']) {
  const { status } = spawnSync('npm', ['run', '--silent', script], {
    stdio: 'inherit',
    env: { ...process.env, GEN2_VSCODE: 'newest' },
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    process.exitCode = 1;
  }
}
