/**
 * Work that can be left off and taken up again, so that a long one lets others have their turn: an editor's extensions
 * share one thread. Each step takes milliseconds at most.
 */
export type Steps<T> = Generator<undefined, T>;

/** The same steps, given up as soon as nobody wants the result any more: then it is undefined. */
export function* whileWanted<T>(steps: Steps<T>, isWanted: () => boolean): Steps<T | undefined> {
  while (isWanted()) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
    yield;
  }
  return undefined;
}

/** Takes all steps at once. */
export function completed<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
  }
}

/** Does something with each of many; so many of them in one step. */
export function* eachInSteps<T>(items: readonly T[], step: number, work: (item: T) => void): Steps<void> {
  for (let start = 0; start < items.length; start += step) {
    for (const item of items.slice(start, start + step)) {
      work(item);
    }
    yield;
  }
}
