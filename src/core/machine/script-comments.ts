/** What scripts of a guest say and do not do: the comments of PowerShell, of the command prompt and of Unix shells. */

/** A line that is nothing else: `REM a:\x`, `@rem`, `:: a:\x`, `# a:\x`. */
const WHOLE_LINE = /^[ \t]{0,99}(?:@?[ \t]{0,9}rem(?![\w.\\/:-])|@?::|#)/i;

/** A text with blanks in the place of its comments, so that all places in it stay. */
export function withoutComments(text: string): string {
  if (!/#|::|rem/i.test(text)) {
    return text;
  }
  return withoutBlocks(text, '<#', '#>').replace(/[^\r\n]+/g, line => {
    const end = WHOLE_LINE.test(line) ? 0 : endOfCommand(line);
    return end < 0 ? line : line.slice(0, end) + blank(line.slice(end));
  });
}

/** With blanks in the place of XML's comments, so that all places in it stay. */
export function withoutXmlComments(text: string): string {
  return withoutBlocks(text, '<!--', '-->');
}

/** What has no end is no comment. */
function withoutBlocks(text: string, opening: string, closing: string): string {
  let rest = '';
  let end = 0;
  for (let start = text.indexOf(opening); start >= 0; start = text.indexOf(opening, end)) {
    const last = text.indexOf(closing, start + opening.length);
    if (last < 0) {
      break;
    }
    rest += text.slice(end, start) + blank(text.slice(start, last + closing.length));
    end = last + closing.length;
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
