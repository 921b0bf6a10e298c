// `npm run test:boot`: types boot commands into real boot loaders. Each case's command for isolinux is typed into
// isolinux, and what the engine makes of it into GRUB under UEFI; both have to start the kernel with the same arguments.
// Needs packages of Debian 12 (see requirements.ts) and about a minute a case; without them it does nothing.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { convert } from '../../src/core/convert/convert';
import { exitOnSignals } from '../vscode/signals';
import { type BootCase, CASES } from './cases';
import { strokesOf } from './keys';
import { type FirmwareKind, startMachine } from './machine';
import { buildIso, MENU_MARK } from './media';
import { missingPackages } from './requirements';

/** In milliseconds, on a machine that is busy with other things. */
const MOST = { untilMenu: 180_000, untilKernel: 180_000 };
/** From the mark until the menu is drawn. */
const DRAWING = 3000;

/** What the engine makes of a boot command in a template of one machine. */
function translationOf({ iso, bootCommand }: BootCase): string[] {
  const builder = { type: 'hyperv-iso', iso_url: iso, boot_command: bootCommand };
  const text = JSON.stringify({ builders: [builder] }, undefined, 2);
  const converted = JSON.parse(convert(text, { fileName: 'template.json', lossy: true }).text);
  return converted.builders[0].boot_command;
}

/** Starts a machine, types, and gives the kernel's arguments: those that boot loaders add themselves left out. */
async function argumentsAfter(iso: string, firmware: FirmwareKind, keys: readonly string[], folder: string) {
  const machine = await startMachine(iso, firmware, folder);
  try {
    if ((await machine.printed(new RegExp(MENU_MARK), MOST.untilMenu)) === undefined) {
      return 'no menu';
    }
    await sleep(DRAWING);
    await machine.type(strokesOf(keys));
    const line = await machine.printed(/Kernel command line: ([^\r\n]*)[\r\n]/, MOST.untilKernel);
    const initrd = await machine.printed(/RAMDISK: \[mem/, 10_000);
    if (line === undefined) {
      await machine.picture(join(tmpdir(), `boot-${firmware}.png`));
      return `no kernel; the screen is in ${join(tmpdir(), `boot-${firmware}.png`)}`;
    }
    const words = line
      .trim()
      .split(' ')
      .filter(word => !/^(?:BOOT_IMAGE|initrd)=/.test(word) && word !== 'showopts');
    return initrd === undefined ? `no initrd with ${words.join(' ')}` : words.join(' ');
  } finally {
    await machine.stop();
  }
}

async function runCase(bootCase: BootCase): Promise<boolean> {
  const { name, bootCommand, expected, medium } = bootCase;
  const started = Date.now();
  const translation = translationOf(bootCase);
  const folder = await mkdtemp(join(tmpdir(), 'boot-rig-'));
  try {
    const iso = await buildIso(medium, folder);
    const bios = await argumentsAfter(iso, 'bios', bootCommand, folder);
    const uefi = await argumentsAfter(iso, 'uefi', translation, folder);
    const passed = bios === expected && uefi === expected;
    console.log(`${passed ? 'passed' : 'FAILED'}: ${name} (${Math.round((Date.now() - started) / 1000)} s)`);
    console.log(`  isolinux  ${JSON.stringify(bootCommand)}\n         => ${bios}`);
    console.log(`  GRUB      ${JSON.stringify(translation)}\n         => ${uefi}`);
    if (!passed) {
      console.log(`  expected  ${expected}`);
    }
    return passed;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  exitOnSignals();
  const missing = missingPackages();
  if (missing.length > 0) {
    console.log(`Skipped: this needs the packages ${missing.join(' ')} of Debian 12.`);
    return;
  }
  const [wanted = ''] = process.argv.slice(2);
  const results: boolean[] = [];
  for (const bootCase of CASES.filter(({ name }) => name.includes(wanted))) {
    results.push(await runCase(bootCase));
  }
  const failed = results.filter(passed => !passed).length;
  console.log(`\n${results.length - failed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main();
