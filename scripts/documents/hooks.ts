/** Which files the hook for pre-commit is given: those that the command line would look at. */
import { LANGUAGE_FILES } from '../../src/core/languages/files';
import type { Document } from './document';

export function hookFiles(): Document {
  const endings = LANGUAGE_FILES.flatMap(language => language.endings).map(ending => ending.replaceAll('.', '\\.'));
  return {
    path: '.pre-commit-hooks.yaml',
    text: current => current.replace(/^( {2}files: ).*$/m, (_, key: string) => `${key}\\.(${endings.join('|')})$`),
  };
}
