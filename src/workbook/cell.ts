/** What goes into a cell, and how a day crosses between the sheet and the domain without a time zone. */
import { dayNumber, isoDay, isRealDay } from '../calendar/day';
import type { ColumnKind } from './sheet-schema';

/** A calendar day, ISO `YYYY-MM-DD`. */
export interface Day {
  readonly day: string;
}

/** A value to write: text exactly as given, a number, a day, a tick, or nothing. */
export type CellInput = string | number | boolean | Day | null;

/** The serial number under which a sheet keeps the day; written as a number it knows no time zone. */
export function daySerial({ day }: Day): number {
  return dayNumber(day) - dayNumber('1899-12-30');
}

/** dd.mm.yyyy */
export function printDay({ day }: Day): string {
  const [year, month, date] = day.split('-');
  return `${date ?? ''}.${month ?? ''}.${year ?? ''}`;
}

/** Reads a day as the sheet displays it (dd.mm.yyyy, or ISO); undefined for anything else or an impossible day. */
export function readDay(shown: string): Day | undefined {
  const text = shown.trim();
  const local = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const parts = local ? [local[3], local[2], local[1]] : iso ? [iso[1], iso[2], iso[3]] : undefined;
  if (!parts) return undefined;
  const [year = 0, month = 0, date = 0] = parts.map(Number);
  return isRealDay(year, month, date) ? { day: isoDay(year, month, date) } : undefined;
}

/**
 * What is shown, without the sheet's language: a decimal fraction with a point, as numbers have it everywhere else, and
 * ticks in English.
 */
export function plainShown(shown: string): string {
  if (shown === 'ИСТИНА') return 'TRUE';
  if (shown === 'ЛОЖЬ') return 'FALSE';
  return /^-?\d{1,15},\d{1,15}$/.test(shown) ? shown.replace(',', '.') : shown;
}

/** What the cell shows once the value is in it; the gateway compares it with what it reads back. */
export function shownAs(value: CellInput): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return printDay(value);
}

/**
 * The value by which a cell shows this again. A cell of an own column holds what its kind says, or else the text that a
 * person typed there; without a kind it is a cell of her own, which holds what typing this would put there.
 */
export function valueShown(shown: string, kind?: ColumnKind): CellInput {
  if (shown === '') return null;
  const holds = (...kinds: readonly ColumnKind[]): boolean => kind === undefined || kinds.includes(kind);
  const plain = plainShown(shown);
  if (holds('number', 'figure') && /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/.test(plain)) return Number(plain);
  if (holds('flag') && (plain === 'TRUE' || plain === 'FALSE')) return plain === 'TRUE';
  return (holds('day') ? readDay(shown) : undefined) ?? shown;
}
