/** Names of files for an installation, for what is asked of every file that is opened and knows none of their kinds. */

/** What such a file can be called at all. */
export const ENDINGS = ['xml', 'ks', 'cfg', 'seed', 'txt', 'yaml', 'yml', 'user-data'] as const;

const ANSWERS = /\.(?:xml|ks|cfg|seed|txt|ya?ml)$|(?:^|[/._-])user-data$/i;

export function mayBeAnswers(path: string): boolean {
  return ANSWERS.test(path);
}

const USUAL =
  /(?:^|\/)(?:autounattend\.xml|auto(?:yast|inst)[^/]*\.xml|(?:[^/]*[-_.])?ks[^/]*\.cfg|kickstart[^/]*\.cfg|[^/]*preseed[^/]*\.cfg|(?:[^/]*[-_.])?user-data|[^/]*\.(?:ks|seed))$/i;

/** Whether it is called as hardly anything else is. */
export function isCalledAnswers(path: string): boolean {
  return USUAL.test(path);
}
