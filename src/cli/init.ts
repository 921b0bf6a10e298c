/** `gen2-advisor init`: a configuration file to begin with, which decides nothing yet. */
import { existsSync } from 'node:fs';
import { CONFIGURATION_FILE } from '../core/candidates';
import { ExitCode } from '../core/reports/exit-code';
import type { Terminal } from './terminal';
import { notWritten, writeWhole } from './write-file';

/** What holds without the file, so that it changes nothing until somebody does. */
const TEXT = `{
  // The oldest Hyper-V host that the machines have to run on: 2012R2, 2016, 2019, 2022 or 2025.
  "host": "2025",
  // What is said of machines that state Generation 1: advise, summary, error or off.
  "generation1": "advise",
  // How severe rules are, such as "nic/legacy": "error" or "com/*": "off".
  "rules": {},
  // Globs of files that are not checked, such as "archive/".
  "exclude": []
}
`;

/** Writes the file into the current folder, unless there is one. */
export function init(terminal: Terminal): ExitCode {
  if (existsSync(CONFIGURATION_FILE)) {
    terminal.tell(`${CONFIGURATION_FILE}: is there already, and stays as it is`);
    return ExitCode.unusable;
  }
  try {
    writeWhole(CONFIGURATION_FILE, TEXT);
  } catch (error) {
    terminal.tell(`${CONFIGURATION_FILE}: not written: ${notWritten(error)}`);
    return ExitCode.unusable;
  }
  terminal.tell(`${CONFIGURATION_FILE} is written: it says what holds without it`);
  return ExitCode.nothing;
}
