/** How people spell what Hyper-V gives one name. */

/** The spellings of a flag beside its name: `tpm` is also enableTpm, tpmEnabled, useTpm ... */
export function flag(name: string, ...words: readonly string[]): string[] {
  const befores = ['enable', 'enabled', 'use', 'has', 'is', 'with'];
  return others(
    name,
    words.flatMap(word => [word, ...befores.map(before => before + word), `${word}Enabled`]),
  );
}

/** The spellings of an amount beside its name, whose unit may stand behind it: `memory` is also memoryGB and memoryInMB. */
export function amount(name: string, ...words: readonly string[]): string[] {
  const units = ['MB', 'GB', 'Bytes', 'InMB', 'InGB', 'Size'];
  return others(
    name,
    words.flatMap(word => [word, ...units.map(unit => word + unit)]),
  );
}

function others(name: string, spellings: readonly string[]): string[] {
  return spellings.filter(spelling => spelling.toLowerCase() !== name.toLowerCase());
}
