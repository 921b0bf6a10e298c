/** A simulated host as the computer that programs run on: its modules are those of every PowerShell that they start. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, isAbsolute, join } from 'node:path';
import { buildHost } from './build';
import type { HostVersion } from './cmdlet-classes';
import type { HostState } from './host';
import type { Environment } from './on-computer';

export interface ComputerOptions extends HostState {
  readonly fault?: { readonly atCall: number; readonly kind: 'fail' };
}

export interface Computer {
  /** What its programs have in their environment. */
  readonly environment: Environment;
  remove(): void;
}

/** `pwsh`: its path, or the name of one on PATH. Its `ssh` reaches this computer, by whatever name, except `nowhere`. */
export function makeComputer(pwsh: string, version: HostVersion, state: ComputerOptions): Computer {
  const modules = join(buildHost(pwsh, version), 'Modules');
  const folder = mkdtempSync(join(tmpdir(), 'computer-'));
  const { PATH = '' } = process.env;
  writeFileSync(join(folder, 'state.json'), JSON.stringify({ version, ...state }));
  program(folder, 'ssh', [
    'for argument; do [ "$argument" = nowhere ] && { echo "ssh: no route to host" >&2; exit 255; }; done',
    `exec '${pwsh}' -sshs -NoLogo -NoProfile`,
  ]);
  const path = isAbsolute(pwsh) ? [folder, dirname(pwsh), PATH] : [folder, PATH];
  return {
    environment: {
      PATH: path.join(delimiter),
      PSModulePath: modules,
      GEN2_HOST_STATE: join(folder, 'state.json'),
      GEN2_HOST_ROOT: join(folder, 'root'),
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function program(folder: string, name: string, lines: readonly string[]): void {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${lines.join('\n')}\n`);
  chmodSync(path, 0o755);
}
