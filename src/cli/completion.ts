/** `gen2-advisor completion`: scripts by which shells complete the command line, made of what the commands are. */
import type { Command } from './command';

export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;

export type Shell = (typeof SHELLS)[number];

/** What can stand behind a command: its options, and for each option the values that it has to be one of. */
interface Completions {
  readonly command: string;
  readonly summary: string;
  readonly options: readonly string[];
  readonly values: readonly (readonly [option: string, values: readonly string[]])[];
}

export function completionScript(shell: Shell, commands: readonly Command[]): string {
  const all = commands.map(completionsOf);
  switch (shell) {
    case 'bash':
      return bash(all);
    case 'zsh':
      // zsh runs the completions of bash, with the files that bash completes by itself.
      return `#compdef gen2-advisor\nautoload -U +X bashcompinit && bashcompinit\n${bash(all)}`;
    case 'fish':
      return fish(all);
    case 'powershell':
      return powershell(all);
  }
}

function completionsOf({ name, summary, options }: Command): Completions {
  const entries = Object.entries(options);
  return {
    command: name,
    summary,
    options: [...entries.map(([option]) => `--${option}`), '--help'],
    values: entries.flatMap(([option, described]) => {
      const values = described.type === 'string' ? described.value.split('|') : [];
      return values.length > 1 ? [[`--${option}`, values] as const] : [];
    }),
  };
}

function bash(all: readonly Completions[]): string {
  const cases = all.map(({ command, options, values }) => {
    const ofOptions = values.map(([option, words]) => `        ${option}) words='${words.join(' ')}' ;;`);
    return `    ${command})
      case $previous in
${ofOptions.map(line => `${line}\n`).join('')}        *) [[ $current == -* ]] && words='${options.join(' ')}' ;;
      esac ;;`;
  });
  return `_gen2_advisor() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} words=''
  if (( COMP_CWORD == 1 )); then
    COMPREPLY=($(compgen -W '${all.map(({ command }) => command).join(' ')} --help --version' -- "$current"))
    return
  fi
  case \${COMP_WORDS[1]} in
${cases.join('\n')}
  esac
  if [[ -n $words ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$current"))
  fi
}
complete -o default -F _gen2_advisor gen2-advisor
`;
}

function fish(all: readonly Completions[]): string {
  const lines = all.flatMap(({ command, summary, options, values }) => {
    const when = `-n '__fish_seen_subcommand_from ${command}'`;
    return [
      `complete -c gen2-advisor -n __fish_use_subcommand -f -a ${command} -d '${summary.replaceAll("'", '’')}'`,
      ...options.map(option => {
        const words = values.find(([name]) => name === option)?.[1];
        return `complete -c gen2-advisor ${when} -l ${option.slice(2)}${words === undefined ? '' : ` -x -a '${words.join(' ')}'`}`;
      }),
    ];
  });
  return `${lines.join('\n')}\n`;
}

function powershell(all: readonly Completions[]): string {
  const list = (words: readonly string[]): string => `@(${words.map(word => `'${word}'`).join(', ')})`;
  const entries = all.map(({ command, options, values }) => {
    const ofOptions = values.map(([option, words]) => `'${option}' = ${list(words)}`);
    return `    '${command}' = @{ Options = ${list(options)}; Values = @{ ${ofOptions.join('; ')} } }`;
  });
  return `Register-ArgumentCompleter -Native -CommandName gen2-advisor -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $commands = @{
${entries.join('\n')}
  }
  $before = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
  $command = if ($before.Count -gt 1) { $commands[$before[1]] }
  $words = if ($before.Count -le 1) { $commands.Keys }
    elseif ($null -eq $command) { @() }
    elseif ($command.Values.ContainsKey($before[-1])) { $command.Values[$before[-1]] }
    elseif ($wordToComplete -like '-*') { $command.Options }
    else { @() }
  $words | Where-Object { $_ -like "$wordToComplete*" } | Sort-Object |
    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
}
`;
}
