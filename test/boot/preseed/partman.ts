/**
 * Debian's installer as far as its partitions: the programs of its initrd, and of partman those that make partitions out of
 * a recipe (partman-auto) on a disk (partman-base, with libparted). It is run in a folder, on a file for a disk.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { KERNEL } from '../media';
import { RESIZE_LIBRARY } from './requirements';

const run = promisify(execFile);

const shell = async (script: string): Promise<string> => {
  const { stdout } = await run('bash', ['-ec', script], { maxBuffer: 1 << 26, timeout: 1_000_000 });
  return stdout;
};

const UDEBS = ['partman-base', 'partman-auto'];

/** What `autopartition` does behind the new label of the disk, and what it comes to. */
const INSIDE = `#!/bin/sh
. /lib/partman/lib/base.sh
. /lib/partman/lib/recipes.sh
. /lib/partman/lib/auto-shared.sh
dev=$DEVICES/=disk.img
mkdir -p $dev /var/run
PARTMAN_ALIGNMENT=optimal parted_server
cd $dev
open_dialog OPEN /disk.img; read_line response; close_dialog
db_get partman-auto/expert_recipe
echo "$RET" > /tmp/expert_recipe
get_last_free_partition_infos $dev
perform_recipe $dev $free_space /tmp/expert_recipe
said() { [ ! -f $id/$1 ] || printf ' %s' "$(cat $id/$1)"; }
open_dialog PARTITIONS
while { read_line num id size type fs path name; [ "$id" ]; }; do
  [ "$fs" = free ] || echo "$size$(said method)$(said filesystem)$(said mountpoint)" >&8
done
close_dialog
open_dialog COMMIT; close_dialog
kill $(cat /var/run/parted_server.pid)
`;
const OUTSIDE = `export DEBIAN_FRONTEND=text
debconf-loadtemplate d-i /var/lib/dpkg/info/*.templates /partman-base.templates /partman-auto.templates
debconf-set-selections /preseed.cfg
debconf -o d-i /inside 8>/result </dev/null
`;

/** Made once; what is missing in the registry is what fails. */
export async function makeInstaller(folder: string): Promise<string> {
  const installer = join(folder, 'installer');
  if (existsSync(installer)) {
    return installer;
  }
  const draft = join(folder, 'installer-draft');
  const apt = join(folder, 'apt');
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  await mkdir(join(apt, 'lists/partial'), { recursive: true });
  // The mirror is the machine's own, with the part of it that the installer takes its packages from.
  const mirror = (
    await shell("apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Codename: bookworm' | head -1")
  ).trim();
  await writeFile(
    join(apt, 'sources.list'),
    `deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${mirror} bookworm main/debian-installer\n`,
  );
  await writeFile(
    join(apt, 'conf'),
    `Dir::Etc::sourcelist "${apt}/sources.list";\nDir::Etc::sourceparts "-";\nDir::State::lists "${apt}/lists";\nDir::State::status "/dev/null";\n`,
  );
  await shell(`
    cd ${apt}; export APT_CONFIG=${apt}/conf
    apt-get -qq update; apt-get -qq -o APT::Sandbox::User=root download ${UDEBS.join(' ')}
    cd ${draft}
    zcat ${join(dirname(KERNEL), 'initrd.gz')} | cpio --quiet -id
    for name in ${UDEBS.join(' ')}; do
      dpkg-deb --extract ${apt}/\${name}_*.udeb .; dpkg-deb --ctrl-tarfile ${apt}/\${name}_*.udeb | tar -xO ./templates > $name.templates
    done
    ldd bin/parted_server ${RESIZE_LIBRARY} | sed -n 's/.* => \\(\\/[^ ]*\\).*/\\1/p' | sort -u | while read library; do
      name=$(basename $library); [ -e lib/$name ] || [ -e usr/lib/$name ] || [ -e lib/x86_64-linux-gnu/$name ] || cp -L $library lib/
    done`);
  await writeFile(join(draft, 'inside'), INSIDE, { mode: 0o755 });
  await writeFile(join(draft, 'outside'), OUTSIDE);
  await rename(draft, installer);
  return installer;
}

export type Label = 'gpt' | 'dos';

export interface Laid {
  /** How the installer uses each partition, with its size in bytes. */
  readonly uses: readonly { readonly size: number; readonly use: string }[];
  /** The table on the disk, as another program reads it. */
  readonly table: { readonly label: string; readonly partitions?: readonly { readonly size: number }[] };
}

/** Lays out an empty disk of 8 GB by the recipe of a preseed file. */
export async function layOut(installer: string, preseed: string, label: Label): Promise<Laid> {
  await writeFile(join(installer, 'preseed.cfg'), preseed);
  await shell(`
    cd ${installer}; rm -rf disk.img result var/lib/partman var/run/*; mkdir -p var/lib/partman proc
    truncate --size 8G disk.img; echo 'label: ${label}' | sfdisk --quiet disk.img
    mount -t proc proc proc; trap 'umount proc' EXIT
    timeout 900 chroot . /bin/sh /outside > said 2>&1`);
  const lines = (await readFile(join(installer, 'result'), 'utf8')).split('\n').filter(line => line !== '');
  const uses = lines.map(line => {
    const [size = '', ...use] = line.split(' ');
    return { size: Number(size), use: use.join(' ') };
  });
  const { partitiontable } = JSON.parse(await shell(`sfdisk --json ${join(installer, 'disk.img')}`));
  return { uses, table: partitiontable };
}
