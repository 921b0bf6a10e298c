/** Elements of the page. Text out of a definition is text here, whatever stands in it. */

type Child = Node | string;

/** A new element; `properties` are attributes. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

export function button(title: string, pressed: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button' }, title);
  made.addEventListener('click', pressed);
  return made;
}

/** An element of the page as it was written. */
export function part<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) {
    throw new Error(`The page has no ${id}.`);
  }
  return found;
}
