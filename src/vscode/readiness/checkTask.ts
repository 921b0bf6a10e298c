/** The task that assesses the workspace, for who starts all by tasks, or has one wait for it. The gate has it, so it stays small. */
import * as vscode from 'vscode';
import type { FailOn } from '../../core/reports/report';

export const TASK_TYPE = 'hyperv-gen2';

/** As people write it into tasks.json. */
export interface CheckTask extends vscode.TaskDefinition {
  /** `error` without it. */
  readonly failOn?: FailOn;
}

/** `run`: what prints its output, and ends it. */
export function taskProvider(run: (task: CheckTask) => Promise<vscode.Pseudoterminal>): vscode.TaskProvider {
  const taskOf = (definition: CheckTask, scope: vscode.Task['scope']): vscode.Task =>
    new vscode.Task(
      definition,
      scope ?? vscode.TaskScope.Workspace,
      'check',
      'Hyper-V Gen 2',
      new vscode.CustomExecution(() => run(definition)),
    );
  return {
    provideTasks: () => [taskOf({ type: TASK_TYPE }, vscode.TaskScope.Workspace)],
    // VS Code looks for the very definition that it asked for.
    resolveTask: ({ definition, scope }) => taskOf(definition as CheckTask, scope),
  };
}
