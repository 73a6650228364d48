/**
 * Reads the bodies of state-changing calls: each is checked field by field and copied, so that nothing but the named
 * fields of the right types goes on to the host.
 */
import type { Answer, PersonEdit } from '../host';
import type { CellValue, Rect } from '../document/model';
import type { Requests } from './wire';

/** A cell holds at most this many characters, as in Google Sheets. */
const MAX_CELL_TEXT = 50_000;
/** A sheet of Google Sheets ends before these. */
const MAX_ROWS = 10_000_000;
const MAX_COLUMNS = 18_278;
/** One paste; more than a school's whole workbook. */
const MAX_EDITS = 200_000;

/** Lines of one go. */
const MAX_LINES = 10_000;

const BUTTONS: readonly string[] = ['OK', 'CANCEL', 'YES', 'NO', 'CLOSE'];

/** Thrown where a body is not what its path takes; `message` names the field, for the developer of the page. */
export class ShapeError extends Error {
  override readonly name = 'ShapeError';
}

type Fields = Record<string, unknown>;

/** What each path takes. */
export const readBody: { readonly [Path in keyof Requests]: (body: unknown) => Requests[Path] } = {
  '/api/edit': (body) => {
    const { edits } = fields(body);
    if (!Array.isArray(edits)) throw new ShapeError('edits: a list');
    if (edits.length > MAX_EDITS) throw new ShapeError(`edits: at most ${MAX_EDITS}`);
    return { edits: edits.map(readEdit) };
  },
  '/api/lines': (body) => {
    const all = fields(body);
    const { axis, kind } = all;
    if (axis !== 'rows' && axis !== 'columns') throw new ShapeError('axis: rows or columns');
    if (kind !== 'insert' && kind !== 'delete') throw new ShapeError('kind: insert or delete');
    const most = axis === 'rows' ? MAX_ROWS : MAX_COLUMNS;
    return {
      sheetId: whole(all, 'sheetId', Number.MAX_SAFE_INTEGER),
      axis,
      kind,
      at: whole(all, 'at', most),
      count: whole(all, 'count', MAX_LINES),
      ...(all['like'] !== undefined && { like: whole(all, 'like', most) }),
    };
  },
  '/api/run': (body) => ({ functionName: functionName(fields(body)) }),
  '/api/rpc': (body) => {
    const all = fields(body);
    if (!Array.isArray(all['args'])) throw new ShapeError('args: a list');
    const name = functionName(all);
    // Names that end with an underscore are private to the server half (google.script.run reference).
    if (name.endsWith('_')) throw new ShapeError('functionName: private');
    return { functionName: name, args: all['args'] as unknown[] };
  },
  '/api/answer': (body) => {
    const all = fields(body);
    return { questionId: text(all, 'questionId', 200), answer: readAnswer(all['answer']) };
  },
  '/api/stop': (body) => ({ executionId: text(fields(body), 'executionId', 200) }),
  '/api/select': (body) => {
    const all = fields(body);
    return { sheetId: whole(all, 'sheetId', Number.MAX_SAFE_INTEGER), selection: readRect(all['selection']) };
  },
  '/api/import': (body) => {
    const all = fields(body);
    const name = text(all, 'name', 255);
    if (!isPlainFileName(name)) throw new ShapeError('name: a file name without a path');
    const { base64 } = all;
    if (typeof base64 !== 'string' || !isBase64(base64)) throw new ShapeError('base64: bytes');
    return { name, base64 };
  },
  '/api/save': (body) => {
    fields(body);
    return {};
  },
};

function fields(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ShapeError('an object');
  return value as Fields;
}

function text(from: Fields, key: string, max: number): string {
  const value = from[key];
  if (typeof value !== 'string' || value.length > max) throw new ShapeError(`${key}: text of up to ${max} characters`);
  return value;
}

function whole(from: Fields, key: string, max: number): number {
  const value = from[key];
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0 || value > max) {
    throw new ShapeError(`${key}: a whole number of 0..${max}`);
  }
  return value;
}

function functionName(from: Fields): string {
  const name = text(from, 'functionName', 200);
  if (!/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name)) throw new ShapeError('functionName: a name');
  return name;
}

function readEdit(value: unknown): PersonEdit {
  const all = fields(value);
  return {
    sheetId: whole(all, 'sheetId', Number.MAX_SAFE_INTEGER),
    row: whole(all, 'row', MAX_ROWS - 1),
    column: whole(all, 'column', MAX_COLUMNS - 1),
    input: readInput(all['input']),
  };
}

function readInput(value: unknown): CellValue | null {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'string' && value.length <= MAX_CELL_TEXT) return value;
  throw new ShapeError(`input: null, a boolean, a number, or text of up to ${MAX_CELL_TEXT} characters`);
}

function readRect(value: unknown): Rect {
  const all = fields(value);
  const rect = {
    top: whole(all, 'top', MAX_ROWS - 1),
    left: whole(all, 'left', MAX_COLUMNS - 1),
    bottom: whole(all, 'bottom', MAX_ROWS - 1),
    right: whole(all, 'right', MAX_COLUMNS - 1),
  };
  if (rect.bottom < rect.top || rect.right < rect.left) throw new ShapeError('selection: turned inside out');
  return rect;
}

function readAnswer(value: unknown): Answer {
  const all = fields(value);
  const button = text(all, 'button', 10);
  if (!BUTTONS.includes(button)) throw new ShapeError(`button: one of ${BUTTONS.join(', ')}`);
  return all['text'] === undefined ? { button } : { button, text: text(all, 'text', MAX_CELL_TEXT) };
}

/** No separators, no drive, no control characters, not a dot alone: the importer may use it as a label. */
function isPlainFileName(name: string): boolean {
  return name.trim() !== '' && !/[\\/:\p{Cc}]/u.test(name) && !/^\.+$/.test(name);
}

function isBase64(value: string): boolean {
  return value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value);
}
