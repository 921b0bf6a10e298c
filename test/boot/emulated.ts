/** Machines in QEMU that nobody types into: what they print to their serial port is what they say. */
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const FIRMWARE = '/usr/share/OVMF';

/** Firmware that looks at signatures. Its variables are out of reach of what runs in the machine. */
export const SECURE = ['-machine', 'q35,smm=on', '-global', 'driver=cfi.pflash01,property=secure,value=on'];

/** Runs a machine until it ends, or prints something; gives all that it printed. `most`: in milliseconds. */
export function runMachine(
  args: readonly string[],
  folder: string,
  name: string,
  most: number,
  until?: RegExp,
): Promise<string> {
  const log = join(folder, `${name}.log`);
  const printed = (): string => (existsSync(log) ? readFileSync(log, 'latin1').replaceAll('\r', '') : '');
  const all = [
    '-accel',
    'tcg,thread=multi',
    '-smp',
    '2',
    '-m',
    '1024',
    '-display',
    'none',
    '-nic',
    'none',
    '-no-reboot',
  ];
  const qemu = spawn('qemu-system-x86_64', [...all, '-serial', `file:${log}`, ...args], { stdio: 'inherit' });
  const kill = (): boolean => qemu.kill('SIGKILL');
  process.on('exit', kill);
  const timer = setTimeout(kill, most);
  const watch = setInterval(() => until?.test(printed()) === true && kill(), 1000);
  return new Promise(done => {
    qemu.once('close', () => {
      clearTimeout(timer);
      clearInterval(watch);
      process.off('exit', kill);
      done(printed());
    });
  });
}

/** `variables`: of ovmf, or a path to others. A machine gets a copy of its own. */
export function firmware(code: string, variables: string, folder: string): string[] {
  const own = join(folder, `own-${basename(variables)}`);
  copyFileSync(variables.includes('/') ? variables : join(FIRMWARE, variables), own);
  return [
    ...['-drive', `if=pflash,format=raw,unit=0,readonly=on,file=${join(FIRMWARE, code)}`],
    ...['-drive', `if=pflash,format=raw,unit=1,file=${own}`],
  ];
}
