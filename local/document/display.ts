/**
 * What a cell shows: its value through its number format in the spreadsheet's locale.
 * Formats are read by numfmt; the automatic format is Google's and is written here.
 */
import { format as formatNumber, isDateFormat } from 'numfmt';
import type { Cell } from './model';

const EXACT_DIGITS = 10;
const LARGEST_PLAIN = 1e15;

function decimalComma(locale: string): boolean {
  return !locale.startsWith('en');
}

/** The automatic format: whole numbers in full, fractions to ten significant digits. */
function automatic(value: number, locale: string): string {
  const size = Math.abs(value);
  let text: string;
  if (size >= LARGEST_PLAIN || (size > 0 && size < 1e-9)) {
    text = value
      .toExponential(5)
      .replace(/\.?0+e/, 'e')
      .replace(/e([+-])(\d)$/, 'e$10$2')
      .toUpperCase();
  } else if (Number.isInteger(value)) {
    text = String(value);
  } else {
    text = String(Number(value.toPrecision(EXACT_DIGITS)));
  }
  return decimalComma(locale) ? text.replace('.', ',') : text;
}

/** `ru_RU` -> the locale code numfmt knows. */
function numfmtLocale(locale: string): string {
  return locale.split('_')[0] ?? 'en';
}

/** Words of a boolean in the locale. */
function booleanWord(value: boolean, locale: string): string {
  if (locale.startsWith('ru')) return value ? 'ИСТИНА' : 'ЛОЖЬ';
  return value ? 'TRUE' : 'FALSE';
}

/** The text a person sees in the cell; an empty string for an empty cell. */
export function displayValue(cell: Cell | undefined, locale: string): string {
  const value = cell?.value;
  if (value === undefined) return '';
  if (typeof value === 'boolean') return booleanWord(value, locale);
  const format = cell?.style?.numberFormat;
  if (typeof value === 'string') {
    if (format === undefined || format === '@' || !format.includes('@')) return value;
    return formatNumber(format, value, { locale: numfmtLocale(locale) });
  }
  if (format === undefined || format === '@' || format === 'General') return automatic(value, locale);
  try {
    // Groups of digits are parted by a space that does not break, days and hours by a plain one.
    return formatNumber(format, value, { locale: numfmtLocale(locale), nbsp: !isDateNumberFormat(format) });
  } catch {
    // A format that the library refuses must not hide the value.
    return automatic(value, locale);
  }
}

const dateFormats = new Map<string, boolean>();

/** Whether Range.getValue gives a Date for numbers of this format. */
export function isDateNumberFormat(format: string | undefined): boolean {
  if (format === undefined || format === '@') return false;
  let known = dateFormats.get(format);
  if (known === undefined) {
    try {
      known = isDateFormat(format);
    } catch {
      known = false;
    }
    dateFormats.set(format, known);
  }
  return known;
}

/** Default format of a typed day, of a day with a time, and of a time, in a locale. */
export function defaultDateFormats(locale: string): { day: string; moment: string; time: string } {
  if (locale === 'en_US') return { day: 'M/d/yyyy', moment: 'M/d/yyyy H:mm:ss', time: 'h:mm AM/PM' };
  return { day: 'dd.MM.yyyy', moment: 'dd.MM.yyyy H:mm:ss', time: 'H:mm:ss' };
}
