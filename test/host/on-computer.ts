/** Work in this process as on a computer with other programs and modules. */

export type Environment = Readonly<Record<string, string>>;

export async function on<T>(
  { environment }: { readonly environment: Environment },
  work: () => PromiseLike<T>,
): Promise<T> {
  const before = { ...process.env };
  Object.assign(process.env, environment);
  try {
    return await work();
  } finally {
    for (const name of Object.keys(environment)) {
      const value = before[name];
      if (value === undefined) {
        delete process.env[name];
      } else {
        process.env[name] = value;
      }
    }
  }
}
