/** A1 notation: `B2`, `B2:D9`, `B:D`, `2:9`, `'Лист 1'!B2`. Indices are counted from 0; an open side is absent. */

/** What a notation names. Absent sides run to the edge of the sheet. */
export interface A1Area {
  readonly sheetName?: string;
  readonly top?: number;
  readonly left?: number;
  readonly bottom?: number;
  readonly right?: number;
}

/** 0 -> `A`, 27 -> `AB`. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** `A` -> 0, `ab` -> 27. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + (letter.charCodeAt(0) - 64);
  return index - 1;
}

const CORNER = /^\$?([A-Za-z]{0,3})\$?(\d{0,8})$/;

function parseCorner(text: string): { row?: number; column?: number } | undefined {
  const match = CORNER.exec(text);
  if (!match || text === '') return undefined;
  const [, letters = '', digits = ''] = match;
  if (letters === '' && digits === '') return undefined;
  if (digits !== '' && Number(digits) === 0) return undefined;
  return {
    column: letters === '' ? undefined : columnIndex(letters),
    row: digits === '' ? undefined : Number(digits) - 1,
  };
}

/** Reads a notation; undefined when it is none (it may be the name of a named range or of a sheet). */
export function parseA1(notation: string): A1Area | undefined {
  let rest = notation.trim();
  let sheetName: string | undefined;
  const bang = rest.lastIndexOf('!');
  if (bang >= 0) {
    const raw = rest.slice(0, bang);
    sheetName = raw.startsWith("'") && raw.endsWith("'") && raw.length > 1 ? raw.slice(1, -1).replace(/''/g, "'") : raw;
    rest = rest.slice(bang + 1);
  }
  const [from = '', to, ...more] = rest.split(':');
  if (more.length > 0) return undefined;
  const first = parseCorner(from);
  if (!first) return undefined;
  if (to === undefined) {
    if (first.row === undefined || first.column === undefined) return undefined;
    return { sheetName, top: first.row, left: first.column, bottom: first.row, right: first.column };
  }
  const second = parseCorner(to);
  if (!second) return undefined;
  return {
    sheetName,
    ...side('top', 'bottom', first.row, second.row),
    ...side('left', 'right', first.column, second.column),
  };
}

function side(
  low: string,
  high: string,
  a: number | undefined,
  b: number | undefined,
): Record<string, number | undefined> {
  if (a !== undefined && b !== undefined) return { [low]: Math.min(a, b), [high]: Math.max(a, b) };
  return { [low]: a ?? b, [high]: undefined };
}

/** `B2:D9`, or `B2` for one cell. */
export function formatA1(rect: { top: number; left: number; bottom: number; right: number }): string {
  const from = `${columnLetters(rect.left)}${rect.top + 1}`;
  const to = `${columnLetters(rect.right)}${rect.bottom + 1}`;
  return from === to ? from : `${from}:${to}`;
}
