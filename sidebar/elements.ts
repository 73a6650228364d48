/** Builds elements from plain data; text is always text, never markup. */

type Attributes = Readonly<Record<string, string | boolean | ((event: Event) => void)>>;

export function element(
  tag: string,
  attributes: Attributes = {},
  ...children: (Node | string | undefined)[]
): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (typeof value === 'boolean') made.toggleAttribute(name, value);
    else made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** «1 ошибка», «3 ошибки», «5 ошибок» */
export function counted(count: number, one: string, few: string, many: string): string {
  const tens = Math.floor(count / 10) % 10;
  const ones = count % 10;
  if (tens !== 1 && ones === 1) return `${count} ${one}`;
  return tens !== 1 && ones >= 2 && ones <= 4 ? `${count} ${few}` : `${count} ${many}`;
}
