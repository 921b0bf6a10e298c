/**
 * A value that is made when somebody first asks for it. The command line checks a small file in less time than all tables of
 * the engine take to be made.
 */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
