/** What is said of a text that can't be read as HCL. */
import { sentence } from '../../l10n';
import type { HclCode } from './reader';

export const MESSAGES: Readonly<Record<HclCode, string>> = {
  'invalid-character': sentence('This character has no meaning here; a text stands in double quotes'),
  'unclosed-text': sentence('A double quote belongs here: a text ends on the line on which it begins'),
  'unclosed-heredoc': sentence('The heredoc is not closed: its end marker belongs on a line of its own, which ends'),
  'unclosed-comment': sentence('The comment that begins here is not closed'),
  'item-expected': sentence('An argument (a name, an equals sign and a value) or a block belongs here'),
  'quoted-name': sentence('The name of an argument stands without quotes'),
  'colon-for-equals': sentence('An equals sign belongs here, between the name of the argument and its value'),
  'body-expected': sentence('An opening brace belongs here, on the line of the name and the labels of the block'),
  'label-template': sentence('A label is a plain text: nothing is put into it'),
  'one-line-block': sentence('A block on one line has one argument and ends on that line'),
  'line-end-expected': sentence('A new line belongs here: each argument and each block ends its line'),
  'comma-behind-argument': sentence('No comma belongs here: each argument stands on a line of its own'),
  'duplicate-argument': sentence('This argument is already set in the same block, which is allowed only once'),
  'value-expected': sentence('A value belongs here'),
  'separator-expected': sentence('A comma or a closing bracket belongs here'),
  'equals-expected': sentence('An equals sign belongs here, between the key and its value'),
  'name-expected': sentence('A name belongs here'),
  'colon-expected': sentence('A colon and the other value belong here: condition ? value : other value'),
  'closing-expected': sentence('A closing bracket belongs here'),
  'unclosed-block': sentence('The block that begins here is not closed'),
  'unclosed-brackets': sentence('The bracket that opens here is not closed'),
  'unclosed-sequence': sentence('A closing brace is missing to what is put into this text'),
  'invalid-number': sentence('This is no number'),
  'invalid-escape': sentence('There is no such escape sequence; a backslash is written as two'),
  'invalid-for': sentence('A for expression is written differently: [for name in list : value]'),
  'invalid-directive': sentence(
    'The directives of this text do not match: to each if belongs an endif, to each for an endfor',
  ),
  'conflict-marker': sentence('A merge left this mark: two versions of these lines stand in the file'),
  'too-deep': sentence('Brackets or blocks are nested deeper here than can be read'),
};
