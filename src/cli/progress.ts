/** A line on the terminal that says how far a long run is. */
import type { Terminal } from './terminal';

export interface Progress {
  checked(count: number): void;
  end(): void;
}

/** A run that is over before this says nothing. In milliseconds, as the next. */
const FIRST = 500;
const BETWEEN = 100;

/** Undefined where nobody watches. */
export function progressOf(total: number, { progress }: Terminal): Progress | undefined {
  if (progress === undefined) {
    return undefined;
  }
  let next = performance.now() + FIRST;
  let shown = false;
  return {
    checked(count) {
      const now = performance.now();
      if (now >= next) {
        next = now + BETWEEN;
        shown = true;
        progress(`Checked ${count} of ${total} files`);
      }
    },
    end() {
      if (shown) {
        progress('');
      }
    },
  };
}
