/** Writes what an assessment found as a report into a file. */
import * as vscode from 'vscode';
import { DEFAULT_HOST } from '../../core/analyze';
import type { ReportFormat } from '../../core/reports/format-names';
import { REPORTS } from '../../core/reports/formats';
import { EDITOR_STYLE } from '../../core/reports/html-style';
import type { ReportContext, RunReport } from '../../core/reports/report';
import { tell } from '../editor/messages';
import { settingsOf } from '../settings/settings';
import type { Assessment } from './assessment';

interface FormatChoice {
  readonly title: string;
  /** For whom it is. */
  readonly detail: string;
  readonly extension: string;
}

const CHOICES: Readonly<Record<ReportFormat, FormatChoice>> = {
  html: { title: 'HTML', detail: vscode.l10n.t('to read, to print and to hand on'), extension: 'html' },
  markdown: { title: 'Markdown', detail: vscode.l10n.t('for a wiki or an issue'), extension: 'md' },
  csv: { title: 'CSV', detail: vscode.l10n.t('for spreadsheets: a row a machine'), extension: 'csv' },
  json: { title: 'JSON', detail: vscode.l10n.t('for programs'), extension: 'json' },
  sarif: { title: 'SARIF', detail: vscode.l10n.t('for code scanning'), extension: 'sarif' },
  junit: { title: 'JUnit', detail: vscode.l10n.t('for test results in CI'), extension: 'xml' },
  gitlab: {
    title: 'GitLab Code Quality',
    detail: vscode.l10n.t('for merge requests of GitLab'),
    extension: 'json',
  },
  text: { title: vscode.l10n.t('Text'), detail: vscode.l10n.t('a line a finding'), extension: 'txt' },
  github: { title: 'GitHub Actions', detail: vscode.l10n.t('annotations of a build'), extension: 'txt' },
};

/** What is given is not asked for. */
export interface ExportArguments {
  readonly format?: ReportFormat;
  readonly target?: vscode.Uri;
}

/** Asks for the format and the file, writes it and shows it; undefined where nothing was chosen. */
export async function exportReport(
  assessment: Assessment,
  version: string,
  given: ExportArguments = {},
): Promise<vscode.Uri | undefined> {
  if (assessment.found.reports.length === 0) {
    tell(vscode.l10n.t('There is nothing to report yet: assess the workspace first.'), {
      title: vscode.l10n.t('Assess Workspace'),
      command: 'hyperv-gen2.assessWorkspace',
    });
    return undefined;
  }
  const format = given.format ?? (await chosenFormat());
  const target = format && (given.target ?? (await chosenTarget(format)));
  if (format === undefined || target === undefined) {
    return undefined;
  }
  const text = REPORTS[format](runOf(assessment), contextOf(assessment, version));
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  if (format === 'html') {
    showPage(target, text);
  } else {
    await vscode.commands.executeCommand('vscode.open', target);
  }
  return target;
}

/** Shows the page itself; its text is for nobody. */
function showPage(target: vscode.Uri, html: string): void {
  const name = target.path.slice(target.path.lastIndexOf('/') + 1);
  const { webview } = vscode.window.createWebviewPanel('hyperv-gen2.report', name, vscode.ViewColumn.Active, {
    localResourceRoots: [],
    enableFindWidget: true,
  });
  webview.html = html.replace('</style>', `${EDITOR_STYLE}</style>`);
  if (isOfThisComputer(target)) {
    void offerBrowser(target, name);
  }
}

/** To print it: a page in the editor can't be printed. */
async function offerBrowser(target: vscode.Uri, name: string): Promise<void> {
  const open = vscode.l10n.t('Open in Browser');
  if ((await vscode.window.showInformationMessage(vscode.l10n.t('The report is in {0}.', name), open)) === open) {
    await vscode.env.openExternal(target);
  }
}

/** Whether the programs that run beside VS Code can open the file. */
function isOfThisComputer({ scheme }: vscode.Uri): boolean {
  const { uiKind, remoteName } = vscode.env;
  return uiKind === vscode.UIKind.Desktop && remoteName === undefined && scheme === 'file';
}

async function chosenFormat(): Promise<ReportFormat | undefined> {
  const items = (Object.keys(CHOICES) as ReportFormat[]).map(format => {
    const { title, detail, extension } = CHOICES[format];
    return { label: title, description: `.${extension}`, detail, format };
  });
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('The format of the report') });
  return chosen?.format;
}

async function chosenTarget(format: ReportFormat): Promise<vscode.Uri | undefined> {
  const { title, extension } = CHOICES[format];
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return vscode.window.showSaveDialog({
    ...(folder !== undefined && { defaultUri: vscode.Uri.joinPath(folder.uri, `generation-2-readiness.${extension}`) }),
    filters: { [title]: [extension] },
    title: vscode.l10n.t('Export Report'),
  });
}

export function runOf({ found }: Pick<Assessment, 'found'>): RunReport {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const host = folder === undefined ? undefined : settingsOf(folder.uri).choices.host;
  const { reports, skipped, others } = found;
  return { files: reports, skipped, others, host: host ?? DEFAULT_HOST, failOn: 'error' };
}

/** Paths in a report are relative to the first folder of the workspace; others are told by their addresses. */
export function contextOf({ found, uriOf }: Pick<Assessment, 'found' | 'uriOf'>, version: string): ReportContext {
  const addresses = new Map([...found.reports, ...found.skipped].map(file => [file.path, uriOf(file)?.toString()]));
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return {
    version,
    at: new Date(),
    root: `${folder?.uri.toString() ?? ''}/`,
    uriOf: path => addresses.get(path) ?? path,
    paint: (_, text) => text,
  };
}
