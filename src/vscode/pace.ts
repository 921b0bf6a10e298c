/** Turns for others in the extension host, which all extensions share, while much is to be done. */

/** In milliseconds: what is taken of the host's time before another extension gets a turn. */
const SLICE = 10;

/**
 * Gives a function to wait for before each piece of work: it goes on at once, or after a turn of others where a slice of
 * time is over. Of several that wait, each gets what the one before has left of the next slice.
 */
export function createPace(): () => Promise<void> {
  let since = performance.now();
  let turn: Promise<void> | undefined;

  function takeTurn(done: () => void): void {
    setTimeout(() => {
      turn = undefined;
      since = performance.now();
      done();
    });
  }

  return async () => {
    while (performance.now() - since > SLICE) {
      turn ??= new Promise(takeTurn);
      await turn;
    }
  };
}
