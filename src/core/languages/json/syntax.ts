/** What a text may have of faults, as JSON. */
import { sentence } from '../../l10n';

/** What strict JSON doesn't allow but is read over here. */
export type ToleratedSyntax = 'comment' | 'trailing-comma' | 'control-character' | 'invalid-escape';

/** Where reading stops. */
export type FatalSyntax =
  | 'empty'
  | 'invalid-symbol'
  | 'key-expected'
  | 'colon-expected'
  | 'value-expected'
  | 'comma-expected'
  | 'unclosed'
  | 'unclosed-string'
  | 'unclosed-comment'
  | 'text-after-end';

/**
 * What says of itself that it is deployed to Azure, or goes with that: there strings may go on over lines, which no JSON
 * has (the tests of Azure's own tools for such templates do). The schema stands at the beginning.
 */
const DEPLOYED = /"https?:\/\/schema\.management\.azure\.com\/[^"]{1,100}eployment(?:Template|Parameters)\.json/;
const HEAD = 1_000;

export function mayGoOnOverLines(text: string): boolean {
  return DEPLOYED.test(text.slice(0, HEAD));
}

/** What is said of each. */
export const FATAL: Record<FatalSyntax, string> = {
  empty: sentence('The file is empty'),
  'invalid-symbol': sentence('This is no JSON: a value, a string in double quotes, or a bracket belongs here'),
  'key-expected': sentence('A property name in double quotes belongs here'),
  'colon-expected': sentence('A colon belongs here, between the property name and its value'),
  'value-expected': sentence('A value belongs here'),
  'comma-expected': sentence('A comma or a closing bracket belongs here'),
  unclosed: sentence('The file ends here, but a bracket is still open: it may have been cut off'),
  'unclosed-string': sentence('The string that begins here is not closed on its line'),
  'unclosed-comment': sentence('The comment that begins here is not closed'),
  'text-after-end': sentence('The JSON value ends before this; only one belongs in a file'),
};
