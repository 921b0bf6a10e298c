/** Runs over texts in place of files. */
import { pathToFileURL } from 'node:url';
import { ruleFiles, unmarked } from '../../../scripts/rule-files';
import { analyze, DEFAULT_HOST } from '../../../src/core/analyze';
import { type FileReport, type ReportContext, type RunReport, reportFile } from '../../../src/core/reports/report';

/** A report in a folder whose name asks for care. */
export const CONTEXT: ReportContext = {
  version: '1.2.3',
  at: new Date('2026-01-02T03:04:05Z'),
  root: 'file:///home/me/my%20project/',
  uriOf: path => pathToFileURL(`/home/me/my project/${path}`).href,
  paint: (_, text) => text,
};

export function run(files: readonly FileReport[], more: Partial<RunReport> = {}): RunReport {
  return { files, skipped: [], others: 0, host: DEFAULT_HOST, failOn: 'error', ...more };
}

/** The report of a text, or of a value as the text of JSON. */
export function report(path: string, content: unknown): FileReport {
  const text = typeof content === 'string' ? content : JSON.stringify(content, undefined, 2);
  return reportFile(path, analyze(text, { fileName: path }), { fixes: true });
}

export interface ExampleText {
  readonly path: string;
  readonly text: string;
}

/** The failing examples of all rules: every rule has findings in them. */
export function exampleTexts(): ExampleText[] {
  return ruleFiles().flatMap(({ id, examples }) =>
    examples.failing.map(({ text, fileName = 'example.vm.json' }, index) => ({
      path: `${id}/${index}/${fileName}`,
      text: unmarked(text).text,
    })),
  );
}

let exampleReports: readonly FileReport[] | undefined;

/** A run over the failing examples of all rules, which are analysed once. */
export function exampleRun(more: Partial<RunReport> = {}): RunReport {
  exampleReports ??= exampleTexts().map(({ path, text }) => report(path, text));
  return run(exampleReports, more);
}

/** Text that is markup, a command, a formula or a control character in one format or another. */
export const HOSTILE =
  'x"\'<script>alert(1)</script>&amp;|`*_[a](https://b.example)#~\\=1+1,%0A::error::\u0000\u001b[31m\r\n\t\ud800\u2028\ufffe😀';

/** A machine with hostile names, in a file of a hostile name, with findings about them. */
export function hostileFile(): FileReport {
  return report(`a ${HOSTILE}:.vm.json`, [
    {
      Name: HOSTILE,
      Generation: 2,
      HardDrives: [{ Path: `C:\\${HOSTILE}.vhd`, ControllerType: 'IDE', ControllerNumber: 0, ControllerLocation: 0 }],
      Firmware: { SecureBootTemplate: HOSTILE },
    },
    { Name: `=${HOSTILE}`, Generation: 1, GuestOperatingSystem: { Name: HOSTILE } },
  ]);
}
