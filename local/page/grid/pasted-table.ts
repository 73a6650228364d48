/**
 * Reads what a person pastes: a table of Word, Excel or a site, or plain text. Only texts are taken: looks belong to
 * the add-on. The clipboard's HTML is parsed into an inert document, where nothing runs and nothing is loaded.
 */

/** Rows of texts; a cell covered by a merged one is null and leaves the grid's cell empty. */
export type PastedTable = readonly (readonly (string | null)[])[];

/** Wider or longer merges than any sheet are a mistake of the source, or an attack. */
const MAX_SPAN = 1_000;
const MAX_CELLS = 200_000;

/**
 * @param html the clipboard's HTML, empty where it has none
 * @param text the clipboard's plain text
 */
export function readPasted(html: string, text: string): PastedTable {
  if (/<t(?:able|r|d)[\s>]/i.test(html)) {
    const rows = readHtml(new DOMParser().parseFromString(html, 'text/html').body);
    if (rows.length > 0) return rows;
  }
  return readTabs(text);
}

/** Text around tables (a plan's title) keeps its place, one row a paragraph. */
function readHtml(body: HTMLElement): (string | null)[][] {
  const rows: (string | null)[][] = [];
  const visit = (element: Element): void => {
    if (element instanceof HTMLTableElement) {
      rows.push(...readTable(element));
    } else if (element.querySelector('table')) {
      for (const child of element.children) visit(child);
    } else if (!SILENT.test(element.tagName)) {
      for (const line of blockText(element).split('\n')) if (line !== '') rows.push([line]);
    }
  };
  visit(body);
  return rows;
}

function readTable(table: HTMLTableElement): (string | null)[][] {
  const rows: (string | null)[][] = [];
  let count = 0;
  Array.from(table.rows).forEach((tableRow, at) => {
    const row = (rows[at] ??= []);
    let column = 0;
    for (const cell of tableRow.cells) {
      while (column in row) column++;
      const across = Math.min(Math.max(cell.colSpan, 1), MAX_SPAN);
      const down = Math.min(Math.max(cell.rowSpan, 1), table.rows.length - at, MAX_SPAN);
      count += across * down;
      if (count > MAX_CELLS) return;
      for (let r = 0; r < down; r++) {
        for (let c = 0; c < across; c++) (rows[at + r] ??= [])[column + c] = r + c === 0 ? blockText(cell) : null;
      }
      column += across;
    }
  });
  return rows.map((row) => Array.from(row, (cell) => cell ?? null));
}

/** Elements whose text nobody sees. */
const SILENT = /^(?:STYLE|SCRIPT|META|TITLE|HEAD|TEMPLATE)$/;
const BLOCKS = /^(?:P|DIV|LI|BR|H[1-6]|TR)$/;

/** The text of an element with its paragraphs on lines of their own; Word breaks lines of its HTML anywhere. */
function blockText(element: Element): string {
  let text = '';
  const visit = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) {
      text += (node.nodeValue ?? '').replace(/[ \t\r\n]+/g, ' ');
      return;
    }
    if (node instanceof Element && SILENT.test(node.tagName)) return;
    const isBlock = node instanceof Element && BLOCKS.test(node.tagName);
    if (isBlock) text += '\n';
    for (const child of node.childNodes) visit(child);
    if (isBlock) text += '\n';
  };
  for (const child of element.childNodes) visit(child);
  return text
    .split('\n')
    .map((line) => line.replaceAll('\u00a0', ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** Tabs and line breaks; a cell with a break or a quote inside stands in quotes, as spreadsheets copy it. */
function readTabs(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at <= text.length) {
    const cell = text[at] === '"' ? quoted(text, at) : plain(text, at);
    rows.at(-1)?.push(cell.value);
    const stop = text[cell.end];
    at = cell.end + 1;
    if (stop === '\r' && text[at] === '\n') at++;
    if (stop === undefined) break;
    if (stop !== '\t') rows.push([]);
  }
  // The line break after the last row starts no row of its own.
  if (rows.length > 1 && rows.at(-1)?.join('') === '') rows.pop();
  return rows;
}

function plain(text: string, from: number): { value: string; end: number } {
  let end = from;
  while (end < text.length && !'\t\r\n'.includes(text.charAt(end))) end++;
  return { value: text.slice(from, end), end };
}

/** A quote that nothing fits behind was an ordinary character. */
function quoted(text: string, from: number): { value: string; end: number } {
  let value = '';
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] !== '"') {
      value += text.charAt(at);
    } else if (text[at + 1] === '"') {
      value += '"';
      at++;
    } else {
      const fits = at + 1 === text.length || '\t\r\n'.includes(text.charAt(at + 1));
      return fits ? { value, end: at + 1 } : plain(text, from);
    }
  }
  return plain(text, from);
}
