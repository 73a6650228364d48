/**
 * Builds elements. Texts become text nodes, never markup: nothing that stands in a cell or a message can turn into an
 * element of the page.
 */

/** `true` sets an empty attribute, `false` and `undefined` leave it out. */
type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Node | string | null)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

/** Outlines of 20 by 20, drawn in the colour of the text beside them. */
const ICONS = {
  check: 'M4.5 10.500 8.500 14.500 15.500 6',
  close: 'M5 5l10 10M15 5 5 15',
  download: 'M10 3v9m-3.800-3.500L10 12.300l3.800-3.800M4 16.500h12',
  file: 'M5.500 2.500h6l3.500 3.500v11.500h-9.500zM11.500 2.500v3.500h3.500M7.800 10h4.600M7.800 13h4.600',
  letter: 'M3 5h14v10H3zM3 5.500l7 5.500 7-5.500',
  warning: 'M10 3 18 16.500H2zM10 8v4M10 14.300v.4',
  chevron: 'M8 5l5 5-5 5',
  down: 'M5 8l5 5 5-5',
  stop: 'M6 6h8v8H6z',
} as const;

export function icon(name: keyof typeof ICONS): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

/** An element that shows only while it has something to say. */
export function show(element: HTMLElement, visible: boolean): void {
  element.hidden = !visible;
}
