/** What the file of a runbook is called: 'print-server to Generation 2.ps1'. The name of a machine is data in it. */
import { fileStem } from '../text/file-name';

const LONGEST_NAME = 50;

/** `number`: which of several of one name, from 1. */
export function runbookFileName(machine: string, number = 1): string {
  const name = fileStem(machine, LONGEST_NAME) || 'machine';
  return `${name} to Generation 2${number === 1 ? '' : ` (${number})`}.ps1`;
}

/** Of one script for several machines. */
export function machinesRunbookFileName(count: number, number = 1): string {
  return runbookFileName(`${count} machines`, number);
}

/** A folder of a machine's own: letters of ASCII only, and nothing that a cmdlet takes for a wildcard. */
export function machineFolder(machine: string, number: number): string {
  const plain = runbookFileName(machine, number).replace(/\.ps1$/, '');
  return plain.replace(/[^\w .()-]/g, '-');
}
