/** The parts of the engine that few files need: to load them takes as long as to check a small file. */
import { languageIdOf } from '../core/languages/files';
import { ALL_PARTS, type Part, partsFor } from '../core/parts';

const LOAD: Readonly<Record<Part, () => void>> = {
  azure: () => require('../core/azure'),
  hcl: () => require('../core/hcl'),
};

const loaded = new Set<Part>();

/** Loads all that the text of a file may need. */
export function loadPartsFor(path: string, text: string): void {
  if (loaded.size < ALL_PARTS.length) {
    load(partsFor(path, languageIdOf(path) ?? 'json', text));
  }
}

export function loadAllParts(): void {
  load(ALL_PARTS);
}

function load(parts: readonly Part[]): void {
  for (const part of parts) {
    if (!loaded.has(part)) {
      LOAD[part]();
      loaded.add(part);
    }
  }
}
