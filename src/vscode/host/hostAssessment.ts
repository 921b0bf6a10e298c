/** Reads the machines of a Hyper-V host by PowerShell, keeps their definitions where the user says, and assesses them. */
import * as vscode from 'vscode';
import { isComputerName } from '../../core/host-export/files';
import type { ReadMachine, Refusal } from '../../core/host-export/records';
import { refusalText } from '../../core/host-export/words';
import { type Button, tell } from '../editor/messages';
import { listed, withoutLinks } from '../editor/text';
import type { Programs } from '../programs';
import type { Assessment } from '../readiness/assessment';
import { keepDefinitions } from './hostDefinitions';

/** What is given is not asked for. That a program is run is always asked. */
export interface HostArguments {
  /** Empty for this computer. */
  readonly computer?: string;
  /** A folder, or 'unsaved' for an editor. */
  readonly target?: vscode.Uri | 'unsaved';
}

type Message = string | undefined;

interface Host {
  /** Undefined for the one that this runs on. */
  readonly computer: string | undefined;
  readonly name: string;
}

interface Reading {
  readonly machines: readonly ReadMachine[];
  /** Machines that could not be read, and what could not be read of others, in the words of PowerShell. */
  readonly failed: readonly string[];
  readonly warnings: readonly string[];
  readonly refusal: Refusal | undefined;
  readonly isCancelled: boolean;
}

const SCRIPT: Button = { title: vscode.l10n.t('Show the Script'), command: 'hyperv-gen2.showExportScript' };

/** `programs`: undefined in a browser. */
export function registerHostAssessment(
  extension: vscode.Uri,
  programs: (() => Promise<Programs>) | undefined,
  assessment: Pick<Assessment, 'include'>,
): vscode.Disposable {
  return vscode.commands.registerCommand('hyperv-gen2.assessHost', async (given: HostArguments = {}) =>
    programs === undefined
      ? tell(
          vscode.l10n.t(
            'In a browser no program can be run. Run the export script on the host, and open its files here.',
          ),
          SCRIPT,
        )
      : (whyNotHere() ?? assessHost(extension, await programs(), assessment, given)),
  );
}

/** Where a workspace is nobody's that is trusted, or lies on no computer, nothing is run. */
function whyNotHere(): Message {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (!vscode.workspace.isTrusted) {
    return tell(vscode.l10n.t('PowerShell is only run in a workspace that you trust.'), {
      title: vscode.l10n.t('Manage Workspace Trust'),
      command: 'workbench.trust.manage',
    });
  }
  return folders.some(({ uri }) => uri.scheme !== 'file')
    ? tell(
        vscode.l10n.t('PowerShell is not run in a virtual workspace. Open a folder of a computer, or an empty window.'),
        SCRIPT,
      )
    : undefined;
}

async function assessHost(
  extension: vscode.Uri,
  programs: Programs,
  assessment: Pick<Assessment, 'include'>,
  given: HostArguments,
): Promise<Message> {
  if (!programs.isPowerShellThere()) {
    return tell(refusalText({ kind: 'refused', reason: 'no-powershell', detail: '' }, undefined), SCRIPT);
  }
  const name = given.computer ?? (await askForComputer());
  if (name === undefined) {
    return undefined;
  }
  const computer = programs.otherComputer(name);
  const host = { computer, name: computer ?? programs.thisComputer() };
  if (!(await isAgreed(host))) {
    return undefined;
  }
  const reading = await readMachines(vscode.Uri.joinPath(extension, 'resources').fsPath, programs, host);
  if (reading.isCancelled) {
    return undefined;
  }
  if (reading.refusal !== undefined) {
    return tell(withoutLinks(refusalText(reading.refusal, computer)), SCRIPT);
  }
  if (reading.machines.length === 0) {
    return reading.failed.length === 0
      ? tell(vscode.l10n.t('There is no machine on {0}.', host.name))
      : tellUnread(reading);
  }
  const kept = await keepDefinitions(reading.machines, given.target);
  if (kept === undefined) {
    return undefined;
  }
  assessment.include(kept);
  const found = await vscode.commands.executeCommand<string>('hyperv-gen2.assessWorkspace');
  return reading.failed.length + reading.warnings.length === 0 ? found : tellUnread(reading);
}

function askForComputer(): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Assess the Machines of a Host'),
    prompt: vscode.l10n.t('The name of a Hyper-V host; nothing for this computer'),
    placeHolder: vscode.l10n.t('this computer'),
    ignoreFocusOut: true,
    validateInput: text =>
      text.trim() === '' || text.trim() === '.' || isComputerName(text.trim())
        ? undefined
        : vscode.l10n.t('This is not the name or address of a computer.'),
  });
}

/** Says what will be run before it is. */
async function isAgreed(host: Host): Promise<boolean> {
  const run = vscode.l10n.t('Run');
  const detail = [
    vscode.l10n.t(
      'PowerShell runs the export script of this extension. It reads what Hyper-V says of its machines, and changes nothing.',
    ),
    ...(host.computer === undefined
      ? []
      : [vscode.l10n.t('It is run on {0}, by PowerShell remoting, as the user that you are here.', host.name)]),
    vscode.l10n.t('You have to be an administrator of the host, or a member of its Hyper-V Administrators.'),
  ].join('\n\n');
  const question = vscode.l10n.t('Run a PowerShell script on {0}?', host.name);
  const chosen = await vscode.window.showWarningMessage(question, { modal: true, detail }, run, SCRIPT.title);
  if (chosen === SCRIPT.title) {
    await vscode.commands.executeCommand(SCRIPT.command);
  }
  return chosen === run;
}

async function readMachines(resources: string, programs: Programs, host: Host): Promise<Reading> {
  const machines: ReadMachine[] = [];
  const failed: string[] = [];
  const warnings: string[] = [];
  const abort = new AbortController();
  const title = vscode.l10n.t('Reading the machines of {0}', host.name);
  const refusal = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    (progress, token) => {
      token.onCancellationRequested(() => abort.abort());
      return programs.readHost({ resources, computer: host.computer, signal: abort.signal }, record => {
        if (record.kind === 'machine') {
          machines.push(record);
          const message = vscode.l10n.t('{0} of {1} machines', record.number, record.of);
          progress.report({ message, increment: 100 / Math.max(1, record.of) });
        } else {
          (record.kind === 'failed' ? failed : warnings).push(record.message);
        }
      });
    },
  );
  return { machines, failed, warnings, refusal, isCancelled: abort.signal.aborted };
}

/** What a definition lacks, or a host's list of machines: in a line, and in full for whoever wants to know. */
function tellUnread({ machines, failed, warnings }: Reading): string {
  const count = machines.length + failed.length;
  const message =
    failed.length === 0
      ? vscode.l10n.t('Something could not be read of the machines: {0}', listed(warnings))
      : vscode.l10n.t('{0} of {1} machines could not be read: {2}', failed.length, count, listed(failed));
  return tell(withoutLinks(message), {
    title: vscode.l10n.t('Show All'),
    run: async () => {
      const content = `${[...failed, ...warnings].join('\n')}\n`;
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'plaintext', content }));
    },
  });
}
