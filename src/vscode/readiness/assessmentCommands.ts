/** The commands about the whole workspace, and those of the entries of its view. */
import * as vscode from 'vscode';
import { isConvertible, readinessOf, readinessText } from '../../core/readiness/summary';
import { type MachineView, machineViews } from '../../core/reports/views';
import type { BulkConversion } from '../conversion/bulkConversion';
import type { Selection } from '../conversion/bulkPlans';
import { type MachinesOfFile, showRunbook, showRunbookForMachines } from '../conversion/runbook';
import type { WorkspacePreview } from '../conversion/workspacePreview';
import { tell } from '../editor/messages';
import { createPace } from '../editor/pace';
import { patiently } from '../editor/patience';
import { analyzeFile, type FileContext } from '../files/fileAnalysis';
import { openDocument } from '../files/openDocuments';
import { VIEW } from '../gate';
import { editorRange, uriOfPlace } from '../problems/problems';
import type { Configurations } from '../settings/configurations';
import type { Assessment } from './assessment';
import { type ExportArguments, exportReport } from './exportReport';
import type { Node } from './readinessNodes';

export interface Parts {
  readonly assessment: Assessment;
  readonly conversion: BulkConversion;
  readonly preview: WorkspacePreview;
  readonly configurations: Configurations & FileContext;
}

/** `version`: of this extension. */
export function registerAssessmentCommands(parts: Parts, version: string): vscode.Disposable {
  const { assessment, conversion, preview, configurations } = parts;
  const register = vscode.commands.registerCommand;
  return vscode.Disposable.from(
    register('hyperv-gen2.assessWorkspace', () => {
      conversion.forgetLast();
      return assessWorkspace(assessment);
    }),
    register('hyperv-gen2.stopAssessment', assessment.stop),
    register('hyperv-gen2.clearAssessment', () => {
      conversion.forgetLast();
      assessment.clear();
    }),
    register('hyperv-gen2.exportReport', (given?: ExportArguments) => exportReport(assessment, version, given)),
    register('hyperv-gen2.convertWorkspace', () => convertWorkspace(assessment, conversion)),
    // Of an entry of the view, with all that are selected where it is one of those.
    register('hyperv-gen2.convertSelected', (node: Node, selected?: readonly Node[]) =>
      convertSelected(assessment, conversion, machinesOf(selected ?? [node])),
    ),
    register('hyperv-gen2.applyWorkspacePreview', preview.apply),
    register('hyperv-gen2.openMachine', (node: Node) => openMachine(assessment, node)),
    register('hyperv-gen2.runbookOfMachine', (node: Node, selected?: readonly Node[]) =>
      createRunbook(assessment, configurations, machinesOf(selected ?? [node])),
    ),
  );
}

/** Shows the view, which says how it goes. Gives what was found, in a line. */
async function assessWorkspace(assessment: Assessment): Promise<string> {
  void vscode.commands.executeCommand(`${VIEW}.focus`);
  await patiently(vscode.l10n.t('Assessing the workspace'), assessment.stop, report =>
    assessment.run(({ checked, of }) => report(checked, of)),
  );
  return readinessText(readinessOf(assessment.found.reports));
}

/** All machines that can move; those that lose something are not ticked in the preview. */
async function convertWorkspace(assessment: Assessment, conversion: BulkConversion): Promise<string | undefined> {
  if (assessment.state === 'none') {
    await assessWorkspace(assessment);
  }
  const moving = machineViews(assessment.found.reports).filter(
    view => isConvertible(view) && view.machine.status !== 'contradictory',
  );
  return moving.length === 0
    ? tell(vscode.l10n.t('No machine of the workspace can be converted to Generation 2.'))
    : conversion.convert(selectionOf(moving));
}

/** One machine is shown alone, with all that it loses; several as a conversion of many. */
async function convertSelected(
  assessment: Assessment,
  conversion: BulkConversion,
  machines: readonly MachineView[],
): Promise<string | undefined> {
  const [only, ...others] = machines;
  return only !== undefined && others.length === 0
    ? vscode.commands.executeCommand('hyperv-gen2.previewMachine', assessment.uriOf(only.file), only.index)
    : conversion.convert(selectionOf(machines));
}

/** The machines that entries stand for; those of a group are all of it, shown or not. */
function machinesOf(nodes: readonly Node[]): MachineView[] {
  return nodes.flatMap(node => {
    switch (node.kind) {
      case 'group':
        return node.group.machines.filter(isConvertible);
      case 'machine':
        return [node.view];
      default:
        return [];
    }
  });
}

function selectionOf(machines: readonly MachineView[]): Selection {
  const selection = new Map<MachineView['file'], Set<number>>();
  for (const { file, index } of machines) {
    selection.set(file, (selection.get(file) ?? new Set()).add(index));
  }
  return selection;
}

async function openMachine({ uriOf }: Assessment, node: Node): Promise<void> {
  const uri = node.kind === 'machine' ? uriOf(node.view.file) : undefined;
  if (node.kind === 'machine' && uri !== undefined) {
    const { machine } = node.view;
    const { start } = editorRange(machine.range);
    await vscode.window.showTextDocument(uriOfPlace(uri, machine), { selection: new vscode.Range(start, start) });
  }
}

/** Of one machine, or one script for several. */
async function createRunbook(
  { uriOf }: Assessment,
  configurations: Configurations & FileContext,
  views: readonly MachineView[],
): Promise<string | undefined> {
  const chosen: MachinesOfFile[] = [];
  for (const [file, indexes] of selectionOf(views)) {
    const uri = uriOf(file);
    const found = uri && (await analyzeFile(uri, openDocument(uri), configurations, createPace()));
    if (uri !== undefined && found?.kind === 'analysed') {
      chosen.push({ uri, analysis: found.analysis, machines: [...indexes] });
    }
  }
  const [only, ...others] = chosen.flatMap(({ uri, analysis, machines }) =>
    machines.flatMap(index => (analysis.machines[index] === undefined ? [] : [{ uri, analysis, index }])),
  );
  if (only === undefined) {
    return tell(vscode.l10n.t('There is no such machine in the file any more.'));
  }
  return others.length === 0 ? showRunbook(only.uri, only.analysis, only.index) : showRunbookForMachines(chosen);
}
