/** What the path of a kernel says of the system that it is of. */

/** Debian's media have install.386 beside install.amd; those of others have folders of the architecture. */
const IN_FOLDER =
  /(?:\/[\w.-]{1,40}){0,4}\/(?:install\.386|i[3-6]86)(?:\/[\w.-]{1,40}){0,2}\/(?:vmlinuz|linux|bzimage)(?![\w-])/i;
const BY_NAME = /(?:\/[\w.-]{1,40}){0,4}\/vmlinuz-[\w.-]{0,40}[56]86(?:-pae)?(?![\w-])/i;

/** The path of a 32-bit kernel that a boot command starts; undefined where it starts none that is known as one. */
export function kernelFor32Bit(bootCommand: string): string | undefined {
  const [path] = IN_FOLDER.exec(bootCommand) ?? BY_NAME.exec(bootCommand) ?? [];
  return path;
}
