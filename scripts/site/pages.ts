/** The pages of the site: HTML made of the documents, each at the address of its file, and around the playground. */
import { posix } from 'node:path';
import MarkdownIt from 'markdown-it';
import { type Markup, markup } from '../../src/core/reports/markup';

/** Named in the head of each page; addresses are from the site's folder. */
const SECTIONS: readonly (readonly [address: string, title: string])[] = [
  ['index.html', 'Try it'],
  ['rules/index.html', 'Rules'],
  ['formats.html', 'Formats'],
  ['documentation.html', 'Documentation'],
];

const markdown = new MarkdownIt({ html: false });

/** What a table's caption would say stands above it; what it has no header for is empty. */
Object.assign(markdown.renderer.rules, { th_open: () => '<th scope="col">' });

/** Headings have the names that links to them have. */
markdown.core.ruler.push('names', ({ tokens }) => {
  tokens.forEach((token, index) => {
    if (token.type === 'heading_open') {
      token.attrSet('id', headingId(tokens[index + 1]?.content ?? ''));
    }
  });
});

/** As GitHub names headings, which is what links of the documents use. */
function headingId(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');
}

/** A document's address in the site: the lists of folders are their index. */
export function addressOf(path: string): string {
  return path
    .replace(/(^|\/)README\.md$/, (_, folder: string) =>
      folder === '' && path === 'README.md' ? 'documentation.md' : `${folder}index.md`,
    )
    .replace(/\.md$/, '.html');
}

/** The HTML of a document, with links to pages in place of documents. The schemas stand beside those of the first folder. */
export function rendered(text: string): string {
  return markdown
    .render(text.replace(/<!--[\s\S]*?-->\n*/g, ''))
    .replaceAll(' href="../schemas/', ' href="schemas/')
    .replace(
      / href="([^":#]+)\.md(#[^"]*)?"/g,
      (_, path: string, hash = '') => ` href="${addressOf(`${path}.md`)}${hash}"`,
    );
}

/** A whole page. `body` is its main part. */
export function page(address: string, title: string, body: Markup, { script = false } = {}): string {
  const up = posix.relative(posix.dirname(address), '.') || '.';
  const to = (target: string): string => posix.join(up, target);
  return markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self' file:; script-src 'self' file:; img-src 'self' file:; form-action 'none'; base-uri 'none'">
<meta name="description" content="Checks the files that define Hyper-V virtual machines against the rules of Generation 2 and converts them.">
<title>${title} - Hyper-V Gen 2 Advisor</title>
<link rel="stylesheet" href="${to('style.css')}">
<link rel="icon" href="${to('icon.png')}">
${script ? markup`<script src="${to('playground.js')}" defer></script>\n` : ''}</head>
<body>
<header>
<a class="skip" href="#main">To the content</a>
<div class="wide">
<strong>Hyper-V Gen 2 Advisor</strong>
<nav aria-label="Pages">
<ul>
${SECTIONS.map(([target, name]) => markup`<li><a href="${to(target)}"${target === address ? markup` aria-current="page"` : ''}>${name}</a></li>\n`)}</ul>
</nav>
</div>
</header>
<main id="main">
${body}
</main>
<footer>No telemetry and no network: what you paste stays in this page. MIT licence.</footer>
</body>
</html>
`.markup;
}

/** The playground, before its script fills it. */
export function playground(examples: ReadonlyMap<string, string>): string {
  const names = [...examples.keys()];
  // `<` in a text of the examples would end the element.
  const data = JSON.stringify(Object.fromEntries(examples)).replaceAll('<', '\\u003c');
  return page(
    'index.html',
    'Try it',
    markup`<h1>Can this virtual machine be Generation 2?</h1>
<p>Paste or drop a definition: a Packer template, a Terraform configuration, an export of <code>Get-VM</code>, a <code>*.vm.json</code> file or a list of your own. It is checked
here in the browser, by the engine of the extension and the command line.</p>
<div class="fields">
<div class="field"><label for="example">Example</label>
<select id="example">
<option value="">(none)</option>
${names.map((name, index) => markup`<option${index === 0 ? ' selected' : ''}>${name}</option>\n`)}</select></div>
<div class="field"><label for="file">File</label><input id="file" type="file"></div>
<div class="field"><label for="file-name">Its name, which says in which language it is</label><input id="file-name" type="text" size="30" spellcheck="false" autocomplete="off"></div>
</div>
<div class="columns">
<div>
<h2><label for="definition">Definition</label></h2>
<textarea id="definition" spellcheck="false" autocomplete="off" autocapitalize="off"></textarea>
</div>
<div>
<h2 id="found">What was found</h2>
<p id="status" role="status"></p>
<section id="findings" aria-labelledby="found"></section>
</div>
</div>
<h2 id="converted">As Generation 2</h2>
<p><label><input id="lossy" type="checkbox"> Also what loses something, or needs a person before it works</label></p>
<section id="conversion" aria-labelledby="converted"></section>
<script type="application/json" id="examples">${{ markup: data }}</script>`,
    { script: true },
  );
}
