/** Configurations of several files. */
import '../../../src/core/azure';
import '../../../src/core/hcl';
import type { Analysis } from '../../../src/core/analysis';
import { analyze } from '../../../src/core/analyze';
import { convert, convertedTexts } from '../../../src/core/convert/convert';
import type { Files } from '../../../src/core/text/files';

export type Texts = Readonly<Record<string, string>>;

export function filesOf(texts: Texts): Files {
  return {
    read: file => texts[file],
    list: (ending, folder = '') =>
      Object.keys(texts).filter(
        name => name.endsWith(ending) && name.slice(0, Math.max(0, name.lastIndexOf('/'))) === folder,
      ),
  };
}

/** The first file is the one that is looked at. */
export function analyzed(texts: Texts): Analysis {
  const [[fileName = '', text = ''] = []] = Object.entries(texts);
  return analyze(text, { fileName, files: filesOf(texts) });
}

export interface Converted {
  /** The texts of all files as they are then. */
  readonly texts: Texts;
  /** Why machines are left, and what else is said. */
  readonly said: readonly string[];
}

export function converted(texts: Texts): Converted {
  const [[fileName = '', text = ''] = []] = Object.entries(texts);
  const conversion = convert(text, { fileName, files: filesOf(texts), lossy: true });
  return {
    texts: { ...texts, ...Object.fromEntries(convertedTexts(conversion)) },
    said: conversion.machines.flatMap(({ reason, notes }) => [...(reason === undefined ? [] : [reason]), ...notes]),
  };
}

/** What stands before each problem of the files, and what is said of it. */
export function problemsIn(texts: Texts): string[] {
  const { problems } = analyzed(texts);
  return problems.map(({ file, offset, end, message }) => `${(texts[file] ?? '').slice(offset, end)}: ${message}`);
}
