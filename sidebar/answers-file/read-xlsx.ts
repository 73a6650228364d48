/** The rows of a workbook with answers as texts: the first sheet in sight that holds anything. */
import { TableLimits } from '../../files/table-limits';
import { unzipTexts } from './unzip';

/** A part with more tags would take hundreds of megabytes as a tree; half a million cells have four each. */
const mostTags = 2_500_000;

const wanted =
  /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]{1,80}\.xml)$/i;

/** @throws Error with a Russian message */
export async function readXlsxRows(bytes: Uint8Array): Promise<string[][]> {
  const parts = await unzipTexts(bytes, (name) => wanted.test(name));
  const parse = (name: string): Document | undefined => {
    const text = parts.get(name);
    return text === undefined ? undefined : parseXml(text);
  };
  const strings = all(parse('xl/sharedStrings.xml'), 'si').map(textOf);
  const days = dayStyles(parse('xl/styles.xml'));
  for (const name of sheetNames(parse('xl/workbook.xml'), parse('xl/_rels/workbook.xml.rels'))) {
    const sheet = parse(name);
    const rows = sheet ? rowsOf(sheet, strings, days) : [];
    if (rows.length > 0) return rows;
  }
  throw new Error('В файле .xlsx нет ни одного заполненного листа. Проверьте, тот ли это файл.');
}

function parseXml(text: string): Document {
  if (/<!doctype/i.test(text.slice(0, 2000)) || text.includes('<!ENTITY')) {
    throw new Error('Файл .xlsx сделан не программой для таблиц. Чужой файл не открывайте.');
  }
  let tags = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    tags += 1;
    if (tags > mostTags) throw new Error('В файле .xlsx слишком много ячеек: это не выгрузка ответов.');
  }
  const document = new DOMParser().parseFromString(text, 'application/xml');
  if (document.getElementsByTagName('parsererror').length > 0) {
    throw new Error('Файл .xlsx повреждён. Откройте его в Excel и сохраните заново.');
  }
  return document;
}

const all = (parent: Document | Element | undefined, tag: string): Element[] =>
  parent ? Array.from(parent.getElementsByTagNameNS('*', tag)) : [];

/** The text of a shared or inline string, without the reading aids of Japanese ones. */
function textOf(item: Element): string {
  return all(item, 't')
    .filter((part) => part.parentElement?.localName !== 'rPh')
    .map((part) => part.textContent)
    .join('');
}

/** Parts of the sheets in the order of their tabs, hidden ones last. */
function sheetNames(workbook: Document | undefined, relations: Document | undefined): string[] {
  const targets = new Map(
    all(relations, 'Relationship').map((each) => [each.getAttribute('Id') ?? '', each.getAttribute('Target') ?? '']),
  );
  const sheets = all(workbook, 'sheet').map((sheet) => ({
    hidden: /hidden/i.test(sheet.getAttribute('state') ?? ''),
    target: targets.get(sheet.getAttribute('r:id') ?? '') ?? '',
  }));
  return sheets
    .sort((a, b) => Number(a.hidden) - Number(b.hidden))
    .map(({ target }) => (target.startsWith('/') ? target.slice(1) : `xl/${target}`));
}

/** Which styles show days; `time` where they show a time too. */
function dayStyles(styles: Document | undefined): ReadonlyMap<number, 'day' | 'moment'> {
  const codes = new Map(
    all(styles, 'numFmt').map((format) => [
      Number(format.getAttribute('numFmtId')),
      (format.getAttribute('formatCode') ?? '').replace(/"[^"]{0,100}"|\[[^\]]{0,40}\]|\\./g, ''),
    ]),
  );
  const [formats] = all(styles, 'cellXfs');
  return new Map(
    all(formats, 'xf').flatMap((format, index): [number, 'day' | 'moment'][] => {
      const id = Number(format.getAttribute('numFmtId'));
      const code = codes.get(id) ?? (id === 22 ? 'dd.mm.yyyy h:mm' : id >= 14 && id <= 17 ? 'dd.mm.yyyy' : '');
      return /[dy]/i.test(code) ? [[index, /[hs]/i.test(code) ? 'moment' : 'day']] : [];
    }),
  );
}

function rowsOf(sheet: Document, strings: readonly string[], days: ReadonlyMap<number, 'day' | 'moment'>): string[][] {
  const rows: string[][] = [];
  const limits = new TableLimits();
  for (const row of all(sheet, 'row')) {
    const at = Number(row.getAttribute('r') ?? rows.length + 1) - 1;
    if (!(at >= rows.length)) throw new Error('Файл .xlsx повреждён. Откройте его в Excel и сохраните заново.');
    while (rows.length < at) {
      limits.row();
      rows.push([]);
    }
    const cells: string[] = [];
    limits.row();
    const add = (text: string): void => {
      limits.cell(text);
      cells.push(text);
    };
    for (const cell of all(row, 'c')) {
      const column = columnOf(cell.getAttribute('r') ?? '') ?? cells.length;
      while (cells.length < column) add('');
      if (column === cells.length) add(shown(cell, strings, days).replace(/\r\n?/g, '\n'));
    }
    rows.push(cells);
  }
  return rows.some((cells) => cells.some((cell) => cell.trim() !== '')) ? rows : [];
}

function columnOf(address: string): number | undefined {
  const letters = /^([A-Z]{1,3})\d/.exec(address)?.[1];
  if (letters === undefined) return undefined;
  let column = 0;
  for (let at = 0; at < letters.length; at += 1) column = column * 26 + letters.charCodeAt(at) - 64;
  return column - 1;
}

function shown(cell: Element, strings: readonly string[], days: ReadonlyMap<number, 'day' | 'moment'>): string {
  const kind = cell.getAttribute('t') ?? 'n';
  if (kind === 'inlineStr') return textOf(cell);
  const value = all(cell, 'v')[0]?.textContent ?? '';
  if (kind === 's') return strings[Number(value)] ?? '';
  if (kind === 'b') return value === '1' ? 'да' : 'нет';
  if (kind === 'e' || kind === 'str' || value === '') return kind === 'e' ? '' : value;
  const day = days.get(Number(cell.getAttribute('s') ?? -1));
  const number = Number(value);
  if (day !== undefined && number > 0 && number < 2_958_466) return printDay(number, day === 'moment');
  return Number.isFinite(number) ? String(Number(number.toPrecision(15))) : value;
}

const secondsOfDay = 86_400;

/** A serial number as the day it stands for; no time zone is in it. */
function printDay(serial: number, withTime: boolean): string {
  const seconds = Math.round(serial * secondsOfDay);
  const moment = new Date((seconds - 25_569 * secondsOfDay) * 1000).toISOString();
  const day = moment.slice(0, 10).split('-').reverse().join('.');
  return withTime ? `${day} ${moment.slice(11, 19)}` : day;
}
