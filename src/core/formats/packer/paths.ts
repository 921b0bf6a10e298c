/** Paths that a template names, as they can be opened. */

/**
 * A path below or beside the template, with forward slashes. Undefined for an expression, a pattern, and an absolute
 * path: such a file is of one machine only, and a network path must not be opened because a file names it.
 */
export function relativePath(path: string | undefined): string | undefined {
  const plain = path?.replace(/^\{\{\s*template_dir\s*\}\}(?:[\\/]|$)/, './').replaceAll('\\', '/');
  // An empty folder in the middle is a variable whose value comes from the command line.
  return plain === undefined || plain === '' || /[{}*?[\]]|^\/|^[a-z]:|\/\//i.test(plain) ? undefined : resolved(plain);
}

/** Without `.` and with every `..` that has a folder before it taken back. */
function resolved(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') {
      parts.pop();
    } else if (part !== '.' && part !== '') {
      parts.push(part);
    }
  }
  return parts.join('/');
}
