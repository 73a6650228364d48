/**
 * What other tools hand to the readers of a plan, made sure of: a period of two real days, rows that are rows. A call
 * that has no meaning is refused in words; a cell that holds no text is read as the text it shows.
 */
import { cellText } from './cell-text';
import { civilDay } from '../calendar/day';
import type { Period } from '../calendar/school-year';

/** A call that has no meaning; `message` says what was expected and where. */
export class PlanError extends Error {
  override readonly name = 'PlanError';
  readonly code = 'plan-malformed';

  constructor(part: string, expected: string) {
    super(`План прочитать нельзя: на месте «${part}» ожидается ${expected}. Исправьте данные и повторите.`);
  }
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

/** Whether both ends are real ISO days; which stands first is not asked. */
export function hasRealDays(period: unknown): period is Period {
  return [field(period, 'start'), field(period, 'end')].every(isRealIsoDay);
}

/** Whether the value is a real day, «2023-09-01». */
export function isRealIsoDay(value: unknown): value is string {
  return typeof value === 'string' && civilDay(value) !== undefined;
}

/** @throws PlanError unless it is two real days, the first not after the last */
export function requirePeriod(period: unknown): asserts period is Period {
  if (!hasRealDays(period) || period.start > period.end)
    throw new PlanError('период', 'первый и последний день вида 2023-09-01, первый не позже последнего');
}

/** The rows, every text field a text. @throws PlanError unless they are a list of rows */
export function textRows<Row extends object>(rows: unknown, fields: readonly (keyof Row & string)[]): Row[] {
  const isRow = (row: unknown): row is Row => typeof row === 'object' && row !== null;
  if (!Array.isArray(rows) || !rows.every(isRow)) throw new PlanError('строки плана', 'список строк');
  return rows.map((row) =>
    fields.every((name) => typeof row[name] === 'string')
      ? row
      : { ...row, ...Object.fromEntries(fields.map((name) => [name, cellText(row[name])])) },
  );
}

/** The list itself, or none. */
export function listOf<Item>(list: readonly Item[] | null | undefined): readonly Item[] {
  return Array.isArray(list) ? (list as readonly Item[]) : [];
}
