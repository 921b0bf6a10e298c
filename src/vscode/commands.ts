/** The commands of the palette. Each returns the message that it shows, if any, once its work is done. */
import * as vscode from 'vscode';
import { type Conversion, convertMachines } from '../core/convert/convert';
import { lossText } from '../core/findings';
import { findingsToFixOnSave, fixEdits } from '../core/fixes';
import { statedGeneration } from '../core/machine/devices';
import type { Analyses, Checked } from './analyses';
import { applyPlanned } from './apply';
import { convertibleIn, machineAt } from './conversionOffers';
import { conversionSummary } from './conversionSummary';
import { ask, PROBLEMS, SETTINGS, tell } from './messages';
import { spanOf } from './ranges';
import { counted, listed, losses, nameOf } from './text';
import { whyChecked } from './whyChecked';

/** What a caller may say beforehand, so that it isn't asked for. */
interface ConvertArguments {
  /** Whether to make changes that lose something. */
  readonly lossy?: boolean;
}

type Message = string | undefined;
type EditorCommand = (editor: vscode.TextEditor, check: Checked, given: ConvertArguments) => Promise<Message>;

export function registerCommands(analyses: Analyses): vscode.Disposable {
  const commands: Record<string, (given?: ConvertArguments) => Promise<Message>> = {
    'hyperv-gen2.convertMachine': onDefinition(analyses, convertMachine),
    'hyperv-gen2.convertFile': onDefinition(analyses, convertFile),
    'hyperv-gen2.fixAll': onDefinition(analyses, fixAll),
    'hyperv-gen2.whyChecked': async () => {
      const document = vscode.window.activeTextEditor?.document;
      return document === undefined
        ? tell(NO_FILE)
        : tell(whyChecked(analyses.of(document), baseName(document)), SETTINGS);
    },
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run)),
  );
}

const NO_FILE = 'Open a JSON file that defines Hyper-V machines first.';

/** Runs a command on the active editor where that shows machines; says why not where it doesn't. */
function onDefinition(analyses: Analyses, command: EditorCommand): (given?: ConvertArguments) => Promise<Message> {
  return async given => {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) {
      return tell(NO_FILE);
    }
    const check = analyses.of(editor.document);
    return check.analysis === undefined || check.analysis.machines.length === 0
      ? tell(whyChecked(check, baseName(editor.document)), SETTINGS)
      : command(editor, check, given ?? {});
  };
}

const convertMachine: EditorCommand = async (editor, check, given) => {
  const { analysis } = check;
  const only = analysis.machines.length === 1 ? 0 : undefined;
  const index = machineAt(analysis, spanOf(editor.document, editor.selection)) ?? only;
  const assessed = index === undefined ? undefined : analysis.machines[index];
  if (index === undefined || assessed === undefined) {
    return tell('There is no machine at the cursor.');
  }
  const { plan, machine } = assessed;
  if (statedGeneration(machine) === 2) {
    return tell(`${nameOf(assessed)} is Generation 2 already.`);
  }
  if (plan.obstacle !== undefined) {
    return tell(`${nameOf(assessed)} can't be converted: ${plan.obstacle}.`, PROBLEMS);
  }
  const question = `Convert ${nameOf(assessed)} to Generation 2?`;
  if (
    plan.class === 'lossy' &&
    !(given.lossy ?? (await ask(question, plan.lost.map(lossText), 'Convert')) === 'Convert')
  ) {
    return undefined;
  }
  return apply(editor.document, check, convertMachines(analysis, { lossy: true, machines: [index] }));
};

const WITHOUT_LOSS = 'Only Those That Lose Nothing';

const convertFile: EditorCommand = async (editor, check, given) => {
  const { analysis } = check;
  const { all, safe, lossy } = convertibleIn(analysis);
  if (all.length === 0) {
    return tell('Every machine in this file is Generation 2 already.');
  }
  let withLosses = given.lossy ?? false;
  if (lossy.length > 0 && given.lossy === undefined) {
    const question = `${counted(lossy.length, 'machine')} would lose something. Convert ${lossy.length === 1 ? 'it' : 'them'} too?`;
    const choices = safe.length > 0 ? ['Convert All', WITHOUT_LOSS] : ['Convert All'];
    const lost = lossy.map(assessed => `${nameOf(assessed)}${losses(assessed.plan.lost)}`);
    const answer = await ask(question, [listed(lost, '\n')], ...choices);
    if (answer === undefined) {
      return undefined;
    }
    withLosses = answer !== WITHOUT_LOSS;
  }
  return apply(editor.document, check, convertMachines(analysis, { lossy: withLosses }));
};

const fixAll: EditorCommand = async (editor, { version, analysis }) => {
  const findings = findingsToFixOnSave(analysis);
  if (findings.length === 0) {
    return tell('No Generation 2 machine in this file has a problem with a safe fix.');
  }
  await applyPlanned(editor.document, version, fixEdits(analysis, findings));
  return undefined;
};

async function apply(document: vscode.TextDocument, { version }: Checked, conversion: Conversion): Promise<Message> {
  const applied = await applyPlanned(document, version, conversion.edits);
  const summary = conversionSummary(conversion);
  return applied && summary !== undefined ? tell(summary, PROBLEMS) : undefined;
}

function baseName({ uri }: vscode.TextDocument): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
