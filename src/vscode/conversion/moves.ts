/** Remembers, in each workspace, the machines whose definitions are converted and that still have to move. */
import * as vscode from 'vscode';
import { keptMoves, type Move, movesAfter, type NewMove, shownMoves, withMoves } from '../../core/readiness/moves';
import { runbookFor } from '../../core/runbook';
import { tell } from '../editor/messages';
import { createPace } from '../editor/pace';
import { shownName } from '../editor/text';
import type { LiveReport } from '../problems/diagnostics';
import type { Moved } from './machineCommands';
import { showScriptOf } from './runbook';

/** In the memory of the workspace. */
const KEY = 'conversion.moves';
/** Nobody goes through a longer list. Of more machines at once, the message of their conversion has one script. */
const MOST = 500;

export interface Moves extends vscode.Disposable {
  /** In the order of their conversions. */
  readonly shown: readonly Move[];
  readonly onDidChange: vscode.Event<void>;
  /** Keeps the runbook of each as well, which only the definition as it was can give. */
  add(moved: readonly Moved[]): Promise<void>;
  mark(move: Move, isDone: boolean): void;
  /** In a new editor; gives the message that says why there is none. */
  showRunbook(move: Move): Promise<string | undefined>;
}

interface Begun extends NewMove {
  readonly runbook: string;
}

/** `storage`: where the runbooks are kept. `onDidCheck`: what tells of a conversion that is taken back. */
export function createMoves(memory: vscode.Memento, storage: vscode.Uri, onDidCheck: vscode.Event<LiveReport>): Moves {
  const runbooks = createRunbookFiles(vscode.Uri.joinPath(storage, 'runbooks'));
  const didChange = new vscode.EventEmitter<void>();
  let moves = memory.get<readonly Move[]>(KEY, []);

  function keep(now: readonly Move[]): void {
    const gone = moves.filter(({ id }) => !now.some(move => move.id === id));
    moves = now;
    void memory.update(KEY, now);
    gone.forEach(({ id }) => void runbooks.delete(id));
    didChange.fire();
  }

  const left = keptMoves(moves);
  if (left.length < moves.length) {
    keep(left);
  }
  const checks = onDidCheck(({ uri, report }) => {
    const now = movesAfter(moves, uri.toString(), report);
    if (now !== moves) {
      keep(now);
    }
  });
  return {
    get shown() {
      return shownMoves(moves);
    },
    onDidChange: didChange.event,
    async add(moved) {
      const begun = await begunBy(moved);
      const all = withMoves(moves, begun);
      keep(all);
      await Promise.all(begun.map(({ runbook }, at) => runbooks.write(all.at(at - begun.length)?.id ?? 0, runbook)));
    },
    mark: (marked, isDone) => keep(moves.map(move => (move.id === marked.id ? { ...move, isDone } : move))),
    async showRunbook({ id, file, machine }) {
      const text = await runbooks.read(id);
      return text === undefined
        ? tell(
            vscode.l10n.t(
              'The runbook of {0} is not there any more. Create it from the definition as it was.',
              shownName(machine),
            ),
          )
        : showScriptOf(vscode.Uri.parse(file), machine, text);
    },
    dispose: () => vscode.Disposable.from(checks, didChange).dispose(),
  };
}

async function begunBy(moved: readonly Moved[]): Promise<Begun[]> {
  const all = moved.flatMap(({ document, analysis, machines }) =>
    machines.map(index => ({ file: document.uri.toString(), analysis, index })),
  );
  const pace = createPace();
  const begun: Begun[] = [];
  for (const { file, analysis, index } of all.length > MOST ? [] : all) {
    await pace();
    const runbook = runbookFor(analysis, index);
    if ('text' in runbook) {
      const { text, steps } = runbook;
      begun.push({ file, machine: analysis.machines[index]?.machine.name ?? '', index, steps, runbook: text });
    }
  }
  return begun;
}

interface RunbookFiles {
  write(id: number, text: string): Promise<void>;
  /** Undefined where it can't be read. */
  read(id: number): Promise<string | undefined>;
  delete(id: number): Promise<void>;
}

/** Files of the extension's own. One that can't be written or deleted is no reason to stop: reading says so. */
function createRunbookFiles(folder: vscode.Uri): RunbookFiles {
  const { fs } = vscode.workspace;
  const uriOf = (id: number): vscode.Uri => vscode.Uri.joinPath(folder, `${id}.ps1`);
  return {
    write: (id, text) => orNothing(fs.writeFile(uriOf(id), new TextEncoder().encode(text))),
    read: async id => {
      const content = await orNothing(fs.readFile(uriOf(id)));
      return content && new TextDecoder().decode(content);
    },
    delete: id => orNothing(fs.delete(uriOf(id))),
  };
}

async function orNothing<T>(work: Thenable<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch {
    return undefined;
  }
}
