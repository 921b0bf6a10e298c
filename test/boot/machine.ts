/** A virtual machine in QEMU that is typed into, and whose kernel is read from its serial port. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { createConnection, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Stroke } from './keys';

export type FirmwareKind = 'bios' | 'uefi';

/** UEFI without Secure Boot, as Debian's ovmf package has it. */
export const UEFI_CODE = '/usr/share/OVMF/OVMF_CODE_4M.fd';
export const UEFI_VARIABLES = '/usr/share/OVMF/OVMF_VARS_4M.fd';

/** Between two keys, in milliseconds: what Packer's boot_keygroup_interval is by default. */
const BETWEEN_KEYS = 100;
/** How long a key is held down, in milliseconds. */
const HOLD = 40;

export interface Machine {
  /** Types strokes one after the other. */
  type(strokes: readonly Stroke[]): Promise<void>;
  /** What a pattern finds in what the serial port prints; undefined where it doesn't within a time (in ms). */
  printed(pattern: RegExp, within: number): Promise<string | undefined>;
  /** What the serial port has printed. */
  serial(): string;
  /** Writes a picture of the screen (PNG). */
  picture(file: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a machine from an ISO; `folder` takes its files. */
export async function startMachine(iso: string, firmware: FirmwareKind, folder: string): Promise<Machine> {
  const serialLog = join(folder, `${firmware}.serial.log`);
  const socketPath = join(folder, `${firmware}.qmp`);
  const variables = join(folder, `${firmware}.variables.fd`);
  await copyFile(UEFI_VARIABLES, variables);
  const uefi = [
    ...['-drive', `if=pflash,format=raw,readonly=on,file=${UEFI_CODE}`],
    ...['-drive', `if=pflash,format=raw,file=${variables}`],
  ];
  const qemu = spawn(
    'qemu-system-x86_64',
    [
      ...['-machine', 'q35,accel=tcg', '-m', '1024', '-display', 'none', '-vga', 'std', '-nic', 'none'],
      ...['-boot', 'd', '-cdrom', iso, '-serial', `file:${serialLog}`, '-qmp', `unix:${socketPath},server=on,wait=off`],
      ...(firmware === 'uefi' ? uefi : []),
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const kill = () => qemu.kill('SIGKILL');
  process.on('exit', kill);
  const monitor = await connect(qemu, socketPath);
  const serial = () => (existsSync(serialLog) ? readFileSync(serialLog, 'latin1') : '');
  return {
    serial,
    type: async strokes => {
      for (const stroke of strokes) {
        await play(monitor, stroke);
      }
    },
    printed: async (pattern, within) => {
      for (const end = Date.now() + within; Date.now() < end; await sleep(250)) {
        const found = pattern.exec(serial());
        if (found !== null) {
          return found[1] ?? found[0];
        }
      }
      return undefined;
    },
    picture: async file => {
      await monitor.execute('screendump', { filename: file, format: 'png' });
    },
    stop: async () => {
      monitor.close();
      if (qemu.exitCode === null) {
        const ended = new Promise(done => qemu.once('exit', done));
        kill();
        await ended;
      }
      process.off('exit', kill);
    },
  };
}

interface Monitor {
  execute(command: string, parameters?: object): Promise<void>;
  close(): void;
}

/** Connects to QEMU's monitor (QMP): one JSON object a line, answers in the order of the commands. */
async function connect(qemu: ChildProcess, path: string): Promise<Monitor> {
  let complaint = '';
  qemu.stderr?.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  for (let tries = 0; !existsSync(path); tries += 1) {
    if (qemu.exitCode !== null || tries > 100) {
      throw new Error(`QEMU did not start: ${complaint}`);
    }
    await sleep(100);
  }
  const socket: Socket = createConnection(path);
  const waiting: { readonly done: () => void; readonly failed: (error: Error) => void }[] = [];
  createInterface({ input: socket }).on('line', line => {
    const answer = JSON.parse(line) as { return?: unknown; error?: { desc: string } };
    if (answer.error !== undefined) {
      waiting.shift()?.failed(new Error(answer.error.desc));
    } else if (answer.return !== undefined) {
      waiting.shift()?.done();
    }
  });
  const execute = (command: string, parameters: object = {}): Promise<void> =>
    new Promise((done, failed) => {
      waiting.push({ done, failed });
      socket.write(`${JSON.stringify({ execute: command, arguments: parameters })}\n`);
    });
  await execute('qmp_capabilities');
  return { execute, close: () => socket.destroy() };
}

async function play(monitor: Monitor, stroke: Stroke): Promise<void> {
  const send = (code: string, down: boolean) =>
    monitor.execute('input-send-event', {
      events: [{ type: 'key', data: { down, key: { type: 'qcode', data: code } } }],
    });
  switch (stroke.kind) {
    case 'wait':
      await sleep(stroke.time);
      return;
    case 'hold':
    case 'release':
      await send(stroke.code, stroke.kind === 'hold');
      break;
    case 'press':
      if (stroke.shift) {
        await send('shift', true);
      }
      await send(stroke.code, true);
      await sleep(HOLD);
      await send(stroke.code, false);
      if (stroke.shift) {
        await send('shift', false);
      }
  }
  await sleep(BETWEEN_KEYS - HOLD);
}
