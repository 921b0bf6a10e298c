/** The bytes of the files that a conversion changes. */
import { existsSync } from 'node:fs';
import { type Conversion, convertedTexts } from '../core/convert/convert';
import { pathBeside } from '../core/text/place';
import { type DecodedFile, encode } from './encoding';
import { readDefinition } from './files';
import { NotWritten } from './write-file';

/**
 * The bytes of each file as it becomes, by path, in the encoding in which it is: all of them, before any is written.
 * `main`: what was read of the file that is converted. Throws NotWritten for a file that can't be written as it should.
 */
export function convertedFiles(path: string, main: DecodedFile, conversion: Conversion): Map<string, Buffer> {
  const { documents } = conversion.analysis;
  const contents = new Map<string, Buffer>();
  for (const [file, text] of convertedTexts(conversion)) {
    const isMain = file === documents.main.file;
    const copyOf = conversion.edits.get(file)?.[0]?.copyOf;
    const own = isMain ? path : pathBeside(path, file);
    // What a pipe gave it gives once.
    const content = isMain ? main : readDefinition(copyOf === undefined ? own : pathBeside(path, copyOf));
    const isTaken = copyOf !== undefined && existsSync(own);
    const because = isTaken ? 'it has been made in the meantime' : whyNot(content, documents.read(copyOf ?? file));
    if (because !== undefined || !('text' in content) || content.encoding === undefined) {
      throw new NotWritten(isMain ? because : `${own}: ${because}`);
    }
    contents.set(own, encode(text, content.encoding));
  }
  return contents;
}

function whyNot(content: ReturnType<typeof readDefinition>, analysed: string | undefined): string | undefined {
  if (!('text' in content)) {
    return content.message;
  }
  if (content.encoding === undefined) {
    return 'not all of its bytes are text in the encoding that it begins with';
  }
  return content.text === analysed ? undefined : 'it has changed in the meantime';
}
