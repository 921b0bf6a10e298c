/** Work that is done a while after the last change of what it is for. */
import type * as vscode from 'vscode';

export interface Delays<K> extends vscode.Disposable {
  /** Does some work later, in the place of what still waits for the same. */
  later(key: K, work: () => void): void;
  waits(key: K): boolean;
  cancel(key: K): void;
}

/** `delay`: in milliseconds. */
export function createDelays<K>(delay: number): Delays<K> {
  const timers = new Map<K, ReturnType<typeof setTimeout>>();

  function cancel(key: K): void {
    clearTimeout(timers.get(key));
    timers.delete(key);
  }

  return {
    later(key, work) {
      cancel(key);
      const timer = setTimeout(() => {
        timers.delete(key);
        work();
      }, delay);
      timers.set(key, timer);
    },
    waits: key => timers.has(key),
    cancel,
    dispose: () => timers.forEach(clearTimeout),
  };
}
