import { isoDay } from '../calendar/day';

/**
 * The text of a cell whatever its value is. Readers that other tools call take any value of a sheet: a day as ISO,
 * nothing as ''.
 */
export function cellText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (!(value instanceof Date) || Number.isNaN(value.getTime())) return '';
  return isoDay(value.getFullYear(), value.getMonth() + 1, value.getDate());
}
