/** Wires the engine to the editor; for a browser, whose extension host loads one file and no second, with the gate to it. */
import * as vscode from 'vscode';
import { setTranslations } from '../core/l10n';
import { createAnalyses } from './analyses';
import { createAssessment } from './assessment';
import { registerAssessmentCommands } from './assessmentCommands';
import { createBulkConversion } from './bulkConversion';
import { registerCodeActions } from './codeActions';
import { registerCodeLenses } from './codeLens';
import { registerCommands } from './commands';
import { createConfigurations } from './configurations';
import { createDiagnostics } from './diagnostics';
import { documentationPages, registerDocumentation } from './documentation';
import { registerExportScript } from './exportScript';
import { registerFileOptions } from './fileOptions';
import { createFilesBeside } from './filesBeside';
import { type Advisor, activateWhenNeeded, type Shown } from './gate';
import { loadHclAsText } from './hcl';
import { registerHostAssessment } from './hostAssessment';
import { registerHover } from './hover';
import { languageModelTools } from './languageModelTools';
import { registerLanguageStatus } from './languageStatus';
import { SOURCE } from './problems';
import { createProblemsBeside } from './problemsBeside';
import { registerReadinessView } from './readinessView';
import { registerRuleSettings } from './ruleSettings';
import { SECTION } from './settings';
import { registerWalkthrough } from './walkthrough';
import { createWorkspacePreview } from './workspacePreview';

export function activate(context: vscode.ExtensionContext): Promise<void> {
  loadHclAsText(context.extensionUri);
  return activateWhenNeeded(context, async () => ({ start }));
}

export function start(context: vscode.ExtensionContext, shown: Shown): Advisor {
  setTranslations(vscode.l10n.bundle ?? {});
  const beside = createFilesBeside();
  const configurations = createConfigurations();
  const analyses = createAnalyses(beside, configurations);
  const collection = vscode.languages.createDiagnosticCollection(SOURCE);
  const problemsBeside = createProblemsBeside(uri => collection.get(uri));
  const diagnostics = createDiagnostics(collection, analyses, {
    ready: configurations.load,
    isAssessed: uri => assessment.has(uri),
    beside: problemsBeside,
  });
  const assessment = createAssessment(collection, configurations, diagnostics.onDidCheck, problemsBeside);
  const codeLenses = registerCodeLenses(analyses);
  const preview = createWorkspacePreview();
  const conversion = createBulkConversion(assessment, configurations, preview);
  const view = registerReadinessView(shown, assessment, conversion, context.workspaceState);
  const { version } = context.extension.packageJSON;
  const checkAgain = () => {
    analyses.forget();
    diagnostics.refresh();
    codeLenses.refresh();
  };
  context.subscriptions.push(
    beside,
    configurations,
    collection,
    problemsBeside,
    diagnostics,
    assessment,
    codeLenses,
    beside.onDidRead(checkAgain),
    registerCodeActions(analyses),
    registerRuleSettings(configurations),
    registerCommands(analyses, preview),
    registerHover(analyses),
    registerDocumentation(),
    registerExportScript(context.extensionUri),
    registerHostAssessment(context.extensionUri, shown.programs, assessment),
    registerLanguageStatus(analyses, shown.status),
    registerFileOptions(analyses, configurations, checkAgain),
    registerWalkthrough(context.extensionUri),
    preview,
    conversion,
    registerAssessmentCommands({ assessment, conversion, preview, configurations }, version),
    view,
    configurations.onDidChange(checkAgain),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration(SECTION)) {
        checkAgain();
      }
    }),
  );
  return {
    entries: view.entries,
    pages: documentationPages(context.extensionUri),
    tools: languageModelTools(configurations),
  };
}
