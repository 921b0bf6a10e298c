import assert from 'node:assert/strict';
import { escapeMarkdown } from '../../../src/core/text/markdown';

describe('text in Markdown', () => {
  it('stays what it is', () => {
    assert.equal(escapeMarkdown("Don't: 'e' (0:1), 5 - 3 = 2; 1.5 {{x}}"), "Don't: 'e' (0:1), 5 - 3 = 2; 1.5 {{x}}");
  });

  it('is neither markup nor a link nor HTML', () => {
    assert.equal(
      escapeMarkdown('[a](command:b) **c** `d` <e> | &lt; #f ~g~'),
      String.raw`\[a\](command:b) \*\*c\*\* \`d\` \<e\> \| \&lt; \#f \~g\~`,
    );
    assert.equal(escapeMarkdown('http://a WWW.b c@d.e'), String.raw`http\://a WWW\.b c\@d.e`);
  });

  it('is one line', () => {
    assert.equal(escapeMarkdown('a\r\n\r\n- b\u2028c'), 'a - b c');
  });
});
