import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

/** What a user does in the workbench. Each action ends when its effect can be seen. */

/** Opens a file of the workspace by name, through quick open. */
export async function openFile(page: Page, name: string) {
  await page.keyboard.press('ControlOrMeta+P');
  // Files come into the list as they are found: another may stand by then where one is clicked.
  await pick(page, name, baseName(name), { whenQuiet: true });
  await page.locator(`.tab.active[data-resource-name="${baseName(name)}"]`).waitFor();
  await page.locator(`${ACTIVE_EDITOR} .view-line`).first().waitFor();
}

/** Runs a command by its title, as the command palette shows it. The command may ask something of its own. */
export async function runCommand(page: Page, title: string) {
  const palette = page.getByPlaceholder('Type the name of a command to run');
  // A web view passes keys on once it is loaded, and not before.
  await page.waitForFunction("!document.activeElement?.matches('iframe:not(.ready)')");
  await page.keyboard.press('F1');
  await palette.waitFor();
  await pick(page, `>${title}`, title);
  await palette.waitFor({ state: 'hidden' });
}

/** Puts the cursor on a line and column, both counted from 1. */
export async function goTo(page: Page, line: number, column = 1) {
  await page.keyboard.press('Control+G');
  const input = page.locator('.quick-input-widget input');
  await input.waitFor();
  await input.fill(`:${line}:${column}`);
  await input.press('Enter');
  await page.getByText(new RegExp(`^Ln ${line}, Col ${column}$`)).waitFor();
}

/**
 * Waits for the line above a machine. Before the focus goes elsewhere: VS Code gives up what it was about to ask for such lines
 * where the editor loses it, and asks when the editor has it again.
 */
export async function waitForLens(page: Page, text: RegExp) {
  await page.getByText(text).first().waitFor();
}

/** Opens the Problems panel and waits until an entry contains the text. */
export async function waitForProblem(page: Page, text: string | RegExp) {
  const panel = page.locator('.markers-panel');
  if (!(await panel.isVisible())) {
    await runCommand(page, 'Problems: Focus on Problems View');
  }
  await panel.locator('.monaco-list-row').filter({ hasText: text }).first().waitFor();
}

/** What the Problems panel shows, files and problems, from top to bottom; long lists only as far as they are drawn. */
export async function problems(page: Page) {
  return page.locator('.markers-panel .monaco-list-row').allInnerTexts();
}

/**
 * Asks for the fixes at the cursor, as Ctrl+. does, and returns the menu's entries. Wait for a problem of the text first:
 * once one is listed, the extension has looked at the text, and has its fixes at once.
 */
export async function showQuickFixes(page: Page) {
  await page
    .locator(
      '.editor-group-container.active .monaco-editor textarea, .editor-group-container.active .native-edit-context',
    )
    .first()
    .focus();
  await page.keyboard.press('ControlOrMeta+.');
  return menuEntries(page);
}

/** Opens the same menu from the light bulb beside the line. */
export async function clickLightBulb(page: Page) {
  await page.locator('.editor-group-container.active .lightBulbWidget, .codicon-gutter-lightbulb').first().click();
  return menuEntries(page);
}

async function menuEntries(page: Page, timeout = 15_000) {
  const entries = page.locator('.action-widget .monaco-list-row.action');
  await entries.first().waitFor({ timeout });
  return (await entries.allInnerTexts()).map(text => text.trim());
}

/** Picks an entry of the open menu of fixes. */
export async function chooseQuickFix(page: Page, title: string) {
  const entry = page.locator('.action-widget .monaco-list-row.action').filter({ hasText: title }).first();
  // Until the pointer moves, an invisible block keeps a menu from being clicked by the click that opened it.
  await entry.hover({ force: true });
  await entry.click();
  // Newer versions keep an empty menu beside the one that is shown.
  await entry.waitFor({ state: 'hidden' });
}

/** The text that the active editor shows, once each line has its place; long files only as far as they are drawn. */
export async function editorText(page: Page) {
  for (let attempt = 1; ; attempt += 1) {
    const lines = await drawnLines(page);
    // Lines that have just been drawn stand at the top, on others, until they get their places.
    if (new Set(lines.map(({ top }) => top)).size === lines.length) {
      return lines.map(({ text }) => text).join('\n');
    }
    assert.ok(attempt < 20, 'The lines of the editor got no places.');
    await page.waitForTimeout(100);
  }
}

/** The lines of the page are in the order in which they were drawn; these are in that of the text. */
async function drawnLines(page: Page) {
  const lines = await page
    .locator(`${ACTIVE_EDITOR} .view-line`)
    .evaluateAll(elements =>
      elements.map(element => ({ top: element.getBoundingClientRect().top, text: element.textContent ?? '' })),
    );
  return lines
    .sort((first, second) => first.top - second.top)
    .map(({ top, text }) => ({ top, text: text.replaceAll('\u00a0', ' ') }));
}

/**
 * Not the lines in it: they are as high as the whole text, and Playwright would scroll their middle into the view before it
 * clicks there, of which the editor knows nothing: it then shows an empty page.
 */
const ACTIVE_EDITOR = '.editor-group-container.active .monaco-editor';

/** Waits until the active editor shows a line with a text. */
export async function waitForLine(page: Page, text: string) {
  await page.locator(`${ACTIVE_EDITOR} .view-line`).filter({ hasText: text }).first().waitFor();
}

/** Waits until the active editor shows a text. */
export async function waitForEditorText(page: Page, text: string) {
  for (let attempt = 1; attempt < 20 && (await editorText(page)) !== text; attempt += 1) {
    await page.waitForTimeout(100);
  }
  assert.equal(await editorText(page), text);
}

/** The page in the preview of Markdown that was opened last. */
export function markdownPreview(page: Page) {
  return page.frameLocator('iframe.webview.ready').last().frameLocator('iframe');
}

/** Waits for a notification that contains the text. */
export async function waitForNotification(page: Page, text: string | RegExp) {
  await page.locator('.notifications-toasts .notification-list-item').filter({ hasText: text }).first().waitFor();
}

/** Takes the last step in the active editor back; with a click into it first, as the focus may still be moving there. */
export async function undo(page: Page) {
  await page.locator(ACTIVE_EDITOR).first().click();
  await page.keyboard.press('ControlOrMeta+Z');
}

/** Presses a button of a notification that contains the text. */
export async function pressButton(page: Page, text: string, button: string) {
  const toast = page.locator('.notification-list-item').filter({ hasText: text }).first();
  await toast.getByText(button, { exact: true }).click();
}

/** A color theme of each kind, by the name that the theme picker shows. */
export const THEMES = [
  ['Dark Modern', 'dark'],
  ['Light Modern', 'light'],
  ['Dark High Contrast', 'high contrast'],
] as const;

/** How the workbench marks the kinds of its color themes. */
const THEME_CLASSES = { light: 'vs', dark: 'vs-dark', 'high contrast': 'hc-black' } as const;

/** Changes the color theme, by the name that the theme picker shows. */
export async function setColorTheme(page: Page, name: string, kind: keyof typeof THEME_CLASSES) {
  await runCommand(page, 'Preferences: Color Theme');
  await page.getByPlaceholder(/Color Theme/).waitFor();
  await pick(page, name, name);
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  await page.locator(`.monaco-workbench.${THEME_CLASSES[kind]}`).waitFor();
}

/** Types into the open quick input and clicks the entry with exactly this label; `whenQuiet`: once its list is drawn. */
export async function pick(page: Page, filter: string, label: string, { whenQuiet = false } = {}) {
  const widget = page.locator('.quick-input-widget');
  await widget.locator('input[type="text"]').fill(filter);
  const rows = widget.locator('.quick-input-list .monaco-list-row');
  const row = rows.filter({ has: page.getByText(label, { exact: true }) }).first();
  if (whenQuiet) {
    await row.evaluate(QUIET);
  }
  await row.click();
}

function baseName(path: string) {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Opens the readiness view; leaves it open where it is. */
export async function openReadiness(page: Page) {
  const title = page.locator('.composite.title').filter({ hasText: 'Generation 2 Readiness' });
  if (!(await title.isVisible())) {
    // At a corner: the badge lies over the middle of the icon once there are machines to move.
    const icon = page.locator('.activitybar .action-label[aria-label^="Generation 2 Readiness"]');
    await icon.click({ position: { x: 4, y: 4 } });
    await title.waitFor();
  }
}

/** The readiness view without an assessment: gives the button that asks for one. */
export async function emptyReadiness(page: Page) {
  await openReadiness(page);
  const button = page.locator('.welcome-view-content .monaco-button').filter({ hasText: 'Assess Workspace' });
  const summary = page.locator('.part.sidebar .pane-body .message').filter({ hasText: /machines? in / });
  await button.or(summary).first().waitFor();
  if (!(await button.isVisible())) {
    await runCommand(page, 'Hyper-V Gen 2: Clear the Assessment');
    await button.waitFor();
  }
  // Those of the assessment before may still be there, behind the text that greets.
  await page.locator('.part.sidebar .pane-body .monaco-list-row').first().waitFor({ state: 'detached' });
  return button;
}

/**
 * The readiness view with an assessment of the workspace as it is now, and with nothing in it opened. All rows are drawn:
 * none moves away from where it is clicked.
 */
export async function assessWorkspace(page: Page) {
  const button = await emptyReadiness(page);
  await button.click();
  await readinessSummary(page, /^\d+ machines in \d+ files: /);
  await page.waitForFunction(ALL_MACHINES_DRAWN);
}

/** Whether the groups of the tree have as many machines as the text above it says. */
const ALL_MACHINES_DRAWN = `() => {
  const said = /^\\d+/.exec(document.querySelector('.part.sidebar .pane-body .message')?.textContent ?? '')?.[0];
  const groups = [...document.querySelectorAll('.part.sidebar .pane-body .monaco-list-row[aria-level="1"]')];
  const counts = groups.map(row => Number(/, machines: (\\d+)$/.exec(row.getAttribute('aria-label'))?.[1] ?? 0));
  return Number(said) === counts.reduce((sum, count) => sum + count, 0);
}`;

/** A row of the readiness view. */
export function readinessRow(page: Page, text: string | RegExp) {
  return page.locator('.part.sidebar .pane-body .monaco-list-row').filter({ hasText: text }).first();
}

/** What the readiness view says above its tree. */
export function readinessSummary(page: Page, text: string | RegExp) {
  return page.locator('.part.sidebar .pane-body .message').filter({ hasText: text }).first().waitFor();
}

/** Waits for the hover of a row, once its list is drawn: a row that is drawn again takes its hover away. */
export async function hoverOver(page: Page, row: Locator, text: string) {
  await row.waitFor();
  await row.evaluate(QUIET);
  await page.mouse.move(0, 0);
  await row.hover();
  await page.locator('.monaco-hover').filter({ hasText: text }).waitFor();
}

/** Ends when nothing has changed in the list of a row for a while. */
const QUIET = `row => new Promise(done => {
  const end = () => { observer.disconnect(); done(); };
  let timer = setTimeout(end, 300);
  const observer = new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(end, 300); });
  observer.observe(row.closest('.monaco-list'), { childList: true, subtree: true, characterData: true });
})`;

/** Takes a conversion of several files back: one step, in whichever of them. What is on disk is as before, too. */
export async function takeBack(page: Page, file: string) {
  await openFile(page, file);
  await undo(page);
  await waitForLine(page, '"Generation": 1');
  await runCommand(page, 'File: Save All Files');
  await page.locator('.monaco-workbench .tab.dirty').first().waitFor({ state: 'detached' });
}
