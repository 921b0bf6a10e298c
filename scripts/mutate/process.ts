/** The process that runs tests in the copy; it ends when it takes too long. */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Answer, Question, Ran } from './worker';

/** Undefined where no answer came in time. */
export type Reply = readonly Ran[] | undefined;

export interface TestProcess {
  readonly files: readonly string[];
  /** `milliseconds`: how long one test, or the loading of the files, may take. */
  ask(question: Question, milliseconds: number): Promise<Reply>;
  end(): void;
}

/** `on`: the change that is switched on while files are loaded; 0 for none. Undefined where loading them has no end. */
export async function startTests(
  copy: string,
  files: readonly string[],
  on: number,
  milliseconds: number,
): Promise<{ readonly tests: TestProcess; readonly loaded: Reply }> {
  const child = fork(join(copy, 'scripts', 'mutate', 'worker.ts'), {
    cwd: copy,
    execArgv: ['--require', 'tsx/cjs', '--max-old-space-size=3000'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const tests: TestProcess = {
    files,
    ask: (question, patience) => ask(child, question, patience),
    end: () => child.kill('SIGKILL'),
  };
  return { tests, loaded: await tests.ask({ kind: 'load', files, on }, milliseconds) };
}

function ask(child: ChildProcess, question: Question, milliseconds: number): Promise<Reply> {
  return new Promise(done => {
    const end = (reply: Reply): void => {
      clearTimeout(timer);
      child.removeAllListeners();
      if (reply === undefined) {
        child.kill('SIGKILL');
      }
      done(reply);
    };
    const timer = setTimeout(() => end(undefined), milliseconds);
    child.on('message', message => {
      const answer = message as Answer;
      if ('ran' in answer) {
        end(answer.ran);
      } else {
        timer.refresh();
      }
    });
    // A change may end the process, too.
    child.once('exit', () => end(undefined));
    child.send(question);
  });
}
