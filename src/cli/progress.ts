/** A line on the terminal that says how far a long run is. */
import type { Terminal } from './terminal';

export interface Progress {
  checked(count: number): void;
  end(): void;
}

/** A run that is over before this says nothing. In milliseconds, as the next. */
const FIRST = 500;
const BETWEEN = 100;

/** Undefined where nobody watches. `now`: a clock of milliseconds. */
export function progressOf(
  total: number,
  { progress }: Pick<Terminal, 'progress'>,
  now = () => performance.now(),
): Progress | undefined {
  if (progress === undefined) {
    return undefined;
  }
  let next = now() + FIRST;
  let shown = false;
  return {
    checked(count) {
      const time = now();
      if (time >= next) {
        next = time + BETWEEN;
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
