/** Reads the cells of a sheet as a stream: values, formulas, texts and styles, row by row. */
import { columnIndex } from '../../document/a1';
import type { Cell, CellStyle, Sheet } from '../../document/model';
import { serialOf } from '../../document/serial-date';
import { RefusedFile } from '../../../files/refused-file';
import type { XmlReader } from '../xml/xml-reader';
import { flag } from '../xml/xml-reader';
import { decodeCellText } from '../xml/xml-text';
import { cellName, fileGrid } from './addresses';
import { fromFileFormula, SharedFormula } from './formula-text';
import { restoreLongText } from './long-text';
import { isDateFormat } from './number-format';
import type { WorkbookReader } from './read-sheet';
import type { RichText } from './read-strings';
import { readItem, runsOf } from './read-strings';

/** Excel's own bound. */
const FORMULA_LENGTH = 8192;
/** A text of more looks is read as plain. */
const PIECES = 2000;

export class CellReader {
  readonly rows: Sheet['rows'] = [];
  lastRow = -1;
  lastColumn = -1;
  readonly hiddenRows: number[] = [];
  /** pixels */
  readonly rowHeights = new Map<number, number>();
  /** Style numbers of whole rows. */
  readonly rowStyles = new Map<number, number>();
  private readonly shared = new Map<string, SharedFormula>();
  /** Styled cells without content, three numbers each: they may outnumber the others a hundred times. */
  private blanks = new Int32Array(3 * 256);
  private blankCount = 0;

  constructor(
    private readonly sheetName: string,
    private readonly book: WorkbookReader,
  ) {}

  /** Reads the `sheetData` just opened. */
  read(reader: XmlReader): void {
    const depth = reader.depth;
    let row = -1;
    while (reader.depth >= depth) {
      const event = reader.next();
      if (event === 'end') return;
      if (event !== 'open') continue;
      if (reader.name !== 'row') {
        reader.skip();
        continue;
      }
      const number = reader.attribute('r');
      row = number === undefined ? row + 1 : Number(number) - 1;
      if (!Number.isInteger(row) || row < 0 || row >= fileGrid.rows) throw this.outside();
      if (flag(reader.attribute('hidden'))) this.hiddenRows.push(row);
      const height = Number(reader.attribute('ht') ?? 0);
      if (height > 0 && flag(reader.attribute('customHeight'))) this.rowHeights.set(row, Math.round(height / 0.75));
      const style = styleNumber(reader);
      if (style > 0 && flag(reader.attribute('customFormat'))) this.rowStyles.set(row, style);
      this.readRow(reader, row);
    }
  }

  /** Styled cells without content, in the order of the file. */
  *styledBlanks(): IterableIterator<{ row: number; column: number; style: CellStyle }> {
    for (let at = 0; at < this.blankCount * 3; at += 3) {
      const style = this.style(this.blanks[at + 2] ?? 0);
      if (style !== undefined) yield { row: this.blanks[at] ?? 0, column: this.blanks[at + 1] ?? 0, style };
    }
  }

  /** A style by its number; undefined for a plain one. Cells share it, as no style is changed in place. */
  style(number: number): CellStyle | undefined {
    const style = this.book.styles.cells[number];
    return style === undefined || isEmpty(style) ? undefined : style;
  }

  private readRow(reader: XmlReader, row: number): void {
    const depth = reader.depth;
    let column = -1;
    while (reader.depth >= depth) {
      const event = reader.next();
      if (event === 'end') return;
      if (event !== 'open') continue;
      if (reader.name !== 'c') {
        reader.skip();
        continue;
      }
      const address = reader.attribute('r');
      column = address === undefined ? column + 1 : columnIndex(address.replace(/\d+$/, ''));
      if (!(column >= 0 && column < fileGrid.columns)) throw this.outside();
      const style = styleNumber(reader);
      const cell = this.readCell(reader, row, column, style);
      if (cell !== undefined) this.put(row, column, cell);
      else if (style > 0) this.addBlank(row, column, style);
    }
  }

  private put(row: number, column: number, cell: Cell): void {
    if (!this.book.budget.take('cells', 1)) {
      throw new RefusedFile('too-many-cells', 'В книге больше 500 000 заполненных ячеек.');
    }
    if (row > this.lastRow) this.lastRow = row;
    if (column > this.lastColumn) this.lastColumn = column;
    const cells = (this.rows[row] ??= []);
    cells[column] = cell;
  }

  private addBlank(row: number, column: number, style: number): void {
    if (this.blankCount * 3 + 3 > this.blanks.length) {
      const larger = new Int32Array(this.blanks.length * 2);
      larger.set(this.blanks);
      this.blanks = larger;
    }
    this.blanks.set([row, column, style], this.blankCount * 3);
    this.blankCount += 1;
  }

  /** Reads the inside of a `c`; undefined for a cell without content. */
  private readCell(reader: XmlReader, row: number, column: number, style: number): Cell | undefined {
    const type = reader.attribute('t') ?? 'n';
    const depth = reader.depth;
    let value: string | undefined;
    let inline: RichText | undefined;
    const cell: Cell = {};
    while (reader.depth >= depth) {
      const event = reader.next();
      if (event === 'end') break;
      if (event !== 'open') continue;
      if (reader.name === 'v') value = reader.readText();
      else if (reader.name === 'f') {
        const formula = this.readFormula(reader, row, column);
        if (formula !== undefined) cell.formula = formula;
      } else if (reader.name === 'is') inline = readItem(reader, this.book.styles.theme);
      else reader.skip();
    }
    const look = this.style(style);
    this.readValue(cell, type, value, inline, look);
    if (cell.value === undefined && cell.formula === undefined) return undefined;
    if (look !== undefined) cell.style = look;
    return cell;
  }

  private readValue(
    cell: Cell,
    type: string,
    value: string | undefined,
    inline: RichText | undefined,
    style: CellStyle | undefined,
  ): void {
    if (inline !== undefined) this.putText(cell, inline, style);
    if (value === undefined) return;
    if (type === 's') this.putText(cell, this.sharedText(value), style);
    else if (type === 'str' || type === 'inlineStr') this.putText(cell, { text: decodeCellText(value) }, style);
    else if (type === 'b') cell.value = value.trim() === '1' || value.trim() === 'true';
    else if (type === 'e') cell.value = value;
    else if (type === 'd') cell.value = isoSerial(value.trim()) ?? value;
    else if (value.trim() !== '') {
      const number = Number(value);
      if (!Number.isFinite(number)) cell.value = value;
      else cell.value = this.book.date1904 && isDateFormat(style?.numberFormat) ? number + 1462 : number;
    }
  }

  private putText(cell: Cell, item: RichText, style: CellStyle | undefined): void {
    if (item.text === '') return;
    const whole = restoreLongText(item.text, this.book.longTexts);
    cell.value = whole?.text ?? item.text;
    const pieces = item.pieces?.length ?? 0;
    const rich = pieces <= PIECES && this.book.budget.take('richPieces', pieces);
    if (!rich) this.book.losses.add('пёстрое оформление внутри ячеек');
    const runs = whole !== undefined ? whole.runs : rich ? runsOf(item, style) : undefined;
    if (runs !== undefined) cell.runs = runs;
  }

  private sharedText(index: string): RichText {
    const item = this.book.strings?.[Number(index)];
    if (item === undefined) {
      throw new RefusedFile(
        'part-missing',
        'Ячейки ссылаются на таблицу текстов, а её в файле нет или она короче: тексты прочитать нельзя.',
      );
    }
    return item;
  }

  private readFormula(reader: XmlReader, row: number, column: number): string | undefined {
    const kind = reader.attribute('t') ?? 'normal';
    const group = reader.attribute('si');
    const reference = reader.attribute('ref') ?? '';
    const body = reader.readText().trim();
    const { losses } = this.book;
    const names = (name: string): string => this.book.modelName(name);
    if (kind === 'dataTable') {
      losses.add('таблицы данных «что если»');
      return undefined;
    }
    if (kind === 'shared' && group !== undefined) {
      if (body !== '' && this.fits(body.length)) this.shared.set(group, new SharedFormula(body, row, column, names));
      const formula = this.shared.get(group);
      return formula !== undefined && this.fits(formula.length) ? formula.at(row, column) : undefined;
    }
    // LibreOffice writes a plain TRUE or FALSE as a formula.
    if (/^(?:TRUE|FALSE)\(\)$/.test(body)) return undefined;
    if (body === '' || !this.fits(body.length)) return undefined;
    if (/[[\]]/.test(body.replace(/"[^"]*"/g, ''))) losses.add('формулы с «умными таблицами» или другими файлами');
    const formula = fromFileFormula(body, names);
    if (kind !== 'array') return formula;
    const [from, to = from] = reference.split(':');
    if (from !== to) losses.add('формулы массива на несколько ячеек');
    return `=ARRAYFORMULA(${formula.slice(1)})`;
  }

  /** Whether there is room for a formula; where there is none, its cell keeps the value alone. */
  private fits(length: number): boolean {
    if (length <= FORMULA_LENGTH && this.book.budget.take('formulaText', length)) return true;
    this.book.losses.add('слишком длинные формулы (значения останутся)');
    return false;
  }

  private outside(): RefusedFile {
    const near = this.lastRow < 0 ? '' : ` после ${cellName(this.lastRow, Math.max(0, this.lastColumn))}`;
    return new RefusedFile(
      'bad-xml',
      `На листе «${this.sheetName}»${near} записана ячейка за пределами таблицы Excel.`,
    );
  }
}

function styleNumber(reader: XmlReader): number {
  const number = Number(reader.attribute('s') ?? 0);
  return Number.isInteger(number) && number > 0 && number < 1_000_000 ? number : 0;
}

function isEmpty(style: CellStyle): boolean {
  return Object.keys(style).length === 0;
}

/** An ISO date of a strict file as a serial number. */
function isoSerial(text: string): number | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?Z?)?$/.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 1, day = 1, hour, minute, second] = match.slice(1).map((part) => Number(part || 0));
  return serialOf({ year, month, day, hour, minute, second });
}
