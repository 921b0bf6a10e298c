/**
 * Logs of build services take commands out of what a step prints. Azure Pipelines' agent looks for `##vso[` anywhere in a
 * line (azure-pipelines-agent, Command.cs), GitHub's runner for `##[` anywhere and for `::` at the start of one
 * (actions/runner, ActionCommand.cs). Names and paths of a definition must not give any.
 */
const HASHES = /##(?=(?:vso)?\[)/gi;
const COLONS = /^([ \t]*):(?=:)/gm;

/** A text for people, of any number of lines, in which nothing is a command. */
export function withoutLogCommands(text: string): string {
  return withHashes(text, '## ').replace(COLONS, '$1: ');
}

/** A text in which other characters stand for the `##` of commands: those that mean the same in its language. */
export function withHashes(text: string, hashes: string): string {
  return text.replace(HASHES, hashes);
}
