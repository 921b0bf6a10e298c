import * as vscode from 'vscode';
import { type Assessment, createAssessment } from '../../../src/vscode/readiness/assessment';
import { type Configurations, createConfigurations } from '../../../src/vscode/settings/configurations';

export interface OwnAssessment {
  readonly assessment: Assessment;
  readonly configurations: Configurations;
  /** All that it is made of, itself last. */
  readonly subscriptions: readonly vscode.Disposable[];
}

/** An assessment beside that of the extension, with nobody who shows it. */
export function ownAssessment(): OwnAssessment {
  const collection = vscode.languages.createDiagnosticCollection('suite');
  const configurations = createConfigurations();
  const live = new vscode.EventEmitter<never>();
  const assessment = createAssessment(collection, configurations, live.event, {
    set: () => undefined,
    update: () => undefined,
  });
  return { assessment, configurations, subscriptions: [collection, configurations, live, assessment] };
}
