/** Charts as inline SVG: their colours come from the page's style, and their text says what they show. */
import { type Markup, markup } from './markup';

export interface Slice {
  /** A class of the page's style that sets the colour. */
  readonly colour: string;
  readonly label: string;
  readonly count: number;
}

/** With this radius the circumference is 100, so that a length on it is a percentage. */
const RADIUS = 100 / (2 * Math.PI);

/** Between two slices, and of the thinnest slice, in percent. */
const GAP = 0.8;
const THINNEST = 0.6;

/** A ring of slices around their sum. */
export function ring(title: string, slices: readonly Slice[], unit: string): Markup {
  const shown = slices.filter(({ count }) => count > 0);
  const total = sum(shown);
  const gap = shown.length > 1 ? GAP : 0;
  let at = 0;
  const arcs = shown.map(({ colour, count }) => {
    const length = (100 * count) / total;
    // A dash begins at three o'clock; a quarter back is the top.
    const offset = rounded(25 - at - gap / 2);
    at += length;
    const dash = rounded(Math.max(length - gap, THINNEST));
    return markup`<circle class="arc ${colour}" cx="21" cy="21" r="${rounded(RADIUS)}" stroke-dasharray="${dash} ${rounded(100 - dash)}" stroke-dashoffset="${offset}"/>
`;
  });
  return markup`<svg class="ring" viewBox="0 0 42 42" role="img" aria-label="${title}: ${described(shown)}">
<circle class="track" cx="21" cy="21" r="${rounded(RADIUS)}"/>
${arcs}<text class="ring-total" x="21" y="22.2">${total}</text>
<text class="ring-unit" x="21" y="26.2">${unit}</text>
</svg>`;
}

/** A bar of slices, as long as its sum is of the longest. */
export function bar(slices: readonly Slice[], longest: number): Markup {
  const shown = slices.filter(({ count }) => count > 0);
  let at = 0;
  const parts = shown.map(({ colour, count }) => {
    const x = at;
    at += (100 * count) / longest;
    return markup`<rect class="part ${colour}" x="${rounded(x)}" y="0" width="${rounded(at - x)}" height="10"/>`;
  });
  return markup`<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label="${described(shown)}">${parts}</svg>`;
}

export function sum(slices: readonly Slice[]): number {
  return slices.reduce((total, { count }) => total + count, 0);
}

function described(slices: readonly Slice[]): string {
  return slices.map(({ label, count }) => `${label} ${count}`).join(', ');
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
