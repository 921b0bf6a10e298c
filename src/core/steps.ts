/**
 * Work that can be left off and taken up again, so that a long one lets others have their turn: an editor's extensions
 * share one thread. Each step takes milliseconds at most.
 */
export type Steps<T> = Generator<undefined, T>;

/** Takes all steps at once. */
export function completed<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
  }
}
