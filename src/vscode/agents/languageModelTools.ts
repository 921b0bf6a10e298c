/** The tools that language models call. package.json describes them to the models; their answers are no text for people. */
import * as vscode from 'vscode';
import { definesNothing } from '../../core/analyze';
import type { Conversion } from '../../core/convert/convert';
import { lostThing } from '../../core/findings';
import { type FileReport, reportFile, type SkippedFile } from '../../core/reports/report';
import { assessmentAnswer } from '../../core/tools/assessment';
import { conversionAnswer, conversionOf, unknownMachines } from '../../core/tools/conversion';
import { mainOf } from '../../core/whole';
import { changedBeside, workspaceEdit } from '../conversion/plannedEdits';
import { createPace } from '../editor/pace';
import { listed, nameOf, withoutLinks } from '../editor/text';
import { analyzeFile, type FileAnalysis, type FileContext } from '../files/fileAnalysis';
import { openDocument } from '../files/openDocuments';
import { uriOfPlace } from '../problems/problems';
import { tooLarge } from '../settings/whyChecked';
import { namedFiles } from './toolFiles';

interface AssessInput {
  /** A file, a folder or a glob; the file of the active editor without it. */
  readonly path?: string;
}

interface ConvertInput {
  readonly path?: string;
  /** By name; all of the file without it. */
  readonly machines?: readonly string[];
  readonly allowLosses?: boolean;
  readonly apply?: boolean;
}

export type ToolName = 'assess_hyperv_generation' | 'convert_hyperv_to_generation2';

export function languageModelTools(context: FileContext): Record<ToolName, vscode.LanguageModelTool<object>> {
  return {
    assess_hyperv_generation: assessTool(context),
    convert_hyperv_to_generation2: convertTool(context),
  };
}

function assessTool(context: FileContext): vscode.LanguageModelTool<AssessInput> {
  return {
    prepareInvocation: ({ input }) => ({
      invocationMessage: vscode.l10n.t('Assessing {0}', input.path ?? vscode.l10n.t('the file that is open')),
    }),
    async invoke({ input }, token) {
      const reports: FileReport[] = [];
      const skipped: SkippedFile[] = [];
      const pace = createPace();
      const asked = [...(await namedFiles(input.path, token))];
      const seen = new Set<string>();
      let others = 0;
      // What a file is only a part of is looked at behind the others, from the file that stands for it.
      for (let uri = asked.shift(); uri !== undefined; uri = asked.shift()) {
        if (token.isCancellationRequested) {
          throw new vscode.CancellationError();
        }
        if (seen.has(uri.toString())) {
          continue;
        }
        seen.add(uri.toString());
        const path = vscode.workspace.asRelativePath(uri);
        const analysis = await analyzeFile(uri, openDocument(uri), context, pace, { asPart: true });
        const main = analysis.kind === 'analysed' ? mainOf(analysis.analysis) : undefined;
        if (main !== undefined) {
          asked.push(uriOfPlace(uri, { path: main }));
        } else if (analysis.kind !== 'analysed') {
          skipped.push({
            path,
            code: analysis.kind === 'too-large' ? 'too-large' : 'excluded',
            message: whyNone(analysis),
          });
        } else if (definesNothing(analysis.analysis)) {
          others += 1;
        } else {
          reports.push(structuredClone(reportFile(path, analysis.analysis)));
        }
      }
      return answer(assessmentAnswer(reports, skipped, others));
    },
  };
}

/** Exported for a test: while tests run, VS Code answers its own questions with yes, and shows none. */
export function convertTool(context: FileContext): vscode.LanguageModelTool<ConvertInput> {
  return {
    async prepareInvocation({ input }, token) {
      const file = input.path ?? vscode.l10n.t('the file that is open');
      if (input.apply !== true) {
        return { invocationMessage: vscode.l10n.t('Previewing the conversion of {0}', file) };
      }
      // What can't be converted says so when it is called, confirmed or not.
      const planned = await plannedConversion(input, context, token).catch(() => undefined);
      return {
        invocationMessage: vscode.l10n.t('Converting {0}', file),
        confirmationMessages: {
          title: vscode.l10n.t('Convert Hyper-V machines to Generation 2'),
          message: (planned && question(planned)) ?? vscode.l10n.t('Convert {0}?', file),
        },
      };
    },
    async invoke({ input }, token) {
      const { path, document, conversion } = await plannedConversion(input, context, token);
      if (input.apply !== true || conversion.edits.size === 0) {
        return answer(conversionAnswer(path, conversion, 'dry-run'));
      }
      const { analysis, edits } = conversion;
      const wasDirty = document.isDirty;
      if (
        document.getText() !== analysis.documents.main.text ||
        (await changedBeside(document, analysis, edits.keys())) !== undefined ||
        !(await vscode.workspace.applyEdit(workspaceEdit(document, analysis, edits)))
      ) {
        throw new Error(
          `VS Code did not change ${path}: it has changed in the meantime, or is read-only. Assess it again.`,
        );
      }
      const saved = !wasDirty && !document.isUntitled && (await document.save());
      return answer(conversionAnswer(path, conversion, saved ? 'saved' : 'unsaved'));
    },
  };
}

interface Planned {
  readonly path: string;
  readonly document: vscode.TextDocument;
  readonly conversion: Conversion;
}

async function plannedConversion(
  { path: named, machines: names, allowLosses = false }: ConvertInput,
  context: FileContext,
  token: vscode.CancellationToken,
): Promise<Planned> {
  const [uri, ...more] = await namedFiles(named, token);
  if (uri === undefined || more.length > 0) {
    throw new Error(
      `${JSON.stringify(named)} names ${more.length + 1} files. Convert one file at a time: name it as "path".`,
    );
  }
  const path = vscode.workspace.asRelativePath(uri);
  const document = await vscode.workspace.openTextDocument(uri);
  const analysed = await analyzeFile(uri, document, context, createPace(), { asPart: true });
  if (analysed.kind !== 'analysed') {
    throw new Error(`${path} is not checked: ${whyNone(analysed)} Ask the user to change that, or name another file.`);
  }
  const { analysis } = analysed;
  if (analysis.machines.length === 0) {
    const [problem] = reportFile(path, analysis).problems;
    const why = problem === undefined ? 'nothing in it is a machine that we know' : problem.message;
    throw new Error(`${path} defines no Hyper-V machine: ${why}. Call assess_hyperv_generation to find files that do.`);
  }
  const unknown = unknownMachines(analysis, names);
  if (unknown !== undefined) {
    throw new Error(`${path} has no machine ${unknown}`);
  }
  const conversion = conversionOf(analysis, { names, allowLosses });
  return { path, document, conversion };
}

/** What somebody agrees to: which machines of which file, and what they lose; undefined where none is converted. */
function question({ path, conversion: { analysis, machines } }: Planned): string | undefined {
  const converted = machines.filter(({ outcome }) => outcome === 'converted');
  if (converted.length === 0) {
    return undefined;
  }
  const names = listed(converted.map(({ machine }) => nameOf(analysis.machines[machine])));
  const lost = [...new Set(converted.flatMap(machine => machine.lost.map(lostThing)))];
  const file = withoutLinks(path);
  return lost.length === 0
    ? vscode.l10n.t('Convert {0} in {1} to Generation 2? Nothing is lost.', names, file)
    : vscode.l10n.t('Convert {0} in {1} to Generation 2? This loses {2}.', names, file, lost.join(', '));
}

function whyNone(analysis: Exclude<FileAnalysis, { kind: 'analysed' }>): string {
  switch (analysis.kind) {
    case 'left-out':
      return 'It is left out by the settings hyperv-gen2.enable or hyperv-gen2.exclude, or by .gen2-advisor.json.';
    case 'too-large':
      return tooLarge(analysis.size, analysis.settings);
    case 'missing':
      return 'There is no such file any more.';
    case 'unreadable':
      return `It can't be read: ${analysis.message}.`;
  }
}

function answer(text: string): vscode.LanguageModelToolResult {
  return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
}
