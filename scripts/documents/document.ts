/** A file of the repository that is made, whole or in part, of what the code knows. */
export interface Document {
  /** From the root of the repository, with `/`. */
  readonly path: string;
  /** The file as it should be. `current` is what it holds, empty where it does not exist. */
  text(current: string): string;
}

/** A document made whole. */
export function whole(path: string, text: string): Document {
  return { path, text: () => text };
}

/** A document of which the part between two comments is made: `<!-- name -->` and `<!-- /name -->`, each on a line. */
export function section(path: string, name: string, text: string): Document {
  return {
    path,
    text(current) {
      const [start, end] = [`<!-- ${name} -->\n`, `<!-- /${name} -->\n`];
      const [before, ...after] = current.split(start);
      const rest = after.join(start).split(end);
      if (before === undefined || rest.length !== 2) {
        throw new Error(`${path} has no section ${name}`);
      }
      return `${before}${start}\n${text}\n\n${end}${rest[1]}`;
    },
  };
}

/** As npm writes its files. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
