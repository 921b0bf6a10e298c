/**
 * mbr2gpt.exe of the simulated host: reads and changes the file of the mounted disk that /disk:N names. Exit codes as
 * Microsoft documents them (MBR: windows-itpro-docs, mbr-to-gpt.md).
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Disk {
  style?: string;
  partitions?: string[];
  guest?: string;
  encrypted?: boolean;
  noRoom?: boolean;
  noBootEntry?: boolean;
  exitCode?: number;
}

const IN_FULL_WINDOWS = '/allowfullos';

function codeOf(disk: Disk): number {
  const { style, partitions = [], guest, encrypted, noRoom, noBootEntry, exitCode } = disk;
  if (exitCode !== undefined) {
    return exitCode;
  }
  if (style !== 'MBR') {
    return 5;
  }
  if (encrypted === true) {
    return 6;
  }
  const isSystemDisk = guest === 'windows' && noBootEntry !== true;
  return !isSystemDisk || partitions.includes('extended') || partitions.length > 3 || noRoom === true ? 7 : 0;
}

function main(): number {
  const args = process.argv.slice(2).map(arg => arg.toLowerCase());
  const number = args.find(arg => arg.startsWith('/disk:'))?.slice('/disk:'.length);
  const { GEN2_HOST_ROOT: root = '' } = process.env;
  const mounted = join(root, 'mounted.json');
  const files = existsSync(mounted) ? (JSON.parse(readFileSync(mounted, 'utf8')) as Record<string, string>) : {};
  const file = files[number ?? ''];
  if (file === undefined || !args.includes(IN_FULL_WINDOWS)) {
    console.log('MBR2GPT: there is no such disk, or this is no Windows PE');
    return file === undefined ? 5 : 1;
  }
  const disk = JSON.parse(readFileSync(file, 'utf8')) as Disk;
  const code = codeOf(disk);
  if (code === 0 && args.includes('/convert')) {
    writeFileSync(file, JSON.stringify({ ...disk, style: 'GPT', partitions: [...(disk.partitions ?? []), 'efi'] }));
  }
  console.log(code === 0 ? 'MBR2GPT: Conversion completed successfully' : `MBR2GPT: failed with ${code}`);
  return code;
}

process.exitCode = main();
