/** Recipes of preseed files for a BIOS, as people write them. */
export interface RecipeCase {
  readonly name: string;
  /** The answer to partman-auto/expert_recipe, with all its lines. */
  readonly recipe: string;
  /** How the installer uses each partition, in their order on the disk: with a BIOS, and with UEFI before the conversion. */
  readonly uses: readonly string[];
}

export const CASES: readonly RecipeCase[] = [
  {
    name: 'boot, swap and root, each on lines of its own',
    recipe: `\\
      lab-disk ::                                             \\
              300 350 400 ext4                                \\
                      $primary{ } $bootable{ }                \\
                      method{ format } format{ }              \\
                      use_filesystem{ } filesystem{ ext4 }    \\
                      mountpoint{ /boot }                     \\
              .                                               \\
              100% 512 150% linux-swap                        \\
                      method{ swap } format{ }                \\
              .                                               \\
              900 5000 -1 ext4                                \\
                      method{ format } format{ }              \\
                      use_filesystem{ } filesystem{ ext4 }    \\
                      mountpoint{ / }                         \\
              .`,
    uses: ['format ext4 /boot', 'swap', 'format ext4 /'],
  },
  {
    name: 'one partition, all in one line',
    recipe:
      'whole :: 1000 5000 -1 ext4 $primary{ } $bootable{ } method{ format } format{ } use_filesystem{ } filesystem{ ext4 } mountpoint{ / } .',
    uses: ['format ext4 /'],
  },
  {
    name: 'the first partition in the line of the name, and one more than an MBR disk has room for',
    recipe: `build :: 400 400 400 ext3 method{ format } format{ } use_filesystem{ } filesystem{ ext3 } mountpoint{ /boot } . \\
\t800 900 1000 ext4 method{ format } format{ } use_filesystem{ } filesystem{ ext4 } mountpoint{ / } . \\
\t100 100 100 linux-swap method{ swap } format{ } . \\
\t200 300 400 ext4 method{ format } format{ } use_filesystem{ } filesystem{ ext4 } mountpoint{ /var } . \\
\t200 900 -1 ext4 method{ format } format{ } use_filesystem{ } filesystem{ ext4 } mountpoint{ /home } .`,
    uses: ['format ext3 /boot', 'format ext4 /', 'swap', 'format ext4 /var', 'format ext4 /home'],
  },
  {
    name: 'with comments and empty lines between the partitions',
    recipe: `\\
    # what the lab has \\
    plain :: \\
# a swap that is larger
#      9000 9000 9000 linux-swap method{ swap } format{ } . \\
      300 300 300 linux-swap method{ swap } format{ } . \\

      900 5000 -1 ext4 method{ format } format{ } use_filesystem{ } filesystem{ ext4 } mountpoint{ / } .`,
    uses: ['swap', 'format ext4 /'],
  },
];
