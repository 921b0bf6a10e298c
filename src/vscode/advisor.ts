/** Wires the engine to the editor; for a browser, whose extension host loads one file and no second, with the gate to it. */
import * as vscode from 'vscode';
import { setTranslations, unpacked } from '../core/l10n';
import { languageModelTools } from './agents/languageModelTools';
import { createBulkConversion } from './conversion/bulkConversion';
import { registerCommands } from './conversion/commands';
import { createMoves } from './conversion/moves';
import { registerWalkthrough } from './conversion/walkthrough';
import { createWorkspacePreview } from './conversion/workspacePreview';
import { type Analyses, createAnalyses } from './files/analyses';
import { createFilesBeside } from './files/filesBeside';
import { createOtherDefinitions } from './files/otherDefinitions';
import { type Advisor, activateWhenNeeded, type Shown } from './gate';
import { registerExportScript } from './host/exportScript';
import { registerHostAssessment } from './host/hostAssessment';
import { loadPartsAsText } from './parts';
import { registerAnswerFiles } from './problems/answerFiles';
import { registerCodeActions } from './problems/codeActions';
import { registerCodeLenses } from './problems/codeLens';
import { createDiagnostics } from './problems/diagnostics';
import { documentationPages, registerDocumentation } from './problems/documentation';
import { registerHover } from './problems/hover';
import { SOURCE } from './problems/problems';
import { createProblemsBeside } from './problems/problemsBeside';
import { createAssessment } from './readiness/assessment';
import { registerAssessmentCommands } from './readiness/assessmentCommands';
import { createCheckTerminal } from './readiness/checkTerminal';
import { registerReadinessView } from './readiness/readinessView';
import { type Configurations, createConfigurations } from './settings/configurations';
import { registerFileOptions } from './settings/fileOptions';
import { registerLanguageStatus } from './settings/languageStatus';
import { registerRuleSettings } from './settings/ruleSettings';
import { registerRuleSwitch } from './settings/ruleSwitch';
import { onDidChangeSettings } from './settings/settings';
import { registerHclConfigurations } from './writing/hclConfigurations';
import { registerPackerTemplates } from './writing/packerTemplates';

export function activate(context: vscode.ExtensionContext): Promise<void> {
  loadPartsAsText(context.extensionUri);
  return activateWhenNeeded(context, async () => ({ start }));
}

export function start(context: vscode.ExtensionContext, shown: Shown): Advisor {
  translate();
  const others = createOtherDefinitions();
  const beside = createFilesBeside(others);
  const configurations = Object.assign(createConfigurations(), { others });
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
  const moves = createMoves(
    context.workspaceState,
    context.storageUri ?? context.globalStorageUri,
    diagnostics.onDidCheck,
  );
  const conversion = createBulkConversion(assessment, configurations, preview, moves);
  const view = registerReadinessView(shown, { assessment, conversion, moves }, context.workspaceState);
  const { version } = context.extension.packageJSON;
  const checkAgain = () => {
    analyses.forget();
    diagnostics.refresh();
    codeLenses.refresh();
  };
  context.subscriptions.push(
    others,
    beside,
    configurations,
    collection,
    problemsBeside,
    diagnostics,
    assessment,
    codeLenses,
    beside.onDidRead(checkAgain),
    ...registerAlone(analyses, configurations, context.extensionUri),
    registerAnswerFiles({ analyses, context: configurations, others }),
    registerCommands(analyses, moves, preview),
    registerHostAssessment(context.extensionUri, shown.programs, assessment),
    registerLanguageStatus(analyses, shown.status),
    registerFileOptions(analyses, configurations, checkAgain),
    preview,
    moves,
    conversion,
    registerAssessmentCommands({ assessment, conversion, preview, configurations }, version),
    view,
    configurations.onDidChange(checkAgain),
    onDidChangeSettings(checkAgain),
  );
  return {
    entries: view.entries,
    pages: documentationPages(context.extensionUri),
    tools: languageModelTools(configurations),
    check: task => createCheckTerminal(assessment, version, task),
  };
}

/** The features that nothing else knows of. */
function registerAlone(
  analyses: Analyses,
  configurations: Configurations,
  extension: vscode.Uri,
): readonly vscode.Disposable[] {
  return [
    registerCodeActions(analyses),
    registerHover(analyses),
    registerPackerTemplates(),
    registerHclConfigurations(analyses),
    registerRuleSettings(configurations),
    registerRuleSwitch(configurations),
    registerDocumentation(),
    registerExportScript(extension),
    registerWalkthrough(extension),
  ];
}

function translate(): void {
  const { bundle } = vscode.l10n;
  if (bundle !== undefined) {
    setTranslations(unpacked(bundle));
  }
}
