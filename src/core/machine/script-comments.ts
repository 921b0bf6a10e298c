/** What scripts of a guest say and do not do: the comments of PowerShell, of the command prompt and of Unix shells. */

/** A line that is nothing else: `REM a:\x`, `@rem`, `:: a:\x`, `# a:\x`. */
const WHOLE_LINE = /^[ \t]{0,99}(?:@?[ \t]{0,9}rem(?![\w.\\/:-])|@?::|#)/i;

/** A text with blanks in the place of its comments, so that all places in it stay. */
export function withoutComments(text: string): string {
  if (!/#|::|rem/i.test(text)) {
    return text;
  }
  return withoutBlocks(text).replace(/[^\r\n]+/g, line => {
    const end = WHOLE_LINE.test(line) ? 0 : endOfCommand(line);
    return end < 0 ? line : line.slice(0, end) + blank(line.slice(end));
  });
}

/** Without `<# … #>` of PowerShell; what has no end is none. */
function withoutBlocks(text: string): string {
  let rest = '';
  let end = 0;
  for (let start = text.indexOf('<#'); start >= 0; start = text.indexOf('<#', end)) {
    const closing = text.indexOf('#>', start + 2);
    if (closing < 0) {
      break;
    }
    rest += text.slice(end, start) + blank(text.slice(start, closing + 2));
    end = closing + 2;
  }
  return rest + text.slice(end);
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

/** Where a comment begins behind a command: ` # …`, `& rem …`; not within quotes. -1 where there is none. */
function endOfCommand(line: string): number {
  let quote = '';
  for (let index = 0; index < line.length; index++) {
    const character = line.charAt(index);
    if (quote !== '') {
      quote = character === quote ? '' : quote;
    } else if (character === '"' || character === "'") {
      quote = character;
    } else if (character === '#' && /[\s;]/.test(line.charAt(index - 1))) {
      return index;
    } else if (character === '&' && /^&[ \t]{0,9}rem[ \t]/i.test(line.slice(index, index + 15))) {
      return index;
    }
  }
  return -1;
}
