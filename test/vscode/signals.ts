const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

/**
 * Makes a signal end this process through `process.exit`, so that the exit handlers run which end servers and browsers;
 * a signal's own way to end a process skips them.
 */
export function exitOnSignals() {
  for (const [name, number] of Object.entries(SIGNALS)) {
    process.on(name, () => process.exit(128 + number));
  }
}
