/** How much is done at a time, and turns for others in the extension host, which all extensions share, while much is to be done. */
import type { Steps } from '../../core/steps';

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

/** Takes all steps, each when its turn has come. */
export async function takeSteps<T>(steps: Steps<T>, pace: () => Promise<void>): Promise<T> {
  for (;;) {
    await pace();
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
  }
}

/**
 * Works on items in their order, so many of them at a time: for work that waits for VS Code more than it does itself.
 * Ends early as soon as a piece of work gives false.
 */
export async function inLanes<T>(
  lanes: number,
  items: Iterable<T>,
  work: (item: T) => Promise<boolean>,
): Promise<void> {
  const queue = items[Symbol.iterator]();
  let goesOn = true;
  const lane = async (): Promise<void> => {
    for (let next = queue.next(); goesOn && next.done !== true; next = queue.next()) {
      goesOn = (await work(next.value)) && goesOn;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** Gives a function that begins each piece of work when the one before has ended, however that did. */
export function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return work => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
}
