/** Writes the cells of one sheet, and collects what hangs on them: links, notes, validation, what the file cannot hold. */
import type { Cell, CellStyle, Rect, Sheet, ValidationRule } from '../../document/model';
import { cellXml, encodeCellText, xml } from '../xml/xml-text';
import { cellName, parseReference, quoteSheet, rectName } from './addresses';
import { toFileFormula } from './formula-text';
import { cellTextLimit } from './long-text';
import type { CellExtra } from './sidecar';
import { witnessOf } from './sidecar';
import type { PlacedNote } from './write-notes';
import type { WorkbookWriter } from './write-sheet';
import { fontXml } from './write-styles';

/** A link of the sheet: to an address outside, or to a place in the workbook. */
export interface PlacedLink {
  readonly cell: string;
  readonly address?: string;
  readonly location?: string;
}

/** The address that Google Sheets gives its own cells: `#gid=12&range=A5`. */
const ownAddress = /^#gid=(\d{1,10})(?:&range=([A-Z]{1,3}\d{1,7}(?::[A-Z]{1,3}\d{1,7})?))?$/;

/** Excel's own bound is 65,530. */
const LINK_LIMIT = 60_000;

export class CellWriter {
  readonly links: PlacedLink[] = [];
  readonly notes: PlacedNote[] = [];
  readonly extras: CellExtra[] = [];
  /** Rules with the cells under them, each rule once. */
  readonly validated: { readonly rule: ValidationRule; readonly cells: [row: number, column: number][] }[] = [];
  /** The last row and column that were written. */
  readonly extent = { bottom: 0, right: 0 };
  /** Some formula has no calculated value. */
  uncalculated = false;
  private readonly ruleKeys = new Map<string, number>();
  private readonly knownRules = new Map<ValidationRule, number>();
  private readonly slaves: ReadonlySet<string>;

  constructor(
    private readonly sheet: Sheet,
    merges: readonly Rect[],
    private readonly book: WorkbookWriter,
  ) {
    this.slaves = slaveCells(merges);
  }

  /** The cells of a row. */
  row(index: number): string {
    let text = '';
    (this.sheet.rows[index] ?? []).forEach((cell, column) => {
      // A document that crossed as JSON has null for a missing cell.
      const written = cell && column < this.sheet.columnCount ? this.cell(cell, index, column) : '';
      if (written === '') return;
      text += written;
      this.extent.bottom = index;
      this.extent.right = Math.max(this.extent.right, column);
    });
    return text;
  }

  private cell(cell: Cell, row: number, column: number): string {
    const name = cellName(row, column);
    if (cell.validation) this.remember(cell.validation, row, column);
    if (cell.note !== undefined && cell.note !== '')
      this.notes.push({ row, column, text: this.fitting(cell.note, undefined) });
    const { value, formula } = this.slaves.has(`${row}:${column}`) ? {} : cell;
    const written = formula === undefined ? undefined : writeFormula(formula, (sheet) => this.book.fileName(sheet));
    if (value !== undefined || formula !== undefined)
      this.keepRest(cell, name, row, column, formula !== undefined && written === undefined);
    const quoted = written === undefined && typeof value === 'string' && /^[=+\-@\t\r]/.test(value);
    const style = this.book.styles.cell(cell.style, quoted);
    const open = `<c r="${name}"${style === 0 ? '' : ` s="${style}"`}`;
    if (written !== undefined) {
      if (value === undefined) this.uncalculated = true;
      return open + formulaXml(written, value, name);
    }
    if (value === undefined || value === '') return style === 0 ? '' : `${open}/>`;
    if (typeof value === 'boolean') return `${open} t="b"><v>${value ? 1 : 0}</v></c>`;
    if (typeof value === 'number' && Number.isFinite(value)) return `${open}><v>${value}</v></c>`;
    const text = String(value);
    const shown = this.fitting(text, cell.runs);
    const item = (shown === text ? richItem(text, cell) : undefined) ?? plainItem(shown);
    return `${open} t="s"><v>${this.book.strings.add(item)}</v></c>`;
  }

  /** The text, or its beginning where the file cannot hold it. */
  private fitting(text: string, runs: Cell['runs']): string {
    return text.length <= cellTextLimit ? text : this.book.longTexts.shorten(text, runs);
  }

  /** Writes the cell's link; what of the cell the file cannot hold goes beside it. */
  private keepRest(cell: Cell, name: string, row: number, column: number, formulaLost: boolean): void {
    const linkLost = cell.link !== undefined && cell.link !== '' && !this.link(cell.link, name);
    // A run of a rich text has no link of its own in the file.
    const runsLost = typeof cell.value === 'string' && cell.runs?.some((run) => run.link !== undefined) === true;
    if (!formulaLost && !linkLost && !runsLost) return;
    this.extras.push({
      row,
      column,
      witness: witnessOf(cell.value),
      ...(formulaLost && { formula: cell.formula }),
      ...(linkLost && { link: cell.link }),
      ...(runsLost && { runs: cell.runs }),
    });
  }

  private link(link: string, cell: string): boolean {
    if (this.links.length >= LINK_LIMIT) return false;
    if (isPlainAddress(link)) {
      this.links.push({ cell, address: link });
      return true;
    }
    const own = ownAddress.exec(link);
    if (own) {
      const sheet = this.book.sheetName(Number(own[1]));
      if (sheet !== undefined) this.links.push({ cell, location: `${quoteSheet(sheet)}!${own[2] ?? 'A1'}` });
      // Other programs follow the place; the address itself is kept beside the file.
      return false;
    }
    const inside = link.startsWith('#') ? parseReference(link.slice(1)) : undefined;
    if (inside === undefined) return false;
    const place = `!${rectName(inside.rect)}`;
    // Written only where reading gives the same link.
    if (link !== `#${quoteSheet(inside.sheet)}${place}`) return false;
    this.links.push({ cell, location: quoteSheet(this.book.fileName(inside.sheet)) + place });
    return true;
  }

  private remember(rule: ValidationRule, row: number, column: number): void {
    let index = this.knownRules.get(rule);
    if (index === undefined) {
      const key = JSON.stringify(rule);
      index = this.ruleKeys.get(key) ?? this.validated.push({ rule, cells: [] }) - 1;
      this.ruleKeys.set(key, index);
      this.knownRules.set(rule, index);
    }
    this.validated[index]?.cells.push([row, column]);
  }
}

/** Whether Excel takes the address as it is; it calls the workbook broken for what is no address. */
function isPlainAddress(link: string): boolean {
  if (link.length > 2000 || !/^(?:https?|ftp|mailto|tel):/i.test(link)) return false;
  if (/[\s"<>\\^`{|}\p{Cc}\p{Cs}]|%(?![0-9a-f]{2})/iu.test(link)) return false;
  return URL.canParse(link);
}

interface FileFormula {
  readonly body: string;
  readonly array: boolean;
}

/** `ARRAYFORMULA(x)` of Google is an array formula `x` of the file. */
function writeFormula(formula: string, names: (name: string) => string): FileFormula | undefined {
  const inner = /^=ARRAYFORMULA\((.*)\)$/is.exec(formula)?.[1];
  const array = inner === undefined ? undefined : toFileFormula(`=${inner}`, names);
  if (array !== undefined) return { body: array, array: true };
  const body = toFileFormula(formula, names);
  return body === undefined ? undefined : { body, array: false };
}

const errorValues = /^#(?:REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!)$/;

function formulaXml({ body, array }: FileFormula, value: Cell['value'], cell: string): string {
  const formula = `<f${array ? ` t="array" ref="${cell}"` : ''}>${xml(body)}</f>`;
  if (typeof value === 'boolean') return ` t="b">${formula}<v>${value ? 1 : 0}</v></c>`;
  if (typeof value === 'number' && Number.isFinite(value)) return `>${formula}<v>${value}</v></c>`;
  if (typeof value !== 'string') return `>${formula}</c>`;
  if (errorValues.test(value)) return ` t="e">${formula}<v>${value}</v></c>`;
  return ` t="str">${formula}<v>${cellXml(value.slice(0, cellTextLimit))}</v></c>`;
}

function plainItem(text: string): string {
  const encoded = encodeCellText(text);
  const space = /^\s|\s$|\n|\t| {2}/.test(encoded) ? ' xml:space="preserve"' : '';
  return `<t${space}>${xml(encoded)}</t>`;
}

/** The runs of a rich text, every run with its whole font; undefined where the text is of one look. */
function richItem(text: string, { runs, style: base = {} }: Cell): string | undefined {
  if (runs === undefined || runs.length === 0) return undefined;
  const plain = fontXml(base, 'rFont');
  const looks: { text: string; readonly font: string }[] = [];
  const push = (piece: string, style: CellStyle): void => {
    if (piece === '') return;
    const font = fontXml({ ...base, ...style }, 'rFont');
    const last = looks[looks.length - 1];
    if (last?.font === font) last.text += piece;
    else looks.push({ text: piece, font });
  };
  let at = 0;
  for (const run of [...runs].sort((a, b) => a.start - b.start)) {
    const start = Math.min(Math.max(at, run.start), text.length);
    const end = Math.min(Math.max(start, run.end), text.length);
    push(text.slice(at, start), {});
    push(text.slice(start, end), run.style);
    at = end;
  }
  push(text.slice(at), {});
  if (looks.every((look) => look.font === plain)) return undefined;
  return looks
    .map(
      (look) =>
        `<r>${look.font === plain ? '' : `<rPr>${look.font}</rPr>`}<t xml:space="preserve">${cellXml(look.text)}</t></r>`,
    )
    .join('');
}

function slaveCells(merges: readonly Rect[]): Set<string> {
  const slaves = new Set<string>();
  for (const { top, left, bottom, right } of merges) {
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) {
        if (row !== top || column !== left) slaves.add(`${row}:${column}`);
      }
    }
  }
  return slaves;
}
