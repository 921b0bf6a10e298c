/** Text files as PowerShell and editors write them: bytes to text and, for writing back, to the same kind of bytes. */
import { isUtf8 } from 'node:buffer';

/** `windows-1252` is kept byte for byte as Latin-1: Windows PowerShell's Set-Content writes such files. */
export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface DecodedFile {
  /** Without the byte order mark, so that offsets and positions are those that editors show. */
  readonly text: string;
  readonly encoding: Encoding;
}

const UTF_8_BOM = Buffer.from([0xef, 0xbb, 0xbf]);
const UTF_16LE_BOM = Buffer.from([0xff, 0xfe]);
const UTF_16BE_BOM = Buffer.from([0xfe, 0xff]);

/** Decodes by the byte order mark; without one as UTF-8, and as Windows-1252 what is no UTF-8. */
export function decode(bytes: Buffer): DecodedFile {
  if (bytes.subarray(0, 3).equals(UTF_8_BOM)) {
    return { text: bytes.toString('utf8', 3), encoding: 'utf-8-bom' };
  }
  if (bytes.subarray(0, 2).equals(UTF_16LE_BOM)) {
    return { text: bytes.toString('utf16le', 2), encoding: 'utf-16le' };
  }
  if (bytes.subarray(0, 2).equals(UTF_16BE_BOM)) {
    return { text: swapped(bytes.subarray(2)).toString('utf16le'), encoding: 'utf-16be' };
  }
  return isUtf8(bytes)
    ? { text: bytes.toString('utf8'), encoding: 'utf-8' }
    : { text: bytes.toString('latin1'), encoding: 'windows-1252' };
}

/** The bytes of a text in the encoding it was read in, byte order mark included. */
export function encode(text: string, encoding: Encoding): Buffer {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text, 'utf8');
    case 'utf-8-bom':
      return Buffer.concat([UTF_8_BOM, Buffer.from(text, 'utf8')]);
    case 'utf-16le':
      return Buffer.concat([UTF_16LE_BOM, Buffer.from(text, 'utf16le')]);
    case 'utf-16be':
      return Buffer.concat([UTF_16BE_BOM, swapped(Buffer.from(text, 'utf16le'))]);
    case 'windows-1252':
      return Buffer.from(text, 'latin1');
  }
}

/** A copy with the bytes of each pair exchanged; an odd byte at the end is left out. */
function swapped(bytes: Buffer): Buffer {
  return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).swap16();
}
