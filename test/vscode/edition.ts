/** Which VS Code the tests run in. */
export interface Edition {
  readonly vscode: string;
  /** Of code-server, which holds the server build of that VS Code. */
  readonly server: string;
  /** The major version of Node that the server build needs; undefined: the one that runs the tests. */
  readonly node?: number;
  /** Addons without which the server does not start. They are compiled from the registry's sources. */
  readonly addons: readonly string[];
}

const EDITIONS = {
  /** The oldest that the manifest allows. */
  oldest: { vscode: '1.100.3', server: '4.100.3', addons: [] },
  newest: {
    vscode: '1.139.1',
    server: '4.139.1',
    node: 24,
    addons: ['@vscode/spdlog', '@vscode/native-watchdog', '@vscode/sqlite3', '@vscode/fs-copyfile'],
  },
} as const satisfies Record<string, Edition>;

/** The one that GEN2_VSCODE names, `oldest` or `newest`; the oldest where it names none. */
export function chosenEdition(): Edition {
  const { GEN2_VSCODE: name = 'oldest' } = process.env;
  if (name !== 'oldest' && name !== 'newest') {
    throw new Error(`GEN2_VSCODE is "${name}": it has to be "oldest" or "newest".`);
  }
  return EDITIONS[name];
}
