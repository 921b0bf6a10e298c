/** The commands of the palette. Each returns the message that it shows, if any, once its work is done. */
import * as vscode from 'vscode';
import type { Analysis } from '../../core/analysis';
import { type Conversion, convertMachines } from '../../core/convert/convert';
import { conversionParts, isOfSeveralFiles } from '../../core/convert/parts';
import { findingsToFixOnSave, fixEdits } from '../../core/fixes';
import { statedGeneration } from '../../core/machine/devices';
import { convertibleIn, machineAt } from '../../core/offers/conversions';
import { PROBLEMS, SETTINGS, tell } from '../editor/messages';
import { spanOf } from '../editor/ranges';
import { nameOf } from '../editor/text';
import type { Analyses, Checked } from '../files/analyses';
import { whyChecked } from '../settings/whyChecked';
import { type AfterConversion, registerAfterConversion, tellConverted } from './afterConversion';
import { applyPlanned } from './apply';
import { conversionSummary } from './conversionSummary';
import type { MachineCommandId } from './machineCommands';
import type { Moves } from './moves';
import { partsEdit } from './plannedEdits';
import { createPreviews, type Previews } from './preview';
import { createRunbook, showRunbook } from './runbook';
import type { WorkspacePreview } from './workspacePreview';

interface ConvertArguments {
  /** Converts without a preview: whether also to make changes that lose something. */
  readonly lossy?: boolean;
}

type Message = string | undefined;

interface Tools extends AfterConversion {
  readonly previews: Previews;
  readonly analyses: Analyses;
}

type EditorCommand = (
  editor: vscode.TextEditor,
  check: Checked,
  tools: Tools,
  given: ConvertArguments,
) => Promise<Message>;

/** `preview`: of conversions that change several files. */
export function registerCommands(
  analyses: Analyses,
  moves: Pick<Moves, 'add'>,
  preview: Pick<WorkspacePreview, 'show'>,
): vscode.Disposable {
  const previews = createPreviews({ analyses, moves }, preview);
  const tools: Tools = { analyses, moves, previews };
  const run = (command: EditorCommand) => onDefinition(tools, command);
  const commands: Record<string, (given?: ConvertArguments | vscode.Uri) => Promise<Message>> = {
    'hyperv-gen2.convertMachine': run(convertMachine),
    'hyperv-gen2.convertFile': run(convertFile),
    'hyperv-gen2.fixAll': run(fixAll),
    'hyperv-gen2.createRunbook': run((editor, { analysis }) => createRunbook(editor, analysis)),
    'hyperv-gen2.whyChecked': async () => {
      const document = vscode.window.activeTextEditor?.document;
      return document === undefined
        ? tell(NO_FILE)
        : tell(whyChecked(await analyses.of(document), baseName(document)), SETTINGS);
    },
  };
  return vscode.Disposable.from(
    previews,
    registerAfterConversion(tools),
    ...Object.entries(commands).map(([id, command]) => vscode.commands.registerCommand(id, command)),
    ...Object.entries(MACHINE_COMMANDS).map(([id, command]) =>
      vscode.commands.registerCommand(id, async (uri: vscode.Uri, machine: number): Promise<Message> => {
        const document = await vscode.workspace.openTextDocument(uri);
        const check = await analyses.of(document);
        return check.analysis === undefined || check.analysis.machines[machine] === undefined
          ? tell(vscode.l10n.t('There is no such machine in the file any more.'))
          : command(document, check, machine, tools);
      }),
    ),
    // From the title of the preview's editor with its address, from a message with the address as text.
    vscode.commands.registerCommand('hyperv-gen2.applyPreview', async (uri?: vscode.Uri | string) => {
      if (typeof uri === 'string') {
        return previews.apply(vscode.Uri.parse(uri));
      }
      // The message would go on offering what is done. Others that go with it are still in the list of notifications.
      await vscode.commands.executeCommand('notifications.hideToasts');
      return previews.apply(uri);
    }),
  );
}

type MachineCommand = (
  document: vscode.TextDocument,
  check: Checked,
  machine: number,
  tools: Tools,
) => Promise<Message>;

/** Commands of a machine by its file and its index there, which actions and code lenses run. */
const MACHINE_COMMANDS: Record<MachineCommandId, MachineCommand> = {
  'hyperv-gen2.previewMachine': (document, check, machine, { previews }) =>
    previews.show(document, check, [machine], true),
  'hyperv-gen2.convertOne': (document, check, machine, tools) =>
    apply(document, check, convertMachines(check.analysis, { lossy: false, machines: [machine] }), tools),
  'hyperv-gen2.runbookOf': (document, { analysis }, machine) => showRunbook(document.uri, analysis, machine),
};

const NO_FILE = vscode.l10n.t('Open a file that defines Hyper-V machines first.');

/** Runs a command on the active editor, or on the file of a menu, where that shows machines; says why not where it doesn't. */
function onDefinition(
  tools: Tools,
  command: EditorCommand,
): (given?: ConvertArguments | vscode.Uri) => Promise<Message> {
  return async given => {
    const isFile = given instanceof vscode.Uri;
    const editor = isFile ? await vscode.window.showTextDocument(given) : vscode.window.activeTextEditor;
    if (editor === undefined) {
      return tell(NO_FILE);
    }
    const check = await tools.analyses.of(editor.document);
    return check.analysis === undefined || check.analysis.machines.length === 0
      ? tell(whyChecked(check, baseName(editor.document)), SETTINGS)
      : command(editor, check, tools, isFile ? {} : (given ?? {}));
  };
}

/** Shown first, as a comparison with the file as it is. */
const convertMachine: EditorCommand = async (editor, check, { previews }) => {
  const { analysis } = check;
  const only = analysis.machines.length === 1 ? 0 : undefined;
  const index = machineAt(analysis, spanOf(editor.document, editor.selection)) ?? only;
  const assessed = index === undefined ? undefined : analysis.machines[index];
  if (index === undefined || assessed === undefined) {
    return tell(vscode.l10n.t('There is no machine at the cursor.'));
  }
  const { plan, machine } = assessed;
  if (statedGeneration(machine) === 2) {
    return tell(vscode.l10n.t('{0} is Generation 2 already.', nameOf(assessed)));
  }
  if (plan.obstacle !== undefined) {
    return tell(vscode.l10n.t("{0} can't be converted: {1}.", nameOf(assessed), plan.obstacle), PROBLEMS);
  }
  return previews.show(editor.document, check, [index], true);
};

/**
 * Without a loss as a comparison; else as VS Code's own refactor preview, in which each machine can be ticked. That is no
 * place for a machine that is converted in several files: there one of them could be left out.
 */
const convertFile: EditorCommand = async (editor, check, tools, given) => {
  const { analysis } = check;
  const { document } = editor;
  if (given.lossy !== undefined) {
    return apply(document, check, convertMachines(analysis, { lossy: given.lossy }), tools);
  }
  const parts = conversionParts(analysis);
  if (parts.length === 0) {
    return tell(whyNone(analysis), PROBLEMS);
  }
  const isSafe = parts.every(part => part.class === 'safe');
  if (isSafe || parts.some(isOfSeveralFiles)) {
    return tools.previews.show(
      document,
      check,
      parts.flatMap(({ machines }) => machines),
      !isSafe,
    );
  }
  await vscode.workspace.applyEdit(partsEdit(document, analysis, parts), { isRefactoring: true });
  return tellConverted({ document, analysis }, undefined, tools);
};

function whyNone(analysis: Analysis): string {
  const { all } = convertibleIn(analysis);
  const [first, ...others] = all;
  if (first === undefined) {
    return vscode.l10n.t('Every machine in this file is Generation 2 already.');
  }
  const obstacle = first.plan.obstacle ?? '';
  return others.length === 0
    ? vscode.l10n.t("{0} can't be converted: {1}.", nameOf(first), obstacle)
    : vscode.l10n.t('None of the {0} machines can be converted: {1}.', all.length, obstacle);
}

const fixAll: EditorCommand = async (editor, { version, analysis }) => {
  const findings = findingsToFixOnSave(analysis);
  if (findings.length === 0) {
    return tell(vscode.l10n.t('No Generation 2 machine in this file has a problem with a safe fix.'));
  }
  await applyPlanned(editor.document, version, analysis, fixEdits(analysis, findings));
  return undefined;
};

async function apply(
  document: vscode.TextDocument,
  { version, analysis }: Checked,
  conversion: Conversion,
  after: AfterConversion,
): Promise<Message> {
  const applied = await applyPlanned(document, version, analysis, conversion.edits);
  return applied ? tellConverted({ document, analysis }, conversionSummary(conversion), after) : undefined;
}

function baseName({ uri }: vscode.TextDocument): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
