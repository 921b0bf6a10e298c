/** Text files as PowerShell and editors write them: bytes to text and, for writing back, to the same kind of bytes. */
import { isUtf8 } from 'node:buffer';

/** `windows-1252` is kept byte for byte as Latin-1: Windows PowerShell's Set-Content writes such files. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface FileEncoding {
  readonly encoding: Encoding;
  readonly byteOrderMark: boolean;
}

export interface DecodedFile {
  /** Without the byte order mark, so that offsets and positions are those that editors show. */
  readonly text: string;
  /** Undefined where not all of the bytes are text in the encoding that they begin with: then nothing gives them back. */
  readonly encoding: FileEncoding | undefined;
}

const BYTE_ORDER_MARKS: Readonly<Record<Encoding, Buffer>> = {
  'utf-8': Buffer.from([0xef, 0xbb, 0xbf]),
  'utf-16le': Buffer.from([0xff, 0xfe]),
  'utf-16be': Buffer.from([0xfe, 0xff]),
  'windows-1252': Buffer.of(),
};

/** Decodes as the bytes begin; else as UTF-8, and as Windows-1252 what is no UTF-8. */
export function decode(bytes: Buffer): DecodedFile {
  for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const) {
    const mark = BYTE_ORDER_MARKS[encoding];
    if (bytes.subarray(0, mark.length).equals(mark)) {
      return decodeAs({ encoding, byteOrderMark: true }, bytes.subarray(mark.length));
    }
  }
  return decodeAs({ encoding: unmarked(bytes), byteOrderMark: false }, bytes);
}

/** A file of JSON begins with a character of ASCII: in UTF-16 one of its first two bytes is 0 (RFC 4627, section 3). */
function unmarked(bytes: Buffer): Encoding {
  const [first, second] = bytes;
  if (first === 0 && second !== 0 && second !== undefined) {
    return 'utf-16be';
  }
  if (first !== 0 && second === 0) {
    return 'utf-16le';
  }
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

function decodeAs(file: FileEncoding, bytes: Buffer): DecodedFile {
  switch (file.encoding) {
    case 'utf-8':
      return { text: bytes.toString('utf8'), encoding: isUtf8(bytes) ? file : undefined };
    case 'utf-16le':
      return { text: bytes.toString('utf16le'), encoding: isPaired(bytes) ? file : undefined };
    case 'utf-16be':
      return { text: swapped(bytes).toString('utf16le'), encoding: isPaired(bytes) ? file : undefined };
    case 'windows-1252':
      return { text: bytes.toString('latin1'), encoding: file };
  }
}

/** The bytes of a text in the encoding it was read in, byte order mark included. */
export function encode(text: string, { encoding, byteOrderMark }: FileEncoding): Buffer {
  const bytes = encodeAs(text, encoding);
  return byteOrderMark ? Buffer.concat([BYTE_ORDER_MARKS[encoding], bytes]) : bytes;
}

function encodeAs(text: string, encoding: Encoding): Buffer {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text, 'utf8');
    case 'utf-16le':
      return Buffer.from(text, 'utf16le');
    case 'utf-16be':
      return swapped(Buffer.from(text, 'utf16le'));
    case 'windows-1252':
      return Buffer.from(text.replace(/[\u0100-\uffff]/g, escaped), 'latin1');
  }
}

/** What Latin-1 has no byte for can only stand in a string that was rewritten: there an escape means the same. */
function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function isPaired({ length }: Buffer): boolean {
  return length % 2 === 0;
}

/** A copy with the bytes of each pair exchanged; an odd byte at the end is left out. */
function swapped(bytes: Buffer): Buffer {
  return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).swap16();
}
