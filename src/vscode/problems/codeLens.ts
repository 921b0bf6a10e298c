/** A line above each machine that is not what Generation 2 wants: what its conversion comes to, and the ways to it. */
import * as vscode from 'vscode';
import type { AssessedMachine } from '../../core/analysis';
import { statedGeneration } from '../../core/machine/devices';
import { definitionReady } from '../../core/reports/prose';
import { whyNoRunbook } from '../../core/runbook/obstacle';
import { type MachineCommandId, machineCommand } from '../conversion/machineCommands';
import { rangeOf } from '../editor/ranges';
import { withLosses } from '../editor/text';
import type { Analyses } from '../files/analyses';
import { SELECTOR } from '../files/documents';

export interface CodeLenses extends vscode.Disposable {
  /** Settings, or what else decides about files, have changed. */
  refresh(): void;
}

export function registerCodeLenses(analyses: Analyses): CodeLenses {
  const changed = new vscode.EventEmitter<void>();
  /** What a lens says, and does: made when it comes into view, as a file may have thousands. */
  const pending = new WeakMap<vscode.CodeLens, () => vscode.Command>();
  const registration = vscode.languages.registerCodeLensProvider(SELECTOR, {
    onDidChangeCodeLenses: changed.event,
    async provideCodeLenses(document) {
      const { analysis, settings } = await analyses.of(document);
      if (analysis === undefined || !settings.codeLens) {
        return [];
      }
      const shown = new Set(analysis.findings.map(({ machine }) => machine));
      const lines = new Set<number>();
      return analysis.machines.flatMap((assessed, index) => {
        if (assessed.machine.node.file !== analysis.documents.main.file) {
          return [];
        }
        const hasRunbook = whyNoRunbook(assessed, analysis.format) === undefined;
        const commands = shown.has(index) ? commandsFor(assessed, document.uri, index, hasRunbook) : [];
        const range = rangeOf(document, { offset: assessed.machine.node.offset, end: assessed.machine.node.offset });
        // In a file that is one long line only the first machine has room.
        if (commands.length === 0 || lines.has(range.start.line)) {
          return [];
        }
        lines.add(range.start.line);
        return commands.map(command => {
          const lens = new vscode.CodeLens(range);
          pending.set(lens, command);
          return lens;
        });
      });
    },
    resolveCodeLens(lens) {
      const command = pending.get(lens)?.();
      if (command !== undefined) {
        lens.command = command;
      }
      return lens;
    },
  });
  return {
    refresh: () => changed.fire(),
    dispose: () => vscode.Disposable.from(changed, registration).dispose(),
  };
}

/** First what the machine is, which is no command; nothing for a machine that only the tool can judge, or that is done. */
function commandsFor(
  assessed: AssessedMachine,
  uri: vscode.Uri,
  index: number,
  hasRunbook: boolean,
): (() => vscode.Command)[] {
  const { plan } = assessed;
  const offered = (command: MachineCommandId, title: string) => () => machineCommand(command, title, uri, index);
  // The ways to it stand behind what it comes to, and have to be in sight.
  const summary = () => ({ title: summaryOf(assessed, 1), tooltip: summaryOf(assessed), command: '' });
  const runbook = hasRunbook ? [offered('hyperv-gen2.runbookOf', vscode.l10n.t('Runbook'))] : [];
  switch (assessed.status) {
    case 'blocked':
      return [summary];
    case 'ready':
    case 'needs-work':
      // What is there in Azure is upgraded in place: no definition of it is converted.
      return plan.obstacle !== undefined
        ? [summary, ...runbook]
        : [
            summary,
            // What loses something is looked at first.
            ...(plan.class === 'safe' ? [offered('hyperv-gen2.convertOne', vscode.l10n.t('Convert'))] : []),
            offered('hyperv-gen2.previewMachine', vscode.l10n.t('Preview')),
            ...runbook,
          ];
    case 'contradictory':
      return plan.steps.length === 0
        ? [summary]
        : [
            summary,
            ...(plan.class === 'safe' ? [offered('hyperv-gen2.convertOne', vscode.l10n.t('Repair'))] : []),
            offered('hyperv-gen2.previewMachine', vscode.l10n.t('Preview')),
          ];
    case 'generation-2':
    case 'unknown':
      return [];
  }
}

/** `mostLosses`: of what is lost, so much is named. */
function summaryOf({ machine, plan }: AssessedMachine, mostLosses?: number): string {
  const generation = vscode.l10n.t('Generation {0}', statedGeneration(machine) ?? '');
  if (plan.obstacle !== undefined) {
    return `${generation} · ${vscode.l10n.t("can't be converted: {0}", plan.obstacle)}`;
  }
  const changes = plan.steps.length;
  const manual = plan.manual.length;
  return [
    generation,
    ...(changes === 0 ? [] : [withLosses(changeCount(changes), plan.lost, mostLosses)]),
    ...(plan.onlyDisk ? [definitionReady()] : manual === 0 ? [] : [vscode.l10n.t('{0} by hand', manual)]),
  ].join(' · ');
}

function changeCount(count: number): string {
  return count === 1 ? vscode.l10n.t('1 change') : vscode.l10n.t('{0} changes', count);
}
